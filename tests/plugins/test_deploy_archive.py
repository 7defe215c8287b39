"""`./portal deploy --archive`: a release as one file."""

import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.plugins.deployable import Deployable
from tests.portal.publish.renderings import tree

FILES = {"index.html": "một", "so-y-te/bảng giá (2), a+b.xlsx": "hai", f"{'dai/' * 60}index.html": "ba"}


@pytest.fixture
def world(tmp_path: Path) -> Deployable:
    found = Deployable(tmp_path)
    found.write()
    found.settings.unlink()
    found.build(FILES)
    return found


def unpacked(archive: Path, to: Path) -> Path:
    if archive.suffix == ".tar":
        with tarfile.open(archive) as opened:
            opened.extractall(to, filter="data")
    else:
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(to)
    return to


@pytest.mark.parametrize("name", ["site.tar", "site.zip"])
def test_an_archive_is_the_release_and_the_same_release_is_the_same_archive(world: Deployable, name: str, capsys):
    made = [world.folder / name, world.folder / f"hai-{name}"]
    assert world.deploy("--archive", str(made[0])) == 0
    assert f"{name}: bản {world.shelf.current}, 3 tệp" in capsys.readouterr().out
    for number, one in enumerate(world.shelf.link.resolve().rglob("*")):
        os.utime(one, (number, number))
        one.chmod(0o700)
    assert world.deploy("--archive", str(made[1])) == 0
    assert made[0].read_bytes() == made[1].read_bytes()
    assert tree(unpacked(made[0], world.folder / "ra")) == tree(world.shelf.link)
    assert [one.name for one in world.folder.glob(".*")] == []


def test_what_cannot_be_archived_is_told_and_the_archive_of_before_stays(world: Deployable, capsys):
    archive = world.folder / "site.tar"
    assert world.deploy("--archive", str(archive)) == 0
    before = archive.read_bytes()
    (world.shelf.link / "index.html").write_text("x")
    assert world.deploy("--archive", str(archive)) == 1
    assert "index.html: sai" in capsys.readouterr().err
    assert archive.read_bytes() == before
    world.build(FILES | {"index.html": "mới"})
    for wrong, said in {"site.rar": "đặt tên có đuôi .tar hoặc .zip", "khong-co/site.tar": "không có thư mục"}.items():
        assert world.deploy("--archive", str(world.folder / wrong)) == 2
        assert said in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        world.deploy("--archive", str(archive), "--rollback")
    assert "không đi cùng --archive" in capsys.readouterr().err
