"""The fields of a form, as the model declares them: each with its label, an example, why it is asked, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from ...portal.language.slug import slug
from ...portal.model.vocabulary import offered
from ...portal.source.limits import ATTACHMENT, MB
from ...portal.source.schema import Key, Part
from .typed import Texts, count

BODY, FILE, FILE_LABEL, FILE_READ = "body", "new-file", "new-file-label", "new-file-read"
"""Fields beside those of the model, whose keys have no hyphen."""
ENDINGS = ".pdf,.docx,.xlsx,.csv,.jpg,.jpeg,.png,.webp"
LONG = 70
"""Letters of a text that is shown in several lines."""


@dataclass(frozen=True)
class Filled:
    """What stands in the fields, by their names; what is wrong with them and what the file says meanwhile, likewise."""

    values: Texts = field(default_factory=dict)
    problems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    elsewhere: Texts = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return any(text.strip() for one, text in self.values.items() if f"{one}.".startswith(f"{name}."))

    def is_wrong(self, name: str) -> bool:
        return any(one == name or one.startswith(f"{name}.") for one in (*self.problems, *self.elsewhere))


def fields(part: type[Part], filled: Filled, name: str = "", *, owed: bool = True) -> str:
    """Those that are asked or filled; the others behind a line that opens them."""
    keys = part.declared()
    first = [key for key in keys if key.asked or filled.has(f"{name}{key.name}")] or keys[:1]
    others = [key for key in keys if key not in first]
    shown = "".join(_field(key, f"{name}{key.name}", filled, owed=owed) for key in first)
    more = "".join(_field(key, f"{name}{key.name}", filled, owed=False) for key in others)
    is_open = any(filled.is_wrong(f"{name}{key.name}") for key in others)
    return shown + (_details("Điều có thể ghi thêm", more, is_open=is_open) if more else "")


def body_field(filled: Filled) -> str:
    return _labelled(
        BODY, "lời văn", "dưới phần đầu của tệp; đoạn cách nhau một dòng trống", filled, _area(BODY, filled, 12)
    )


def file_fields(filled: Filled) -> str:
    """For one file more beside the record. What was chosen has to be chosen again: a browser fills no such field."""
    kinds = f"PDF, Word, Excel, CSV, ảnh JPEG, PNG, WebP; không quá {ATTACHMENT // MB} MB"
    chosen = f'<input type="file" accept="{ENDINGS}" {_said(FILE, filled)}>'
    file = _labelled(FILE, "chọn tệp", kinds, filled, chosen)
    words = "chữ người đọc thấy, ví dụ Toàn văn quyết định; với ảnh: ảnh chụp gì"
    label = _labelled(FILE_LABEL, "tên hiển thị", words, filled, _line(FILE_LABEL, filled))
    scan = _select(FILE_READ, filled, (("", ""), ("có", "có")))
    read = _labelled(FILE_READ, "đã xem hết bản quét", "chỉ hỏi khi tệp là ảnh chụp giấy", filled, scan)
    is_open = filled.is_wrong(FILE) or filled.has(FILE_LABEL)
    return _details("Gửi kèm một tệp hoặc ảnh", file + label + read, is_open=is_open)


def _field(key: Key, name: str, filled: Filled, *, owed: bool) -> str:
    owed = owed and key.required
    if key.part is None:
        return _labelled(
            name, key.label, _hint(key), filled, _input(key, name, filled, owed=owed), is_owed=key.required
        )
    if not key.many:
        return _group(key.part, key.label, name, filled, owed=owed)
    there = count(filled.values, name)
    groups = [
        _group(key.part, f"{key.label} {number + 1}", f"{name}.{number}", filled, owed=owed) for number in range(there)
    ]
    blank = _group(key.part, key.label, f"{name}.{there}", filled, owed=owed and not there)
    return "".join(groups) + (blank if key.asked and not there else _details(f"Thêm {key.label}", blank))


def _group(part: type[Part], label: str, name: str, filled: Filled, *, owed: bool) -> str:
    legend, inner = escape(label), fields(part, filled, f"{name}.", owed=owed)
    return f'<fieldset id="{name}"><legend>{legend}</legend>{_wrong(name, filled)}{inner}</fieldset>'


def _details(summary: str, inner: str, *, is_open: bool = False) -> str:
    return f"<details{' open' if is_open else ''}><summary>{escape(summary)}</summary>{inner}</details>"


def _hint(key: Key) -> str:
    return "; ".join(one for one in (f"ví dụ {key.example}" if key.example else "", key.why) if one)


def _labelled(name: str, label: str, hint: str, filled: Filled, control: str, *, is_owed: bool = False) -> str:  # noqa: PLR0913
    must = "" if is_owed else " <small>(có thể để trống)</small>"
    told = _wrong(name, filled)
    if name in filled.elsewhere:
        told += f"<strong>trong tệp lúc này: {escape(filled.elsewhere[name]) or '(trống)'}</strong>"
    small = f'<small id="{name}-hint">{escape(hint)}</small>'
    return f'<p><label for="{name}">{escape(label)}{must}</label>{small}{told}{control}</p>'


def _wrong(name: str, filled: Filled) -> str:
    said = "; ".join(filled.problems.get(name, ()))
    return f'<strong id="{name}-wrong">{escape(said)}</strong>' if said else ""


def _said(name: str, filled: Filled, *, owed: bool = False) -> str:
    """What every control says of itself."""
    wrong = name in filled.problems
    about = f"{name}-hint" + (f" {name}-wrong" if wrong else "")
    marks = (" required" if owed else "") + (' aria-invalid="true"' if wrong else "")
    return f'id="{name}" name="{name}" aria-describedby="{about}"{marks}'


def _input(key: Key, name: str, filled: Filled, *, owed: bool) -> str:
    value = filled.values.get(name, "")
    if choices := tuple(_choices(key, value.split("\n"))):
        return _select(name, filled, choices if key.many else (("", ""), *choices), many=key.many, owed=owed)
    if key.many or key.markdown or "\n" in value or len(value) > LONG:
        return _area(name, filled, 2 + value.count("\n"), owed=owed, hint="mỗi dòng một mục" if key.many else "")
    return _line(name, filled, owed=owed)


def _choices(key: Key, taken: list[str]) -> Iterator[tuple[str, str]]:
    """The words of a list, each as it is written in the file or else by its label; what is none of them stays too."""
    terms = [(one.label, {slug(one.id), slug(one.label)}) for one in offered(key)]
    terms += [(one, {one}) for one in ("có", "không") if bool in key.types]
    for label, writings in terms:
        yield next((one for one in taken if slug(one) in writings), label), label
    known = {writing for _, writings in terms for writing in writings}
    yield from ((one, one) for one in taken if one and terms and slug(one) not in known)


def _select(
    name: str, filled: Filled, choices: Iterable[tuple[str, str]], *, many: bool = False, owed: bool = False
) -> str:
    taken = filled.values.get(name, "").split("\n")
    options = "".join(
        f'<option value="{escape(value)}"{" selected" if value in taken else ""}>{escape(label)}</option>'
        for value, label in choices
    )
    # Of a list from which nothing is chosen a browser says nothing; the hidden field says that it was asked.
    asked, several = (f'<input type="hidden" name="{name}">', " multiple") if many else ("", "")
    return f"{asked}<select {_said(name, filled, owed=owed)}{several}>{options}</select>"


def _area(name: str, filled: Filled, rows: int, *, owed: bool = False, hint: str = "") -> str:
    placeholder = f' placeholder="{hint}"' if hint else ""
    # HTML drops a line end that comes first.
    value = f"\n{escape(filled.values.get(name, ''))}"
    return f'<textarea {_said(name, filled, owed=owed)} rows="{min(rows, 20)}"{placeholder}>{value}</textarea>'


def _line(name: str, filled: Filled, *, owed: bool = False) -> str:
    return f'<input {_said(name, filled, owed=owed)} value="{escape(filled.values.get(name, ""))}">'
