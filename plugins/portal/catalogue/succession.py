"""Succession: which agency answers for one that is gone.

Provinces merge and departments are dissolved, but the links to them live on in
newspapers. A dissolved agency keeps its page; `heirs` says who answers now.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from datetime import date

from ..language.days import day_text
from ..model import Agency
from ..source.place import Place
from ..source.problem import Problem
from .site import Site


def heirs(site: Site, agency: Agency, day: date) -> tuple[Agency, ...]:
    """The agencies that answer for this one on a day: itself while it exists, else its successors' heirs."""
    if agency.exists(day) or not agency.succession:
        return (agency,)
    found = [heir for id_ in agency.succession.successors for heir in heirs(site, site.agency(id_), day)]
    return tuple(dict.fromkeys(found)) or (agency,)


def forebears(site: Site, agency: Agency) -> tuple[Agency, ...]:
    """The agencies whose work came to this one, directly or through others; the latest to close first."""
    direct = [one for one in site.agencies if one.succession and agency.id in one.succession.successors]
    found = direct + [older for one in direct for older in forebears(site, one)]
    return tuple(sorted(dict.fromkeys(found), key=_closed, reverse=True))


def whose(site: Site, agency: Agency, day: date) -> tuple[Agency, ...]:
    """Whose work on a day, past or future, was what is this agency's: its forebears', its own, or its heirs'."""
    if agency.exists(day):
        return (agency,)
    if agency.period and agency.period.start and day < agency.period.start:
        return tuple(one for one in forebears(site, agency) if one.exists(day))
    return heirs(site, agency, day)


def _closed(agency: Agency) -> tuple[date, str]:
    return (agency.succession.on if agency.succession else date.max), agency.id


def check_issuers(site: Site) -> Iterator[Problem]:
    """A document was issued by an agency that worked on that day."""
    for document in site.documents:
        agency, day = site.agency(document.agency_id), document.issued
        if day and not agency.exists(day):
            names = "; ".join(one.name for one in whose(site, agency, day) if one is not agency)
            what = f"ngày {day_text(day)} {agency.name} chưa có hoặc không còn"
            how = f"chuyển tệp sang {names}" if names else "kiểm tra ngày ban hành và period, succession của cơ quan"
            yield Problem(document.origin.place("issued"), "van-ban-ngoai-thoi-gian-co-quan", what, how)


def check_succession(agencies: dict[str, Agency]) -> Iterator[Problem]:
    """Successors exist, and following them comes to an end; so do parents."""
    successors = {one.id: one.succession.successors if one.succession else () for one in agencies.values()}
    parents = {one.id: (one.parent,) if one.parent else () for one in agencies.values()}
    for agency in agencies.values():
        for number, id_ in enumerate(successors[agency.id]):
            if id_ not in agencies:
                yield unknown_agency(agency.origin.place("succession", "successors", number), id_, agencies)
        for id_ in parents[agency.id]:
            if id_ not in agencies:
                yield unknown_agency(agency.origin.place("parent"), id_, agencies)
        if _opens_circle(agency.id, successors):
            yield Problem(
                agency.origin.place("succession", "successors"),
                "ke-thua-vong",
                f"theo các cơ quan kế thừa từ {agency.id} thì quay lại chính nó",
                "sửa successors của một trong các cơ quan ấy",
            )
        if _opens_circle(agency.id, parents):
            yield Problem(
                agency.origin.place("parent"),
                "cap-tren-vong",
                f"cơ quan cấp trên của {agency.id} vòng về chính nó",
                "sửa parent của một trong các cơ quan ấy",
            )


def unknown_agency(where: Place, id_: str, agencies: dict[str, Agency]) -> Problem:
    near = difflib.get_close_matches(id_, agencies, n=1)
    meant = f"viết {near[0]}" if near else "viết mã của một thư mục cơ quan đang có"
    how = f"{meant}, hoặc tạo cơ quan ấy: ./portal new agency --id {id_}"
    return Problem(where, "khong-co-co-quan", f"không có cơ quan “{id_}”", how)


def _opens_circle(start: str, after: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether one comes back to the start, and it is the first by name of its circle: one mistake, one problem."""
    circle = [one for one in _reached(start, after) if start in _reached(one, after)]
    return start in circle and start == min(circle)


def _reached(start: str, after: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = [*after.get(start, ())]
    while waiting:
        if (id_ := waiting.pop()) not in found:
            found.add(id_)
            waiting += after.get(id_, ())
    return found
