"""The ledger: read back as it was written, damage told with its line, lost and reused addresses told with the remedy."""

import json
from datetime import datetime

import pytest

from plugins.portal.catalogue.content import read_portal
from plugins.portal.catalogue.ledger import Change, Line, State, as_lines, read_ledger
from plugins.portal.outputs.ledger import ledger_after
from tests.conftest import NOW, agency, document, draft, page, person, portal, record

DOCUMENT = "so-y-te/documents/2026/1-qd-syt.md"
FILES = {
    "so-y-te/agency.md": agency("Sở Y tế"),
    DOCUMENT: document("1/QĐ-SYT"),
    "pages/a.md": page("Trang A"),
    "pages/a.en.md": record(title="Page A"),
}


@pytest.fixture
def published(site):
    """The files of a ledger, as they are once the given files have been published."""

    def ledger(files, **around):
        return files_of(ledger_after(site({**files, **around})))

    return ledger


def files_of(ledger):
    return {"ledger/addresses.jsonl": as_lines(ledger.lines), "ledger/changes.jsonl": as_lines(ledger.changes)}


def without(files, *paths):
    return {path: text for path, text in files.items() if path not in paths}


def test_what_is_written_is_read_back(site, tmp_path):
    ledger = ledger_after(site(FILES))
    folder = tmp_path / "x" / "ledger"
    folder.mkdir(parents=True)
    for path, text in files_of(ledger).items():
        (tmp_path / "x" / path).write_text(text)
    found, problems, _ = read_ledger(tmp_path / "x", "x")
    assert problems == ()
    assert (found.lines, found.changes) == (ledger.lines, ledger.changes)


def test_a_portal_that_has_lost_nothing_has_no_problem(problems, published):
    assert problems({**FILES, **published(FILES)}) == ()


SAID = {"on": "20/11/2026", "reason": "Đăng nhầm"}
LOST = {
    "a document": ([DOCUMENT], "so-y-te/documents/2026/1-qd-syt"),
    "a page and its translation": (["pages/a.md", "pages/a.en.md"], "pages/a"),
    "a translation alone": (["pages/a.en.md"], "pages/a.en"),
}


@pytest.mark.parametrize("name", LOST)
def test_an_address_that_is_lost_is_told_with_its_file_and_three_ways_out(problems, published, name):
    paths, id_ = LOST[name]
    found = problems({**without(FILES, *paths), **published(FILES)})
    assert {one.code for one in found} == {"dia-chi-mat"}
    assert f"{id_}.md" in found[0].what + found[-1].what
    line = json.loads(published(FILES)["ledger/addresses.jsonl"].splitlines()[found[-1].where.line - 1])
    assert line["address"] in found[-1].what
    assert all("./portal withdraw" in one.how and "khôi phục" in one.how for one in found)


def test_a_file_that_was_renamed_by_hand_is_recognised(problems, published):
    files = {**without(FILES, DOCUMENT), "so-y-te/documents/2026/01-qd-syt.md": FILES[DOCUMENT]}
    (found,) = problems({**files, **published(FILES)})
    assert "./portal move so-y-te/documents/2026/1-qd-syt so-y-te/documents/2026/01-qd-syt" in found.how


def test_the_folder_of_an_agency_that_is_gone_is_one_problem(problems, published):
    (found,) = problems({**without(FILES, DOCUMENT, "so-y-te/agency.md"), **published(FILES)})
    assert found.code == "co-quan-mat"
    assert "succession" in found.how


@pytest.mark.parametrize("state", [{"status": "nháp"}, {"publish_at": "1/1/2027 08:00"}])
def test_what_was_published_does_not_become_unpublished_again(problems, published, state):
    (found,) = problems({**FILES, DOCUMENT: document("1/QĐ-SYT", **state), **published(FILES)})
    assert found.code == "dia-chi-bi-an"
    assert found.where.line > 1
    assert "./portal withdraw" in found.how


def test_a_record_that_cannot_be_read_is_not_lost_as_well(problems, published):
    found = problems({**FILES, DOCUMENT: document("1/QĐ-SYT", issued="30/2/2026"), **published(FILES)})
    assert [one.code for one in found] == ["ngay-sai"]


def test_an_old_address_that_another_record_names_is_answered(site, published):
    moved = {"so-y-te/documents/2026/2.md": document("1/QĐ-SYT", formerly="/so-y-te/van-ban/2026/1-qd-syt/")}
    site({**without(FILES, DOCUMENT), **moved, **published(FILES)})


def test_a_file_that_no_longer_hangs_on_a_page_is_a_notice_and_its_address_leads_to_the_page(reading, published):
    files = {
        "pages/a.md": page("Trang A", attachments=[{"file": "a.pdf", "label": "A"}]),
        "pages/a/a.pdf": b"%PDF",
    }
    found = reading({**FILES, **published(FILES, **files)})
    assert [(one.code, one.stops) for one in found.problems] == [("tep-da-bo", False)]
    assert ledger_after(found.site).by_address["/a/a.pdf"].to == "/a/"


