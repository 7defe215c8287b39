"""Texts in Markdown as offices write them: articles or numbered sections, with lists, tables, and links to other papers."""

from __future__ import annotations

import itertools
import random
from bisect import bisect_left
from collections.abc import Callable, Iterator

from tests.bench.words import Words, spelt

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
DRAWN = 100_000
"""Words of which all texts of a corpus are cut."""
UNITS = ("hồ sơ", "hộ", "triệu đồng", "km", "ha", "lượt", "%", "trường hợp")


class Bodies:
    """Makes texts of about so many syllables."""

    def __init__(self, dice: random.Random, words: Words) -> None:
        self.dice, self.words = dice, words
        self._drawn = words.draw(DRAWN)
        self._reached = list(itertools.accumulate(map(words.syllables.__getitem__, self._drawn)))

    def words_of(self, length: int) -> str:
        """So many syllables or one or two more, from anywhere in what was drawn: far quicker than drawing each anew."""
        first = self.dice.randrange(DRAWN - length)
        last = bisect_left(self._reached, self._reached[first] + length, first)
        return " ".join(self._drawn[first:last])

    def phrase(self, least: int, most: int) -> str:
        """Without a stop, the first letter a capital."""
        text = self.words_of(self.dice.randint(least, most))
        return text[:1].upper() + text[1:]

    def paragraph(self, sentences: int) -> str:
        return spelt(self.dice, " ".join(f"{self.phrase(12, 30)}." for _ in range(sentences)))

    def plain(self, sentences: int) -> str:
        """What can be read aloud."""
        return "\n\n".join(self.paragraph(min(3, sentences - done)) for done in range(0, sentences, 3)) + "\n"

    def text(self, length: int, heads: str = "", links: tuple[tuple[str, str], ...] = ()) -> str:
        """`heads` is how sections are headed, “Điều {number}.” or “{roman}.”; `links` are words and the record they mean."""
        wanted = round(length * self.dice.uniform(0.6, 1.4))
        blocks, written, section, waiting = [], 0, 0, list(links)
        while written < wanted:
            if heads:
                head = heads.format(number=section + 1, roman=ROMAN[section % len(ROMAN)])
                blocks.append(f"## {head} {self.phrase(4, 9)}")
                section += 1
            for block in self._blocks(waiting.pop() if waiting else None):
                blocks.append(block)
                written += block.count(" ") + 1
        return "\n\n".join(blocks) + "\n"

    def _blocks(self, link: tuple[str, str] | None) -> Iterator[str]:
        """Of one section: two paragraphs and something to be looked through."""
        yield self.paragraph(self.dice.randint(2, 4))
        if link:
            yield f"{self.phrase(6, 14)} theo [{link[0]}]({link[1]}), {self.words_of(10)}."
        yield self.dice.choices(self._makers, weights=(4, 3, 2, 1, 1))[0](self)
        yield self.paragraph(self.dice.randint(1, 3))

    def bullets(self) -> str:
        return "\n".join(f"- {self.phrase(8, 22)};" for _ in range(self.dice.randint(3, 6)))

    def numbered(self) -> str:
        return "\n".join(f"{one + 1}. {self.phrase(10, 26)}." for one in range(self.dice.randint(3, 6)))

    def table(self) -> str:
        rows = [
            f"| {row + 1} | {self.phrase(3, 8)} | {self.dice.choice(UNITS)} | {self._amount()} |"
            for row in range(self.dice.randint(3, 9))
        ]
        return "\n".join(("| TT | Nội dung | Đơn vị | Kết quả |", "| ---: | --- | --- | ---: |", *rows))

    def emphasis(self) -> str:
        return f"**{self.phrase(4, 8)}:** {self.words_of(24)}, *{self.words_of(5)}*, {self.words_of(12)}."

    def quotation(self) -> str:
        return f"> {self.phrase(20, 40)}."

    def _amount(self) -> str:
        return f"{self.dice.randrange(1, 90_000):,}".replace(",", ".")

    _makers: tuple[Callable[[Bodies], str], ...] = (bullets, numbered, table, emphasis, quotation)
