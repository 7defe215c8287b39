"""Whatever an editor writes in a field, it is published or told: it never stops the program."""

import json
from datetime import datetime

import pytest

from plugins.attachments import attachments
from plugins.portal.catalogue.content import read_portal
from plugins.portal.model import Agency, Document, Draft, News, Page, Person, Plan, Portal, Translation
from plugins.portal.outputs.assets import Assets
from plugins.portal.outputs.feeds import feeds
from plugins.portal.outputs.maps import maps
from plugins.portal.outputs.pages import pages
from plugins.portal.outputs.signs import signs
from plugins.portal.views.chrome import chrome
from tests.conftest import NOW, agency, document, draft, news, page, person, plan, portal, record

FILES = {
    Portal: ("portal.yaml", portal()),
    Agency: ("ubnd-tinh/agency.md", agency()),
    Person: ("ubnd-tinh/people/a.md", person()),
    Document: ("ubnd-tinh/documents/2026/1-qd-ubnd.md", document("1/QĐ-UBND")),
    Plan: ("ubnd-tinh/plans/2026/1-kh-ubnd.md", plan()),
    Draft: ("ubnd-tinh/drafts/2026/a.md", draft()),
    News: ("ubnd-tinh/news/2026/a.md", news()),
    Page: ("pages/a.md", page()),
    Translation: ("pages/a.en.md", record(title="A")),
}
NEVER_GUESSED = {"status", "publish_at"}
"""Whether a record is published: left blank or misspelt, it is always told."""

ODD = ["x", "-1", "1" * 5000, "²", "/", "ubnd-tinh", [], {"x": ["y"]}, ""]
FIELDS = [(model, key) for model in FILES for key in model.declared()]


def written(text, name, value):
    """A file's text with another value in one of its fields."""
    lines = [line for line in text.splitlines() if not line.startswith(f"{name}:")]
    odd = f"{name}: {json.dumps(value, ensure_ascii=False)}"
    return "\n".join([odd, *lines] if lines[0] != "---" else [lines[0], odd, *lines[1:]]) + "\n"


@pytest.fixture
def published(tree):
    """How many pages and files a portal of these files gives; None where it was told what is wrong."""

    def count(files):
        content = tree({f"lao-cai/{path}": text for path, text in files.items()})
        reading = read_portal(content / "lao-cai", datetime.fromisoformat(NOW))
        if reading.site is None:
            assert any(one.stops for one in reading.problems)
            return None
        assert chrome(reading.site, Assets((), "", (), "", {}, {}, "")).footer
        return sum(len(list(capability(reading.site))) for capability in (pages, signs, attachments, feeds, maps))

    return count


def test_the_files_as_they_are_can_be_published(published):
    assert published(dict(FILES.values()))


@pytest.mark.parametrize(("model", "key"), FIELDS, ids=[f"{model.__name__}.{key.name}" for model, key in FIELDS])
def test_any_value_of_a_field_is_published_or_told(published, model, key):
    path, text = FILES[model]
    needed = dict(FILES[one] for one in (Portal, Agency, Page))
    values = ODD + [[{one.name: value for one in key.part.declared()}] for value in ODD[:4] if key.part]
    counts = [published(needed | {path: written(text, key.name, value)}) for value in values]
    assert counts.count(None) < len(counts) or key.asked or key.part or key.name in NEVER_GUESSED
