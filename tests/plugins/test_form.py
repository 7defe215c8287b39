"""The form for content: what it asks is what the model declares, what it keeps is what the check accepts."""

import re
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest
from lxml import html

from plugins.cli.__main__ import main
from plugins.portal.source.frontmatter import split
from plugins.portal.source.schema import Part
from plugins.preview.form import KINDS, Request, respond
from plugins.preview.form.records import entries
from tests.conftest import NOW, agency, document, news, person, portal
from tests.samples.small import pdf, picture

HOST = "127.0.0.1:8000"
WORLD = {
    "lao-cai/portal.yaml": portal(),
    "lao-cai/ubnd-tinh/agency.md": agency(),
    "lao-cai/so-y-te/agency.md": agency("Sở Y tế"),
    "lao-cai/so-y-te/people/tran-thi-b.md": person("Trần Thị B"),
    "lao-cai/so-y-te/documents/2026/512-qd-syt.md": document("512/QĐ-SYT"),
    "lao-cai/so-y-te/documents/2026/12-tb-syt.md": document("12/TB-SYT"),
    "lao-cai/so-y-te/news/2026/tiem-chung.md": news("Lịch tiêm chủng", "Xem [quyết định](<512/QĐ-SYT>).\n"),
}
DOCUMENT = "/bien-tap/lao-cai/so-y-te/document"
EDIT = "/bien-tap/sua?portal=lao-cai&id=so-y-te/"
DECISION, NEWS = f"{EDIT}documents/2026/512-qd-syt", f"{EDIT}news/2026/tiem-chung"
TYPED = {"number": "9/TB-SYT", "title": "Thông báo: lịch tiêm", "issued": "20/11/2026", "published": "20/11/2026"}
TYPED |= {"subject": "Y tế", "audience": "Người dân\r\nBáo chí", "body": "Mời bà con."}
WRITTEN = """---
number: 9/TB-SYT
title: "Thông báo: lịch tiêm"
issued: 20/11/2026
published: 20/11/2026
subject: Y tế
audience:
  - Người dân
  - Báo chí
---
Mời bà con.
"""


def encoded(values):
    """As a browser sends a form: a text, or a file with its name."""
    for name, value in values.items():
        file, content = value if isinstance(value, tuple) else ("", value.encode())
        said = f'; filename="{file}"' if file else ""
        yield f'--b\r\nContent-Disposition: form-data; name="{name}"{said}\r\n\r\n'.encode() + content + b"\r\n"
    yield b"--b--\r\n"


@pytest.fixture
def ask(tree):
    content = tree(WORLD)

    def asked(path, values=None, host=HOST, origin=f"http://{HOST}"):
        body = None if values is None else b"".join(encoded(values))
        request = Request(path, host, origin, body, "multipart/form-data; boundary=b")
        found = respond({"lao-cai": content / "lao-cai"}, request, datetime.fromisoformat(NOW))
        return found.status.value, found.page.decode()

    asked.content = content
    return asked


def examples(model: type[Part], name=""):
    for key in model.declared():
        if key.asked and key.part:
            yield from examples(key.part, f"{name}{key.name}.{'0.' if key.many else ''}")
        elif key.asked:
            yield f"{name}{key.name}", key.example


