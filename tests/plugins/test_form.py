"""The form for new content: what it asks is what the model declares, what it keeps is what the check accepts."""

from datetime import datetime
from urllib.parse import urlencode

import pytest

from plugins.cli.__main__ import main
from plugins.portal.source.schema import Part
from plugins.preview.form import KINDS, Request, respond
from tests.conftest import NOW, agency, document, person, portal

HOST = "127.0.0.1:8000"
WORLD = {
    "lao-cai/portal.yaml": portal(),
    "lao-cai/ubnd-tinh/agency.md": agency(),
    "lao-cai/so-y-te/agency.md": agency("Sở Y tế"),
    "lao-cai/so-y-te/people/tran-thi-b.md": person("Trần Thị B"),
    "lao-cai/so-y-te/documents/2026/512-qd-syt.md": document("512/QĐ-SYT"),
    "lao-cai/so-y-te/documents/2026/12-tb-syt.md": document("12/TB-SYT"),
}
DOCUMENT = "/bien-tap/lao-cai/so-y-te/document"
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


@pytest.fixture
def ask(tree):
    content = tree(WORLD)

    def asked(path, values=None, host=HOST, origin=f"http://{HOST}"):
        body = None if values is None else urlencode(values).encode()
        found = respond(content, Request(path, host, origin, body), datetime.fromisoformat(NOW))
        return found.status.value, found.page.decode()

    asked.content = content
    return asked


def examples(model: type[Part], name=""):
    for key in model.declared():
        if key.asked and key.part:
            yield from examples(key.part, f"{name}{key.name}.")
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
