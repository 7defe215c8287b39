"""The code style, as the tools see it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "--quiet"],
        ["ruff", "format", "--check", "--quiet"],
        ["mypy"],
        ["lint-imports", "--no-logo", "--cache-dir", ".cache/import-linter"],
    ],
    ids=" ".join,
)
def test_the_tool_finds_nothing(command):
    name, *arguments = command
    done = subprocess.run([BIN / name, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)
