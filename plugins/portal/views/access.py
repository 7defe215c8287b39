"""Asking for information: how, whom, for how much, and what to do when the answer is no; forms to print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from ..catalogue.site import Site
from ..duties.assess import assessment
from ..law.laws import access_on, deadline, law_of, page_of
from ..law.schema import Deadline, Form, Item
from ..model import Agency
from .contacts import unit_contact
from .meta import meta
from .parts import ContactBlock, Fact, Grid, Link, Value, View
from .prose import name
from .rows import crumbs
from .tables import TablePage, value

ACCESS = Link("Tiếp cận thông tin", "/tiep-can-thong-tin/")
FORMS = Link("Biểu mẫu", "/tiep-can-thong-tin/bieu-mau/")
COMPOSER = "/tiep-can-thong-tin/soan-yeu-cau/"
INDEX = "/tiep-can-thong-tin/muc-cong-khai.json"


@dataclass(frozen=True)
class Unit:
    """Who in an agency takes requests; no contact where the agency has not said it."""

    agency: Link
    id: str
    contact: ContactBlock | None


@dataclass(frozen=True)
class AccessPage(View):
    template: ClassVar[str] = "access.html"

    first: tuple[Link, ...]
    """Where to look before asking."""
    groups: tuple[tuple[str, tuple[Fact, ...]], ...]
    """Heading and rows: who may ask, by which way, how long, for how much, when one may be refused, complaints."""
    forms: tuple[Link, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class FormPage(View):
    """A blank form to print, on one sheet."""

    template: ClassVar[str] = "form.html"

    fields: tuple[Item, ...]
    note: str


@dataclass(frozen=True)
class ComposerPage(View):
    template: ClassVar[str] = "composer.html"

    fields: tuple[Item, ...]
    units: tuple[Unit, ...]
    note: str


def access_pages(site: Site) -> Iterator[tuple[str, Callable[[], View]]]:
    """Each address with the way to make its page."""
    yield ACCESS.href, partial(_access, site)
    yield FORMS.href, partial(_form_list, site)
    for form in _forms(site):
        yield form_address(form), partial(_form, site, form)
    yield COMPOSER, partial(_composer, site)


def access_addresses(site: Site) -> Iterator[str]:
    yield from (ACCESS.href, FORMS.href, *map(form_address, _forms(site)), COMPOSER)


def form_address(form: Form) -> str:
    return f"{FORMS.href}{form.id}/"


def _forms(site: Site) -> tuple[Form, ...]:
    return access_on(site.today).forms


def _access(site: Site) -> AccessPage:
    law = access_on(site.today)
    own = site.by_id.get("pages/yeu-cau-thong-tin")
    deadlines = tuple(_limit(site, deadline(one, site.today)) for one in law.deadlines)
    return AccessPage(
        meta(site, ACCESS.href, ACCESS.label, "Hỏi cơ quan nhà nước: ai được hỏi, hỏi ở đâu, bao lâu có trả lời"),
        ACCESS.label,
        crumbs=crumbs(),
        first=(
            Link("Cơ quan nào đã công khai gì", "/tinh-trang-cong-khai/"),
            Link("Văn bản và kế hoạch", "/van-ban/"),
            Link("Soạn yêu cầu", COMPOSER, "tìm trong thông tin đã công khai, chọn cơ quan, điền phiếu"),
            *((Link(name(own), own.href, "hướng dẫn của cổng"),) if own else ()),
        ),
        groups=(
            ("Ai được hỏi", _facts(site, law.who)),
            ("Ai trả lời", _facts(site, law.providers)),
            ("Hỏi bằng cách nào", _facts(site, law.channels)),
            ("Bao lâu có trả lời", deadlines),
            ("Có mất tiền không", _facts(site, law.costs)),
            ("Khi nào có thể bị từ chối", _facts(site, law.refusals)),
            ("Nếu không được trả lời hoặc trả lời sai", _facts(site, law.complaints)),
        ),
        forms=tuple(
            Link(one.label, form_address(one), f"Mẫu {one.id}" if one.id[0].isdigit() else "") for one in law.forms
        ),
        units=units(site),
    )


def units(site: Site) -> tuple[Unit, ...]:
    """Of every agency that the law binds, in the site's order."""
    return tuple(Unit(Link(one.name, one.href), one.id, _unit(one)) for one in assessment(site).agencies)


def _unit(agency: Agency) -> ContactBlock | None:
    return unit_contact(agency.focal_unit, sample=agency.sample) if agency.focal_unit else None


def _facts(site: Site, items: tuple[Item, ...]) -> tuple[Fact, ...]:
    """What is said, and the article that says it."""
    return tuple(
        Fact(one.label, (Value(one.reference.text, page_of(one.reference, site.today), note=one.note),))
        for one in items
    )


def _limit(site: Site, one: Deadline) -> Fact:
    length = f"{one.amount} {one.unit.label}" if one.amount is not None else "ngay"
    text = f"{length}, tính từ khi {one.trigger}"
    return Fact(one.label, (Value(text), Value(one.reference.text, page_of(one.reference, site.today))))


def _form_list(site: Site) -> TablePage:
    rows = tuple((value(one.label, form_address(one)), value(_form_note(one))) for one in _forms(site))
    return TablePage(
        meta(site, FORMS.href, "Biểu mẫu", "Mẫu phiếu yêu cầu, kiến nghị để in và điền tay"),
        "Biểu mẫu",
        (Grid("Mẫu để in", ("Mẫu", "Theo"), rows),),
        crumbs=crumbs(None, ACCESS),
    )


def _form(site: Site, form: Form) -> FormPage:
    return FormPage(
        meta(site, form_address(form), form.label, f"{form.label}: mẫu trống để in"),
        form.label,
        crumbs=crumbs(None, ACCESS, FORMS),
        fields=form.fields,
        note=_form_note(form),
    )


def _form_note(form: Form) -> str:
    note = law_of(form.number).instrument.note
    return f"Theo {form.reference.text} ({form.verified.label}){'; ' if note else ''}{note}."


def _composer(site: Site) -> ComposerPage:
    form = next(one for one in _forms(site) if any(field.is_subject for field in one.fields))
    return ComposerPage(
        meta(site, COMPOSER, "Soạn yêu cầu cung cấp thông tin", "Tìm điều đã công khai, chọn cơ quan, điền phiếu"),
        "Soạn yêu cầu cung cấp thông tin",
        crumbs=crumbs(None, ACCESS),
        fields=form.fields,
        units=units(site),
        note=_form_note(form),
    )
