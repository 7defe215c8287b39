"""What readers type, made from a corpus, each with the entries that answer it."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plugins.portal.language.fold import fold
from plugins.portal.language.terms import bare, terms, words
from plugins.portal.outputs.search.entries import Entry
from tests.bench.province import TYPES
from tests.bench.searchcorpus import Corpus
from tests.bench.words import respelt, telex

EACH = 12
"""Queries of a category."""
BODIES = "cụm từ trong thân bài"
PREFIX = "chữ cuối gõ dở"
ACCENTED = ("chợ", "bò", "bão", "lúa", "chè", "cá", "trâu", "ngô", "quỹ", "thuế", "phí", "quế", "rừng", "sắn", "lợn")
PLACED = (
    "văn hóa",
    "hòa giải",
    "thủy lợi",
    "ủy ban",
    "thủy sản",
    "số hóa",
    "hóa đơn",
    "thủy điện",
    "khóa đào tạo",
    "hỏa táng",
)
SHORT = {
    "TTCS": "truyền thông chính sách",
    "CĐS": "chuyển đổi số",
    "DVC": "dịch vụ công",
    "CSDL": "cơ sở dữ liệu",
    "ATTP": "an toàn thực phẩm",
    "PCCC": "phòng cháy chữa cháy",
    "GPMB": "giải phóng mặt bằng",
    "BHYT": "bảo hiểm y tế",
    "BHXH": "bảo hiểm xã hội",
    "QPPL": "quy phạm pháp luật",
    "NSNN": "ngân sách nhà nước",
    "CCHC": "cải cách hành chính",
    "KTXH": "kinh tế xã hội",
}
_SYLLABLE = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Query:
    category: str
    text: str
    right: frozenset[str]
    """Addresses of all that answer it; of more than ten, any ten will do."""

    @property
    def hurried(self) -> bool:
        """Whether it is read as suggestions read it: the last word may go on."""
        return self.category == PREFIX


class Known:
    """A corpus as queries are looked up in it: words of each title, bare."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.titles = {one.stub.href: _plain(one.stub.title) for one in corpus.documents}
        self.spelt = {one.stub.href: f" {' '.join(terms(one.stub.title))} " for one in corpus.documents}
        self.about = {one.stub.href: _plain(" ".join(one.about)) for one in corpus.documents}
        bodies = ((one.stub.href, " ".join(one.body())) for one in corpus.documents)
        self.bodies = {href: _plain(body) for href, body in bodies if body}

    def titled(self, text: str) -> frozenset[str]:
        """Documents whose title has these words in this order."""
        return frozenset(href for href, title in self.titles.items() if _plain(text) in title)

    def holding(self, found: Iterable[str]) -> frozenset[str]:
        """Documents whose title has all of these words."""
        wanted = [_plain(one) for one in found]
        return frozenset(href for href, title in self.titles.items() if all(one in title for one in wanted))

    def signed(self, found: Callable[[Entry], bool]) -> frozenset[str]:
        return frozenset(one.stub.href for one in self.corpus.documents if found(one))


def queries(corpus: Corpus, seed: int) -> tuple[Query, ...]:
    """A dozen of every category, drawn anew for every seed."""
    dice, known = random.Random(seed), Known(corpus)
    found: list[Query] = []
    for category, make in MAKERS.items():
        if category == BODIES and not known.bodies:
            continue
        unlike: dict[str, Query] = {}
        for _ in range(EACH * 20):
            one = Query(category, *make(dice, known))
            if one.right and len(unlike) < EACH:
                unlike[one.text] = one
            if len(unlike) == EACH:
                break
        found += unlike.values()
    return tuple(found)


Made = tuple[str, frozenset[str]]


def _plain(text: str) -> str:
    """Bare words between spaces."""
    return f" {' '.join(map(bare, terms(text)))} "


def _run(dice: random.Random, known: Known, length: int) -> list[str]:
    """Words that follow one another in a title, as written."""
    found = words(dice.choice(known.corpus.documents).stub.title)
    start = dice.randrange(max(len(found) - length, 0) + 1)
    return found[start : start + length]


def _unmarked(dice: random.Random, known: Known) -> Made:
    text = " ".join(_run(dice, known, 8))
    return fold(text), known.titled(text)


def _marked(dice: random.Random, known: Known) -> Made:
    text = " ".join(_run(dice, known, 8))
    return text, known.titled(text)


def _decomposed(dice: random.Random, known: Known) -> Made:
    text, right = _marked(dice, known)
    return unicodedata.normalize("NFD", text), right


def _scattered(dice: random.Random, known: Known) -> Made:
    found = [one for one in words(dice.choice(known.corpus.documents).stub.title) if not one.isdecimal()]
    chosen = dice.sample(found, min(5, len(found)))
    return fold(" ".join(chosen)), known.holding(chosen)


def _slipped(dice: random.Random, known: Known) -> Made:
    """One letter left out, doubled, exchanged or put for another, in one of seven words."""
    found = [fold(one) for one in _run(dice, known, 7)]
    places = [place for place, one in enumerate(found) if _SYLLABLE.fullmatch(one)]
    if not places:
        return "", frozenset()
    place = dice.choice(places)
    one, at = found[place], dice.randrange(1, len(found[place]))
    other = dice.choice("aeiouhnt")
    wrong = dice.choice((one[:at] + one[at + 1 :], one[:at] + one[at - 1 :], one[:at] + other + one[at + 1 :]))
    return " ".join((*found[:place], wrong, *found[place + 1 :])), known.titled(" ".join(found))


def _unfinished(dice: random.Random, known: Known) -> Made:
    found = _run(dice, known, 6)
    if len(found[-1]) < 4:
        return "", frozenset()
    return fold(" ".join((*found[:-1], found[-1][:2]))), known.titled(" ".join(found))


