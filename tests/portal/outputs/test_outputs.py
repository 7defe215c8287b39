"""What a portal publishes: every link leads somewhere, every page says what it is, and nothing depends on chance."""

import csv
import dataclasses
import io
import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from plugins.attachments import attachments
from plugins.portal.catalogue.content import read_portal
from plugins.portal.catalogue.ledger import Change, Line, State, as_lines
from plugins.portal.duties.assess import assessment
from plugins.portal.duties.corrections import Progress, cases
from plugins.portal.law.laws import reasons
from plugins.portal.model.vocabulary import terms
from plugins.portal.outputs.assets import Assets
from plugins.portal.outputs.communication import communication
from plugins.portal.outputs.compliance import compliance
from plugins.portal.outputs.directory import directory
from plugins.portal.outputs.feeds import feeds
from plugins.portal.outputs.maps import maps
from plugins.portal.outputs.output import File, Page, place
from plugins.portal.outputs.pages import pages
from plugins.portal.outputs.signs import signs
from plugins.portal.source.folders import portals
from plugins.portal.views.chrome import chrome
from plugins.portal.views.feed import Feed
from plugins.portal.views.parts import View
from plugins.portal.views.signposts import RedirectPage
from plugins.portal.views.sitemap import Sitemap, SitemapIndex
from plugins.sharing import sharing
from tests.conftest import (
    NOW,
    agency,
    bulletin,
    correction,
    document,
    draft,
    news,
    page,
    person,
    plan,
    portal,
    press,
    question,
    record,
)

CONTENT = Path(__file__).parents[3] / "content"

SMALL = {
    "portal.yaml": portal(
        predecessors=[{"name": "Yên Bái", "ended": "1/7/2025", "basis": "Nghị quyết 202/2025/QH15"}],
        channels=[{"kind": "facebook", "name": "Trang của tỉnh", "url": "https://facebook.com/laocai.example"}],
    ),
    "so-y-te/agency.md": agency("Sở Y tế", parent="ubnd-tinh", phones={"number": "0214 3840 888", "extension": "12"}),
    "so-cu/agency.md": agency(
        "Sở cũ", succession={"event": "sáp nhập", "on": "1/7/2025", "decision": "1/NQ-HĐND", "successors": "so-y-te"}
    ),
    "so-cu/documents/2024/1-qd-sc.md": document("1/QĐ-SC", issued="1/2/2024"),
    "so-y-te/people/lo-van-mau.md": person(
        spokesperson={"role": "regular", "phones": {"number": "0214 3840 999"}, "email": "phatngon@laocai.example"}
    ),
    "so-y-te/documents/2026/1-qd-syt.md": document(
        "1/QĐ-SYT",
        title='Quyết định <b>"A & B"</b> </script>',
        replaces="1/QĐ-SC ngày 1/2/2024",
        disclosure=["17.1.a", "17.1.đ"],
        attachments=[{"file": "bảng giá.xlsx", "label": "Bảng giá"}],
        formerly="/cu/1/",
        body="Xem [cơ quan](ubnd-tinh) và [bảng](<bảng giá.xlsx>).\n",
    ),
    "so-y-te/documents/2026/1-qd-syt/bảng giá.xlsx": b"PK",
    "so-y-te/documents/2026/khong-so.md": document(None, number_note="không rõ", type="Công văn", issued=None, issued_note="không rõ"),
    "ubnd-tinh/plans/2026/1-kh-ubnd.md": plan(
        "1/KH-UBND",
        based_on="30/2020/NĐ-CP",
        task_groups=[{"title": "I", "tasks": [{"title": "Họp", "status": "đã xong", "evidence": "1/QĐ-SYT"}]}],
        targets=[{"label": "Tỷ lệ", "value": "90", "unit": "%", "actual": {"value": "95", "as_of": "1/9/2026", "source": "Báo cáo"}}],
    ),
    "so-y-te/drafts/2026/gia.md": draft(),
    "so-y-te/news/2026/hop-bao.md": news(about="1/QĐ-SYT"),
    "so-y-te/bulletins/2026/tiem-chung.md": bulletin(about="1/QĐ-SYT"),
    "so-y-te/press/2026/hop-bao.md": press(about="1/QĐ-SYT"),
    "so-y-te/press/2026/hop-bao-toi.md": press(on="1/12/2026 08:00", until="1/12/2026 09:00", online="https://hop.laocai.example/"),
    "so-y-te/press/2026/vu-viec.md": press(
        type="phát ngôn về vụ việc", on=None, received="2/11/2026 08:00", clause="7.3", answered="2/11/2026 09:00",
        updates=[{"at": "2/11/2026 15:00", "text": "Đã xong.", "link": "so-y-te/documents/2026/1-qd-syt"}],
    ),
    "so-y-te/press/2026/tra-loi.md": press(type="trả lời báo chí", on=None, received="2/11/2026", question="Bao giờ?"),
    "so-y-te/press/2026/tin-sai.md": press(
        type="phản hồi thông tin báo chí nêu sai", on=None, received="2/11/2026", answered="3/11/2026",
        claim='Sở <b>"đóng cửa"</b>', truth="Sở mở cửa", evidence=["so-y-te", "https://soyte.laocai.example/"],
    ),
    "so-y-te/events/2026/toa-dam.md": record(
        title="Tọa đàm", type="tọa đàm", published="1/11/2026", on="1/12/2026 08:00", summary="Bàn ba việc.", subject="Y tế", about="1/QĐ-SYT",
        roles=[{"name": "Lò Văn Mẫu", "part": "chủ trì", "person": "so-y-te/people/lo-van-mau"}],
        actions=[{"title": "Báo cáo", "status": "đã xong", "evidence": "1/QĐ-SYT"}],
    ),
    "so-y-te/campaigns/2026/rua-tay.md": record(
        title="Rửa tay", published="1/11/2026", summary="Ai cũng rửa tay.", subject="Y tế", goal="Ít bệnh.", audience="nguoi-dan",
        messages="Rửa tay bằng xà phòng.", figures={"label": "Tờ rơi", "value": "20", "unit": "tờ"},
        ask={"name": "Văn phòng", "phones": {"number": "0214 3840 888"}}, about="1/QĐ-SYT",
    ),
    "so-y-te/press-kit.md": record("Sở Y tế.\n", short_name="Sở Y tế", ask_elsewhere={"matter": "đất đai", "agency": "ubnd-tinh"}),
    "so-y-te/questions/2026/ai.md": question(concerns="1/QĐ-SYT", answered="9/11/2026", answer="Mọi hộ."),
    "so-y-te/corrections/2026/so-sai.md": correction(about="so-y-te/documents/2026/1-qd-syt"),
    "so-y-te/disclosure.md": record(unit="Văn phòng Sở", validated="15/11/2026"),
    "pages/gioi-thieu.md": page(),
    "pages/gioi-thieu.en.md": record("See [the department](so-y-te).\n", title="About"),
    "pages/yeu-cau-thong-tin.md": page("Hướng dẫn yêu cầu cung cấp thông tin"),
    "ledger/addresses.jsonl": as_lines(
        (Line("/so-y-te/van-ban/2025/9-tb/", State.WITHDRAWN, "so-y-te/documents/2025/9-tb", "document", on="2026-01-02", reason="Đăng nhầm"),)
    ),
    "ledger/changes.jsonl": as_lines((Change(1, NOW, "started", count=1),)),
    "_shared/chinh-phu/agency.md": agency("Chính phủ", type="trung-uong"),
    "_shared/chinh-phu/documents/2020/30-2020-nd-cp.md": document("30/2020/NĐ-CP", issued="5/3/2020"),
}  # fmt: skip


