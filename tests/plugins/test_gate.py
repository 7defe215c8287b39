"""The gate: what is too much for the machine is an editor's problem like any other, and costs one file."""

import hashlib
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from plugins import markup
from plugins.gate import Known, examine, reading, rendering
from plugins.gate.inspection import files, inspector
from plugins.portal.source.attachment import Facts
from plugins.portal.store import KEPT, PLUGINS, Store
from plugins.portal.views.parts import Text
from plugins.portal.views.texts import texts
from tests.conftest import NOW, agency, document, draft, news, plan, portal

MOMENT = datetime.fromisoformat(NOW)
HEAVY = "Một **đoạn** *văn* với [trang của tỉnh](https://a.example/) và `mã`.\n\n" * 900
"""Much, but nothing wrong with it: a tenth of a second of the fastest machine."""

DISTRIBUTIONS = {
    "markdown": "markdown",
    "markupsafe": "markupsafe",
    "nh3": "nh3",
    "phonenumbers": "phonenumberslite",
    "pydantic": "pydantic",
    "pydantic_core": "pydantic_core",
    "yaml": "pyyaml",
}
"""What the libraries that code imports are called where they come from."""

BRACKETS = '"' + "[" * 3000 + '"'
"""A field that takes the renderer seconds, although it is short."""


