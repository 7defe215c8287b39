"""What programs read of the press: calendars, feeds, packages; and nothing before its hour."""

import io
import json
import zipfile
from dataclasses import asdict
from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from plugins.attachments import attachments
from plugins.gate import examine
from plugins.portal.outputs.compliance import compliance
from plugins.portal.outputs.directory import directory
from plugins.portal.outputs.feeds import feeds
from plugins.portal.outputs.maps import maps
from plugins.portal.outputs.output import File, Page
from plugins.portal.outputs.pages import pages
from plugins.portal.outputs.signs import signs
from plugins.portal.store import Store
from plugins.search import index
from plugins.sharing import sharing
from tests.conftest import NOW, agency, portal, press, record
from tests.samples import small

SOON = {
    "on": "10/12/2026 14:00",
    "until": "10/12/2026 15:30",
    "place": "Hội trường",
    "online": "https://hop.laocai.example/",
}
WORLD = {
    "so-y-te/agency.md": agency("Sở Y tế", parent="ubnd-tinh"),
    "ubnd-tinh/press/2026/hop-bao.md": press("Họp báo quý IV", **SOON, subject="Đất đai"),
    "so-y-te/press/2026/tiem-chung.md": press(
        "Tiêm vắc xin", type="thông cáo báo chí", on=None, published="20/11/2026 08:00"
    ),
    "so-y-te/press/2026/hop-bao-cu.md": press("Họp báo cũ", on="12/10/2026"),
}


def made(site):
    """Every output, by path: bytes as they are written, views as they are shown."""
    every = (
        *pages(site),
        *directory(site),
        *compliance(site),
        *signs(site),
        *attachments(site),
        *sharing(site),
        *feeds(site),
        *maps(site),
        *index(site, None),
    )
    return {
        one.path: one.made(Store(None)) if isinstance(one, File) else repr(asdict(one.view)).encode()
        for one in every
        if isinstance(one, (File, Page))
    }


def events(content):
    return {str(one["UID"]): one for one in Calendar.from_ical(content).walk("VEVENT")}


# calendars


def test_a_conference_is_a_calendar_of_its_own_with_hour_place_page_and_state(site):
    content = made(site(WORLD))["/ubnd-tinh/bao-chi/2026/hop-bao/lich.ics"]
    ((uid, event),) = events(content).items()
    assert uid == "ubnd-tinh/press/2026/hop-bao@congkhai.laocai.example"
    assert event.decoded("DTSTART") == datetime(2026, 12, 10, 7, 0, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2026, 12, 10, 8, 30, tzinfo=UTC)
    assert (str(event["LOCATION"]), str(event["STATUS"])) == ("Hội trường", "CONFIRMED")
    assert str(event["URL"]) == "https://congkhai.laocai.example/ubnd-tinh/bao-chi/2026/hop-bao/"
    assert "https://hop.laocai.example/" in str(event["DESCRIPTION"])
    assert b"\r\nDTSTART:20261210T070000Z\r\n" in content


def test_one_calendar_to_follow_for_the_province_each_agency_each_subject(site):
    found = made(site(WORLD))
    soon, old = (
        f"{one}@congkhai.laocai.example" for one in ("ubnd-tinh/press/2026/hop-bao", "so-y-te/press/2026/hop-bao-cu")
    )
    assert events(found["/bao-chi/hop-bao.ics"]).keys() == {soon, old}
    assert events(found["/so-y-te/bao-chi/hop-bao.ics"]).keys() == {old}
    assert events(found["/bao-chi/linh-vuc/dat-dai/hop-bao.ics"]).keys() == {soon}


def test_a_conference_of_which_only_the_day_is_known_takes_the_whole_day(site):
    ((_, event),) = events(made(site(WORLD))["/so-y-te/bao-chi/hop-bao.ics"]).items()
    assert event.decoded("DTSTART").isoformat() == "2026-10-12"
    assert "DTEND" not in event


# feeds


