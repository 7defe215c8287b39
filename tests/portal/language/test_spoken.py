"""What an announcer says: a table made by hand, and what holds of every text."""

import importlib
import re
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.language.spoken import seconds, spoken
from plugins.portal.language.spoken_days import day_words, month_words, time_words
from plugins.portal.language.spoken_letters import letter_words
from plugins.portal.language.spoken_numbers import figure_words, name_words, number_words, ordinal_words, roman_number

LINES = (Path(__file__).parent / "spoken.tsv").read_text("utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]
ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "TTg": "Thủ tướng Chính phủ",
    "TTCS": "truyền thông chính sách",
    "CNTT": "công nghệ thông tin",
    "GDĐT": "Giáo dục và Đào tạo",
    "covid": "COVID-19",
    "sổ đỏ": "giấy chứng nhận quyền sử dụng đất",
}
CODES = {
    "KH": "Kế hoạch",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "NQ": "Nghị quyết",
    "TT": "Thông tư",
    "CP": "Chính phủ",
    "TW": "Trung ương",
    "QH": "Quốc hội",
}
MODULES = [
    importlib.import_module(f"plugins.portal.language.{name}")
    for name in ("spoken", "spoken_days", "spoken_letters", "spoken_numbers", "spoken_quantities", "spoken_rules")
]
FIGURES = {"không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
FIGURES |= {"mốt": 1, "tư": 4, "lăm": 5}
WORDS = ["Mời", "bà", "con", "thôn", "Nậm", "Rịa", "đi", "tiêm", "phòng,", "sáng", "mai;", "hết.", "Ủy", "ban"]
SCALES = {"nghìn": 10**3, "triệu": 10**6}
HOSTILE = [
    "1", "1/", "1.", "1-", "1,", "1 ", "0", "1:", "1/1 và ", "1 - ", "5, ", "12h", "119/KH-", "A", "A-", "A&", "UBND ", "(A", "(((",
    "a.", "a@", "a/", "gov.vn/", "quý I, ", "I", "IX", "ngày ", "ngày 1 tháng ", "%", "1 km/", "đồng/người/", " ", "\n", "\t", "\x1f",
    "gọi 113, ", "tổng đài 12-", "+84", "m2", "²", "½", "٣", "- ", "a" * 30 + " ", "aiu", "😀", "v.v.", "TS.", "thứ hai-", "$1",
]  # fmt: skip


def heard(words):
    """A number back from its words; knows nothing of how they were made."""
    total = group = last = 0
    for word in words.split():
        if word in FIGURES:
            last = FIGURES[word]
        elif word == "mười":
            group, last = group + 10, 0
        elif word == "mươi":
            group, last = group + last * 10, 0
        elif word == "trăm":
            group, last = group + last * 100, 0
        elif word in SCALES:
            total, group, last = total + (group + last) * SCALES[word], 0, 0
        elif word == "tỷ":
            total, group, last = (total + group + last) * 10**9, 0, 0
        else:
            assert word == "linh"
    return total + group + last


def patterns(value):
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from patterns(one)


@pytest.mark.parametrize(("written", "said"), CASES, ids=[case[0] for case in CASES])
def test_a_text_is_said_as_the_table_says(written, said):
    assert spoken(written, ABBREVIATIONS, CODES) == said


def test_the_table_is_not_lost():
    assert len(CASES) >= 250


def test_what_is_said_stays_as_it_is():
    assert [said for _, said in CASES if spoken(said, ABBREVIATIONS, CODES) != said] == []


def test_lines_stay_lines():
    assert spoken("- Họp lúc 7:30\n- Tại UBND (xã)\n\nKính mời", ABBREVIATIONS) == (
        "Họp lúc bảy giờ ba mươi phút\nTại Ủy ban nhân dân, xã\n\nKính mời"
    )


def test_letters_are_said_where_nobody_knows_the_words():
    assert spoken("Kế hoạch số 119/KH-UBND") == "Kế hoạch số một trăm mười chín, ký hiệu ca hát, u bê en-nờ dê"


def test_a_code_of_a_document_is_no_abbreviation_in_a_sentence():
    assert spoken("ngành KH", ABBREVIATIONS, CODES) == "ngành ca hát"


def test_another_name_of_a_thing_is_no_abbreviation():
    assert spoken("làm sổ đỏ, tiêm covid", ABBREVIATIONS) == "làm sổ đỏ, tiêm covid"


def test_words_of_an_abbreviation_are_read_like_the_text():
    assert spoken("CTMT", {"CTMT": "Chương trình 1719"}) == "Chương trình một nghìn bảy trăm mười chín"


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (number_words(Decimal("-2.50")), "âm hai phẩy năm mươi"),
        (number_words(Decimal("1E+3")), "một nghìn"),
        (number_words(10**18), "một tỷ tỷ"),
        (figure_words("1022"), "một không hai hai"),
        (name_words("07"), "không bảy"),
        (name_words("00"), "không không"),
        (ordinal_words(1), "nhất"),
        (day_words(date(2026, 4, 5)), "ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi sáu"),
        (month_words(4), "tháng tư"),
        (time_words(time(17, 5, 9)), "mười bảy giờ năm phút chín giây"),
        (letter_words("VXY"), "vê ích-xì i dài"),
    ],
)
def test_a_part_is_useful_alone(made, words):
    assert made == words