@pytest.fixture
def world(tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """One portal, `lao-cai`, with the files given."""

    def write(files):
        whole = {"portal.yaml": portal(), "ubnd-tinh/agency.md": agency(), **files}
        content = tree({f"lao-cai/{path}": text for path, text in whole.items()})
        monkeypatch.chdir(tmp_path)
        return content / "lao-cai"

    return write


def told(examined):
    return [(one.where.path.removeprefix("content/lao-cai/"), one.where.line, one.code) for one in examined.problems]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_text_that_is_too_much_costs_one_problem_and_hides_no_other(world, jobs: int):
    folder = world(
        {
            "ubnd-tinh/documents/2026/1-kh-ubnd.md": document("1/KH-UBND", HEAVY),
            "ubnd-tinh/documents/2026/2-kh-ubnd.md": document("2/KH-UBND", "Xem [văn bản](9/KH-UBND-SAI).\n"),
            "ubnd-tinh/documents/2026/3-kh-ubnd.md": document("3/KH-UBND", colour="xanh"),
            "ubnd-tinh/drafts/2026/gia.md": draft(summary=BRACKETS),
        }
    )
    found = examine(folder, MOMENT, seconds=0.05, jobs=jobs)
    assert found.site is None
    assert told(found) == [
        ("ubnd-tinh/documents/2026/1-kh-ubnd.md", 7, "noi-dung-qua-nang"),
        ("ubnd-tinh/documents/2026/2-kh-ubnd.md", 7, "lien-ket-hong"),
        ("ubnd-tinh/documents/2026/3-kh-ubnd.md", 6, "khoa-la"),
        ("ubnd-tinh/drafts/2026/gia.md", 4, "noi-dung-qua-nang"),
    ]


def test_what_was_too_much_stops_a_portal_that_has_no_other_problem(world):
    folder = world({"ubnd-tinh/documents/2026/1-kh-ubnd.md": document("1/KH-UBND", HEAVY)})
    assert examine(folder, MOMENT, seconds=0.05).site is None
    assert examine(folder, MOMENT).site is not None


def test_what_was_too_much_is_told_every_time_beside_what_was_made(world, tmp_path: Path):
    good, heavy = (f"ubnd-tinh/documents/2026/{number}-kh-ubnd.md" for number in (1, 2))
    folder = world({good: document("1/KH-UBND", "Một."), heavy: document("2/KH-UBND", HEAVY)})
    known = Known()
    for given in (None, None, known, known):
        found = examine(folder, MOMENT, tmp_path / "nhớ", seconds=0.05, known=given)
        assert told(found) == [(heavy, 7, "noi-dung-qua-nang")]
    assert examine(folder, MOMENT, tmp_path / "nhớ").site is not None


@pytest.mark.parametrize("memory", [None, "nhớ"])
def test_a_text_is_made_anew_where_its_link_leads_elsewhere(world, tmp_path: Path, memory):
    """Nothing in the file of the text has changed."""
    news_of = {"ubnd-tinh/news/2026/a.md": news(body="Xem [kế hoạch](1/KH-UBND).")}
    known = Known()
    for name in ("1-kh-ubnd", "ke-hoach"):
        folder = world({**news_of, f"ubnd-tinh/documents/2026/{name}.md": document("1/KH-UBND", "Một.")})
        for other in folder.glob("ubnd-tinh/documents/2026/*.md"):
            if other.stem != name:
                other.unlink()
        found = examine(folder, MOMENT, memory and tmp_path / memory, known=known)
        (text,) = (one for one in found.prose if one.links)
        assert f"/{name}/" in markup.read(found.prose[text]).html


def test_every_text_of_a_site_is_there_as_the_templates_ask_for_it(site):
    comments = [{"sender": "Ông A", "content": "Kéo *dài*", "answer": "Đã `tiếp thu`"}]
    linked = site(
        {
            "ubnd-tinh/documents/2026/1-kh-ubnd.md": document("1/KH-UBND", "Thân", summary="Tóm *tắt*"),
            "ubnd-tinh/plans/2026/2-kh-ubnd.md": plan(
                "2/KH-UBND", closing={"on": "1/11/2026", "summary": "Hết *việc*", "report": "1/KH-UBND"}
            ),
            "ubnd-tinh/drafts/2026/gia.md": draft(comments=comments),
            "ubnd-tinh/news/2026/hop-bao.md": news(summary="Ba *câu*", body="Xem [văn bản](1/KH-UBND)"),
        }
    )
    found = {text.source: text.links for _, text in texts(linked, linked.records)}
    assert {"Thân", "Tóm *tắt*", "Hết *việc*", "Kéo *dài*", "Đã `tiếp thu`", "Ba *câu*"} <= found.keys()
    assert found["Xem [văn bản](1/KH-UBND)"] == (("1/KH-UBND", "/ubnd-tinh/van-ban/2026/1-kh-ubnd/"),)


def test_what_is_remembered_is_what_would_be_made(world, tmp_path: Path):
    folder = world({"ubnd-tinh/documents/2026/1-kh-ubnd.md": document("1/KH-UBND", "## Điều 1. *Phạm vi*\n\nMột.")})
    cold, warm = (examine(folder, MOMENT, tmp_path) for _ in range(2))
    assert cold.prose == warm.prose == examine(folder, MOMENT).prose
    text = Text.of("## Điều 1. *Phạm vi*\n\nMột.")
    assert markup.read(warm.prose[text]) == markup.render(text)


def test_a_text_that_the_memory_has_lost_is_made_once_more(world, tmp_path: Path):
    folder = world({"ubnd-tinh/documents/2026/1-kh-ubnd.md": document("1/KH-UBND", "Một *điều*.")})
    whole = dict(examine(folder, MOMENT, tmp_path / "nhớ").prose)
    warm = examine(folder, MOMENT, tmp_path / "nhớ").prose
    with ThreadPoolExecutor(2) as others:
        assert list(others.map(warm.__getitem__, whole)) == list(whole.values())
    (tmp_path / "nhớ/lao-cai.sqlite").write_bytes(b"nothing that is a memory")
    assert dict(examine(folder, MOMENT, tmp_path / "nhớ").prose) == whole
    lost = examine(folder, MOMENT, tmp_path / "nhớ").prose
    for one in (tmp_path / "nhớ").iterdir():
        one.unlink()
    assert dict(lost) == whole


def test_what_no_check_asks_for_is_not_forgotten_as_long_as_it_is_there(world, tmp_path: Path):
    """Of a file that stays, nobody asks for the HTML; the memory forgets what was not asked for in a thousand edits."""
    folder = world({"ubnd-tinh/documents/2026/1-kh-ubnd.md": document("1/KH-UBND", "Một.")})
    memory = tmp_path / "lao-cai.sqlite"
    for edits in range(0, 3 * KEPT, KEPT // 10):
        with Store(memory) as store:
            store.newest = max(store.newest, edits)
            store.keep(b"an edit", b"%d" % edits)
        examine(folder, MOMENT, tmp_path)
        with closing(sqlite3.connect(memory)) as database:
            assert database.execute("SELECT count(*) FROM made WHERE instr(value, '<p>Một.</p>')").fetchone() == (1,)


def _rows(memory: Path) -> int:
    with closing(sqlite3.connect(memory / "lao-cai.sqlite")) as database:
        return int(database.execute("SELECT count(*) FROM made").fetchone()[0])


@pytest.mark.parametrize("lives_on", [False, True], ids=["a fresh process", "one that lives on"])
def test_of_one_changed_file_only_that_file_is_made_anew(world, tmp_path: Path, lives_on):
    tables = {"so-lieu/a.csv": "Xã,Số\nSa Pa,1\n", "so-lieu/b.csv": "Xã,Số\nBát Xát,2\n"}
    files = [{"file": name.rpartition("/")[2], "label": "Bảng"} for name in tables]
    where = "ubnd-tinh/documents/2026/"
    folder = world(
        {
            f"{where}1-kh-ubnd.md": document("1/KH-UBND", "Một."),
            f"{where}so-lieu.md": document("2/KH-UBND", "Hai.", attachments=files),
            **{f"{where}{name}": text for name, text in tables.items()},
        }
    )
    known = Known() if lives_on else None
    memory = tmp_path / "nhớ"
    examine(folder, MOMENT, memory, known=known)
    before = _rows(memory)
    again = examine(folder, MOMENT, memory, known=known)
    assert _rows(memory) == before
    (folder / where / "1-kh-ubnd.md").write_text(document("1/KH-UBND", "Một khác."))
    (folder / where / "so-lieu/a.csv").write_text("Xã,Số\nSa Pa,9\n")
    changed = examine(folder, MOMENT, memory, known=known)
    changed_record, its_text, changed_table, record_beside = 1, 1, 1, 1
    assert _rows(memory) == before + changed_record + its_text + changed_table + record_beside
    assert (changed.site, changed.problems, changed.texts) == tuple(
        getattr(examine(folder, MOMENT), name) for name in ("site", "problems", "texts")
    )
    assert again.site != changed.site


@pytest.mark.parametrize("lives_on", [False, True], ids=["a fresh process", "one that lives on"])
def test_what_a_text_discloses_is_seen_when_another_file_stops_allowing_it(world, tmp_path: Path, lives_on):
    """A telephone in a text is no news as long as an office is reached under it; nothing of that text changes."""
    folder = world({"ubnd-tinh/documents/2026/1-kh-ubnd.md": document("1/KH-UBND", "Liên hệ 0912 345 678.")})
    known = Known() if lives_on else None
    office = folder / "ubnd-tinh/agency.md"
    codes = []
    for phones in ([{"number": "0912 345 678"}], None, [{"number": "0912 345 678"}]):
        office.write_text(agency(phones=phones))
        found = examine(folder, MOMENT, tmp_path / "nhớ", known=known)
        assert found.problems == examine(folder, MOMENT).problems
        codes.append([one.code for one in found.problems])
    assert codes[0] == codes[2] != codes[1]


def test_the_memory_lies_where_it_was_told_and_nowhere_else(world, tmp_path: Path):
    folder = world({})
    before = sorted(folder.rglob("*"))
    examine(folder, MOMENT, tmp_path / "nhớ")
    assert [one.name for one in (tmp_path / "nhớ").iterdir()] == ["lao-cai.sqlite"]
    assert sorted(folder.rglob("*")) == before


def test_whatever_code_makes_what_is_remembered_is_part_of_its_recipe():
    from grimp import build_graph  # noqa: PLC0415 - slow, and needed only here

    graph = build_graph("plugins", include_external_packages=True)
    silent = {"portal", "portal/language", "portal/source", "portal/views", "portal/store"}
    """Their __init__ files say nothing; what the store does not give back as it was, it does not give back."""
    made = (("plugins.markup", rendering), ("plugins.portal.source.known", reading), ("plugins.portal.model", reading))
    for start, recipe in made:
        patterns = (one for name in recipe.SOURCES for one in PLUGINS.glob(name))
        sources = {one.relative_to(PLUGINS).with_suffix("").as_posix().removesuffix("/__init__") for one in patterns}
        used = {start} | graph.find_upstream_modules(start, as_package=False)
        ours = {one.removeprefix("plugins.").replace(".", "/") for one in used if one.startswith("plugins.")}
        libraries = {one for one in used if one in DISTRIBUTIONS}
        assert ours - sources - silent == set()
        assert {DISTRIBUTIONS[one] for one in libraries} <= set(recipe.LIBRARIES)


# files beside records


def _opened(path: Path) -> bytes:
    """Stands for what opens files: says their length and ending; some keep it busy for ever."""
    content = path.read_bytes()
    if content == b"loop":
        while True:
            pass
    return f"{path.suffix.lower()}:{len(content)}".encode()


def _facts(content: bytes) -> Facts:
    return Facts(type=content.decode())


def test_a_file_is_opened_once_for_its_content_and_ending(tmp_path: Path):
    opened = tmp_path / "opened"

    def counting(path: Path) -> bytes:
        with opened.open("a") as log:
            log.write(f"{path.name}\n")
        return _opened(path)

    for name in ("a.pdf", "b.pdf", "c.PDF", "d.csv"):
        (tmp_path / name).write_bytes(b"same")
    paths = [tmp_path / name for name in ("a.pdf", "b.pdf", "c.PDF", "d.csv")]
    with Store(tmp_path / "a.sqlite") as store:
        for _ in range(2):
            found = inspector(counting, _facts, b"recipe", store)(paths)
    assert [found[one].type for one in paths] == [".pdf:4", ".pdf:4", ".pdf:4", ".csv:4"]
    assert len(opened.read_text().split()) == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_processes_than_were_asked_for_open_files(tmp_path: Path, jobs: int):
    paths = [tmp_path / f"{number}.pdf" for number in range(6)]
    for one in paths:
        one.write_bytes(one.name.encode())
    found = inspector(lambda _: b"%d" % os.getpid(), _facts, b"recipe", Store(), jobs=jobs)(paths)
    assert len({one.type for one in found.values()}) == jobs


def test_a_file_that_is_too_much_has_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        "plugins.gate.limited.limited.__kwdefaults__", {"seconds": 0.2, "megabytes": 64, "patience": 9, "jobs": 1}
    )
    (tmp_path / "a.pdf").write_bytes(b"loop")
    (tmp_path / "b.pdf").write_bytes(hashlib.sha256(b"").digest())
    with Store() as store:
        found = inspector(_opened, _facts, b"recipe", store)([tmp_path / "a.pdf", tmp_path / "b.pdf"])
    assert [one.code for one in found[tmp_path / "a.pdf"].faults] == ["tep-qua-nang"]
    assert found[tmp_path / "b.pdf"] == Facts(type=".pdf:32")


def test_a_file_that_the_disk_does_not_hand_out_is_a_problem_of_that_file(tmp_path: Path):
    """A file that is gone when it is opened stands for all that cannot be read: rights do not bind every user."""
    there, gone = tmp_path / "a.csv", tmp_path / "b.csv"
    there.write_text("Xã,Số\nSa Pa,1\n")
    found = files(Store())([there, gone])
    assert (found[there].type, found[there].faults) == ("text/csv", ())
    assert [one.code for one in found[gone].faults] == ["tep-khong-doc-duoc"]