def test_a_list_and_a_feed_that_vanish_lead_to_the_nearest_above(site, published):
    older = {"ubnd-tinh/drafts/2025/a.md": draft(published="1/9/2025")}
    ledger = published(FILES, **older)
    said = {"status": "đã rút", "withdrawal": SAID}
    found = site({**FILES, "ubnd-tinh/drafts/2025/a.md": draft(published="1/9/2025", **said), **ledger})
    after = ledger_after(found).by_address
    assert (after["/ubnd-tinh/du-thao/2025/"].to, after["/ubnd-tinh/du-thao/"].to) == ("/ubnd-tinh/", "/ubnd-tinh/")
    assert after["/van-ban/loai/quyet-dinh/"].to == ""
    gone = site({**without(FILES, DOCUMENT), DOCUMENT: document("1/QĐ-SYT", **said), **published(FILES)})
    after = ledger_after(gone).by_address
    assert after["/van-ban/loai/quyet-dinh/"].to == "/van-ban/"
    assert after["/van-ban/loai/quyet-dinh/atom.xml"].to == "/van-ban/atom.xml"


def test_a_translation_goes_where_its_page_went(site, published):
    moved = {"pages/b.md": page("Trang A", formerly="/a/"), "pages/b.en.md": record(title="Page A")}
    found = site({**without(FILES, "pages/a.md", "pages/a.en.md"), **moved, **published(FILES)})
    after = ledger_after(found).by_address
    assert (after["/a/"].to, after["/en/a/"].to) == ("/b/", "/en/b/")


def test_a_withdrawn_address_never_belongs_to_something_else(problems, published):
    withdrawn = {**FILES, DOCUMENT: document("1/QĐ-SYT", status="đã rút", withdrawal=SAID)}
    ledger = published(withdrawn, **published(FILES))
    (found,) = problems({**FILES, DOCUMENT: document("2/QĐ-SYT"), **ledger})
    assert (found.code, found.where.path) == ("dia-chi-dung-lai", f"content/lao-cai/{DOCUMENT}")


def test_a_moved_address_belongs_to_nothing_else_but_the_record_that_comes_home(problems, published):
    there = "so-y-te/documents/2026/2.md"
    moved = {**without(FILES, DOCUMENT), there: document("1/QĐ-SYT", formerly="/so-y-te/van-ban/2026/1-qd-syt/")}
    ledger = published(moved, **published(FILES))
    plain = document("1/QĐ-SYT")
    found = problems({**without(moved, there), there: plain, DOCUMENT: document("3/QĐ-SYT"), **ledger})
    assert [one.code for one in found] == ["dia-chi-dung-lai"]
    home = document("1/QĐ-SYT", formerly="/so-y-te/van-ban/2026/2/")
    assert problems({**without(moved, there), DOCUMENT: home, **ledger}) == ()


def test_what_is_moved_and_withdrawn_between_two_builds_is_not_lost(site, published):
    said = {"formerly": "/so-y-te/van-ban/2026/1-qd-syt/", "status": "đã rút", "withdrawal": SAID}
    there = {"so-y-te/documents/2026/2.md": document("1/QĐ-SYT", **said)}
    after = ledger_after(site({**without(FILES, DOCUMENT), **there, **published(FILES)}))
    assert after.by_address["/so-y-te/van-ban/2026/1-qd-syt/"].reason == "Đăng nhầm"
    assert "/so-y-te/van-ban/2026/2/" not in after.by_address


def test_what_is_moved_and_made_a_draft_is_told_where_it_is_now(problems, published):
    said = {"formerly": "/so-y-te/van-ban/2026/1-qd-syt/", "status": "nháp"}
    there = {"so-y-te/documents/2026/2.md": document("1/QĐ-SYT", **said)}
    (found,) = problems({**without(FILES, DOCUMENT), **there, **published(FILES)})
    assert (found.code, found.where.path) == ("dia-chi-bi-an", "content/lao-cai/so-y-te/documents/2026/2.md")


def test_a_withdrawn_address_may_lead_to_what_took_over_its_content(site):
    gone = Line("/a/", State.WITHDRAWN, "pages/a", "page", on="2026-11-20", reason="Đăng nhầm", gone=True)
    log = as_lines((Change(1, NOW, "started", count=1),))
    files = {"ledger/addresses.jsonl": as_lines((gone,)), "ledger/changes.jsonl": log}
    after = ledger_after(site({"pages/b.md": page("B", formerly="/a/"), **files}))
    assert after.by_address["/a/"] == Line("/a/", State.MOVED, "pages/a", "page", to="/b/")
    site({"pages/b.md": page("B", formerly="/a/"), **files_of(after)})


