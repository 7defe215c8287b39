"""A province to be searched: agencies, people and documents, the same for the same size, as entries of the index.

Words repeat as in real texts: few are everywhere, most are rare, and many differ by their marks alone.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.portal.language.fold import fold
from plugins.portal.language.slug import slug
from plugins.portal.outputs.search.entries import SPEAKER, Entry, Stub
from plugins.portal.views.meta import shortened
from plugins.portal.views.parts import Badge, Fact, PhoneLine, Value
from tests.bench.searchwords import COMMON, FAMILIES, GIVEN, MIDDLES, TERMS, places, syllables

AGENCIES = 100
PEOPLE = 0.06
"""People for each document."""
BODY = 730
"""Syllables of a body, about."""
OFFICES = {
    "Sở Y tế": "SYT",
    "Sở Tài chính": "STC",
    "Sở Nội vụ": "SNV",
    "Sở Xây dựng": "SXD",
    "Sở Công Thương": "SCT",
    "Sở Giáo dục và Đào tạo": "SGDĐT",
    "Sở Khoa học và Công nghệ": "SKHCN",
    "Sở Nông nghiệp và Môi trường": "SNNMT",
    "Sở Văn hóa, Thể thao và Du lịch": "SVHTTDL",
    "Sở Dân tộc và Tôn giáo": "SDTTG",
    "Sở Tư pháp": "STP",
    "Thanh tra tỉnh": "TTr",
    "Công an tỉnh": "CAT",
    "Ban Quản lý khu kinh tế": "BQLKKT",
    "Trung tâm Kiểm soát bệnh tật": "TTKSBT",
    "Văn phòng UBND tỉnh": "VPUBND",
}
TYPES = {
    "Quyết định": "QĐ",
    "Kế hoạch": "KH",
    "Thông báo": "TB",
    "Báo cáo": "BC",
    "Hướng dẫn": "HD",
    "Chỉ thị": "CT",
    "Công văn": "CV",
}
LEADS = (
    "Về việc {0}",
    "Triển khai {0}",
    "Phê duyệt kế hoạch {0}",
    "Ban hành quy định về {0}",
    "Tăng cường công tác {0}",
    "Báo cáo kết quả {0}",
    "Hướng dẫn thực hiện {0}",
    "Công khai danh mục {0}",
    "Kiểm tra, giám sát {0}",
    "Giao nhiệm vụ {0}",
)
ENDS = ("trên địa bàn {place}", "tại {place}", "năm {year}", "giai đoạn 2021 - 2025", "6 tháng đầu năm {year}", "")
MOVED = {
    "óa": "oá",
    "òa": "oà",
    "ỏa": "oả",
    "õa": "oã",
    "ọa": "oạ",
    "ủy": "uỷ",
    "úy": "uý",
    "ùy": "uỳ",
    "ũy": "uỹ",
    "ụy": "uỵ",
}
"""The two places of a tone; both are written."""


@dataclass(frozen=True)
class Agency:
    name: str
    mark: str
    """As it stands in numbers of documents."""
    place: str


@dataclass(frozen=True)
class Corpus:
    agencies: tuple[Entry, ...]
    people: tuple[Entry, ...]
    documents: tuple[Entry, ...]

    @property
    def reached(self) -> tuple[Entry, ...]:
        return tuple(sorted((*self.agencies, *self.people), key=lambda one: (one.since, one.id)))

    @property
    def read(self) -> tuple[Entry, ...]:
        return tuple(sorted(self.documents, key=lambda one: (one.since, one.id)))


def corpus(size: int, *, bodies: bool = True) -> Corpus:
    """So many documents, of a hundred agencies, and the people of those."""
    dice = random.Random(size)
    words = Words(dice)
    agencies = _agencies(dice)
    people = tuple(itertools.islice(_people(dice, agencies), round(size * PEOPLE)))
    documents = tuple(itertools.islice(_documents(dice, words, agencies, people, bodies=bodies), size))
    return Corpus(tuple(map(_agency, agencies)), people, documents)


class Words:
    """Draws words as often as they stand in texts: the tenth most frequent a tenth as often as the first."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        tail = syllables(dice)
        rare = [f"{one} {other}" for one, other in zip(tail, tail[1:] + tail[:1], strict=True)]
        self.topics = [*TERMS, *rare]
        self.all = [
            *itertools.chain(*itertools.zip_longest(COMMON, TERMS[: len(COMMON)])),
            *TERMS[len(COMMON) :],
            *rare,
        ]
        self.of_topics = _weights(len(self.topics), 20)
        self.of_all = _weights(len(self.all), 3)

    def topic(self) -> str:
        return self.dice.choices(self.topics, cum_weights=self.of_topics)[0]

    def text(self, length: int) -> str:
        """So many syllables or one or two more."""
        found = self.dice.choices(self.all, cum_weights=self.of_all, k=length)
        counts = itertools.accumulate(one.count(" ") + 1 for one in found)
        return " ".join(found[: 1 + sum(1 for one in counts if one < length)])


def _weights(count: int, flat: float) -> list[float]:
    return list(itertools.accumulate(1 / (rank + flat) for rank in range(count)))


def _agencies(dice: random.Random) -> tuple[Agency, ...]:
    offices = [Agency(name, mark, "toàn tỉnh") for name, mark in OFFICES.items()]
    named = places(dice, AGENCIES - len(offices))
    kinds = ("xã" if number % 6 else "phường" for number in range(len(named)))
    communes = [
        Agency(f"UBND {kind} {name}", "UBND", f"{kind} {name}") for kind, name in zip(kinds, named, strict=True)
    ]
    return (*offices, *communes)


