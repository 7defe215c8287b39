"""The lists of `/kiem-chung/`: whatever somebody has saved is found in a list of a few kilobytes."""

import hashlib
import json

import pytest

from plugins.portal.publish.listed import lists
from plugins.portal.publish.manifest import Entry

PAGES = tuple(Entry(f"trang-{one}/index.html", 1, hashlib.sha256(b"%d" % one).hexdigest()) for one in range(5000))
PAPERS = tuple(
    Entry(f"so-y-te/{one}/quyết-định-{one}.pdf", 1, hashlib.sha256(b"pdf %d" % one).hexdigest()) for one in range(300)
)


@pytest.fixture(scope="module")
def found() -> dict[str, bytes]:
    return {one.path: one.content for one in lists(2, (*PAGES, *PAPERS)) if isinstance(one.content, bytes)}


def held(found: dict[str, bytes], start: str) -> list[str]:
    return [one["path"] for one in json.loads(found[f"/kiem-chung/{start}.json"])["files"]]


def test_a_file_stands_in_the_list_of_its_content(found: dict[str, bytes]):
    for one in (*PAGES, *PAPERS):
        assert one.path in held(found, one.sha256[:2])


def test_a_file_stands_in_the_list_of_its_name(found: dict[str, bytes]):
    for one in PAPERS:
        start = hashlib.sha256(one.path.rpartition("/")[2].encode()).hexdigest()[:2]
        assert one.path in held(found, start)


def test_a_name_that_all_have_fills_no_list(found: dict[str, bytes]):
    assert max(map(len, found.values())) < 3 * sum(map(len, found.values())) / len(found)


def test_a_list_that_holds_nothing_is_there():
    assert [one.path for one in lists(1, ())] == [f"/kiem-chung/{digit:x}.json" for digit in range(16)]