@pytest.mark.parametrize(
    ("folder", "titles"),
    [
        ("/bao-chi/", ["Tiêm vắc xin", "Họp báo quý IV", "Họp báo cũ"]),
        ("/so-y-te/bao-chi/", ["Tiêm vắc xin", "Họp báo cũ"]),
        ("/bao-chi/linh-vuc/dat-dai/", ["Họp báo quý IV"]),
    ],
)
def test_a_json_feed_says_what_the_atom_feed_says(site, folder, titles):
    found = site(WORLD)
    data = json.loads(made(found)[f"{folder}feed.json"])
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["feed_url"] == f"https://congkhai.laocai.example{folder}feed.json"
    assert [one["title"] for one in data["items"]] == titles
    (atom,) = [one.view for one in feeds(found) if one.path == f"{folder}atom.xml"]
    told = [(one.url, one.title, one.updated, one.summary) for one in atom.entries]
    keys = ("id", "title", "date_published", "content_text")
    assert [tuple(one[key] for key in keys) for one in data["items"]] == told
    assert data["items"][0]["authors"]


def test_an_incident_comes_up_again_in_the_feed_with_each_update(site):
    case = {"type": "phát ngôn về vụ việc", "on": None, "clause": "7.3", "published": "1/11/2026"}
    at = {
        "received": "1/11/2026 08:00",
        "answered": "1/11/2026 09:00",
        "updates": {"at": "21/11/2026 07:00", "text": "Xong."},
    }
    found = site(WORLD | {"ubnd-tinh/press/2026/sat-lo.md": press("Sạt lở", **case, **at)})
    first = json.loads(made(found)["/bao-chi/feed.json"])["items"][0]
    assert (first["title"], first["date_published"]) == ("Sạt lở", "2026-11-21T07:00:00+07:00")


# what waits for its hour


def test_a_release_under_embargo_is_in_no_byte_before_its_minute_and_everywhere_after(site):
    waiting = press(
        "Kết quả thẩm định", "Tỉnh đạt Zulu.\n", type="thông cáo báo chí", on=None, publish_at="1/12/2026 08:00"
    )
    files = WORLD | {"ubnd-tinh/press/2026/ket-qua-tham-dinh.md": waiting}
    before = made(site(files, "2026-12-01T07:59+07:00"))
    assert before.keys() == made(site(WORLD, "2026-12-01T07:59+07:00")).keys()
    for word in ("Kết quả thẩm định", "ket-qua-tham-dinh", "Zulu"):
        assert [path for path, content in before.items() if word.encode() in content or word in path] == []
    after = made(site(files, "2026-12-01T08:00+07:00"))
    assert b"Zulu" in after["/ubnd-tinh/bao-chi/2026/ket-qua-tham-dinh/"]
    for path in (
        "/bao-chi/",
        "/bao-chi/tat-ca/",
        "/bao-chi/thong-cao/",
        "/ubnd-tinh/bao-chi/",
        "/bao-chi/feed.json",
        "/sitemap-2026.xml",
    ):
        assert b"ket-qua-tham-dinh" in after[path], path


# press kits

KIT = record(
    "Sở Y tế giúp tỉnh.\n",
    attachments={"file": "logo.png", "label": "Biểu trưng", "alt": "Núi", "credit": "Sở", "licence": "ghi nguồn"},
)


def test_a_press_kit_is_one_package_whose_bytes_are_the_same_whenever_it_is_made(tree):
    content = tree(
        {
            "lao-cai/portal.yaml": portal(),
            "lao-cai/ubnd-tinh/agency.md": agency(),
            "lao-cai/ubnd-tinh/press-kit.md": KIT,
            "lao-cai/ubnd-tinh/press-kit/logo.png": small.FILES["png"](),
        }
    )
    site = examine(content / "lao-cai", datetime.fromisoformat(NOW)).site
    first, second = (
        {one.path: one.made(Store(None)) for one in attachments(site)}[
            "/ubnd-tinh/tu-lieu-bao-chi/tu-lieu-ubnd-tinh.zip"
        ]
        for _ in range(2)
    )
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert package.namelist() == ["gioi-thieu.txt", "logo.png", "ten-va-chuc-danh.txt"]
        assert package.read("gioi-thieu.txt").decode() == "Sở Y tế giúp tỉnh.\n"
        assert "logo.png: Núi. Nguồn: Sở. ghi nguồn." in package.read("ten-va-chuc-danh.txt").decode()
        published = {one.path: one.made(Store(None)) for one in attachments(site)}[
            "/ubnd-tinh/tu-lieu-bao-chi/logo.png"
        ]
        assert package.read("logo.png") == published
    (view,) = [one.view for one in pages(site) if one.path == "/ubnd-tinh/tu-lieu-bao-chi/"]
    (picture,) = view.pictures
    assert (picture.alt, picture.credit, picture.licence) == ("Núi", "Sở", "ghi nguồn")
