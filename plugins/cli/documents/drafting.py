"""Drafting: the record that a paper becomes, at the agency that issued it, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ...portal.catalogue.site import Site
from ...portal.language.days import parse_day
from ...portal.language.slug import slug
from ...portal.language.unreadable import quoted
from ...portal.model import Agency, Document
from ...portal.model.number import parse_number
from ...portal.privacy import problem, scan, veiled
from ...portal.source.claims import RESERVED
from ...portal.source.folders import shown
from ...portal.source.place import Place
from ...portal.source.problem import Problem
from ..imports.agencies import Agencies
from ..imports.writing import Change, Copy
from ..imports.written import new_text
from .linking import links_to
from .paper import Paper
from .reading import Reading, place_of, reading, values
from .words import subject_of


@dataclass(frozen=True)
class Drafted:
    """What became of one file: what is to be written, or nothing; what is to be said, with the paper's lines."""

    source: Path
    problems: tuple[Problem, ...]
    lines: str = ""
    path: Path | None = None
    changes: tuple[Change | Copy, ...] = ()


class Drafting:
    """Makes drafts for one portal. `given` are keys that the caller has said, for every file. Raises Unreadable."""

    def __init__(self, site: Site, folder: Path, agency: str, given: Mapping[str, str]) -> None:
        self.site, self.folder, self.agency, self.given = site, folder, agency, given
        self.agencies = Agencies(site)
        self.linked = links_to(site.documents)
        self.number = parse_number(given["number"]) if "number" in given else None
        self.issued = parse_day(given["issued"]) if "issued" in given else None

    def drafted(self, source: Path, paper: Paper) -> Drafted:
        """A paper that is marked as secret, or holds a password, is not copied at all."""
        text = "\n".join(paper.lines)
        hits = scan(text, year=self.site.today.year)
        shown_lines = veiled(text, hits)
        secrets = tuple(problem(one, shown(source)) for one in hits if not one.rule.finding.personal)
        if secrets:
            return Drafted(source, secrets, shown_lines)
        read = reading(paper, shown(source), self.linked)
        found = replace(read, number=self.number or read.number, issued=self.issued or read.issued)
        problems = [one for one in found.problems if not self._is_given(one)]
        agency = self._agency(source, found, problems)
        if agency is None:
            return Drafted(source, tuple(problems), shown_lines)
        folder = self.folder / agency.id / Document.kind.folder / str(self._year(found))
        path = folder / f"{self._name(found, source)}.md"
        if path.exists() or path.with_suffix("").exists():
            what, how = f"đã có {shown(path)}, không ghi đè", "sửa bản ghi ấy, hoặc chuyển nó đi bằng ./portal move"
            return Drafted(source, (Problem(Place(shown(source)), "tep-goc-da-nhap", what, how),), shown_lines)
        subject = self._subject(source, agency, found, problems)
        said = values(found, _attachment(source, path, paper, found), subject) | dict(self.given)
        text = new_text(said) + found.body
        original = Copy(path.with_suffix("") / f"{path.stem}{source.suffix.lower()}", source.read_bytes())
        return Drafted(source, tuple(problems), shown_lines, path, (original, Change(path, None, text)))

    def _is_given(self, problem: Problem) -> bool:
        """Whether a missing field has been said by the caller."""
        return problem.stops and any(problem.how.startswith(f"ghi {name}") for name in self.given)

    def _agency(self, source: Path, found: Reading, problems: list[Problem]) -> Agency | None:
        """The one given; else the only one of that name that was there on the day of the paper."""
        where = place_of(shown(source), found.issuer_line)
        day = found.issued or self.site.today
        names = ((name, self.agencies.named(name)) for name in found.issuers)
        name, known = next(((name, some) for name, some in names if some), ("", []))
        there = [one for one in known if one.exists(day)] or known
        if self.agency:
            given = self.agencies.by_id[self.agency]
            if there and given not in there:
                what = f"bản gốc ghi cơ quan {quoted(name)}, lệnh ghi {given.name}"
                problems.append(Problem(where, "tep-goc-chua-chac", what, "xem bản ghi có nằm đúng cơ quan không"))
            return given
        if len(there) == 1:
            return there[0]
        written = quoted(found.issuers[0]) if found.issuers else ""
        choices = ", ".join(one.id for one in there)
        what = f"{written} có thể là: {choices}" if there else f"cổng không có cơ quan {written}" if written else ""
        how = "thêm --agency với mã cơ quan; cơ quan mới thì tạo trước bằng ./portal new agency"
        problems.append(Problem(where, "tep-goc-thieu-y", what or "không thấy tên cơ quan ban hành", how))
        return None

    def _year(self, found: Reading) -> int:
        stated = found.number.year if found.number else None
        return found.issued.year if found.issued else stated or self.site.today.year

    def _name(self, found: Reading, source: Path) -> str:
        name = found.name or slug(source.stem)
        return f"van-ban-{name}".strip("-") if not name or name in RESERVED else name

    def _subject(self, source: Path, agency: Agency, found: Reading, problems: list[Problem]) -> str:
        """The field that the abstract speaks of; else the one the agency's papers have most; told, as it is a guess."""
        if "subject" in self.given:
            return self.given["subject"]
        subject = subject_of(found.title) or usual_subject(self.site, agency)
        if not subject:
            what, how = (
                "không rõ văn bản thuộc lĩnh vực nào",
                "ghi subject, ví dụ y-te; các lĩnh vực ở docs/bien-tap/danh-muc.md",
            )
            problems.append(Problem(Place(shown(source)), "tep-goc-thieu-y", what, how))
            return ""
        how = "xem lại subject; các lĩnh vực ở docs/bien-tap/danh-muc.md"
        problems.append(
            Problem(Place(shown(source)), "tep-goc-chua-chac", f"lĩnh vực {subject} là đoán theo trích yếu", how)
        )
        return subject


def usual_subject(site: Site, agency: Agency) -> str:
    """The field that an agency's documents have most; "" if it has none."""
    ours = [one.subject.id for one in site.documents if one.agency_id == agency.id]
    return max(sorted(set(ours)), key=ours.count) if ours else ""


def _attachment(source: Path, path: Path, paper: Paper, found: Reading) -> dict[str, str]:
    kind = found.type or (found.number.document_type if found.number else None)
    label = f"{'Bản chụp' if paper.read_by_machine else 'Toàn văn'} {kind.label.lower() if kind else 'văn bản'}"
    return {"file": f"{path.stem}{source.suffix.lower()}", "label": label}
