"""`portal serve` as people start it: a process of its own, with a small portal to watch."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Thread

from tests.conftest import Files

PATIENCE = 60_000
"""Milliseconds, the same for whatever one waits for here; it is never waited for to the end unless something is broken."""


@dataclass
class Serving:
    """A running server: its address, what it has said in the terminal, the content it watches."""

    address: str
    content: Path
    said: list[str]
    news: "Queue[str]"

    def says(self, words: str) -> str:
        """Waits until the terminal shows the words; gives all it has shown."""
        while words not in "".join(self.said):
            self.said.append(self.news.get(timeout=PATIENCE / 1000))
        return "".join(self.said)


@contextmanager
def serving(folder: Path, files: Files, *options: str) -> Iterator[Serving]:
    """The portal `lao-cai` with the files given, in a folder `content` below the one given."""
    content = folder / "content"
    for path, text in files.items():
        (content / "lao-cai" / path).parent.mkdir(parents=True, exist_ok=True)
        (content / "lao-cai" / path).write_text(str(text), "utf-8")
    port = _free_port()
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", "serve", "--content", content]
    process = subprocess.Popen(
        [*command, "--port", str(port), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    found = Serving(f"http://127.0.0.1:{port}", content, [], Queue())
    Thread(target=_listen, args=(process, found.news), daemon=True).start()
    assert found.address in found.says("dừng bằng Ctrl+C")
    yield found
    os.kill(process.pid, signal.SIGINT)
    process.wait(timeout=PATIENCE / 1000)
    process.stdout.close()
    assert process.returncode in {0, 130}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _listen(process: "subprocess.Popen[str]", news: "Queue[str]") -> None:
    for line in process.stdout:
        news.put(line)
