"""What was made is remembered as long as its file is good; without it everything is made, and nothing goes wrong."""

import resource
import sqlite3
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.portal.store import KEPT, Store, key, recipe


def asked(store, *inputs):
    """What the store gives, and whether it had to be made."""
    made = []
    value = store.get_or_make(inputs, lambda: made.append(1) or b"made of " + repr(inputs).encode())
    return value, bool(made)


def test_what_was_made_is_there_the_next_time(tmp_path: Path):
    with Store(tmp_path / "a.sqlite") as store:
        assert asked(store, "một") == (b"made of ('m\xe1\xbb\x99t',)", True)
    with Store(tmp_path / "a.sqlite") as store:
        assert asked(store, "một") == (b"made of ('m\xe1\xbb\x99t',)", False)


@pytest.mark.parametrize("other", [("ab",), ("a", "b", ""), ("b", "a"), ("a", b"b", "c")])
def test_other_inputs_are_something_else(tmp_path: Path, other: tuple[str | bytes, ...]):
    with Store(tmp_path / "a.sqlite") as store:
        asked(store, "a", "b")
        assert asked(store, *other)[1]


def test_without_a_file_everything_is_made():
    with Store() as store:
        assert [asked(store, "a")[1], asked(store, "a")[1]] == [True, True]


def test_thousands_are_looked_up_at_once(tmp_path: Path):
    places = [key(str(number)) for number in range(3000)]
    with Store(tmp_path / "a.sqlite") as store:
        for place in places[:1500]:
            store.keep(place, place * 2)
        assert store.known(places) == {place: place * 2 for place in places[:1500]}


def test_what_a_killed_program_had_made_is_kept(tmp_path: Path):
    path = tmp_path / "a.sqlite"
    killed = f"""
import os, pathlib, signal
from plugins.portal.store import Store
Store(pathlib.Path({str(path)!r})).get_or_make(["a"], lambda: b"dear")
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", killed], check=False).returncode == -9
    with Store(path) as store:
        assert store.get_or_make(["a"], lambda: b"made again") == b"dear"


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _scribbled(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))


def _of_another_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE made (id INTEGER, name TEXT)")
    other.close()


@pytest.mark.parametrize(
    "damage", [_cut, _scribbled, _of_another_program, lambda path: path.write_bytes(b"no database" * 1000)]
)
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage):
    path = tmp_path / "a.sqlite"
    with Store(path) as store:
        for number in range(200):
            asked(store, str(number))
    damage(path)
    for _ in range(2):  # damage deep within is met only when it is read
        with Store(path) as store:
            assert {asked(store, str(number))[0] for number in range(3)} == {
                b"made of ('%d',)" % number for number in range(3)
            }
    with Store(path) as store:
        assert [asked(store, str(number))[1] for number in range(3)] == [False] * 3


@pytest.mark.parametrize("value", ["'text'", "x'00'", "7", "substr(value, 1, length(value) - 1) || x'00'"])
def test_a_value_that_is_not_as_it_was_written_is_made_again(tmp_path: Path, value: str):
    path = tmp_path / "a.sqlite"
    with Store(path) as store:
        asked(store, "a")
    with sqlite3.connect(path) as other:
        other.execute(
            f"UPDATE made SET value = CAST({value} AS BLOB)" if "||" in value else f"UPDATE made SET value = {value}"
        )
    other.close()
    with Store(path) as store:
        assert asked(store, "a") == (b"made of ('a',)", True)


@pytest.mark.parametrize("place", ["file/a.sqlite", "/proc/none/a.sqlite", "folder"])
def test_where_no_file_can_be_there_is_no_memory(tmp_path: Path, place: str):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with Store(tmp_path / place) as store:
        assert [asked(store, "a")[1], asked(store, "a")[1]] == [True, True]


def test_a_full_disk_costs_only_the_memory(tmp_path: Path):
    """A limit of the size of files refuses what a full disk refuses."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Store(tmp_path / "a.sqlite") as store:
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
            given = [store.get_or_make([str(number)], lambda: b"x" * 50_000) for number in range(8)]
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert given == [b"x" * 50_000] * 8


def test_two_programs_may_remember_at_once(tmp_path: Path):
    with Store(tmp_path / "a.sqlite") as one, Store(tmp_path / "a.sqlite") as other:
        asked(one, "a")
        asked(other, "b")
        assert not asked(one, "b")[1]
        assert not asked(other, "a")[1]
    with Store(tmp_path / "a.sqlite") as later:
        assert [asked(later, "a")[1], asked(later, "b")[1]] == [False, False]


def test_while_another_program_holds_the_file_nothing_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("plugins.portal.store.PATIENCE", 0.05)
    path = tmp_path / "a.sqlite"
    with Store(path) as store:
        asked(store, "a")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Store(path) as store:
        assert [asked(store, "b")[1], asked(store, "b")[1]] == [True, True]
    holder.close()
    with Store(path) as store:
        assert not asked(store, "a")[1]


def test_what_was_not_asked_for_in_a_long_time_is_forgotten(tmp_path: Path):
    path = tmp_path / "a.sqlite"
    with Store(path) as store:
        asked(store, "used"), asked(store, "unused")
    for number in range(KEPT):
        with Store(path) as store:
            asked(store, "used"), asked(store, str(number))
    with Store(path) as store:
        assert [asked(store, "used")[1], asked(store, "unused")[1]] == [False, True]


def test_looking_up_writes_nothing(tmp_path: Path):
    path = tmp_path / "a.sqlite"
    with Store(path) as store:
        asked(store, "a")
    before = path.read_bytes()
    for _ in range(KEPT):
        with Store(path) as store:
            asked(store, "a")
    assert path.read_bytes() == before


def test_another_code_or_library_is_another_recipe(tmp_path: Path):
    roots = [tmp_path / name for name in ("one", "same", "other")]
    for root, code in zip(roots, ("pass", "pass", "..."), strict=True):
        root.mkdir()
        (root / "a.py").write_text(code)
    one, same, other = (recipe(("*.py",), ("nh3",), root) for root in roots)
    assert one == same
    assert len({one, other, recipe(("*.py",), ("markdown",), roots[0])}) == 3


def test_what_sqlite_was_not_even_asked_says_nothing_of_the_file(tmp_path: Path):
    place = tmp_path / "nho.sqlite"
    with Store(place) as store:
        store.keep(b"a" * 32, b"x")
    opened = Store(place)
    thread = Thread(target=opened.known, args=([b"a" * 32],))  # of another thread, Python refuses
    thread.start()
    thread.join()
    with Store(place) as store:
        assert store.known([b"a" * 32]) == {b"a" * 32: b"x"}


STEPS = st.one_of(st.sampled_from(["closed", "cut", "gone"]), st.lists(st.text(max_size=3), min_size=1, max_size=3))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=8))
def test_whatever_happens_one_gets_what_would_be_made(tmp_path: Path, steps: list[str | list[str]]):
    path = tmp_path / "a.sqlite"
    store = Store(path)
    for step in steps:
        if isinstance(step, list):
            assert asked(store, *step)[0] == b"made of " + repr(tuple(step)).encode()
            continue
        store.close()
        if step == "cut" and path.exists():
            path.write_bytes(path.read_bytes()[:4096])
        elif step == "gone":
            path.unlink(missing_ok=True)
        store = Store(path)
    store.close()
