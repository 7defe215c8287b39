"""`docs/seeds.md` says where each statement of the five source articles is shown: its addresses and figures are true."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from plugins.portal.catalogue.content import read_portal
from plugins.portal.language.quantities import quantity_text
from plugins.portal.model import News
from plugins.portal.outputs.feeds import feed_places
from plugins.portal.outputs.pages import addresses, pages
from tests.conftest import NOW
from tests.portal.outputs.test_outputs import values

pytestmark = pytest.mark.xdist_group("seeds")
"""Each portal is read once."""

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "docs" / "seeds.md").read_text("utf-8")
PORTALS = ("lai-chau", "lao-cai", "ninh-binh", "quang-tri", "tuyen-quang")
PLACE = re.compile(r"`/([a-z-]+)(/[^`]*)`")
FIGURE = re.compile(r"\d+(?:[./:-]\d+)*(?: ?%)?")
ANSWERS = ("**có**", "**một phần**; ", "**ngoài trang tĩnh**: ")
FOR_MACHINES = re.compile(r"/|https?:|\{|\d{4}-\d\d-\d\d")
"""How a value begins that nobody reads on the page: an address, a description for programs, a day in ISO form."""


@dataclass(frozen=True)
class Place:
    row: str
    portal: str
    address: str


@dataclass(frozen=True)
class Row:
    code: str
    said: str
    places: tuple[Place, ...]
    answer: str


def row(line):
    code, said, where, answer = (one.strip() for one in line.strip().strip("|").split("|"))
    return Row(code, said, tuple(Place(code, one[1], one[2]) for one in PLACE.finditer(where)), answer)


ROWS = tuple(row(line) for line in TEXT.splitlines() if re.match(r"\| [A-Z]+\d+ \|", line))


@cache
def linked(portal):
    return read_portal(ROOT / "content" / portal, datetime.fromisoformat(NOW)).site


@cache
def there(portal):
    return {*addresses(linked(portal)), *feed_places(linked(portal))}


def places(portal):
    return [place for row in ROWS for place in row.places if place.portal == portal]


def readable(view):
    """What a reader sees of a view, with days and fractions written as our table writes them."""
    text = "\n".join(one for _, one in values(view) if isinstance(one, str) and not FOR_MACHINES.match(one))
    text = text.replace("\N{NO-BREAK SPACE}", " ").replace(" / ", "/")
    return re.sub(r"\b0?(\d{1,2})/0?(\d{1,2})(?=/\d{4}\b)", r"\1/\2", text)


def has(text, figure):
    """Whether a figure stands there as a number of its own: 33 is not in 133, 3.33 or 33.000."""
    number, unit = figure.rstrip(" %"), " ?%" if figure.endswith("%") else ""
    return re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(number)}(?![.,]?\d){unit}", text)


def test_every_row_has_a_code_of_its_own_a_page_and_an_answer():
    assert len({row.code for row in ROWS}) == len(ROWS) > 100
    assert [row.code for row in ROWS if not row.places or not row.answer.startswith(ANSWERS)] == []
    assert {place.portal for row in ROWS for place in row.places} == set(PORTALS)


@pytest.mark.parametrize("portal", PORTALS)
def test_an_article_is_called_what_the_portal_calls_it(portal):
    labels = {source.label for record in linked(portal).records for source in getattr(record, "sources", ())}
    assert any(f"Nguồn: *{label}*." in TEXT for label in labels)


@pytest.mark.parametrize("portal", PORTALS)
def test_every_address_is_there(portal):
    assert [one for one in places(portal) if one.address not in there(portal)] == []


@pytest.mark.parametrize("portal", PORTALS)
def test_every_figure_of_a_row_can_be_read_on_one_of_its_pages(portal):
    wanted = {one.address for one in places(portal)}
    shown = {one.path: readable(one.view) for one in pages(linked(portal)) if one.path in wanted}
    missing = [
        (row.code, figure)
        for row in ROWS
        if row.places[0].portal == portal
        for figure in FIGURE.findall(row.said)
        if not any(has(shown.get(place.address, ""), figure) for place in row.places)
    ]
    assert missing == []


def test_the_figures_of_the_articles_are_in_the_table():
    told = {figure for row in ROWS for figure in FIGURE.findall(row.said)}
    figures = ("2.400", "104", "33", "71", "568", "348", "220", "8/8", "3.000", "100 %", "7", "2.000", "20.000")
    assert set(figures) <= told


def test_the_parts_of_stations_and_of_loudspeakers_make_their_sums():
    record = linked("lai-chau").by_id["ubnd-tinh/news/2026/he-thong-truyen-thong-chinh-sach"]
    assert isinstance(record, News)
    sums = {one.value: [one_share.value for one_share in one.shares] for one in record.figures if one.shares}
    assert {quantity_text(one): [*map(quantity_text, parts)] for one, parts in sums.items()} == {
        "104": ["33", "71"],
        "568": ["348", "220"],
    }
    assert all(total == sum(parts) for total, parts in sums.items())
