"""The check before git commit, in real repositories: what is staged decides, not what lies beside it."""

import os
import subprocess

import pytest

from plugins.cli.places import HOME
from tests.conftest import NOW, agency, document, page, portal
from tests.plugins.test_cli import run

WHO = {"GIT_AUTHOR_NAME": "Mẫu", "GIT_AUTHOR_EMAIL": "mau@laocai.example"}
WHO |= {"GIT_COMMITTER_NAME": "Mẫu", "GIT_COMMITTER_EMAIL": "mau@laocai.example", "GIT_CONFIG_GLOBAL": "/dev/null"}
HEALTH = "content/lao-cai/so-y-te"
CLEAN = page(body="Họp chợ thứ Bảy hằng tuần.\n")
IDENTITY = "001099012345"


@pytest.fixture
def git(tmp_path):
    """A repository with a clean portal and the hook; `git(…)` runs a command in it."""
    home = tmp_path / "kho tỉnh"
    home.mkdir()
    environment = {**os.environ, **WHO, "PORTAL_NOW": NOW}

    def command(*words, cwd=home):
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
    assert run("hooks", "install", "--content", home / "content").returncode == 0
    return command


def write(git, files):
    for path, text in files.items():
        (git.home / path).parent.mkdir(parents=True, exist_ok=True)
        (git.home / path).write_text(text, encoding="utf-8")


def commits(git):
    return int(git("rev-list", "--count", "HEAD").stdout)


def test_a_number_of_identity_never_gets_into_git(git):
    write(git, {"content/lao-cai/pages/a.md": page(body=f"CCCD {IDENTITY}\n")})
    git("add", "-A")
    done = git("commit", "-m", "thêm")
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert commits(git) == 1
    assert "content/lao-cai/pages/a.md:4" in told
    assert "Chưa lưu gì vào git" in told
    assert IDENTITY not in told


def test_a_secret_in_an_otherwise_clean_commit_is_refused_and_the_message_says_what_to_do(git):
    write(git, {"content/lao-cai/pages/a.md": CLEAN, "content/lao-cai/pages/b.md": page(body="TỐI MẬT\n")})
    git("add", "-A")
    done = git("commit", "-m", "thêm")
    assert (done.returncode, commits(git)) == (1, 1)
    assert "bảo vệ bí mật nhà nước" in done.stdout + done.stderr


def test_what_is_clean_is_saved_although_something_broken_lies_beside_it(git):
    write(git, {"content/lao-cai/pages/a.md": CLEAN, "content/lao-cai/pages/b.md": "hỏng", f"{HEALTH}/agency.md": "hỏng"})
    git("add", "content/lao-cai/pages/a.md")
    assert git("commit", "-m", "thêm").returncode == 0
    assert commits(git) == 2


def test_what_is_staged_counts_and_not_what_was_mended_after(git):
    write(git, {"content/lao-cai/pages/a.md": page(body="MẬT\n")})
    git("add", "-A")
    write(git, {"content/lao-cai/pages/a.md": CLEAN})
    assert git("commit", "-m", "thêm").returncode == 1
    git("add", "-A")
    assert git("commit", "-m", "thêm").returncode == 0


def test_a_part_of_the_staged_files_may_be_saved(git):
    write(git, {"content/lao-cai/pages/a.md": CLEAN, "content/lao-cai/pages/b.md": page(body="MẬT\n")})
    git("add", "-A")
    assert git("commit", "-m", "một tệp", "content/lao-cai/pages/a.md").returncode == 0
    assert git("commit", "-m", "tệp kia").returncode == 1


def test_what_a_commit_breaks_elsewhere_is_told_and_what_was_broken_before_is_not(git):
    write(git, {
        "content/lao-cai/pages/a.md": page(body="[b](pages/b)\n"),
        "content/lao-cai/pages/b.md": CLEAN,
        "content/lao-cai/pages/cu.md": page(body="[không có](pages/khong-co-dau)\n"),
    })  # fmt: skip
    git("add", "-A")
    git("commit", "-qm", "có sẵn một lỗi", "--no-verify")
    write(git, {"content/lao-cai/pages/c.md": CLEAN})
    git("add", "-A")
    assert git("commit", "-m", "không liên quan").returncode == 0
    git("rm", "-q", "content/lao-cai/pages/b.md")
    done = git("commit", "-m", "xóa")
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert "pages/a.md:4" in told
    assert "pages/cu.md" not in told


def test_what_is_shared_is_checked_with_every_portal(git):
    write(git, {"content/_shared/quoc-hoi/documents/2026/1-nq.md": document("1/KH-UBND", body="MẬT\n")})
    git("add", "-A")
    assert git("commit", "-m", "thêm").returncode == 1


def test_files_that_are_no_content_are_no_concern(git):
    write(git, {"ghi-chu.txt": "việc cần làm"})
    git("add", "-A")
    assert git("commit", "-m", "thêm").returncode == 0


def test_a_linked_worktree_is_guarded_too(git, tmp_path):
    git("worktree", "add", "-q", str(tmp_path / "khac"))
    (tmp_path / "khac/content/lao-cai/pages").mkdir()
    (tmp_path / "khac/content/lao-cai/pages/a.md").write_text(page(body="MẬT\n"), encoding="utf-8")
    git("add", "-A", cwd=tmp_path / "khac")
    assert git("commit", "-m", "thêm", cwd=tmp_path / "khac").returncode == 1


def test_the_hook_stands_where_git_looks_for_it(git):
    git("config", "core.hooksPath", "moc")
    assert run("hooks", "install", "--content", git.home / "content").returncode == 0
    assert (git.home / "moc/pre-commit").stat().st_mode & 0o111
    write(git, {"content/lao-cai/pages/a.md": page(body="MẬT\n")})
    git("add", "content")
    assert git("commit", "-m", "thêm").returncode == 1


def test_a_foreign_hook_is_left_as_it_is_and_one_is_told_what_to_add(git):
    hook = git.home / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 0\n")
    done = run("hooks", "install", "--content", git.home / "content")
    assert done.returncode == 2
    assert f"{HOME}/portal check --staged --content content || exit 1" in done.stderr
    assert run("hooks", "remove", "--content", git.home / "content").returncode == 2
    assert hook.read_text() == "#!/bin/sh\nexit 0\n"


def test_the_hook_can_be_seen_and_removed(git):
    content = ("--content", git.home / "content")
    assert "Đang đặt" in run("hooks", "status", *content).stdout
    assert run("hooks", "remove", *content).returncode == 0
    assert "Chưa đặt" in run("hooks", "status", *content).stdout
    write(git, {"content/lao-cai/pages/a.md": page(body="MẬT\n")})
    git("add", "-A")
    assert git("commit", "-m", "thêm").returncode == 0


def test_where_there_is_no_repository_one_is_told(tmp_path):
    done = run("hooks", "install", "--content", tmp_path)
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr


def test_exceptions_are_listed_for_the_reviewer(git):
    write(git, {
        "content/lao-cai/pages/a.md": page(privacy_allow=[{"value": "0912345678", "reason": "hộ đồng ý"}], body="0912345678\n")
    })  # fmt: skip
    done = run("check", "--allowances", "--content", git.home / "content", cwd=git.home)
    assert done.stdout.splitlines() == [
        "content/lao-cai/pages/a.md:3  091…78  hộ đồng ý",
        "Có 1 ngoại lệ về dữ liệu cá nhân.",
    ]
