"""What a file said before is what it would say now; what nobody of ours has packed is read anew."""

import hashlib
from pathlib import Path

import pytest

from plugins.gate.reading import codec, reader
from plugins.portal.catalogue.content import KINDS
from plugins.portal.source.fetched import Fetched
from plugins.portal.source.file import read_files
from plugins.portal.source.known import Memory, Opened, Seen
from plugins.portal.source.tree import Means, read_tree
from plugins.portal.store import Store
from tests.conftest import agency, document, news, person, portal, record

ROOT = Path(__file__).parents[3]
FOLDERS = sorted(
    one for part in ("content", "tests/sites") for one in (ROOT / part).glob("*/") if list(one.glob("*/*.md"))
)


def _told(problems):
    return [(one.where, one.code, one.what, one.how) for one in problems]


def _opened(asked):
    raw = Path(asked.file).read_bytes()
    return Opened(asked, hashlib.sha256(raw).hexdigest(), raw)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)
def test_all_that_files_say_comes_back_as_it_was(folder):
    asked = []
    fresh = read_tree(folder, KINDS, "x", Means(read=lambda files: asked.extend(files) or read_files(files)))
    memory = reader(Store(), Seen())
    assert fresh.records
    for one, contents in zip(asked, read_files(asked), strict=True):
        opened = _opened(one)
        back = memory.unpacked(memory.packed(contents, opened), opened)
        assert repr(back) == repr(contents)
        assert (back, back.utf8) == (contents, contents.utf8)
        if contents.record:
            assert isinstance(back.record.origin.values, Fetched)
            assert dict(back.record.origin.values) == dict(contents.record.origin.values)
            assert back.record.body == contents.record.body
            assert back.record.model_fields_set == contents.record.model_fields_set
            assert list(vars(back.record)) == list(vars(contents.record))


@pytest.fixture
def world(tree):
    """A portal with records, notices and mistakes of several kinds."""
    return (
        tree(
            {
                "lao-cai/portal.yaml": portal(),
                "lao-cai/ubnd-tinh/agency.md": agency(),
                "lao-cai/ubnd-tinh/people/a.md": person(),
                "lao-cai/ubnd-tinh/documents/2026/1-kh-ubnd.md": document("1/KH-UBND", "## Điều 1\r\n\r\nMột.\r\n"),
                "lao-cai/ubnd-tinh/documents/2026/2-kh-ubnd.md": document("2/KH-UBND", colour="xanh"),
                "lao-cai/ubnd-tinh/news/2026/a.md": news().encode("utf-16"),
                "lao-cai/ubnd-tinh/news/2026/b.md": news(body="#### Mục\n\nChữ."),
                "lao-cai/ubnd-tinh/news/2026/c.md": "không có phần đầu\n",
                "lao-cai/pages/a.md": record(title="Trang"),
                "lao-cai/pages/a.en.md": record(title="Page"),
            }
        )
        / "lao-cai"
    )


def _read(folder: Path, store: Store, seen: Seen | None = None):
    return read_tree(folder, KINDS, "x", Means(read=reader(store, seen or Seen()).read))


def _rows(store: Store) -> int:
    return store.database.execute("SELECT count(*) FROM made").fetchone()[0]


def test_a_tree_read_again_is_the_same_and_only_what_changed_is_read(world, tmp_path):
    fresh = read_tree(world, KINDS, "x")
    with Store(tmp_path / "a.sqlite") as store:
        assert _read(world, store) == fresh
        before = _rows(store)
        again = _read(world, store)
        assert (again, _told(again.problems), _rows(store)) == (fresh, _told(fresh.problems), before)
        (world / "pages/a.md").write_text(record("Lời.", title="Trang khác"))
        assert _read(world, store) == read_tree(world, KINDS, "x")
        assert _rows(store) == before + 1


def test_so_many_files_that_children_share_them_say_the_same(world, tmp_path):
    for number in range(250):
        (world / f"ubnd-tinh/news/2026/{number}.md").write_text(news(body=f"[{number}](pages/a)\n"))
    fresh = read_tree(world, KINDS, "x")
    with Store(tmp_path / "a.sqlite") as store:
        for _ in range(2):
            again = _read(world, store)
            assert (again, _told(again.problems)) == (fresh, _told(fresh.problems))
            assert again.contents["x/ubnd-tinh/news/2026/249.md"].goals[0].target == "pages/a"


def test_what_was_too_much_for_a_child_is_read_all_the_same(world):
    memory = Memory(Store(), codec(), b"", share=lambda _, files: [b"" for _ in files])
    assert read_tree(world, KINDS, "x", Means(read=memory.read)) == read_tree(world, KINDS, "x")


def test_a_process_that_lives_on_opens_only_what_changed(world):
    seen = Seen()
    first = {one.id + one.origin.path: one for one in _read(world, Store(), seen).records}
    changed = world / "pages/a.md"
    changed.write_text(record("Lời.", title="Trang khác"))
    second = _read(world, Store(), seen)
    assert second == read_tree(world, KINDS, "x")
    new = [one.origin.path for one in second.records if first[one.id + one.origin.path] is not one]
    assert new == ["x/pages/a.md"]
    changed.unlink()
    assert _read(world, Store(), seen) == read_tree(world, KINDS, "x")


FOREIGN = (
    b"",
    b"\xff\xfe",
    b"null",
    b"[",
    b"[true]",
    b'[true,"",[0],[0],1,2,[]]',
    b'[true,"",[0],[1,"statuses/none"],1,2,[]]',
    b'[true,"",[0],[999,{}],1,2,[]]',
    b'[true,"",[0],[5,{"a":[3]}],1,2,[]]',
    b'[true,"",[0],7,1,2,[]]',
    b"[" * 100_000,
    b"cos\nsystem\n(S'true'\ntR.",
)


@pytest.mark.parametrize("value", FOREIGN, ids=lambda one: repr(one[:20]))
def test_what_nobody_of_ours_has_packed_is_read_anew(world, tmp_path, value):
    asked = []
    fresh = read_tree(world, KINDS, "x", Means(read=lambda files: asked.extend(files) or read_files(files)))
    with Store(tmp_path / "a.sqlite") as store:
        memory = reader(store, Seen())
        for one in asked:
            store.keep(_opened(one).place(memory.recipe), value)
        assert _read(world, store) == fresh


def test_another_recipe_knows_nothing(world, tmp_path):
    with Store(tmp_path / "a.sqlite") as store:
        _read(world, store)
        before = _rows(store)
        read_tree(world, KINDS, "x", Means(read=Memory(store, codec(), b"other").read))
        assert _rows(store) == 2 * before
