"""`portal report`: what is late and what is due, what is public, the six indicators; in every format."""

import csv
import io
import json
import shutil
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from plugins.cli.__main__ import main
from plugins.portal.catalogue.content import read_portal
from plugins.portal.duties.assess import assessment
from tests.conftest import NOW, agency, correction, document, portal, press

WORLD = {
    "lao-cai/portal.yaml": portal(),
    "lao-cai/ubnd-tinh/agency.md": agency(),
    "lao-cai/so-y-te/agency.md": agency("Sở Y tế", parent="ubnd-tinh"),
    "lao-cai/so-y-te/corrections/2026/a.md": correction(about="so-y-te", received="5/11/2026"),
    "lao-cai/so-y-te/documents/2026/9-tb-syt.md": document("9/TB-SYT", issued="18/11/2026", status="nháp"),
    "lao-cai/ubnd-tinh/press/2026/a.md": press(),
}


@pytest.fixture
def report(tree, capfdbinary, monkeypatch):
    """Runs the word on a small province; gives exit code, stdout and stderr."""
    monkeypatch.setenv("PORTAL_MEMORY", "")
    content = tree(WORLD)

    def run(*words, now=NOW):
        code = main(["report", *words, "--content", str(content), "--now", now])
        said = capfdbinary.readouterr()
        return code, said.out, said.err.decode()

    run.content = content
    return run


def test_what_is_late_and_what_is_due_is_told_in_days(report):
    code, out, _ = report("due", "--agency", "so-y-te", "--format", "json")
    found = {one["key"]: one for one in json.loads(out)}
    assert code == 0
    late = found["dinh-chinh/so-y-te/corrections/2026/a"]
    assert (late["due"], late["overdue"], late["days_late"]) == ("2026-11-15", True, 7)
    waits = found["van-ban/so-y-te/documents/2026/9-tb-syt"]
    assert (waits["due"], waits["overdue"], waits["days_late"]) == ("2026-11-26", False, -4)
    assert {one["agency"] for one in found.values()} == {"so-y-te"}


def test_the_text_says_it_in_words_and_sums_up(report):
    out = report("due", "--agency", "so-y-te")[1].decode()
    assert "quá hạn 7 ngày" in out
    assert "còn 4 ngày" in out
    assert out.rstrip().endswith("việc đến hạn trong 14 ngày.")


def test_a_horizon_of_days_leaves_out_what_is_later(report):
    keys = [one["key"] for one in json.loads(report("due", "--days", "1", "--format", "json")[1])]
    assert not [one for one in keys if one.startswith("van-ban")]


def test_the_calendar_is_read_by_a_parser_and_its_entries_stay_the_same(report):
    first, second = (report("due", "--format", "ics", now=now)[1] for now in (NOW, "2026-11-23T09:00+07:00"))
    events = {str(one["uid"]): one for one in Calendar.from_ical(first).walk("VEVENT")}
    late = events["dinh-chinh/so-y-te/corrections/2026/a@congkhai.laocai.example"]
    assert late["dtstart"].dt.isoformat() == "2026-11-15"
    assert str(late["summary"]) == "Sở Y tế: Trả lời kiến nghị: Số điện thoại ghi sai"
    assert set(events) <= {str(one["uid"]) for one in Calendar.from_ical(second).walk("VEVENT")}


def test_states_are_the_same_in_every_format(report, tmp_path: Path):
    states = [one["state"] for one in json.loads(report("disclosure", "--format", "json")[1])]
    table = list(csv.DictReader(io.StringIO(report("disclosure", "--format", "csv")[1].decode("utf-8-sig"))))
    assert len(states) == len(table) == 42
    assert [one["Tình trạng"] == "Quá hạn" for one in table] == [one == "overdue" for one in states]
    file = tmp_path / "tinh-trang.xlsx"
    code, out, _ = report("disclosure", "--format", "xlsx", "--output", str(file))
    assert code == 0
    assert "2 cơ quan" in out.decode()
    with zipfile.ZipFile(file) as book:
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == 43


def test_the_six_indicators_come_with_what_was_counted(report):
    found = json.loads(report("press-2026", "--format", "json")[1])
    assert [one["number"] for one in found] == [1, 2, 3, 4, 5, 6]
    assert (found[0]["met"], found[0]["records"]) == (1, ["ubnd-tinh/press/2026/a"])
    assert json.loads(report("press-2025", "--format", "json")[1])[0]["met"] == 0


def test_the_report_tells_what_the_pages_keep_back(report):
    hidden = portal(overdue_unshown={"start": "1/9/2026", "decision": "12/QĐ-UBND"})
    (report.content / "lao-cai/portal.yaml").write_text(hidden)
    assert "overdue" in {one["state"] for one in json.loads(report("disclosure", "--format", "json")[1])}


def test_content_with_errors_gives_no_numbers(report):
    (report.content / "lao-cai/so-y-te/agency.md").write_text("---\nname: Sở\n---\n")
    code, out, err = report("due")
    assert (code, out) == (1, b"")
    assert "lỗi[thieu-khoa]" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("thu",), "không có báo cáo “thu”"),
        (("due", "ha-noi"), "không có cổng “ha-noi”"),
        (("disclosure", "--format", "ics"), "chỉ báo cáo due có dạng lịch ics"),
        (("due", "--format", "xlsx"), "thêm --output"),
        (("due", "--agency", "so-la"), "không có cơ quan “so-la”"),
        (("due", "--output", "/khong/co/han.txt"), "không ghi được /khong/co/han.txt"),
    ],
)
def test_a_wrong_call_is_told_in_words(report, words, said):
    code, _, err = report(*words)
    assert code == 2
    assert said in err


def test_the_report_of_our_own_portal_has_the_numbers_of_its_dashboard(capfdbinary):
    content = Path(__file__).parents[2] / "content"
    assert main(["report", "disclosure", "lao-cai", "--content", str(content), "--now", NOW, "--format", "json"]) == 0
    told = Counter(one["state"] for one in json.loads(capfdbinary.readouterr().out))
    site = read_portal(content / "lao-cai", datetime.fromisoformat(NOW)).site
    assert told == {state.value: count for state, count in assessment(site).score.counts}


def test_of_several_provinces_every_line_says_of_which(report):
    other = report.content / "lai-chau"
    shutil.copytree(report.content / "lao-cai", other)
    (other / "portal.yaml").write_text(portal(province="Lai Châu", formal_name="Tỉnh Lai Châu"))
    for word in ("due", "disclosure", "press-2026"):
        assert {one["portal"] for one in json.loads(report(word, "--format", "json")[1])} == {"lao-cai", "lai-chau"}
