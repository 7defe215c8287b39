"""A portal's files are searched for what must not be published; exceptions are made, listed, and never for secrets."""

from datetime import datetime

import pytest

from plugins.portal.catalogue.content import read_portal
from plugins.portal.catalogue.disclosures import watch_of
from plugins.portal.privacy import Watch
from plugins.portal.source.attachment import Facts
from plugins.portal.source.report import FORMATS
from plugins.portal.source.tree import Means
from tests.conftest import NOW, agency, document, page, person, portal

IDENTITY, MOBILE = "001099012345", "0912345678"
PAGE = "pages/thong-bao.md"


def codes(problems):
    return [(one.where.path.removeprefix("content/lao-cai/"), one.where.line, one.code) for one in problems]


def test_a_value_is_found_in_front_matter_and_in_the_body_at_its_line(problems):
    text = page(summary=f"Gọi {MOBILE}", body=f"Bà Mẫu\nCCCD {IDENTITY}\n")
    assert codes(problems({PAGE: text})) == [(PAGE, 3, "lo-so-di-dong"), (PAGE, 6, "lo-giay-to-tuy-than")]


def test_a_secret_is_found_in_every_kind_of_file(problems):
    world = {
        "portal.yaml": portal(notice="TỐI MẬT"),
        "so-y-te/agency.md": agency("Sở Y tế", body="MẬT\n"),
        "_shared/chinh-phu/agency.md": agency("Chính phủ", type="trung-uong", body="TUYỆT MẬT\n"),
        "pages/x.md": page(body="Trang này\n"),
        "pages/x.en.md": page(body="Độ mật: Mật\n"),
        "ubnd-tinh/documents/2026/1-kh-ubnd.md": document(sources=[{"label": "LƯU HÀNH NỘI BỘ"}]),
    }
    found = sorted(one.code for one in problems(world))
    assert found == ["dau-bi-mat-nha-nuoc"] * 4 + ["dau-han-che-luu-hanh"]


@pytest.mark.parametrize(
    "declared",
    [
        {"ubnd-tinh/agency.md": agency(phones=[{"number": MOBILE}], email="ubnd.mau@gmail.com")},
        {"ubnd-tinh/agency.md": agency(focal_unit={"name": "Văn phòng", "phones": [{"number": MOBILE}], "email": "ubnd.mau@gmail.com"})},
        {"portal.yaml": portal(contacts=[{"name": "Văn phòng", "phones": [{"number": MOBILE}], "email": "ubnd.mau@gmail.com"}])},
        {
            "ubnd-tinh/people/a.md": person(
                spokesperson={
                    "role": "người phát ngôn thường xuyên",
                    "phones": [{"number": "0214 3840 888"}],
                    "email": "ubnd.mau@gmail.com",
                    "duty_line": {"number": MOBILE},
                }
            )
        },
    ],
    ids=["agency", "focal unit", "portal", "duty line"],
)  # fmt: skip
def test_contacts_that_a_portal_declares_are_public_everywhere(problems, declared):
    assert problems({**declared, PAGE: page(body="Gọi +84 912.345.678, thư ubnd.mau@gmail.com\n")}) == ()


def test_a_file_that_cannot_be_read_is_not_blamed_for_its_own_contacts(problems):
    broken = agency("Sở Y tế", phones=[{"number": MOBILE}], kind="sở")
    assert {one.code for one in problems({"so-y-te/agency.md": broken})} == {"khoa-la"}
    assert "dau-bi-mat-nha-nuoc" in {one.code for one in problems({"so-y-te/agency.md": broken + "MẬT\n"})}


# exceptions


