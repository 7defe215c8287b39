"""What loudspeakers read: the words on the page, the lists, and what systems that play it get."""

import json

import pytest

from plugins.portal.outputs.feeds import feeds
from plugins.portal.outputs.output import File, Page
from plugins.portal.outputs.pages import pages
from plugins.portal.source.report import as_text
from tests.conftest import agency, bulletin, document

COMMUNES = {
    "xa-mot/agency.md": agency("Ủy ban nhân dân xã Một", type="ubnd-xa"),
    "xa-hai/agency.md": agency("Ủy ban nhân dân xã Hai", type="ubnd-xa"),
    "so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai", short_names=["SYT"]),
}
WORDS = {"_shared/synonyms.yaml": "words:\n  - {short: UBND, full: Ủy ban nhân dân}\n"}
TEXT = "Theo Kế hoạch số 119/KH-UBND ngày 28/8/2023 của UBND tỉnh, hỗ trợ 250.000 đồng.\n\nHạn 5/12/2026.\n"


def view(site, path):
    (found,) = [one.view for one in pages(site) if isinstance(one, Page) and one.path == path]
    return found


def file(site, path):
    (found,) = [one for one in feeds(site) if isinstance(one, File) and one.path == path]
    return json.loads(found.content)


def own(site, name="a"):
    return view(site, f"/so-y-te/ban-tin/2026/{name}/")


def world(**bulletins):
    return COMMUNES | {f"so-y-te/bulletins/2026/{name}.md": text for name, text in bulletins.items()}


def test_an_announcer_gets_numbers_days_and_abbreviations_in_words_and_how_long_it_takes(site):
    page = own(site(WORDS | world(a=bulletin(body=TEXT))))
    first, second = page.script.paragraphs
    assert first == (
        "Theo Kế hoạch số một trăm mười chín ngày hai mươi tám tháng tám năm hai nghìn không trăm hai mươi ba "
        "của Ủy ban nhân dân tỉnh, hỗ trợ hai trăm năm mươi nghìn đồng."
    )
    assert second == "Hạn ngày mùng năm tháng mười hai năm hai nghìn không trăm hai mươi sáu."
    assert page.script.note.startswith("Đọc chậm, rõ: khoảng ")
    assert page.written[1] == "Hạn 5/12/2026."


def test_words_that_are_words_already_are_not_shown_twice(site):
    assert own(site(world(a=bulletin()))).written == ()


def test_a_translation_is_shown_as_it_was_supplied(site):
    there = {"lang": "en", "title": "Vaccination", "text": "Free on 5/12.\n\nCome early.", "by": "Sở Y tế"}
    (version,) = own(site(world(a=bulletin(versions=[there])))).versions
    assert (version.lang, version.heading) == ("en", "English: Vaccination")
    assert version.paragraphs == ("Free on 5/12.", "Come early.")
    assert version.note == "Bản dịch của Sở Y tế."


@pytest.mark.parametrize(("day", "label"), [("20", "Sắp phát"), ("21", "Đang phát"), ("30", "Đang phát")])
def test_a_bulletin_says_whether_it_is_read_now(site, day, label):
    assert own(site(world(a=bulletin()), f"2026-11-{day}T09:00+07:00")).badge.label == label


def test_a_bulletin_is_over_on_the_day_after_its_last(site):
    assert own(site(world(a=bulletin()), "2026-12-06T00:00+07:00")).badge.label == "Đã hết đợt phát"


def test_a_commune_hears_its_own_what_names_it_and_what_is_for_all(site):
    files = world(a=bulletin("Toàn tỉnh"), b=bulletin("Riêng xã Hai", area=["xa-hai"]))
    found = site(files | {"xa-mot/bulletins/2026/c.md": bulletin("Của xã Một")})

    def heard(place):
        return {one.title for one in view(found, place).rows}

    assert heard("/loa/") == {"Toàn tỉnh", "Riêng xã Hai", "Của xã Một"}
    assert heard("/loa/xa/xa-mot/") == {"Toàn tỉnh", "Của xã Một"}
    assert heard("/loa/xa/xa-hai/") == {"Toàn tỉnh", "Riêng xã Hai"}


