"""Contradictions: what an agency states although its own records say otherwise. Notices, for the record counts."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.site import Site
from ..law.laws import categories_on
from ..law.schema import Category
from ..model import Disclosure
from ..source.problem import Problem
from .assess import bound
from .evidence import evidence, made_on


def contradictions(site: Site) -> Iterator[Problem]:
    """Statements that nothing arose, or that nothing applies, where something is public; and those from the future."""
    for agency in bound(site):
        for category in categories_on(site.today) if agency.id in site.disclosures else ():
            yield from _contradicted(site, site.disclosures[agency.id], category)
    for said in site.disclosures.values():
        for number, one in enumerate(said.items):
            for name in ("on", "validated"):
                if (day := getattr(one, name)) and day > site.today:
                    what = f"ngày ở {name} chưa tới"
                    where = said.origin.place("items", number, name)
                    yield Problem(where, "khai-ngay-chua-toi", what, "ghi ngày đã xác nhận hoặc đã xem lại")


def _contradicted(site: Site, record: Disclosure, category: Category) -> Iterator[Problem]:
    said = record.statement(category.id)
    if said is None or said.state is None:
        return
    period = said.period if said.state.id == "nothing-arisen" else None
    found = site.once(evidence).get((record.agency_id, category.id), ())
    against = next((one for one in found if period is None or ((day := made_on(one)) and period.holds(day))), None)
    if against and (said.state.id == "not-applicable" or period):
        where = record.origin.place("items", record.items.index(said), "state")
        what = f"khai {said.state.label} nhưng mục {category.id} có {against.origin.path}"
        yield Problem(where, "khai-trai-voi-ban-ghi", what, "bỏ dòng state, hoặc bỏ mục ấy ở disclosure của bản ghi")
