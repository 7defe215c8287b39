"""The `portal` command as editors and CI meet it: what it prints, what it writes, how it ends."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from plugins.cli.__main__ import WORDS, main
from plugins.cli.manual import FOLDER
from plugins.cli.new import KINDS
from plugins.portal.source.problem import meanings
from plugins.portal.source.schema import Key, Record
from tests.conftest import NOW, agency, document, person, portal

Done = subprocess.CompletedProcess[str]
AT = ("--now", NOW)
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]")


def run(*words: object, cwd: Path | None = None) -> Done:
    """The command in a process of its own."""
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False)


def say(*words: object) -> Done:
    """The same without waiting for a new process to start: for words that only read, or write a file."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(list(map(str, words)))
        except SystemExit as ended:
            code = int(ended.code or 0)
    return Done(words, code, out.getvalue(), err.getvalue())


@pytest.fixture
def content(tree) -> Path:
    """Two portals and what they share."""
    return tree(
        {
            "_shared/quoc-hoi/agency.md": agency("Quốc hội", type="trung-uong"),
            "_shared/quoc-hoi/documents/2026/01-2026-qh16.md": document(
                "01/2026/QH16", type="Luật", issued="23/4/2026", subject="tiep-can-thong-tin"
            ),
            "lao-cai/portal.yaml": portal(),
            "lao-cai/ubnd-tinh/agency.md": agency(),
            "lao-cai/so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai", parent="ubnd-tinh"),
            "lao-cai/so-y-te/documents/2026/12-tb-syt.md": document("12/TB-SYT", based_on="01/2026/QH16"),
            "lao-cai/so-y-te/people/tran-thi-b.md": person("Trần Thị B", spokesperson={"role": "head"}),
            "hoa-ban/portal.yaml": portal(name="Cổng tỉnh Hoa Ban", province="Hoa Ban"),
            "hoa-ban/ubnd-tinh/agency.md": agency("Ủy ban nhân dân tỉnh Hoa Ban"),
        }
    )


BROKEN = "lao-cai/so-y-te/documents/2026/13-tb-syt.md"


@pytest.fixture
def broken(content: Path) -> Path:
    """The same, with a day that is not in the calendar and a key that does not exist."""
    (content / BROKEN).write_text(document("13/TB-SYT", issued="30/2/2026", subjekt="Y tế"))
    return content


def every_byte(folder: Path) -> dict[str, bytes]:
    """Every file, by its path; of a published portal as a reader sees it, through the link."""
    found = (Path(above, name) for above, _, names in os.walk(folder, followlinks=True) for name in names)
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


# Words and help


@pytest.mark.parametrize("word", WORDS)
def test_each_word_explains_itself_in_vietnamese(word: str):
    done = say(word, "--help")
    assert done.returncode == 0
    assert done.stderr == ""
    assert VIETNAMESE.search(done.stdout)
    assert "cách dùng:" in done.stdout
    assert not re.search(r"usage|positional|optional|show this help|options:", done.stdout)


def test_the_command_lists_its_words():
    done = run("--help")
    assert done.returncode == 0
    assert all(f"\n  {word} " in done.stdout for word in (*WORDS, "test", "setup"))


def test_an_unknown_word_is_answered_with_the_known_ones():
    done = run("biuld")
    assert done.returncode == 2
    assert "không có lệnh “biuld”" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("words", [("check", "--format", "xml"), ("new", "bieu-mau"), ("build", "--jobs", "hai")])
def test_a_word_called_wrongly_exits_2(words: tuple[str, ...]):
    done = run(*words)
    assert done.returncode == 2
    assert "lệnh chưa đúng" in done.stderr


@pytest.mark.parametrize("word", ["--help", *WORDS])
def test_whoever_stops_reading_early_ends_the_command_without_a_sound(word: str, capfd: pytest.CaptureFixture[str]):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed, redirect_stdout(closed):
        assert main([word, "--help"]) == 141
    assert capfd.readouterr() == ("", "")


def test_a_process_whose_reader_is_gone_says_nothing_about_it_when_it_ends(content: Path):
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", "check", "--content", content, *AT]
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


# check


