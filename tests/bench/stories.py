"""What agencies tell beside their papers: news, bulletins, drafts, questions, events, what they do for the press, corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from plugins.portal.language.days import day_text
from plugins.portal.language.slug import slug
from tests.bench.bodies import Bodies
from tests.bench.offices import Office
from tests.bench.papers import SUBJECTS, Paper
from tests.bench.record import record

SHARES = {"news": 8, "bulletins": 50, "drafts": 100, "questions": 50, "events": 100, "press": 50, "corrections": 200}
"""One for so many papers, and one at least."""
PICTURES = 4
"""Of a news item with pictures."""
REGULAR = ("release", "conference", "answer", "statement")


class Stories:
    """Each method gives the front matter of its kind, and the text, of the story with a number."""

    def __init__(self, bodies: Bodies, offices: Sequence[Office], papers: Sequence[Paper]) -> None:
        self.bodies, self.dice = bodies, bodies.dice
        self.offices = [one for one in offices if not one.is_closed]
        self.papers = papers

    def files(self, folder: str, count: int) -> Iterator[tuple[str, str]]:
        """Path and text of so many stories of a kind."""
        make: Callable[[int, str], str] = getattr(self, folder)
        for number in range(count):
            office, day = self.dice.choice(self.offices), self._day(number)
            name = f"{slug(self.bodies.words.topic())}-{number + 1}"
            yield f"{office.id}/{folder}/{day[-4:]}/{name}.md", make(number, day)

    def _day(self, number: int) -> str:
        """All of the last two years, the months in turn."""
        return f"{self.dice.randint(1, 28)}/{1 + number % 10}/{2025 + number % 2}"

    def _common(self, day: str) -> dict[str, object]:
        return {
            "title": self.bodies.phrase(9, 15),
            "published": day,
            "summary": f"{self.bodies.phrase(18, 30)}.",
            "subject": self.dice.choice(SUBJECTS),
        }

    def _cited(self, day: str) -> list[str]:
        """One of the papers whose citation fits no other, or none."""
        year = int(day[-4:])
        paper = self.dice.choice(self.papers)
        return [paper.citation] if paper.issued.year < year and self.dice.random() < 0.6 else []

    def news(self, _: int, day: str, pictures: Sequence[str] = ()) -> str:
        shown = "".join(f"\n![{self.bodies.phrase(5, 9)}]({one})\n" for one in pictures)
        values = self._common(day) | {"about": self._cited(day), "sample": "có"}
        return record(values, self.bodies.text(280) + shown)

    def bulletins(self, _: int, day: str) -> str:
        end = f"28/12/{day[-4:]}"
        values = self._common(day) | {"broadcast": {"start": day, "end": end}, "times": ['"05:30"', '"17:15"']}
        return record(values | {"sample": "có"}, self.bodies.plain(6))

    def drafts(self, _: int, day: str) -> str:
        common = self._common(day)
        values = {
            "title": f"Dự thảo Quyết định {self.bodies.words_of(12)}",
            "type": "Quyết định",
            **{name: common[name] for name in ("summary", "subject", "published")},
            "consultation": {"opens": f"{day} 08:00", "closes": f"28/12/{day[-4:]} 17:00", "address": "Văn phòng"},
            "stages": [{"stage": "lay-y-kien", "on": day}],
            "comments": [
                {"sender": "Một hộ kinh doanh", "content": f"{self.bodies.phrase(15, 25)}.", "answer": "Tiếp thu."}
                for _ in range(self.dice.randint(0, 3))
            ],
            "sample": "có",
        }
        return record(values, self.bodies.text(600, "Điều {number}."))

    def questions(self, _: int, day: str) -> str:
        paper = self.dice.choice(self.papers)
        values = {
            "title": self.bodies.phrase(8, 12),
            "type": self.dice.choice(("hoi-dap", "vuong-mac", "kien-nghi")),
            "concerns": [paper.citation],
            "subject": paper.subject,
            "sender": "Một hộ ở thôn",
            "question": f"{self.bodies.phrase(18, 30)}?",
            "received": f"1{day[day.index('/') :]}",
            "answered": day,
            "answer": f"{self.bodies.phrase(20, 40)}.",
            "outcome": "explained",
            "sample": "có",
        }
        return record(values)

    def events(self, _: int, day: str) -> str:
        action = {"title": self.bodies.phrase(6, 10), "due": f"28/12/{day[-4:]}", "status": "đang làm"}
        values = {
            **self._common(day),
            "type": self.dice.choice(("tọa đàm", "hội nghị", "tập huấn")),
            "on": f"{day} 14:00",
            "place": "Hội trường",
            "conclusions": [self.bodies.phrase(8, 14)],
            "actions": [action],
            "sample": "có",
        }
        return record(values, self.bodies.text(150))

    def press(self, number: int, day: str) -> str:
        kind = REGULAR[number % len(REGULAR)]
        asked = {"received": f"{day} 08:00", "answered": f"{day} 17:00"}
        more: dict[str, dict[str, object]] = {
            "conference": {"on": f"{day} 08:30", "regular": "có", "place": "Trụ sở"},
            "answer": {**asked, "question": f"{self.bodies.phrase(10, 18)}?", "outlet": "Báo Mẫu"},
            "statement": {**asked, "clause": "7.3"},
        }
        values = self._common(day) | {"type": kind} | more.get(kind, {}) | {"sample": "có"}
        return record(values, self.bodies.text(200))

    def corrections(self, number: int, _: str) -> str:
        paper = self.papers[number * 97 % len(self.papers)]
        received = paper.issued + timedelta(20)
        values = {
            "title": self.bodies.phrase(7, 10),
            "about": [paper.id],
            "reported": "kiến nghị của công dân",
            "received": day_text(received),
            "answered": day_text(received + timedelta(6)),
            "outcome": "corrected",
            "wrong": self.bodies.phrase(4, 6),
            "right": self.bodies.phrase(4, 6),
            "sample": "có",
        }
        return record(values)
