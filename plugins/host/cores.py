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
from multiprocessing import get_context
from typing import Any, TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")

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
        with ProcessPoolExecutor(jobs, get_context("fork"), _begin, (mouth, lifeline)) as pool:
            yield from pool.map(_do, range(len(things)))
    except BrokenProcessPool as error:
        raise Died from error
    finally:
        gc.unfreeze()
        os.close(mouth)
        os.close(lifeline)


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
