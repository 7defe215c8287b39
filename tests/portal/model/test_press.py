"""What may stand in a record for the press: each type has keys of its own, and moments come in their order."""

import pytest

from tests.conftest import press, record

CASE = {"type": "phát ngôn về vụ việc", "on": None, "received": "3/11/2026 08:00", "clause": "7.3"}
ASKED = {"type": "trả lời báo chí", "on": None, "received": "3/11/2026", "question": "Bao giờ xong?"}
FALSE = {"type": "phản hồi thông tin báo chí nêu sai", "on": None, "received": "3/11/2026", "claim": "Tỉnh dừng"}
TOLD = [{"at": "3/11/2026 15:00", "text": "Đã thông đường."}]


def told(problems, **values):
    return [(one.code, one.what, one.how) for one in problems({"ubnd-tinh/press/2026/a.md": press(**values)})]


@pytest.mark.parametrize(
    ("values", "code", "says", "how"),
    [
        ({"on": None}, "bao-chi-thieu-thoi-diem", "diễn ra lúc", "thêm on: "),
        ({**CASE, "received": None}, "bao-chi-thieu-thoi-diem", "nhận yêu cầu", "thêm received: "),
        ({**CASE, "clause": None}, "bao-chi-thieu-thoi-diem", "trường hợp", "thêm clause: 7.3"),
        ({**CASE, "clause": "7.4"}, "bao-chi-thieu-thoi-diem", "xác định", "thêm determined: "),
        ({**CASE, "updates": TOLD}, "bao-chi-thieu-noi-dung", "phát ngôn lúc", "thêm answered: "),
        ({**CASE, "closed": "4/11/2026 08:00"}, "bao-chi-thieu-noi-dung", "phát ngôn lúc", "thêm answered: "),
        ({**ASKED, "question": None}, "bao-chi-thieu-noi-dung", "câu hỏi của báo chí", "thêm question: "),
        ({**FALSE, "claim": None}, "bao-chi-thieu-noi-dung", "thông tin sai", "thêm claim: "),
        (
            {**FALSE, "answered": "4/11/2026", "evidence": "ubnd-tinh"},
            "bao-chi-thieu-noi-dung",
            "thông tin đúng",
            "thêm truth: ",
        ),
        (
            {**FALSE, "answered": "4/11/2026", "truth": "Không dừng"},
            "bao-chi-thieu-noi-dung",
            "căn cứ",
            "thêm evidence: ",
        ),
        ({"claim": "Tỉnh dừng"}, "bao-chi-khoa-khong-hop", "họp báo không có thông tin sai", "bỏ claim"),
        ({"type": "thông cáo báo chí"}, "bao-chi-khoa-khong-hop", "thông cáo báo chí không có diễn ra lúc", "bỏ on"),
        (
            {**ASKED, "updates": TOLD, "answered": "3/11/2026"},
            "bao-chi-khoa-khong-hop",
            "các lần cập nhật",
            "bỏ updates",
        ),
        ({"until": "12/10/2026 08:00"}, "khoang-thoi-gian-nguoc", "kết thúc lúc đứng trước diễn ra lúc", "kiểm tra"),
        ({**CASE, "answered": "3/11/2026 07:59"}, "khoang-thoi-gian-nguoc", "đứng trước nhận", "kiểm tra"),
        (
            {**CASE, "answered": "3/11/2026 16:00", "updates": TOLD},
            "khoang-thoi-gian-nguoc",
            "các lần cập nhật đứng",
            "kiểm tra",
        ),
        ({"online": "http://hop.laocai.example/"}, "dia-chi-mang-sai", "không phải địa chỉ https", "https://"),
        ({"recording": "video.laocai.example"}, "dia-chi-mang-sai", "không phải địa chỉ https", "https://"),
    ],
)
def test_what_an_editor_gets_wrong_is_told_once_with_its_remedy(problems, values, code, says, how):
    ((found, what, remedy),) = told(problems, **values)
    assert found == code
    assert says in what
    assert how in remedy


def test_a_file_of_an_update_is_among_the_attachments(problems):
    update = {**TOLD[0], "file": "so-do.jpg"}
    ((code, what, _),) = told(problems, **CASE, answered="3/11/2026 09:00", updates=[update])
    assert code == "bao-chi-thieu-noi-dung"
    assert "so-do.jpg" in what


@pytest.mark.parametrize("key", ["evidence", "updates"])
def test_grounds_that_are_not_there_are_an_error_at_their_place(problems, key):
    nowhere = "so-y-te/documents/2026/1-tb"
    values = (
        {**FALSE, "evidence": nowhere}
        if key == "evidence"
        else {**CASE, "answered": "3/11/2026 09:00", "updates": [{**TOLD[0], "link": nowhere}]}
    )
    (found,) = problems({"ubnd-tinh/press/2026/a.md": press(**values)})
    assert (found.code, found.where.line > 1) == ("khong-co-ban-ghi", True)


def test_whole_stories_have_no_problem(site):
    world = {
        "a": press(**CASE, answered="3/11/2026 09:00", updates=TOLD, closed="4/11/2026 08:00"),
        "b": press(**ASKED, outlet="Báo Mẫu", answered="4/11/2026"),
        "c": press(**FALSE, answered="4/11/2026", truth="Không dừng", evidence="ubnd-tinh"),
        "d": press(until="12/10/2026 10:00", regular="có", online="https://hop.laocai.example/"),
        "e": press(type="thông cáo báo chí", on=None),
    }
    found = site({f"ubnd-tinh/press/2026/{name}.md": text for name, text in world.items()})
    assert len(found.press) == len(world)


def test_a_press_kit_names_agencies_that_are_there(problems):
    kit = record(ask_elsewhere={"matter": "đất đai", "agency": "so-dat"})
    (found,) = problems({"ubnd-tinh/press-kit.md": kit})
    assert "so-dat" in found.what
