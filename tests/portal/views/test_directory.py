"""Who may speak, now: the directory, the rota, the page of a role, what people take along."""

import gzip
import io
import json
import zipfile

import pytest
import vobject

from plugins.portal.outputs.directory import directory, directory_addresses
from plugins.portal.outputs.output import Page
from plugins.portal.outputs.pages import pages
from plugins.portal.store import Store
from plugins.search import index
from tests.conftest import agency, person, record

BEFORE_MIDNIGHT, MIDNIGHT = "2026-11-30T23:59+07:00", "2026-12-01T00:00+07:00"


def speaker(name="Lò Văn Mẫu", number="0214 3111 222", **duty):
    usual = {"role": "regular", "phones": {"number": number, "extension": "77"}, "email": "phatngon@laocai.example"}
    return person(name, spokesperson=usual | duty)


def rota(**values):
    return record(
        **{"people": ["ubnd-tinh/people/lo-van-mau", "ubnd-tinh/people/ban-thi-hai"], "start": "2/11/2026"} | values
    )


TWO = {
    "ubnd-tinh/people/lo-van-mau.md": speaker(),
    "ubnd-tinh/people/ban-thi-hai.md": speaker("Bàn Thị Hai", "0214 3111 333", role="head"),
}


def found(site, path):
    (one,) = [one for one in directory(site) if one.path == path]
    return one.view if isinstance(one, Page) else one.made(Store(None))


def duty_days(site):
    (duty,) = found(site, "/nguoi-phat-ngon/").duties
    return {one.day.text: one for one in duty.days}


# the directory


def test_every_agency_has_an_entry_and_each_level_an_address_of_its_own(site):
    read = site(
        {
            **TWO,
            "so-y-te/agency.md": agency("Sở Y tế", phones={"number": "0214 3840 888"}),
            "cong-an/agency.md": agency(
                "Công an tỉnh",
                type="nganh-doc",
                list_elsewhere="Bộ Công an",
                list_elsewhere_url="https://bocongan.example/",
            ),
        }
    )
    view = found(read, "/nguoi-phat-ngon/")
    assert [one.label for one in view.groups] == ["Tỉnh", "Sở, ban, ngành", "Ngành dọc"]
    (mau, hai), (health,), (police,) = (one.entries for one in view.groups)
    assert [mau.speaker.name, hai.speaker.name] == ["Lò Văn Mẫu", "Bàn Thị Hai"]
    assert "người đứng đầu cơ quan" in health.note
    assert health.phones[0].href == "tel:+842143840888"
    assert (police.list.label, police.list.href) == ("Danh sách của Bộ Công an", "https://bocongan.example/")
    assert [one.label for one in found(read, "/nguoi-phat-ngon/so-nganh/").groups] == ["Sở, ban, ngành"]
    assert {one.path for one in directory(read) if isinstance(one, Page)} - {"/nguoi-phat-ngon/atom.xml"} == set(
        directory_addresses(read)
    )


def test_an_agency_is_found_by_its_other_names_and_by_those_it_came_from(site):
    gone = {"event": "sáp nhập", "on": "1/7/2025", "decision": "1/NQ-HĐND", "successors": "so-y-te"}
    read = site(
        {
            "so-y-te/agency.md": agency("Sở Y tế", short_names=["SYT"], aliases=["Ngành y tế"]),
            "so-cu/agency.md": agency("Sở Lao động", short_names=["SLĐ"], succession=gone),
        }
    )
    (group,) = [one for one in found(read, "/nguoi-phat-ngon/").groups if one.label == "Sở, ban, ngành"]
    assert group.entries[0].found_by == "SYT; Ngành y tế; Sở Lao động; SLĐ"


# the rota