def test_content_without_errors_passes(content: Path):
    done = say("check", "--content", content, *AT)
    assert (done.returncode, done.stderr) == (0, "")
    assert "không có lỗi" in done.stdout


def test_all_problems_are_told_at_once_with_file_and_line(broken: Path):
    done = say("check", "--content", broken, *AT)
    assert done.returncode == 1
    text = (broken / BROKEN).read_text().splitlines()
    assert f"{BROKEN}:{1 + text.index('subjekt: Y tế')}" in done.stdout
    assert f"{BROKEN}:{1 + next(n for n, one in enumerate(text) if one.startswith('issued'))}" in done.stdout
    assert "2 lỗi" in done.stdout.splitlines()[-1]
    assert done.stdout.count("vì sao:") == done.stdout.count("cách sửa:") == 2


def test_check_of_what_does_not_exist_exits_2(tmp_path: Path):
    assert say("check", tmp_path / "khong-co").returncode == 2
    assert say("check", "--content", tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("path", "code"),
    [("hoa-ban", 0), ("lao-cai", 1), ("lao-cai/so-y-te", 1), ("lao-cai/ubnd-tinh", 0), (BROKEN, 1), (".", 1)],
)
def test_check_tells_only_of_what_it_was_asked_for(broken: Path, path: str, code: int):
    assert say("check", broken / path, *AT).returncode == code
    assert run("check", path, *AT, cwd=broken).returncode == code


def test_problems_as_json_say_everything_the_text_says(broken: Path):
    found = json.loads(say("check", "--content", broken, "--format", "json", *AT).stdout)
    assert [one["code"] for one in found if one["grade"] == "lỗi"]
    for one in found:
        assert set(one) == {"grade", "code", "path", "line", "column", "what", "why", "how"}
        assert one["path"].endswith(BROKEN)
        assert one["line"] > 0


def test_problems_as_github_annotations_are_one_line_each(broken: Path):
    lines = say("check", "--content", broken, "--format", "github", *AT).stdout.splitlines()
    assert len(lines) == 2
    assert all(re.fullmatch(r"::(error|warning) file=[^,]+,line=\d+,col=\d+,title=[^:]+::.+", one) for one in lines)


def test_problems_as_a_gitlab_report_have_fingerprints_of_their_own(broken: Path):
    found = json.loads(say("check", "--content", broken, "--format", "gitlab", *AT).stdout)
    assert len({one["fingerprint"] for one in found}) == len(found) == 2
    assert all(one["location"]["lines"]["begin"] > 0 and one["severity"] in {"major", "minor"} for one in found)


def test_check_writes_nothing(content: Path):
    before = every_byte(content)
    say("check", "--content", content, *AT)
    assert every_byte(content) == before


def test_what_portals_share_can_be_checked_alone(broken: Path):
    decree = broken / "_shared/quoc-hoi/documents/2026/02-2026-qh16.md"
    decree.write_text(document("02/2026/QH16", type="Luật", issued="30/2/2026"))
    assert say("check", decree.parent, *AT).stdout.count("lỗi[") == 1


def test_a_path_is_read_from_where_one_stands(broken: Path):
    for place, path in (
        (broken, "lao-cai/so-y-te"),
        (broken / "lao-cai", "so-y-te"),
        (broken / "lao-cai/so-y-te", "."),
    ):
        done = run("check", path, *AT, cwd=place)
        assert (done.returncode, done.stdout.count("lỗi[")) == (1, 2)


def test_of_a_whole_portal_what_it_shares_is_checked_too(content: Path):
    (content / "_shared/quoc-hoi/documents/2026/02-2026-qh16.md").write_text(
        document("02/2026/QH16", issued="30/2/2026")
    )
    assert say("check", content / "hoa-ban", *AT).returncode == 1
    assert say("check", content / "hoa-ban/ubnd-tinh", *AT).returncode == 0


# build


