"""What the files of a portal would disclose, found before they are linked, and the exceptions made for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import PurePosixPath

from ..model.common import Allowance, Channel, Entry
from ..model.phone import Phone
from ..privacy import Hit, Rule, Veil, Watch, bare, mask, problem, scan, veil_of, veiled
from ..source.file import Contents
from ..source.place import Origin, Place, Said
from ..source.problem import Problem
from ..source.schema import Key, Part, Record, parts
from ..source.tree import Tree
from ..store import Marks, key


@dataclass(frozen=True)
class Permitted:
    """An exception that an editor made: where, the value as far as it may be shown, why."""

    where: Place
    masked: str
    reason: str
    value: str = field(repr=False)


@dataclass(frozen=True)
class Disclosures:
    """`sheets` are the files by their path in messages."""

    problems: tuple[Problem, ...]
    sheets: Mapping[str, _Sheet]
    permitted: tuple[Permitted, ...]
    veil: Veil


def disclosures(trees: Iterable[Tree], year: int, quiet: Marks | None = None) -> Disclosures:
    """Of all that is read for one portal, whether it is published yet or not.

    `quiet` are files in which nothing was found, whatever any register might make of it.
    """
    known, quiet = tuple(trees), quiet or Marks()
    records = [record for tree in known for record in tree.records]
    watch = watch_of(records, year)
    sheets = [_Sheet(path, contents, watch) for tree in known for path, contents in tree.contents.items()]
    loud = {one.path: one for one in sheets if not quiet.holds(one.mark, one.is_quiet)}
    veil = veil_of(secret for one in loud.values() for secret in one.secrets())
    return Disclosures(
        tuple(found for one in loud.values() for found in one.problems()),
        {veil.words(one.path): one for one in sheets},
        tuple(replace(made, where=veil.place(made.where)) for one in loud.values() for made in one.permitted),
        veil,
    )


class Texts(Mapping[str, str]):
    """The files for showing where a problem is, by their path in messages; what they must not show is veiled.

    Each is put together when it is asked for. `others` may be shown as they are.
    """

    def __init__(self, sheets: Mapping[str, _Sheet], others: Mapping[str, Said]) -> None:
        self.sheets, self.others = sheets, others

    def __getitem__(self, path: str) -> str:
        return self.sheets[path].shown() if path in self.sheets else self.others[path]().decode()

    def __iter__(self) -> Iterator[str]:
        return iter({**self.sheets, **self.others})

    def __len__(self) -> int:
        return len({**self.sheets, **self.others})


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
    for said in _telling(type(part)):
        value = getattr(part, said.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Part):
                yield from _contacts(one)
            elif isinstance(one, Phone):
                yield bare(one.number)
            elif isinstance(one, str) and said.name == "email":
                yield bare(one)
            elif isinstance(one, str) and said.name == "url" and isinstance(part, Channel):
                yield bare(one.rpartition("/")[2])


@cache
def _telling(model: type[Part]) -> tuple[Key, ...]:
    """The fields that may hold a contact, or groups with such."""
    return tuple(
        one
        for one in model.declared()
        if _tells(one)
        or (one.part and any(map(_tells, (inner for part in parts(one.part) for inner in part.declared()))))
    )


def _tells(one: Key) -> bool:
    return one.name in {"email", "url"} or Phone in one.types


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
    """One file of content with what lies beside it; its record is None when it could not be read."""

    path: str
    contents: Contents
    watch: Watch

    @property
    def text(self) -> str:
        return self.contents.text

    @property
    def record(self) -> Record | None:
        return self.contents.record

    @property
    def mark(self) -> bytes:
        """Of all that is searched, and of what the searching depends on beside the register."""
        files = self.record.files if self.record else ()
        return key(
            str(self.watch.year),
            self.path,
            self.contents.digest,
            *(it for one in files for it in (one.name, one.facts.text)),
        )

    def is_quiet(self) -> bool:
        """Whether nothing is found even where no contact is known, and nothing is made an exception of."""
        found = any(scan(text, year=self.watch.year) for text in (self.text, *(said[2] for said in self.said_beside())))
        return not found and not _allowances(self.record)

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        return self.watch.hits(self.text)

    def said_beside(self) -> list[tuple[str, str, str]]:
        """Path, what it is, and text: of its own name, and of the files beside it."""
        name = PurePosixPath(self.path)
        texts = [(self.path, "tên tệp ", name.stem)]
        for one in self.record.files if self.record else ():
            path = (name.with_suffix("") / one.name).as_posix()
            texts += [(path, "tên tệp ", PurePosixPath(path).stem), (path, "trong tệp ", one.facts.text)]
        return texts

    @cached_property
    def beside(self) -> tuple[_Beside, ...]:
        return tuple(_Beside(*said, found) for said in self.said_beside() if (found := self.watch.hits(said[2])))

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
