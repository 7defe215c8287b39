"""What a record declares once serves its check and its messages."""

from typing import Annotated

import pytest
from pydantic import TypeAdapter

from plugins.portal.model import RECORDS, Portal, Translation
from plugins.portal.model.press import FITS
from plugins.portal.source.place import Origin
from plugins.portal.source.reading import read_record
from plugins.portal.source.schema import Part, parts
from tests.conftest import agency, document, news, person, plan, portal, record

MODELS = (Portal, *RECORDS, Translation)
GROUPS = tuple(dict.fromkeys(part for model in MODELS for part in parts(model)))
FIELDS = [(group, one) for group in GROUPS for one in group.declared()]


def named(pairs):
    return {"argvalues": pairs, "ids": [f"{group.__name__}.{one.name}" for group, one in pairs]}


def test_every_group_within_a_record_is_found():
    assert {"Document", "Signer", "File", "Source", "Spokesperson", "Phone", "Share", "Task", "Comment"} <= {
        one.__name__ for one in GROUPS
    }


@pytest.mark.parametrize(("group", "field"), **named([pair for pair in FIELDS if not pair[1].part]))
def test_the_example_of_a_field_is_a_value_of_it(group, field):
    assert field.example
    declared = group.model_fields[field.name]
    checks = Annotated[declared.annotation, *declared.metadata] if declared.metadata else declared.annotation
    TypeAdapter(checks).validate_python(field.example)


@pytest.mark.parametrize("field", [one for _, one in FIELDS], ids=named(FIELDS)["ids"])
def test_a_field_has_a_vietnamese_label_of_its_own(field):
    assert field.label != field.name
    assert field.label == field.label.strip()
    assert not field.why.endswith(".")


@pytest.mark.parametrize("group", GROUPS, ids=lambda one: one.__name__)
def test_a_group_says_in_vietnamese_what_it_is(group):
    assert group.__doc__
    assert not group.__doc__.isascii()


def examples(group: type[Part], without: frozenset[str]) -> dict[str, object]:
    """What a file holds that gives the example of every field."""
    values = {}
    for one in group.declared():
        if f"{group.__name__}.{one.name}" not in without:
            value = examples(one.part, without) if one.part else one.example
            values[one.name] = [value] if one.many and one.part else value
    return values


@pytest.mark.parametrize("model", MODELS, ids=lambda one: one.__name__)
def test_a_file_of_nothing_but_examples_is_valid(model):
    # The one share of the example is not the whole of its figure; a draft has not been withdrawn.
    # The example of the press is a conference, to which the keys of other types do not belong.
    foreign = {f"Press.{name}" for name, types in FITS.items() if "conference" not in types}
    values = examples(model, frozenset({"Figure.shares", f"{model.__name__}.withdrawal", *foreign}))
    read, problems = read_record(
        model, values, id="so-y-te/documents/2023/1", origin=Origin("a.md", below="Lời văn.".encode)
    )
    assert problems == ()
    assert read


def the_problem(problems, path, text):
    (one,) = problems({path: text})
    return one.code, one.where.line, one.what, one.how


def test_a_misspelt_key_is_told_its_right_spelling(problems):
    text = document().replace("issued:", "isued:").replace("number: 1/KH-UBND", "number: 1/KH-UBND\nissued: 1/9/2026")
    assert the_problem(problems, "ubnd-tinh/documents/2026/1-kh-ubnd.md", text) == (
        "khoa-la",
        5,
        "không có khóa “isued”",
        "viết issued",
    )


def test_a_misspelt_key_within_a_group_is_told_the_keys_of_that_group(problems):
    text = agency(phones=[{"number": "0214 3840 888", "lable": "Văn thư"}])
    assert the_problem(problems, "ubnd-tinh/agency.md", text)[2:] == ("không có khóa “lable”", "viết label")


def test_a_key_like_no_other_is_told_all_there_are(problems):
    code, _, _, how = the_problem(problems, "ubnd-tinh/agency.md", agency(thu="a"))
    assert code == "khoa-la"
    assert how.startswith("bỏ dòng này; các khóa dùng được: name, type, parent")


@pytest.mark.parametrize("name", ["id", "origin", "body", "files", "kind"])
def test_a_key_of_the_reader_is_no_key_of_editors(problems, name):
    assert (
        the_problem(
            problems,
            "ubnd-tinh/agency.md",
            agency(**{name: "x"}) if name != "body" else agency().replace("type:", "body: x\ntype:"),
        )[0]
        == "khoa-la"
    )