def test_weeks_go_round_and_a_swap_goes_before_them(site):
    swap = {"start": "24/11/2026", "person": "ubnd-tinh/people/lo-van-mau", "reason": "đi công tác"}
    days = duty_days(site({**TWO, "ubnd-tinh/rota.md": rota(handover="7:30", swaps=[swap])}))
    assert list(days) == [f"{one}/11/2026" for one in range(16, 30)]
    names = [one.person.label for one in days.values()]
    assert names == ["Lò Văn Mẫu"] * 7 + ["Bàn Thị Hai", "Lò Văn Mẫu"] + ["Bàn Thị Hai"] * 5
    assert days["24/11/2026"].note == "ngày nghỉ lễ; đi công tác"
    assert (days["23/11/2026"].span.start, days["23/11/2026"].span.end) == (
        "2026-11-23T07:30+07:00",
        "2026-11-24T07:30+07:00",
    )
    assert days["22/11/2026"].phone.href == "tel:+842143111222;ext=77"


def test_the_number_that_is_handed_on_goes_before_the_persons_own(site):
    days = duty_days(site({**TWO, "ubnd-tinh/rota.md": rota(phone={"number": "0214 3111 999"})}))
    assert {one.phone.href for one in days.values()} == {"tel:+842143111999"}


def test_nobody_is_on_duty_whose_mandate_is_over(reading):
    ends = speaker("Bàn Thị Hai", role="head", period={"start": "1/7/2025", "end": "25/11/2026"})
    read = reading({**TWO, "ubnd-tinh/people/ban-thi-hai.md": ends, "ubnd-tinh/rota.md": rota()})
    (problem,) = read.problems
    assert problem.code == "truc-khong-phat-ngon"
    assert "26/11/2026" in problem.what
    days = duty_days(read.site)
    assert days["25/11/2026"].person.label == "Bàn Thị Hai"
    assert (days["26/11/2026"].person, days["26/11/2026"].phone) == (None, None)


@pytest.mark.parametrize(
    ("values", "code", "how"),
    [
        ({"start": "4/11/2026"}, "lich-truc-sai", "02/11/2026"),
        ({"people": "ubnd-tinh/people/khong-co"}, "khong-co-ban-ghi", ""),
        ({"swaps": [{"start": "9/11/2026", "end": "8/11/2026", "person": "ubnd-tinh/people/lo-van-mau"}]}, "khoang-thoi-gian-nguoc", ""),
        ({"swaps": [{"start": "9/11/2026", "person": "ubnd-tinh/people/lo-van-mau"}] * 2}, "lich-truc-sai", ""),
        ({"handover": "25:00"}, "ngay-gio-sai", "7:30"),
    ],
)  # fmt: skip
def test_a_rota_that_cannot_be_worked_out_is_an_error(problems, values, code, how):
    (problem,) = problems({**TWO, "ubnd-tinh/rota.md": rota(**values)})
    assert problem.code == code
    assert problem.where.path.endswith("ubnd-tinh/rota.md")
    assert how in problem.how


def test_hours_that_are_not_understood_are_told_and_shown_as_they_stand(reading):
    read = reading({"ubnd-tinh/people/lo-van-mau.md": speaker(hours="trong mùa lũ")})
    assert [one.code for one in read.problems] == ["gio-chua-hieu"]
    (entry,) = found(read.site, "/nguoi-phat-ngon/").groups[0].entries
    assert (entry.speaker.hours, entry.speaker.open) == ("trong mùa lũ", "")


def test_a_page_knows_the_holidays_ahead(site):
    read = site({"ubnd-tinh/people/lo-van-mau.md": speaker(hours="7:30–17:00, ngày làm việc")})
    (entry,) = found(read, "/nguoi-phat-ngon/").groups[0].entries
    assert entry.speaker.open == "w:450-1020 -2026-11-24"


# the role


