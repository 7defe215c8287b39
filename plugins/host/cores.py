"""Pure work on all cores: children that are forked inherit what it needs, and send back what came of it.

Which child does what makes no difference to any result.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Any, TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")

FORK = get_context("fork")

_under_way: tuple[Callable[[Any], Any], Sequence[Any]]
"""What children inherit, so that only numbers and results travel."""


class Died(Exception):
    """A child ended before its work: killed, or out of memory."""


def each(function: Callable[[_T], _R], things: Sequence[_T], jobs: int) -> Iterator[_R]:
    """What the function makes of each thing, in their order, by so many processes. Raises Died, and what it raises."""
    if min(jobs, len(things)) < 2:
        yield from map(function, things)
        return
    global _under_way  # noqa: PLW0603 - the only way to a forked child that needs no copy
    _under_way = function, things
    mouth, lifeline = os.pipe()
    gc.freeze()  # what is ours stays shared with the children
    try:
        with ProcessPoolExecutor(jobs, FORK, _begin, (mouth, lifeline)) as pool:
            yield from pool.map(_do, range(len(things)))
    except BrokenProcessPool as error:
        raise Died from error
    finally:
        gc.unfreeze()
        os.close(mouth)
        os.close(lifeline)


def beside(function: Callable[[_T], _R], thing: _T, jobs: int) -> Callable[[], _R]:
    """Begins work in a child, and gives the way to wait for it; with one job it is done when it is waited for.

    Waiting raises Died, and what the function raises. Whoever ends without waiting ends the child.
    """
    if jobs < 2:
        return partial(function, thing)
    ear, mouth = FORK.Pipe(duplex=False)
    breath, lifeline = os.pipe()
    child = FORK.Process(target=_tell, args=(function, thing, mouth, breath, lifeline), daemon=True)
    child.start()
    mouth.close()
    os.close(breath)
    return partial(_told, child, ear, lifeline)


def _tell(function: Callable[[Any], Any], thing: object, mouth: Connection, breath: int, lifeline: int) -> None:
    _begin(breath, lifeline)
    try:
        mouth.send((function(thing), None))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where it is waited for
        mouth.send((None, error))


def _told(child: ForkProcess, ear: Connection, lifeline: int) -> Any:  # noqa: ANN401 - whatever the function gives
    try:
        found, error = ear.recv()
    except EOFError:
        raise Died from None
    finally:
        child.join()
        os.close(lifeline)
    if error:
        raise error
    return found


def _do(place: int) -> Any:  # noqa: ANN401 - whatever the function gives
    function, things = _under_way
    return function(things[place])


def _begin(mouth: int, lifeline: int) -> None:
    """A child ends with its parent, however that one ends: the other end of the pipe is then closed."""
    os.close(lifeline)
    threading.Thread(target=_wait, args=(mouth,), daemon=True).start()


def _wait(mouth: int) -> None:
    os.read(mouth, 1)
    os._exit(1)
