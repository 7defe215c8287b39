"""Viết lại các trang tra cứu trong docs/ từ khai báo của các loại nội dung, để tài liệu không bao giờ cũ."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from ..portal.language.collate import sort_key
from ..portal.model import RECORDS, Portal, Translation
from ..portal.model.document_type import document_types
from ..portal.model.vocabulary import VOCABULARY, terms
from ..portal.outputs.headers import TABLE, compressed_types, file_kinds
from ..portal.source.folders import shown
from ..portal.source.problem import meanings
from ..portal.source.scaffold import scaffold
from ..portal.source.schema import Key, Part, Record, parts
from ..portal.source.yamltext import Value, load_data
from .places import HOME

FOLDER = HOME / "docs"
MODELS: tuple[type[Record], ...] = (Portal, *RECORDS, Translation)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, default=FOLDER, metavar="THƯ_MỤC", help="nơi ghi (mặc định: docs)")


def run(options: argparse.Namespace) -> int:
    for name, text in manual().items():
        path: Path = options.output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"Đã viết tài liệu vào {shown(options.output)}/")
    return 0


def manual() -> dict[str, str]:
    """The generated pages by place in docs/: kinds of record, lists of words, problems, labels, headers of servers."""
    return {
        "bien-tap/cac-loai-noi-dung.md": _records(),
        "bien-tap/danh-muc.md": _vocabulary(),
        "bien-tap/cac-loi.md": _problems(),
        "glossary-fields.md": _labels(),
        "headers.md": _headers(),
    }


def _records() -> str:
    lines = [
        "# Các loại nội dung",
        "",
        "Trang này được viết ra từ chương trình (`./portal manual`); không sửa bằng tay.",
        "",
    ]
    for model in MODELS:
        lines += _record(model)
    return "\n".join(lines).rstrip() + "\n"


def _record(model: type[Record]) -> Iterator[str]:
    kind = model.kind
    yield from (f"## {kind.label.capitalize()}", "", (model.__doc__ or "").strip(), "")
    yield from (f"Tệp: `{_path(model)}`", "")
    for part in parts(model):
        if part is not model:
            yield from (
                f"### Nhóm “{(part.__doc__ or '').partition(':')[0].strip().rstrip('.')}”",
                "",
                (part.__doc__ or "").strip(),
                "",
            )
        yield from ("| Khóa | Nghĩa | Bắt buộc | Ví dụ | Vì sao |", "| --- | --- | --- | --- | --- |")
        yield from (_row(key) for key in part.declared())
        yield ""
    if model is not Translation:
        yield from ("Mẫu:", "", "```yaml", scaffold(model, {}, whole=True).rstrip(), "```", "")


def _path(model: type[Record]) -> str:
    kind = model.kind
    if model is Translation:
        return "<tên tệp>.<ngôn ngữ>.md, nằm cạnh bản tiếng Việt"
    if kind.file:
        return kind.file if kind.is_sheet else f"<cơ quan>/{kind.file}"
    if kind.name == "page":
        return f"{kind.folder}/<tên>.md"
    return f"<cơ quan>/{kind.folder}/{'<năm>/' if kind.yearly else ''}<tên>.md"


def _row(key: Key) -> str:
    example = _part_name(key.part) if key.part else f"`{key.example}`" if key.example else ""
    must = "có" if key.required else ""
    many = " (một hoặc nhiều)" if key.many else ""
    return f"| `{key.name}` | {key.label}{many} | {must} | {example} | {key.why} |"


def _labels() -> str:
    """Every label with the fields that carry it; a field that several records share stands once."""
    fields: dict[tuple[str, str], list[str]] = {}
    for part in dict.fromkeys(part for model in MODELS for part in parts(model)):
        for key in part.declared():
            fields.setdefault((key.label, key.name), []).append(part.__name__)
    lines = [
        "# Nhãn của mọi trường",
        "",
        "Trang này được viết ra từ chương trình (`./portal manual`); không sửa bằng tay.",
        "",
        "| Tiếng Việt | Khóa | Thuộc về |",
        "| --- | --- | --- |",
    ]
    for (label, name), owners in sorted(fields.items(), key=lambda one: (sort_key(one[0][0]), one[0])):
        lines.append(f"| {label} | `{name}` | {', '.join(f'`{one}`' for one in owners)} |")
    return "\n".join(lines) + "\n"


def _part_name(part: type[Part]) -> str:
    return f"nhóm “{(part.__doc__ or '').partition(':')[0].strip().rstrip('.')}”"


def _vocabulary() -> str:
    lines = [
        "# Danh mục",
        "",
        "Viết mã hoặc nhãn đều được. Trang này được viết ra từ chương trình; không sửa bằng tay.",
        "",
    ]
    for name in load_data(VOCABULARY):
        lines += [
            f"## {name}",
            "",
            "| Mã | Nhãn |",
            "| --- | --- |",
            *(f"| `{one.id}` | {one.label} |" for one in terms(name)),
            "",
        ]
    lines += ["## Loại văn bản", "", "| Mã | Nhãn | Chữ viết tắt |", "| --- | --- | --- |"]
    lines += [f"| `{one.slug}` | {one.label} | {', '.join(one.codes)} |" for one in document_types()]
    return "\n".join(lines) + "\n"


def _problems() -> str:
    lines = [
        "# Các lỗi và cách sửa",
        "",
        "Mỗi thông báo có một mã; `./portal explain MÃ` in đoạn tương ứng dưới đây.",
        "",
    ]
    for one in meanings().values():
        lines += [
            f"## {one.code}",
            "",
            f"**{one.title}** ({one.grade}). {_as_it_stands(one.text)}",
            "",
            f"Vì sao: {one.why}.",
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def _headers() -> str:
    table = load_data(TABLE)
    lines = [
        "# Headers",
        "",
        "What a server says with each kind of file, and why. Written from `plugins/portal/outputs/headers.yaml` by",
        "`./portal manual`; not to be edited here. [Security](security.md) tells which server is told how.",
        "",
        "## With every file",
        "",
        "| Header | Value | Why |",
        "| --- | --- | --- |",
        "| Content-Security-Policy | the directives below | a page is what we have made of it, and nothing else |",
        *map(_reason, table["headers"]),
        *("", "| Directive | Value | Why |", "| --- | --- | --- |"),
        *map(_reason, table["policy"]),
        *("", "## Kinds of files", "", "| Kind | Addresses | Content-Type | Sent as |", "| --- | --- | --- | --- |"),
    ]
    for kind in file_kinds():
        lines += [
            f"| {kind.name} | `{kind.folder}*{ending}` | `{type_}` | {'gzip' if type_ in compressed_types() else ''} |"
            for ending, type_ in kind.types.items()
        ]
    lines += ["", "## With each kind", "", "| Kind | Header | Value | Why |", "| --- | --- | --- | --- |"]
    lines += [f"| {kind['name']} {_reason(one)}" for kind in table["kinds"] for one in kind["headers"]]
    return "\n".join(lines) + "\n"


def _reason(one: Value) -> str:
    return f"| {one['name']} | `{one['value']}` | {one['why']} |"


def _as_it_stands(text: str) -> str:
    """What a problem's paragraph shows as an example must not become a link or an element here."""
    return re.sub(r"[\[<]", r"\\\g<0>", text)
