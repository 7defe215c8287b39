"""Agencies merge, split and are dissolved; somebody answers for each of them on every day."""

from datetime import date

import pytest

from plugins.portal.catalogue.succession import forebears, heirs
from tests.conftest import agency, document

BEFORE, AFTER, TODAY = date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 22)


def ended(event, on, *successors, **keys):
    return {"event": event, "on": on, "decision": "Nghị quyết 1/NQ-HĐND", "successors": list(successors), **keys}


CHAIN = {
    "so-a/agency.md": agency("Sở A", succession=ended("đổi tên", "1/3/2021", "so-b")),
    "so-b/agency.md": agency("Sở B", period={"start": "1/3/2021"}, succession=ended("sáp nhập", "1/7/2025", "so-c")),
    "so-c/agency.md": agency("Sở C", period={"start": "1/7/2025"}),
}


def ids(agencies):
    return [one.id for one in agencies]


@pytest.mark.parametrize(
    ("day", "heir"), [("2021-02-28", "so-a"), ("2021-03-01", "so-b"), ("2025-06-30", "so-b"), ("2025-07-01", "so-c")]
)
def test_the_heir_of_an_agency_is_found_over_any_number_of_steps(site, day, heir):
    read = site(CHAIN)
    assert ids(heirs(read, read.agency("so-a"), date.fromisoformat(day))) == [heir]


def test_an_agency_that_was_split_has_all_its_parts_for_heirs(site):
    read = site(
        {
            "so-a/agency.md": agency("Sở A", succession=ended("chia tách", "1/7/2025", "so-b", "so-c")),
            "so-b/agency.md": agency("Sở B"),
            "so-c/agency.md": agency("Sở C"),
        }
    )
    assert ids(heirs(read, read.agency("so-a"), BEFORE)) == ["so-a"]
    assert ids(heirs(read, read.agency("so-a"), AFTER)) == ["so-b", "so-c"]


def test_parts_that_merge_again_are_one_heir(site):
    read = site(
        {
            "so-a/agency.md": agency("Sở A", succession=ended("chia tách", "1/7/2020", "so-b", "so-c")),
            "so-b/agency.md": agency("Sở B", succession=ended("sáp nhập", "1/7/2025", "so-d")),
            "so-c/agency.md": agency("Sở C", succession=ended("sáp nhập", "1/7/2025", "so-d")),
            "so-d/agency.md": agency("Sở D"),
        }
    )
    assert ids(heirs(read, read.agency("so-a"), TODAY)) == ["so-d"]
    assert ids(forebears(read, read.agency("so-d"))) == ["so-c", "so-b", "so-a"]


def test_an_agency_dissolved_without_successor_answers_for_itself(site):
    read = site({"so-a/agency.md": agency("Sở A", succession=ended("giải thể", "1/7/2025"))})
    assert not read.agency("so-a").exists(AFTER)
    assert ids(heirs(read, read.agency("so-a"), AFTER)) == ["so-a"]


def test_the_forebears_of_an_agency_come_latest_first(site):
    read = site(CHAIN)
    assert ids(forebears(read, read.agency("so-c"))) == ["so-b", "so-a"]
    assert forebears(read, read.agency("so-a")) == ()


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_circle_of_successors_is_one_problem(problems, length):
    names = "abcd"[:length]
    circle = {
        f"so-{one}/agency.md": agency(
            f"Sở {one}", succession=ended("đổi tên", "1/7/2025", f"so-{names[(place + 1) % length]}")
        )
        for place, one in enumerate(names)
    }
    assert [(one.where.path, one.where.line, one.code) for one in problems(circle)] == [
        ("content/lao-cai/so-a/agency.md", 4, "ke-thua-vong")
    ]


def test_who_only_leads_into_a_circle_is_not_blamed_for_it(problems):
    world = {
        "so-a/agency.md": agency("Sở A", succession=ended("đổi tên", "1/7/2020", "so-b")),
        "so-b/agency.md": agency("Sở B", succession=ended("đổi tên", "1/7/2025", "so-c")),
        "so-c/agency.md": agency("Sở C", succession=ended("đổi tên", "1/7/2025", "so-b")),
    }
    assert [one.where.path for one in problems(world)] == ["content/lao-cai/so-b/agency.md"]


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_circle_of_parents_is_one_problem(problems, length):
    names = "abcd"[:length]
    circle = {
        f"so-{one}/agency.md": agency(f"Sở {one}", parent=f"so-{names[(place + 1) % length]}")
        for place, one in enumerate(names)
    }
    assert [(one.where.path, one.code) for one in problems(circle)] == [
        ("content/lao-cai/so-a/agency.md", "cap-tren-vong")
    ]


def test_an_unknown_successor_or_parent_is_a_problem_at_its_word(problems):
    text = "---\nname: Sở A\ntype: so-nganh\nparent: so-x\nsuccession:\n  event: sáp nhập\n  on: 1/7/2025\n  decision: 1/NQ\n  successors:\n    - so-z\n---\n"
    assert [(one.code, one.where.line, one.where.column) for one in problems({"so-a/agency.md": text})] == [
        ("khong-co-co-quan", 4, 9),
        ("khong-co-co-quan", 10, 7),
    ]


def test_a_document_from_outside_its_agencys_time_is_a_notice(problems):
    world = {**CHAIN, "so-c/documents/2024/1-qd-sc.md": document("1/QĐ-SC", issued="1/9/2024")}
    (one,) = problems(world)
    assert (one.code, one.stops) == ("van-ban-ngoai-thoi-gian-co-quan", False)
    assert "Sở B" in one.how
