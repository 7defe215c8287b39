import pytest

from plugins.portal.model.phone import BadPhone, Phone, parse_phone, phone_text


@pytest.mark.parametrize(
    "text",
    [
        "0214 3840 888",
        "02143840888",
        "(0214) 3840 888",
        "0214.3840.888",
        "0214–3840–888",
        "+84 214 3840 888",
        "0214\u00a03840888",
    ],
)
def test_a_landline_is_read_however_it_is_grouped(text):
    assert parse_phone(text) == Phone("+842143840888")


def test_a_mobile_is_read():
    assert parse_phone("0912 345 678") == Phone("+84912345678")


@pytest.mark.parametrize("text", ["113", "1022", "1900 1234", "19001234", "1800 1091", "1900 123456"])
def test_a_short_code_has_no_country_and_is_dialled_as_it_is(text):
    assert parse_phone(text) == Phone(text.replace(" ", ""), is_short=True)


@pytest.mark.parametrize("text", ["069 234 5678", "0241 3822 222", "0123 456 7890"])
def test_a_number_outside_the_public_plan_is_accepted_and_marked(text):
    phone = parse_phone(text)
    assert phone.number.startswith("+84")
    assert not phone.valid


@pytest.mark.parametrize(
    ("text", "wrong", "how"),
    [
        ("0214 3840 888 máy lẻ 102", "có cả máy lẻ", "khóa extension"),
        ("0214 3840 888 x102", "có cả máy lẻ", "khóa extension"),
        ("0214 3840 888 (nội bộ 12)", "có cả máy lẻ", "khóa extension"),
        ("0214 3840 888 (102)", "thừa chữ số", "khóa extension"),
        ("0912345678/02143840888", "có nhiều số", "mỗi số thành một mục riêng"),
        ("0912 345 678, 0214 3840 888", "có nhiều số", "mỗi số thành một mục riêng"),
        ("0912 345 678 - 0214 3840 888", "có nhiều số", "mỗi số thành một mục riêng"),
        ("0912 345 678 hoặc 0214 3840 888", "có nhiều số", "mỗi số thành một mục riêng"),
        ("0912 345 678 0214 3840 888", "không phải số điện thoại", "mỗi mục một số"),
        ("0914", "thiếu chữ số", "ví dụ 0214 3840 888"),
        ("đang cập nhật", "không phải số điện thoại", "ví dụ 0214 3840 888"),
        ("+999 12345678", "không phải số điện thoại", "ví dụ 0214 3840 888"),
        ("", "không phải số điện thoại", "ví dụ 0214 3840 888"),
    ],
)
def test_what_nobody_could_dial_is_answered_with_what_is_wrong_and_how_to_write_it(text, wrong, how):
    with pytest.raises(BadPhone) as refused:
        parse_phone(text)
    assert wrong in refused.value.message
    assert how in refused.value.how


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("02143840888", "0214 3840 888"),
        ("0912345678", "0912 345 678"),
        ("02438043160", "024 3804 3160"),
        ("19001234", "1900 1234"),
        ("1022", "1022"),
        ("113", "113"),
        ("0123 456 7890", "01234567890"),
        ("+1 650 253 0000", "+1 650-253-0000"),
    ],
)
def test_a_number_is_shown_in_the_groups_people_know(text, shown):
    assert phone_text(parse_phone(text).number) == shown
