"""A province of any size, the same for the same number: agencies, people, and documents that cite one another."""

from __future__ import annotations

import random
from pathlib import Path

WORDS = [
    "công",
    "khai",
    "thông",
    "tin",
    "kế",
    "hoạch",
    "thực",
    "hiện",
    "nhiệm",
    "vụ",
    "cơ",
    "quan",
    "đơn",
    "vị",
    "địa",
    "phương",
    "người",
    "dân",
    "doanh",
    "nghiệp",
    "chính",
    "sách",
    "truyền",
    "thông",
    "ngân",
    "sách",
    "đất",
    "đai",
    "môi",
    "trường",
    "giáo",
    "dục",
    "y",
    "tế",
    "xã",
    "phường",
    "tỉnh",
    "tổ",
    "chức",
    "báo",
    "cáo",
    "kết",
    "quả",
    "thời",
    "hạn",
    "trách",
    "nhiệm",
    "phối",
    "hợp",
]
TYPES = ("QĐ", "KH", "TB", "BC", "HD", "CT")
POINTS = ("a", "b", "d", "g", "h", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t")
SUBJECTS = ("y-te", "dat-dai", "ngan-sach", "moi-truong", "giao-duc", "chuyen-doi-so")
PORTAL = """name: Cổng công khai thông tin tỉnh Mẫu
province: Mẫu
formal_name: Tỉnh Mẫu
summary: Văn bản của các cơ quan tỉnh Mẫu
address: https://congkhai.mau.example/
publisher: co-quan-0
"""


def write(folder: Path, documents: int) -> None:
    """A portal of so many documents, with one agency for each hundred of them and three people an agency."""
    dice = random.Random(documents)
    _file(folder / "portal.yaml", PORTAL)
    agencies = max(documents // 100, 3)
    for number in range(agencies):
        _file(folder / f"co-quan-{number}/agency.md", _agency(number))
        for person in range(3):
            _file(folder / f"co-quan-{number}/people/nguoi-{person}.md", _person(number, person))
    before = ""
    for number in range(documents):
        agency, year = number % agencies, 2017 + number % 10
        kind = TYPES[number % len(TYPES)]
        name = f"{number + 1}-{kind.lower().replace('đ', 'd')}-cq{agency}"
        cited = f"refers_to: {before}\n" if before else ""
        symbol = f"{number + 1}/{kind}-CQ{agency}"
        before = symbol
        told = f"{cited}published: {1 + number % 28}/4/{year}\ndisclosure: 17.1.{POINTS[number % len(POINTS)]}\n"
        text = _document(dice, symbol, f"{1 + number % 28}/3/{year}", SUBJECTS[number % len(SUBJECTS)], told)
        _file(folder / f"co-quan-{agency}/documents/{year}/{name}.md", text)


def _agency(number: int) -> str:
    parent = "parent: co-quan-0\n" if number else ""
    kind = "so-nganh" if number else "ubnd-tinh"
    return f"---\nname: Cơ quan số {number} tỉnh Mẫu\ntype: {kind}\n{parent}phones:\n  - number: 0214 3840 {number:03}\n---\n"


def _person(agency: int, number: int) -> str:
    return f"---\nname: Nguyễn Văn {chr(65 + number)}{agency}\nposts:\n  - title: Phó Giám đốc\n---\n"


def _document(dice: random.Random, symbol: str, issued: str, subject: str, cited: str) -> str:
    body = "\n\n".join(_section(dice, article) for article in range(1, 6))
    return (
        f"---\nnumber: {symbol}\ntitle: {_sentence(dice, 12)}\nissued: {issued}\nsubject: {subject}\n"
        f"summary: {_sentence(dice, 25)}\n{cited}---\n{body}\n"
    )


def _section(dice: random.Random, number: int) -> str:
    return f"## Điều {number}. {_sentence(dice, 6)}\n\n" + "\n\n".join(_sentence(dice, 60) + "." for _ in range(2))


def _sentence(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(WORDS, k=words)).capitalize()


def _file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
