"""The documentation is a promise: it names what is there, and its examples are read like any other content."""

import re
import shlex
from pathlib import Path
from urllib.parse import unquote

import pytest

from plugins.cli.__main__ import WORDS, main
from plugins.cli.manual import MODELS, manual
from plugins.portal.source.schema import parts
from tests.conftest import NOW, agency, portal

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]
FENCED = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?:(?<!\\)\[[^\]]*\]\(|src=\")([^)\s\"]+)")
EXAMPLE = re.compile(r"^`([\w./-]+\.md)`\n\n```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"\./portal ([a-z-]+)")
EDITORS = ROOT / "docs" / "bien-tap"
GUIDES = [EDITORS / name for name in ("README.md", "bao-chi.md", "truyen-thong.md", "truyen-thanh.md")]
SHEETS = sorted((EDITORS / "mot-trang").glob("*.md"))


def read(path):
    return (ROOT / path).read_text("utf-8")


def name(page):
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", manual())
def test_a_generated_page_is_up_to_date(path):
    assert read(f"docs/{path}") == manual()[path], "run ./portal manual"


@pytest.mark.parametrize("word", [*WORDS, "test", "setup"])
def test_the_readme_names_every_word_of_the_command(word):
    assert f"./portal {word}" in read("README.md")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_names_no_word_that_the_command_does_not_know(page):
    assert set(COMMAND.findall(page.read_text("utf-8"))) <= {*WORDS, "test", "setup"}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_a_page_links_to_is_there(page):
    links = LINK.findall(re.sub(r"`[^`]*`", "", FENCED.sub("", page.read_text("utf-8"))))
    inner = [link.partition("#")[0] for link in links if not re.match(r"https?:|mailto:|#", link)]
    assert [link for link in inner if not (page.parent / unquote(link)).exists()] == []


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "images").iterdir()), ids=name)
def test_a_picture_is_shown_and_small(picture):
    assert name(picture) in read("README.md")
    assert picture.stat().st_size < 150_000


def test_every_page_can_be_reached_from_the_readme():
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page not in seen and page.suffix == ".md" and page.exists():
            seen.add(page)
            waiting += [page.parent / link.partition("#")[0] for link in LINK.findall(page.read_text("utf-8"))]
    assert [name(page) for page in PAGES if page not in seen] == []


@pytest.mark.parametrize(
    "part", dict.fromkeys(part for model in MODELS for part in parts(model)), ids=lambda one: one.__name__
)
def test_the_glossary_has_the_label_of_every_field(part):
    rows = read("docs/glossary-fields.md").splitlines()
    missing = [
        key.name
        for key in part.declared()
        if not any(row.startswith(f"| {key.label} | `{key.name}` |") for row in rows)
    ]
    assert missing == []


def test_the_examples_for_editors_are_a_portal_without_problems(site):
    found = [EXAMPLE.findall(guide.read_text("utf-8")) for guide in GUIDES]
    assert all(found)
    sheets = [one for sheet in SHEETS for one in EXAMPLE.findall(sheet.read_text("utf-8"))]
    assert sheets
    examples = dict([*sheets, *(one for some in found for one in some)])
    linked = site(
        {
            "portal.yaml": portal(languages=["vi", "en"]),
            "so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai", parent="ubnd-tinh"),
            "so-y-te/documents/2026/512-qd-syt/512-qd-syt.pdf": b"%PDF-1.7",
            "so-van-hoa-the-thao-va-du-lich/agency.md": agency("Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai"),
            **examples,
        }
    )
    assert {one.origin.path.removeprefix("content/lao-cai/") for one in linked.records} >= set(examples)


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_a_sheet_for_one_task_prints_on_one_page(sheet):
    """Forty-five lines of ninety letters fill a sheet of A4 at twelve points."""
    lines = sheet.read_text("utf-8").splitlines()
    assert sum(max(-(-len(line) // 90), 1) for line in lines) <= 45


def test_what_the_sheets_make_and_show_is_a_portal_without_problems(tmp_path, monkeypatch):
    """Typed as they stand, in a province's own repository; only the agency that was merged is there before."""
    monkeypatch.setenv("PORTAL_NOW", NOW)
    monkeypatch.chdir(tmp_path)
    offices = ["--agency", "ubnd-tinh=Ủy ban nhân dân tỉnh Lào Cai", "--agency", "so-y-te=Sở Y tế tỉnh Lào Cai"]
    assert main(["init", ".", "--province", "Lào Cai", *offices]) == 0
    sheets = [sheet.read_text("utf-8") for sheet in SHEETS]
    for command in [found for sheet in sheets for found in re.findall(r"\./portal (new \w[^`\n]*)", sheet)]:
        assert main(shlex.split(command)) == 0
    examples = {Path("lao-cai", path): text for sheet in sheets for path, text in EXAMPLE.findall(sheet)}
    assert [path for path in examples if not path.exists()] == [Path("lao-cai/chi-cuc-dan-so/agency.md")]
    for path, text in examples.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert main(["check"]) == 0


def steps(page):
    """The blocks of a page in order: files to be written, as (path, text), and commands, as lists of words."""
    path = ""
    for named, kind, block in re.findall(
        r"`(content/[\w/.-]+\.md)`|^```(sh|markdown)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL
    ):
        path = named or path
        if kind == "markdown":
            yield path, block
        elif kind:
            yield from (shlex.split(line) for line in block.replace("\\\n", "").splitlines())


def test_the_page_that_adds_a_province_works_to_the_letter(tmp_path):
    content = {"--content": tmp_path / "content"}
    places = {"new": content, "check": {}, "build": {**content, "--output": tmp_path / "output"}}
    for step in steps(read("docs/adding-a-province.md")):
        match step:
            case str(path), text:
                (tmp_path / path).write_text(text, "utf-8")
            case "./portal", ("new" | "check" | "build") as word, *rest:
                given = [one.replace("content/", f"{tmp_path}/content/") if word == "check" else one for one in rest]
                where = [str(one) for pair in places[word].items() for one in pair]
                assert main([word, *given, *where]) == 0
    built = tmp_path / "output" / "tinh-mau"
    assert "024 3000 0000" in (built / "nguoi-phat-ngon" / "index.html").read_text("utf-8")
    assert (built / "so-y-te" / "van-ban" / "2026" / "12-tb-syt" / "index.html").is_file()
