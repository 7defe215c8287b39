"""A province to be searched: agencies, people and documents, the same for the same size, as entries of the index.

Words repeat as in real texts: few are everywhere, most are rare, and many differ by their marks alone.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.portal.language.slug import slug
from plugins.portal.outputs.search.entries import SPEAKER, Entry, Stub
from plugins.portal.views.meta import shortened
from plugins.portal.views.parts import Badge, Fact, PhoneLine, Value
from tests.bench.province import OFFICES, TYPES, title
from tests.bench.words import FAMILIES, GIVEN, MIDDLES, Words, places, spelt

AGENCIES = 100
PEOPLE = 0.06
"""People for each document."""
BODY = 730
"""Syllables of a body, about."""


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
        named = title(dice, words, agency.place, issued.year)
        summary = spelt(dice, words.text(25)).capitalize()
        signer = dice.choice(people).names[0]
        body = spelt(dice, words.text(BODY)) if bodies else ""
        id_ = f"{slug(agency.name)}/documents/{issued.year}/{slug(number)}-{place}"
        yield _document(id_, issued, (number, kind, agency.name), (named, summary, signer, body))


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
