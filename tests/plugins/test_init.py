"""A province's own repository: what `./portal init` makes, and what machines do there with each request and each release.

The steps of both systems run here as they are written, in clones of the new repository. What a machine brings along is
made first: the values it sets, a prepared environment of Python. Only sending to a server needs one.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from check_jsonschema import main as check_schema

from plugins.cli.__main__ import main
from plugins.portal.publish.release import KEPT
from plugins.portal.publish.shelf import Shelf
from tests.conftest import NOW
from tests.portal.publish.renderings import publish
from tests.portal.publish.test_signature import key, signers
from tests.sites import builds

ROOT = Path(__file__).parents[2]
WHO = {f"GIT_{who}_{what}": "mau@mau.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
DAYS = {f"GIT_{who}_DATE": NOW for who in ("AUTHOR", "COMMITTER")}
PLAIN = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "PORTAL_NOW": NOW, "LC_ALL": "C.UTF-8", **WHO, **DAYS}
TO_A_SERVER = 'eval "$(ssh-agent -s)"'
DOCUMENT = "mau/ubnd-tinh/documents/2026/1-tb-ubnd.md"

pytestmark = pytest.mark.xdist_group("init")


def git(folder, *words):
    command = ["git", "-C", folder, "-c", "core.hooksPath=/dev/null", *words]
    return subprocess.run(command, env=PLAIN, check=True, capture_output=True, text=True).stdout


def commit(folder, words="một thay đổi"):
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", words)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What the command makes."""
    folder = tmp_path_factory.mktemp("init") / "kho"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PORTAL_NOW", NOW)
        assert main(["init", str(folder), "--agency", "ubnd-tinh=Ủy ban nhân dân tỉnh Mẫu", "--agency", "so-y-te=Sở Y tế tỉnh Mẫu"]) == 0  # fmt: skip
    return folder


@pytest.fixture(scope="module")
def server(made, tmp_path_factory):
    """Where the repository lives, with a key that may sign."""
    place = tmp_path_factory.mktemp("server")
    folder = shutil.copytree(made, place / "kho")
    own = key(place)
    (folder / "_shared").mkdir()
    (folder / "_shared/.gitkeep").touch()  # no national documents: fewer pages to be made
    (folder / "nguoi-ky").write_text(signers(own).read_text())
    commit(folder, "đầu")
    git(place, "clone", "-q", "--bare", folder, "kho.git")
    return place


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The program as a repository: its address, and the commit that a province has chosen."""
    folder = builds.program(tmp_path_factory.mktemp("program"))
    (folder / "node_modules").unlink()
    for name in ("portal", "package.json", "package-lock.json", ".gitignore"):
        shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q")
    commit(folder)
    return {"CHUONG_TRINH": str(folder), "PHIEN_BAN": git(folder, "rev-parse", "HEAD").strip()}


@pytest.fixture(scope="module")
def checkout(server):
    """A clone as a machine gets it, where the program's libraries are there already."""
    git(server, "clone", "-q", "kho.git", "may")
    prepare(server / "may" / "chuong-trinh")
    return server / "may"


def prepare(program):
    """What `./portal setup` takes a minute for; it finds that nothing is left to do."""
    environment = program / ".venv"
    (environment / "bin").mkdir(parents=True)
    for name in ("bin/python", "lib", "pyvenv.cfg"):
        (environment / name).symlink_to(ROOT / ".venv" / name)
    (program / "node_modules").symlink_to(ROOT / "node_modules")
    asks = ["-I", "-X", "utf8", "-c", "import sys, pip; print(sys.prefix, sys.version)"]
    prefix = subprocess.run([environment / "bin/python", *asks], check=True, capture_output=True)
    locks = ["cksum", "requirements.txt", "package-lock.json"]
    sums = subprocess.run(locks, cwd=ROOT, check=True, capture_output=True)
    (environment / "ready").write_bytes(prefix.stdout + sums.stdout)


def workflow(folder, name):
    return yaml.safe_load((folder / ".github/workflows" / f"{name}.yml").read_text("utf-8"))


