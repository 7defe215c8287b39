"""Which record a path belongs to: the folder says what a file is, and its name becomes an address."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from ..language.slug import is_slug, slug
from .attachment import Fault
from .folders import LEDGER
from .names import given_away
from .schema import Kind, Record

YEAR = re.compile(r"(19|20)\d\d")
LANGUAGE = re.compile(r"(?P<slug>.+)\.(?P<lang>[a-z]{2,4})")
MACHINE_WRITTEN = frozenset(f"{LEDGER}/{name}.jsonl" for name in ("addresses", "changes", "tallies"))
"""What publishing itself writes into a portal's folder."""
RESERVED = frozenset(
    {
        "404",
        "atom",
        "bao-chi",
        "can-bo",
        "co-quan",
        "co-quan-cu",
        "cong-khai",
        "dinh-chinh",
        "doi-tuong",
        "du-thao",
        "en",
        "ke-hoach",
        "kenh-thong-tin",
        "kiem-chung",
        "ledger",
        "linh-vuc",
        "loa",
        "may-chu",
        "mo-hinh-hay",
        "nguoi-phat-ngon",
        "nhat-ky",
        "pages",
        "people",
        "phap-luat",
        "static",
        "tiep-can-thong-tin",
        "tin-tuc",
        "tim-kiem",
        "tinh-trang-cong-khai",
        "truyen-thong",
        "van-ban",
        "zalo",
    }
)
"""Names at the root of a portal that are the program's own."""


@dataclass(frozen=True)
class Kinds:
    """The kinds of record a tree may hold."""

    portal: type[Record]
    agency: type[Record]
    others: tuple[type[Record], ...]
    translation: type[Record]

    @cached_property
    def sheets(self) -> Mapping[str, type[Record]]:
        """Those that are one file at the root of a portal, by its name."""
        return {one.kind.file: one for one in (self.portal, *self.others) if one.kind.is_sheet}

    @cached_property
    def singles(self) -> Mapping[str, type[Record]]:
        """Those of which an agency has one file, by its name."""
        return {one.kind.file: one for one in self.others if one.kind.file}

    @cached_property
    def folders(self) -> Mapping[str, type[Record]]:
        """Those that have a folder, by its name."""
        return {one.kind.folder: one for one in self.others if not one.kind.file}


class Claim(NamedTuple):
    """A file that a kind of record answers for."""

    model: type[Record]
    id: str
    lang: str = ""
    is_markdown: bool = True


TEXT = re.compile(r"[^/]\.(?:md|yaml)\Z")


def is_text(path: str) -> bool:
    """Whether a file is read as a record; any other belongs beside one."""
    return TEXT.search(path) is not None


def claim_of(path: str, kinds: Kinds) -> Claim | Fault:
    """The record that a file of text is, or why it is none."""
    claim = _claim(path, kinds)
    if claim is None:
        return given_away(_name(path)) or misplaced(path, kinds)
    if not is_slug(claim.id.replace("/", "-")):
        bad = next(part for part in claim.id.split("/") if not is_slug(part))
        better = f"đổi thành {slug(bad) or 'ten-khong-dau'}"
        return given_away(_name(path)) or Fault("ma-sai-cach-viet", f"tên “{bad}” không dùng làm địa chỉ được", better)
    first, _, rest = claim.id.partition("/")
    if (rest or first if first == "pages" else first) in RESERVED:
        return Fault("ten-danh-rieng", f"“{claim.id}” là tên dành riêng của cổng", "đặt tên khác")
    return claim


