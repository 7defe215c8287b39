"""Work beside other work: what comes of it, what it raises, and what becomes of it when it is killed."""

import os
import signal

import pytest

from plugins.host.cores import Died, beside


def length(text: str) -> int:
    if not text:
        raise OSError(28, "no room")
    return len(text)


def killed(_: str) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_comes_of_it_is_there_when_it_is_waited_for(jobs: int):
    assert beside(length, "ba", jobs)() == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_it_raises_is_raised_where_it_is_waited_for(jobs: int):
    wait = beside(length, "", jobs)
    with pytest.raises(OSError, match="no room"):
        wait()


def test_a_child_that_is_killed_is_told_of():
    wait = beside(killed, "ba", 2)
    with pytest.raises(Died):
        wait()
