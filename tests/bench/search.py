"""What the search costs and finds in a province of a size: the index, the reader's browser, and Pagefind beside it."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from playwright.sync_api import Browser

from tests.bench import corpus as portals
from tests.bench import pagefind
from tests.bench.fetched import HOME, Unavailable
from tests.bench.queries import BODIES, Query, by_category, queries, scored
from tests.bench.run import NOW
from tests.bench.searchbrowser import (
    OTHER_ENGINE,
    PORTAL,
    SLOWER,
    Engine,
    Fetched,
    answers,
    chromium,
    cold,
    first_result,
    typed_result,
)
from tests.bench.searchcorpus import corpus
from tests.bench.searchhost import served

LOADED = 3
"""Queries of each category whose bytes are counted."""
TIMED = 10
"""Queries that are timed on a slow line, of as many categories."""
PARTS = {"scripts": "/static/", "list": "muc-luc.bin", "shards": "/d/[tb]", "results": "/d/s-"}
"""Of what the portal's search fetches, how each part's addresses look."""
Hrefs = list[list[str]]
"""Of each query the addresses of the first ten results."""
Found = dict[str, Any]
"""What was measured of one engine, by the words of `ROWS`."""

ROWS = (
    ("first", "chỉ mục: tiêu đề, số, tóm tắt (KB)"),
    ("stubs", "chỉ mục: dòng kết quả (KB)"),
    ("body", "chỉ mục: thân bài (KB)"),
    ("all", "chỉ mục: tất cả trên đĩa (KB)"),
    ("files", "chỉ mục: số tệp"),
    ("lean", "dựng chỉ mục, không thân bài (giây CPU)"),
    ("seconds", "dựng chỉ mục, có thân bài (giây CPU)"),
    ("peak", "bộ nhớ cao nhất khi dựng (MiB)"),
    ("before", "trong đó kho văn bản đã đọc (MiB)"),
    ("cold", "lần tìm đầu, trung vị (KB)"),
    ("cold90", "lần tìm đầu, phân vị 90 (KB)"),
    ("scripts", "— mã chương trình, trung bình (KB)"),
    ("list", "— danh mục tệp, trung bình (KB)"),
    ("shards", "— tệp của các chữ, trung bình (KB)"),
    ("results", "— dòng kết quả, trung bình (KB)"),
    ("heads", "— trong mọi phần trên: phần đầu của các câu trả lời, trung bình (KB)"),
    ("requests", "lần tìm đầu, số lượt tải, trung vị"),
    ("further", "lần tìm tiếp, trung vị (KB)"),
    ("typed", "gõ cả câu từ trang chủ, có gợi ý, rồi Enter, trung vị (KB)"),
    ("opened", "kết quả đầu tiên từ lúc mở trang, 3G và CPU ÷ 4, trung vị (giây)"),
    ("suggested", "gợi ý sau phím cuối, 3G và CPU ÷ 4, trung vị (giây)"),
    ("entered", "kết quả đầu tiên sau Enter, đã vào ô tìm trước, 3G và CPU ÷ 4, trung vị (giây)"),
    ("query", "một câu tìm khi đã đủ tệp, trung vị (ms)"),
    ("query90", "một câu tìm khi đã đủ tệp, phân vị 90 (ms)"),
    ("slower", "một câu tìm khi đã đủ tệp, CPU ÷ 4, trung vị (ms)"),
    ("recall", f"tìm thấy trong 10 dòng đầu, không kể {BODIES}"),
    ("mrr", f"MRR, không kể {BODIES}"),
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--docs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--without-bodies", action="store_true")
    parser.add_argument("--against", choices=["pagefind"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Bench(Path(folder), options).run()


class Bench:
    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self.folder, self.options = folder, options
        self.site, self.bodies = folder / "cổng", not options.without_bodies

    def run(self) -> None:
        docs = self.options.docs
        _say(f"đang dựng chỉ mục của {docs} văn bản")
        engines = {PORTAL: self.portal()}
        if self.options.against and (other := self.pagefind()):
            engines[OTHER_ENGINE] = other
        asked = queries(corpus(docs, bodies=self.bodies), self.options.seed)
        found: dict[Engine, Hrefs] = {}
        with served(self.site) as base, chromium() as browser:
            for engine in engines:
                found[engine], told = self.asked(browser, engine, base, asked)
                engines[engine] |= told
        _table(docs, list(engines.items()))
        _categories(asked, found)
        _missed(asked, found[PORTAL], self.options.missed)

    def asked(self, browser: Browser, engine: Engine, base: str, asked: Sequence[Query]) -> tuple[Hrefs, Found]:
        """What each query finds, and what asking costs."""
        _say(f"đang hỏi {engine.name} {len(asked)} câu")
        found = answers(browser, engine, base, self.engine(), asked)
        slower = answers(browser, engine, base, self.engine(), _some(asked, 1), slower=SLOWER)
        _say(f"đang tải {engine.name} như người đọc")
        hrefs = [some for some, _ in found]
        told = _spent([spent for _, spent in found], "query", "query90")
        told["slower"] = median(spent for _, spent in slower)
        return hrefs, told | _quality(asked, hrefs) | _loading(browser, engine, base, asked)

    def portal(self) -> Found:
        """A small portal whose index is put in place of its own: pages of the rest are not asked for."""
        content, output = self.folder / "mau", self.folder / "ra"
        portals.write(content, 10)
        _program("plugins.cli", "build", "--content", str(content), "--output", str(output), "--now", NOW)
        shutil.copytree(output / "mau", self.site)
        for one in (self.site / "tim-kiem/d").iterdir():
            one.unlink()
        lean = self.index(self.folder / "gầy", "none")
        full = self.index(self.site, "bodies") if self.bodies else self.index(self.site, "none")
        sizes = {name: full[name] / 1000 for name in ("first", "stubs", "body")}
        every = sum(full[name] for name in ("first", "stubs", "body", "facets", "rest", "list")) / 1000
        costs = {name: full[name] for name in ("files", "seconds", "peak", "before")}
        return {**sizes, "all": every, "lean": lean["seconds"], **costs}

    def index(self, folder: Path, bodies: str) -> Found:
        return _costs("tests.bench.searchindex", str(self.options.docs), str(folder), bodies)

    def pagefind(self) -> Found | None:
        try:
            pagefind.program()
        except Unavailable:
            _say(f"không có Pagefind: {pagefind.PACKAGE.missing}")
            return None
        _say("đang dựng chỉ mục Pagefind")
        cost = _costs(
            "tests.bench.pagefind", str(self.options.docs), str(self.folder / "trang"), str(self.site / "pagefind")
        )
        pagefind.page(self.site)
        return {"all": cost["bytes"] / 1000, **{name: cost[name] for name in ("files", "seconds", "peak")}}

    def engine(self) -> str:
        """The address of the engine, whose name changes with its content."""
        return f"/static/{next((self.site / 'static').glob('search.*.js')).name}"


def _program(module: str, *words: str) -> str:
    command = [sys.executable, "-X", "utf8", "-m", module, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=HOME).stdout


def _costs(module: str, *words: str) -> Found:
    found: Found = json.loads(_program(module, *words).splitlines()[-1])
    return found


def _some(asked: Sequence[Query], each: int) -> list[Query]:
    return [one for _, found in by_category(asked) for one in found[:each]]


def _spent(found: Sequence[float], middle: str, high: str) -> Found:
    return {middle: median(found), high: quantiles(found, n=10)[-1]}


def _quality(asked: Sequence[Query], found: Sequence[Sequence[str]]) -> Found:
    marks = [scored(some, one.right) for one, some in zip(asked, found, strict=True) if one.category != BODIES]
    return {"recall": mean(recall for recall, _ in marks), "mrr": mean(rank for _, rank in marks)}


def _loading(browser: Browser, engine: Engine, base: str, asked: Sequence[Query]) -> Found:
    """Bytes of queries of every category, each after nothing; seconds of one query of each."""
    some = _some(asked, LOADED)
    loads = [
        cold(browser, engine, base, one.text, next_.text) for one, next_ in zip(some, some[1:] + some[:1], strict=True)
    ]
    found = _spent([_size(first) for first, _ in loads], "cold", "cold90")
    found |= {"requests": median(len(first) for first, _ in loads), "further": median(_size(more) for _, more in loads)}
    timed = [one.text for one in _some(asked, 1)][::2][:TIMED]
    found["opened"] = median(first_result(browser, engine, base, one) for one in timed)
    if engine is PORTAL:
        found["heads"] = mean(sum(head for _, _, head in first) for first, _ in loads) / 1000
        found |= {part: mean(_size(first, pattern) for first, _ in loads) for part, pattern in PARTS.items()}
        typed = [typed_result(browser, engine, base, one) for one in timed]
        found |= dict(zip(("suggested", "entered"), map(median, list(zip(*typed, strict=True))[:2]), strict=True))
        found["typed"] = median(size for _, _, size in typed) / 1000
    return found


def _size(fetched: Fetched, pattern: str = "") -> float:
    """Kilobytes of the addresses that look so."""
    return sum(size for address, size, _ in fetched if re.search(pattern, address)) / 1000


def _table(docs: int, found: Sequence[tuple[Engine, Found]]) -> None:
    """As a table of Markdown, with how many times as much the other takes."""
    heads = [engine.name for engine, _ in found] + (["gấp"] if len(found) > 1 else [])
    _print(f"\n| {docs} văn bản | {' | '.join(heads)} |\n| --- |{' ---: |' * len(heads)}")
    for name, label in ROWS:
        values = [told.get(name) for _, told in found]
        cells = ["" if one is None else _told(one) for one in values]
        if len(values) > 1:
            cells.append(_told(values[1] / values[0]) if values[1] is not None and values[0] else "")
        _print(f"| {label} | {' | '.join(cells)} |")


def _told(value: float) -> str:
    return re.sub(r"\.", ",", f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}")


def _categories(asked: Sequence[Query], found: dict[Engine, Hrefs]) -> None:
    """Recall and rank of every category."""
    heads = [f"{engine.name}: {what}" for engine in found for what in ("trong 10", "MRR")]
    _print(f"\n| nhóm câu tìm | {' | '.join(heads)} |\n| --- |{' ---: |' * len(heads)}")
    for category in dict.fromkeys(one.category for one in asked):
        cells: list[float] = []
        for some in found.values():
            pairs = zip(asked, some, strict=True)
            marks = [scored(hrefs, one.right) for one, hrefs in pairs if one.category == category]
            cells += map(mean, zip(*marks, strict=True))
        _print(f"| {category} | {' | '.join(f'{one:.2f}'.replace('.', ',') for one in cells)} |")


def _missed(asked: Sequence[Query], found: Sequence[Sequence[str]], most: int) -> None:
    """Queries of each category that were not answered whole, with the right answers and what stood first."""
    for category in dict.fromkeys(one.category for one in asked):
        for line in list(_lines(category, asked, found))[:most]:
            _print(line)


def _lines(category: str, asked: Sequence[Query], found: Sequence[Sequence[str]]) -> Iterator[str]:
    for one, hrefs in zip(asked, found, strict=True):
        recall, rank = scored(hrefs, one.right)
        if one.category == category and min(recall, rank) < 1:
            yield f"{category}: “{one.text}” {recall:.2f} {rank:.2f}\n  cần {sorted(one.right)[:2]}\n  được {list(hrefs[:2])}"


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main()