class Homes:
    """The folders beside records, in which files may lie."""

    def __init__(self, records: Iterable[str]) -> None:
        self.records = {one.rpartition(".")[0]: one for one in records}

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        return {_name(one): one for one in self.records}

    def owner(self, path: str) -> str | Fault:
        """The record whose folder a file lies in, by the record's path."""
        if found := self.records.get(path.rpartition("/")[0]):
            return found
        if fault := given_away(_name(path)):
            return fault
        if path.partition("/")[0] == LEDGER:
            how = "chuyển tệp này đi; thư mục ledger do chương trình tự ghi"
            return Fault("tep-khong-thuoc-dau", "tệp này không phải của sổ địa chỉ", how)
        return Fault("tep-khong-thuoc-dau", "tệp này không thuộc bản ghi nào", self.advice(path))

    def advice(self, path: str) -> str:
        """Where a file belongs: with a record above it, or with one elsewhere that its folder is named after."""
        folders = [one.as_posix() for one in PurePosixPath(path).parents]
        above, near = next((one for one in folders if one in self.records), ""), _name(folders[0])
        meant = above or self.by_name.get(near) or self.by_name.get(slug(near))
        if meant:
            return f"đặt tệp vào thư mục {meant}/"
        return "đặt tệp vào thư mục cùng tên với bản ghi, ví dụ 119-kh-ubnd/ cạnh 119-kh-ubnd.md"


def _claim(path: str, kinds: Kinds) -> Claim | None:
    *folders, name = path.split("/")
    if not folders and (sheet := kinds.sheets.get(name)):
        return Claim(sheet, sheet.kind.name, is_markdown=False)
    whole, _, ending = path.rpartition(".")
    stem, _, lang = _name(whole).partition(".")
    if len(folders) == 1 and f"{stem}.{ending}" == kinds.agency.kind.file:
        return Claim(kinds.translation if lang else kinds.agency, folders[0], lang)
    if len(folders) == 1 and (single := kinds.singles.get(name)):
        return Claim(single, whole)
    near = (kinds.folders.get(part) for part in folders[:2])
    model = next((one for one in near if one and _fits(one.kind, folders)), None) if ending == "md" else None
    if model is None:
        return None
    if lang and (found := LANGUAGE.fullmatch(_name(whole))):
        return Claim(kinds.translation, "/".join((*folders, found["slug"])), found["lang"])
    return Claim(model, whole)


def _fits(kind: Kind, folders: list[str]) -> bool:
    own = folders if kind.name == "page" else folders[1:]
    yearly = len(own) == 2 and bool(YEAR.fullmatch(own[1])) if kind.yearly else len(own) == 1
    return yearly and own[0] == kind.folder


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def misplaced(path: str, kinds: Kinds) -> Fault:
    """A file of text in a folder of no kind: where it may have been meant to lie."""
    how = _renamed(path, kinds) or _advice(kinds)
    return Fault("tep-khong-thuoc-dau", "tệp này không thuộc loại nội dung nào", how)


def _renamed(path: str, kinds: Kinds) -> str:
    """The remedy where a folder's name is nearly right, or its year is missing; "" elsewhere."""
    parts = path.split("/")
    if parts[-1] == kinds.agency.kind.file:
        return (
            f"đặt {parts[-1]} ngay trong thư mục của cơ quan; đơn vị trực thuộc có thư mục riêng cạnh đó và khóa parent"
        )
    if len(parts) < 3:
        return ""
    in_folders = [one.kind for one in kinds.others if one.kind.folder]
    folders = {slug(name): kind for kind in in_folders for name in (kind.folder, kind.address) if name}
    near = difflib.get_close_matches(slug(parts[1]), folders, n=1, cutoff=0.75)
    if not near:
        return ""
    kind = folders[near[0]]
    if parts[1] != kind.folder:
        return f"đổi tên thư mục “{parts[1]}” thành {kind.folder}"
    return f"đặt tệp vào {parts[0]}/{kind.folder}/{'<năm>/' if kind.yearly else ''}, không sâu hơn"


def _advice(kinds: Kinds) -> str:
    folders = ", ".join(
        f"<cơ quan>/{one.kind.folder}/{'<năm>/' if one.kind.yearly else ''}"
        for one in kinds.others
        if one.kind.name != "page" and not one.kind.file
    )
    return f"đặt tệp vào pages/ hoặc {folders}; mỗi cơ quan có một agency.md"
