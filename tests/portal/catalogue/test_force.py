"""Whether a document applies on a day is computed from dates and from what other documents say of it."""

from datetime import date

import pytest

from plugins.portal.catalogue.force import Force, force
from tests.conftest import document

OLD = "ubnd-tinh/documents/2020/1-qd-ubnd"


@pytest.fixture
def on(site):
    """The force of 1/QĐ-UBND of 1/2/2020 on days, in a world with other documents."""

    def states(days, *others, **keys):
        issued = {"issued": "1/2/2020"} | keys
        files = {
            f"ubnd-tinh/documents/{2021 + number}/{number + 2}-qd-ubnd.md": text for number, text in enumerate(others)
        }
        read = site({f"{OLD}.md": document("1/QĐ-UBND", **issued), **files})
        return [force(read, read.by_id[OLD], date.fromisoformat(day)).force.value for day in days]

    return states


def later(issued, relation, citation="1/QĐ-UBND ngày 1/2/2020", number=2, **keys):
    return document(f"{number}/QĐ-UBND", issued=issued, **{relation: citation}, **keys)


def test_a_document_applies_from_the_day_of_issue_where_no_other_is_stated(on):
    assert on(["2020-01-31", "2020-02-01"]) == ["not_yet", "in_force"]


def test_a_document_applies_from_its_stated_day(on):
    assert on(["2020-02-29", "2020-03-01"], effective="1/3/2020") == ["not_yet", "in_force"]


def test_a_document_applies_up_to_and_including_its_last_day(on):
    assert on(["2022-12-31", "2023-01-01"], expires="31/12/2022") == ["in_force", "ended"]


@pytest.mark.parametrize("relation", ["replaces", "repeals"])
def test_a_document_ends_on_the_day_its_successor_applies(on, relation):
    successor = later("1/6/2021", relation, effective="15/6/2021")
    assert on(["2021-06-14", "2021-06-15"], successor) == ["in_force", "ended"]


@pytest.mark.parametrize("relation", ["replaces", "repeals"])
def test_a_document_of_which_a_part_is_gone_is_partly_in_force(on, relation):
    assert on(["2021-05-31", "2021-06-01"], later("1/6/2021", relation, "1/QĐ-UBND ngày 1/2/2020, Điều 5")) == [
        "in_force",
        "partly",
    ]


def test_a_document_whose_parts_go_and_then_the_whole_has_ended(on):
    others = (
        later("1/6/2021", "repeals", "Điều 5 của 1/QĐ-UBND ngày 1/2/2020"),
        later("1/6/2022", "replaces", number=3),
    )
    assert on(["2022-05-31", "2022-06-01"], *others) == ["partly", "ended"]


def test_a_suspended_document_applies_again_when_the_suspension_is_over(on):
    suspension = later("1/6/2021", "suspends", expires="31/8/2021")
    days = ["2021-05-31", "2021-06-01", "2021-08-31", "2021-09-01"]
    assert on(days, suspension) == ["in_force", "suspended", "suspended", "in_force"]


def test_a_document_that_ends_while_suspended_has_ended(on):
    others = (later("1/6/2021", "suspends"), later("1/6/2022", "repeals", number=3))
    assert on(["2022-05-31", "2022-06-01"], *others) == ["suspended", "ended"]


@pytest.mark.parametrize("relation", ["based_on", "implements", "amends", "corrects", "guides", "refers_to"])
def test_other_relations_leave_a_document_in_force(on, relation):
    assert on(["2022-01-01"], later("1/6/2021", relation)) == ["in_force"]


def test_without_a_day_nothing_can_be_said(on):
    undated = {"issued": None, "issued_note": "không rõ"}
    assert on(["2022-01-01"], **undated) == ["unknown"]
    assert on(["2022-01-01"], later("1/6/2021", "refers_to", "1/QĐ-UBND"), **undated) == ["unknown"]


def test_without_a_day_a_document_can_still_be_replaced(on):
    undated = {"issued": None, "issued_note": "không rõ"}
    assert on(["2021-05-31", "2021-06-01"], later("1/6/2021", "replaces", "1/QĐ-UBND"), **undated) == [
        "unknown",
        "ended",
    ]


def test_a_document_without_a_day_of_its_own_ends_nothing(on):
    undated = document("2/QĐ-UBND", issued=None, issued_note="không rõ", replaces="1/QĐ-UBND ngày 1/2/2020")
    assert on(["2022-01-01"], undated) == ["in_force"]


def test_the_state_names_since_when_and_by_what(site):
    read = site(
        {
            f"{OLD}.md": document("1/QĐ-UBND", issued="1/2/2020", expires="31/12/2022"),
            "ubnd-tinh/documents/2021/2-qd-ubnd.md": later("1/6/2021", "replaces"),
        }
    )
    state = force(read, read.by_id[OLD], date(2023, 5, 5))
    assert (state.force, state.since, [one.id for one in state.by]) == (
        Force.ENDED,
        date(2021, 6, 1),
        ["ubnd-tinh/documents/2021/2-qd-ubnd"],
    )


def test_a_document_that_only_ran_out_was_ended_by_none(site):
    read = site({f"{OLD}.md": document("1/QĐ-UBND", issued="1/2/2020", expires="31/12/2022")})
    state = force(read, read.by_id[OLD], date(2023, 5, 5))
    assert (state.force, state.since, state.by) == (Force.ENDED, date(2023, 1, 1), ())
