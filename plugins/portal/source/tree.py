"""The content tree: every file belongs to a record or is a problem."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .attachment import Attachment, Facts, Fault, Inspector, unopened
from .beside import check_beside
from .characters import visible
from .claims import MACHINE_WRITTEN, Claim, Homes, Kinds, claim_of, is_text
from .file import Asked, Contents, Reader, read_files
from .limits import ATTACHMENT, ATTACHMENTS, FILES, MB
from .links import Goal
from .place import Place
from .problem import Problem, in_order
from .schema import Record
from .walk import Found, walk


@dataclass(frozen=True)
class Tree:
    """All that a folder says. `contents` are the files that could be read as text, by their path in messages."""

    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()
    """Ids of the records whose files could not be read; what refers to them is not wrong for that."""
    contents: Mapping[str, Contents] = field(default_factory=dict, repr=False)


@dataclass
class Part:
    """What an entry at the root of a folder says, with all that lies below it: an agency's folder, or one file."""

    claims: dict[str, Claim] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    contents: dict[str, Contents] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether nothing elsewhere can be the reason for what is said of it."""
        return not any(one.stops for one in self.problems)


@dataclass(frozen=True)
class Means:
    """How a tree is read; plainly, nothing is opened beside records and nothing remembered.

    `inspect` opens the files beside records, `read` reads those of records. `planned` is a folder laid out like the
    tree: its files are read as if they lay there already. `parts` are, by folder and name, those in which nothing has
    changed since they were read: they are not looked at again. None stands for one that has been touched.
    """

    inspect: Inspector = unopened
    read: Reader = read_files
    planned: Path | None = None
    parts: dict[Path, dict[str, Part | None]] = field(default_factory=dict)


def read_tree(folder: Path, kinds: Kinds, shown: str = "", means: Means | None = None) -> Tree:
    """Every record and every problem of a folder; `shown` is how its path is written in messages."""
    return _Reader(folder, kinds, shown or folder.as_posix(), means or Means()).tree()


class _Reader:
    def __init__(self, folder: Path, kinds: Kinds, shown: str, means: Means) -> None:
        self.folder, self.kinds, self.means = folder, kinds, means
        self.planned = {one.path: one for one in walk(means.planned)} if means.planned else {}
        self.shown = PurePosixPath(shown).as_posix()
        known = {} if means.planned else means.parts.get(folder, {})
        self.kept = {name: part for name, part in known.items() if part and part.is_sound}
        self.parts: dict[str, Part] = defaultdict(Part, self.kept)
        """By their names."""

    def tree(self) -> Tree:
        files = {one.path: one for one in self.files()}
        claims = {path: claim for path in files if is_text(path) and (claim := self.claim(path))}
        others = [one for path, one in files.items() if not is_text(path) and path not in MACHINE_WRITTEN]
        hanging = self.attachments(others, Homes(path for part in self.parts.values() for path in part.claims))
        asked = [self.asked(files[path], claim, hanging.get(path, ())) for path, claim in claims.items()]
        for path, one, contents in zip(claims, asked, self.means.read(asked), strict=True):
            self.take(self.part(path), one, contents)
        if not self.planned:
            self.means.parts[self.folder] = dict(self.parts)
        return _together([self.parts[name] for name in sorted(self.parts)])

    def part(self, path: str) -> Part:
        return self.parts[path.partition("/")[0]]

    def files(self) -> Iterator[Found]:
        """The plain files of the folder; what is none is told."""
        counted: Counter[str] = Counter()
        there = {one.path: one for one in walk(self.folder, but=self.kept)} | self.planned
        for one in sorted(there.values(), key=lambda one: one.path.split("/")):
            counted[one.path.partition("/")[0]] += 1
            if one.fault:
                self.blame(one.path, one.fault)
            else:
                yield one
        for name, count in counted.items():
            if count > FILES:
                what = f"thư mục có {count} tệp, nhiều nhất là {FILES}"
                fault = Fault("qua-gioi-han", what, "chia nội dung cho các đơn vị trực thuộc")
                self.blame(name, fault)

    def disk(self, path: str) -> str:
        """Where a file lies."""
        return f"{self.means.planned if path in self.planned else self.folder}/{path}"

    def blame(self, path: str, fault: Fault) -> None:
        self.part(path).problems.append(Problem(Place(self.name(path)), fault.code, fault.what, fault.how))

    def name(self, path: str) -> str:
        above = "" if self.shown == "." else f"{self.shown}/"
        return visible(above + path if path else self.shown)

    def claim(self, path: str) -> Claim | None:
        claim = claim_of(path, self.kinds)
        if isinstance(claim, Fault):
            self.blame(path, claim)
            return None
        self.part(path).claims[path] = claim
        return claim

    # files beside records

    def attachments(self, files: Iterable[Found], homes: Homes) -> Mapping[str, tuple[Attachment, ...]]:
        owned: dict[str, list[Found]] = {}
        for one in files:
            owner = homes.owner(one.path)
            if isinstance(owner, Fault):
                self.blame(one.path, owner)
            else:
                owned.setdefault(owner, []).append(one)
        facts = self.means.inspect([self.there(one) for some in owned.values() for one in some if self.fits(one)])
        return {record: self.hanging(record, some, facts) for record, some in owned.items()}

    def fits(self, file: Found) -> bool:
        if file.size <= ATTACHMENT:
            return True
        what = f"tệp đính kèm nặng {file.size // MB} MB, nhiều nhất là {ATTACHMENT // MB} MB"
        self.blame(file.path, Fault("tep-qua-lon", what, "giảm cỡ ảnh trong tệp, hoặc chia thành nhiều tệp"))
        return False

    def there(self, file: Found) -> Path:
        return Path(self.disk(file.path))

    def hanging(self, record: str, files: list[Found], facts: Mapping[Path, Facts]) -> tuple[Attachment, ...]:
        """The files of one record, each with what it turned out to be."""
        if (size := sum(one.size for one in files)) > ATTACHMENTS:
            what = f"các tệp đính kèm nặng {size // MB} MB, nhiều nhất là {ATTACHMENTS // MB} MB"
            self.blame(record, Fault("tep-qua-lon", what, "giảm cỡ các tệp, hoặc chia cho nhiều văn bản"))
        return tuple(self.attachment(one, facts.get(self.there(one), Facts())) for one in files)

    def attachment(self, file: Found, facts: Facts) -> Attachment:
        for one in facts.faults:
            self.blame(file.path, one)
        place = self.there(file)
        return Attachment(place.name, str(place), file.size, facts)

    # reading

    def asked(self, file: Found, claim: Claim, beside: tuple[Attachment, ...]) -> Asked:
        return Asked(self.disk(file.path), self.name(file.path), claim, beside, file.signature)

    def take(self, part: Part, asked: Asked, contents: Contents) -> None:
        part.problems += contents.problems
        if contents.said or contents.record:
            part.contents[asked.path] = contents
        if contents.record is not None:
            part.problems += [*check_files(contents.record, contents.goals), *check_beside(contents.record)]
            part.records.append(contents.record)


def _together(parts: list[Part]) -> Tree:
    claimed = {claim.id for part in parts for claim in part.claims.values()}
    records = tuple(one for part in parts for one in part.records)
    return Tree(
        records,
        in_order(one for part in parts for one in part.problems),
        frozenset(claimed - {one.id for one in records}),
        {path: one for part in parts for path, one in part.contents.items()},
    )


def check_files(record: Record, goals: Iterable[Goal]) -> Iterator[Problem]:
    """Every file beside a record is named by it or linked from its body, and every file it names is there."""
    there = {one.name for one in record.files}
    declared = [one.file for one in getattr(record, "attachments", ())]
    for place, name in enumerate(declared):
        if name not in there:
            where = record.origin.place("attachments", place, "file")
            folder = PurePosixPath(record.origin.path).with_suffix("")
            yield Problem(where, "tep-khong-co", f"không thấy tệp “{name}”", f"đặt tệp vào thư mục {folder}/")
    if unnamed := there - set(declared):
        unnamed -= {one.target for one in goals}
    for name in sorted(unnamed):
        yield Problem(
            Place(record.origin.path),
            "tep-khong-khai-bao",
            f"tệp “{name}” nằm cạnh bản ghi nhưng không được nêu tên",
            f"thêm vào attachments: - file: {name}, hoặc xóa tệp",
        )