def test_roman_numerals_are_read_to_the_last_chapter():
    assert [roman_number(one) for one in ("I", "IV", "IX", "XIV", "XIX", "XXXVIII")] == [1, 4, 9, 14, 19, 38]


@given(st.integers(0, 10**12) | st.integers(0, 1200))
def test_a_number_is_understood_from_its_words(number):
    assert heard(number_words(number)) == number


def test_no_two_numbers_sound_alike():
    numbers = [
        *range(12_000),
        *range(999_000, 1_012_000),
        *(10**power + one for power in range(4, 13) for one in range(11)),
    ]
    assert len({number_words(one) for one in numbers}) == len(set(numbers))


@given(st.integers(0, 10**12))
def test_points_between_thousands_change_nothing(number):
    assert spoken(f"{number:,}".replace(",", ".")) == number_words(number)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_said_however_it_is_written(day):
    written = [f"{day.day}/{day.month}/{day.year}", f"{day:%d/%m/%Y}", f"ngày {day:%d-%m-%Y}", f"{day}"]
    assert {spoken(one) for one in written} == {day_words(day)}


@given(st.text() | st.text(alphabet="0123456789/-.,: hTQĐIVXnàgy%²½٣☎()\n"))
def test_no_text_makes_it_fail_and_no_figure_is_left(text):
    said = spoken(text, ABBREVIATIONS, CODES)
    assert not any(character.isdigit() for character in said)
    assert said.count("\n") == text.count("\n")
    assert seconds(said) >= 0


@given(st.lists(st.sampled_from(WORDS)))
def test_a_text_that_has_nothing_to_say_stays_as_it_is(words):
    assert spoken(" ".join(words), ABBREVIATIONS) == " ".join(words)


def test_no_pattern_looks_far():
    parser = importlib.import_module("re._parser")
    widths = {
        pattern.pattern: parser.parse(pattern.pattern, pattern.flags).getwidth()[1]
        for module in MODULES
        for value in vars(module).values()
        for pattern in patterns(value)
    }
    runs = {r"[^\W\d_]+|\d+", f"[{re.escape(',;:.?!…' + chr(10))}]+", r"[ \t]{2,}"}
    assert len(widths) > 50
    assert {pattern for pattern, width in widths.items() if width > 2_500} <= runs


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_costs_no_more_than_its_length(piece):
    """A pattern that tries everything again and again would never come to an end here."""
    said = spoken(piece * (20_000 // len(piece)), ABBREVIATIONS, CODES)
    assert len(said) < 600_000


def test_a_hundred_thousand_hostile_letters_are_read_to_the_end():
    said = spoken("".join(HOSTILE) * 500 + "hết", ABBREVIATIONS, CODES)
    assert said.endswith("hết")


def test_reading_aloud_takes_time_for_syllables_and_for_breath():
    assert seconds("một hai ba") == 1.0
    assert seconds("một hai ba.") == 1.7
    assert seconds("một, hai ba...\n\nhết") == pytest.approx(4 / 3 + 0.3 + 0.8, abs=0.1)
    assert seconds("") == 0
