"""What a bare machine needs to get going: locks that can be trusted anywhere, and entries that work."""

import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.txt", "requirements-test.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def read(path):
    return (ROOT / path).read_text("utf-8")


def locked(lock):
    """The locked packages by name, each with its whole entry."""
    entries = re.split(r"^(?=\S)", read(lock), flags=re.MULTILINE)
    return {entry.partition("==")[0]: entry for entry in entries if entry}


def names(requirements):
    return {re.match(r"[\w-]+", requirement)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_carries_a_hash(lock):
    assert [name for name, entry in locked(lock).items() if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock):
    assert "://" not in read(lock)


def test_every_npm_package_carries_a_hash_and_no_address():
    packages = json.loads(read("package-lock.json"))["packages"]
    others = {path: package for path, package in packages.items() if path}
    assert others
    assert [path for path, package in others.items() if "integrity" not in package] == []
    assert [path for path, package in others.items() if "resolved" in package] == []


def test_every_dependency_is_locked():
    assert names(PROJECT["dependencies"]) - locked("requirements.txt").keys() == set()


def test_every_test_dependency_is_locked():
    assert names(PROJECT["optional-dependencies"]["test"]) - locked("requirements-test.txt").keys() == set()


def test_tests_run_with_the_versions_that_build_the_site():
    runtime, test = locked("requirements.txt"), locked("requirements-test.txt")
    assert {name: entry for name, entry in test.items() if name in runtime} == runtime


@pytest.mark.parametrize("script", ["portal", ".ci/run"])
def test_a_script_can_be_run(script):
    assert os.access(ROOT / script, os.X_OK)


def test_the_entry_is_plain_shell():
    subprocess.run(["sh", "-n", "portal"], cwd=ROOT, check=True)


def test_a_link_to_the_entry_is_as_good_as_the_entry(tmp_path):
    """A province's repository holds such a link; what is prepared is the program all the same."""
    for folder in ("program", "province", "bin"):
        (tmp_path / folder).mkdir()
    for version in ("", ".14", ".13", ".12", ".11"):
        (tmp_path / f"bin/python3{version}").symlink_to("/bin/false")
    shutil.copy(ROOT / "portal", tmp_path / "program")
    (tmp_path / "province/portal").symlink_to("../program/portal")
    path = f"{tmp_path}/bin:{os.environ['PATH']}"
    done = subprocess.run(
        ["./portal", "setup"],
        cwd=tmp_path / "province",
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "chưa có Python" in done.stderr) == (2, True)
    assert (tmp_path / "program/.cache").is_dir()
    assert [one.name for one in (tmp_path / "province").iterdir()] == ["portal"]


def test_ci_runs_what_a_developer_runs():
    assert read(".ci/run").splitlines()[-1] == "./portal test"


def test_every_word_of_make_calls_the_entry():
    words = re.findall(r"^(\w+): *(.*)$", read("Makefile"), flags=re.MULTILINE)
    assert words
    assert [word for word, command in words if not command.startswith("; ./portal ")] == []