def github(folder, name, job):
    """The steps of a job that are commands, by their name, and what the workflow sets."""
    read = workflow(folder, name)
    return {one["name"]: one["run"] for one in read["jobs"][job]["steps"] if "run" in one}, read["env"]


def gitlab(folder, job):
    """The lines of a job, and what the file sets."""
    read = yaml.safe_load((folder / ".gitlab-ci.yml").read_text("utf-8"))
    lines = [*flat(read[job].get("before_script", [])), *flat(read[job]["script"])]
    return lines, read["variables"] | read[job].get("variables", {})


def flat(lines):
    return [inner for one in lines for inner in (flat(one) if isinstance(one, list) else [one])]


def without_a_server(lines):
    return lines[: lines.index(TO_A_SERVER)]


def run(folder, script, values, **known):
    """As both systems do: bash that ends with the first command that fails."""
    environment = PLAIN | {name: str(value) for name, value in (values | known).items()}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def succeeds(*words, **known):
    done = run(*words, **known)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# what is made


def test_a_new_repository_is_clean_and_its_samples_say_so(made, capsys):
    assert main(["check", str(made), "--now", NOW]) == 0
    assert "đã đọc 5 tệp của 1 cổng: không có lỗi" in capsys.readouterr().out.lower()
    records = [one for one in made.rglob("mau/*/**/*.md") if "\nsample: có\n" in one.read_text("utf-8")]
    assert len(records) == 4


