"""The files of law: each can be read, and names only what there is."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from plugins.portal.duties.facts import FACTS
from plugins.portal.law.articles import Reference
from plugins.portal.law.laws import (
    access_on,
    categories,
    categories_on,
    deadline,
    laws,
    laws_on,
    list_columns,
    page_of,
    read_law,
    reasons,
)
from plugins.portal.model import RECORDS
from plugins.portal.model.disclosure import Statement
from plugins.portal.model.document_type import document_types
from plugins.portal.model.vocabulary import terms
from tests.conftest import NOW, agency, document, portal

HOME = Path(__file__).parents[3]
AGENCIES = {one.id for one in terms("agency-kinds")}

INVENTED = """
instrument:
  number: 99/2026/QH16
  title: Luật Thử nghiệm
  in_force_from: 1/11/2026
  verified: inference
clauses:
  - {article: 5.1, text: Hai điều phải công khai.}
categories:
  - {id: 99.5.a, article: 5.1.a, label: Bản đồ bến đò, gist: Bến nào còn chạy., expected: [so-nganh, ubnd-xa]}
  - {id: 99.5.b, article: 5.1.b, label: Giờ chợ phiên, gist: Chợ nào họp ngày nào., expected: [ubnd-xa]}
"""


def test_the_law_of_2026_has_its_21_points_and_that_of_2016_its_15():
    assert len(categories_on(date(2026, 9, 1))) == 21
    assert len(categories_on(date(2026, 8, 31))) == 15


def test_one_law_on_access_to_information_is_in_force_on_any_day():
    for day in (date(2018, 7, 1), date(2026, 8, 31), date(2026, 9, 1), date(2027, 3, 1)):
        assert [law.instrument.title for law in laws_on(day) if law.categories] == ["Luật Tiếp cận thông tin"]


@pytest.mark.parametrize("category", categories().values(), ids=lambda one: one.id)
def test_a_category_names_only_what_there_is(category):
    assert {*category.expected, *category.possible} <= AGENCIES
    assert set(category.former) <= categories().keys()
    assert set(category.kinds) <= {one.kind.name for one in RECORDS}
    assert set(category.groups) <= {group for one in document_types() for group in one.groups}
    assert set(category.facts) <= FACTS.keys()
    names = [category.deadline, *([category.periodic.deadline] if category.periodic else [])]
    assert all(deadline(one, date(2026, 11, 1)) for one in names)
    assert not (category.periodic and set(category.periodic.of) - AGENCIES)


def test_a_point_that_nobody_may_call_not_applicable_is_expected_of_everybody():
    everybody = {kind for one in categories_on(date(2026, 11, 1)) for kind in one.expected}
    assert all(set(one.expected) == everybody for one in categories_on(date(2026, 11, 1)) if one.always)


def test_a_reason_asks_for_keys_that_a_statement_has():
    keys = {one.name for one in Statement.declared()}
    assert reasons()
    assert all(set(one.requires) <= keys for one in reasons().values())


def test_every_article_that_is_named_has_a_page_or_lies_below_one():
    for law in laws():
        named = [*law.deadlines, *law.reasons, *law.duties, *law.columns]
        access = law.access
        named += (
            [*access.who, *access.providers, *access.channels, *access.costs, *access.refusals, *access.complaints]
            if access
            else []
        )
        for one in named:
            if one.article:
                assert page_of(one.reference, date(2026, 11, 22)) != Reference(one.number).href, one


def test_letters_with_and_without_a_bar_are_two_addresses():
    hrefs = [one.reference.href for one in categories().values()]
    assert len(set(hrefs)) == len(hrefs)
    assert categories()["17.1.d"].reference.href == "/phap-luat/01-2026-qh16/17-1-d/"
    assert categories()["17.1.đ"].reference.href == "/phap-luat/01-2026-qh16/17-1-dd/"
    assert categories()["17.1.đ"].reference.text == "Điều 17 khoản 1 điểm đ, 01/2026/QH16"


def test_the_list_has_the_seven_columns_of_the_decree():
    assert len(list_columns()) == 7


def test_how_to_ask_is_told_by_the_law_of_the_day_and_forms_by_whoever_had_them_last():
    found = access_on(date(2026, 11, 22))
    assert {one.number for one in found.channels} == {"01/2026/QH16"}
    numbers = {one.id: one.number for one in found.forms}
    assert (numbers["01a"], numbers["kien-nghi"]) == ("13/2018/NĐ-CP", "01/2026/QH16")
    assert sum(one.private for form in found.forms for one in form.fields) >= 1


def test_a_mistake_in_a_file_of_law_names_the_file_and_the_key(tmp_path):
    file = tmp_path / "sai.yaml"
    file.write_text(INVENTED.replace("in_force_from: 1/11/2026", "in_force_from: 31/2/2026"), "utf-8")
    with pytest.raises(ValueError, match=r"sai\.yaml.*\n.*instrument\.in_force_from"):
        read_law(file)
    assert issubclass(ValidationError, ValueError)


def test_a_new_law_is_a_file_and_changes_the_pages_without_any_code(tree, tmp_path):
    plugins = tmp_path / "program" / "plugins"
    shutil.copytree(HOME / "plugins", plugins, ignore=shutil.ignore_patterns("__pycache__"))
    (plugins / "portal" / "law" / "99-2026-qh16.yaml").write_text(INVENTED, "utf-8")
    content = tree(
        {
            "lao-cai/portal.yaml": portal(),
            "lao-cai/ubnd-tinh/agency.md": agency(),
            "lao-cai/xa-a/agency.md": agency("Ủy ban nhân dân xã A", type="ubnd-xa"),
            "lao-cai/xa-a/documents/2026/1-tb-ubnd.md": document("1/TB-UBND", disclosure="99.5.b"),
        }
    )
    script = f"""
import json
from datetime import datetime
from pathlib import Path
from plugins.portal.catalogue.content import read_portal
from plugins.portal.outputs.compliance import compliance
site = read_portal(Path({str(content / "lao-cai")!r}), datetime.fromisoformat({NOW!r})).site
views = {{one.path: one.view for one in compliance(site) if hasattr(one, "view")}}
items = {{one.label: one.badge.state for one in views["/xa-a/cong-khai/"].items}}
print(json.dumps([items, "/phap-luat/99-2026-qh16/5-1-b/" in views]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=plugins.parent, capture_output=True, text=True, check=True
    )
    items, has_page = json.loads(done.stdout)
    assert len(items) == 23
    assert (items["Giờ chợ phiên"], items["Bản đồ bến đò"], has_page) == ("published", "overdue", True)
