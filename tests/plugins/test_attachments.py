"""From a folder to what readers get: the gate opens every file, and what is published of it is what the page says."""

import hashlib
from datetime import datetime

import pytest

from plugins.attachments import attachments
from plugins.gate import examine
from plugins.host import relative
from plugins.portal.outputs.pages import pages
from plugins.portal.store import Store
from tests.conftest import NOW, agency, document, page, portal, record
from tests.samples import small

RECORD = "lao-cai/ubnd-tinh/documents/2026/1-kh-ubnd"
ADDRESS = "/ubnd-tinh/van-ban/2026/1-kh-ubnd/"


@pytest.fixture
def examined(tree):
    """What the gate says of a portal with a document and files beside it."""

    def reading(files, **keys):
        listed = [{"file": name, "label": f"Tệp {name}"} for name in files]
        content = tree(
            {
                "lao-cai/portal.yaml": portal(),
                "lao-cai/ubnd-tinh/agency.md": agency(),
                f"{RECORD}.md": document(**{"attachments": listed} | keys),
                **{f"{RECORD}/{name}": one for name, one in files.items()},
            }
        )
        return examine(content / "lao-cai", datetime.fromisoformat(NOW))

    return reading


def card(site, name):
    view = next(one.view for one in pages(site) if one.path == ADDRESS)
    return next(one for one in view.files if one.name == name)


def published(site):
    return {one.path: one.made(Store()) for one in attachments(site)}


def test_a_page_says_of_a_file_what_a_reader_finds_in_the_download(examined):
    files = {f"ke-hoach.{ending}": make() for ending, make in small.FILES.items()}
    reading = examined(files)
    assert reading.problems == ()
    found = published(reading.site)
    for name in files:
        shown = card(reading.site, name)
        assert shown.sha256 == hashlib.sha256(found[ADDRESS + name]).hexdigest()
    assert b"MAY-TINH" not in b"".join(found.values())


@pytest.mark.parametrize(
    ("name", "format_", "pages_", "picture"),
    [
        ("a.pdf", "PDF", "1 trang", "a.pdf.trang-1.webp"),
        ("a.jpg", "Ảnh JPEG", "", "a.jpg.60.webp"),
        ("a.docx", "Word", "", ""),
        ("a.xlsx", "Excel", "", ""),
        ("a.csv", "Bảng CSV", "", ""),
    ],
)
def test_a_card_names_the_format_the_pages_and_a_picture_that_is_published(examined, name, format_, pages_, picture):
    site = examined({name: small.FILES[name.partition(".")[2]]()}).site
    shown = card(site, name)
    assert (shown.format, shown.pages, shown.note) == (format_, pages_, "")
    assert (shown.picture.href if shown.picture else "") == (ADDRESS + picture if picture else "")
    assert not shown.picture or shown.picture.href in published(site)


def test_a_scan_is_called_one_on_the_page(examined):
    entry = {"file": "quet.pdf", "label": "Bản quét", "scan_checked": "có"}
    reading = examined({"quet.pdf": small.pdf("")}, attachments=[entry])
    assert [one.code for one in reading.problems] == ["ban-quet"]
    assert "bản quét" in card(reading.site, "quet.pdf").note


def test_pictures_of_one_stem_do_not_take_each_others_place(examined):
    site = examined({"so-do.jpg": small.picture(), "so-do.png": small.picture("PNG")}).site
    paths = [one.path for one in attachments(site)]
    assert len(paths) == len(set(paths)) == 4


def test_a_file_at_fault_keeps_the_portal_from_being_built_and_is_named(examined):
    reading = examined({"a.pdf": b"MZ" + bytes(90)})
    assert reading.site is None
    (problem,) = reading.problems
    assert (problem.code, problem.where.path.endswith(f"{RECORD}/a.pdf")) == ("loai-tep-khong-nhan", True)


def test_a_page_and_its_translation_show_a_picture_in_every_width(tree):
    content = tree(
        {
            "lao-cai/portal.yaml": portal(),
            "lao-cai/ubnd-tinh/agency.md": agency(),
            "lao-cai/pages/gioi-thieu.md": page(body="![Sơ đồ](so-do.jpg)\n"),
            "lao-cai/pages/gioi-thieu.en.md": record("![Plan](so-do.jpg)\n", title="About"),
            "lao-cai/pages/gioi-thieu/so-do.jpg": small.picture(size=(600, 30)),
        }
    )
    site = examine(content / "lao-cai", datetime.fromisoformat(NOW)).site
    shown = {one.path: one.view.body.images for one in pages(site) if one.path.endswith("/gioi-thieu/")}
    assert len(shown) == 2
    for (image,) in shown.values():
        assert (image.href, image.width, image.height) == ("/gioi-thieu/so-do.jpg", 600, 30)
        assert image.sources == (("/gioi-thieu/so-do.jpg.480.webp", 480), ("/gioi-thieu/so-do.jpg.600.webp", 600))
        assert {href for href, _ in image.sources} <= published(site).keys()


def test_every_address_of_a_picture_is_made_relative_to_its_page():
    html = '<source srcset="/a/b.480.webp 480w, /a/b.960.webp 960w"><img src="/a/b.jpg">'
    assert relative(html, "/en/a/").count('"../../a/') == 2
    assert ", ../../a/b.960.webp 960w" in relative(html, "/en/a/")
