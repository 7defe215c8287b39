"""Hours as offices write them: what a page may say of a moment, and what it leaves to the reader."""

import pytest

from plugins.portal.language.hours import parse_hours

READ = [
    ("7:30–17:00, ngày làm việc", "w:450-1020"),
    ("Thứ Hai–Thứ Sáu, 7:30–11:30 và 13:30–17:00, trừ ngày lễ", "w:450-690 w:810-1020"),
    ("7h30 - 11h30, T2-T6", "w:450-690"),
    ("từ 7 giờ đến 17 giờ mọi ngày", "e:420-1020"),
    ("6:00–21:00, hằng ngày", "e:360-1260"),
    ("7:30–17:00, ngày làm việc; sáng Chủ nhật 7:30–11:30", "w:450-1020 7:450-690"),
    ("Thứ Hai–Thứ Sáu 7:30–17:00, thứ Bảy 7:30–11:30", "w:450-1020 6:450-690"),
    ("Thứ Bảy, Chủ nhật: 8:00–11:00", "6:480-660 7:480-660"),
    ("thứ 5: 13:30-16:30", "4:810-990"),
    ("cả ngày, ngày nghỉ", "o:0-1440"),
    ("24/24", "e:0-1440"),
    ("Trực ban cả ngày", "e:0-1440"),
    ("8:00–24:00, mọi ngày", "e:480-1440"),
]
UNREAD = [
    "trong những ngày có lũ",
    "7:30",
    "17:00–7:30, ngày làm việc",
    "7:30–17:00 trong mùa lễ hội",
    "7:30–17:00, ngày làm việc và sáng Chủ nhật",
    "mọi ngày",
    "25:00–26:00, mọi ngày",
    "Thứ Hai đến khi xong việc",
]


@pytest.mark.parametrize(("text", "code"), READ)
def test_hours_are_read(text: str, code: str):
    found = parse_hours(text)
    assert (found.text, found.code, found.unread) == (text, code, ())


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_understood_is_kept_and_never_guessed(text: str):
    found = parse_hours(text)
    assert (found.text, found.code, found.unread) == (text, "", (text,))


def test_one_part_that_is_not_understood_leaves_the_others():
    found = parse_hours("7:30–17:00, ngày làm việc; lễ hội: cả ngày")
    assert (found.code, found.unread) == ("w:450-1020", ("lễ hội: cả ngày",))
