"""How well `portal new document --from` reads: every sample document in every layout, field by field.

    python -m tests.bench.recognition

Precision: of what was read, how much is right. Recall: of what stands on the paper, how much was read right.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from plugins.cli.documents.opening import read_paper
from plugins.cli.documents.reading import Reading, reading
from plugins.cli.imports.agencies import Agencies
from plugins.portal.catalogue.content import read_portal
from tests.conftest import NOW, agency, portal
from tests.samples.layouts import layouts, official
from tests.samples.official import OFFICIALS, TABLE, Official
from tests.samples.typeset import Layout

WORLD = {
    "portal.yaml": portal(),
    "ubnd-tinh/agency.md": agency(),
    "hdnd-tinh/agency.md": agency("Hội đồng nhân dân tỉnh Lào Cai", type="hdnd-tinh"),
    "so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai"),
    "so-noi-vu/agency.md": agency("Sở Nội vụ tỉnh Lào Cai"),
    "ubnd-xa-muong-khuong/agency.md": agency("Ủy ban nhân dân xã Mường Khương", type="ubnd-xa"),
}
MARKS = re.compile(
    r"^ *(?:#+ (?P<head>Điều \d+|Chương [IVX]+|[IVX]+|\d+|Phụ lục)\b|(?P<clause>\d+)\. |(?P<point>[a-zđ]\)) )",
    re.MULTILINE,
)
CELLS = re.compile(r"(?<=\| )[^|\n]+(?= \|)")

Values = Counter[str]


@dataclass
class Score:
    """Of one field: how many values stand on the papers, were read, were read right."""

    there: int = 0
    read: int = 0
    right: int = 0

    def count(self, meant: Values, found: Values) -> None:
        self.there += meant.total()
        self.read += found.total()
        self.right += (meant & found).total()

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0


@dataclass
class Field:
    label: str
    meant: Callable[[Official, Layout], Sequence[str]]
    found: Callable[[Reading, Agencies], Sequence[str]]
    score: Score = field(default_factory=Score)


def fields() -> tuple[Field, ...]:
    return (
        Field("cơ quan ban hành", lambda one, _: [one.agency], _agency),
        Field("số, ký hiệu", lambda one, _: [one.number], lambda it, _: [it.number.text] if it.number else []),
        Field("địa danh", lambda one, _: [one.place], lambda it, _: [it.place] if it.place else []),
        Field(
            "ngày ban hành",
            lambda one, _: [str(date(*reversed(one.day)))],
            lambda it, _: [str(it.issued)] if it.issued else [],
        ),
        Field(
            "loại văn bản",
            lambda one, _: [(one.kind or "CÔNG VĂN").lower()],
            lambda it, _: [it.type.label.lower()] if it.type else [],
        ),
        Field("trích yếu", lambda one, _: [_title(one)], lambda it, _: [it.title] if it.title else []),
        Field("căn cứ", lambda one, _: one.cites, lambda it, _: it.based_on),
        Field(
            "điều, khoản, điểm, mục", lambda one, layout: _marks(_printed(one, layout)), lambda it, _: _marks(it.body)
        ),
        Field("ô của bảng", _cells_meant, lambda it, _: _cells(it.body)),
        Field("người ký", lambda one, _: [one.signer], lambda it, _: [it.signer.name] if it.signer else []),
        Field("chức danh người ký", lambda one, _: [one.title], lambda it, _: [it.signer.title] if it.signer else []),
        Field("tư cách ký", lambda one, _: [one.stands], lambda it, _: [it.signer.capacity] if it.signer else []),
        Field("nơi nhận", lambda one, _: one.recipients, lambda it, _: it.recipients),
    )


def measured(pairs: Sequence[tuple[Official, Layout]], agencies: Agencies) -> tuple[Field, ...]:
    """The fields with their scores over these documents."""
    found = fields()
    for one, layout in pairs:
        content, ending = official(one, layout)
        done = read(content, ending)
        for it in found:
            it.score.count(Counter(map(_plain, it.meant(one, layout))), Counter(map(_plain, it.found(done, agencies))))
    return found


def read(content: bytes, ending: str) -> Reading:
    paper = read_paper(content, ending)
    assert paper
    return reading(paper, f"mau.{ending}", lambda text: text)


def every_pair() -> Iterator[tuple[Official, Layout]]:
    return ((one, layout) for layout in layouts() for one in OFFICIALS)


def table(found: Sequence[Field]) -> str:
    rows = [("Điều cần đọc", "Có trên giấy", "Đọc được", "Đúng", "Độ chính xác", "Độ phủ")]
    for one in found:
        score = one.score
        rows.append(
            (
                one.label,
                f"{score.there}",
                f"{score.read}",
                f"{score.right}",
                f"{score.precision:.1%}",
                f"{score.recall:.1%}",
            )
        )
    lines = [f"| {' | '.join(row)} |".replace("%", " %") for row in rows]
    return "\n".join((lines[0], "| --- | ---: | ---: | ---: | ---: | ---: |", *lines[1:]))


def world(files: Mapping[str, str] = WORLD) -> Agencies:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "lao-cai"
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        site = read_portal(folder, datetime.fromisoformat(NOW)).site
    assert site
    return Agencies(site)


def _plain(text: str) -> str:
    """Without capitals, and with the newer place of the tone: `Uỷ` is `Ủy`."""
    return " ".join(text.split()).lower().replace("uỷ", "ủy").strip(" .;")


def _title(one: Official) -> str:
    return re.sub("^V/v", "Về việc", " ".join(one.abstract))


def _agency(it: Reading, agencies: Agencies) -> Sequence[str]:
    known = next((some for name in it.issuers if (some := agencies.named(name))), [])
    return [one.id for one in known]


def _printed(one: Official, layout: Layout) -> str:
    """The text as Markdown would mark it: what is bold and numbered is a heading."""
    lines = [line for line in one.text if isinstance(line, str)]
    text = "\n".join(
        f"# {line[1:]}" if line.startswith("#") else f"# {line}" if line.startswith("Điều") else line for line in lines
    )
    return text + ("\n# Phụ lục" if "annex" in layout.extras else "")


def _marks(text: str) -> list[str]:
    return [one["head"] or one["clause"] or one["point"] for one in MARKS.finditer(text)]


def _cells_meant(one: Official, layout: Layout) -> list[str]:
    tables = [line for line in one.text if isinstance(line, tuple)] + ([TABLE] if "annex" in layout.extras else [])
    merged = "merged" in layout.extras
    return [
        f"Năm 2026 {cell}" if merged and at == 0 and column else cell
        for rows in tables
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]


def _cells(body: str) -> list[str]:
    return [cell.replace("; ", " ") if "Năm 2026" in cell else cell for cell in CELLS.findall(body) if cell.strip("- ")]


def main() -> None:
    pairs = list(every_pair())
    print(f"{len(pairs)} văn bản: {len(OFFICIALS)} nội dung, {len(layouts())} cách trình bày.\n")
    print(table(measured(pairs, world())))


if __name__ == "__main__":
    main()
