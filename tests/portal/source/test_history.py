"""When files were first committed, asked of a real repository."""

import os
import subprocess
from datetime import date

import pytest

from plugins.portal.source.history import first_committed


@pytest.fixture
def git(tmp_path):
    """Runs git in a repository whose clock is an argument."""
    folder = tmp_path / "kho"
    folder.mkdir()

    def run(*words, at="2026-09-01T10:00:00+07:00"):
        who = {
            f"GIT_{role}_{part}": text
            for role in ("AUTHOR", "COMMITTER")
            for part, text in (("NAME", "a"), ("EMAIL", "a@a.example"))
        }
        times = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(
            ["git", "-C", folder, *words], env={**os.environ, **who, **times}, check=True, capture_output=True
        )

    run("init", "-q")
    run.folder = folder
    return run


def write(git, path, text, at, message="một"):
    (git.folder / path).parent.mkdir(parents=True, exist_ok=True)
    (git.folder / path).write_text(text, encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", message, at=at)


def test_a_file_has_the_day_of_the_commit_that_added_it_in_vietnam(git):
    write(git, "lao-cai/văn bản.md", "một\n", "2026-09-01T18:30:00+00:00")
    write(git, "lao-cai/văn bản.md", "hai\n", "2026-10-01T10:00:00+07:00")
    write(git, "khac/a.md", "ba\n", "2026-10-02T10:00:00+07:00")
    assert first_committed(git.folder / "lao-cai") == {"văn bản.md": date(2026, 9, 2)}


def test_a_renamed_file_keeps_its_first_day(git):
    write(git, "lao-cai/a.md", "một văn bản dài vừa đủ để nhận ra\n" * 5, "2026-09-01T10:00:00+07:00")
    git("mv", "lao-cai/a.md", "lao-cai/b.md")
    git("commit", "-q", "-m", "đổi tên", at="2026-10-01T10:00:00+07:00")
    assert first_committed(git.folder / "lao-cai") == {"b.md": date(2026, 9, 1)}


def test_names_that_no_file_should_have_cost_the_others_nothing(git):
    write(git, "lao-cai/\x01a\n@1.md", "một văn bản dài vừa đủ để nhận ra\n" * 5, "2026-09-01T10:00:00+07:00")
    git("mv", "lao-cai/\x01a\n@1.md", "lao-cai/@b.md")
    git("commit", "-q", "-m", "đổi tên", at="2026-10-01T10:00:00+07:00")
    write(git, "lao-cai/c.md", "hai\n", "2026-10-02T10:00:00+07:00")
    assert first_committed(git.folder / "lao-cai") == {"@b.md": date(2026, 9, 1), "c.md": date(2026, 10, 2)}


def test_a_clone_without_its_history_knows_no_day_rather_than_a_wrong_one(git, tmp_path):
    write(git, "lao-cai/a.md", "một\n", "2026-09-01T10:00:00+07:00")
    write(git, "lao-cai/a.md", "hai\n", "2026-10-01T10:00:00+07:00")
    shallow = tmp_path / "nong"
    subprocess.run(["git", "clone", "-q", "--depth", "1", git.folder.as_uri(), shallow], check=True)
    assert first_committed(shallow / "lao-cai") == {}


def test_outside_a_repository_nothing_is_known(tmp_path):
    assert first_committed(tmp_path) == {}
