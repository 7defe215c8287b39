"""Lists of spokespeople as provinces hand them out: made for print, by hand, in a hurry."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]

SEMICOLONS = """\
;;DANH SACH NGUOI PHAT NGON, NAM 2026;;;;
TT;TEN DON VI;HO TEN;CHUC DANH;SDT;HOP THU;GHI CHU
1;So Y te;Cu A Lu;Chanh Van phong;2143840888 - 912345678;phatngon.syt @laocai.example;
;;Lương Thị Đào;Quyền Giám đốc;2143840880;giamdoc.syt@laocai.example;
II;CAC XA, PHUONG;;;;;
2;UBND xã Mường Khương;Ma Seo Páo;Phó Chủ tịch;0914567890.0;phát.ngôn@laocai.example;
3;UBND xa Muong Khuong;Giàng A Chư;Chủ tịch UBND xã;912345680;chutich.mk@laocai.example;
4;Sở Nội vụ;Vàng Thị Mỷ;;'+84 214 3840 999;noivu@laocai.example;
"""


def workbook(rows: Rows, merged: Sequence[str] = (), sheet: str = "Danh sách") -> bytes:
    """One sheet; `merged` are ranges such as `B6:B7`."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for one in merged:
        page.merge_cells(one)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def merged_cells() -> bytes:
    """A title, section rows, an agency over two people, capitals, forms of address, several telephones in a cell."""
    return workbook(
        [
            ["ỦY BAN NHÂN DÂN TỈNH LÀO CAI", None, None, None, None, None, None],
            ["DANH SÁCH NGƯỜI PHÁT NGÔN VÀ CUNG CẤP THÔNG TIN CHO BÁO CHÍ"],
            ["(Kèm theo Công văn số 1234/UBND-TH ngày 20/11/2026)"],
            [],
            ["STT", "CƠ QUAN,\nĐƠN VỊ", "Họ và tên", "Chức vụ", "Số điện thoại", "Địa chỉ e-mail", "Ghi chú"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ["I. CÁC SỞ, BAN, NGÀNH"],
            [
                1,
                "Sở Y tế",
                "Ông CƯ A LỬ",
                "Chánh Văn phòng",
                "ĐT: 0214.3840.888, máy lẻ 15 (VP)/ 0912 345 678",
                "mailto:PhatNgon.SYT@laocai.example.",
            ],
            [None, None, "Đ/c ThS. LƯƠNG THỊ  ĐÀO", "Quyền Giám đốc", 2143840880.0, "giamdoc.syt@laocai.example"],
            [2, "SỞ NỘI VỤ", "Bà Vàng Thị Mỷ", "Phó Giám đốc", "0214 3840 999 hoặc 912345679", "noivu@laocai.example"],
            ["II. CẤP XÃ"],
            [3, "Xã Mường Khương", "GIÀNG A CHƯ", "Chủ tịch UBND xã", "0214 3840", "chutich@laocai.example"],
            [4, "Sở Xây dựng", "Lê Văn Tám", "Giám đốc", "0214 3840 777", "soxd@laocai.example"],
            [],
            ["Nơi nhận: như trên; lưu VT."],
        ],
        ["A1:G1", "A2:G2", "A3:G3", "A7:G7", "B8:B9", "A8:A9", "A11:G11"],
    )


def semicolons() -> bytes:
    """A CSV of Excel: decomposed letters, headings and agencies without marks, numbers without their zeros."""
    return unicodedata.normalize("NFD", SEMICOLONS.replace("\n", "\r\n")).encode()


def two_headings() -> bytes:
    """Telephones under two headings, districts and departments that are gone, somebody twice, a mandate that is over."""
    return workbook(
        [
            ["DANH SÁCH NGƯỜI PHÁT NGÔN"],
            ["TT", "Tên cơ quan", "Người phát ngôn", None, "Điện thoại", None, "Thư điện tử", "Ghi chú"],
            [None, None, "Họ và tên", "Chức danh", "Cơ quan", "Di động", None, None],
            [1, "UBND huyện Bắc Hà", "Lùng Văn Sáng", "Chủ tịch", "0214 3840 111", None, "a@laocai.example", None],
            [2, "Sở TT&TT", "Hà Văn Tư", "Phó Giám đốc", None, "0912 345 681", "b@laocai.example", None],
            [3, "SYT", "Cư A Lử", "Trưởng phòng", "0214 3840 888", 912345678, "phatngon.syt@laocai.example", None],
            [4, "Sở Nội vụ", "Vàng Thị Mỷ", "Phó Giám đốc", "0214 3840 999", None, "noivu@laocai.example", None],
            [5, "Sở Nội vụ tỉnh Lào Cai", "VÀNG THỊ MỶ", "Chánh Văn phòng", "0214 3840 998", None, "x@laocai.example"],
            [6, "so-y-te", "Đỗ Quang Vịnh", "Giám đốc", "0214 3840 880", None, "giamdoc.syt@laocai.example", None],
            [7, "UBND xã Mường Khương", "Ma Seo Páo", "Phó Chủ tịch", None, None, None, "Thường xuyên"],
            [8, "Sở Khoa học và Công nghệ", None, None, None, None, None, "chưa cử"],
        ],
        ["A1:H1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3", "H2:H3"],
    )
