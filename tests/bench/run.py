"""What reading and building cost, at a size and at a quarter of it: a step that grows faster than its work shows."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import corpus

NOW = "2026-11-22T09:00:00+07:00"


def measured(words: list[str], memory: str) -> float:
    """CPU seconds of a command and its children, on all cores; `memory` is the folder for what was made before."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", *words]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PORTAL_MEMORY": memory})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(documents: int) -> None:
    print(f"{'bước':22}{'văn bản':>9}{'giây CPU':>10}{'ms/văn bản':>12}")
    for size in (max(documents // 4, 10), documents):
        with tempfile.TemporaryDirectory() as folder:
            portal = Path(folder) / "mau"
            corpus.write(portal, size)
            for label, memory, words in (
                ("kiểm tra lần đầu", "nhớ", ["check", str(portal)]),
                ("kiểm tra lần sau", "nhớ", ["check", str(portal)]),
                (
                    "dựng từ đầu",
                    "chưa nhớ",
                    ["build", "--content", str(portal), "--output", f"{folder}/ra", "--now", NOW],
                ),
            ):
                seconds = measured(words, f"{folder}/{memory}")
                print(f"{label:22}{size:>9}{seconds:>10.2f}{seconds * 1000 / size:>12.2f}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"bộ nhớ cao nhất của một tiến trình: {peak} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]))
