"""Links in the text of records lead to pages, numbers and files; what leads nowhere is told."""

import pytest

from plugins.markup import render
from plugins.portal.views.parts import Text
from tests.conftest import agency, document, page, person, plan

PAGE = "content/lao-cai/pages/gioi-thieu.md"
WORLD = {
    "so-y-te/agency.md": agency("Sở Y tế"),
    "so-y-te/people/lo-van-mau.md": person(),
    "so-y-te/plans/2023/119-kh-syt.md": plan("119/KH-SYT", issued="28/8/2023"),
    "pages/hoi-dap.md": page("Hỏi đáp"),
}


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("so-y-te", "/so-y-te/"),
        ("so-y-te/people/lo-van-mau", "/so-y-te/can-bo/lo-van-mau/"),
        ("so-y-te/people/lo-van-mau.md", "/so-y-te/can-bo/lo-van-mau/"),
        ("/so-y-te/plans/2023/119-kh-syt/", "/so-y-te/ke-hoach/2023/119-kh-syt/"),
        ("pages/hoi-dap", "/hoi-dap/"),
        ("119/KH-SYT", "/so-y-te/ke-hoach/2023/119-kh-syt/"),
        ("<119/KH-SYT ngày 28/8/2023>", "/so-y-te/ke-hoach/2023/119-kh-syt/"),
        ("<Kế hoạch 119 ngày 28/8/2023>", "/so-y-te/ke-hoach/2023/119-kh-syt/"),
    ],
)
def test_a_link_leads_to_the_record_it_names(site, target, address):
    read = site({**WORLD, "pages/gioi-thieu.md": page(body=f"Xem [bản kia]({target}).\n")})
    assert read.links[PAGE] == {target.strip("<>"): address}


def test_a_link_leads_to_a_file_beside_its_record(site):
    body = "[Bảng](<bảng giá 2026.xlsx>) và ![ảnh](a.png)\n"
    read = site(
        {
            "pages/gioi-thieu.md": page(body=body),
            "pages/gioi-thieu/bảng giá 2026.xlsx": b"PK",
            "pages/gioi-thieu/a.png": b"png",
        }
    )
    assert read.links[PAGE] == {
        "bảng giá 2026.xlsx": "/gioi-thieu/b%E1%BA%A3ng%20gi%C3%A1%202026.xlsx",
        "a.png": "/gioi-thieu/a.png",
    }


@pytest.mark.parametrize(
    "body",
    [
        "[Sở][s]\n\n[s]: so-y-te\n",
        "[Sở][]\n\n[Sở]: <so-y-te>\n",
        "Xem [Sở].\n\n[sở]: so-y-te 'Sở Y tế'\n",
        "- [Sở][s]\n\n    [s]: so-y-te\n",
        "[Sở\nY tế](so-y-te)\n",
        "[Sở](\nso-y-te\n)\n",
        "[Sở [1] Y tế](so-y-te 'Sở')\n",
        "> [**Sở**](<so-y-te>)\n",
        "| a | b |\n| - | - |\n| [Sở](so-y-te) | 1 |\n",
    ],
)
def test_a_link_is_found_however_it_is_written(site, body):
    read = site({**WORLD, "pages/gioi-thieu.md": page(body=body)})
    assert read.links[PAGE] == {"so-y-te": "/so-y-te/"}
    assert 'href="/so-y-te/"' in str(render(Text.of(body, tuple(read.links[PAGE].items()))).html)


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("[a][s]\n\n[s]: so-y-tee\n", 6, 6),
        ("<http://laocai.gov.vn/>\n", 4, 2),
        ("<ftp://laocai.gov.vn/>\n", 4, 2),
        ("<https://laocai.gov.vn/a b>\n", 4, 2),
        ("một [hai\nba](khong-co)\n", 5, 5),
        ("[a](https://laocai.gov.vn/a b)\n", 4, 5),
        ("[a](so-y-te\n", 4, 5),
        ("![a](https://laocai.gov.vn/a.png)\n", 4, 6),
        ("![a][s]\n\n[s]: https://laocai.gov.vn/a.png\n", 6, 6),
        ("[a](JavaScript:alert)\n", 4, 5),
        ("[a](data:text/html,x)\n", 4, 5),
    ],
)
def test_36_no_form_of_a_link_loses_its_address_in_silence(problems, body, line, column):
    (one,) = problems({**WORLD, "pages/gioi-thieu.md": page(body=body)})
    assert (one.code, one.where.line, one.where.column) == ("lien-ket-hong", line, column)