def outputs(site):
    """All that is published, each view and each content made."""
    return [
        finished(one)
        for capability in (pages, directory, compliance, communication, signs, attachments, sharing, feeds, maps)
        for one in capability(site)
    ]


def finished(one):
    return Page(one.path, one.view) if isinstance(one, Page) else File(one.path, one.content)


def values(thing):
    """Every value within a view: pairs of a field's name and what it holds."""
    if dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield field.name, getattr(thing, field.name)
            yield from values(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for one in thing:
            yield "", one
            yield from values(one)


def dead_links(site):
    """Addresses of the portal that some view leads to and nothing stands at: with the page they are on."""
    found = outputs(site)
    there = {one.path for one in found}
    views = [(one.path, one.view) for one in found if isinstance(one, Page)] + [
        ("chrome", chrome(site, Assets((), "", (), "", {}, {}, "")))
    ]
    for path, view in views:
        for name, value in values(view):
            is_address = name in {"href", "previous", "next", "path"} or name == ""
            if is_address and isinstance(value, str) and value.startswith("/"):
                target = unquote(value.partition("#")[0].partition("?")[0])
                if target not in there:
                    yield path, value


@pytest.fixture
def small(site):
    return site(SMALL)


def test_every_link_of_a_small_portal_leads_somewhere(small):
    assert list(dead_links(small)) == []


def test_every_link_leads_somewhere_where_a_province_does_not_show_yet_what_is_overdue(site):
    hidden = portal(overdue_unshown={"start": "1/9/2026", "decision": "12/QĐ-UBND"})
    assert list(dead_links(site({"portal.yaml": hidden, "so-y-te/agency.md": agency("Sở Y tế")}))) == []


@pytest.fixture(scope="module", params=portals(CONTENT), ids=lambda one: one.name)
def ours(request):
    """Each portal of our own content that has no errors."""
    reading = read_portal(request.param, datetime.fromisoformat(NOW))
    if reading.site is None:
        pytest.skip(f"{request.param.name} has {len(reading.problems)} problems")
    return reading.site


@pytest.mark.xdist_group("ours")
def test_our_own_portals_show_every_state_and_every_way_of_telling_it_agrees(ours):
    found = assessment(ours)
    counts = {state.value: count for state, count in found.score.counts}
    assert set(counts) == {state for state, count in counts.items() if count}
    made = {one.path: one for one in compliance(ours)}
    page = made["/tinh-trang-cong-khai/"].view
    assert {one.badge.state: one.count for one in page.counts} == counts
    assert Counter(state for row in page.rows for state in row.cells) == counts
    data = json.loads(made["/tinh-trang-cong-khai/tinh-trang.json"].content)
    assert Counter(one["state"] for one in data) == counts
    table = csv.DictReader(io.StringIO(made["/tinh-trang-cong-khai/tinh-trang.csv"].content.decode("utf-8-sig")))
    labels = {one.label: one.id for one in terms("disclosure-states")}
    assert Counter(labels[row["Tình trạng"]] for row in table) == counts
    lists = (made[f"{one.href}cong-khai/"].view for one in found.agencies)
    assert Counter(dict(item.hooks)["trang-thai"] for one in lists for item in one.items) == counts
    assert [one.progress for one in cases(ours)].count(Progress.OVERDUE) >= 1
    assert {Progress.LATE, Progress.ANSWERED, Progress.OPEN} <= {one.progress for one in cases(ours)}


def test_our_own_content_gives_every_reason_why_something_is_not_applicable():
    said = "".join(path.read_text("utf-8") for path in sorted(CONTENT.glob("*/*/disclosure.md")))
    assert {one for one in reasons() if f"reason: {one}\n" in said} == set(reasons())


@pytest.mark.xdist_group("ours")
def test_every_link_of_our_own_portals_leads_somewhere(ours):
    assert list(dead_links(ours)) == []


@pytest.mark.xdist_group("ours")
def test_no_two_outputs_of_our_own_portals_are_one_file(ours):
    assert [path for path, times in Counter(place(one.path) for one in outputs(ours)).items() if times > 1] == []


def test_no_two_outputs_are_one_file(small):
    assert [path for path, times in Counter(place(one.path) for one in outputs(small)).items() if times > 1] == []


def test_every_kind_of_view_is_part_of_the_small_portal(small):
    made = {type(one.view) for one in outputs(small) if isinstance(one, Page)}
    known = {one for one in descendants(View) if one.__module__.startswith("plugins.portal.views.")}
    assert {one.__name__ for one in known - made} <= {"PortalsPage"}


def descendants(model):
    for one in model.__subclasses__():
        yield one
        yield from descendants(one)


def test_every_address_is_plain_and_ends_in_a_slash_or_a_file(small):
    for one in outputs(small):
        assert one.path.startswith("/")
        assert ".." not in one.path
        assert "//" not in one.path
        assert one.path.endswith("/") or "." in one.path.rpartition("/")[2]


def heads(site):
    return [
        (one.path, one.view.meta)
        for one in (*pages(site), *directory(site), *compliance(site), *communication(site), *signs(site))
        if isinstance(one, Page) and isinstance(one.view, View)
    ]


def test_every_page_names_its_own_address(small):
    assert [path for path, meta in heads(small) if meta.path != path] == []


def test_dublin_core_is_complete_on_every_page(small):
    for _, meta in heads(small):
        core = dict(meta.dublin_core)
        assert {
            "DC.title",
            "DC.creator",
            "DC.date",
            "DC.description",
            "DC.publisher",
            "DC.identifier",
            "DC.language",
        } <= core.keys()
        assert all(value.strip() for value in core.values())
        assert core["DC.identifier"] == f"https://congkhai.laocai.example{meta.path}"
        assert len(core["DC.date"]) == len("2026-11-22")


def test_every_page_has_a_title_and_a_description_that_fit(small):
    for _, meta in heads(small):
        assert meta.title
        assert 0 < len(meta.description) <= 201


def test_json_ld_is_json_that_cannot_end_its_script(small):
    found = [meta.json_ld for _, meta in heads(small) if meta.json_ld]
    assert len(found) > 5
    for text in found:
        assert json.loads(text)["@context"] == "https://schema.org"
        assert not any(mark in text for mark in "<>&")


def test_json_ld_says_what_the_document_says(small):
    meta = dict(heads(small))["/so-y-te/van-ban/2026/1-qd-syt/"]
    data = json.loads(meta.json_ld)
    assert data["name"] == 'Quyết định 1/QĐ-SYT: Quyết định <b>"A & B"</b> </script>'  # fmt: skip
    assert data["legislationLegalForce"] == "https://schema.org/InForce"


def test_the_sitemap_names_its_parts_and_these_the_pages_that_may_be_indexed(small):
    root = "https://congkhai.laocai.example"
    indexed = {f"{root}{path}" for path, meta in heads(small) if meta.indexed}
    found = [one for one in maps(small) if isinstance(one, Page)]
    parts = {f"{root}{one.path}": one.view.urls for one in found if isinstance(one.view, Sitemap)}
    (whole,) = [one for one in found if isinstance(one.view, SitemapIndex)]
    assert (whole.path, whole.view.parts) == ("/sitemap.xml", tuple(sorted(parts)))
    assert sorted(url for urls in parts.values() for url in urls) == sorted(indexed)
    assert all(list(urls) == sorted(urls) for urls in parts.values())


def test_a_new_document_changes_the_part_of_its_year_and_no_other(site):
    def parts(*years):
        files = {
            f"so-y-te/documents/{year}/{number}-qd-syt.md": document(f"{number}/QĐ-SYT", issued=f"1/9/{year}")
            for number, year in enumerate(years, 1)
        }
        made = maps(site({"so-y-te/agency.md": agency("Sở Y tế")} | files))
        return {one.path: one.view for one in made if isinstance(one, Page)}

    before, after = parts(2025, 2026), parts(2025, 2026, 2026)
    assert [path for path, view in after.items() if before[path] != view] == ["/sitemap-2026.xml"]
    assert {"/sitemap-2025.xml", "/sitemap-co-quan.xml", "/sitemap-danh-muc.xml"} < set(after)


def test_pages_that_only_lead_on_are_not_indexed(small):
    (moved,) = [one for one in signs(small) if isinstance(one, Page) and isinstance(one.view, RedirectPage)]
    assert (moved.path, moved.view.target.href) == ("/cu/1/", "/so-y-te/van-ban/2026/1-qd-syt/")
    assert not moved.view.meta.indexed
    assert not dict(heads(small))["/404.html"].indexed


def test_robots_may_read_everything_and_find_the_map(small):
    (robots,) = [one for one in maps(small) if isinstance(one, File)]
    assert robots.content.decode().splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://congkhai.laocai.example/sitemap.xml",
    ]


