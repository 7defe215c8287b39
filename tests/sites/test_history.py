"""The law of the build memory: any history of edits, built warm, equals the same content built cold, byte for byte.

What is remembered or shown, and whatever became of it, costs time and nothing else. A longer look, of some minutes:
`pytest tests/sites/test_history.py --hypothesis-profile=thorough`.
"""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.host.cores import each
from tests.sites.edits import EDITS
from tests.sites.worlds import Build, World, beginning, copied

Day = Sequence[tuple[str, int]]
"""What happened between two builds: edits, and which one of several each concerns."""

EVERYTHING: list[Day] = [
    [("attach", 2), ("add", 0), ("title", 1), ("body", 2)],
    [("body", 1)],
    [("detach", 0)],
    [("contact", 0), ("move", 0), ("rename_agency", 0), ("spokesperson", 0)],
    [("mistake", 0)],
    [("withdraw", 3), ("publish_news", 0), ("words", 0)],
    [("template", 0), ("day", 2)],
    [("merge_agency", 1), ("look", 1)],
    [("back", 0), ("detach", 1), ("day", 3)],
    [("forget", 0), ("nothing", 0)],
    [("remove", 0)],
]
DAYS = st.lists(st.tuples(st.sampled_from(list(EDITS)), st.integers(0, 3)), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def begun() -> Iterator[World]:
    with beginning() as world:
        assert_lawful(world, "the beginning")
        yield world


@given(history=st.lists(DAYS, min_size=1, max_size=4))
@example(history=EVERYTHING)
@settings(max_examples=settings.default.max_examples // 33, derandomize=True, suppress_health_check=list(HealthCheck))
def test_whatever_happens_what_is_kept_equals_what_would_be_made(begun: World, history: list[Day]):
    with copied(begun) as world:
        for number, edits in enumerate(history):
            before = shutil.copytree(world.content, world.root / "before")
            for name, which in edits:
                world.edits += 1
                EDITS[name](world, which)
            if not assert_lawful(world, f"day {number}: {edits}", jobs=1 + number % 2):
                shutil.rmtree(world.content)
                shutil.copytree(before, world.content)
            shutil.rmtree(before)
        assert world.spoilt() == []


def assert_lawful(world: World, when: str, jobs: int = 1) -> bool:
    """Whether there is a new release."""
    shown = world.shelf.current
    cold, warm = world.cold(), world.warm(jobs)
    assert warm.said == cold.said, when
    assert unequal(warm, cold) == [], when
    assert (warm.files is None) is (cold.files is None), when
    assert warm.files or world.shelf.current == shown, when
    return warm.files is not None


def unequal(one: Build, other: Build) -> list[str]:
    ours, theirs = one.files or {}, other.files or {}
    return sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


@pytest.fixture
def world(begun: World) -> Iterator[World]:
    """A portal that has changed since it was published."""
    with copied(begun) as world:
        change(world)
        yield world


@pytest.fixture(scope="module")
def now(begun: World) -> Build:
    """What it looks like now, to whom it is new."""
    with copied(begun) as world:
        change(world)
        return world.cold()


def change(world: World) -> None:
    for name in ("title", "contact", "day"):
        EDITS[name](world, 0)


def here_and_there(memory: Path) -> None:
    content, chance = bytearray(memory.read_bytes()), random.Random(1)
    for place in chance.sample(range(len(content)), len(content) // 1000):
        content[place] ^= chance.randrange(1, 256)
    memory.write_bytes(content)


def every_value(memory: Path) -> None:
    """The file is sound, only what it says is not: the last letter of each value is another."""
    with closing(sqlite3.connect(memory)) as database, database:
        database.create_function("spoilt", 1, lambda value: value[:-1] + bytes([value[-1] ^ 1]))
        database.execute("UPDATE made SET value = spoilt(value)")


@pytest.mark.parametrize("damage", [here_and_there, every_value])
def test_a_memory_that_was_damaged_costs_only_time(world: World, now: Build, damage: Callable[[Path], None]):
    damage(world.memory / "lao-cai.sqlite")
    assert unequal(world.warm(), now) == []


def test_what_the_disk_has_damaged_is_made_anew(world: World, now: Build):
    """Though it was seen to be good, and lies in the tree that the next is made of."""
    world.warm()
    for file in world.shelf.link.resolve().rglob("*.*"):
        os.utime(file, (1, 1))
    world.warm()
    page = world.shelf.link / "so-giao-duc/index.html"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"a", b"b", 1))
    assert unequal(world.warm(), now) == []
    assert page.read_bytes() == before


def test_what_other_code_has_made_is_not_taken_for_ours(world: World, now: Build):
    EDITS["template"](world, 0)
    other = world.warm()
    assert other.files
    assert unequal(other, world.cold()) == []
    shutil.rmtree(world.templates)
    world.templates.mkdir()
    assert unequal(world.warm(), now) == []


def test_two_builds_at_once_share_a_memory(world: World, now: Build):
    """Each shows its own releases."""
    with copied(world) as other:
        shutil.rmtree(other.memory)
        other.memory.symlink_to(world.memory)
        for found in each(World.warm, [world, other], 2):
            assert unequal(found, now) == []
        assert world.spoilt() == other.spoilt() == []
