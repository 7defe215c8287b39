"""Progress of long work: a bar where somebody watches, plain lines in CI."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import Progress as Bar


class Progress:
    """Counts the steps of one piece of work; on a terminal as a bar, elsewhere a line a step."""

    def __init__(self, label: str, total: int) -> None:
        self.label, self.total, self.done = label, total, 0
        self.bar = Bar(console=Console(file=sys.stderr), transient=True) if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self.bar:
            self.bar.start()
            self.task = self.bar.add_task(self.label, total=self.total)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar:
            self.bar.stop()

    def step(self, name: str) -> None:
        self.done += 1
        if self.bar:
            self.bar.advance(self.task)
        else:
            print(f"{self.label}: {name} ({self.done}/{self.total})", file=sys.stderr)
