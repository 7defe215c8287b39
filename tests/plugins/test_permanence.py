"""Through the command: nothing unpublished in any byte, no address lost, and moving and withdrawing as an editor does."""

import json
from pathlib import Path

import pytest

from plugins.cli.__main__ import main
from plugins.portal.publish.keep import keep_ledger
from tests.conftest import NOW, agency, document, draft, news, page, person, plan, portal, record

CANARY = ("hoangyen", "hoàngyến")
STATES = {
    "draft": {"status": "nháp"},
    "embargoed": {"publish_at": "23/11/2026 08:00"},
    "withdrawn": {"status": "đã rút", "withdrawal": {"on": "20/11/2026", "reason": "Đăng nhầm"}},
}
LATER = "2026-11-23T08:00+07:00"
DOCUMENTS = "lao-cai/so-y-te/documents/2026"


def built(content: Path, now: str = NOW) -> Path:
    """The release of the one portal, its ledger kept."""
    output = content.parent / "output"
    assert main(["build", "lao-cai", "--content", f"{content}", "--output", f"{output}", "--now", now]) == 0
    keep_ledger(output / "lao-cai", content / "lao-cai")
    return output / "lao-cai"


def every_byte(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def sightings(folder: Path, words=CANARY) -> list[str]:
    """Files of a release that hold one of the words in their name or their bytes, however it is cased."""
    seen = [*words, *(word.upper() for word in words), *(word.capitalize() for word in words)]
    return [
        path for path, text in every_byte(folder).items() if any(one in path or one.encode() in text for one in seen)
    ]


def hidden_records() -> dict[str, str | bytes]:
    """One record of every kind in every state, with the canary in its name, title, number, text, and file."""
    found: dict[str, str | bytes] = {}
    for number, (state, said) in enumerate(STATES.items(), 1):
        name, body = f"{state}-hoangyen", "Chữ hoàngyến trong bài.\n"
        files = {"attachments": [{"file": "hoangyen.csv", "label": "Bảng hoàngyến"}]}
        found |= {
            f"lao-cai/co-quan-{name}/agency.md": agency(f"Sở Hoàngyến {state}", body, **said),
            f"lao-cai/co-quan-{name}/documents/2026/1-qd.md": document(
                f"{number}1/QĐ-HOANGYEN", body, title="Số hoàngyến"
            ),
            f"lao-cai/ubnd-tinh/people/{name}.md": person(f"Lò Thị Hoàngyến {state}", body, **said),
            f"lao-cai/ubnd-tinh/documents/2026/{name}.md": document(f"{number}2/QĐ-HOANGYEN", body, **files, **said),
            f"lao-cai/ubnd-tinh/plans/2026/{name}.md": plan(f"{number}3/KH-HOANGYEN", body, **files, **said),
            f"lao-cai/ubnd-tinh/drafts/2026/{name}.md": draft(f"Dự thảo hoàngyến {state}", body, **files, **said),
            f"lao-cai/ubnd-tinh/news/2026/{name}.md": news(f"Tin hoàngyến {state}", body, **files, **said),
            f"lao-cai/pages/{name}.md": page(f"Trang hoàngyến {state}", body, **files, **said),
            f"lao-cai/pages/{name}.en.md": record(body, title=f"Hoàngyến {state}"),
            f"lao-cai/pages/{state}.md": page(f"Trang {state}"),
            f"lao-cai/pages/{state}.en.md": record(body, title=f"Hoàngyến alone {state}", **said),
        }
        folders = [path.removesuffix(".md") for path, text in found.items() if "hoangyen.csv" in str(text)]
        found |= {f"{folder}/hoangyen.csv": "cột,hoàngyến\n1,2\n" for folder in folders}
    return found


def test_nothing_unpublished_is_in_any_byte_or_name_until_its_time(tree):
    content = tree({"lao-cai/portal.yaml": portal(), "lao-cai/ubnd-tinh/agency.md": agency(), **hidden_records()})
    assert sightings(built(content)) == []
    release = built(content, LATER)
    seen = sightings(release)
    for name in ("van-ban", "ke-hoach", "du-thao", "tin-tuc"):
        assert f"ubnd-tinh/{name}/2026/embargoed-hoangyen/index.html" in seen
        assert f"ubnd-tinh/{name}/2026/embargoed-hoangyen/hoangyen.csv" in seen
    assert {
        "co-quan-embargoed-hoangyen/index.html",
        "ubnd-tinh/can-bo/embargoed-hoangyen/index.html",
        "embargoed-hoangyen/index.html",
        "en/embargoed-hoangyen/index.html",
        "en/embargoed/index.html",
        "sitemap-2026.xml",
        "atom.xml",
    } <= set(seen)
    never = [f"{word} {state}" for word in CANARY for state in ("draft", "withdrawn", "alone draft", "alone withdrawn")]
    never += ["draft-hoangyen", "withdrawn-hoangyen"]
    never += [f"{state}{kind}/{name}-hoangyen" for state in (1, 3) for kind, name in enumerate(("qđ", "qđ", "kh"), 1)]
    assert sightings(release, never) == []


@pytest.fixture
def content(tree) -> Path:
    return tree(
        {
            "lao-cai/portal.yaml": portal(),
            "lao-cai/ubnd-tinh/agency.md": agency(phones={"number": "0214 3840 888"}),
            "lao-cai/so-y-te/agency.md": agency("Sở Y tế", phones={"number": "0214 3840 777"}),
            f"{DOCUMENTS}/1-tb.md": document(
                "1/TB-SYT", "Một câu.\n", attachments=[{"file": "bảng.csv", "label": "Bảng"}], formerly="/cu/1/"
            ),
            f"{DOCUMENTS}/1-tb.en.md": record(title="Notice 1"),
            f"{DOCUMENTS}/1-tb/bảng.csv": "a,b\n1,2\n",
            f"{DOCUMENTS}/2-tb.md": document("2/TB-SYT", title="Thông báo hoàngyến"),
            f"{DOCUMENTS}/3-tb.md": document("3/TB-SYT", title="Thông báo bí mật hoàngyến"),
            "lao-cai/so-y-te/documents/2025/9-tb.md": document("9/TB-SYT", issued="1/9/2025"),
        }
    )  # fmt: skip


def lines(release: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (release / "nhat-ky" / name).read_text("utf-8").splitlines()]


def test_a_year_in_the_life_of_a_portal(content: Path, capsys: pytest.CaptureFixture[str]):
    """Published, moved, withdrawn, purged, published again: each address answers, and the log tells it all."""

    def done(*words: str) -> str:
        capsys.readouterr()
        assert main([*words, "--content", str(content)]) == 0
        return capsys.readouterr().out

    first = every_byte(built(content))
    done("move", str(content / DOCUMENTS / "1-tb.md"), "so-y-te/documents/2026/1-tb-syt")
    assert not (content / DOCUMENTS / "1-tb").exists()
    assert (content / DOCUMENTS / "1-tb-syt" / "bảng.csv").is_file()
    by = ("--reason", "Đăng nhầm: bản chưa ký", "--replacement", "so-y-te/documents/2026/1-tb-syt")
    done("withdraw", "so-y-te/documents/2026/2-tb", *by)
    said = done("withdraw", str(content / DOCUMENTS / "3-tb.md"), "--reason", "Lộ bí mật", "--purge")
    assert "git filter-repo --invert-paths --path" in said
    assert not (content / DOCUMENTS / "3-tb.md").exists()
    (content / "lao-cai/so-y-te/documents/2025/9-tb.md").unlink()
    assert main(["check", str(content), "--now", NOW]) == 1
    assert capsys.readouterr().out.count("lỗi[dia-chi-mat]") == 1
    done("withdraw", "so-y-te/documents/2025/9-tb", "--reason", "Văn bản giả")

    release = built(content, LATER)
    place = release / "so-y-te/van-ban"
    gone = first.keys() - every_byte(release).keys()
    assert [one for one in sorted(gone) if not one.endswith((".bin", "sitemap-2025.xml"))] == [
        "so-y-te/van-ban/2026/1-tb/bảng.csv"
    ]
    assert 'href="../../../../so-y-te/van-ban/2026/1-tb-syt/"' in (place / "2026/1-tb/index.html").read_text()
    assert 'href="../../so-y-te/van-ban/2026/1-tb-syt/"' in (release / "cu/1/index.html").read_text()
    assert 'href="../../../../../en/so-y-te' in (release / "en/so-y-te/van-ban/2026/1-tb/index.html").read_text()
    tomb = (place / "2026/2-tb/index.html").read_text()
    for words in (
        "Văn bản này đã được rút",
        "của Sở Y tế",
        "bản chưa ký",
        "Văn bản số 1/TB-SYT",
        "0214 3840 777",
        "noindex",
    ):
        assert words in tomb
    assert "Lộ bí mật" in (place / "2026/3-tb/index.html").read_text()
    assert "Văn bản giả" in (place / "2025/9-tb/index.html").read_text()
    assert "danh sách" not in (place / "2025/index.html").read_text()
    assert sightings(release) == []
    kinds = [one["kind"] for one in lines(release, "thay-doi.jsonl")]
    assert sorted(kinds) == ["moved", "moved", "started", "withdrawn", "withdrawn", "withdrawn"]
    text = (release / "nhat-ky/index.html").read_text()
    assert "Rút khỏi cổng" in text
    assert "Chuyển địa chỉ" in text
    again = every_byte(release)
    assert every_byte(built(content, LATER)) == again


def test_a_whole_agency_moves_with_all_that_lies_in_its_folder(content: Path):
    given = ("--content", str(content))
    assert main(["move", "so-y-te", "so-suc-khoe", *given]) == 0
    assert not (content / "lao-cai/so-y-te").exists()
    assert (content / "lao-cai/so-suc-khoe/documents/2026/1-tb/bảng.csv").is_file()
    assert (
        "  - /cu/1/\n  - /so-y-te/van-ban/2026/1-tb/\n"
        in (content / "lao-cai/so-suc-khoe/documents/2026/1-tb.md").read_text()
    )
    assert (
        "  - /en/so-y-te/van-ban/2026/1-tb/\n"
        in (content / "lao-cai/so-suc-khoe/documents/2026/1-tb.en.md").read_text()
    )
    assert main(["check", str(content), "--now", NOW]) == 0
    assert main(["move", "so-suc-khoe", "so-y-te", *given]) == 0
    assert main(["check", str(content), "--now", NOW]) == 0


def test_a_move_tells_who_still_names_the_old_place(content: Path, capsys: pytest.CaptureFixture[str]):
    (content / "lao-cai/pages").mkdir()
    (content / "lao-cai/pages/a.md").write_text(page(body="[TB](so-y-te/documents/2026/1-tb)\n"))
    (content / "lao-cai/pages/b.md").write_text(page("B", body="[TB](so-y-te/documents/2026/1-tb-x)\n"))
    assert main(["move", "so-y-te/documents/2026/1-tb", "so-y-te/documents/2026/9-tb", "--content", str(content)]) == 0
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if "Còn nhắc" in line and line.endswith("pages/a.md")]
    assert "pages/b.md" not in said


