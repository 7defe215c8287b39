"""Every file of a content folder belongs to a record, or somebody hears of it."""

import hashlib
import os
from datetime import datetime

import pytest

from plugins.portal.catalogue.content import KINDS, read_portal
from plugins.portal.source.claims import RESERVED
from plugins.portal.source.folders import portals
from plugins.portal.source.limits import TEXT_FILE
from plugins.portal.source.tree import read_tree
from tests.conftest import NOW, agency, document, draft, news, page, person, plan, portal, record

LAO_CAI = "content/lao-cai"


def found(problems):
    return [(one.where.path.removeprefix(f"{LAO_CAI}/"), one.code) for one in problems]


def test_a_path_says_what_a_file_is(site):
    read = site(
        {
            "so-y-te/agency.md": agency("Sở Y tế"),
            "so-y-te/people/lo-van-mau.md": person(),
            "so-y-te/documents/2026/1-qd-syt.md": document("1/QĐ-SYT"),
            "so-y-te/plans/2026/1-kh-syt.md": plan("1/KH-SYT"),
            "so-y-te/drafts/2026/gia.md": draft(),
            "so-y-te/news/2026/hop-bao.md": news(),
            "pages/gioi-thieu.md": page(),
            "pages/gioi-thieu.en.md": record(title="About"),
        }
    )
    kinds = {one.id: one.kind.name for one in read.records if one.kind.name != "translation"}
    assert kinds == {
        "portal": "portal",
        "ubnd-tinh": "agency",
        "so-y-te": "agency",
        "so-y-te/people/lo-van-mau": "person",
        "so-y-te/documents/2026/1-qd-syt": "document",
        "so-y-te/plans/2026/1-kh-syt": "plan",
        "so-y-te/drafts/2026/gia": "draft",
        "so-y-te/news/2026/hop-bao": "news",
        "pages/gioi-thieu": "page",
    }
    assert [(one.lang, one.title) for one in read.translations["pages/gioi-thieu"]] == [("en", "About")]


@pytest.mark.parametrize(
    "path",
    [
        "a.md",
        "portal.md",
        "ubnd-tinh/a.md",
        "ubnd-tinh/portal.yaml",
        "ubnd-tinh/agency.yaml",
        "ubnd-tinh/documents/1-kh.md",
        "ubnd-tinh/documents/26/1-kh.md",
        "ubnd-tinh/documents/2026/9/1-kh.md",
        "ubnd-tinh/Documents/2026/1-kh.md",
        "ubnd-tinh/documnets/2026/1-kh.md",
        "ubnd-tinh/documents/2026/1-kh.yaml",
        "ubnd-tinh/people/2026/a.md",
        "pages/2026/a.md",
        "ubnd-tinh/phong/agency.md",
        "README.txt",
        "ubnd-tinh/anh.jpg",
        "ubnd-tinh/documents/2026/1-kh/a.pdf",
        "ubnd-tinh/documents/2026/1.kh/a.pdf",
    ],
)
def test_a_file_in_a_place_of_no_record_is_a_problem(problems, path):
    assert found(problems({path: document()})) == [(path, "tep-khong-thuoc-dau")]


def test_a_document_may_be_translated_like_a_page(site):
    path = "ubnd-tinh/documents/2026/1-kh-ubnd"
    read = site({f"{path}.md": document(), f"{path}.en.md": record(title="Plan")})
    assert [one.title for one in read.translations[path]] == ["Plan"]
    assert [one.id for one in read.documents] == [path]