LINE = as_lines((Line("/"),))
LOG = as_lines((Change(1, NOW, "started", count=1),))
DAMAGES = {
    "not JSON": (LINE + "<<<<<<< HEAD\n", LOG, "so-dia-chi-hong", 2),
    "not as we write it": (LINE + '{"address": "/a/","state":"live"}\n', LOG, "so-dia-chi-hong", 2),
    "an unknown state": (LINE.replace("live", "alive"), LOG, "so-dia-chi-hong", 1),
    "a key of its own": ('{"address":"/","state":"live","x":1}\n', LOG, "so-dia-chi-hong", 1),
    "an address outside": (LINE.replace('"/"', '"//evil.example/"'), LOG, "so-dia-chi-hong", 1),
    "moved to nowhere": (LINE.replace("live", "moved"), LOG, "so-dia-chi-hong", 1),
    "two lines of one address": (LINE + LINE, LOG, "so-dia-chi-hong", 2),
    "a list for an object": ("[]\n", LOG, "so-dia-chi-hong", 1),
    "half a surrogate": (LINE.replace('"/"', '"/\\ud800/"'), LOG, "so-dia-chi-hong", 1),
    "deeper than anybody writes": ("[" * 100_000 + "\n", LOG, "so-dia-chi-hong", 1),
    "no log": (LINE, None, "so-dia-chi-hong", 0),
    "no addresses": (None, LOG, "so-dia-chi-hong", 0),
    "a log that begins later": (LINE, LOG.replace('"n":1', '"n":2'), "so-thay-doi-hong", 1),
    "a log in another encoding": (LINE, "Sổ".encode("utf-16"), "khong-phai-utf-8", 1),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_ledger_is_told_with_its_line(problems, name):
    addresses, log, code, line = DAMAGES[name]
    (found,) = problems({"ledger/addresses.jsonl": addresses, "ledger/changes.jsonl": log})
    assert (found.code, found.where.line) == (code, line)
    assert found.stops


def test_two_lines_that_are_addresses_only_together_are_none(problems):
    spliced = f'{LINE[:-1]},{{"address":"/a\nb/","state":"live"}}\n'
    found = problems({"ledger/addresses.jsonl": spliced, "ledger/changes.jsonl": LOG})
    assert [(one.code, one.where.line) for one in found] == [("so-dia-chi-hong", 1), ("so-dia-chi-hong", 2)]


def test_a_circle_written_by_hand_is_told_and_never_followed(problems):
    circle = (
        Line("/a/", State.MOVED, "pages/a", "page", to="/b/"),
        Line("/b/", State.MOVED, "pages/b", "page", to="/a/"),
    )
    found = problems({"ledger/addresses.jsonl": as_lines(circle), "ledger/changes.jsonl": LOG})
    assert {(one.code, one.where.line) for one in found} == {("so-dia-chi-hong", 1), ("so-dia-chi-hong", 2)}


def test_nothing_else_lies_in_the_ledger(problems):
    (found,) = problems({"ledger/addresses.jsonl": LINE, "ledger/changes.jsonl": LOG, "ledger/ghi-chu.md": "x"})
    assert (found.code, found.where.path) == ("tep-khong-thuoc-dau", "content/lao-cai/ledger/ghi-chu.md")


# the log of changes


@pytest.fixture
def log(tree):
    """The log after publishing several states of a portal one after the other, an hour apart."""

    def after(*states):
        ledger = {}
        for hour, files in enumerate(states, 10):
            content = tree({f"lao-cai/{path}": text for path, text in {**files, **ledger}.items()})
            found = read_portal(content / "lao-cai", datetime.fromisoformat(f"2026-11-22T{hour}:00+07:00"))
            assert found.site, found.problems
            ledger = files_of(ledger_after(found.site))
        return [json.loads(line) for line in ledger["ledger/changes.jsonl"].splitlines()]

    return after


@pytest.fixture
def whole():
    return {"portal.yaml": portal(), "ubnd-tinh/agency.md": agency(), **FILES}


def test_the_first_entry_says_only_how_many_pages_there_are(log, whole):
    (first,) = log(whole)
    assert first == {"n": 1, "time": "2026-11-22T10:00+07:00", "kind": "started", "count": 5}


def test_publishing_the_same_again_adds_nothing(log, whole):
    assert len(log(whole, whole, whole)) == 1


CHANGES = {
    "a new page": ({"pages/b.md": page("B")}, "published", {}),
    "a corrected number": (
        {DOCUMENT: document("2/QĐ-SYT", title="Văn bản số 1/QĐ-SYT")},
        "corrected",
        {"number": ["1/QĐ-SYT", "2/QĐ-SYT"]},
    ),
    "a corrected day": (
        {DOCUMENT: document("1/QĐ-SYT", expires="31/12/2027")},
        "corrected",
        {"expires": ["", "2027-12-31"]},
    ),
    "a telephone of an agency": (
        {"so-y-te/agency.md": agency("Sở Y tế", phones={"number": "0214 3840 888"})},
        "corrected",
        {"phones": ["", "+842143840888"]},
    ),
    "another text": ({DOCUMENT: document("1/QĐ-SYT", "Thêm một câu.\n")}, "amended", None),
    "a withdrawal": ({DOCUMENT: document("1/QĐ-SYT", status="đã rút", withdrawal=SAID)}, "withdrawn", None),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_logged_once_with_what_it_was_and_what_it_became(log, whole, name):
    files, kind, fields = CHANGES[name]
    _, entry = log(whole, {**whole, **files})
    assert entry["kind"] == kind
    assert entry["address"].startswith("/")
    assert entry.get("fields", {}) == (fields or {})


def test_a_move_is_one_entry_and_no_new_publication(log, whole):
    moved = {"pages/b.md": page("Trang A", formerly="/a/"), "pages/b.en.md": record(title="Page A")}
    entries = log(whole, {**without(whole, "pages/a.md", "pages/a.en.md"), **moved})[1:]
    assert [(one["kind"], one["address"], one["to"]) for one in entries] == [
        ("moved", "/a/", "/b/"),
        ("moved", "/en/a/", "/en/b/"),
    ]


def test_a_merge_is_told_from_a_move(log, whole):
    both = {**whole, "pages/b.md": page("Trang B")}
    merged = {**without(both, "pages/a.md", "pages/a.en.md"), "pages/b.md": page("Trang B", formerly="/a/")}
    kinds = {one["address"]: one["kind"] for one in log(both, merged)[1:]}
    assert kinds["/a/"] == "merged"


def test_files_are_logged_with_their_hashes(log, whole):
    one = {
        "pages/a.md": page("Trang A", attachments=[{"file": "a.pdf", "label": "A"}]),
        "pages/a/a.pdf": b"%PDF",
    }
    entries = log(whole, {**whole, **one}, {**whole, **one, "pages/a/a.pdf": b"%PDF 2"})
    assert [one["kind"] for one in entries[1:]] == ["amended", "amended"]
    first, second = (one["files"]["a.pdf"] for one in entries[1:])
    assert len(first) == len(second) == 64
    assert first != second


def speaker(number):
    return person(
        spokesperson={"role": "regular", "phones": {"number": number}, "email": f"a{number[-3:]}@laocai.example"}
    )


def test_of_a_persons_telephone_the_ledger_says_only_that_it_changed(log, whole, site):
    states = [{**whole, "so-y-te/people/a.md": speaker(number)} for number in ("0214 3840 111", "0214 3840 222")]
    entry = log(*states)[-1]
    assert entry["kind"] == "corrected"
    assert set(entry["fields"]) == {"spokesperson.phones", "spokesperson.email"}
    text = json.dumps(entry) + files_of(ledger_after(site({"so-y-te/agency.md": agency("Sở Y tế"), "so-y-te/people/a.md": speaker("0214 3840 222")})))["ledger/addresses.jsonl"]  # fmt: skip
    for number in ("3840111", "3840222", "a111", "a222"):
        assert number not in text


def test_what_is_withdrawn_leaves_the_log_and_its_chain_still_holds(log, whole):
    corrected = {**whole, DOCUMENT: document("1/QĐ-SYT", title="Con chim hoàng yến")}
    withdrawn = {**whole, DOCUMENT: document("1/QĐ-SYT", status="đã rút", withdrawal=SAID)}
    assert "hoàng yến" in json.dumps(log(whole, corrected), ensure_ascii=False)
    entries = log(whole, corrected, withdrawn, {**withdrawn, "pages/b.md": page("B")})
    assert [one["kind"] for one in entries] == ["started", "corrected", "withdrawn", "published"]
    assert "hoàng yến" not in json.dumps(entries, ensure_ascii=False)
    assert entries[1]["seal"]


def test_an_entry_that_was_changed_or_left_out_is_told(problems, log, whole):
    corrected = {**whole, DOCUMENT: document("1/QĐ-SYT", title="Tên mới")}
    lines = [
        json.dumps(one, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
        for one in log(whole, corrected, {**corrected, "pages/b.md": page("B")})
    ]
    assert problems({"ledger/addresses.jsonl": LINE, "ledger/changes.jsonl": "".join(lines)}) == ()
    for damaged in ([*lines[:1], *lines[2:]], [lines[0], lines[1].replace("Tên mới", "Tên khác"), lines[2]]):
        (found,) = problems({"ledger/addresses.jsonl": LINE, "ledger/changes.jsonl": "".join(damaged)})
        assert (found.code, found.where.line) == ("so-thay-doi-hong", 2)