def test_nothing_is_asked_twice_and_nothing_is_overwritten(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PORTAL_NOW", NOW)
    own = tmp_path / "kho"
    own.mkdir()
    (own / "README.md").write_text("của chúng tôi")
    assert main(["init", str(own)]) == 0
    assert (own / "README.md").read_text() == "của chúng tôi"
    assert "README.md, đã có" in capsys.readouterr().out
    before = {one: one.read_bytes() for one in own.rglob("*") if one.is_file()}
    assert main(["init", str(own), "--name", "Tên khác"]) == 0
    assert {one: one.read_bytes() for one in own.rglob("*") if one.is_file()} == before


def test_each_agency_has_its_own_people_who_approve(made):
    lines = (made / "CODEOWNERS").read_text("utf-8").splitlines()
    assert "/mau/so-y-te/ @cong-khai/so-y-te" in lines
    assert lines.index("/mau/so-y-te/ @cong-khai/so-y-te") < lines.index("/mau/portal.yaml @cong-khai/van-phong")


def test_git_commit_checks_first(made):
    assert "check --staged --content ." in (made / ".git/hooks/pre-commit").read_text()


@pytest.mark.parametrize("wrong", [["--agency", "Sở Y tế"], ["--address", "congkhai.vn"], ["--province", "…"]])
def test_what_cannot_be_used_is_said_before_anything_is_written(wrong, tmp_path, capsys):
    assert main(["init", str(tmp_path / "kho"), *wrong]) == 2
    assert "viết như" in capsys.readouterr().err
    assert not (tmp_path / "kho").exists()


# what the two systems accept


def recipes(folder):
    return [*sorted((folder / ".github/workflows").glob("*.yml")), folder / ".gitlab-ci.yml"]


@pytest.mark.parametrize("place", ["made", "ours"])
def test_the_recipes_are_what_the_systems_accept(place, made):
    for one in recipes({"made": made, "ours": ROOT}[place]):
        schema = "vendor.gitlab-ci" if one.name == ".gitlab-ci.yml" else "vendor.github-workflows"
        transform = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
        assert check_schema(["--builtin-schema", schema, *transform, str(one)], standalone_mode=False) in {0, None}


@pytest.mark.parametrize("place", ["made", "ours"])
def test_a_recipe_may_do_as_little_as_it_needs(place, made):
    folder = {"made": made, "ours": ROOT}[place]
    for path in sorted((folder / ".github/workflows").glob("*.yml")):
        read, text = yaml.safe_load(path.read_text("utf-8")), path.read_text("utf-8")
        assert read["permissions"] == {"contents": "read"}
        assert "concurrency" in read
        assert "pull_request_target" not in text
        for job in read["jobs"].values():
            assert "timeout-minutes" in job
            uses = [one["uses"] for one in job["steps"] if "uses" in one]
            assert all(len(one.partition("@")[2]) == 40 for one in uses)
            assert not any("${{" in one.get("run", "") for one in job["steps"])
            if "pull_request" in read[True]:
                assert "permissions" not in job
                assert not any(one.startswith(("actions/cache/save@", "actions/cache@")) for one in uses)
                assert "secrets." not in text


def test_both_systems_give_the_same_commands(made):
    for name, job in (("kiem-tra", "kiem-tra"), ("phat-hanh", "phat-hanh"), ("tro-lai", "tro-lai")):
        steps = "\n".join(github(made, name, job)[0].values())
        own = {line.strip() for line in steps.splitlines() if "chuong-trinh/portal" in line}
        other = {line for line in gitlab(made, job)[0] if "chuong-trinh/portal" in line}
        assert {one for one in own ^ other if "--format" not in one} == set()


# what happens to a request


def test_a_request_shows_what_it_would_change_and_where_it_is_wrong(checkout, program):
    git(checkout, "switch", "-qc", "de-nghi")
    (checkout / "nguoi-duyet.txt").write_text("không phải nội dung\n")
    page = checkout / DOCUMENT
    page.write_text(page.read_text("utf-8").replace("Thông báo mở cổng", "Thông báo khai trương cổng"))
    commit(checkout)
    git(checkout, "switch", "-q", "main")
    git(checkout, "merge", "-q", "--no-ff", "-m", "gộp", "de-nghi")
    steps, values = github(checkout, "kiem-tra", "kiem-tra")
    summary = checkout.parent / "tóm tắt.md"
    for script in steps.values():
        succeeds(checkout, script, values | program, GITHUB_STEP_SUMMARY=summary)
    told = summary.read_text("utf-8")
    assert "### Trang mới: 0\n" in told
    assert "- `/ubnd-tinh/van-ban/2026/1-tb-ubnd/` Thông báo 1/TB-UBND: Thông báo khai trương cổng công khai" in told
    assert "/so-y-te/" not in told
    assert "khai trương" in (checkout / "xem-truoc/ubnd-tinh/van-ban/2026/1-tb-ubnd/index.html").read_text("utf-8")

    page.write_text(page.read_text("utf-8").replace("1/TB-UBND", "1/TBUBND"))
    check = next(one for one in steps.values() if "--format github" in one)
    done = run(checkout, check, values | program)
    assert done.returncode == 1
    assert f"::error file={DOCUMENT},line=2," in done.stdout
    git(checkout, "checkout", "-q", DOCUMENT)


# what happens on the main branch


def test_the_main_branch_is_built_signed_and_its_addresses_are_kept(checkout, program, server):
    lines, values = gitlab(checkout, "phat-hanh")
    script = "\n".join(without_a_server(lines))
    told = succeeds(checkout, script, values | program, KHOA_KY=server / "khoa", KHOA_MAY_CHU=server / "khoa")
    assert "Chữ ký đúng, của tinh@laocai.example" in told
    assert (checkout / "output/mau/manifest.json.sig").is_file()
    lines, values = gitlab(checkout, "so-dia-chi")
    succeeds(checkout, "\n".join(lines), values | {"KHO": server / "kho.git", "CI_DEFAULT_BRANCH": "main"})
    kept = git(server / "kho.git", "show", "main:mau/ledger/addresses.jsonl")
    assert '"/ubnd-tinh/van-ban/2026/1-tb-ubnd/"' in kept


def test_a_release_before_is_shown_again(checkout, program):
    shelf = Shelf((checkout / "output").resolve(), "mau")
    ids = [publish(shelf, {"index.html": f"<p>{one}</p>"}).manifest.id for one in range(KEPT)]
    steps, values = github(checkout, "tro-lai", "tro-lai")
    both = [steps[name] for name in ("Chuẩn bị chương trình, đúng phiên bản đã chọn", "Trở lại")]
    told = succeeds(checkout, "\n".join(both), values | program, BAN=ids[0])
    assert all(one in told for one in ids)
    assert shelf.current == ids[0]
