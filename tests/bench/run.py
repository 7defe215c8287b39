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


def row(label: str, size: int, seconds: float) -> None:
    print(f"{label:22}{size:>9}{seconds:>10.2f}{seconds * 1000 / size:>12.2f}")


ASSESS = f"""
import sys, time
from datetime import datetime
from pathlib import Path
from plugins.portal.catalogue.content import read_portal
from plugins.portal.duties.assess import assessment
from plugins.portal.duties.timing import timing
site = read_portal(Path(sys.argv[1]), datetime.fromisoformat("{NOW}")).site
began = time.process_time()
assessment(site)
assessed = time.process_time()
[timing(site, one) for one in site.documents]
print(assessed - began, time.process_time() - assessed)
"""


def duties(portal: Path) -> tuple[float, float]:
    """CPU seconds of assessing every agency, and of timing every document, of a site that has been read."""
    command = [sys.executable, "-X", "utf8", "-c", ASSESS, str(portal)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assessing, timing = map(float, done.stdout.split())
    return assessing, timing


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
                row(label, size, seconds)
            for label, seconds in zip(("xét nghĩa vụ", "tính ngày công khai"), duties(portal), strict=True):
                row(label, size, seconds)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"bộ nhớ cao nhất của một tiến trình: {peak} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]))