def test_36_all_dead_links_are_told_not_only_the_first(problems):
    body = "".join(f"- [mục {number}](khong-co-{number})\n" for number in range(12))
    found = problems({"pages/gioi-thieu.md": page(body=body)})
    assert [one.where.line for one in found] == list(range(4, 16))


def test_a_file_that_is_linked_by_name_needs_no_declaration(site):
    body = "![Sơ đồ][s]\n\n[s]: so-do.png\n"
    read = site({"pages/gioi-thieu.md": page(body=body), "pages/gioi-thieu/so-do.png": b"png"})
    assert read.links[PAGE] == {"so-do.png": "/gioi-thieu/so-do.png"}


@pytest.mark.parametrize("target", ["https://laocai.gov.vn/", "mailto:a@laocai.example", "tel:+842143840888", "#muc-2"])
def test_a_link_outside_or_within_the_page_is_left_as_it_is(site, target):
    assert site({"pages/gioi-thieu.md": page(body=f"[đó]({target})")}).links[PAGE] == {}


@pytest.mark.parametrize(
    "body", ["```\n[a](khong-co)\n```\n", "~~~\n[a](khong-co)\n~~~\n", "Viết `[a](khong-co)` như sau.\n"]
)
def test_a_link_in_code_is_an_example(site, body):
    assert site({"pages/gioi-thieu.md": page(body=body)}).links.get(PAGE, {}) == {}


@pytest.mark.parametrize(
    "target",
    [
        "khong-co",
        "http://laocai.gov.vn/",
        "javascript:alert(1)",
        "../so-y-te",
        "",
        "5/NQ-CP",
        "//evil.example/",
        "/etc/passwd",
        "so-y-te/agency",
        "HTTPS://laocai.gov.vn/x y",
    ],
)
def test_a_link_that_leads_nowhere_is_told_at_its_column(problems, target):
    written = f"<{target}>" if " " in target else target
    (one,) = problems({**WORLD, "pages/gioi-thieu.md": page(body=f"Một\n\nXem [bản kia]({written})\n")})
    assert (one.code, one.where.line) == ("lien-ket-hong", 6)
    assert one.where.column == 15 + (" " in target)


def test_an_ambiguous_number_in_a_text_lists_both(problems):
    files = {
        "so-y-te/plans/2025/119-kh-syt.md": plan("119/KH-SYT", issued="5/5/2025"),
        "pages/gioi-thieu.md": page(body="[KH](119/KH-SYT)\n"),
    }
    (one,) = problems({**WORLD, **files})
    assert (one.code, one.where.line) == ("trich-dan-nhieu-van-ban", 4)


def test_two_dead_links_in_one_line_are_two_problems(problems):
    found = problems({"pages/gioi-thieu.md": page(body="[a](mot) [b](hai)\n")})
    assert [one.where.column for one in found] == [5, 14]


def test_the_evidence_of_a_task_leads_to_its_page(site):
    task = {
        "title": "Họp báo",
        "status": "đã xong",
        "evidence": ["119/KH-SYT", "so-y-te/people/lo-van-mau", "Biên bản họp"],
    }
    read = site(
        {**WORLD, "ubnd-tinh/plans/2026/1-kh-ubnd.md": plan("1/KH-UBND", task_groups=[{"title": "I", "tasks": [task]}])}
    )
    assert {text: one.href for text, one in read.evidence.items()} == {
        "119/KH-SYT": "/so-y-te/ke-hoach/2023/119-kh-syt/",
        "so-y-te/people/lo-van-mau": "/so-y-te/can-bo/lo-van-mau/",
    }


def test_the_text_of_a_document_is_where_its_lines_are(problems):
    (one,) = problems({"ubnd-tinh/documents/2026/1-kh-ubnd.md": document(body="\n[a](khong-co)\n")})
    assert one.where.line == 8
