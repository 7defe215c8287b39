"""The picture that networks show with a link: legible for every title, the same each time, and there."""

import struct
import zlib
from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from unicodedata import normalize

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from plugins.files.drawing import Words, drawing, is_drawn, writing_width
from plugins.files.lines import drawable
from plugins.files.share_card import FOOT, Drawn, bold, medium, shapes
from plugins.gate import examine
from plugins.host import environment
from plugins.portal.outputs.assets import Assets
from plugins.portal.outputs.installed import ROOT, installed
from plugins.portal.outputs.ledger import ledger_after
from plugins.portal.outputs.pages import pages
from plugins.portal.views.chrome import chrome
from plugins.portal.views.meta import CARD_SIZE
from plugins.portal.views.share_card import ACCENT, ShareCard, share_cards
from plugins.sharing import sharing
from tests.conftest import NOW, agency, bulletin, document, draft, news, portal, press, record
from tests.samples import small

LETTERS = [
    normalize("NFC", letter + mark)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for mark in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
] + list("bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX")
CARD = ShareCard(
    href="/so-y-te/tin-tuc/2026/abc/the-chia-se.png",
    accent="#14532d",
    notice="DỮ LIỆU MẪU: liên hệ, tên người và bản ghi không dẫn nguồn là bịa ra để trình diễn.",
    sender="Cổng công khai thông tin tỉnh Lai Châu",
    kind="Dự thảo lấy ý kiến",
    sample=True,
    title="Quy định mức hỗ trợ",
    agency="Sở Nông nghiệp và Môi trường tỉnh Lai Châu",
    when="Góp ý đến 17:00 ngày 31/10/2026",
)
LONG = "Quyết định ban hành Quy chế phối hợp giữa các cơ quan, đơn vị trong việc cung cấp thông tin cho báo chí " * 4
TITLES = {
    "short": "Tin",
    "usual": "Dự thảo Nghị quyết của Hội đồng nhân dân tỉnh về hỗ trợ bể chứa nước hộ gia đình vùng núi đá",
    "long": LONG,
    "capitals": "ỦY BAN NHÂN DÂN TỈNH ẪM ỆCH ỖI ỨNG " * 6,
    "one long word": "Xem-" + "ngoằnngoèo" * 30,
    "a long word within": "Xem trang " + "ngoằnngoèo" * 30 + " để biết",
    "no letters that can be drawn": "中国 → 😀",
}


def words(card):
    return [one for one in shapes(card) if isinstance(one, Words)]


def test_every_vietnamese_letter_is_in_both_fonts():
    assert len(set(LETTERS)) == 178
    assert {len(one) for one in LETTERS} == {1}
    assert [one for one in LETTERS if not (is_drawn(one, bold()) and is_drawn(one, medium()))] == []


def test_a_letter_the_font_has_not_becomes_plain_or_is_left_out():
    assert drawable("Sa Pa → số №\u202f7 中", bold()) == "Sa Pa số No 7"


@pytest.mark.parametrize("kind", ["Tin", "", LONG])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_nothing_on_a_card_leaves_it_or_lies_on_something_else(title, kind):
    card = replace(CARD, title=title, kind=kind, agency=LONG, when=LONG, sender=LONG, notice=LONG)
    rows = {}
    for one in words(card):
        left, top, right, bottom = one.box
        assert (left, top) >= (0, 0)
        assert right <= CARD_SIZE[0]
        assert bottom <= CARD_SIZE[1]
        rows.setdefault(one.baseline, []).append((left, right))
    for row in rows.values():
        assert all(before[1] < after[0] for before, after in zip(sorted(row), sorted(row)[1:], strict=False))
    assert all(one.box[3] < FOOT for one in words(card)[2:-2])


@pytest.mark.parametrize("title", [TITLES["usual"], LONG])
def test_lines_of_a_title_do_not_touch(title):
    found = words(replace(CARD, title=title))
    lines = [one.box for one in found if one.size >= 40]
    assert len(lines) > 1
    assert all(above[3] < below[1] for above, below in pairwise(lines))


def test_a_title_too_long_ends_with_a_whole_word_and_says_that_it_goes_on():
    lines = [one.text for one in words(replace(CARD, title=LONG)) if one.size >= 40]
    shown = " ".join(lines)
    assert shown.endswith("…")
    assert LONG.startswith((f"{shown[:-1]} ", f"{shown[:-1]}, "))


