"""Child processes that end with the command, whatever ends it: Ctrl+C, a signal, or the machine's own hand."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType

ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Halted(Exception):
    """The command was told to end; what is under way is given up."""


class Children:
    """The processes at work. Their standard input closes when we are gone, and tells them so."""

    def __init__(self) -> None:
        self.running: set[subprocess.Popen[str]] = set()
        self.lock = threading.Lock()
        self.stopped = threading.Event()

    def run(
        self, command: Sequence[str], environment: Mapping[str, str], held: Sequence[int] = ()
    ) -> subprocess.CompletedProcess[str]:
        """Waits for one command, which holds the given locks as long as it lives. Raises Halted."""
        theirs, ours = os.pipe()
        try:
            process = self._start(command, environment, held, theirs)
            out, words = process.communicate()
        finally:
            os.close(theirs)
            os.close(ours)
        self.running.discard(process)
        self.sleep(0)
        return subprocess.CompletedProcess(command, process.returncode, out, words)

    def sleep(self, seconds: float) -> None:
        if self.stopped.wait(seconds):
            raise Halted

    def stop(self) -> None:
        """Every child ends now, and no other begins."""
        self.stopped.set()
        with self.lock:
            for one in self.running:
                if one.poll() is None:
                    os.killpg(one.pid, signal.SIGKILL)

    def _start(
        self, command: Sequence[str], environment: Mapping[str, str], held: Sequence[int], stdin: int
    ) -> subprocess.Popen[str]:
        with self.lock:
            self.sleep(0)
            process = subprocess.Popen(
                command,
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
                env=environment,
                umask=0o022,
                pass_fds=held,
                start_new_session=True,
            )
            self.running.add(process)
        return process


@contextmanager
def ending(children: Children) -> Iterator[None]:
    """While this lasts, a signal to end stops the children first, and the exit code says which signal it was."""

    def end(number: int, _: FrameType | None) -> None:
        children.stop()
        raise SystemExit(128 + number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.signal(one, end) for one in ENDS}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
