"""YAML as editors mean it: every value is the text they see."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.source.limits import LEVELS
from plugins.portal.source.yamltext import BadYaml, read


@pytest.mark.parametrize(
    "text",
    [
        "0203764512",
        "20:30",
        "no",
        "yes",
        "on",
        "~",
        "null",
        "1_000",
        "1e3",
        "0x1F",
        "2026-11-22",
        "3.000",
        "9.5",
        ".5",
        "-1",
    ],
)
def test_a_value_is_the_text_that_stands_in_the_file(text):
    assert read(f"phone: {text}")[0] == {"phone": text}


def test_a_comment_is_no_part_of_a_value():
    assert read("phone: 0203 # văn thư")[0] == {"phone": "0203"}


def test_a_mark_without_a_blank_before_it_is_part_of_the_value():
    assert read("unit: A#1")[0] == {"unit": "A#1"}


@given(
    st.dictionaries(
        st.text("abcđê_", min_size=1),
        st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1),
    )
)
def test_reading_what_was_written_in_quotes_gives_it_back(values):
    quoted = {name: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' for name, text in values.items()}
    assert read("\n".join(f'"{name}": {text}' for name, text in quoted.items()))[0] == values


def test_nothing_is_an_empty_group():
    assert read("") == ({}, {})
    assert read("# chỉ có ghi chú\n")[0] == {}


def test_lists_and_groups_hold_one_another():
    values, _ = read("posts:\n  - title: Giám đốc\n    period: {start: 1/7/2025}\n  - title: Bí thư\nnames: [a, b]\n")
    assert values == {
        "posts": [{"title": "Giám đốc", "period": {"start": "1/7/2025"}}, {"title": "Bí thư"}],
        "names": ["a", "b"],
    }


def test_every_value_has_its_line_column_and_length():
    _, places = read("number: 07/CTTTg\nposts:\n  - title: Giám đốc\n", "a.md", first_line=2)
    found = {steps: (place.path, place.line, place.column, place.length) for steps, place in places.items()}
    assert found["number",] == ("a.md", 2, 9, 8)
    assert found["posts", 0, "title"] == ("a.md", 4, 12, 8)


def test_a_place_counts_letters_not_bytes():
    _, places = read("{tên: Đặng, số: 119}")
    assert (places["số",].column, places["số",].length) == (17, 3)


def test_the_place_of_a_quoted_value_includes_its_quotes():
    _, places = read('a: "x: y"')
    assert (places["a",].column, places["a",].length) == (4, 6)


def test_a_value_of_several_lines_stands_where_it_begins():
    _, places = read("a: |\n  một\n  hai\nb: c\n")
    assert (places["a",].line, places["a",].column, places["a",].length) == (1, 4, 1)
    assert places["b",].line == 4


@pytest.mark.parametrize("blank", ["title:", "title: ", 'title: ""', "title: ''"])
def test_a_key_left_blank_is_dropped_but_keeps_its_place(blank):
    values, places = read(f"number: 1\n{blank}\n")
    assert values == {"number": "1"}
    assert (places["title",].line, places["title",].column, places["title",].length) == (2, 1, 5)


def refusal(text, first_line=1):
    with pytest.raises(BadYaml) as caught:
        read(text, first_line=first_line)
    return caught.value


def test_a_repeated_key_is_refused_at_its_second_place():
    error = refusal("a: 1\nb: 2\na: 3\n", first_line=2)
    assert (error.code, error.line, error.column) == ("khoa-lap-lai", 4, 1)
    assert "“a”" in error.what


def test_a_repeated_key_is_refused_within_a_group_too():
    assert refusal("p:\n  a: 1\n  a: 2\n").code == "khoa-lap-lai"


def test_a_repeated_key_is_refused_even_when_the_first_was_blank():
    assert refusal("a:\na: 2\n").code == "khoa-lap-lai"


def test_the_same_key_may_stand_in_two_groups():
    assert read("- a: 1\n- a: 2\n")[0] == [{"a": "1"}, {"a": "2"}]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: &x 1\n", 1, 4),
        ("a: 1\nb: *x\n", 2, 4),
        ("a: !!python/object:os.system ls\n", 1, 4),
        ("a: !!int 3\n", 1, 4),
        ("a: !rieng 3\n", 1, 4),
        ("&x a: 1\n", 1, 1),
        ("a: &x {b: 1}\n", 1, 4),
        ("a: &x [b]\n", 1, 4),
        ("a: 1\n<<: *x\n", 2, 5),
    ],
)
def test_anchors_aliases_and_tags_are_refused_where_they_stand(text, line, column):
    error = refusal(text)
    assert (error.code, error.line, error.column) == ("yaml-co-tham-chieu", line, column)


def test_a_billion_laughs_are_refused_at_the_first():
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert (refusal(bomb).code, refusal(bomb).line) == ("yaml-co-tham-chieu", 1)


def test_what_is_nested_too_deep_is_refused():
    assert read("a: " + "[" * (LEVELS - 1) + "x" + "]" * (LEVELS - 1))[0]
    assert refusal("a: " + "[" * LEVELS + "x" + "]" * LEVELS).code == "yaml-qua-sau"
    assert refusal("a: " + "{x: " * LEVELS + "y" + "}" * LEVELS).code == "yaml-qua-sau"


def test_a_flood_of_brackets_is_refused_at_once():
    assert refusal("[" * 500_000).code == "yaml-qua-sau"


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "a: 1\n...\nb: 2\n"])
def test_keys_are_not_lost_behind_a_line_that_ends_a_document(text):
    error = refusal(text)
    assert (error.code, error.line, error.column) == ("yaml-khong-doc-duoc", 3, 1)


def test_a_file_of_keys_may_stand_between_fences():
    assert read("---\na: 1\n---\n")[0] == {"a": "1"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n\tb: 2\n", 2),
        ("a: 1\nb\nc: 2\n", 3),
        ('a: "mở\nb: 2\n', 3),
        ("a: b: c\n", 1),
        ("a: [1\nb: 2\n", 2),
        ("a: 1\n  b: 2\n", 2),
        ("a: @tên\n", 1),
        ("a: %tên\n", 1),
        ("a: \x00\n", 1),
    ],
)
def test_broken_yaml_is_refused_with_its_line(text, line):
    error = refusal(text)
    assert (error.code, error.line) == ("yaml-khong-doc-duoc", line)


def test_a_list_is_no_name_of_a_key():
    assert refusal("? [a, b]\n: 1\n").code == "yaml-khong-doc-duoc"


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t0"))
def test_any_text_is_read_or_refused(text):
    with suppress(BadYaml):
        read(text)
