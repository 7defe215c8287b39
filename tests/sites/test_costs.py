"""What an edit costs: the files that are written for it, counted in the release itself, where all others are links.

A line more in this table is work more for every build, and a file more that readers and search engines fetch again.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from plugins.portal.publish.manifest import NAME
from plugins.portal.store import SEAL
from tests.portal.publish.renderings import tree
from tests.sites.edits import EDITS
from tests.sites.worlds import World, beginning, copied

JOURNAL = "/nhat-ky/ /nhat-ky/1-100/ /nhat-ky/atom.xml /nhat-ky/dia-chi.jsonl /nhat-ky/thay-doi.jsonl"
"""What every change of a record is told in."""

COSTS = {
    "nothing": "",
    "body": f"""
        {JOURNAL}
        /so-y-te/van-ban/2026/2-tb-syt/
        /tim-kiem/d/b-.bin /tim-kiem/d/b-cau.bin /tim-kiem/d/than.bin /tim-kiem/muc-luc.bin
    """,
    "attach": f"""
        {JOURNAL}
        /so-y-te/van-ban/2026/2-tb-syt/
        /so-y-te/van-ban/2026/2-tb-syt/anh.png /so-y-te/van-ban/2026/2-tb-syt/anh.png.60.webp
    """,
    "contact": f"""
        {JOURNAL}
        /so-y-te/
        /tim-kiem/d/s-0.bin /tim-kiem/d/s-1.bin /tim-kiem/d/t-.bin /tim-kiem/muc-luc.bin
    """,
    "title": f"""
        {JOURNAL}
        / /atom.xml
        /linh-vuc/y-te/ /linh-vuc/y-te/atom.xml
        /so-y-te/ /so-y-te/atom.xml
        /so-y-te/van-ban/ /so-y-te/van-ban/atom.xml
        /so-y-te/van-ban/2026/ /so-y-te/van-ban/2026/1-tb-syt/ /so-y-te/van-ban/2026/2-tb-syt/
        /tim-kiem/ /tim-kiem/d/s-256.bin /tim-kiem/d/s-257.bin /tim-kiem/d/s-258.bin /tim-kiem/d/s-259.bin
        /tim-kiem/d/t-.bin /tim-kiem/d/t-ba.bin /tim-kiem/d/tu.bin
        /tim-kiem/muc-luc.bin
        /truyen-thong/trien-khai/ /truyen-thong/trien-khai.csv /truyen-thong/trien-khai.xlsx
        /van-ban/ /van-ban/atom.xml
        /van-ban/hieu-luc/con-hieu-luc/ /van-ban/hieu-luc/con-hieu-luc/atom.xml
        /van-ban/loai/thong-bao/ /van-ban/loai/thong-bao/atom.xml
        /van-ban/nam/2026/ /van-ban/nam/2026/atom.xml
        /zalo/van-ban.json
    """,
    "day": """
        /dung.json
        /nguoi-phat-ngon/danh-ba.json
        /nguoi-phat-ngon/khac/danh-ba.json /nguoi-phat-ngon/nganh-doc/danh-ba.json
        /nguoi-phat-ngon/so-nganh/danh-ba.json /nguoi-phat-ngon/su-nghiep/danh-ba.json
        /nguoi-phat-ngon/tinh/danh-ba.json /nguoi-phat-ngon/xa/danh-ba.json
    """,
}
"""By edit: of one of three documents, of the first department, or of a day on which nothing falls due."""

UNTOUCHED = {
    "title": "/tinh-trang-cong-khai/ /nguoi-phat-ngon/ /phap-luat/ /tin-tuc/",
    "add": "/so-giao-duc/ /static/",
    "rename_agency": "/so-giao-duc/ /phap-luat/224-2026-nd-cp/ /du-thao/ /kenh-thong-tin/ /static/ /truyen-thong/hoi-dap/",
    "withdraw": "/so-giao-duc/ /phap-luat/ /tinh-trang-cong-khai/ /nguoi-phat-ngon/ /tin-tuc/ /static/",
    "publish_news": "/so-giao-duc/ /nguoi-phat-ngon/xa/ /static/",
}
"""By edit of one department: what does not speak of it."""

WHICH = {"body": 2, "attach": 2, "title": 2, "withdraw": 2}
NOTED = re.compile(rb"(?s)\A.{64}([a-z_]+|plugins\.portal\.[\w.:]+)(\t[^\n]*)?(\n|\Z)")
HEX = re.compile(rb"[0-9a-f]{64}")
TEXT = re.compile(rb'\[(\]|\{"id": )')
LISTS = re.compile(r"/kiem-chung/[0-9a-f]\.json")
"""Of the files that are new or gone, by their digests."""
CONTENT_NAMED = re.compile(r"-\w{4}(?=\.bin$)")


@pytest.fixture(scope="module")
def begun() -> Iterator[World]:
    with beginning() as world:
        world.warm()
        yield world


@pytest.mark.parametrize("edit", COSTS)
def test_an_edit_writes_what_shows_it(begun: World, edit: str):
    with copied(begun) as world:
        found = [one for one in written_for(world, edit) if not LISTS.fullmatch(one)]
        assert found == sorted(COSTS[edit].split())


@pytest.mark.parametrize("edit", UNTOUCHED)
def test_what_does_not_speak_of_it_is_kept(begun: World, edit: str):
    with copied(begun) as world:
        found = written_for(world, edit)
        assert found
        assert [path for path in found if path.startswith(tuple(UNTOUCHED[edit].split()))] == []


def test_one_text_is_made_into_html(begun: World):
    """Of what the memory holds, one text is new, and as many files as were written."""
    with copied(begun) as world:
        before = remembered(world)
        files = len(written_for(world, "body"))
        after = remembered(world)
        assert after["text"] - before["text"] == 1
        assert after["file"] - before["file"] == files


def test_few_pages_are_made_to_know_that_they_are_the_same(begun: World):
    """All outputs are made when nothing is known; of an edit those whose making reads what it changed."""
    with copied(begun) as world:
        world.warm()  # another place is another name of each file
        everything, before = noted(world), newest(world)
        written_for(world, "body")
        assert 0 < noted(world, before) < everything / 8


def newest(world: World) -> int:
    return int(asked(world, "SELECT max(used) FROM made")[0][0])


def noted(world: World, since: int = 0) -> int:
    """Of how many outputs it was noted after that what their making reads."""
    rows = asked(world, f"SELECT value FROM made WHERE used > {since}")
    return sum(NOTED.search(value[SEAL:]) is not None for (value,) in rows)


def asked(world: World, question: str) -> list[Any]:
    with closing(sqlite3.connect(world.memory / "lao-cai.sqlite")) as database:
        return database.execute(question).fetchall()


def written_for(world: World, edit: str) -> list[str]:
    """The addresses of files that no release before had; every one of them differs, too."""
    before, shown = tree(world.shelf.link), world.shelf.current
    world.edits += 1
    EDITS[edit](world, WHICH.get(edit, 0))
    assert world.warm().files
    if world.shelf.current == shown:
        return []
    after, release = tree(world.shelf.link), world.shelf.link.resolve()
    new = sorted(path for path in after if (release / path).stat().st_nlink == 1 and path != NAME)
    assert new == sorted(path for path in after if after[path] != before.get(path) and path != NAME)
    return sorted("/" + CONTENT_NAMED.sub("", path).removesuffix("index.html") for path in new)


def remembered(world: World) -> Counter[str]:
    """How many texts the memory holds as HTML, and of how many files the digest; each value begins with its seal."""
    values = (value[SEAL:] for (value,) in asked(world, "SELECT value FROM made"))
    return Counter("text" if TEXT.match(one) else "file" if HEX.match(one) else "" for one in values)