def test_lines_end_between_words_and_not_within_them():
    card = replace(CARD, title="Lào Cai muốn mọi sở, ngành, địa phương có người phụ trách truyền thông chính sách")
    assert [one.text for one in words(card) if one.size >= 40] == [
        "Lào Cai muốn mọi sở, ngành,",
        "địa phương có người phụ trách",
        "truyền thông chính sách",
    ]


def test_what_is_invented_says_so_and_what_is_not_does_not():
    assert "DỮ LIỆU MẪU" in [one.text for one in words(CARD)]
    assert "DỮ LIỆU MẪU" not in [one.text for one in words(replace(CARD, sample=False))]


@pytest.mark.parametrize("accent", [ACCENT, "#14508c"])
def test_a_card_is_a_small_png_of_its_size_and_always_the_same(accent):
    made = Drawn(replace(CARD, accent=accent))
    content = made()
    assert content == made()
    assert struct.unpack(">II", content[16:24]) == CARD_SIZE
    assert len(content) < 40_000
    assert made.inputs != Drawn(CARD).inputs


def test_the_provinces_colour_is_on_the_card():
    content = Drawn(CARD)()
    start = content.index(b"PLTE") + 4
    length = int.from_bytes(content[start - 8 : start - 4])
    colours = [content[start + at : start + at + 3].hex() for at in range(0, length, 3)]
    assert {"14532d", "ffffff", "c9a04a"} <= set(colours)
    assert zlib.crc32(content[start - 4 : start + length]) == int.from_bytes(content[start + length :][:4])


def test_a_card_shows_its_colours_where_they_belong():
    with Image.open(BytesIO(Drawn(CARD)())) as card:
        assert card.size == CARD_SIZE
        seen = card.convert("RGB")
    right = CARD_SIZE[0] - 10
    colours = [bytes(seen.getpixel((right, down))).hex() for down in (10, 70, FOOT + 2)]
    assert colours == ["ffffff", "14532d", "c9a04a"]
    assert seen.getpixel((right, FOOT + 20)) < seen.getpixel((right, 70))


def test_colours_that_no_portal_names_are_those_of_the_theme():
    tokens = (ROOT / "themes/portal/static/tokens.css").read_text("utf-8")
    assert f"--portal-accent: {ACCENT};" in tokens
    assert "--gold: #c9a04a;" in tokens


def test_whoever_has_no_font_is_told_what_to_run():
    with pytest.raises(FileNotFoundError, match=r"chưa có phông chữ, hãy chạy \./portal setup"):
        installed("khong-co/*.ttf", "phông chữ")


def picture_of(site, path):
    return next(one.view for one in pages(site) if one.path == path).meta.image


WORLD = {
    "portal.yaml": portal(accent="#14532d"),
    "so-y-te/agency.md": agency("Sở Y tế", parent="ubnd-tinh"),
    "so-y-te/news/2026/hop-bao.md": news(),
    "so-y-te/drafts/2026/gia.md": draft(),
    "so-y-te/press/2026/hop-bao.md": press(),
    "so-y-te/bulletins/2026/tiem.md": bulletin(sample="có"),
    "so-y-te/events/2026/toa-dam.md": record(
        title="Tọa đàm", type="tọa đàm", published="1/11/2026", when="năm 2023", summary="Bàn ba việc.", subject="Y tế"
    ),
    "so-y-te/campaigns/2026/rua-tay.md": record(
        title="Rửa tay",
        published="1/11/2026",
        summary="Ai cũng rửa tay.",
        subject="Y tế",
        goal="Ít bệnh.",
        audience="nguoi-dan",
        messages="Rửa tay bằng xà phòng.",
        ask={"name": "Văn phòng", "phones": {"number": "0214 3840 888"}},
    ),
    "so-y-te/documents/2026/1-tb-syt.md": document("1/TB-SYT"),
    "so-y-te/documents/2026/2-tb-syt.md": document(
        "2/TB-SYT", title="Thông báo lịch tiêm", plain={"who": "Trẻ em", "ask": "Trạm y tế"}
    ),
}


