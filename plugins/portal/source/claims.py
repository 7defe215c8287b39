"""Which record a path belongs to: the folder says what a file is, and its name becomes an address."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

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


@dataclass(frozen=True)
class Claim:
    """A file that a kind of record answers for."""

    model: type[Record]
    id: str
    lang: str = ""
    is_markdown: bool = True


def is_text(path: PurePosixPath) -> bool:
    """Whether a file is read as a record; any other belongs beside one."""
    return path.suffix in {".md", ".yaml"}


@lru_cache(maxsize=1 << 16)
def claim_of(path: PurePosixPath, kinds: Kinds) -> Claim | Fault:
    """The record that a file of text is, or why it is none."""
    claim = _claim(path, kinds)
    if claim is None:
        return given_away(path.name) or misplaced(path, kinds)
    if bad := next((part for part in claim.id.split("/") if not is_slug(part)), None):
        better = f"đổi thành {slug(bad) or 'ten-khong-dau'}"
        return given_away(path.name) or Fault("ma-sai-cach-viet", f"tên “{bad}” không dùng làm địa chỉ được", better)
    if claim.id.partition("/")[0] in RESERVED - {"pages"} or claim.id.removeprefix("pages/") in RESERVED:
        return Fault("ten-danh-rieng", f"“{claim.id}” là tên dành riêng của cổng", "đặt tên khác")
    return claim


class Homes:
    """The folders beside records, in which files may lie."""

    def __init__(self, records: Iterable[PurePosixPath]) -> None:
        self.records = {one.with_suffix(""): one for one in records}
        self.by_name = {one.name: one for one in self.records}

    def owner(self, path: PurePosixPath) -> PurePosixPath | Fault:
        """The record whose folder a file lies in, by the record's path."""
        if found := self.records.get(path.parent):
            return found
        if fault := given_away(path.name):
            return fault
        if path.parts[0] == LEDGER:
            how = "chuyển tệp này đi; thư mục ledger do chương trình tự ghi"
            return Fault("tep-khong-thuoc-dau", "tệp này không phải của sổ địa chỉ", how)
        return Fault("tep-khong-thuoc-dau", "tệp này không thuộc bản ghi nào", self.advice(path))

    def advice(self, path: PurePosixPath) -> str:
        """Where a file belongs: with a record above it, or with one elsewhere that its folder is named after."""
        above = next((one for one in path.parents if one in self.records), None)
        meant = above or self.by_name.get(path.parent.name) or self.by_name.get(slug(path.parent.name))
        if meant:
            return f"đặt tệp vào thư mục {meant}/"
        return "đặt tệp vào thư mục cùng tên với bản ghi, ví dụ 119-kh-ubnd/ cạnh 119-kh-ubnd.md"


def _claim(path: PurePosixPath, kinds: Kinds) -> Claim | None:
    parts = path.parts
    if len(parts) == 1 and (sheet := kinds.sheets.get(path.name)):
        return Claim(sheet, sheet.kind.name, is_markdown=False)
    stem, _, lang = path.stem.partition(".")
    if len(parts) == 2 and f"{stem}{path.suffix}" == kinds.agency.kind.file:
        return Claim(kinds.translation if lang else kinds.agency, parts[0], lang)
    if len(parts) == 2 and (single := kinds.singles.get(path.name)):
        return Claim(single, str(path.with_suffix("")))
    near = (kinds.folders.get(part) for part in parts[:2])
    model = next((one for one in near if one and _fits(one.kind, path)), None)
    if model is None:
        return None
    if found := LANGUAGE.fullmatch(path.stem):
        return Claim(kinds.translation, str(path.parent / found["slug"]), found["lang"])
    return Claim(model, str(path.with_suffix("")))


def _fits(kind: Kind, path: PurePosixPath) -> bool:
    folders = path.parts[:-1] if kind.name == "page" else path.parts[1:-1]
    yearly = len(folders) == 2 and bool(YEAR.fullmatch(folders[1])) if kind.yearly else len(folders) == 1
    return path.suffix == ".md" and yearly and folders[0] == kind.folder


def misplaced(path: PurePosixPath, kinds: Kinds) -> Fault:
    """A file of text in a folder of no kind: where it may have been meant to lie."""
    how = _renamed(path, kinds) or _advice(kinds)
    return Fault("tep-khong-thuoc-dau", "tệp này không thuộc loại nội dung nào", how)


def _renamed(path: PurePosixPath, kinds: Kinds) -> str:
    """The remedy where a folder's name is nearly right, or its year is missing; "" elsewhere."""
    parts = path.parts
    if path.name == kinds.agency.kind.file:
        return (
            f"đặt {path.name} ngay trong thư mục của cơ quan; đơn vị trực thuộc có thư mục riêng cạnh đó và khóa parent"
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
