"""From the file of an official document to a draft: `portal new document --from`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from ...gate import examine
from ...portal.catalogue.content import read_portal, texts_of
from ...portal.source.folders import shown
from ...portal.source.problem import Problem, in_order
from ...portal.source.report import as_text
from ..imports.writing import write
from ..places import WrongSetup, memory
from ..records import Refused
from .drafting import Drafted, Drafting
from .opening import opened


def draft_from(sources: Sequence[Path], folder: Path, agency: str, given: Mapping[str, str], at: datetime) -> int:
    """Writes a draft for each file, tells what was unsure, and what the portal would find wrong with it."""
    if missing := [one for one in sources if not one.is_file()]:
        raise WrongSetup(f"không có tệp {shown(missing[0])}")
    ready = read_portal(folder, at)
    if ready.unfinished is None:
        sys.stderr.write(as_text([one for one in ready.problems if one.stops], ready.texts))
        return 1
    drafting = Drafting(ready.unfinished, folder, agency, given)
    done = [_written(one) for one in _drafts(drafting, sorted(sources))]
    checked = examine(folder, at, memory())
    texts = texts_of([checked])
    for one in done:
        _tell(one, [it for it in checked.problems if one.path and _is_of(one, it)], texts)
    made = sum(one.path is not None for one in done)
    print(f"{len(done)} tệp: {made} bản nháp đã tạo, {len(done) - made} tệp chưa vào được.")
    if made:
        print("Đọc lại từng bản nháp; xong thì bỏ dòng status: nháp và chạy ./portal check.")
    return 0 if made == len(done) else 1


def _drafts(drafting: Drafting, sources: Sequence[Path]) -> Iterator[Drafted]:
    for source, paper in zip(sources, opened(sources), strict=True):
        yield Drafted(source, paper) if isinstance(paper, tuple) else drafting.drafted(source, paper)


def _written(one: Drafted) -> Drafted:
    """Both files of a draft, or neither; drafts are written one by one, so that two of one name are told."""
    try:
        write(one.changes)
    except Refused as refused:
        print(f"{shown(one.source)}: {refused}. Không có gì thay đổi.", file=sys.stderr)
        return Drafted(one.source, one.problems, one.lines)
    return one


def _is_of(one: Drafted, problem: Problem) -> bool:
    stem = shown(one.path).removesuffix(".md") if one.path else ""
    return problem.where.path in {f"{stem}.md", stem} or problem.where.path.startswith(f"{stem}/")


def _tell(one: Drafted, problems: Sequence[Problem], texts: Mapping[str, str]) -> None:
    print(f"{shown(one.source)} → {shown(one.path) if one.path else 'chưa tạo bản nháp'}")
    sys.stdout.write(as_text(in_order((*one.problems, *problems)), {**texts, shown(one.source): one.lines}))
    print()