def test_a_folder_that_no_build_has_written_is_left_alone(content: Path, tmp_path: Path):
    (tmp_path / "www/hoa-ban").mkdir(parents=True)
    (tmp_path / "www/hoa-ban/thu-tu.txt").write_text("giữ tôi lại")
    before = every_byte(tmp_path / "www")
    for words in (("hoa-ban", "--content", content), ("--content", content / "hoa-ban")):
        done = run("build", *words, "--output", tmp_path / "www", *AT)
        assert done.returncode == 2
        assert "--output" in done.stderr
        assert every_byte(tmp_path / "www") == before


def test_a_build_with_an_error_names_it_and_leaves_the_site_as_it_was(content: Path, tmp_path: Path):
    output = tmp_path / "output"
    words = ("build", "--content", content, "--output", output, *AT)
    assert run(*words).returncode == 0
    before = every_byte(output)
    assert {"index.html", "lao-cai/index.html", "hoa-ban/index.html"} <= set(before)
    (content / BROKEN).write_text(document("13/TB-SYT", issued="30/2/2026"))
    (content / "lao-cai/so-y-te/agency.md").write_text(agency("Sở Y tế đổi tên"))
    done = run(*words)
    assert done.returncode == 1
    assert re.search(rf"{BROKEN}:\d+", done.stderr)
    assert "giữ nguyên" in done.stderr
    assert every_byte(output) == before


def test_a_portal_is_built_although_another_is_not(broken: Path, tmp_path: Path):
    done = run("build", "--content", broken, "--output", tmp_path / "output", *AT)
    assert done.returncode == 1
    assert "lao-cai" in done.stderr.splitlines()[-1]
    assert (tmp_path / "output/hoa-ban/index.html").is_file()
    assert not (tmp_path / "output/lao-cai").exists()


def test_a_fault_of_the_machine_is_told_and_not_blamed_on_the_content(content: Path, tmp_path: Path):
    (tmp_path / "tep").write_text("không phải thư mục")
    done = run("build", "hoa-ban", "--content", content, "--output", tmp_path / "tep" / "output", *AT)
    assert done.returncode == 3
    assert "tep" in done.stderr


@pytest.mark.parametrize("old", ["/../../ra-ngoai/", "/a/./b/", "/", "//", "/x?y/", "so-y-te/", "/.an/", "/so-y-te/"])
def test_an_old_address_that_leads_out_of_the_portal_or_is_in_use_is_an_error(content: Path, old: str):
    (content / "hoa-ban/so-y-te").mkdir()
    (content / "hoa-ban/so-y-te/agency.md").write_text(agency("Sở Y tế tỉnh Hoa Ban", formerly=[old]))
    done = say("check", content / "hoa-ban", *AT)
    assert done.returncode == 1
    assert "[dia-chi-cu-sai]" in done.stdout


def test_a_build_with_an_old_address_that_leads_out_writes_nothing(content: Path, tmp_path: Path):
    (content / "hoa-ban/so-y-te").mkdir()
    (content / "hoa-ban/so-y-te/agency.md").write_text(agency("Sở Y tế tỉnh Hoa Ban", formerly=["/../../ra-ngoai/"]))
    before = set(tmp_path.rglob("*"))
    done = run("build", "hoa-ban", "--content", content, "--output", tmp_path / "a/b/c", *AT)
    assert done.returncode == 1
    assert "[dia-chi-cu-sai]" in done.stderr
    assert {one.name for one in set(tmp_path.rglob("*")) - before if one.is_file()} == {".hoa-ban.lock"}


def test_two_records_cannot_have_had_one_address(content: Path):
    for name in ("so-y-te", "ubnd-tinh"):
        (content / f"lao-cai/{name}/agency.md").write_text(agency(f"Cơ quan {name}", formerly=["/tin-cu/1.html/"]))
    done = say("check", content / "lao-cai", *AT)
    assert done.returncode == 1
    assert done.stdout.count("[dia-chi-cu-sai]") == 1


def test_a_province_that_is_not_there_is_answered_with_those_that_are(content: Path, tmp_path: Path):
    done = run("build", "hue", "--content", content, "--output", tmp_path / "output")
    assert done.returncode == 2
    assert "hoa-ban, lao-cai" in done.stderr
    assert not (tmp_path / "output").exists()


