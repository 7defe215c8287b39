"""The list of spokespeople as provinces hand it out, one row a person, with what an import needs to know it again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from ..catalogue.site import Site
from ..language.days import day_text
from ..model import Agency, Person
from ..model.common import Phone
from ..model.person import Spokesperson
from .contacts import people_speaking, phone_line, titles
from .tables import Cell, Table

TITLE = "Danh sách người phát ngôn"
SAMPLE = "Dữ liệu mẫu"
COLUMNS = (
    "STT",
    "Cơ quan",
    "Họ và tên",
    "Chức vụ",
    "Điện thoại",
    "Thư điện tử",
    "Ghi chú",
    "Mã cơ quan",
    "Mã người",
    "Loại người phát ngôn",
    "Trực ngoài giờ",
    "Khi vắng",
    "Lĩnh vực",
    "Ngôn ngữ",
    "Giờ trả lời báo chí",
    "Quyết định",
    "Ngày ký",
    "Từ ngày",
    "Đến hết ngày",
    "Vụ việc",
    "Xác nhận",
)
"""The seven columns that lists of provinces have, then ours."""


def speaker_table(site: Site, agencies: Iterable[Agency]) -> Table:
    """Everybody who may speak for these agencies today, in the order in which the pages show them."""
    speaking = (
        (agency, person, duty)
        for agency in agencies
        for person in people_speaking(site, agency)
        if (duty := person.spokesperson)
    )
    rows = (
        (number, *speaker_cells(site, agency, person, duty))
        for number, (agency, person, duty) in enumerate(speaking, 1)
    )
    return Table(TITLE, COLUMNS, tuple(rows))


def speaker_cells(site: Site, agency: Agency, person: Person, duty: Spokesperson) -> tuple[Cell, ...]:
    """A spokesperson's row without its number; only for one whose mandate holds today."""
    deputy = site.person(duty.deputy)
    period, decision = duty.period, duty.decision
    return (
        agency.name,
        person.name,
        titles(site, person, agency.id),
        "; ".join(map(phone_cell, duty.phones)),
        duty.email,
        SAMPLE if person.sample else None,
        agency.id,
        person.id,
        duty.role.label,
        phone_cell(duty.duty_line) if duty.duty_line else None,
        deputy.name if deputy else None,
        "; ".join(duty.topics),
        "; ".join(duty.languages),
        duty.hours,
        decision.number if decision else None,
        _signed(decision.signed) if decision else None,
        period.start if period else None,
        period.end if period else None,
        duty.matter,
        duty.confirmed,
    )


def phone_cell(phone: Phone) -> str:
    """`0216 3000 044 máy lẻ 12 (Chánh Văn phòng)`, as people write it."""
    line = phone_line(phone)
    extension = f" máy lẻ {line.extension}" if line.extension else ""
    return f"{line.text}{extension}{f' ({line.label})' if line.label else ''}"


def _signed(moment: date | datetime) -> Cell:
    """The hour of signing stays with the day, because the 24 hours of Decree 244/2026 Article 3(3) begin there."""
    return f"{day_text(moment)} {moment:%H:%M}" if isinstance(moment, datetime) else moment