def test_a_missing_key_is_named_in_vietnamese_with_a_line_to_be_typed(problems):
    assert the_problem(problems, "ubnd-tinh/documents/2026/1-kh-ubnd.md", document(subject=None)) == (
        "thieu-khoa",
        2,
        "thiếu lĩnh vực",
        "thêm dòng subject: Truyền thông chính sách",
    )


def test_a_key_left_blank_is_missing_at_its_line(problems):
    assert the_problem(problems, "ubnd-tinh/documents/2026/1-kh-ubnd.md", document(subject=""))[:3] == (
        "thieu-khoa",
        5,
        "thiếu lĩnh vực",
    )


def test_a_missing_key_of_a_group_stands_where_the_group_begins(problems):
    code, line, what, how = the_problem(
        problems, "ubnd-tinh/people/a.md", "---\nname: A\nposts:\n  - agency: ubnd-tinh\n---\n"
    )
    assert (code, line, what, how) == ("thieu-khoa", 4, "thiếu chức vụ", "thêm dòng title: Phó Giám đốc")


def test_a_missing_group_is_shown_as_it_is_written(problems):
    code, _, what, how = the_problem(problems, "ubnd-tinh/people/a.md", person(posts=None))
    assert (code, what) == ("thieu-khoa", "thiếu chức vụ")
    assert how == "thêm dòng posts: rồi xuống dòng, lùi vào hai khoảng trắng, “- title: Phó Giám đốc”"


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("ubnd-tinh/agency.md", agency(phones="0214 3840 888"), "sai-cach-viet"),
        ("ubnd-tinh/agency.md", agency(summary=["a", "b"]), "sai-cach-viet"),
        ("ubnd-tinh/agency.md", agency(summary={"a": "b"}), "sai-cach-viet"),
        ("ubnd-tinh/agency.md", agency(communication="Nguyễn Văn A"), "sai-cach-viet"),
        ("ubnd-tinh/agency.md", agency(type=["so-nganh"]), "sai-cach-viet"),
        ("ubnd-tinh/people/a.md", person(posts=["Giám đốc"]), "sai-cach-viet"),
        ("ubnd-tinh/plans/2026/1-kh-ubnd.md", plan(period="2026"), "sai-cach-viet"),
        ("portal.yaml", portal(languages={"vi": "có"}), "sai-cach-viet"),
    ],
)
def test_a_value_of_another_shape_is_one_problem(problems, path, text, code):
    assert the_problem(problems, path, text)[0] == code


def test_a_single_value_may_stand_for_a_list_of_one(site):
    read = site({"ubnd-tinh/agency.md": agency(short_names="UBND tỉnh", phones={"number": "0214 3840 888"})})
    assert read.agency("ubnd-tinh").short_names == ("UBND tỉnh",)
    assert len(read.agency("ubnd-tinh").phones) == 1


@pytest.mark.parametrize("written", ["1/9/2026", "1/9/2026 14:30"])
def test_a_day_may_have_its_hour_where_the_hour_counts(site, written):
    read = site({"ubnd-tinh/news/2026/a.md": news(published=written)})
    assert read.news[0].published.strftime("%-d/%-m/%Y %H:%M").startswith(written.partition(" ")[0])


@pytest.mark.parametrize(
    ("written", "code"),
    [("31/2/2026", "ngay-sai"), ("31/2/2026 10:00", "ngay-sai"), ("1/9/2026 25:00", "ngay-gio-sai")],
)
def test_a_wrong_day_with_or_without_hour_is_one_problem(problems, written, code):
    assert the_problem(problems, "ubnd-tinh/news/2026/a.md", news(published=written))[0] == code


def test_all_problems_of_a_file_are_found_at_once(problems):
    found = problems(
        {
            "ubnd-tinh/documents/2026/1.md": record(
                number="07/CTTTg", title="A", issued="30/2/2026", subject="Ăn uống", mau="x"
            )
        }
    )
    assert [one.code for one in found] == ["so-ky-hieu-sai-dang", "ngay-sai", "ngoai-danh-muc", "khoa-la"]


def test_a_list_of_wrong_values_names_each_at_its_place(problems):
    text = "---\nname: A\ntype: ubnd-tinh\nphones:\n  - number: 12\n  - number: 0214 3840 888\n  - number: abc\n---\n"
    assert [(one.code, one.where.line, one.where.column) for one in problems({"ubnd-tinh/agency.md": text})] == [
        ("dien-thoai-sai", 5, 13),
        ("dien-thoai-sai", 7, 13),
    ]