@pytest.mark.parametrize(
    ("path", "better"),
    [
        ("Sở Y tế/agency.md", "so-y-te"),
        ("so_y_te/agency.md", "so-y-te"),
        ("ubnd-tinh/documents/2026/119_KH-UBND.md", "119-kh-ubnd"),
        ("ubnd-tinh/documents/2026/Đề án.md", "de-an"),
        ("ubnd-tinh/documents/2026/-.md", "ten-khong-dau"),
    ],
)
def test_a_name_that_cannot_be_an_address_is_refused_with_a_better_one(problems, path, better):
    (one,) = problems({path: agency()})
    assert (one.code, one.how) == ("ma-sai-cach-viet", f"đổi thành {better}")


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_the_names_of_the_portal_itself_are_reserved(problems, name):
    assert set(found(problems({f"{name}/agency.md": agency(), f"pages/{name}.md": page()}))) == {
        (f"{name}/agency.md", "ten-danh-rieng"),
        (f"pages/{name}.md", "ten-danh-rieng"),
    }


@pytest.mark.parametrize("name", [".gitkeep", ".DS_Store", "a.md~", ".a.md.swp"])
def test_what_git_and_editors_leave_behind_is_passed_over(problems, name):
    assert problems({f"ubnd-tinh/{name}": "", f"ubnd-tinh/people/{name}": ""}) == ()


@pytest.mark.parametrize("target", ["agency.md", "/etc/passwd", "missing.md", "."])
def test_a_link_is_never_followed(tree, target):
    content = tree({"lao-cai/portal.yaml": portal(), "lao-cai/ubnd-tinh/agency.md": agency()})
    (content / "lao-cai/ubnd-tinh/lien-ket.md").symlink_to(target)
    read = read_tree(content / "lao-cai", KINDS, LAO_CAI)
    assert found(read.problems) == [("ubnd-tinh/lien-ket.md", "tep-lien-ket")]
    assert [one.id for one in read.records] == ["portal", "ubnd-tinh"]


def test_a_pipe_is_no_file(tree):
    content = tree({"lao-cai/portal.yaml": portal(), "lao-cai/ubnd-tinh/agency.md": agency()})
    os.mkfifo(content / "lao-cai/ubnd-tinh/people")
    assert found(read_tree(content / "lao-cai", KINDS, LAO_CAI).problems) == [("ubnd-tinh/people", "tep-lien-ket")]


def test_a_file_that_is_too_large_is_not_read(problems):
    too_large = document(body="a" * TEXT_FILE)
    assert found(problems({"ubnd-tinh/documents/2026/1-kh-ubnd.md": too_large})) == [
        ("ubnd-tinh/documents/2026/1-kh-ubnd.md", "tep-qua-lon")
    ]


def test_a_record_knows_the_files_beside_it(site):
    read = site(
        {
            "ubnd-tinh/documents/2026/1-kh-ubnd.md": document(
                attachments=[{"file": "toan-van.pdf", "label": "Toàn văn"}]
            ),
            "ubnd-tinh/documents/2026/1-kh-ubnd/toan-van.pdf": b"%PDF-",
        }
    )
    (file,) = read.by_id["ubnd-tinh/documents/2026/1-kh-ubnd"].files
    assert (file.name, file.size, file.sha256) == ("toan-van.pdf", 5, hashlib.sha256(b"%PDF-").hexdigest())


def test_a_file_that_only_the_text_uses_needs_no_declaration(site):
    read = site({"pages/gioi-thieu.md": page(body="![Sơ đồ](so-do.png)"), "pages/gioi-thieu/so-do.png": b"png"})
    assert read.links[f"{LAO_CAI}/pages/gioi-thieu.md"] == {"so-do.png": "/gioi-thieu/so-do.png"}


def test_a_declared_file_that_is_missing_is_a_problem_at_its_line(problems):
    (one,) = problems(
        {
            "ubnd-tinh/documents/2026/1-kh-ubnd.md": "---\nnumber: 1/KH-UBND\ntitle: Kế hoạch\nissued: 1/9/2026\nsubject: Y tế\n"
            "attachments:\n  - file: toan-van.pdf\n    label: Toàn văn\n---\n",
            "ubnd-tinh/documents/2026/1-kh-ubnd/.gitkeep": "",
        }
    )
    assert (one.code, one.where.line, one.where.column) == ("tep-khong-co", 7, 11)