REFUSED = {
    "nothing there": (("move", "so-y-te/documents/2026/7-tb", "so-y-te/documents/2026/8-tb"), 1),
    "a place that is taken": (("move", "so-y-te/documents/2026/1-tb", "so-y-te/documents/2026/2-tb"), 1),
    "no such agency": (("move", "so-y-te/documents/2026/1-tb", "so-x/documents/2026/1-tb"), 1),
    "no place for a record": (("move", "so-y-te/documents/2026/1-tb", "so-y-te/1-tb"), 2),
    "a name that is no address": (("move", "so-y-te/documents/2026/1-tb", "so-y-te/documents/2026/1_TB"), 2),
    "a name of the portal": (("move", "so-y-te", "van-ban"), 2),
    "to itself": (("move", "so-y-te/documents/2026/1-tb", "so-y-te/documents/2026/1-tb"), 2),
    "an agency as a document": (("move", "so-y-te", "ubnd-tinh/documents/2026/1-tb"), 2),
    "withdrawing nothing": (("withdraw", "so-y-te/documents/2026/7-tb", "--reason", "x"), 1),
    "withdrawing for no reason": (("withdraw", "so-y-te/documents/2026/1-tb", "--reason", " "), 2),
    "a replacement that is not there": (
        ("withdraw", "so-y-te/documents/2026/1-tb", "--reason", "x", "--replacement", "so-y-te/documents/2026/7-tb"),
        2,
    ),
    "purging a whole agency": (("withdraw", "so-y-te", "--reason", "x", "--purge"), 1),
    "a file that cannot be read": (("withdraw", "so-y-te/documents/2026/hong", "--reason", "x"), 1),
}


def test_what_cannot_be_done_is_refused_and_nothing_changes(content: Path, capsys: pytest.CaptureFixture[str]):
    (content / DOCUMENTS / "hong.md").write_text("không có phần đầu\n")
    before = every_byte(content)
    for name, (words, code) in REFUSED.items():
        assert main([*words, "--content", str(content)]) == code, name
        said = capsys.readouterr()
        assert (said.out, every_byte(content)) == ("", before), name
        assert said.err.startswith(f"./portal {words[0]}: "), name
