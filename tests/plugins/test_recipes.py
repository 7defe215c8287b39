"""What machines do in a province's own repository with each request and each release.

The steps of both systems run here as they are written, in clones of the new repository, and send to a real server. What a
machine brings along is made first: the values it sets, a prepared environment of Python.
"""

import os
import re
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest
import yaml
from check_jsonschema import main as check_schema

from tests.browser.chromium import served
from tests.conftest import NOW, keys
from tests.portal.publish.test_signature import key, signers
from tests.sites import builds
from tests.sshd import until

ROOT = Path(__file__).parents[2]
WHO = {f"GIT_{who}_{what}": "mau@mau.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
DAYS = {f"GIT_{who}_DATE": NOW for who in ("AUTHOR", "COMMITTER")}
PLAIN = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "PORTAL_NOW": NOW, "LC_ALL": "C.UTF-8", **WHO, **DAYS}
DOCUMENT = "mau/ubnd-tinh/documents/2026/1-tb-ubnd.md"

pytestmark = pytest.mark.xdist_group("recipes")


def git(folder, *words):
    command = ["git", "-C", folder, "-c", "core.hooksPath=/dev/null", *words]
    return subprocess.run(command, env=PLAIN, check=True, capture_output=True, text=True).stdout


def commit(folder, words="một thay đổi"):
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", words)


@pytest.fixture(scope="module")
def public(sshd):
    """What the public sees of the province's own server, at an address that machines told of its certificate believe."""
    own, certificate = sshd.home / "https", sshd.home / "https.pem"
    asks = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=127.0.0.1"]
    command = ["openssl", "req", "-x509", *asks, "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", own]
    subprocess.run([*command, "-out", certificate], check=True, capture_output=True)
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.load_cert_chain(certificate, own)
    with served(sshd.home / "srv/public", secure) as address:
        yield address


@pytest.fixture(scope="module")
def server(made, sshd, public, tmp_path_factory):
    """Where the repository lives, with a key that may sign and the place where the portal is shown."""
    place = tmp_path_factory.mktemp("server")
    folder = shutil.copytree(made, place / "kho")
    own = key(place)
    sheet = folder / "mau/portal.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("https://congkhai.mau.example/", f"{public}/"))
    (folder / "mau/deploy.yaml").write_text(keys(server=sshd.settings(sshd.home / "srv")))
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


@pytest.fixture(scope="module")
def machine(server, program, sshd):
    """What a machine sets: the program, a place for what is needed in passing, whom it believes."""
    aside = server / "tam"
    aside.mkdir()
    return program | {"TMPDIR": aside, "SSL_CERT_FILE": sshd.home / "https.pem"}


@pytest.fixture(scope="module")
def as_files(server, sshd):
    """The secrets as GitLab gives them."""
    secrets = {"KHOA_KY": server / "khoa", "KHOA_MAY_CHU": sshd.key}
    found = {name: shutil.copy(own, server / name) for name, own in secrets.items()}
    for one in found.values():
        one.chmod(0o666)
    return found


@pytest.fixture(scope="module")
def as_texts(as_files):
    """The secrets as GitHub gives them, as they were pasted there, and a choice that nobody made."""
    return {name: one.read_text().strip() for name, one in as_files.items()} | {"XOA": ""}


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


def github(folder, name, job):
    """The steps of a job that are commands, and what the workflow sets."""
    read = yaml.safe_load((folder / ".github/workflows" / f"{name}.yml").read_text("utf-8"))
    return [one for one in read["jobs"][job]["steps"] if "run" in one], read["env"]


def gitlab(folder, job):
    """The lines of a job, and what the file sets."""
    read = yaml.safe_load((folder / ".gitlab-ci.yml").read_text("utf-8"))
    lines = [*flat(read[job].get("before_script", [])), *flat(read[job]["script"])]
    return lines, read["variables"] | read[job].get("variables", {})


