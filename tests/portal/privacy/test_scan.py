"""What must not be published is found wherever it stands and however it is written, and the rest is left in peace."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.privacy import bare, mask, scan, scan_html
from plugins.portal.privacy.rules import rules
from plugins.portal.source.problem import meanings
from tests.portal.privacy.seeds import FOUND, SILENT

YEAR = 2026
MARKED = re.compile("⟦(.*?)⟧", re.DOTALL)


def unmarked(seed):
    """The line as it is read, and the value in it."""
    return MARKED.sub(r"\1", seed), MARKED.search(seed)[1]


def test_there_are_enough_seeds():
    assert len(FOUND) >= 45
    assert len(SILENT) >= 75
    assert {name for name, _ in FOUND} == {one.name for one in rules()}


@pytest.mark.parametrize(("rule", "seed"), FOUND)
def test_a_seed_is_found_where_it_stands_and_by_its_rule(rule, seed):
    line, value = unmarked(seed)
    assert [(one.rule.name, line[one.start : one.end]) for one in scan(line, year=YEAR)] == [(rule, value)]


@pytest.mark.parametrize("line", SILENT)
def test_a_harmless_line_is_left_in_peace(line):
    assert [(one.rule.name, line[one.start : one.end]) for one in scan(line, year=YEAR)] == []


@pytest.mark.parametrize("rule", rules(), ids=lambda one: one.name)
def test_no_rule_can_be_left_out(rule):
    rest = tuple(one for one in rules() if one is not rule)
    seeds = [unmarked(seed)[0] for name, seed in FOUND if name == rule.name]
    assert any(not scan(line, year=YEAR, using=rest) for line in seeds)


@pytest.mark.parametrize("rule", rules(), ids=lambda one: one.name)
def test_a_rule_says_its_source_and_its_code_is_explained(rule):
    assert rule.finding.code in meanings()
    assert not rule.label.isascii()


def test_lines_and_columns_count_from_one():
    text = "Dòng một\n\nMời gọi 0912345678 hoặc\n 0912345679"
    assert [(one.line, one.column, one.length) for one in scan(text)] == [(3, 9, 10), (4, 2, 10)]


def test_what_the_register_makes_public_is_left_in_peace():
    text = "Gọi 0912 345 678 hoặc +84912345678, thư Lo.Van.Mau@gmail.com"
    assert len(scan(text)) == 3
    assert scan(text, {bare("(+84) 912.345.678"), bare("lo.van.mau@GMAIL.com")}) == ()


def test_no_register_makes_a_number_of_identity_or_a_mark_public():
    text = "CCCD 001099012345\nMẬT"
    assert len(scan(text, {bare("001099012345"), bare("MẬT")})) == 2


def test_a_birth_that_lies_ahead_is_no_number_of_identity():
    assert scan("Lô 001225012345", year=2024) == ()
    assert len(scan("Lô 001225012345", year=2026)) == 1


def test_values_are_masked_and_marks_are_shown():
    assert [one.masked for one in scan("CCCD 001099012345")] == ["001…45"]
    assert [one.masked for one in scan("Gọi ０９１２３４５６７８")] == ["091…78"]
    assert [one.masked for one in scan("TỐI MẬT")] == ["TỐI MẬT"]
    assert mask("123456") == "1…6"


def test_a_page_is_read_as_its_reader_reads_it():
    page = (
        "<p>Ông Mẫu, CCCD 001<b>099</b>012&#51;45</p>\n<p>M&#7852;T</p>\n"
        '<img alt="gọi 0912345678" src="a.png"><script>var a = "0977123456"</script>\n<a href="tel:+84385123456">gọi</a>'
    )
    found = [(one.rule.name, one.line) for one in scan_html(page, year=YEAR)]
    assert found == [("so-dinh-danh", 1), ("mat", 2), ("so-di-dong", 3), ("so-di-dong", 4)]


INVISIBLE = st.sampled_from(["", "", "\u200b", "\u00ad", "\u2060", "\ufeff", "\u200d\u200c"])
ZEROS = st.sampled_from(["0", "０", "٠", "०", "𝟎"])


@st.composite
def disguised(draw):
    """A line with a value that is hard to see: the line, and where the value begins and ends."""
    value = draw(st.sampled_from(["001099012345", "0912345678", "TỐI MẬT"]))
    letters = [
        chr(ord(draw(ZEROS)) + int(letter))
        if letter.isdigit()
        else unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), letter)
        for letter in value
    ]
    written = "".join(letter + draw(INVISIBLE) for letter in letters[:-1]) + letters[-1]
    before = draw(st.sampled_from(["CCCD: ", "Thư\u0323 ký \u200bgọi ", "một\nhai –\u00a0", "\ufeff"]))
    after = draw(st.sampled_from(["", ".", "\u200b, rồi", "\nhết"]))
    return before + written + after, len(before), len(before) + len(written)


@given(disguised())
def test_a_hit_points_at_the_very_value_however_it_is_disguised(line):
    text, start, end = line
    assert [(one.start, one.end) for one in scan(text, year=YEAR)] == [(start, end)]