def test_what_people_pass_on_has_a_card_and_other_documents_have_none(site):
    told = {one.href: (one.kind, one.when, one.sample) for one in share_cards(site(WORLD))}
    assert told == {
        "/the-chia-se.png": ("", "congkhai.laocai.example", False),
        "/so-y-te/tin-tuc/2026/hop-bao/the-chia-se.png": ("Tin", "17/01/2026", False),
        "/so-y-te/du-thao/2026/gia/the-chia-se.png": ("Dự thảo lấy ý kiến", "Góp ý đến 17:00 ngày 30/11/2026", False),
        "/so-y-te/bao-chi/2026/hop-bao/the-chia-se.png": ("Họp báo", "Thứ Hai, 12/10/2026, 08:30", False),
        "/so-y-te/ban-tin/2026/tiem/the-chia-se.png": ("Bản tin truyền thanh", "Phát đến hết ngày 05/12/2026", True),
        "/so-y-te/su-kien/2026/toa-dam/the-chia-se.png": ("Tọa đàm", "Năm 2023", False),
        "/so-y-te/chien-dich/2026/rua-tay/the-chia-se.png": ("Chiến dịch", "", False),
        "/so-y-te/van-ban/2026/2-tb-syt/the-chia-se.png": ("Thông báo 2/TB-SYT", "Ban hành ngày 01/09/2026", False),
    }


def test_every_page_names_a_picture_that_is_published_and_remembered(site):
    world = site(WORLD)
    cards = {one.path for one in sharing(world)}
    assert {one.view.meta.image.href for one in pages(world) if hasattr(one.view, "meta")} == cards
    assert cards <= {one.address for one in ledger_after(world).lines}


def test_the_head_of_a_page_tells_networks_of_its_card(site):
    world = site(WORLD)
    view = next(one.view for one in pages(world) if one.path == "/so-y-te/tin-tuc/2026/hop-bao/")
    html = environment(ROOT / "themes/portal").get_template("base.html")
    with_chrome = chrome(world, Assets((), "", (), "", defaultdict(str), "", ""), "")
    head = html.render(page=view, chrome=with_chrome).partition("</head>")[0]
    assert (
        '<meta property="og:image" content="https://congkhai.laocai.example/so-y-te/tin-tuc/2026/hop-bao/the-chia-se.png">'
        in head
    )
    assert '<meta property="og:image:width" content="1200">' in head
    assert '<meta property="og:image:height" content="630">' in head
    assert '<meta property="og:image:alt" content="Tin: Tỉnh họp báo thường kỳ">' in head
    assert '<meta name="twitter:card" content="summary_large_image">' in head


@pytest.mark.parametrize(
    ("size", "shown"),
    [((800, 400), "anh.jpg"), ((400, 200), "the-chia-se.png"), ((700, 900), "the-chia-se.png")],
    ids=["wide", "small", "upright"],
)
def test_a_picture_that_looks_well_above_a_link_takes_the_place_of_the_card(tree, size, shown):
    files = {
        "lao-cai/portal.yaml": portal(),
        "lao-cai/ubnd-tinh/agency.md": agency(),
        "lao-cai/ubnd-tinh/news/2026/a.md": news(attachments=[{"file": "anh.jpg", "label": "Lớp học"}]),
        "lao-cai/ubnd-tinh/news/2026/a/anh.jpg": small.picture(size=size),
    }
    found = examine(tree(files) / "lao-cai", datetime.fromisoformat(NOW)).site
    picture = picture_of(found, "/ubnd-tinh/tin-tuc/2026/a/")
    assert picture.href == f"/ubnd-tinh/tin-tuc/2026/a/{shown}"
    assert len(list(sharing(found))) == (1 if shown == "anh.jpg" else 2)
    if shown == "anh.jpg":
        assert (picture.width, picture.height, picture.alt) == (*size, "Lớp học")


@pytest.mark.parametrize("font", [bold(), medium()])
@pytest.mark.parametrize("size", [76, 44, 22])
def test_a_line_is_as_wide_as_its_font_says(font, size):
    whole = ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.BASIC)
    for text in ("", "Ấ", "Quyết định 12/2026/QĐ-UBND: Tự đánh giá, “AV To. LỴ”…", "".join(LETTERS)):
        assert writing_width(text, font, size) == whole.getlength(text)


@pytest.mark.parametrize("size", [76, 22])
def test_a_line_is_written_as_its_font_writes_it(size):
    text, greys = "Đề nghị cấp nước “sạch” ở xã Y Tý, 28/12", bytes(17 * one for one in range(16) for _ in range(3))
    made = drawing((1600, 120), (), (Words(text, 10, 90, bold(), size, 15),), greys)
    whole = Image.new("L", (1600, 120))
    font = ImageFont.truetype(bold(), size, layout_engine=ImageFont.Layout.BASIC)
    ImageDraw.Draw(whole).text((10, 90), text, fill=255, font=font, anchor="ls")
    with Image.open(BytesIO(made)) as written:
        off = ImageChops.difference(written.convert("L"), whole)
    assert off.getextrema()[1] <= 17
