"""Documents and plans of an invented province: numbered by agency, type and year, and citing what came before them."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.portal.language.days import day_text
from plugins.portal.language.slug import slug
from tests.bench.bodies import Bodies
from tests.bench.offices import CLOSED_ON, COUNCIL, TOP, Office
from tests.bench.province import title
from tests.bench.record import record

BEGIN, DAYS = date(2017, 1, 3), 3590
"""From when, and for how many days, papers were signed."""
BODY = 690
"""Syllables aimed at; with the last section, headings and tables it comes to about eight hundred words."""
COUNCILS, COMMITTEES = ("NQ", "NQ", "TB", "BC"), ("QĐ", "QĐ", "QĐ", "KH", "CT", "TB", "BC", "TTr", "")
OTHERS = ("QĐ", "KH", "TB", "BC", "BC", "HD", "")
"""Codes of types, as often as they are written; none stands for a letter."""
HEADS = {"QĐ": "Điều {number}.", "NQ": "Điều {number}.", "HD": "{number}.", "CT": "{number}.", "": ""}
SECTIONS = "{roman}."
POINTS = {"BC": ("17.1.d", "17.1.o", "17.1.h"), "TB": ("17.1.k", "17.1.l", "17.1.n", "17.1.s"), "HD": ("17.1.b",)}
SUBJECTS = (
    *("y-te", "dat-dai", "ngan-sach", "moi-truong", "giao-duc", "chuyen-doi-so", "giao-thong", "nong-nghiep"),
    *("van-hoa-du-lich", "lao-dong", "thu-tuc-hanh-chinh", "truyen-thong-chinh-sach", "thien-tai", "dau-tu-cong"),
)
AUDIENCES = ("nguoi-dan", "doanh-nghiep", "nong-dan", "can-bo", "hoc-sinh")
NATIONAL = (
    ("30/2020/NĐ-CP", date(2020, 3, 5)),
    ("407/QĐ-TTg ngày 30/3/2022", date(2022, 3, 30)),
    ("07/CT-TTg ngày 21/3/2023", date(2023, 3, 21)),
    ("64/2025/QH15", date(2025, 2, 19)),
    ("01/2026/QH16", date(2026, 4, 23)),
)
"""What papers of a province rest on, of what all portals share."""


@dataclass(frozen=True)
class Paper:
    office: Office
    code: str
    number: str
    issued: date
    title: str
    subject: str
    is_plan: bool
    id: str

    @property
    def citation(self) -> str:
        return f"{self.number} ngày {day_text(self.issued)}"

    @property
    def is_normative(self) -> bool:
        return self.number.count("/") == 2


def papers(bodies: Bodies, offices: Sequence[Office], count: int) -> tuple[Paper, ...]:
    """In the order of their days."""
    dice = bodies.dice
    given: Counter[tuple[str, str, int]] = Counter()
    days = sorted(BEGIN + timedelta(dice.randrange(DAYS)) for _ in range(count))
    return tuple(_paper(bodies, _open(dice, offices, day), day, given) for day in days)


def _open(dice: random.Random, offices: Sequence[Office], day: date) -> Office:
    """The committee signs a tenth of all; whoever is gone signs no more."""
    one = offices[0] if dice.random() < 0.1 else dice.choice(offices)
    return offices[0] if one.is_closed and day >= CLOSED_ON else one


def _paper(bodies: Bodies, office: Office, day: date, given: Counter[tuple[str, str, int]]) -> Paper:
    dice = bodies.dice
    code = dice.choice({TOP: COMMITTEES, COUNCIL: COUNCILS}.get(office.id, OTHERS))
    normative = office.id == TOP and code == "QĐ" and dice.random() < 0.3
    given[office.id, code, day.year] += 1 + dice.randrange(3)
    ordinal = given[office.id, code, day.year]
    year = f"{day.year}/" if normative else ""
    number = f"{ordinal:02}/{year}{code}-{office.mark}" if code else f"{ordinal:02}/VP-{office.mark}"
    is_plan = code == "KH" and dice.random() < 0.4
    folder = "plans" if is_plan else "documents"
    subject = SUBJECTS[dice.randrange(len(SUBJECTS))]
    named = title(dice, bodies.words, office.place, day.year)
    return Paper(office, code, number, day, named, subject, is_plan, f"{office.id}/{folder}/{day.year}/{slug(number)}")


class Library:
    """Papers as later ones may cite them: a citation must fit one paper only, and nothing is replaced twice."""

    def __init__(self, all_: Sequence[Paper]) -> None:
        self.all = all_
        shared = Counter(one.citation for one in all_)
        self.citable = [place for place, one in enumerate(all_) if shared[one.citation] == 1]
        self.citations = {all_[place].citation for place in self.citable}
        self.unmistakable = tuple(all_[place] for place in self.citable)
        self.in_force: dict[tuple[str, str], list[Paper]] = defaultdict(list)

    def before(self, dice: random.Random, place: int) -> Paper | None:
        """Some paper older than the one at `place`."""
        for _ in range(4):
            at = self.citable[dice.randrange(len(self.citable))] if self.citable else place
            if at < place:
                return self.all[at]
        return None

    def replaced(self, dice: random.Random, paper: Paper) -> Paper | None:
        """One of the same office and type that was in force until now; `paper` takes its place."""
        known = self.in_force[paper.office.id, paper.code]
        found = known.pop(dice.randrange(len(known))) if known and dice.random() < 0.05 else None
        if paper.citation in self.citations:
            known.append(paper)
        return found


def paper_files(bodies: Bodies, all_: Sequence[Paper], attached: int) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Path, text and names of what is attached, of every paper; so many of them, evenly spread, have attachments."""
    library, each = Library(all_), max(len(all_) // attached, 1) if attached else 0
    for place, one in enumerate(all_):
        name = one.id.rpartition("/")[2]
        files = (f"{name}.{'docx' if place // each % 3 == 1 else 'pdf'}",) if each and place % each == 0 else ()
        yield f"{one.id}.md", _text(bodies, library, place, files), files


def _text(bodies: Bodies, library: Library, place: int, files: tuple[str, ...]) -> str:
    one, dice = library.all[place], bodies.dice
    cited = library.before(dice, place)
    values = _head(bodies, one) | _relations(bodies, library, place, cited)
    values["attachments"] = [{"file": name, "label": "Toàn văn"} for name in files]
    values["disclosure"] = [dice.choice(POINTS[one.code])] if one.code in POINTS else ["17.1.a"] if one.is_plan else []
    if one.is_plan:
        values |= _tasks(bodies, one)
    links = ((cited.number, cited.id),) if cited and dice.random() < 0.5 else ()
    heads = HEADS.get(one.code, SECTIONS)
    return record(values | {"sample": "có"}, bodies.text(BODY, heads, links))


def _head(bodies: Bodies, one: Paper) -> dict[str, object]:
    dice = bodies.dice
    signer, title_ = dice.choice(list(zip(one.office.people, one.office.posts, strict=True)))
    touched = dice.sample(AUDIENCES, dice.randint(1, 2)) if one.is_normative or dice.random() < 0.4 else []
    return {
        "number": one.number,
        "type": None if one.code else "Công văn",
        "title": one.title,
        "issued": day_text(one.issued),
        "effective": day_text(one.issued + timedelta(10)) if one.is_normative else None,
        "published": day_text(one.issued + timedelta(dice.randint(0, 9))),
        "signer": {"name": signer[0], "title": title_},
        "summary": f"{bodies.phrase(20, 32)}.",
        "plain": {"who": bodies.phrase(5, 9), "ask": f"Văn phòng, {one.office.name}"} if one.is_normative else None,
        "subject": one.subject,
        "audience": touched,
    }


def _relations(bodies: Bodies, library: Library, place: int, cited: Paper | None) -> dict[str, object]:
    one, dice = library.all[place], bodies.dice
    above = [number for number, since in NATIONAL if since <= one.issued]
    replaced = library.replaced(dice, one)
    kind = dice.choice(("based_on", "implements", "refers_to", "guides"))
    found: dict[str, list[str]] = {kind: [cited.citation]} if cited else {}
    if above and dice.random() < 0.2:
        found["based_on"] = [*found.get("based_on", ()), dice.choice(above)]
    return found | ({"replaces": [replaced.citation]} if replaced else {})


def _tasks(bodies: Bodies, one: Paper) -> dict[str, object]:
    dice, year = bodies.dice, one.issued.year
    return {
        "period": {"start": day_text(one.issued), "end": f"31/12/{year + 1}"},
        "task_groups": [
            {"title": bodies.phrase(5, 9), "tasks": [_task(bodies, one) for _ in range(dice.randint(2, 5))]}
            for _ in range(dice.randint(1, 3))
        ],
        "targets": [
            {
                "label": bodies.phrase(5, 9),
                "comparison": "ít nhất",
                "value": str(dice.randint(40, 100)),
                "unit": '"%"',
                "due": f"31/12/{year + 1}",
            }
            for _ in range(dice.randint(1, 3))
        ],
    }


def _task(bodies: Bodies, one: Paper) -> dict[str, object]:
    dice, year = bodies.dice, one.issued.year
    done = dice.random() < 0.5
    return {
        "title": bodies.phrase(6, 12),
        "lead": one.office.name,
        "due": f"{dice.randint(1, 28)}/{dice.randint(1, 12)}/{year + 1}",
        "status": "đã xong" if done else "đang làm",
        "done_on": f"{dice.randint(1, 28)}/12/{year}" if done and year < 2026 else None,
        "evidence": [one.citation] if done else [],
    }
