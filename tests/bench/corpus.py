"""A province of any size as files, the same for the same size and seed: every kind of record, clean before the gate.

Papers are `documents` and `plans`; everything else comes in proportion to them, as portals of provinces have it.
"""

from __future__ import annotations

import io
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.bench.bodies import Bodies
from tests.bench.offices import HEIR, office_files, offices
from tests.bench.papers import Library, Paper, paper_files, papers
from tests.bench.record import record
from tests.bench.stories import PICTURES, SHARES, Stories
from tests.bench.words import Words
from tests.samples import small

SEED = 2026
AGENCY, ATTACHED, PICTURED = 100, 50, 50
"""Papers for each agency, for each one with an attachment, for each photograph."""
PHOTOGRAPH = 1200, 800
PORTAL = """name: Cổng công khai thông tin tỉnh Mẫu
province: Mẫu
formal_name: Tỉnh Mẫu
summary: Văn bản, kế hoạch và người phát ngôn của các cơ quan tỉnh Mẫu
address: https://congkhai.mau.example/
publisher: ubnd-tinh
languages:
  - vi
  - en
notice: "DỮ LIỆU MẪU: mọi tên người, số máy và văn bản đều bịa ra để đo."
"""
PAGES = {
    "gioi-thieu": "Giới thiệu",
    "yeu-cau-thong-tin": "Yêu cầu cung cấp thông tin",
    "kha-nang-tiep-can": "Khả năng tiếp cận",
}


@dataclass(frozen=True)
class Written:
    """What was written: papers in the order of their days, the names of records' files, how many photographs."""

    papers: tuple[Paper, ...]
    records: tuple[str, ...]
    photographs: int


def write(folder: Path, count: int, *, seed: int = SEED, photographs: int | None = None) -> Written:
    """A portal of so many papers; without `photographs` one for fifty of them."""
    dice = random.Random(f"{seed} {count}")
    bodies = Bodies(dice, Words(dice))
    all_ = offices(dice, count // AGENCY)
    told = papers(bodies, all_, count)
    pictures = max(count // PICTURED, 2) if photographs is None else photographs
    _file(folder / "portal.yaml", PORTAL.encode())
    names = []
    for path, text in (*office_files(bodies, all_), *_pages(bodies)):
        _file(folder / path, text.encode())
        names.append(path)
    for path, text, files in paper_files(bodies, told, max(count // ATTACHED, 2)):
        _file(folder / path, text.encode())
        names.append(path)
        for name in files:
            _file(folder / path.removesuffix(".md") / name, _attachment(name))
    # Nothing tells of the newest paper, so that it can be taken away.
    spoken_of = [one for one in Library(told).unmistakable if one is not told[-1]]
    names += _stories(folder, Stories(bodies, all_, spoken_of), count, pictures)
    return Written(told, tuple(names), pictures)


def _pages(bodies: Bodies) -> Iterator[tuple[str, str]]:
    for name, title in PAGES.items():
        yield f"pages/{name}.md", record({"title": title, "summary": f"{bodies.phrase(12, 18)}."}, bodies.text(300))
        yield f"pages/{name}.en.md", record({"title": name.replace("-", " ").capitalize()}, "For readers of English.\n")


def _stories(folder: Path, stories: Stories, count: int, pictures: int) -> Iterator[str]:
    """The news that shows photographs comes first, so that there is room for all of them."""
    yield from _pictured(folder, stories, pictures)
    for kind, share in SHARES.items():
        for path, text in stories.files(kind, max(count // share, 1)):
            _file(folder / path, text.encode())
            yield path


def _pictured(folder: Path, stories: Stories, pictures: int) -> Iterator[str]:
    for first in range(0, pictures, PICTURES):
        names = [f"anh-{number + 1}.jpg" for number in range(first, min(first + PICTURES, pictures))]
        path = f"{stories.offices[first % len(stories.offices)].id}/news/2026/anh-{first + 1}"
        _file(folder / f"{path}.md", stories.news(first, f"{1 + first % 28}/9/2026", names).encode())
        for name in names:
            _file(folder / path / name, photograph(stories.dice))
        yield f"{path}.md"


def photograph(dice: random.Random) -> bytes:
    """A JPEG of soft colours with grain, as heavy to unpack and to pack anew as one from a camera of its size."""
    soft = Image.frombytes("RGB", (12, 8), dice.randbytes(12 * 8 * 3)).resize(PHOTOGRAPH, Image.Resampling.BICUBIC)
    grain = Image.frombytes("RGB", (300, 200), dice.randbytes(300 * 200 * 3)).resize(PHOTOGRAPH)
    out = io.BytesIO()
    Image.blend(soft, grain, 0.06).save(out, "JPEG", quality=80)
    return out.getvalue()


def _attachment(name: str) -> bytes:
    """A small real file; its words are its name, so that no two are the same."""
    return (
        small.pdf(f"{small.WORDS} {name}")
        if name.endswith(".pdf")
        else small.docx(f"<w:p><w:r><w:t>{name}</w:t></w:r></w:p>")
    )


def _file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def targets(folder: Path, written: Written) -> dict[str, str]:
    """What the bench changes: a paper that others cite, one that nothing names, an office."""
    texts = "".join((folder / one).read_text("utf-8") for one in written.records)
    cited = (one for one in written.papers if not one.is_plan and texts.count(one.citation) > 1)
    edited, removed = next(cited, written.papers[0]), written.papers[-1]
    return {"edited": f"{edited.id}.md", "removed": removed.id, "renamed": f"{HEIR}/agency.md"}


def main(folder: Path, said: Path, count: int, photographs: int | None = None) -> None:
    """Writes a portal, and what the bench changes in it as JSON."""
    written = write(folder, count, photographs=photographs)
    said.write_text(json.dumps(targets(folder, written)), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
