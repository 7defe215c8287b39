"""What reading and building cost, at a size and at a quarter of it: a step that grows faster than its work shows."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import corpus

NOW = "2026-11-22T09:00:00+07:00"


def measured(words: list[str]) -> float:
    """CPU seconds of a command and its children, on all cores."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", *words], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(documents: int) -> None:
    print(f"{'bước':22}{'văn bản':>9}{'giây CPU':>10}{'ms/văn bản':>12}")
    for size in (max(documents // 4, 10), documents):
        with tempfile.TemporaryDirectory() as folder:
            portal = Path(folder) / "mau"
            corpus.write(portal, size)
            for label, words in (
                ("kiểm tra", ["check", str(portal)]),
                ("dựng từ đầu", ["build", "--content", str(portal), "--output", f"{folder}/ra", "--now", NOW]),
            ):
                seconds = measured(words)
                print(f"{label:22}{size:>9}{seconds:>10.2f}{seconds * 1000 / size:>12.2f}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"bộ nhớ cao nhất của một tiến trình: {peak} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]))