def allowing(value, body, reason="chủ hộ đồng ý"):
    return page(privacy_allow=[{"value": value, "reason": reason}], body=body)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (MOBILE, "0912.345.678"),
        ("+84 912 345 678", MOBILE),
        (IDENTITY, "CCCD 001 099 012 345"),
        ("lo.van.mau@gmail.com", "Lo.Van.Mau@gmail.com"),
        ("99887766554", "STK 99 887 766 554"),
        ("012 345 678", "CMND 012345678"),
    ],
)
def test_an_exception_covers_its_value_in_its_own_file_however_it_is_written(problems, value, written):
    assert problems({PAGE: allowing(value, written)}) == ()
    assert len(problems({PAGE: allowing(value, written), "pages/khac.md": page(body=written)})) == 1


def test_an_exception_may_be_written_without_a_dash(problems):
    assert problems({PAGE: page(privacy_allow={"value": MOBILE, "reason": "đồng ý"}, body=MOBILE)}) == ()


def test_an_exception_that_matches_nothing_is_told(problems):
    assert codes(problems({PAGE: allowing(MOBILE, "Không có số nào.")})) == [(PAGE, 3, "ngoai-le-khong-con-dung")]


def test_a_reason_may_disclose_nothing_itself(problems):
    found = problems({PAGE: allowing(MOBILE, MOBILE, reason="của ông Mẫu, CCCD 001099012345, TỐI MẬT")})
    assert {one.code for one in found} == {"lo-giay-to-tuy-than", "dau-bi-mat-nha-nuoc"}


def test_an_exception_needs_its_reason(problems):
    found = problems({PAGE: page(privacy_allow=[{"value": MOBILE}], body=MOBILE)})
    assert "thieu-khoa" in {one.code for one in found}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("TỐI MẬT", "dau-bi-mat-nha-nuoc"),
        ("LƯU HÀNH NỘI BỘ", "dau-han-che-luu-hanh"),
        ("AKIAMAUMAUMAUMAUMAUM", "lo-khoa-truy-cap"),
    ],
)
def test_nothing_allows_a_secret(problems, value, code):
    found = codes(problems({PAGE: allowing(value, value)}))
    assert found == [(PAGE, 3, "ngoai-le-khong-duoc-phep"), (PAGE, 5, code)]


def test_exceptions_are_listed_with_their_reason_and_without_their_value(reading):
    found = reading({PAGE: allowing(MOBILE, MOBILE, "hộ kinh doanh đồng ý")}).permitted
    assert [(one.where.line, one.masked, one.reason) for one in found] == [(3, "091…78", "hộ kinh doanh đồng ý")]


# attachments and names of files


@pytest.fixture
def inspected(tree, tmp_path, monkeypatch):
    """Reads a portal whose attachments hold a text."""

    def read(files, text):
        content = tree({f"lao-cai/{path}": one for path, one in files.items()})
        monkeypatch.chdir(tmp_path)
        moment = datetime.fromisoformat(NOW)
        return read_portal(content / "lao-cai", moment, Means(lambda paths: {one: Facts(text=text) for one in paths}))

    return read


def attached(name="phu-luc.pdf", **values):
    return {
        "portal.yaml": portal(),
        "ubnd-tinh/agency.md": agency(phones=[{"number": MOBILE}]),
        PAGE: page(attachments=[{"file": name, "label": "Phụ lục"}], **values),
        f"pages/thong-bao/{name}": b"",
    }


def test_what_stands_in_an_attachment_is_told_of_the_file_once_a_kind(inspected):
    found = inspected(attached(), f"Gọi {MOBILE}\nCCCD {IDENTITY}\nCCCD 001099012346\n\nMẬT\n").problems
    assert codes(found) == [
        ("pages/thong-bao/phu-luc.pdf", 0, "dau-bi-mat-nha-nuoc"),
        ("pages/thong-bao/phu-luc.pdf", 0, "lo-giay-to-tuy-than"),
    ]
    assert found[1].what == "trong tệp có số căn cước, số định danh cá nhân: “001…45” và 1 chỗ khác"


