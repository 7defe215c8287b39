"""Work under limits: whatever one item does to the child that works on it, the others have their results."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from plugins.gate.limited import DEPTH, Exceeded, Failure, limited

LIMITS = {"seconds": 0.3, "megabytes": 32, "patience": 2.0}


def loop():
    while True:
        pass


def allocate():
    kept = []
    while True:
        kept.append(bytearray(1 << 20))


def recurse():
    return recurse()


def shout():
    sys.stdout.write("no answer " * 10_000)
    sys.stdout.flush()
    os.write(1, b"r" * 100_000)
    os.write(2, b"r" * 100_000)
    return b"quiet"


def _open():
    return {int(one.name) for one in Path("/proc/self/fd").iterdir()}


def deep(calls):
    return b"bottom" if calls == 0 else deep(calls - 1)


MISFORTUNES = {
    "loops": (loop, Exceeded.TIME),
    "sleeps": (lambda: time.sleep(60), Exceeded.TIME),
    "catches everything": (lambda: [loop() for _ in iter(int, 1)], Exceeded.TIME),
    "allocates": (allocate, Exceeded.MEMORY),
    "recurses": (recurse, Exceeded.DEPTH),
    "leaves": (sys.exit, Exceeded.DEATH),
    "ends at once": (lambda: os._exit(0), Exceeded.DEATH),
    "is killed": (lambda: os.kill(os.getpid(), signal.SIGKILL), Exceeded.DEATH),
    "closes every pipe": (lambda: os.closerange(3, 100), Exceeded.DEATH),
    "prints": (shout, b"quiet"),
    "reads what is typed": (lambda: os.read(0, 1), b""),
    "gives much": (lambda: b"x" * 5_000_000, b"x" * 5_000_000),
}


def called(function):
    return function()


@pytest.mark.parametrize("name", MISFORTUNES)
def test_an_item_that_is_too_much_costs_itself_only(name: str):
    function, expected = MISFORTUNES[name]
    items = [lambda: b"before", function, lambda: b"after"]
    assert list(limited(called, items, jobs=1, **LIMITS)) == [b"before", expected, b"after"]


def test_a_child_that_talks_nonsense_is_not_believed():
    """Into every pipe that it has beside those of its parent, which may belong to somebody else."""
    ours = _open()

    def babble():
        for pipe in _open() - ours:
            with suppress(OSError):
                os.write(pipe, b"x" * 99)

    items = [lambda: b"before", babble, lambda: b"after"]
    assert list(limited(called, items, jobs=1, **LIMITS)) == [b"before", Exceeded.DEATH, b"after"]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_items_whoever_made_them(jobs: int):
    def made(number):
        if number % 7 == 3:
            os._exit(1)
        return str(number).encode() * 1000

    expected = [Exceeded.DEATH if one % 7 == 3 else str(one).encode() * 1000 for one in range(40)]
    assert list(limited(made, range(40), jobs=jobs)) == expected


def test_nothing_to_do_is_no_work():
    assert list(limited(called, [])) == []


def test_time_is_given_to_each_item_anew():
    def busy(seconds):
        end = time.process_time() + seconds
        while time.process_time() < end:
            pass
        return b"done"

    assert list(limited(busy, [0.15] * 4, jobs=1, seconds=0.3)) == [b"done"] * 4


def test_memory_is_given_to_each_item_anew():
    hoard = []

    def hoarding(size):
        hoard.append(bytearray(size << 20))
        return b"done"

    assert list(limited(hoarding, [12] * 8, jobs=1, megabytes=32)) == [b"done"] * 8


def test_how_deep_one_may_call_does_not_depend_on_where_one_stands():
    def from_a_depth(calls):
        if calls:
            return from_a_depth(calls - 1)
        return list(limited(deep, [DEPTH - 100, DEPTH + 100], jobs=1))

    assert from_a_depth(0) == from_a_depth(300) == [b"bottom", Exceeded.DEPTH]


def test_an_error_of_the_program_is_told_with_its_place():
    with pytest.raises(Failure, match=r"(?s)in wrong\b.*ZeroDivisionError"):
        list(limited(wrong, [1, 2]))


def wrong(number):
    return number // 0


STARTER = """
import os, pathlib, sys, time
from plugins.gate.limited import limited
def work(how):
    pathlib.Path(sys.argv[1], str(os.getpid())).touch()
    while True:
        time.sleep(60 if how == "sleep" else 0)
list(limited(work, ["sleep", "loop", "sleep"], jobs=3, seconds=60))
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_nobody_works_on_when_the_parent_is_gone(tmp_path: Path, how: signal.Signals):
    parent = subprocess.Popen([sys.executable, "-c", STARTER, tmp_path], stderr=subprocess.DEVNULL)
    try:
        while len(children := [int(one.name) for one in tmp_path.iterdir()]) < 3:
            time.sleep(0.01)
    finally:
        parent.send_signal(how)
        parent.wait()
    deadline = time.monotonic() + 20
    while any(_lives(one) for one in children):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _lives(process: int) -> bool:
    """Whether a process still runs; one that has ended may wait to be counted by its parent."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except OSError:
        return False
