"""Viết gợi ý cho VS Code từ khai báo của các loại nội dung: mẫu tệp, nhóm khóa, và kiểm tra portal.yaml ngay khi gõ.

Ghi vào .vscode của thư mục, thay bản đã viết lần trước; cài đặt riêng trong .vscode không bị động tới.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from ..portal.model import RECORDS, Portal
from ..portal.model.vocabulary import offered
from ..portal.source.folders import shown
from ..portal.source.scaffold import quoted
from ..portal.source.schema import Key, Part, Record, parts

Json: TypeAlias = dict[str, object]

MODELS: tuple[type[Record], ...] = (Portal, *RECORDS)
FOLDER = PurePosixPath(".vscode")
SCALAR: Json = {"type": ["string", "number", "boolean"]}
"""YAML has types, we have none: 15 is text as well."""


@dataclass(frozen=True)
class Line:
    """A line of a snippet: what stands before the value, an example of it, the words it is chosen from."""

    before: str
    example: str = ""
    words: tuple[str, ...] = ()


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="kho nội dung, nơi mở bằng VS Code")


def run(options: argparse.Namespace) -> int:
    for path, text in schemas().items():
        place: Path = options.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        print(f"Đã viết {shown(place)}")
    return 0


def schemas() -> dict[PurePosixPath, str]:
    """What is generated, by its place in the repository."""
    return {
        FOLDER / "portal.schema.json": _text(schema(Portal)),
        FOLDER / "portal.code-snippets": _text(snippets()),
    }


def schema(model: type[Record]) -> Json:
    """A JSON Schema for a file of keys. Looser than the check: it helps while typing, the check decides."""
    own: type[Part] = model
    groups = {part.__name__: _group(part) for part in parts(own) if part is not own}
    return {"$schema": "http://json-schema.org/draft-07/schema#", **_group(model), "definitions": groups}


def snippets() -> Json:
    """A whole file for each kind of record, and the lines of each key that is a group or takes a word from a list."""
    files = {f"Tệp mới: {model.kind.label}": _file(model) for model in RECORDS}
    groups = {
        f"Khóa {key.name}: {key.label}": _lines_of(key)
        for model in MODELS
        for key in _keys(model)
        if key.part or offered(key)
    }
    return {**files, **dict(sorted(groups.items()))}


def _words(key: Key) -> tuple[str, ...]:
    return tuple(one.label for one in offered(key))


def _keys(model: type[Part]) -> Iterator[Key]:
    return (key for part in parts(model) for key in part.declared())


def _group(part: type[Part]) -> Json:
    keys = part.declared()
    return {
        "type": "object",
        "description": (part.__doc__ or "").strip(),
        "properties": {key.name: _property(key) for key in keys},
        "required": [key.name for key in keys if key.required],
        "additionalProperties": False,
    }


def _property(key: Key) -> Json:
    one: Json = {"$ref": f"#/definitions/{key.part.__name__}"} if key.part else SCALAR
    if chosen := _words(key):
        one = {"anyOf": [{"enum": list(chosen)}, SCALAR]}
    many: Json = {"anyOf": [one, {"type": "array", "items": one}]}
    said: Json = {"title": key.label, "description": _told(key)}
    if key.example:
        said["defaultSnippets"] = [{"label": key.example, "description": key.label, "body": key.example}]
    return {**said, **(many if key.many else one if "anyOf" in one else {"allOf": [one]})}


def _told(key: Key) -> str:
    example = f"Ví dụ: {key.example}" if key.example else ""
    return "\n\n".join(one for one in (key.label.capitalize(), example, f"Vì sao: {key.why}" if key.why else "") if one)


def _file(model: type[Record]) -> Json:
    asked = [key for key in model.declared() if key.asked] or list(model.declared()[:1])
    return {
        "scope": "markdown",
        "prefix": [f"tep-{model.kind.name}", model.kind.label],
        "description": (model.__doc__ or "").strip(),
        "body": ["---", *_numbered([line for key in asked for line in _lines(key)]), "---", "$0"],
    }


def _lines_of(key: Key) -> Json:
    return {
        "scope": "markdown,yaml",
        "prefix": key.name,
        "description": _told(key),
        "body": [*_numbered(list(_lines(key))), "$0"],
    }


def _lines(key: Key, indent: str = "") -> Iterator[Line]:
    """A line for a key; below a group's, one for each key of the group that is asked for."""
    if key.part is None:
        yield Line(f"{indent}{key.name}: ", key.example, _words(key))
        return
    yield Line(f"{indent}{key.name}:")
    asked = [one for one in key.part.declared() if one.asked] or list(key.part.declared()[:1])
    lead, deeper = ("  - ", "    ") if key.many else ("  ", "  ")
    for inner in asked:
        first, *others = _lines(inner, indent + deeper)
        yield replace(first, before=indent + lead + first.before.lstrip())
        yield from others
        lead = deeper


def _numbered(lines: list[Line]) -> list[str]:
    """Lines whose values are reached one after another with the tabulator."""
    asked = [one for one in lines if one.example or one.words]
    stops = {id(one): stop for stop, one in enumerate(asked, 1)}
    return [one.before + (_value(one, stops[id(one)]) if id(one) in stops else "") for one in lines]


def _value(line: Line, stop: int) -> str:
    if line.words:
        return f"${{{stop}|{','.join(_escaped(quoted(one), ',|') for one in line.words)}|}}"
    return f"${{{stop}:{_escaped(quoted(line.example), '}')}}}"


def _escaped(text: str, marks: str) -> str:
    """Text within a placeholder of a snippet."""
    return "".join(f"\\{one}" if one in f"\\${marks}" else one for one in text)


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