def test_an_exception_of_a_record_covers_its_attachments(inspected):
    allowed = attached(privacy_allow=[{"value": IDENTITY, "reason": "theo Luật Đấu giá"}])
    assert inspected(allowed, f"CCCD {IDENTITY}").problems == ()


def test_the_name_of_a_file_is_searched_and_not_printed(inspected):
    found = inspected(attached(f"cccd-{IDENTITY}.pdf"), "").problems
    assert codes(found) == [
        (PAGE, 3, "lo-giay-to-tuy-than"),  # where it is declared
        ("pages/thong-bao/cccd-001…45.pdf", 0, "lo-giay-to-tuy-than"),
    ]


# nothing that was found is printed


@pytest.mark.parametrize("form", FORMATS)
def test_no_output_holds_a_value_that_was_found(reading, form):
    canaries = {
        "identity": "001099012345",
        "mobile": "0988 776 655",
        "account": "55443322110099",
        "passport": "C7654321",
        "mail": "chim.hoang.yen@gmail.com",
        "key": "AKIAMAUMAUMAUMAUMAUM",
        "allowed": "0977123456",
        "idle": "0966123456",
        "broken": "0955 123 456",
    }
    body = "CCCD {identity}, máy {mobile}, STK {account}, hộ chiếu {passport}, {mail} {key} {allowed}\n\n[x]({identity})\n".format(
        **canaries
    )
    world = {
        PAGE: page(
            privacy_allow=[
                {"value": canaries["allowed"], "reason": "đồng ý"},
                {"value": canaries["idle"], "reason": "?"},
            ],
            body=body,
            subjekt=f"khóa lạ {canaries['mobile']}",
        ),
        "pages/khac.md": page(
            privacy_allow=[{"value": canaries["idle"], "reason": "cũ"}], order=f"thứ {canaries['mobile']}", body=body
        ),
        "ubnd-tinh/agency.md": agency(phones=[{"number": f"{canaries['broken']} x 12"}]),
        f"pages/cccd-{canaries['identity']}.md": page(body="[x](khong-co)"),
    }
    read = reading(world)
    assert len(read.problems) > 8
    told = FORMATS[form](read.problems, read.texts) + repr(read.permitted) + str(dict(read.texts))
    assert {name for name, value in canaries.items() if value in told} == set()


def test_of_a_line_that_is_marked_secret_only_the_mark_is_shown(reading):
    read = reading({PAGE: page(body="Độ mật: Tối mật, kế hoạch diễn tập ở Mường Mẫu\n")})
    told = FORMATS["text"](read.problems, read.texts)
    assert "Tối mật" in told
    assert "diễn tập" not in told


def test_the_message_about_a_secret_says_what_to_do_at_once(problems):
    (found,) = problems({PAGE: page(body="TUYỆT MẬT\n")})
    assert found.stops
    for word in ("không lưu vào git", "không gửi tiếp", "báo người phụ trách bảo vệ bí mật nhà nước"):
        assert word in found.how
    for word in ("117/2025/QH15", "git filter-repo", "mọi máy đã tải về"):
        assert word in found.meaning.text


# pages


def test_a_page_is_watched_with_the_contacts_and_exceptions_of_the_whole_portal(site):
    world = site(
        {"ubnd-tinh/agency.md": agency(phones=[{"number": MOBILE}]), PAGE: allowing("0977123456", "0977123456")}
    )
    watch = watch_of(world.records, world.now.year)
    assert isinstance(watch, Watch)
    assert list(watch.html_problems("index.html", f"<p>{MOBILE} 0977 123 456</p>")) == []
    html = "<p>x</p>\n<p>0966123456<br>MẬT</p>"
    assert codes(watch.html_problems("index.html", html)) == [
        ("index.html", 2, "lo-so-di-dong"),
        ("index.html", 2, "dau-bi-mat-nha-nuoc"),
    ]
    assert codes(watch.text_problems("a.json", '{"phone": "0966123456"}')) == [("a.json", 1, "lo-so-di-dong")]