def test_what_is_read_today_stands_first_and_of_that_what_is_urgent(site):
    over = {"start": "1/11/2026", "end": "2/11/2026"}
    files = world(a=bulletin("Cũ", broadcast=over), b=bulletin("Thường"), c=bulletin("Khẩn", priority="khẩn"))
    assert [one.title for one in view(site(files), "/loa/").rows] == ["Khẩn", "Thường", "Cũ"]


def test_a_commune_without_bulletins_has_its_list_and_its_feed_all_the_same(site):
    found = site(COMMUNES)
    assert view(found, "/loa/xa/xa-mot/").rows == ()
    assert file(found, "/loa/xa/xa-mot/feed.json")["items"] == []


def test_a_system_that_plays_bulletins_gets_the_script_and_when_to_play_it(site):
    told = bulletin(times=["05:30", "17:15"], area=["xa-mot"], priority="khẩn")
    data = file(site(world(a=told)), "/loa/feed.json")
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = data["items"]
    assert item["url"] == "https://congkhai.laocai.example/so-y-te/ban-tin/2026/a/"
    spoken = item["_loa"]
    assert spoken["script"] == "Mời bà con đưa con đi tiêm."
    assert (spoken["from"], spoken["until"], spoken["times"]) == ("2026-11-21", "2026-12-05", ["05:30", "17:15"])
    assert ([one["id"] for one in spoken["areas"]], spoken["priority"]) == (["xa-mot"], "urgent")
    assert spoken["seconds"] > 0


def test_a_document_a_bulletin_speaks_of_leads_back_to_it(site):
    files = world(a=bulletin(about=["1/KH-UBND ngày 1/9/2026"])) | {"ubnd-tinh/documents/2026/1-kh-ubnd.md": document()}
    found = site(files)
    assert [one.title for one in own(found).about] == ["Văn bản số 1/KH-UBND"]
    related = view(found, "/ubnd-tinh/van-ban/2026/1-kh-ubnd/").relations
    assert ("Tin liên quan", "Lịch tiêm chủng tháng 12") in [
        (one.label, value.text) for one in related for value in one.values
    ]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (bulletin(body=""), "ban-tin-thieu-noi-dung"),
        (bulletin(broadcast={"start": "1/12/2026"}), "thieu-khoa"),
        (bulletin(body="Mời xem [lịch tiêm](so-y-te).\n"), "ban-tin-khong-doc-duoc"),
        (bulletin(body="| Ngày | Nơi |\n| --- | --- |\n| 5 | Trạm |\n"), "ban-tin-khong-doc-duoc"),
        (bulletin(area=["xa-ba"]), "khong-co-co-quan"),
    ],
)
def test_what_nobody_could_read_aloud_is_told_to_the_editor(problems, told, code):
    found = problems(world(a=told))
    assert [one.code for one in found] == [code], as_text(found, {})


def test_a_bulletin_can_be_pasted_elsewhere_whole_and_what_is_invented_says_so(site):
    texts = {one.label: one for one in own(site(world(a=bulletin(sample="có")))).shared}
    url = "https://congkhai.laocai.example/so-y-te/ban-tin/2026/a/"
    assert texts["Tin nhắn có dấu"].text == f"DỮ LIỆU MẪU: Lịch tiêm chủng tháng 12 {url}"
    assert texts["Tin nhắn có dấu"].note == "93 ký tự, gửi thành 2 tin (một tin chứa 70)."
    assert texts["Tin nhắn không dấu"].note == "93 ký tự, gửi thành 1 tin (một tin chứa 160)."
    assert all(url in one.text for one in texts.values())
