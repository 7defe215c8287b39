"""The same content gives the same bytes, whoever builds it, wherever, by whichever way."""

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import NOW
from tests.sites.builds import PLAIN, SITES, every_file, program, with_pelican, with_portal

MERGED = next(one for one in SITES if one.name == "merged")
PORTAL = "song-doi"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return program(tmp_path_factory.mktemp("once") / "program")


@pytest.fixture(scope="module")
def content(copy: Path) -> Path:
    """In no repository, whose commit would stand in the release."""
    return shutil.copytree(MERGED / "content", copy.parent / "content")


@pytest.fixture(scope="module")
def built(copy: Path, content: Path) -> dict[str, bytes]:
    """The portal as `./portal build` makes it."""
    return every_file(with_portal(copy, content, copy.parent / "output") / PORTAL)


def unequal(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def _written_backwards(content: Path, folder: Path) -> Path:
    """A copy whose files were created in the opposite order, with other times and rights."""
    for path in sorted((one for one in content.rglob("*") if one.is_file()), reverse=True):
        place = folder / path.relative_to(content)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
        os.utime(place, (1_000_000_000, 1_000_000_000))
        place.chmod(0o600)
    return folder


def test_another_machine_makes_the_same_bytes(built: dict[str, bytes], tmp_path: Path):
    """Another hash seed, time zone, language, home, mask, folder and order of creation."""
    there = {
        "PYTHONHASHSEED": "4711",
        "TZ": "America/Lima",
        "LC_ALL": "C",
        "LANG": "vi_VN.UTF-8",
        "HOME": str(tmp_path),
    }
    content = _written_backwards(MERGED / "content", tmp_path / "nội dung")
    before = os.umask(0o077)
    try:
        copy = program(tmp_path / "chương trình")
        output = with_pelican(
            copy,
            content / PORTAL,
            tmp_path / "trang",
            "publishconf.py",
            environment=PLAIN | there,
            cwd=content / PORTAL,
        )
    finally:
        os.umask(before)
    assert unequal(every_file(output), built) == []


def test_another_machine_makes_the_same_release(copy: Path, built: dict[str, bytes], tmp_path: Path):
    """The same id, which vouches for every byte; and whatever the mask of the user, a web server can read it."""
    assert built
    content = _written_backwards(MERGED / "content", tmp_path / "nội dung")
    there = {"PYTHONHASHSEED": "4711", "TZ": "America/Lima", "LC_ALL": "C", "HOME": str(tmp_path)}
    before = os.umask(0o077)
    try:
        output = with_portal(program(tmp_path / "chương trình"), content, tmp_path / "trang", PLAIN | there)
    finally:
        os.umask(before)
    assert (output / PORTAL).readlink() == (copy.parent / "output" / PORTAL).readlink()
    assert {one.stat().st_mode & 0o777 for one in (output / "releases").rglob("*")} == {0o644, 0o755}


@pytest.mark.parametrize("settings", ["pelicanconf.py", "publishconf.py"])
def test_pelican_alone_makes_the_same_pages(
    copy: Path, content: Path, built: dict[str, bytes], tmp_path: Path, settings: str
):
    """From the memory that the first build has left, too."""
    assert (copy / ".cache" / f"{PORTAL}.sqlite").is_file()
    output = with_pelican(copy, content / PORTAL, tmp_path / "output", settings)
    assert unequal(every_file(output), built) == []


def test_the_time_of_the_build_is_that_of_the_last_commit_where_the_environment_says_so(
    copy: Path, content: Path, built: dict[str, bytes], tmp_path: Path
):
    """SOURCE_DATE_EPOCH, as builders of packages set it: 2026-11-22T02:00Z is nine o'clock in Vietnam."""
    assert NOW == "2026-11-22T09:00+07:00"
    environment = {"PATH": os.defpath, "SOURCE_DATE_EPOCH": "1795312800"}
    output = with_pelican(copy, content / PORTAL, tmp_path / "output", "pelicanconf.py", environment=environment)
    assert unequal(every_file(output), built) == []