def test_a_file_is_published_under_its_name(small):
    file, package = sorted(attachments(small), key=lambda one: "tu-lieu" in one.path)
    assert package.path == "/so-y-te/tu-lieu-bao-chi/tu-lieu-so-y-te.zip"
    assert file.path == "/so-y-te/van-ban/2026/1-qd-syt/bảng giá.xlsx"
    assert Path(file.content.path).read_bytes() == b"PK"


def entries(site, path):
    (found,) = [one.view for one in feeds(site) if one.path == path]
    assert isinstance(found, Feed)
    return found


def test_a_feed_changes_only_with_its_entries(site, small):
    later = site(SMALL, now="2026-11-30T15:00+07:00")
    assert list(map(finished, feeds(later))) == list(map(finished, feeds(small)))


def test_a_feed_has_the_newest_first_and_every_entry_its_own_address(small):
    feed = entries(small, "/atom.xml")
    updated = [one.updated for one in feed.entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.updated == updated[0]
    assert len({one.url for one in feed.entries}) == len(feed.entries)
    assert all(one.title and one.author for one in feed.entries)


def test_an_agency_has_a_feed_of_its_own(small):
    assert {one.author for one in entries(small, "/so-y-te/atom.xml").entries} == {"Sở Y tế"}


def test_two_readings_of_one_folder_give_equal_outputs(tree):
    content = tree(
        {path if path.startswith("_") else f"lao-cai/{path}": text for path, text in SMALL.items()}
        | {"lao-cai/ubnd-tinh/agency.md": agency()}
    )
    first, second = (outputs(read_portal(content / "lao-cai", datetime.fromisoformat(NOW)).site) for _ in range(2))
    assert first == second


def test_the_order_in_which_files_were_written_does_not_matter(site):
    forth = outputs(site(SMALL))
    assert outputs(site(dict(reversed(SMALL.items())))) == forth


def test_a_view_holds_nothing_but_finished_values(small):
    for one in pages(small):
        for name, value in values(one.view):
            assert (
                value is None or isinstance(value, str | bytes | int | bool | tuple) or dataclasses.is_dataclass(value)
            ), f"{one.path} {name}"