def _agency(agency: Agency) -> Entry:
    name = slug(agency.name)
    kind = "Ủy ban nhân dân cấp xã" if agency.mark == "UBND" else "Sở, ngành"
    stub = Stub(agency.name, f"/{name}/", (kind, "Ủy ban nhân dân tỉnh"), sample=True)
    facets = (("loai", "co-quan", "Cơ quan"), ("co-quan", name, agency.name))
    return Entry(name, "agency", date(2015, 1, 1), stub, (agency.name,), about=stub.facts, facets=facets)


def _people(dice: random.Random, agencies: Sequence[Agency]) -> Iterator[Entry]:
    """In the order of agencies, again and again; each may speak to the press, and each is a sample."""
    for number in itertools.count():
        agency = agencies[number % len(agencies)]
        name = f"{dice.choice(FAMILIES)} {dice.choice(MIDDLES)} {dice.choice(GIVEN)}"
        phone = f"0214 3{number % 1000:03} {dice.randrange(1000):03}"
        line = PhoneLine(phone, f"tel:+84{phone[1:].replace(' ', '')}")
        id_ = f"{slug(agency.name)}/people/{slug(name)}-{number}"
        facts = (
            dice.choice(("Chánh Văn phòng", "Phó Chủ tịch", "Giám đốc", "Phó Giám đốc")),
            agency.name,
            SPEAKER,
        )
        facets = (("loai", "can-bo", "Cán bộ"), ("co-quan", slug(agency.name), agency.name))
        about = (*facts, "phát ngôn báo chí", agency.name)
        stub = Stub(name, f"/{id_}/", facts, phones=(line,), sample=True)
        since = date(2015, 1, 2) + timedelta(number // 4)
        yield Entry(
            id_, "person", since, stub, (name, f"{SPEAKER} {agency.name}"), phones=(phone,), about=about, facets=facets
        )


def _documents(
    dice: random.Random, words: Words, agencies: Sequence[Agency], people: Sequence[Entry], *, bodies: bool
) -> Iterator[Entry]:
    """In the order of their days, numbered by agency, type and year as offices do."""
    given: dict[tuple[str, str, int], int] = {}
    for place in itertools.count():
        agency, (kind, letters) = dice.choice(agencies), dice.choice(tuple(TYPES.items()))
        issued = date(2017, 1, 1) + timedelta(dice.randrange(3600))
        key = (agency.name, kind, issued.year)
        given[key] = given.get(key, dice.randrange(300)) + 1 + dice.randrange(3)
        number = f"{given[key]}/{letters}-{agency.mark}"
        title = _title(dice, words, agency, issued.year)
        summary = _spelt(dice, words.text(25)).capitalize()
        signer = dice.choice(people).names[0]
        body = _spelt(dice, words.text(BODY)) if bodies else ""
        id_ = f"{slug(agency.name)}/documents/{issued.year}/{slug(number)}-{place}"
        yield _document(id_, issued, (number, kind, agency.name), (title, summary, signer, body))


def _document(id_: str, issued: date, facts: tuple[str, str, str], texts: tuple[str, str, str, str]) -> Entry:
    (number, kind, agency), (title, summary, signer, body) = facts, texts
    dates = (Fact("Ban hành", (Value(f"{issued.day}/{issued.month}/{issued.year}", iso=issued.isoformat()),)),)
    badge = Badge("in_force", "còn hiệu lực")
    facets = (
        ("loai", slug(kind), kind),
        ("co-quan", slug(agency), agency),
        ("nam", str(issued.year), str(issued.year)),
        ("hieu-luc", badge.state, badge.label),
    )
    return Entry(
        id_,
        "document",
        issued + timedelta(3),
        Stub(title, f"/{id_}/", facts, dates, badge, shortened(summary, 160), sample=True),
        (title,),
        numbers=(number, f"{number.partition('/')[0]}/{issued.year}"),
        cited=f"{kind} {number.partition('/')[0]}",
        about=(*facts[1:], signer, summary),
        body=lambda: (body,) if body else (),
        facets=facets,
        signed=issued,
    )


def _title(dice: random.Random, words: Words, agency: Agency, year: int) -> str:
    """Of 12 to 18 syllables."""
    lead, end = dice.choice(LEADS), dice.choice(ENDS).format(place=agency.place, year=year)
    length, topics = dice.randrange(12, 17), [words.topic()]
    while len(f"{lead} {' '.join(topics)} {end}".split()) <= length:
        topics.append(words.topic())
    middle = ", ".join((" ".join(topics[:2]), *topics[2:3])) + " " + " ".join(topics[3:])
    return _spelt(dice, " ".join(f"{lead.format(middle)} {end}".split()))


def _spelt(dice: random.Random, text: str) -> str:
    """One text in three with tones on the second vowel: hoà, thuỷ."""
    return respelt(text) if dice.random() < 1 / 3 else text


def respelt(text: str) -> str:
    """With each tone at its other place where the vowels end the syllable."""
    return " ".join(_moved(one) for one in text.split(" "))


def _moved(word: str) -> str:
    end = word[-2:].lower()
    return word[:-2] + MOVED[end] if end in MOVED and fold(word[:-2])[-1:] != "q" else word
