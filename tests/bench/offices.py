"""Agencies and their people as files: the province's committee and council, its offices, communes, what serves them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plugins.portal.language.slug import slug
from tests.bench.bodies import Bodies
from tests.bench.province import OFFICES
from tests.bench.record import record
from tests.bench.words import FAMILIES, GIVEN, MIDDLES, places

TOP, COUNCIL, CLOSED, HEIR = "ubnd-tinh", "hdnd-tinh", "so-thong-tin-va-truyen-thong", "so-khoa-hoc-va-cong-nghe"
NAMED = {"Ủy ban nhân dân tỉnh Mẫu": TOP, "Hội đồng nhân dân tỉnh Mẫu": COUNCIL}
"""Whose folder is not called after the whole name."""
CLOSED_ON = date(2025, 3, 1)
SERVES = ("Trung tâm Kiểm soát bệnh tật", "Ban Quản lý khu kinh tế")
POSTS = ("Giám đốc", "Phó Giám đốc", "Chánh Văn phòng")
CHAIRS = ("Chủ tịch", "Phó Chủ tịch", "Chánh Văn phòng")
OUTLETS = "Báo và Phát thanh, Truyền hình tỉnh Mẫu"
ROAD = "đường Mẫu"
PEOPLE = 3
"""Of an agency."""
FEWEST, MOST = 6, 120
"""Agencies of a portal; a province has some twenty offices and about a hundred communes."""


@dataclass(frozen=True)
class Office:
    """`mark` is how it signs numbers, `place` where it works; `people` are (name, id) of those who sign."""

    name: str
    kind: str
    mark: str
    place: str
    people: tuple[tuple[str, str], ...]

    @property
    def id(self) -> str:
        return NAMED.get(self.name) or slug(self.name)

    @property
    def is_closed(self) -> bool:
        return self.id == CLOSED

    @property
    def posts(self) -> tuple[str, ...]:
        return CHAIRS if self.kind.startswith(("ubnd", "hdnd")) else POSTS


def offices(dice: random.Random, count: int) -> tuple[Office, ...]:
    """The first of them are in every province: committee, council, an office that is gone and the one it went to."""
    wanted = min(max(count, FEWEST), MOST)
    return tuple(
        Office(name, kind, mark, place, tuple(_people(dice, name)))
        for name, kind, mark, place in itertools.islice(_named(dice), wanted)
    )


def _named(dice: random.Random) -> Iterator[tuple[str, str, str, str]]:
    whole = "toàn tỉnh"
    yield "Ủy ban nhân dân tỉnh Mẫu", "ubnd-tinh", "UBND", whole
    yield "Hội đồng nhân dân tỉnh Mẫu", "hdnd-tinh", "HĐND", whole
    yield "Sở Thông tin và Truyền thông", "so-nganh", "STTTT", whole
    yield "Sở Khoa học và Công nghệ", "so-nganh", "SKHCN", whole
    first, *others = places(dice, MOST)
    yield f"UBND xã {first}", "ubnd-xa", "UBND", f"xã {first}"
    for name, mark in OFFICES.items():
        if slug(name) != HEIR:
            yield name, "don-vi-su-nghiep" if name in SERVES else "so-nganh", mark, whole
    yield OUTLETS, "bao-chi", "BPTTH", whole
    for number, place in enumerate(others):
        kind = "phường" if number % 6 == 0 else "xã"
        yield f"UBND {kind} {place}", "ubnd-xa", "UBND", f"{kind} {place}"


def _people(dice: random.Random, name: str) -> Iterator[tuple[str, str]]:
    office = NAMED.get(name) or slug(name)
    for number in range(PEOPLE):
        called = f"{dice.choice(FAMILIES)} {dice.choice(MIDDLES)} {dice.choice(GIVEN)}"
        yield called, f"{office}/people/{slug(called)}-{number + 1}"


def office_files(bodies: Bodies, all_: tuple[Office, ...]) -> Iterator[tuple[str, str]]:
    """Path and text of every agency, of its people, and of what it says of its own list."""
    for number, one in enumerate(all_):
        yield f"{one.id}/agency.md", _agency(bodies, one, number)
        for place, (name, id_) in enumerate(one.people):
            yield f"{id_}.md", _person(bodies.dice, one, name, number * 4 + place + 1, place)
        if not one.is_closed and one.kind != "bao-chi":
            yield f"{one.id}/disclosure.md", _disclosure(number)


def _agency(bodies: Bodies, one: Office, number: int) -> str:
    short = one.id.rpartition("ubnd-")[2].replace("-", "")
    gone = {
        "event": "sáp nhập",
        "on": "1/3/2025",
        "decision": "Nghị quyết của HĐND tỉnh về sắp xếp cơ quan chuyên môn",
        "reason": "sắp xếp tổ chức bộ máy",
        "successors": [HEIR],
    }
    reached = {
        "postal_address": f"Số {number + 1} {ROAD}, {one.place}",
        "hours": "Thứ Hai–Thứ Sáu, 7:30–11:30 và 13:30–17:00",
        "phones": [{"number": _phone(number * 4), "label": "Văn phòng"}],
        "email": f"{short}@mau.example",
        "channels": _channels(one, short),
        "communication": {"leader": one.people[0][1], "focal_point": "Văn phòng"},
    }
    values = {
        "name": one.name,
        "type": one.kind,
        "parent": None if number == 0 else TOP,
        "short_names": [f"{one.mark} {one.place}" if one.kind == "ubnd-xa" else one.mark],
        "summary": bodies.phrase(12, 20),
    }
    values |= {"succession": gone} if one.is_closed else reached
    return record(values | {"sample": "có"}, bodies.text(120))


def _channels(one: Office, short: str) -> list[dict[str, str]]:
    found = [{"kind": "website", "name": f"Trang thông tin {one.name}", "url": f"https://{short}.mau.example/"}]
    if one.kind == "ubnd-xa":
        found.append({"kind": "loa-fm", "name": "Truyền thanh cấp xã", "count": "12", "unit": "cụm loa"})
    return found


def _person(dice: random.Random, one: Office, name: str, number: int, place: int) -> str:
    """The first heads the agency, the second speaks for it, of the others many have left."""
    start = f"1/{dice.randint(3, 6)}/{dice.randint(2019, 2024)}"
    left = None
    if one.is_closed or (place > 1 and dice.random() < 0.4):
        left = "28/2/2025" if one.is_closed else f"{dice.randint(1, 28)}/8/2026"
    period = {"start": start, "end": left}
    post = {"title": f"{one.posts[place]} {one.name}", "period": period, "decision": f"{number}/QĐ-UBND ngày {start}"}
    speaks = None if place > 1 or one.is_closed else _speaks(dice, number, "head" if place == 0 else "regular")
    values = {"name": name, "posts": [post], "duties": "Phụ trách chung" if place == 0 else None}
    return record(values | {"spokesperson": speaks, "sample": "có"})


def _speaks(dice: random.Random, number: int, role: str) -> dict[str, object]:
    day = f"{dice.randint(1, 28)}/7/2026"
    return {
        "role": role,
        "phones": [{"number": _phone(number), "label": "Phát ngôn"}],
        "email": f"phatngon{number}@mau.example",
        "decision": {"number": f"{number + 200}/QĐ-UBND", "signed": f"{day} 09:00"},
        "period": {"start": day},
        "hours": "7:30–17:00, ngày làm việc",
        "confirmed": f"{dice.randint(1, 20)}/11/2026",
    }


def _phone(number: int) -> str:
    return f"0214 384{number // 1000} {number % 1000:03}"


def _disclosure(number: int) -> str:
    """A category that nothing arose for and one that does not apply; no document of the corpus declares either."""
    nothing = {"category": "17.1.g", "state": "không phát sinh", "period": "quý III/2026"}
    apart = {
        "category": "17.1.t",
        "state": "không áp dụng",
        "reason": "not-created",
        "explanation": "không thuộc chức năng",
    }
    said = {"by": "Chánh Văn phòng", "on": f"{1 + number % 28}/10/2026"}
    values = {"unit": "Văn phòng", "validated": "30/10/2026", "validated_by": "Chánh Văn phòng"}
    return record(values | {"items": [nothing | said, apart | said]})
