"""How a record says what its fields are: once, for the check, the message, the manual and the scaffold.

`key()` is pydantic's Field with the Vietnamese label, an example that must itself parse, and the reason
the field exists. Only fields made with `key()` may stand in a file; the others are the reader's.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from .place import Origin, Place
from .problem import Problem

_NOTHING: Any = ...


@dataclass(frozen=True)
class Key:
    """What a field's declaration says beside its type."""

    name: str
    label: str
    example: str
    why: str
    required: bool
    part: type[Part] | None
    many: bool
    asked: bool
    """Whether a new file has a line for it: it is required, or nearly always known."""


def key(
    label: str,
    *,
    example: str = "",
    why: str = "",
    default: Any = _NOTHING,  # noqa: ANN401
    asked: bool = False,
) -> Any:  # noqa: ANN401 - a field of any type
    """A field editors may write. Without `default` it must be there; `asked` ones stand in new files too."""
    return Field(
        default,
        title=label,
        description=why,
        examples=[example],
        json_schema_extra={"key": True, "asked": asked},
    )


def wrong(code: str, what: str, how: str) -> PydanticCustomError:
    """What a value's check raises: the problem's code, what is wrong, how to mend it."""
    return PydanticCustomError("problem", "{what}", {"code": code, "what": what, "how": how})


class Part(BaseModel):
    """A group of fields within a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @classmethod
    @cache
    def declared(cls) -> tuple[Key, ...]:
        """The fields editors may write, in the order of their declaration, those of every record last."""
        common = [name for name in Record.model_fields if name in cls.model_fields]
        names = [name for name in cls.model_fields if name not in common] + common
        return tuple(_key(name, cls.model_fields[name]) for name in names if _is_key(cls.model_fields[name]))


@dataclass(frozen=True)
class Attachment:
    """A file beside a record: where it lies on the disk, and what it is called there. Size in bytes."""

    name: str
    path: str
    size: int
    sha256: str


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


class Record(Part):
    """What one file says. Typed, as the editor wrote it; nothing computed, nothing linked, no HTML."""

    kind: ClassVar[Kind]

    id: str
    origin: Origin
    body: str = ""
    files: tuple[Attachment, ...] = ()

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

    @classmethod
    def read(cls, values: dict[str, Any], **known: Any) -> tuple[Self | None, tuple[Problem, ...]]:  # noqa: ANN401
        """The record, or why it is none. `known` are the reader's fields: id, origin, body, files."""
        origin: Origin = known["origin"]
        hidden = [name for name in values if name in known]
        clean = {name: value for name, value in values.items() if name not in known}
        problems = [unknown_key(cls, (), name, origin) for name in hidden]
        try:
            return cls.model_validate({**clean, **known}), tuple(problems)
        except ValidationError as error:
            found = [_problem(cls, detail, origin) for detail in error.errors(include_url=False)]
            return None, (*problems, *found)


def parts(model: type[Part]) -> Iterator[type[Part]]:
    """The groups that a record or a group is made of, itself first, each once."""
    seen: list[type[Part]] = []
    waiting = [model]
    while waiting:
        if (part := waiting.pop(0)) not in seen:
            seen.append(part)
            waiting += [one.part for one in part.declared() if one.part]
    yield from seen


def unknown_key(model: type[Part], steps: tuple[str | int, ...], name: str, origin: Origin) -> Problem:
    known = [one.name for one in model.declared()]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    how = f"viết {near[0]}" if near else "bỏ dòng này; các khóa dùng được: " + ", ".join(known)
    return Problem(origin.place(*steps, name), "khoa-la", f"không có khóa “{name}”", how)


def _is_key(field: FieldInfo) -> bool:
    return isinstance(field.json_schema_extra, dict) and bool(field.json_schema_extra.get("key"))


def _key(name: str, field: FieldInfo) -> Key:
    inner = list(_classes(field.annotation))
    part = next((one for one in inner if issubclass(one, Part)), None)
    example = str(field.examples[0]) if field.examples else ""
    asked = field.is_required() or bool((field.json_schema_extra or {}).get("asked"))  # type: ignore[union-attr]
    return Key(
        name,
        field.title or name,
        example,
        field.description or "",
        field.is_required(),
        part,
        tuple in inner,
        asked,
    )


def _classes(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - annotations have no common type
    if isinstance(annotation, type):
        yield annotation
    origin = getattr(annotation, "__origin__", None)
    if origin is tuple:
        yield tuple
    for inner in get_args(annotation):
        yield from _classes(inner)


def _problem(model: type[Part], detail: ErrorDetails, origin: Origin) -> Problem:
    steps = tuple(detail["loc"])
    where = origin.place(*steps)
    context = detail.get("ctx", {})
    if detail["type"] == "problem":
        return Problem(where, context["code"], context["what"], context["how"])
    part, field = _declared(model, steps)
    if detail["type"] == "extra_forbidden":
        return unknown_key(part, steps[:-1], str(steps[-1]), origin)
    label = field.label if field else str(steps[-1] if steps else "phần đầu tệp")
    if detail["type"] == "missing":
        return _missing(where, field, str(steps[-1]))
    return Problem(where, "sai-cach-viet", f"{label}: giá trị không đúng cách viết", _shape(field, str(steps[-1])))


def _missing(where: Place, field: Key | None, name: str) -> Problem:
    label = field.label if field else name
    return Problem(where, "thieu-khoa", f"thiếu {label}", f"thêm dòng {_shape(field, name)}")


def _shape(field: Key | None, name: str) -> str:
    """How a field is written, ready to be typed."""
    if field and field.part and field.many:
        first = next(one for one in field.part.declared() if one.required or one.example)
        return f"{name}: rồi xuống dòng, lùi vào hai khoảng trắng, “- {first.name}: {first.example}”"
    if field and field.part:
        inner = "; ".join(f"{one.name}: {one.example}" for one in field.part.declared() if one.required)
        return f"{name}: rồi xuống dòng, lùi vào hai khoảng trắng, {inner}"
    return f"{name}: {field.example}" if field else name


def _declared(model: type[Part], steps: tuple[str | int, ...]) -> tuple[type[Part], Key | None]:
    """The group a value belongs to, and its field's declaration if it has one."""
    part, found = model, None
    for step in steps:
        if isinstance(step, int) or not (match := {one.name: one for one in part.declared()}.get(step)):
            if isinstance(step, str):
                found = None
            continue
        found = match
        if match.part and step != steps[-1]:
            part = match.part
    return part, found