def test_one_province_is_built_alone(content: Path, tmp_path: Path):
    output = tmp_path / "output"
    done = run("build", "hoa-ban", "--content", content, "--output", output, *AT)
    assert done.returncode == 0
    assert sorted(one.name for one in output.iterdir()) == ["hoa-ban", "releases"]


def test_a_portal_kept_elsewhere_finds_the_national_documents_of_the_program(tmp_path: Path):
    """Luật 01/2026/QH16 comes with the program."""
    own, output = tmp_path / "du lieu của tỉnh", tmp_path / "trang"
    (own / "ubnd-tinh/documents/2026").mkdir(parents=True)
    (own / "portal.yaml").write_text(portal())
    (own / "ubnd-tinh/agency.md").write_text(agency())
    (own / "ubnd-tinh/documents/2026/1-kh-ubnd.md").write_text(document(based_on="01/2026/QH16"))
    assert say("check", "--content", own, *AT).returncode == 0
    done = run("build", "--content", own, "--output", output, *AT)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    built = output / "du-lieu-cua-tinh"
    assert (built / "index.html").is_file()
    assert "Luật Tiếp cận thông tin" in (built / "ubnd-tinh/van-ban/2026/1-kh-ubnd/index.html").read_text()


# new


def blanks(text: str, model: type[Record]) -> Iterator[tuple[int, Key]]:
    """The lines of a new file that wait to be filled in, with the field each is for."""
    steps: list[tuple[int, tuple[Key, ...]]] = [(0, model.declared())]
    for number, line in enumerate(text.splitlines()):
        if not (found := re.fullmatch(r"(?P<indent>[ -]*)(?P<name>\w+):  # (?P<hint>.+)", line)):
            continue
        indent = len(found["indent"])
        while steps[-1][0] > indent:
            steps.pop()
        key = next(one for one in steps[-1][1] if one.name == found["name"])
        if key.part:
            steps.append((indent + 1, key.part.declared()))
        else:
            yield number, key


GIVEN: dict[str, tuple[str, ...]] = {
    "agency": ("--id", "so-du-lich"),
    "deploy": (),
    "disclosure": ("--agency", "so-y-te"),
    "person": ("--agency", "so-y-te", "--id", "nguyen-van-a"),
    "rota": ("--agency", "so-y-te"),
    "document": ("--agency", "so-y-te", "--number", "14/TB-SYT", "--issued", "20/11/2026"),
    "plan": ("--agency", "so-y-te", "--number", "7/KH-SYT", "--issued", "20/11/2026"),
    "draft": ("--agency", "so-y-te", "--id", "gia-dich-vu", "--published", "1/11/2026"),
    "news": ("--agency", "so-y-te", "--id", "hop-bao", "--published", "1/11/2026"),
    "event": ("--agency", "so-y-te", "--id", "toa-dam", "--published", "1/11/2026"),
    "campaign": ("--agency", "so-y-te", "--id", "rua-tay", "--published", "1/11/2026"),
    "press": ("--agency", "so-y-te", "--id", "hop-bao-quy-3", "--published", "1/11/2026"),
    "bulletin": ("--agency", "so-y-te", "--id", "tiem-chung", "--published", "1/11/2026"),
    "press-kit": ("--agency", "so-y-te"),
    "question": ("--agency", "so-y-te", "--id", "ai-duoc-ho-tro", "--received", "1/11/2026"),
    "correction": ("--agency", "so-y-te", "--id", "so-dien-thoai", "--received", "1/11/2026"),
    "page": ("--id", "huong-dan"),
    "synonyms": (),
    "portal": ("--id", "tinh-moi", "--publisher", "ubnd-tinh"),
}


@pytest.fixture
def new(content: Path) -> Callable[[str], tuple[Path, Done]]:
    """Makes a file of a kind, and gives its path and what the command said."""

    def make(kind: str) -> tuple[Path, Done]:
        of = () if kind == "portal" else ("--portal", "lao-cai")
        before = set(content.rglob("*.*"))
        done = say("new", kind, "--content", content, *of, *GIVEN[kind])
        assert (done.returncode, done.stderr) == (0, "")
        (path,) = {one for one in content.rglob("*.*") if one.is_file()} - before
        if kind == "portal":
            shutil.copytree(content / "lao-cai/ubnd-tinh", path.parent / "ubnd-tinh")
        return path, done

    return make