def test_names_of_files_differ_in_capitals(problems):
    codes = [
        code
        for _, code in found(
            problems(
                {
                    "ubnd-tinh/documents/2026/1-kh-ubnd.md": document(
                        attachments=[{"file": "Toan-van.pdf", "label": "Toàn văn"}]
                    ),
                    "ubnd-tinh/documents/2026/1-kh-ubnd/toan-van.pdf": b"%PDF-",
                }
            )
        )
    ]
    assert sorted(codes) == ["tep-khong-co", "tep-khong-khai-bao"]


def test_a_file_that_no_one_names_is_a_problem(problems):
    world = {
        "ubnd-tinh/documents/2026/1-kh-ubnd.md": document(),
        "ubnd-tinh/documents/2026/1-kh-ubnd/ban-nhap.docx": b"PK",
    }
    assert found(problems(world)) == [("ubnd-tinh/documents/2026/1-kh-ubnd.md", "tep-khong-khai-bao")]


def test_a_broken_record_does_not_set_off_problems_of_its_files(problems):
    world = {
        "ubnd-tinh/documents/2026/1-kh-ubnd.md": document("1-KHUB"),
        "ubnd-tinh/documents/2026/1-kh-ubnd/a.pdf": b"",
    }
    assert [code for _, code in found(problems(world))] == ["so-ky-hieu-sai-dang"]


def test_a_translation_of_nothing_is_a_problem(problems):
    assert found(problems({"pages/gioi-thieu.en.md": record(title="About")})) == [
        ("pages/gioi-thieu.en.md", "khong-co-ban-ghi")
    ]


def test_a_language_that_nobody_speaks_is_a_problem(problems):
    world = {"pages/gioi-thieu.md": page(), "pages/gioi-thieu.xx.md": record(title="About")}
    assert found(problems(world)) == [("pages/gioi-thieu.xx.md", "ngoai-danh-muc")]


def test_what_is_advised_for_a_language_that_is_not_declared_helps_as_it_stands(problems):
    said = portal(languages="vi")
    world = {"portal.yaml": said, "pages/gioi-thieu.md": page(), "pages/gioi-thieu.en.md": record(title="About")}
    [problem] = problems(world)
    line = problem.how.removeprefix("ghi ").removesuffix(" trong portal.yaml")
    assert problems({**world, "portal.yaml": said.replace("languages: vi", line)}) == ()


def test_a_folder_without_portal_yaml_is_no_portal(tree):
    content = tree({"lao-cai/ubnd-tinh/agency.md": agency()})
    read = read_portal(content / "lao-cai", datetime.fromisoformat(NOW))
    assert [one.code for one in read.problems] == ["thieu-portal-yaml"]
    assert read.site is None


def test_a_folder_of_agencies_that_lost_its_portal_yaml_does_not_vanish_beside_others(tree):
    content = tree(
        {"a/portal.yaml": portal(), "lao-cai/Portal.yaml": portal(), "lao-cai/ubnd-tinh/agency.md": agency()}
    )
    assert [one.name for one in portals(content)] == ["a", "lao-cai"]


def test_the_portals_of_a_folder_are_those_with_a_portal_yaml(tree):
    content = tree({"b/portal.yaml": portal(), "a/portal.yaml": portal(), "c/a.md": ""})
    assert [one.name for one in portals(content)] == ["a", "b"]
    assert portals(content / "a") == (content / "a",)


def test_the_year_folder_must_be_the_year_of_issue(problems):
    (one,) = problems({"ubnd-tinh/documents/2025/1-kh-ubnd.md": document(issued="1/9/2026")})
    assert one.code == "sai-thu-muc-nam"
    assert one.how == "chuyển tệp sang thư mục 2026/ hoặc sửa ngày"


def test_an_agency_may_be_translated(site):
    read = site({"ubnd-tinh/agency.en.md": record(title="People's Committee of Lào Cai province")})
    assert [one.title for one in read.translations["ubnd-tinh"]] == ["People's Committee of Lào Cai province"]
