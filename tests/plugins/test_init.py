"""What `./portal init` makes: a province's own repository."""

import re

import pytest

from plugins.cli.__main__ import main
from tests.conftest import NOW


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


def test_an_agency_is_what_its_name_says(tmp_path, monkeypatch):
    monkeypatch.setenv("PORTAL_NOW", NOW)
    names = ("UBND tỉnh Mẫu", "Hội đồng nhân dân tỉnh Mẫu", "Uỷ ban nhân dân phường Mẫu", "UBND xã Mẫu", "Sở Xây dựng")
    offices = [word for at, name in enumerate(names) for word in ("--agency", f"co-quan-{at}={name}")]
    assert main(["init", str(tmp_path), *offices]) == 0
    sheets = [(tmp_path / f"mau/co-quan-{at}/agency.md").read_text("utf-8") for at in range(len(names))]
    said = [re.findall(r"^(?:type|parent): (.*)$", one, re.MULTILINE) for one in sheets]
    below = "co-quan-0"
    assert said == [["ubnd-tinh"], ["hdnd-tinh"], ["ubnd-xa", below], ["ubnd-xa", below], ["so-nganh", below]]


@pytest.mark.parametrize("inner", ["", "mau", "mau/so-y-te"])
def test_commands_are_about_the_repository_they_are_typed_in(inner, made, monkeypatch, capsys):
    monkeypatch.setenv("PORTAL_NOW", NOW)
    monkeypatch.chdir(made / inner)
    assert main(["check"]) == 0
    assert main(["report", "due", "mau", "--agency", "so-y-te"]) == 0
    said = capsys.readouterr().out
    assert "Đã đọc 5 tệp của 1 cổng" in said
    assert "Cổng công khai thông tin tỉnh Mẫu: " in said


def test_git_commit_checks_first(made):
    assert "check --staged --content ." in (made / ".git/hooks/pre-commit").read_text()


@pytest.mark.parametrize("wrong", [["--agency", "Sở Y tế"], ["--address", "congkhai.vn"], ["--province", "…"]])
def test_what_cannot_be_used_is_said_before_anything_is_written(wrong, tmp_path, capsys):
    assert main(["init", str(tmp_path / "kho"), *wrong]) == 2
    assert "viết như" in capsys.readouterr().err
    assert not (tmp_path / "kho").exists()
