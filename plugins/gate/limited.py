"""Work under limits: each item in a child process that may use only so much time and memory.

What many hands write is read by code that nobody can vouch for on every input. An item that is too much for it costs
that item and nothing else. The child is forked, so items and function need no form in which they could be sent; what
comes back are bytes and nothing more, because a child that has read hostile content is not to be believed.
These are limits of effort, no prison: the child has the rights of its parent.
"""

from __future__ import annotations

import fcntl
import gc
import os
import resource
import signal
import struct
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Generic, NoReturn, TypeVar

SECONDS = 5.0
"""CPU time of one item."""
MEGABYTES = 512
"""What a child may need beside what it has from its parent."""
PATIENCE = 60.0
"""Seconds by the clock, for a child that sleeps; far more than a busy machine makes of SECONDS."""
DEPTH = 1000
"""Calls within calls, counted from the function, so that it does not matter from how deep the work was asked for."""

_T = TypeVar("_T")
_HEAD = struct.Struct("!cI")
_RESULT, _LAST, _MEMORY, _DEPTH, _FAILURE = b"r", b"l", b"m", b"d", b"f"
_LARGEST = 1 << 28
_OUT_OF_TIME = {-signal.SIGPROF, -signal.SIGALRM, -signal.SIGXCPU}


class Exceeded(Enum):
    """Why an item has no result."""

    TIME = "time"
    MEMORY = "memory"
    DEPTH = "depth"
    DEATH = "death"
    """The child ended without a word: it crashed, was killed, or left."""


_REASONS = {_MEMORY: Exceeded.MEMORY, _DEPTH: Exceeded.DEPTH}


class Failure(Exception):
    """The function raised: an error of ours, with the traceback of the child."""


def limited(  # noqa: PLR0913 - each is a separate limit
    function: Callable[[_T], bytes],
    items: Sequence[_T],
    *,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    patience: float = PATIENCE,
    jobs: int = 0,
) -> Iterator[bytes | Exceeded]:
    """What the function makes of each item, in their order, however many `jobs` (0: one a core) share the work."""
    number = max(min(jobs or os.cpu_count() or 1, len(items)), 1)
    task = _Task(function, items, number, seconds, megabytes, patience)
    shares = [_Share(task) for _ in range(number)]
    try:
        for place, one in enumerate(shares):
            one.start(place)
        for place in range(len(items)):
            yield shares[place % number].result(place)
    finally:
        for one in shares:
            one.end()


@dataclass(frozen=True)
class _Task(Generic[_T]):
    function: Callable[[_T], bytes]
    items: Sequence[_T]
    step: int
    seconds: float
    megabytes: int
    patience: float


@dataclass
class _Share(Generic[_T]):
    """Every n-th item, done by a child; where it ends before its time, by a new one."""

    task: _Task[_T]
    child: int = 0
    answers: int = -1
    lifeline: int = -1
    """The end for writing of a pipe that nothing is written to: it closes when we are gone, and the child is told."""

    def result(self, place: int) -> bytes | Exceeded:
        kind, content = self.answer()
        if kind == _FAILURE:
            raise Failure(content.decode(errors="replace"))
        if kind == _RESULT:
            return content
        code = self.end()
        self.start(place + self.task.step)
        if kind == _LAST:
            return content
        return _REASONS.get(kind, Exceeded.TIME if code in _OUT_OF_TIME else Exceeded.DEATH)

    def start(self, place: int) -> None:
        """A child that does the share from this item on, where there is any."""
        if place >= len(self.task.items):
            return
        self.answers, pipe = os.pipe()
        mouth, self.lifeline = os.pipe()
        with warnings.catch_warnings():
            # Newer Pythons warn that other threads' locks stay locked in a child; ours touches none of them.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.child = os.fork()
        if not self.child:
            os.close(self.lifeline)
            _labour(self.task, place, pipe, mouth)
        os.close(pipe)
        os.close(mouth)

    def answer(self) -> tuple[bytes, bytes]:
        """The kind of answer and its content; no kind where the child has ended, or talks nonsense."""
        head = self.read(_HEAD.size)
        kind, size = _HEAD.unpack(head) if len(head) == _HEAD.size else (b"", 0)
        content = self.read(size) if size <= _LARGEST else b""
        return (kind, content) if len(content) == size else (b"", b"")

    def read(self, size: int) -> bytes:
        found = b""
        while len(found) < size and (more := os.read(self.answers, size - len(found))):
            found += more
        return found

    def end(self) -> int:
        """Ends the child if it still lives; its exit code, or minus the signal that ended it before."""
        if not self.child:
            return 0
        os.close(self.answers)
        os.close(self.lifeline)
        with suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)
        _, status = os.waitpid(self.child, 0)
        self.child = 0
        return os.waitstatus_to_exitcode(status)


# in the child


def _labour(task: _Task[_T], first: int, pipe: int, mouth: int) -> NoReturn:
    try:
        _confine(task, mouth)
        before = _data()
        for place in range(first, len(task.items), task.step):
            kind, content = _attempt(task, task.items[place])
            if kind == _RESULT and _data() - before > (task.megabytes << 20) // 8:
                kind = _LAST  # what it has hoarded must not be missing for the next one
            _write(pipe, _HEAD.pack(kind, len(content)) + content)
            if kind != _RESULT:
                break
    finally:
        os._exit(0)


def _attempt(task: _Task[_T], item: _T) -> tuple[bytes, bytes]:
    signal.setitimer(signal.ITIMER_PROF, task.seconds)
    signal.setitimer(signal.ITIMER_REAL, task.patience)
    try:
        return _RESULT, task.function(item)
    except MemoryError:
        return _MEMORY, b""
    except RecursionError:
        return _DEPTH, b""
    except Exception:  # noqa: BLE001 - told to the parent, which raises it
        return _FAILURE, traceback.format_exc().encode(errors="replace")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _confine(task: _Task[_T], mouth: int) -> None:
    """Nothing is read or printed, nothing outlives the parent, and what is too much ends the process."""
    for one in (signal.SIGPROF, signal.SIGALRM, signal.SIGIO, signal.SIGTERM):
        signal.signal(one, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends us
    fcntl.fcntl(mouth, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(mouth, fcntl.F_SETFL, os.O_ASYNC)  # SIGIO, and with it the end, when the parent is gone
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    gc.freeze()  # what is the parent's stays shared with it
    sys.setrecursionlimit(sum(1 for _ in traceback.walk_stack(None)) + DEPTH)
    if now := _data():
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (now + (task.megabytes << 20), hard))


def _data() -> int:
    """Bytes of memory that are this process's own; 0 where the system does not say, and then there is no limit."""
    try:
        with open("/proc/self/statm", "rb", buffering=0) as numbers:  # noqa: PTH123 - asked once an item
            return int(numbers.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _write(pipe: int, content: bytes) -> None:
    while content:
        content = content[os.write(pipe, content) :]
