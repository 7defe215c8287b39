"""Names of files and folders: which can be published, which are passed over, and what a stray name gives away."""

from __future__ import annotations

import fnmatch
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from .attachment import Fault
from .characters import visible
from .limits import NAME
from .yamltext import load_data

NAMES = Path(__file__).with_name("names.yaml")
FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\/:*?\"<>|]")
"""What Windows cannot store in a name, or an address cannot carry."""
USUAL = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.[a-z]+)*")
"""Names that nothing is wrong with, if they are not too long: nearly all, and soon told."""


@dataclass(frozen=True)
class Pattern:
    """A shape of names; `fits` a whole name."""

    shape: re.Pattern[str]
    but: re.Pattern[str] | None

    def fits(self, name: str) -> bool:
        return bool(self.shape.match(name)) and not (self.but and self.but.match(name))


@dataclass(frozen=True)
class Ignored:
    """Names that are passed over, of whatever is no folder or of `any` kind of entry, and why."""

    pattern: Pattern
    written: str
    any_kind: bool
    reason: str


@dataclass(frozen=True)
class Stray:
    """Names that tell what happened to a file, and what is to be done about it."""

    pattern: Pattern
    what: str
    how: str
    tail: str

    def fault(self, name: str) -> Fault:
        stem = name[: -len(self.tail)] if self.tail else name
        return Fault("tep-khong-thuoc-dau", self.what, self.how.format(stem=visible(stem)))


@cache
def ignored() -> tuple[Ignored, ...]:
    return tuple(
        Ignored(_pattern(one), one["pattern"], one["kind"] == "any", one["reason"])
        for one in load_data(NAMES)["ignored"]
    )


@lru_cache(maxsize=1 << 16)
def is_ignored(name: str, *, is_folder: bool) -> bool:
    return any(one.pattern.fits(name) and (one.any_kind or not is_folder) for one in ignored())


def given_away(name: str) -> Fault | None:
    """What a name tells of a file that nobody has claimed."""
    found = next((one for one in _strays() if one.pattern.fits(name)), None)
    return found.fault(name) if found else None


def name_faults(name: str) -> Iterator[Fault]:
    """Why no file and no folder may have this name; the first is enough to say."""
    if len(name) <= NAME and USUAL.fullmatch(name):
        return
    if len(name.encode("utf-8", "surrogateescape")) > NAME:
        yield Fault("ten-tep-sai", f"tên dài hơn {NAME} byte", "đặt tên ngắn hơn, khoảng sáu từ là vừa")
    if any("\ud800" <= one <= "\udfff" for one in name):
        yield Fault("ten-tep-sai", "tên không lưu ở bảng mã UTF-8", "đổi tên, chỉ dùng chữ không dấu, số và gạch nối")
    elif unicodedata.normalize("NFC", name) != name:
        yield Fault(
            "ten-tep-dau-roi",
            "tên có dấu tách rời khỏi chữ, thường do máy Mac ghi",
            f"xóa tên cũ và gõ lại: {visible(unicodedata.normalize('NFC', name))}",
        )
    if bad := next((one for one in name if not one.isprintable() or FORBIDDEN.match(one)), ""):
        yield Fault("ten-tep-sai", f"tên có ký tự “{visible(bad)}” không dùng được", "đổi tên, bỏ ký tự ấy")
    if name != name.strip() or name.endswith("."):
        yield Fault("ten-tep-sai", "tên có khoảng trắng ở đầu, ở cuối, hoặc dấu chấm ở cuối", "đổi tên, bỏ phần thừa")


def twins(names: Iterable[str]) -> Mapping[str, str]:
    """Names that other systems take for one: each later one, with the first it cannot stand beside."""
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for name in sorted(names):
        other = first.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            found[name] = other
    return found


@cache
def _strays() -> tuple[Stray, ...]:
    return tuple(
        Stray(_pattern(one), one["what"], one["how"], one.get("tail", "")) for one in load_data(NAMES)["strays"]
    )


def _pattern(entry: Mapping[str, str]) -> Pattern:
    flags = re.IGNORECASE if entry.get("any_case") == "true" else 0
    but = re.compile(fnmatch.translate(entry["not"])) if "not" in entry else None
    return Pattern(re.compile(fnmatch.translate(entry["pattern"]), flags), but)
