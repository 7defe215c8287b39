"""Spans as reports name them."""

from datetime import date

import pytest

from plugins.portal.language.spans import BadSpan, parse_span

SPANS = [
    ("quý III/2026", date(2026, 7, 1), date(2026, 9, 30), date(2026, 12, 31)),
    ("Quý 4 năm 2026", date(2026, 10, 1), date(2026, 12, 31), date(2027, 3, 31)),
    ("tháng 2/2028", date(2028, 2, 1), date(2028, 2, 29), date(2028, 3, 31)),
    ("tháng 1 năm 2027", date(2027, 1, 1), date(2027, 1, 31), date(2027, 2, 28)),
    ("6 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30), date(2026, 12, 31)),
    ("6 tháng cuối năm 2026", date(2026, 7, 1), date(2026, 12, 31), date(2027, 6, 30)),
    ("9 tháng năm 2026", date(2026, 1, 1), date(2026, 9, 30), date(2027, 6, 30)),
    ("năm 2026", date(2026, 1, 1), date(2026, 12, 31), date(2027, 12, 31)),
    ("1/7/2026–30/9/2026", date(2026, 7, 1), date(2026, 9, 30), date(2026, 12, 31)),
    ("5/10/2026 - 14/10/2026", date(2026, 10, 5), date(2026, 10, 14), date(2026, 10, 24)),
]


@pytest.mark.parametrize(("text", "start", "end", "following"), SPANS)
def test_a_span_knows_its_days_and_when_the_next_like_it_ends(text, start, end, following):
    found = parse_span(text)
    assert (found.start, found.end, found.following_end) == (start, end, following)


@pytest.mark.parametrize(
    "text", ["quý V/2026", "tháng 13/2026", "2026", "9/2026", "30/9/2026–1/7/2026", "31/2/2026–1/3/2026"]
)
def test_what_is_no_span_is_refused_with_an_example(text):
    with pytest.raises(BadSpan) as refused:
        parse_span(text)
    assert "quý III/2026" in refused.value.how
