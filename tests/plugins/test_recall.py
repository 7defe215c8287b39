"""What the making of a page asks of the site, and when a page need not be made."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from plugins.host.reads import Noting, name_of
from plugins.host.recall import END, Recall
from plugins.portal.outputs.pages import pages
from plugins.portal.views.rows import row
from tests.conftest import agency, document, news, person, portal

WORLD = {
    "portal.yaml": portal(),
    "ubnd-tinh/agency.md": agency("Ủy ban nhân dân tỉnh"),
    "so-y-te/agency.md": agency("Sở Y tế"),
    "so-y-te/people/an.md": person(),
    "so-y-te/documents/2026/1-qd-syt.md": document("1/QĐ-SYT"),
    "so-y-te/documents/2026/2-qd-syt.md": document("2/QĐ-SYT", guides="1/QĐ-SYT"),
    "so-noi-vu/agency.md": agency("Sở Nội vụ"),
    "so-noi-vu/documents/2026/1-qd-snv.md": document("1/QĐ-SNV"),
    "so-noi-vu/news/2026/tin.md": news(),
}
FIRST, SECOND = "so-y-te/documents/2026/1-qd-syt.md", "so-y-te/documents/2026/2-qd-syt.md"
KEY = b"k" * 32
MEMORY = Path("memory")
"""Never opened here."""
PAGES = {FIRST: "/so-y-te/van-ban/2026/1-qd-syt/", SECOND: "/so-y-te/van-ban/2026/2-qd-syt/"}


def told(site):
    """What is remembered of each page that may be recalled, under its ticket."""
    recall = Recall(site, b"recipe", MEMORY)
    found = [(one, recall.ticket(one.path, one.of)) for one in pages(recall.site)]
    return {
        ticket: recall.told(KEY, recall.noting.noting(partial(getattr, one, "view"))[1])
        for one, ticket in found
        if ticket
    }


def made(before, site):
    """Addresses of the pages that have to be made, where the memory knows those of before."""
    recall = Recall(site, b"recipe", MEMORY)
    known = told(before)
    tickets = [(one, recall.ticket(one.path, one.of)) for one in pages(recall.site)]
    return {one.path for one, ticket in tickets if not recall.known(known.get(ticket, b""))[0]}


def test_a_page_made_of_a_site_that_notes_is_the_same_page(site):
    found = site(WORLD)
    noting = Noting(found)
    assert [one.view for one in pages(noting.as_site)] == [one.view for one in pages(found)]


def test_of_the_same_content_no_page_is_made_again(site):
    again = made(site(WORLD), site(WORLD))
    assert [path for path in again if not path.startswith("/doi-tuong/")] == []  # finished before they are asked for


@pytest.mark.parametrize("number", [1, 2])
def test_a_text_concerns_its_page_and_what_speaks_of_it(site, number):
    path = (FIRST, SECOND)[number - 1]
    changed = WORLD | {path: WORLD[path].replace("---\n", "---\n", 1) + "\nMột câu nữa.\n"}
    again = made(site(WORLD), site(changed))
    assert PAGES[path] in again
    assert {"/so-noi-vu/", "/so-noi-vu/van-ban/2026/1-qd-snv/", "/so-noi-vu/tin-tuc/2026/tin/"} & again == set()


def test_the_name_of_an_agency_concerns_its_documents_and_no_others(site):
    changed = WORLD | {"so-y-te/agency.md": agency("Sở Y tế tỉnh")}
    again = made(site(WORLD), site(changed))
    assert {*PAGES.values(), "/so-y-te/"} <= again
    assert "/so-noi-vu/van-ban/2026/1-qd-snv/" not in again


def test_a_new_document_concerns_what_it_cites(site):
    new = WORLD | {"so-noi-vu/documents/2026/2-qd-snv.md": document("2/QĐ-SNV", replaces="1/QĐ-SYT")}
    again = made(site(WORLD), site(new))
    assert PAGES[FIRST] in again
    assert "/so-noi-vu/tin-tuc/2026/tin/" not in again


def test_another_day_concerns_what_speaks_of_today(site):
    again = made(site(WORLD), site(WORLD, now="2026-11-23T09:00+07:00"))
    assert PAGES[FIRST] in again


def test_what_was_worked_out_for_one_page_is_read_by_the_next_as_well(site):
    found = site(WORLD)
    noting, record = Noting(found), found.by_id[FIRST.removesuffix(".md")]
    first, second = (noting.noting(partial(row, noting.as_site, record))[1] for _ in range(2))
    assert first == second
    assert "by_id\tso-y-te" in first


def test_of_a_mapping_only_what_was_looked_up_is_read_and_whoever_goes_through_it_reads_it_whole(site):
    noting = Noting(site(WORLD))
    assert noting.noting(lambda: noting.as_site.by_id.get("so-y-te"))[1] == {"by_id\tso-y-te": None}
    assert noting.noting(lambda: "so-y-te" in noting.as_site.by_id)[1] == {"by_id\tso-y-te": None}
    assert noting.noting(lambda: list(noting.as_site.by_id))[1] == {"by_id": None}
    assert noting.noting(lambda: len(noting.as_site.by_id))[1] == {"by_id": None}
    assert noting.noting(lambda: [*noting.as_site.by_id.values()])[1] == {"by_id": None}
    assert noting.noting(lambda: dict(noting.as_site.by_id.items()))[1] == {"by_id": None}
    assert noting.noting(lambda: noting.as_site.agencies)[1] == {"agencies": None}


def test_a_record_that_was_not_there_is_read_too(site):
    without = {path: text for path, text in WORLD.items() if "/people/" not in path}
    recall = Recall(site(without), b"recipe", MEMORY)
    _, reads = recall.noting.noting(lambda: recall.site.by_id.get("so-y-te/people/an"))
    told = recall.told(KEY, reads)
    assert recall.known(told)[0] == KEY
    assert Recall(site(WORLD), b"recipe", MEMORY).known(told)[0] == b""


@pytest.mark.parametrize(
    "names", [b"os:getcwd", b"plugins.portal.store:key", b"no_such", b"once", b"\xff", b"by_id\t\n\n"]
)
def test_a_memory_that_somebody_else_has_written_is_no_reason_to_keep_a_page(site, names):
    recall = Recall(site(WORLD), b"recipe", MEMORY)
    assert recall.known(b"d" * 32 + names + END + KEY) == (b"", {})


def test_only_what_is_made_of_plain_values_by_a_function_of_its_own_is_recalled(site):
    recall = Recall(site(WORLD), b"recipe", MEMORY)
    view = next(iter(pages(site(WORLD)))).view
    assert recall.ticket("/", view) == b""
    assert recall.ticket("/a.txt", b"a") == b""
    one, other = (recall.ticket("/a.txt", partial(name_of, value)) for value in ("a", "b"))
    assert one != other
    with pytest.raises(ValueError, match="<lambda>"):
        recall.ticket("/a.txt", partial(lambda: b"a"))


def test_another_recipe_recalls_nothing(site):
    found = site(WORLD)
    page = next(iter(pages(found)))

    def ticket(site, recipe):
        return Recall(site, recipe, MEMORY).ticket(page.path, page.of)

    assert ticket(found, b"one") != ticket(found, b"other")
    assert ticket(replace(found), b"one") == ticket(found, b"one")


asked = []


def title(site, name):
    asked.append(name)
    return site.by_id[name].title.encode()


def test_what_a_capability_lets_the_site_recall_is_made_again_where_it_read_what_has_changed(site, tmp_path):
    names = [one.removesuffix(".md") for one in (FIRST, SECOND)]
    world = WORLD | {SECOND: WORLD[SECOND].replace("---\n", "---\n", 1) + "\nMột câu nữa.\n"}
    for content, again in ((WORLD, names), (WORLD, []), (world, names[1:])):
        asked.clear()
        recall = Recall(site(content), b"recipe", tmp_path / "memory")
        found, reads = recall.noting.noting(lambda: b" ".join(recall.site.recalled(title, names)))  # noqa: B023 - at once
        assert found.decode() == "Văn bản số 1/QĐ-SYT Văn bản số 2/QĐ-SYT"
        assert list(reads) == [f"by_id\t{one}" for one in names]
        assert asked == again
