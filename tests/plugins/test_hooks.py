"""The check before git commit, in real repositories: what is staged decides, not what lies beside it."""

import os
import subprocess

import pytest

from plugins.cli.__main__ import main
from plugins.cli.places import HOME
from tests.conftest import NOW, agency, document, page, portal
from tests.samples import small

WHO = {"GIT_AUTHOR_NAME": "Mẫu", "GIT_AUTHOR_EMAIL": "mau@laocai.example"}
WHO |= {"GIT_COMMITTER_NAME": "Mẫu", "GIT_COMMITTER_EMAIL": "mau@laocai.example", "GIT_CONFIG_GLOBAL": "/dev/null"}
HEALTH = "content/lao-cai/so-y-te"
PAGES = "content/lao-cai/pages"
CLEAN = page(body="Họp chợ thứ Bảy hằng tuần.\n")
SECRET = page(body="TỐI MẬT\n")
IDENTITY = "001099012345"


@pytest.fixture
def git(tmp_path):
    """A repository with a clean portal; `git(…)` runs a command in it."""
    home = tmp_path / "kho tỉnh"
    home.mkdir()

    def command(*words, cwd=home):
        environment = {**os.environ, **WHO, "PORTAL_NOW": NOW}
        return subprocess.run(["git", *words], cwd=cwd, env=environment, capture_output=True, text=True, check=False)

    command.home = home
    command("init", "-q")
    write(command, {
        "content/_shared/quoc-hoi/agency.md": agency("Quốc hội", type="trung-uong"),
        "content/lao-cai/portal.yaml": portal(),
        "content/lao-cai/ubnd-tinh/agency.md": agency(),
        f"{HEALTH}/agency.md": agency("Sở Y tế"),
    })  # fmt: skip
    command("add", "-A")
    command("commit", "-qm", "đầu")
    return command


@pytest.fixture
def portal_command(git, monkeypatch, capsys):
    """Runs a word of the command on the repository's content: the exit code, and what is printed."""

    def run(*words, home=git.home):
        monkeypatch.chdir(home)
        code = main([*words, "--content", str(home / "content")])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return run


@pytest.fixture
def check(portal_command):
    """What the hook runs."""
    return lambda **where: portal_command("check", "--staged", "--now", NOW, **where)


def write(git, files):
    for path, text in files.items():
        (git.home / path).parent.mkdir(parents=True, exist_ok=True)
        (git.home / path).write_text(text, encoding="utf-8")


def stage(git, files):
    write(git, files)
    git("add", "-A")


def commits(git):
    return int(git("rev-list", "--count", "HEAD").stdout)


# git commit, with the hook


def test_a_number_of_identity_and_a_secret_never_get_into_git(git, portal_command):
    portal_command("hooks", "install")
    stage(git, {f"{PAGES}/a.md": CLEAN, f"{PAGES}/b.md": page(body=f"CCCD {IDENTITY}\n"), f"{PAGES}/c.md": SECRET})
    done = git("commit", "-m", "thêm")
    told = done.stdout + done.stderr
    assert (done.returncode, commits(git)) == (1, 1)
    assert f"{PAGES}/b.md:4" in told
    assert f"{PAGES}/c.md:4" in told
    assert "báo người phụ trách bảo vệ bí mật nhà nước" in told
    assert "Chưa lưu gì vào git" in told
    assert IDENTITY not in told


def test_what_is_clean_is_saved_although_something_broken_lies_beside_it(git, portal_command):
    portal_command("hooks", "install")
    write(git, {f"{PAGES}/a.md": CLEAN, f"{PAGES}/b.md": "hỏng", f"{HEALTH}/agency.md": "hỏng"})
    git("add", f"{PAGES}/a.md")
    assert git("commit", "-m", "thêm").returncode == 0
    assert commits(git) == 2


def test_a_part_of_what_is_staged_may_be_saved(git, portal_command):
    portal_command("hooks", "install")
    stage(git, {f"{PAGES}/a.md": CLEAN, f"{PAGES}/b.md": SECRET})
    assert git("commit", "-m", "một tệp", f"{PAGES}/a.md").returncode == 0
    assert "b.md" not in git("ls-tree", "-r", "--name-only", "HEAD").stdout


# what the hook runs


def test_what_is_staged_counts_and_not_what_was_mended_after(git, check):
    stage(git, {f"{PAGES}/a.md": SECRET})
    write(git, {f"{PAGES}/a.md": CLEAN})
    assert check()[0] == 1
    git("add", "-A")
    assert check() == (0, "Nội dung sắp lưu: 1 tệp, không có lỗi.\n")


