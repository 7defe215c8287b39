"""How a record says what its fields are: once, for the check, the message, the manual and the scaffold.

`key()` is pydantic's Field with the Vietnamese label, an example that must itself parse, and the reason
the field exists. Only fields made with `key()` may stand in a file; the others are the reader's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from .attachment import Attachment
from .place import Origin

_NOTHING: Any = ...


@dataclass(frozen=True)
class Markdown:
    """A mark on the type of a field: its text is Markdown, and becomes HTML."""


@dataclass(frozen=True)
class Key:
    """What a field's declaration says beside its type."""

    name: str
    label: str
    example: str
    why: str
    required: bool
    part: type[Part] | None
    types: frozenset[type]
    """All classes that its declaration names."""
    many: bool
    asked: bool
    """Whether a new file has a line for it: it is required, or nearly always known."""
    marks: tuple[object, ...] = ()
    """What stands beside its type: that it is Markdown, which list it takes its words from."""
    tracked: bool = False
    """Whether the public log of changes says what it was and what it became."""
    private: bool = False
    """Whether that log says only that it changed: a person's telephone leaves every output with the person's term."""

    @property
    def markdown(self) -> bool:
        return any(isinstance(one, Markdown) for one in self.marks)


def key(  # noqa: PLR0913 - a declaration says many independent things, each named
    label: str,
    *,
    example: str = "",
    why: str = "",
    default: Any = _NOTHING,  # noqa: ANN401
    asked: bool = False,
    tracked: bool = False,
    private: bool = False,
) -> Any:  # noqa: ANN401 - a field of any type
    """A field editors may write. Without `default` it must be there; `asked` ones stand in new files too."""
    return Field(
        default,
        title=label,
        description=why,
        examples=[example],
        json_schema_extra={"key": True, "asked": asked, "tracked": tracked, "private": private},
    )


def wrong(code: str, what: str, how: str) -> PydanticCustomError:
    """What the check of a single value raises: the problem's code, what is wrong, how to mend it."""
    return PydanticCustomError("problem", "{what}", {"code": code, "what": what, "how": how})


@dataclass(frozen=True)
class Mistake:
    """Fields that are right one by one but not together; `at` is the key to point at."""

    code: str
    at: str
    what: str
    how: str


class Part(BaseModel):
    """A group of fields within a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    def mistakes(self) -> Iterator[Mistake]:
        """What is wrong between the fields of this group."""
        yield from ()

    @classmethod
    @cache
    def declared(cls) -> tuple[Key, ...]:
        """The fields editors may write, in the order of their declaration, those of every record last."""
        bases = (one for one in cls.__mro__[1:] if issubclass(one, Record) and Record in one.__bases__)
        common = [name for name in next(bases, Record).model_fields if name in cls.model_fields]
        names = [name for name in cls.model_fields if name not in common] + common
        return tuple(_key(name, cls.model_fields[name]) for name in names if _is_key(cls.model_fields[name]))


@dataclass(frozen=True)
class Kind:
    """A kind of record: its names, its folder in an agency's folder, its place in addresses.

    A kind that has one fixed `file` (an agency, a portal) has no folder.
    """

    name: str
    label: str
    plural: str
    folder: str = ""
    address: str = ""
    yearly: bool = False
    file: str = ""
    has_page: bool = True

    @property
    def is_sheet(self) -> bool:
        """Whether all of its kind is one file of keys at the root of a portal."""
        return self.file.endswith(".yaml")


class Record(Part):
    """What one file says. Typed, as the editor wrote it; nothing computed, nothing linked, no HTML."""

    kind: ClassVar[Kind]

    id: str
    origin: Origin
    files: tuple[Attachment, ...] = ()

    @property
    def body_utf8(self) -> bytes:
        """What stands below its keys, as in its file. Raises Changed where the file is another by now."""
        return self.origin.below()

    @property
    def body(self) -> str:
        return self.body_utf8.decode()

    @property
    def agency_id(self) -> str:
        return self.id.partition("/")[0]

    @property
    def slug(self) -> str:
        return self.id.rpartition("/")[2]

    @property
    def href(self) -> str:
        """Its page, from the root of the portal: `/so-y-te/van-ban/2026/119-kh-ubnd/`."""
        parts = self.id.split("/")
        return "/".join(("", parts[0], self.kind.address, *parts[2:], ""))


def parts(model: type[Part]) -> Iterator[type[Part]]:
    """The groups that a record or a group is made of, itself first, each once."""
    seen: list[type[Part]] = []
    waiting = [model]
    while waiting:
        if (part := waiting.pop(0)) not in seen:
            seen.append(part)
            waiting += [one.part for one in part.declared() if one.part]
    yield from seen


def _is_key(field: FieldInfo) -> bool:
    return isinstance(field.json_schema_extra, dict) and bool(field.json_schema_extra.get("key"))


def _key(name: str, field: FieldInfo) -> Key:
    inner = list(_classes(field.annotation))
    part = next((one for one in inner if issubclass(one, Part)), None)
    example = str(field.examples[0]) if field.examples else ""
    said: Mapping[str, Any] = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    return Key(
        name,
        field.title or name,
        example,
        field.description or "",
        field.is_required(),
        part,
        frozenset(inner),
        tuple in inner,
        field.is_required() or bool(said.get("asked")),
        (*field.metadata, *_marks(field.annotation)),
        bool(said.get("tracked")),
        bool(said.get("private")),
    )


def _marks(annotation: Any) -> Iterator[object]:  # noqa: ANN401
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _marks(inner)


def _classes(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - annotations have no common type
    if isinstance(annotation, type):
        yield annotation
    origin = getattr(annotation, "__origin__", None)
    if origin is tuple:
        yield tuple
    for inner in get_args(annotation):
        yield from _classes(inner)
