"""What reading and building cost, step by step, at several sizes: a step that grows faster than its work shows."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.bench import hugo, table
from tests.bench.fetched import HOME, Unavailable
from tests.bench.measure import Failed
from tests.bench.steps import NOW, PYTHON, STEPS, Ground, ground, pictures

FEW, ROUNDS = 1_000, 3
"""Up to how many documents a comparison is made in so many rounds; above, in one."""
MOST_PHOTOGRAPHS = 1_000


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--docs", required=True)
    parser.add_argument("--images", type=int)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--against", choices=["hugo"])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    results: list[dict[str, Any]] = []
    try:
        for one in sizes(options.docs):
            results.append(_measured(one, options))
            _keep(options.json, results)
        _photographed(results[-1], options.images)
        _keep(options.json, results)
    except Failed as error:
        _say(f"lệnh được đo không chạy xong:\n{error}")
        return 1
    sys.stdout.write("\n".join((*table.tables(results), "")))
    return 0


def _keep(path: Path | None, results: list[dict[str, Any]]) -> None:
    """After every size: the large ones take long, and what is measured stays."""
    if path:
        path.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", "utf-8")


def sizes(asked: str) -> list[int]:
    """“1000,10000” in order; of one size also a quarter of it, so that growth shows."""
    found = sorted({int(one) for one in asked.split(",")})
    return found if len(found) > 1 else sorted({max(found[0] // 4, 10), *found})


def _measured(documents: int, options: argparse.Namespace) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        _say(f"{documents} văn bản: đang viết")
        one = ground(Path(folder), documents)
        found: dict[str, Any] = {"documents": documents, "rows": _rows(one), "stages": _stages(one)}
        if options.against and (compared := _compared(one, options.rounds)):
            found["against"] = compared
    return found


def _photographed(found: dict[str, Any], asked: int | None) -> None:
    """Once for all sizes: what photographs cost does not depend on how many documents stand beside them."""
    if count := min(found["documents"], MOST_PHOTOGRAPHS) if asked is None else asked:
        _say(f"{count} ảnh chụp")
        with tempfile.TemporaryDirectory() as folder:
            found["photographs"] = {"count": count, "cost": _rounded(asdict(pictures(Path(folder), count)))}


def _rows(one: Ground) -> dict[str, Any]:
    found = {}
    for step in STEPS:
        _say(f"{one.papers} văn bản: {step.label}")
        found[step.name] = _rounded(asdict(step.run(one)))
    return found


def _stages(one: Ground) -> dict[str, Any]:
    """Of a cold build, in a process of its own."""
    _say(f"{one.papers} văn bản: từng chặng")
    one.forget()
    command = [*PYTHON, "tests.bench.stages", str(one.content), str(one.output), NOW]
    done = subprocess.run(command, cwd=HOME, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Failed(done.stdout + done.stderr)
    spent = json.loads(done.stdout.splitlines()[-1])
    index = [file.stat().st_size for file in (one.output / one.content.name / "tim-kiem/d").iterdir()]
    found = {name: _rounded({"cpu": cpu, "wall": wall}) for name, (cpu, wall) in spent.items()}
    found["search index"] |= {"files": len(index), "bytes": sum(index)}
    return found


def _compared(one: Ground, rounds: int | None) -> dict[str, Any] | None:
    try:
        program = hugo.program()
    except Unavailable:
        _say(f"không có Hugo: {hugo.PACKAGE.missing}")
        return None
    count = rounds or (ROUNDS if one.papers <= FEW else 1)
    found: dict[str, Any] = {}
    for number in range(count):
        _say(f"{one.papers} văn bản: so với Hugo, lượt {number + 1}/{count}")
        for name, costs in hugo.compared(one, program):
            found.setdefault(name, []).append({who: _rounded(asdict(cost)) for who, cost in costs.items()})
    return found


def _rounded(cost: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in cost.items()}


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main())
