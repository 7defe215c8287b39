"""The list of spokespeople as a table: who may be called today, and how."""

from datetime import date

import pytest

from plugins.portal.views.speaker_table import COLUMNS, speaker_table
from tests.conftest import agency, person

LU = {
    "role": "regular",
    "phones": [
        {"number": "0216 3000 044", "label": "Chánh Văn phòng", "extension": "12"},
        {"number": "0216 3000 045"},
    ],
    "email": "phatngon@laocai.example",
    "decision": {"number": "418/QĐ-SYT", "signed": "4/8/2026 16:20"},
    "period": {"start": "4/8/2026"},
    "topics": ["dịch bệnh", "tiêm chủng"],
    "languages": ["Tiếng Việt", "Tiếng Mông"],
    "hours": "7:00–17:30, ngày làm việc",
    "duty_line": {"number": "0216 3000 049", "label": "Đường dây nóng"},
    "deputy": "so-y-te/people/ha-thi-hoa",
    "confirmed": "13/11/2026",
}
STORM = {"role": "authorised", "matter": "Bão số 9", "period": {"start": "1/11/2026", "end": "31/12/2026"}}

WORLD = {
    "so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai"),
    "so-y-te/people/cu-a-lu.md": person("Cư A Lử", spokesperson=LU, sample="có"),
    "so-y-te/people/ha-thi-hoa.md": person("Hà Thị Hoa", posts={"title": "Giám đốc"}, spokesperson={"role": "head"}),
    "so-y-te/people/an-van-bon.md": person("An Văn Bốn", spokesperson=STORM),
    "ubnd-tinh/people/lo-van-mau.md": person(spokesperson={"role": "head"}),
}


@pytest.fixture
def rows(site):
    """The table's rows, each by column."""

    def made(files=(), agencies=()):
        read = site({**WORLD, **dict(files)})
        table = speaker_table(read, [read.agency(one) for one in agencies] or read.agencies)
        return [dict(zip(table.columns, one, strict=True)) for one in table.rows]

    return made


def test_a_row_says_all_that_the_record_says_of_the_mandate(rows):
    assert rows(agencies=["so-y-te"])[0] == {
        "STT": 1,
        "Cơ quan": "Sở Y tế tỉnh Lào Cai",
        "Họ và tên": "Cư A Lử",
        "Chức vụ": "Chánh Văn phòng",
        "Điện thoại": "0216 3000 044 máy lẻ 12 (Chánh Văn phòng); 0216 3000 045",
        "Thư điện tử": "phatngon@laocai.example",
        "Ghi chú": "Dữ liệu mẫu",
        "Mã cơ quan": "so-y-te",
        "Mã người": "so-y-te/people/cu-a-lu",
        "Loại người phát ngôn": "người phát ngôn thường xuyên",
        "Trực ngoài giờ": "0216 3000 049 (Đường dây nóng)",
        "Khi vắng": "Hà Thị Hoa",
        "Lĩnh vực": "dịch bệnh; tiêm chủng",
        "Ngôn ngữ": "Tiếng Việt; Tiếng Mông",
        "Giờ trả lời báo chí": "7:00–17:30, ngày làm việc",
        "Quyết định": "418/QĐ-SYT",
        "Ngày ký": "04/08/2026 16:20",
        "Từ ngày": date(2026, 8, 4),
        "Đến hết ngày": None,
        "Vụ việc": None,
        "Xác nhận": date(2026, 11, 13),
    }


def test_rows_stand_in_the_order_of_the_pages_and_are_numbered_through(rows):
    assert [(one["STT"], one["Họ và tên"]) for one in rows()] == [
        (1, "Lò Văn Mẫu"),
        (2, "Cư A Lử"),
        (3, "An Văn Bốn"),
        (4, "Hà Thị Hoa"),
    ]


def test_the_usual_seven_columns_come_first():
    assert COLUMNS[:7] == ("STT", "Cơ quan", "Họ và tên", "Chức vụ", "Điện thoại", "Thư điện tử", "Ghi chú")


@pytest.mark.parametrize("period", [{"end": "21/11/2026"}, {"start": "23/11/2026"}])
def test_nobody_whose_mandate_does_not_hold_today_is_in_it(rows, period):
    late = {"so-y-te/people/cu-a-lu.md": person("Cư A Lử", spokesperson=LU | {"period": period})}
    assert "Cư A Lử" not in [one["Họ và tên"] for one in rows(late)]


def test_nobody_of_an_agency_that_is_gone_is_in_it(rows):
    gone = {"event": "giải thể", "on": "1/11/2026", "decision": "Nghị quyết 1"}
    found = rows({"so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai", succession=gone)})
    assert [one["Họ và tên"] for one in found] == ["Lò Văn Mẫu"]
