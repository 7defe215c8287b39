"""How many messages a text takes."""

import pytest

from plugins.portal.language.sms import message, without_marks


@pytest.mark.parametrize(
    ("text", "letters", "messages"),
    [
        ("", 0, 1),
        ("a" * 160, 160, 1),
        ("a" * 161, 161, 2),
        ("a" * 306, 306, 2),
        ("a" * 307, 307, 3),
        ("ế" * 70, 70, 1),
        ("ế" * 71, 71, 2),
        ("ế" * 134, 134, 2),
        ("ế" * 135, 135, 3),
        ("[" * 80, 160, 1),
        ("[" * 81, 162, 2),
        ("a" * 152 + "[" + "a" * 152, 306, 3),
    ],
)
def test_a_text_takes_as_many_messages_as_a_telephone_makes_of_it(text, letters, messages):
    made = message(text)
    assert (made.letters, made.messages, made.text) == (letters, messages, text)


def test_without_marks_the_capitals_stay_and_the_text_is_of_the_small_alphabet():
    bare = without_marks("Đồng Tháp: “họp” 9/12 – mời bà con…")
    assert bare == 'Dong Thap: "hop" 9/12 - moi ba con...'
    assert message(bare).holds == 160