def test_what_is_typed_becomes_a_file_of_the_right_name(ask):
    status, page = ask(DOCUMENT, TYPED)
    assert (status, "không có lỗi" in page) == (200, True)
    assert (ask.content / "lao-cai/so-y-te/documents/2026/9-tb-syt.md").read_text("utf-8") == WRITTEN
    assert main(["check", str(ask.content), "--now", NOW]) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_of_every_kind_can_be_sent_as_they_are(kind, ask):
    address = f"/bien-tap/lao-cai/so-y-te/{kind}"
    values = dict(examples(KINDS[kind])) | {"body": "Lời văn."}
    status, form = ask(address)
    assert status == 200
    assert all(f'name="{one}"' in form for one in values)
    status, page = ask(address, values)
    assert (status, "đã ghi" in page.lower()) == (200, True), page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"number": "9/TBSYT"}, "dấu gạch nối"),
        ({"issued": "31/2/2026"}, "31/2/2026"),
        ({"number": "512/QĐ-SYT"}, "đã có"),
        ({"title": ""}, "thiếu"),
        ({"body": "Gọi anh A, số riêng 0912 345 678"}, "091"),
        ({"subject": "<script>"}, "&lt;script&gt;"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(change, words, ask):
    before = sorted(ask.content.rglob("*.md"))
    status, page = ask(DOCUMENT, TYPED | change)
    assert status == 422
    assert words in page
    assert 'value="20/11/2026"' in page
    assert sorted(ask.content.rglob("*.md")) == before


@pytest.mark.parametrize("wrong", [{"host": "cong.vn"}, {"origin": "https://ke-xau.example"}, {"origin": ""}])
def test_another_site_cannot_write_here(wrong, ask):
    before = sorted(ask.content.rglob("*.md"))
    assert ask(DOCUMENT, TYPED, **wrong)[0] == 403
    assert sorted(ask.content.rglob("*.md")) == before


@pytest.mark.parametrize(
    "path", ["x/so-y-te/document", "lao-cai/../document", "lao-cai/so-y-te/portal", "lao-cai/x/news", "x"]
)
def test_an_address_that_is_none_leads_back(path, ask):
    assert ask(f"/bien-tap/{path}")[0] == 404


def form_of(page):
    """What a browser would send of a form as it stands."""
    sent = {}
    for name, value in html.fromstring(page).xpath("//form[@method='post']")[0].form_values():
        sent[name] = f"{sent[name]}\n{value}" if name in sent else value
    return sent


def everything(content):
    return {one: one.read_bytes() for one in sorted(content.rglob("*")) if one.is_file()}


def problem_at(page, name):
    """What is said beside a field."""
    return " ".join(html.fromstring(page).xpath(f"//*[@id='{name}-wrong']//text()"))


def test_the_form_shows_every_value_of_every_record_of_a_demo_portal():
    home = Path(__file__).parents[2] / "content" / "lao-cai"
    for entry in entries(home.name, home):
        answer = respond({home.name: home}, Request(entry.edit, HOST), datetime.fromisoformat(NOW))
        shown = "\n".join(form_of(answer.page.decode()).values())
        values = split(entry.file.read_text("utf-8"), "").values
        assert [one for one in scalars(values) if one.strip() not in shown] == [], entry.file


def scalars(value):
    if isinstance(value, str):
        yield value
    else:
        for one in value.values() if isinstance(value, dict) else value:
            yield from scalars(one)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_form_that_is_sent_as_it_came_changes_no_byte(ends, ask):
    file = ask.content / "lao-cai/so-y-te/documents/2026/512-qd-syt.md"
    text = document("512/QĐ-SYT", "\nMột.  \n\n    mã\n", audience=["nguoi-dan", "Báo chí"], sample="có")
    text = text.replace("subject: Y tế", "# lĩnh vực\nsubject:   'y-te'  # mã\nsummary: |\n  Một.\n\n  Hai.\n")
    file.write_bytes(text.replace("\n", ends).encode())
    before = everything(ask.content)
    status, page = ask(DECISION, form_of(ask(DECISION)[1]))
    assert (status, "Không có gì thay đổi" in page) == (200, True)
    assert everything(ask.content) == before


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("quyet dinh 512", 0),
        ("512 syt", 1),
        ("Lịch TIÊM chủng", 1),
        ("lich tiem chung", 1),
        ("so-y-te", 5),
        ("<script>", 0),
    ],
)
def test_records_are_found_with_marks_and_without(words, found, ask):
    status, page = ask(f"/bien-tap/?q={words.replace(' ', '+')}")
    assert (status, page.count(">Sửa<")) == (200, found)
    assert "<script>" not in page


def test_an_agencys_records_stand_by_kind_and_drafts_among_them(ask):
    draft = document("13/TB-SYT", title="Chưa đăng", status="nháp")
    (ask.content / "lao-cai/so-y-te/documents/2026/13-tb-syt.md").write_text(draft, "utf-8")
    (ask.content / "lao-cai/so-y-te/documents/2026/14-tb-syt.md").write_text("---\ntitle: {\n", "utf-8")
    page = ask("/bien-tap/lao-cai/so-y-te/")[1]
    headings = html.fromstring(page).xpath("//h2/text()")
    assert headings.index("Cơ quan") < headings.index("Cán bộ") < headings.index("Văn bản") < headings.index("Tin")
    assert re.search(r"13/TB-SYT: Chưa đăng <small[^>]*>nháp</small>", page)
    assert re.search(r"14-tb-syt <small[^>]*>tệp chưa đọc được</small>", page)
    status, page = ask(f"{EDIT}documents/2026/14-tb-syt")
    assert (status, "14-tb-syt.md" in page) == (422, True)


