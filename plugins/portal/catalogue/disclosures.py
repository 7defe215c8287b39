"""What the files of a portal would disclose, found before they are linked, and the exceptions made for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from ..model.common import Allowance, Channel, Entry
from ..model.phone import Phone
from ..privacy import Hit, Rule, Veil, Watch, bare, mask, problem, scan, veil_of, veiled
from ..source.place import Origin, Place
from ..source.problem import Problem
from ..source.schema import Part, Record
from ..source.tree import Tree


@dataclass(frozen=True)
class Permitted:
    """An exception that an editor made: where, the value as far as it may be shown, why."""

    where: Place
    masked: str
    reason: str
    value: str = field(repr=False)


@dataclass(frozen=True)
class Disclosures:
    """`texts` are the files for showing where a problem is; what they must not show is veiled."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    permitted: tuple[Permitted, ...]
    veil: Veil


def disclosures(trees: Iterable[Tree], year: int) -> Disclosures:
    """Of all that is read for one portal, whether it is published yet or not."""
    known = tuple(trees)
    records = [record for tree in known for record in tree.records]
    watch = watch_of(records, year)
    by_path = {one.origin.path: one for one in records}
    sheets = [_Sheet(path, text, by_path.get(path), watch) for tree in known for path, text in tree.texts.items()]
    veil = veil_of(secret for one in sheets for secret in one.secrets())
    return Disclosures(
        tuple(found for one in sheets for found in one.problems()),
        {veil.words(one.path): one.shown() for one in sheets},
        tuple(replace(made, where=veil.place(made.where)) for one in sheets for made in one.permitted),
        veil,
    )


def watch_of(records: Iterable[Record], year: int, told: Iterable[str] = ()) -> Watch:
    """What the records themselves make public: their contacts, and what they made exceptions for.

    `told` are texts that have been public before, so what stands in them is no news.
    """
    everything = tuple(records)
    register = frozenset(value for record in everything for value in _contacts(record))
    allowed = frozenset(bare(one.value) for record in everything for one in _allowances(record))
    before = frozenset(hit.value for text in told for hit in scan(text, register, year))
    return Watch(year, register | before, allowed)


def _contacts(part: Part) -> Iterator[str]:
    """Every telephone and address of mail that a part declares, and what its channels are called by."""
    for key in part.declared():
        value = getattr(part, key.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Part):
                yield from _contacts(one)
            elif isinstance(one, Phone):
                yield bare(one.number)
            elif isinstance(one, str) and key.name == "email":
                yield bare(one)
            elif isinstance(one, str) and key.name == "url" and isinstance(part, Channel):
                yield bare(one.rpartition("/")[2])


def _allowances(record: Record | None) -> tuple[Allowance, ...]:
    return record.privacy_allow if isinstance(record, Entry) else ()


@dataclass(frozen=True)
class _Beside:
    """A text without lines that belongs to a file: its name, or what was read in an attachment."""

    path: str
    what: str
    text: str
    hits: tuple[Hit, ...]

    def problems(self, refused: Iterable[Hit]) -> Iterator[Problem]:
        """One for each kind of thing, however often it stands there."""
        kinds: dict[Rule, list[Hit]] = {}
        for one in refused:
            kinds.setdefault(one.rule, []).append(one)
        for found in kinds.values():
            told = problem(found[0], self.path, self.what)
            more = f" và {len(found) - 1} chỗ khác" if len(found) > 1 else ""
            yield replace(told, what=told.what + more)


@dataclass(frozen=True)
class _Sheet:
    """One file of content with what lies beside it; `record` is None when it could not be read."""

    path: str
    text: str
    record: Record | None
    watch: Watch

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        return self.watch.hits(self.text)

    @cached_property
    def beside(self) -> tuple[_Beside, ...]:
        name = PurePosixPath(self.path)
        texts = [(self.path, "tên tệp ", name.stem)]
        for one in self.record.files if self.record else ():
            path = (name.with_suffix("") / one.name).as_posix()
            texts += [(path, "tên tệp ", PurePosixPath(path).stem), (path, "trong tệp ", one.facts.text)]
        return tuple(_Beside(*said, found) for said in texts if (found := self.watch.hits(said[2])))

    @cached_property
    def permitted(self) -> tuple[Permitted, ...]:
        return tuple(
            Permitted(self.allowance_place(number), mask(one.value), one.reason, bare(one.value))
            for number, one in enumerate(_allowances(self.record))
        )

    @cached_property
    def forbidden(self) -> tuple[Permitted, ...]:
        """Exceptions for what nothing allows."""
        return tuple(
            one
            for one, said in zip(self.permitted, _allowances(self.record), strict=True)
            if any(not hit.rule.finding.personal for hit in scan(said.value))
        )

    def allowance_place(self, number: int) -> Place:
        origin = self.record.origin if self.record else Origin(self.path)
        # A single exception may be written without a dash.
        alone = origin.values.get(("privacy_allow", "value"))
        return alone or origin.place("privacy_allow", number, "value")

    def secrets(self) -> Iterator[tuple[str, str]]:
        """Every value that must not be printed, as it was written, and what is printed instead."""
        yield from ((one.value, mask(one.value)) for one in _allowances(self.record))
        for text, hits in ((self.text, self.hits), *((one.text, one.hits) for one in self.beside)):
            yield from ((text[one.start : one.end], one.masked) for one in hits if not one.rule.finding.is_mark)

    def shown(self) -> str:
        """Its text, for showing a line of it."""
        return veil_of(self.secrets()).words(veiled(self.text, self.hits))

    def problems(self) -> Iterator[Problem]:
        allowed = {one.value for one in self.permitted} - {one.value for one in self.forbidden}
        watch = replace(self.watch, allowed=frozenset(allowed))
        yield from (problem(one, self.path) for one in watch.refused(self.told()))
        for one in self.beside:
            yield from one.problems(watch.refused(one.hits))
        yield from self.idle()

    def told(self) -> tuple[Hit, ...]:
        """Without what the exceptions themselves say, and without what only a register could judge."""
        return tuple(
            one for one in self.hits if not self.is_permission(one) and (self.record is not None or not one.rule.known)
        )

    def is_permission(self, hit: Hit) -> bool:
        return any(hit.line == one.where.line and hit.value in one.value for one in self.permitted)

    def idle(self) -> Iterator[Problem]:
        """Exceptions that allow nothing."""
        found = {one.value for one in self.told()} | {hit.value for one in self.beside for hit in one.hits}
        for one in self.permitted:
            if one in self.forbidden:
                yield Problem(
                    one.where,
                    "ngoai-le-khong-duoc-phep",
                    "ngoại lệ chỉ dùng cho dữ liệu cá nhân, không dùng cho dấu mật hay mật khẩu",
                    "bỏ mục này, rồi làm theo thông báo về dấu mật hoặc mật khẩu ấy",
                )
            elif one.value not in found:
                yield Problem(
                    one.where,
                    "ngoai-le-khong-con-dung",
                    f"ngoại lệ cho “{one.masked}” không còn khớp với gì trong tệp",
                    "bỏ mục này, hoặc viết đúng giá trị như trong tệp",
                )