def test_what_a_commit_breaks_elsewhere_is_told_and_what_was_broken_before_is_not(git, check):
    stage(git, {
        f"{PAGES}/a.md": page(body="[b](pages/b)\n"),
        f"{PAGES}/b.md": CLEAN,
        f"{PAGES}/cu.md": page(body="[không có](pages/khong-co-dau)\n"),
    })  # fmt: skip
    git("commit", "-qm", "có sẵn một lỗi")
    stage(git, {f"{PAGES}/c.md": CLEAN})
    assert check()[0] == 0
    git("rm", "-q", f"{PAGES}/b.md")
    code, told = check()
    assert code == 1
    assert "pages/a.md:4" in told
    assert "pages/cu.md" not in told


def test_what_is_shared_is_checked_with_every_portal(git, check):
    stage(git, {"content/_shared/quoc-hoi/documents/2026/1-nq.md": document("1/KH-UBND", body="MẬT\n")})
    assert check()[0] == 1


def test_a_staged_file_whose_name_tells_a_number_is_refused(git, check):
    stage(git, {f"{PAGES}/cccd-{IDENTITY}.md": CLEAN})
    code, told = check()
    assert code == 1
    assert IDENTITY not in told


def test_a_file_that_no_portal_reads_yet_is_searched_all_the_same(git, check):
    stage(git, {"content/tinh-moi/pages/a.md": SECRET, "content/ghi-chu.txt": f"CCCD {IDENTITY}"})
    code, told = check()
    assert code == 1
    assert "content/tinh-moi/pages/a.md:4" in told
    assert "content/ghi-chu.txt:1" in told
    assert IDENTITY not in told


def test_files_that_no_portal_reads_yet_are_opened_and_searched_for_what_their_pages_say(git, check):
    row = f'<row r="1"><c t="inlineStr"><is><t>CCCD {IDENTITY}</t></is></c></row>'
    for name, content in {
        "danh-sach.xlsx": small.xlsx(row),
        "giay.pdf": small.pdf(f"CCCD {IDENTITY}"),
        "so-do.png": small.picture("PNG"),
        "phong-chu.bin": bytes(range(256)) * 20,
    }.items():
        (git.home / "content" / name).write_bytes(content)
    git("add", "-A")
    code, told = check()
    assert code == 1
    assert {name for name in ("danh-sach.xlsx", "giay.pdf", "so-do.png", "phong-chu.bin") if name in told} == {
        "danh-sach.xlsx",
        "giay.pdf",
    }
    assert IDENTITY not in told


def test_files_outside_the_content_are_no_concern(git, check):
    stage(git, {"ghi-chu.txt": "TỐI MẬT"})
    assert check()[0] == 0


def test_the_first_commit_is_checked_too(git, check):
    git("update-ref", "-d", "HEAD")
    stage(git, {f"{PAGES}/a.md": SECRET})
    assert check()[0] == 1


def test_a_linked_worktree_is_guarded_too(git, check, tmp_path):
    other = tmp_path / "khac"
    git("worktree", "add", "-q", str(other))
    (other / PAGES).mkdir()
    (other / PAGES / "a.md").write_text(SECRET, encoding="utf-8")
    git("add", "-A", cwd=other)
    assert check(home=other)[0] == 1
    assert check()[0] == 0


# the hook itself


def test_the_hook_stands_where_git_looks_for_it(git, portal_command):
    git("config", "core.hooksPath", "moc")
    assert portal_command("hooks", "install")[0] == 0
    assert (git.home / "moc/pre-commit").stat().st_mode & 0o111
    assert not (git.home / ".git/hooks/pre-commit").exists()


def test_a_foreign_hook_is_left_as_it_is_and_one_is_told_what_to_add(git, portal_command):
    hook = git.home / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 0\n")
    code, told = portal_command("hooks", "install")
    assert code == 2
    assert f"{HOME}/portal check --staged --content content || exit 1" in told
    assert portal_command("hooks", "remove")[0] == 2
    assert hook.read_text() == "#!/bin/sh\nexit 0\n"


def test_the_hook_can_be_seen_and_removed(git, portal_command):
    assert portal_command("hooks", "install")[0] == 0
    assert portal_command("hooks", "install")[0] == 0
    assert "Đang đặt" in portal_command("hooks", "status")[1]
    assert portal_command("hooks", "remove")[0] == 0
    assert "Chưa đặt" in portal_command("hooks", "status")[1]
    assert not (git.home / ".git/hooks/pre-commit").exists()


def test_where_there_is_no_repository_one_is_told(portal_command, tmp_path):
    (tmp_path / "ngoai/content").mkdir(parents=True)
    code, told = portal_command("hooks", "install", home=tmp_path / "ngoai")
    assert code == 2
    assert "ngoai/content" in told


def test_exceptions_are_listed_for_the_reviewer(git, portal_command):
    allowed = [{"value": "0912345678", "reason": "hộ đồng ý"}]
    write(git, {f"{PAGES}/a.md": page(privacy_allow=allowed, body="0912345678\n")})
    assert portal_command("check", "--allowances", "--now", NOW)[1].splitlines() == [
        "content/lao-cai/pages/a.md:3  091…78  hộ đồng ý",
        "Có 1 ngoại lệ về dữ liệu cá nhân.",
    ]
