"""Texts of the fonts before Unicode: real words of official papers, read back."""

import pytest

from plugins.portal.source.legacy import TCVN3, VNI
from plugins.portal.source.old_letters import converted, font_named, is_sound

PAPERS = [
    (TCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    (TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
    (TCVN3, "Uû ban nh©n d©n tØnh Lµo Cai", "Uỷ ban nhân dân tỉnh Lào Cai"),
    (TCVN3, "QuyÕt ®Þnh vÒ viÖc th­ởng".replace("ở", "ë"), "Quyết định về việc thưởng"),
    (TCVN3, "¨n uèng, ngñ nghØ, ®­êng s¸, nÕp sèng", "ăn uống, ngủ nghỉ, đường sá, nếp sống"),
    (VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    (VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
    (VNI, "UÛY BAN NHAÂN DAÂN TÆNH LAØO CAI", "ỦY BAN NHÂN DÂN TỈNH LÀO CAI"),
    (VNI, "ñöôøng saù, nöôùc saïch, kyø hoïp, lyù do, yù kieán", "đường sá, nước sạch, kỳ họp, lý do, ý kiến"),
    (VNI, "QUYEÁT ÑÒNH veà vieäc thöôûng", "QUYẾT ĐỊNH về việc thưởng"),
]


@pytest.mark.parametrize(("font", "written", "meant"), PAPERS)
def test_words_of_an_old_font_are_read_as_they_were_meant(font, written, meant):
    assert converted(written, font) == meant
    assert is_sound(meant)


def test_a_font_of_capitals_shows_capitals():
    assert converted("Uû ban nh©n d©n", TCVN3, ".VnTimeH") == "UỶ BAN NHÂN DÂN"


def test_a_font_is_known_by_its_name():
    assert [font_named(one) for one in (".VnTime", ".VNARIALH", "VNI-Times", "Times New Roman")] == [
        TCVN3,
        TCVN3,
        VNI,
        "",
    ]


def test_what_was_not_of_that_font_does_not_become_vietnamese():
    assert not is_sound(converted("Coäng hoøa xaõ hoäi chuû nghóa", TCVN3))
    assert not is_sound(converted("QuyÕt ®Þnh vÒ viÖc", VNI))