def _number(dice: random.Random, known: Known) -> str:
    return dice.choice(known.corpus.documents).numbers[0]


def _exact(dice: random.Random, known: Known) -> Made:
    number = _number(dice, known)
    return number, known.signed(lambda one: one.numbers[0] == number)


def _spaced(dice: random.Random, known: Known) -> Made:
    number, right = _exact(dice, known)
    return fold(number).replace("/", " ").replace("-", " "), right


def _begun(dice: random.Random, known: Known) -> Made:
    begun = _number(dice, known).partition("-")[0]
    return fold(begun), known.signed(lambda one: one.numbers[0].startswith(f"{begun}-"))


def _dated(dice: random.Random, known: Known) -> Made:
    number, year = dice.choice(known.corpus.documents).numbers
    count, letters = re.match(r"(\d+)/(\w+)", number).groups()  # type: ignore[union-attr]
    kind = next(one for one, mark in TYPES.items() if mark == letters)
    text = f"{kind} {count} {year.partition('/')[2]}"
    return dice.choice((text, fold(text))), known.signed(lambda one: one.numbers[1] == year and one.about[1] == kind)


def _people(known: Known, found: Callable[[Entry], bool]) -> frozenset[str]:
    return frozenset(one.stub.href for one in known.corpus.people if found(one))


def _named(dice: random.Random, known: Known) -> Made:
    name = dice.choice(known.corpus.people).names[0]
    return dice.choice((name, fold(name))), _people(known, lambda one: fold(one.names[0]) == fold(name))


def _placed(dice: random.Random, known: Known) -> Made:
    person = dice.choice(known.corpus.people)
    name, agency = person.names[0], person.about[1]
    right = _people(known, lambda one: fold(one.names[0]) == fold(name) and one.about[1] == agency)
    return fold(f"{name} {agency}"), right


def _speaking(dice: random.Random, known: Known) -> Made:
    agency = dice.choice(known.corpus.people).about[1]
    return f"nguoi phat ngon {fold(agency)}", _people(known, lambda one: one.about[1] == agency)


def _called(dice: random.Random, known: Known) -> Made:
    person = dice.choice(known.corpus.people)
    phone = person.phones[0]
    text = dice.choice((phone, phone.replace(" ", ""), f"+84 {phone[1:]}", phone.replace(" ", ".")))
    return text, _people(known, lambda one: one.phones == person.phones)


def _shortened(dice: random.Random, known: Known) -> Made:
    short, full = dice.choice(tuple(SHORT.items()))
    said = frozenset(href for href, text in known.about.items() if _plain(full) in text)
    return dice.choice((short, fold(short))), known.titled(full) or said


def _paired(dice: random.Random, known: Known) -> Made:
    found = _run(dice, known, 2)
    other = [one for one in words(dice.choice(known.corpus.documents).stub.title) if len(one) > 2][-2:]
    pairs = (" ".join(found), " ".join(other))
    text = " ".join(pairs)
    return dice.choice((text, fold(text))), known.holding(pairs)


def _accented(dice: random.Random, known: Known) -> Made:
    word = dice.choice(ACCENTED)
    wanted = f" {terms(word)[0]} "
    return word, frozenset(href for href, title in known.spelt.items() if wanted in title)


def _toned(dice: random.Random, known: Known) -> Made:
    text = dice.choice(PLACED)
    wanted = f" {' '.join(terms(text))} "
    right = frozenset(href for href, title in known.spelt.items() if wanted in title)
    return dice.choice((text, respelt(text))), right


def _keyed(dice: random.Random, known: Known) -> Made:
    text = " ".join(_run(dice, known, 6))
    return " ".join(map(telex, text.split())), known.titled(text)


def _phrase(dice: random.Random, known: Known) -> Made:
    found = words(dice.choice(known.corpus.documents).body()[0])
    start = dice.randrange(len(found) - 7)
    text = " ".join(found[start : start + 7])
    right = frozenset(href for href, body in known.bodies.items() if _plain(text) in body)
    return dice.choice((text, fold(text))), right


MAKERS: dict[str, Callable[[random.Random, Known], Made]] = {
    "tiêu đề không dấu": _unmarked,
    "tiêu đề có dấu": _marked,
    "tiêu đề, chữ tách dấu (NFD)": _decomposed,
    "vài chữ rời của tiêu đề": _scattered,
    "gõ sai một chữ": _slipped,
    PREFIX: _unfinished,
    "số ký hiệu như trên văn bản": _exact,
    "số ký hiệu, cách trống": _spaced,
    "số và loại: 90/kh": _begun,
    "loại, số, năm": _dated,
    "họ tên": _named,
    "họ tên và cơ quan": _placed,
    "người phát ngôn của cơ quan": _speaking,
    "số điện thoại": _called,
    "từ viết tắt": _shortened,
    "hai chủ đề": _paired,
    "một chữ có dấu": _accented,
    "chỗ đặt dấu: hoà, hòa": _toned,
    "phím Telex": _keyed,
    BODIES: _phrase,
}


def scored(found: Sequence[str], right: frozenset[str]) -> tuple[float, float]:
    """Recall among the first ten, and one through the place of the first right one."""
    hits = [place for place, one in enumerate(found[:10], 1) if one in right]
    return len(hits) / min(len(right), 10), 1 / hits[0] if hits else 0.0


def by_category(found: Iterable[Query]) -> Iterator[tuple[str, list[Query]]]:
    together: dict[str, list[Query]] = {}
    for one in found:
        together.setdefault(one.category, []).append(one)
    yield from together.items()
