"""Coverage of channels: which commune has which ways of telling people something, where there is none, and how many."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.site import Site
from ..language.quantities import quantity_text
from ..model import Agency, Campaign, News
from ..model.common import Channel
from ..model.figure import Figure
from ..model.vocabulary import Term, terms
from .channels import channel_note
from .figures import figure_line
from .meta import meta
from .parts import Grid, Link, Value
from .rows import crumbs
from .tables import Table, TablePage

CHANNELS = "/kenh-thong-tin/"
COVERAGE = f"{CHANNELS}do-phu/"
TITLE = "Độ phủ kênh thông tin"
MISSING = "thiếu"
FILE_COLUMNS = (
    "Cơ quan",
    "Loại cơ quan",
    "Nhóm kênh",
    "Loại kênh",
    "Tên kênh",
    "Địa chỉ",
    "Số lượng",
    "Đếm theo",
    "Ghi chú",
)


def channel_coverage_page(site: Site) -> TablePage:
    communes, others = _communes(site), _others(site)
    groups = tuple(one for one in terms("channel-groups") if _is_shown(one, communes))
    grids = [
        Grid(f"{len(communes)} xã, phường, đặc khu", ("Nhóm kênh", "Có", "Thiếu"), _summary(communes, groups)),
        Grid("Từng xã, phường, đặc khu", ("Cơ quan", *(one.label for one in groups)), _rows(communes, groups)),
        Grid("Cơ quan khác có kênh", ("Cơ quan", "Kênh"), tuple(_kinds(one) for one in others)),
        Grid("Số liệu đã công bố", ("Số liệu", "Giá trị", "Gồm", "Nguồn"), tuple(_figures(site))),
    ]
    whole = sum(not _gaps(one) for one in communes)
    return TablePage(
        meta(
            site,
            COVERAGE,
            TITLE,
            "Xã, phường nào có loa, trang điện tử, mạng xã hội, tổ công nghệ số; nơi nào còn thiếu",
        ),
        TITLE,
        tuple(one for one in grids if one.rows),
        crumbs=crumbs(None, Link("Kênh thông tin chính thức", CHANNELS)),
        lead=f"{whole}/{len(communes)} xã, phường, đặc khu đã công bố đủ các nhóm kênh cơ bản",
        intro=("“Thiếu” nghĩa là chưa công bố trên cổng này, không hẳn là chưa có.",),
        downloads=(
            Link("Mọi kênh và chỗ thiếu (CSV)", f"{COVERAGE[:-1]}.csv"),
            Link("Mọi kênh và chỗ thiếu (XLSX)", f"{COVERAGE[:-1]}.xlsx"),
            Link("Danh sách kênh chính thức", CHANNELS),
        ),
        empty="Chưa có cơ quan nào công bố kênh.",
    )


def channel_coverage_table(site: Site) -> Table:
    """One row for each channel, and one for each that a commune should have and has not told."""
    found = [row for one in (*_communes(site), *_others(site)) for row in _cells(one)]
    return Table(TITLE, FILE_COLUMNS, tuple(found))


def _cells(agency: Agency) -> Iterator[tuple[str, ...]]:
    for group in terms("channel-groups"):
        for one in _of_group(agency, group):
            count = quantity_text(one.count) if one.count is not None else ""
            rest = (one.name, one.url or "", count, one.unit or "", one.note or "")
            yield (agency.name, agency.type.label, group.label, one.kind.label, *rest)
    for group in _gaps(agency) if _is_commune(agency) else ():
        yield (agency.name, agency.type.label, group.label, MISSING, "", "", "", "", "")


def _communes(site: Site) -> tuple[Agency, ...]:
    return tuple(one for one in site.agencies if one.exists(site.today) and _is_commune(one))


def _others(site: Site) -> tuple[Agency, ...]:
    return tuple(one for one in site.agencies if one.exists(site.today) and one.channels and not _is_commune(one))


def _is_commune(agency: Agency) -> bool:
    return bool(agency.type.facts.get("scope") == "xa")


def _of_group(agency: Agency, group: Term) -> tuple[Channel, ...]:
    return tuple(one for one in agency.channels if one.kind.facts.get("group") == group.id)


def _gaps(agency: Agency) -> tuple[Term, ...]:
    """What every commune is expected to have, and this one has not made public."""
    return tuple(one for one in terms("channel-groups") if one.facts.get("commune") and not _of_group(agency, one))


def _is_shown(group: Term, communes: tuple[Agency, ...]) -> bool:
    """What is expected of a commune, and what any of them has."""
    return bool(group.facts.get("commune")) or any(_of_group(one, group) for one in communes)


def _summary(communes: tuple[Agency, ...], groups: tuple[Term, ...]) -> tuple[tuple[Value, ...], ...]:
    counts = [(one, sum(bool(_of_group(agency, one)) for agency in communes)) for one in groups]
    rows = [(Value(one.label), Value(str(there)), Value(str(len(communes) - there))) for one, there in counts]
    return tuple(rows) if communes else ()


def _rows(communes: tuple[Agency, ...], groups: tuple[Term, ...]) -> tuple[tuple[Value, ...], ...]:
    return tuple((Value(one.name, one.href), *(_cell(one, group) for group in groups)) for one in communes)


def _cell(agency: Agency, group: Term) -> Value:
    found = _of_group(agency, group)
    if not found:
        return Value(MISSING, state="unpublished") if group.facts.get("commune") else Value("")
    kinds = dict.fromkeys(one.kind.label for one in found)
    return Value("; ".join(kinds), note="; ".join(filter(None, map(channel_note, found))))


def _kinds(agency: Agency) -> tuple[Value, ...]:
    kinds = dict.fromkeys(one.kind.label for one in agency.channels)
    return Value(agency.name, agency.href), Value("; ".join(kinds))


def _figures(site: Site) -> Iterator[tuple[Value, ...]]:
    """Figures that say of themselves which channel they count, with the page that tells them."""
    told: tuple[News | Campaign, ...] = (*site.news, *site.campaigns)
    for record in told:
        for one in record.figures:
            if one.channel:
                yield _figure(record, one)


def _figure(record: News | Campaign, figure: Figure) -> tuple[Value, ...]:
    line = figure_line(figure)
    sources = figure.sources or record.sources
    shares = "; ".join(f"{one.label}: {one.value}" for one in line.shares)
    source = Value(record.title, record.href, note="; ".join(one.label for one in sources))
    return Value(line.label, note=line.note), Value(line.value), Value(shares), source