def test_every_kind_can_be_made_anew():
    assert set(GIVEN) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_lacks_only_its_blanks(kind: str, new: Callable[[str], tuple[Path, Done]]):
    path, done = new(kind)
    assert path.name in done.stdout
    waiting = {number + 1 for number, _ in blanks(path.read_text(), KINDS[kind])}
    found = json.loads(say("check", path, "--format", "json", *AT).stdout)
    wrong = {one["line"]: one["what"] for one in found if one["grade"] == "lỗi"}
    assert set(wrong) <= waiting, wrong
    assert bool(wrong) == bool(waiting)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_whose_blanks_are_filled_in_with_the_examples_passes(
    kind: str, new: Callable[[str], tuple[Path, Done]]
):
    path, _ = new(kind)
    lines = path.read_text().splitlines()
    for number, key in blanks(path.read_text(), KINDS[kind]):
        lines[number] = f"{lines[number].partition(':')[0]}: {json.dumps(key.example, ensure_ascii=False)}"
    read_aloud = "Lời đọc.\n" if kind == "bulletin" else ""
    path.write_text("\n".join(lines) + f"\n{read_aloud}")
    done = say("check", path, *AT)
    assert done.returncode == 0, done.stdout


def test_new_never_writes_over_a_file(content: Path, new: Callable[[str], tuple[Path, Done]]):
    path, _ = new("page")
    path.write_text("của tôi")
    done = say("new", "page", "--content", content, "--portal", "lao-cai", *GIVEN["page"])
    assert done.returncode == 2
    assert "không ghi đè" in done.stderr
    assert path.read_text() == "của tôi"


@pytest.mark.parametrize(
    "words",
    [
        ("document", "--number", "14/TB-SYT"),
        ("document", "--agency", "so-y-te", "--portal", "lao-cai"),
        ("document", "--agency", "so-khong-co", "--portal", "lao-cai", "--number", "1/KH-UBND"),
        ("document", "--agency", "so-y-te", "--portal", "lao-cai", "--number", "mười hai"),
        ("document", "--agency", "so-y-te", "--portal", "lao-cai", "--number", "1/KH-UBND", "--issued", "32/13/2026"),
        ("document", "--agency", "so-y-te", "--portal", "lao-cai", "--number", "1/KH-UBND", "--phones", "1"),
        ("page", "--portal", "lao-cai", "--id", "../../x"),
        ("document", "--agency", "../../..", "--portal", "lao-cai", "--id", "x"),
    ],
    ids=" ".join,
)
def test_new_says_what_it_needs_and_writes_nothing(content: Path, words: tuple[str, ...]):
    before = every_byte(content.parent)
    done = say("new", *words, "--content", content)
    assert done.returncode == 2
    assert VIETNAMESE.search(done.stderr)
    assert "Traceback" not in done.stderr
    assert every_byte(content.parent) == before


# explain


def test_explain_lists_every_code():
    done = say("explain")
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == list(meanings())


def test_explain_tells_what_a_code_means_and_why_it_matters():
    done = say("explain", "so-ky-hieu-sai-dang")
    assert done.returncode == 0
    assert "Vì sao:" in done.stdout
    assert meanings()["so-ky-hieu-sai-dang"].title in done.stdout


def test_explain_offers_the_nearest_code_for_one_it_does_not_know():
    done = say("explain", "so-ky-hieu-sai")
    assert done.returncode == 2
    assert "Có phải so-ky-hieu-sai-dang?" in done.stderr


# manual and gallery


def test_the_manual_in_the_repository_is_what_the_program_says_today(tmp_path: Path):
    assert run("manual", "--output", tmp_path).returncode == 0
    assert every_byte(tmp_path)
    assert [name for name, text in every_byte(tmp_path).items() if (FOLDER / name).read_bytes() != text] == []


def test_the_gallery_is_written(tmp_path: Path):
    assert run("gallery", "--output", tmp_path).returncode == 0
    assert (tmp_path / "index.html").is_file()