def test_a_role_keeps_its_address_and_tells_who_held_it(site):
    over = speaker("Bàn Thị Hai", "0214 3111 333", period={"start": "1/7/2025", "end": "31/8/2026"})
    now = speaker(period={"start": "1/9/2026"})
    read = site({"ubnd-tinh/people/lo-van-mau.md": now, "ubnd-tinh/people/ban-thi-hai.md": over})
    view = found(read, "/ubnd-tinh/nguoi-phat-ngon/")
    assert [(one.title, one.current) for one in view.holders] == [("Lò Văn Mẫu", True), ("Bàn Thị Hai", False)]
    assert [one.name for one in view.speakers] == ["Lò Văn Mẫu"]
    entries = found(read, "/nguoi-phat-ngon/atom.xml").entries
    assert [one.title for one in entries] == [
        "Lò Văn Mẫu làm người phát ngôn thường xuyên của Ủy ban nhân dân tỉnh Lào Cai, thay Bàn Thị Hai",
        "Bàn Thị Hai thôi làm người phát ngôn của Ủy ban nhân dân tỉnh Lào Cai",
        "Bàn Thị Hai làm người phát ngôn thường xuyên của Ủy ban nhân dân tỉnh Lào Cai",
    ]


def test_the_role_of_an_agency_that_is_gone_leads_to_its_heirs(site):
    gone = {"event": "sáp nhập", "on": "1/7/2025", "decision": "1/NQ-HĐND", "successors": "ubnd-tinh"}
    read = site({"so-cu/agency.md": agency("Sở Cũ", succession=gone), "so-cu/people/lo-van-mau.md": speaker()})
    view = found(read, "/so-cu/nguoi-phat-ngon/")
    assert [one.href for one in view.heirs] == ["/ubnd-tinh/nguoi-phat-ngon/"]
    assert view.speakers == ()


# taken along


def test_a_card_is_read_by_a_program_for_cards(site):
    read = site(
        {"ubnd-tinh/people/lo-van-mau.md": speaker(hours="7:30–17:00, ngày làm việc", topics=["lũ; bão", "y tế"])}
    )
    card = vobject.readOne(found(read, "/ubnd-tinh/can-bo/lo-van-mau.vcf").decode())
    assert (card.version.value, card.fn.value, card.org.value) == (
        "4.0",
        "Lò Văn Mẫu",
        ["Ủy ban nhân dân tỉnh Lào Cai"],
    )
    assert (card.n.value.family, card.n.value.given, card.n.value.additional) == ("Lò", "Mẫu", "Văn")
    assert (card.tel.value, card.email.value) == ("tel:+842143111222;ext=77", "phatngon@laocai.example")
    assert card.categories.value == ["lũ; bão", "y tế"]
    assert "Giờ trả lời báo chí: 7:30–17:00, ngày làm việc\n" in card.note.value
    assert "không phải dữ liệu mở" in card.note.value


def test_all_cards_of_a_level_are_one_file(site):
    read = site({**TWO, "so-y-te/agency.md": agency("Sở Y tế"), "so-y-te/people/vi-thi-ba.md": speaker("Vi Thị Ba")})
    names = {
        path: [one.fn.value for one in vobject.readComponents(found(read, path).decode())]
        for path in ("/nguoi-phat-ngon/danh-ba.vcf", "/nguoi-phat-ngon/so-nganh/danh-ba.vcf")
    }
    assert list(names.values()) == [["Lò Văn Mẫu", "Bàn Thị Hai", "Vi Thị Ba"], ["Vi Thị Ba"]]
    told = json.loads(found(read, "/nguoi-phat-ngon/danh-ba.json"))
    assert told["spokespeople"][0]["phones"][0]["uri"] == "tel:+842143111222;ext=77"


def test_a_mandate_that_ends_at_midnight_leaves_every_byte(site):
    world = {"ubnd-tinh/people/lo-van-mau.md": speaker(period={"start": "1/7/2025", "end": "30/11/2026"})}
    before, after = (everything(site(world, now=now)) for now in (BEFORE_MIDNIGHT, MIDNIGHT))
    for contact in ("3111222", "3111 222", "phatngon@laocai.example"):
        assert contact in before
        assert contact not in after
    assert "2026-12-01" in before
    assert "Lò Văn Mẫu thôi làm người phát ngôn" in after


def everything(site):
    """All that the directory, the pages and the search publish, as text."""
    made = [*directory(site), *pages(site), *index(site, None)]
    return "\n".join(repr(one.view) if isinstance(one, Page) else unpacked(one.made(Store(None))) for one in made)


def unpacked(content):
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"".join(book.read(one) for one in book.namelist())
    return content.decode("utf-8", "replace")
