"""The content tree: one walk that follows no link; every file belongs to a record or is a problem."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from ..language.slug import is_slug, slug
from .attachment import Attachment, Facts, Inspector, unopened
from .beside import check_beside
from .frontmatter import Sheet, sheet, split, text_of
from .place import Place
from .problem import Problem, in_order
from .reading import read_record
from .schema import Record

IGNORED = re.compile(r"\.git|\.gitkeep|\.DS_Store|.*\.sw[op]|.*~")
"""Git's own folder, and what editors and file managers leave while a file is open."""

LARGEST = 512 * 1024
"""Bytes of one Markdown file: far above any real document, far below what hurts."""

YEAR = re.compile(r"(19|20)\d\d")
LANGUAGE = re.compile(r"(?P<slug>.+)\.(?P<lang>[a-z]{2,4})")
RESERVED = frozenset(
    {
        "404",
        "atom",
        "can-bo",
        "co-quan",
        "co-quan-cu",
        "du-thao",
        "en",
        "ke-hoach",
        "kenh-thong-tin",
        "kiem-chung",
        "ledger",
        "linh-vuc",
        "may-chu",
        "nguoi-phat-ngon",
        "nhat-ky",
        "pages",
        "people",
        "static",
        "tin-tuc",
        "van-ban",
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


@dataclass(frozen=True)
class Tree:
    """All that a folder says. `texts` are the files by their path in messages, for showing where a problem is."""

    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()
    """Ids of the records whose files could not be read; what refers to them is not wrong for that."""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Claim:
    """A file that a kind of record answers for."""

    model: type[Record]
    id: str
    lang: str = ""


def read_tree(folder: Path, kinds: Kinds, shown: str = "", inspect: Inspector = unopened) -> Tree:
    """Every record and every problem of a folder; `shown` is how its path is written in messages."""
    return _Reader(folder, kinds, shown or folder.as_posix(), inspect).tree()


class _Reader:
    def __init__(self, folder: Path, kinds: Kinds, shown: str, inspect: Inspector) -> None:
        self.folder, self.kinds, self.shown, self.inspect = folder, kinds, shown, inspect
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}

    def tree(self) -> Tree:
        paths = sorted(self.walk(PurePosixPath()), key=str)
        claims = {path: claim for path in paths if (claim := self.claim(path))}
        beside = self.attachments((path for path in paths if not self.is_text(path)), frozenset(paths))
        records = [record for path, claim in claims.items() if (record := self.record(path, claim, beside))]
        broken = {claim.id for claim in claims.values()} - {one.id for one in records}
        return Tree(tuple(records), in_order(self.problems), frozenset(broken), self.texts)

    def walk(self, inner: PurePosixPath) -> Iterator[PurePosixPath]:
        with os.scandir(self.folder / inner) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                path = inner / entry.name
                if IGNORED.fullmatch(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from self.walk(path)
                elif entry.is_file(follow_symlinks=False):
                    yield path
                else:
                    self.report(
                        path,
                        "tep-lien-ket",
                        "đây là liên kết hoặc tệp đặc biệt, không phải tệp thường",
                        "chép chính tệp ấy vào thư mục này",
                    )

    def report(self, path: PurePosixPath, code: str, what: str, how: str) -> None:
        self.problems.append(Problem(Place(self.name(path)), code, what, how))

    def name(self, path: PurePosixPath) -> str:
        return (PurePosixPath(self.shown) / path).as_posix()

    def is_text(self, path: PurePosixPath) -> bool:
        return path.suffix in {".md", ".yaml"}

    # which record a file belongs to

    def claim(self, path: PurePosixPath) -> Claim | None:
        if not self.is_text(path):
            return None
        claim = self._claim(path)
        if claim is None:
            self.report(path, "tep-khong-thuoc-dau", "tệp này không thuộc loại nội dung nào", self.advice())
        elif bad := next((part for part in claim.id.split("/") if not is_slug(part)), None):
            self.report(
                path,
                "ma-sai-cach-viet",
                f"tên “{bad}” không dùng làm địa chỉ được",
                f"đổi thành {slug(bad) or 'ten-khong-dau'}",
            )
            return None
        elif claim.id.partition("/")[0] in RESERVED - {"pages"} or claim.id.removeprefix("pages/") in RESERVED:
            self.report(path, "ten-danh-rieng", f"“{claim.id}” là tên dành riêng của cổng", "đặt tên khác")
            return None
        return claim

    def _claim(self, path: PurePosixPath) -> Claim | None:
        parts = path.parts
        if parts == (self.kinds.portal.kind.file,):
            return Claim(self.kinds.portal, "portal")
        stem, _, lang = path.stem.partition(".")
        if len(parts) == 2 and f"{stem}{path.suffix}" == self.kinds.agency.kind.file:
            return Claim(self.kinds.translation if lang else self.kinds.agency, parts[0], lang)
        for model in self.kinds.others:
            kind = model.kind
            head = (kind.folder,) if kind.name == "page" else (parts[0], kind.folder)
            rest = parts[len(head) :]
            fits = len(rest) == 1 + kind.yearly and (not kind.yearly or YEAR.fullmatch(rest[0]))
            if parts[: len(head)] == head and fits and path.suffix == ".md":
                return self._language(model, path)
        return None

    def _language(self, model: type[Record], path: PurePosixPath) -> Claim:
        found = LANGUAGE.fullmatch(path.stem)
        if found:
            return Claim(self.kinds.translation, str(path.parent / found["slug"]), found["lang"])
        return Claim(model, str(path.with_suffix("")))

    def advice(self) -> str:
        folders = ", ".join(
            f"<cơ quan>/{one.kind.folder}/{'<năm>/' if one.kind.yearly else ''}"
            for one in self.kinds.others
            if one.kind.name != "page"
        )
        return f"đặt tệp vào pages/ hoặc {folders}; mỗi cơ quan có một agency.md"

    # files beside records

    def attachments(
        self, paths: Iterable[PurePosixPath], known: Container[PurePosixPath]
    ) -> dict[PurePosixPath, list[Attachment]]:
        owned = [(record, path) for path in paths if (record := self.owner(path, known))]
        facts = self.inspect([self.folder / path for _, path in owned])
        beside: dict[PurePosixPath, list[Attachment]] = {}
        for record, path in owned:
            beside.setdefault(record, []).append(self.attachment(path, facts[self.folder / path]))
        return beside

    def owner(self, path: PurePosixPath, known: Container[PurePosixPath]) -> PurePosixPath | None:
        """The record a file lies beside."""
        record = path.parent.parent / f"{path.parent.name}.md"
        if record in known:
            return record
        self.report(
            path,
            "tep-khong-thuoc-dau",
            "tệp này không thuộc bản ghi nào",
            "đặt tệp vào thư mục cùng tên với bản ghi, ví dụ 119-kh-ubnd/ cạnh 119-kh-ubnd.md",
        )
        return None

    def attachment(self, path: PurePosixPath, facts: Facts) -> Attachment:
        for one in facts.faults:
            self.report(path, one.code, one.what, one.how)
        whole = self.folder / path
        return Attachment(path.name, str(whole), whole.stat().st_size, facts)

    # reading

    def record(
        self, path: PurePosixPath, claim: Claim, beside: Mapping[PurePosixPath, list[Attachment]]
    ) -> Record | None:
        found = self.sheet(path)
        if found is None:
            return None
        files = tuple(beside.get(path, ()))
        known: dict[str, Any] = {"id": claim.id, "origin": found.origin, "body": found.body, "files": files}
        if claim.lang:
            known["lang"] = claim.lang
        record, problems = read_record(claim.model, found.values, **known)
        self.problems += problems
        if record is not None:
            self.problems += [*check_files(record), *check_beside(record)]
        return record

    def sheet(self, path: PurePosixPath) -> Sheet | None:
        whole, name = self.folder / path, self.name(path)
        if whole.stat().st_size > LARGEST:
            self.report(
                path,
                "tep-qua-lon",
                f"tệp lớn hơn {LARGEST // 1024} KB",
                "để bảng lớn hoặc phụ lục thành tệp đính kèm",
            )
            return None
        text = text_of(whole.read_bytes(), name)
        if isinstance(text, Problem):
            self.problems.append(text)
            return None
        self.texts[name] = text
        found = split(text, name) if path.suffix == ".md" else sheet(text, name)
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        return found


def check_files(record: Record) -> Iterator[Problem]:
    """Every file beside a record is named by it, and every file it names is there."""
    there = {one.name for one in record.files}
    declared = [one.file for one in getattr(record, "attachments", ())]
    for place, name in enumerate(declared):
        if name not in there:
            where = record.origin.place("attachments", place, "file")
            folder = PurePosixPath(record.origin.path).with_suffix("")
            yield Problem(where, "tep-khong-co", f"không thấy tệp “{name}”", f"đặt tệp vào thư mục {folder}/")
    for name in sorted(there - set(declared)):
        if f"]({name}" not in record.body and f"](<{name}>" not in record.body:
            yield Problem(
                Place(record.origin.path),
                "tep-khong-khai-bao",
                f"tệp “{name}” nằm cạnh bản ghi nhưng không được nêu tên",
                f"thêm vào attachments: - file: {name}, hoặc xóa tệp",
            )