@pytest.mark.parametrize(
    "id_", ["", "documents/2026/9", "../ubnd-tinh/agency", "documents/2026/512-qd-syt.md", "documents/2026/lien-ket"]
)
def test_only_what_the_portal_itself_reads_can_be_edited(id_, ask):
    outside = ask.content / "mat.md"
    outside.write_text(document("1/MẬT"), "utf-8")
    (ask.content / "lao-cai/so-y-te/documents/2026/lien-ket.md").symlink_to(outside)
    assert ask(EDIT + id_)[0] == 404


def test_what_the_form_cannot_show_is_named_with_its_line_and_stays(ask):
    file = ask.content / "lao-cai/so-y-te/people/tran-thi-b.md"
    file.write_text("---\nname: Trần Thị B\nla: {x: 1}\nposts: Phó Giám đốc\n---\n", "utf-8")
    page = ask(f"{EDIT}people/tran-thi-b")[1]
    assert "dòng 3: <code>la</code>" in page
    assert "dòng 4: <code>posts</code>" in page
    assert ask(f"{EDIT}people/tran-thi-b", form_of(page) | {"name": "Trần Thị C"})[0] == 422
    assert "name: Trần Thị B\nla: {x: 1}" in file.read_text("utf-8")


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(ask):
    before = everything(ask.content)
    typed = form_of(ask(DECISION)[1]) | {"issued": "31/2/2026", "title": "Tên mới", "body": "[a](khong-co)"}
    status, page = ask(DECISION, typed)
    assert status == 422
    assert "31/2/2026" in problem_at(page, "issued")
    assert problem_at(page, "title") == ""
    assert form_of(page)["title"] == "Tên mới"
    status, page = ask(DECISION, typed | {"issued": "3/9/2026"})
    assert (status, "khong-co" in problem_at(page, "body")) == (422, True)
    assert everything(ask.content) == before


def test_what_others_would_lose_by_a_change_stops_it(ask):
    before = everything(ask.content)
    status, page = ask(DECISION, form_of(ask(DECISION)[1]) | {"number": "513/QĐ-SYT"})
    assert (status, "tiem-chung.md" in page) == (422, True)
    assert everything(ask.content) == before


def test_a_file_is_put_beside_its_record_and_named_by_it(ask):
    file = {"new-file": ("C:\\Máy tôi\\Bản đồ (1).PNG", picture("PNG")), "new-file-label": "Bản đồ điểm tiêm"}
    for address, place, words in (
        (DECISION, "documents/2026/512-qd-syt", "attachments:\n  - file: ban-do-1.png\n    label: Bản đồ điểm tiêm\n"),
        (f"{EDIT}people/tran-thi-b", "people/tran-thi-b", "---\n![Bản đồ điểm tiêm](ban-do-1.png)\n"),
    ):
        status, page = ask(address, form_of(ask(address)[1]) | file)
        assert (status, "Đã ghi" in page) == (200, True), page
        record = ask.content / "lao-cai/so-y-te" / place
        assert (record / "ban-do-1.png").read_bytes() == picture("PNG")
        assert words in record.with_suffix(".md").read_text("utf-8")
    assert main(["check", str(ask.content), "--now", NOW]) == 0
    status, page = ask(DECISION, form_of(ask(DECISION)[1]) | file)
    assert (status, "đã có" in page) == (422, True)


@pytest.mark.parametrize(
    ("name", "content", "label", "words"),
    [
        ("a.exe", b"MZ" + bytes(100), "Tệp", ""),
        ("a.pdf", b"%PDF-1.7", "Tệp", ""),
        ("a.pdf", picture("PNG"), "Tệp", ""),
        ("a.md", b"---\ntitle: A\n---\n", "Tệp", ""),
        ("the-chia-se.png", picture("PNG"), "Tệp", ""),
        ("khong-duoi", pdf(), "Tệp", "không có đuôi"),
        ("a.pdf", pdf(), "", "tên hiển thị"),
    ],
)
def test_a_file_that_the_gate_refuses_is_not_kept(name, content, label, words, ask):
    before = everything(ask.content)
    sent = form_of(ask(DECISION)[1]) | {"new-file": (name, content), "new-file-label": label}
    status, page = ask(DECISION, sent)
    assert status == 422
    assert words in unescape(page) if words else problem_at(page, "new-file")
    assert everything(ask.content) == before
