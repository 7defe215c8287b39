"""Two small provinces, and every page they must become. `./portal test --golden` writes the pages anew; read the diff.

Of the theme's own files and of the index of the search only the names are kept, which their content gives them; of
cards too, whose pixels no diff can show, and of the lists of digests of all files.
"""

import difflib
import shutil
from pathlib import Path

import pytest

from plugins.cli.__main__ import main
from tests.sites.builds import SITES, every_file, program, with_portal


def is_asset(path: str) -> bool:
    inner = path.split("/")[:2]
    is_list = "kiem-chung" in inner and path.endswith(".json")
    return is_list or "static" in inner or path.endswith((".bin", "sw.js", "the-chia-se.png"))


@pytest.mark.parametrize("site", SITES, ids=lambda one: one.name)
def test_a_small_site_becomes_exactly_these_files(site: Path, tmp_path: Path, pytestconfig: pytest.Config):
    content = shutil.copytree(site / "content", tmp_path / "content")  # of no commit, which would stand in the release
    output = with_portal(program(tmp_path / "program"), content, tmp_path / "output")
    assert [main(["verify", str(one)]) for one in output.iterdir() if one.is_symlink()] == [0]
    made = {path: b"" if is_asset(path) else text for path, text in every_file(output).items()}
    if pytestconfig.getoption("--golden"):
        _write(site / "expected", made)
    expected = every_file(site / "expected")
    assert sorted(made) == sorted(expected)
    changed = [path for path in expected if made[path] != expected[path]]
    if changed:
        pytest.fail(_difference(changed, expected, made), pytrace=False)


def _write(folder: Path, made: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text)


def _difference(changed: list[str], expected: dict[str, bytes], made: dict[str, bytes]) -> str:
    first = changed[0]
    lines = difflib.unified_diff(
        expected[first].decode().splitlines(), made[first].decode().splitlines(), "expected", "made", lineterm="", n=1
    )
    others = "\n".join(changed[1:20])
    return f"{first}:\n" + "\n".join(list(lines)[:60]) + f"\n\nalso changed ({len(changed) - 1}):\n{others}"
