"""Statements: what an agency says of a category must be one that the law lets it say."""

from __future__ import annotations

from collections.abc import Iterator

from ..law.laws import categories, reasons
from ..law.schema import Reason
from ..model import Disclosure
from ..model.disclosure import Statement
from ..source.place import Place
from ..source.problem import Problem


def statements(record: Disclosure) -> Iterator[Problem]:
    """Each names a category once, and a reason of the law with all that the reason asks for."""
    seen: set[str] = set()
    for number, one in enumerate(record.items):
        if one.category not in categories():
            yield unknown_category(record.origin.place("items", number, "category"), one.category)
            continue
        if one.category in seen:
            what = f"mục {one.category} được nói tới hai lần"
            where = record.origin.place("items", number, "category")
            yield Problem(where, "muc-khai-hai-lan", what, "gộp hai phần ấy làm một")
        seen.add(one.category)
        if one.state and one.state.id == "not-applicable":
            yield from _not_applicable(record, number, one)


def unknown_category(where: Place, id_: str) -> Problem:
    return Problem(where, "muc-cong-khai-sai", f"không có mục “{id_}”", "các mục dùng được: " + ", ".join(categories()))


def _not_applicable(record: Disclosure, number: int, one: Statement) -> Iterator[Problem]:
    category, reason = categories()[one.category], reasons().get(one.reason or "")
    if category.always:
        what = f"mục {one.category} cơ quan nào cũng có, không khai không áp dụng được"
        where = record.origin.place("items", number, "state")
        yield Problem(where, "khong-duoc-khai-khong-ap-dung", what, "bỏ dòng state, rồi đăng thông tin của mục này")
    elif reason is None:
        what = f"“{one.reason}” không phải một lý do không áp dụng"
        how = "chọn một trong: " + "; ".join(f"{known.id} ({known.label})" for known in reasons().values())
        yield Problem(record.origin.place("items", number, "reason"), "ly-do-khong-ap-dung-sai", what, how)
    else:
        yield from _missing(record, number, one, reason)


def _missing(record: Disclosure, number: int, one: Statement, reason: Reason) -> Iterator[Problem]:
    for name in reason.requires:
        if getattr(one, name) is None:
            key = next(key for key in Statement.declared() if key.name == name)
            what = f"lý do “{reason.label}” phải kèm {key.label}"
            where = record.origin.place("items", number, "reason")
            yield Problem(where, "khai-thieu-can-cu", what, f"thêm {name}: {key.example}")