def flat(lines):
    return [inner for one in lines for inner in (flat(one) if isinstance(one, list) else [one])]


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
        steps = "\n".join(one["run"] for one in github(made, name, job)[0])
        own = {line.strip().replace("<<<", "<") for line in steps.splitlines() if "chuong-trinh/portal" in line}
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
    for one in steps:
        succeeds(checkout, one["run"], values | program, GITHUB_STEP_SUMMARY=summary)
    told = summary.read_text("utf-8")
    assert "### Trang mới: 0\n" in told
    assert "- `/ubnd-tinh/van-ban/2026/1-tb-ubnd/` Thông báo 1/TB-UBND: Thông báo khai trương cổng công khai" in told
    assert "/so-y-te/" not in told
    assert "khai trương" in (checkout / "xem-truoc/ubnd-tinh/van-ban/2026/1-tb-ubnd/index.html").read_text("utf-8")

    page.write_text(page.read_text("utf-8").replace("1/TB-UBND", "1/TBUBND"))
    check = next(one for one in steps if "--format github" in one["run"])
    done = run(checkout, check["run"], values | program)
    assert done.returncode == 1
    assert f"::error file={DOCUMENT},line=2," in done.stdout
    git(checkout, "checkout", "-q", DOCUMENT)


# what happens on the main branch


def on_gitlab(folder, job, machine, **secrets):
    """One script; a secret is a file that everybody may read."""
    lines, values = gitlab(folder, job)
    return run(folder, "\n".join(lines), values | machine, **secrets)


def on_github(folder, job, machine, **secrets):
    """Each step is a process of its own; a secret is a text, and known to the steps that name it."""
    steps, values = github(folder, job, job)
    for one in steps:
        succeeds(folder, one["run"], values | machine, **{name: secrets[name] for name in one.get("env", {})})


@pytest.fixture(scope="module")
def released(checkout, machine, as_files):
    """What is said while the main branch becomes what the public sees."""
    done = on_gitlab(checkout, "phat-hanh", machine, **as_files)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def shown(sshd, released):
    """The link to the release that the public sees."""
    assert released
    return sshd.home / "srv/public"


def test_the_main_branch_is_built_signed_shown_and_its_addresses_are_kept(checkout, released, server):
    on_disk, on_the_web = re.findall("Chữ ký đúng, của tinh@laocai.example\nBản ([0-9a-f]{16})", released)
    assert on_disk == on_the_web
    lines, values = gitlab(checkout, "so-dia-chi")
    succeeds(checkout, "\n".join(lines), values | {"KHO": server / "kho.git", "CI_DEFAULT_BRANCH": "main"})
    kept = git(server / "kho.git", "show", "main:mau/ledger/addresses.jsonl")
    assert '"/ubnd-tinh/van-ban/2026/1-tb-ubnd/"' in kept


def test_a_release_before_is_shown_again(checkout, machine, shown, as_files, as_texts):
    first = shown.resolve()
    page = checkout / DOCUMENT
    page.write_text(page.read_text("utf-8") + "\nGiờ tiếp dân không đổi.\n")
    on_github(checkout, "phat-hanh", machine, **as_texts)
    second = shown.resolve()
    assert second != first
    assert on_gitlab(checkout, "tro-lai", machine, **as_files).returncode == 0
    assert shown.resolve() == first
    on_github(checkout, "tro-lai", machine, **as_texts, BAN=second.name)
    assert shown.resolve() == second


def test_what_was_leaked_leaves_no_release_behind(checkout, machine, shown, as_texts):
    page = checkout / DOCUMENT
    page.write_text(page.read_text("utf-8") + "\nĐiều này đã rút.\n")
    on_github(checkout, "phat-hanh", machine, **as_texts | {"XOA": "có"})
    assert [one.name for one in shown.parent.glob("releases/*/")] == [shown.resolve().name]


def test_a_job_that_fails_changes_nothing_and_no_job_leaves_a_key_behind(checkout, machine, shown, as_files, tmp_path):
    before, other = shown.resolve(), key(tmp_path, "khac")
    (tmp_path / "hong").write_text("không phải khóa")
    assert on_gitlab(checkout, "phat-hanh", machine, **as_files | {"KHOA_KY": tmp_path / "hong"}).returncode == 2
    assert on_gitlab(checkout, "tro-lai", machine, **as_files | {"KHOA_MAY_CHU": other}).returncode == 3
    assert shown.resolve() == before
    until(lambda: not list(machine["TMPDIR"].iterdir()))  # keys in files, and the sockets of agents that hold one
