"""Signatures are made and checked with OpenSSH's own tool, with keys made here."""

import subprocess
from pathlib import Path

import pytest

from plugins.portal.publish.signature import Unsignable, signature, signer


def key(folder: Path, name: str = "khoa", passphrase: str = "") -> Path:
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", folder / name]
    subprocess.run(command, check=True)
    return folder / name


def signers(key: Path, name: str = "tinh@laocai.example", options: str = "") -> Path:
    file = key.with_name(f"{key.name}.signers")
    file.write_text(f"{name} {options} {key.with_suffix('.pub').read_text()}")
    return file


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return key(tmp_path)


def test_a_signature_names_its_signer(own: Path):
    assert signer(b"abc", signature(b"abc", own), signers(own)) == "tinh@laocai.example"


@pytest.mark.parametrize("content", [b"abd", b"", b"abc\n"])
def test_a_signature_fits_only_what_was_signed(own: Path, content: bytes):
    assert signer(content, signature(b"abc", own), signers(own)) is None


def test_a_signature_of_somebody_else_is_none(own: Path, tmp_path: Path):
    other = key(tmp_path, "khac")
    assert signer(b"abc", signature(b"abc", other), signers(own)) is None


def test_a_signature_for_another_purpose_is_none(own: Path):
    done = subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", "git", "-f", own], input=b"abc", capture_output=True, check=True
    )
    assert signer(b"abc", done.stdout, signers(own)) is None


@pytest.mark.parametrize("signed", [b"", b"x", b"-----BEGIN SSH SIGNATURE-----\n"])
def test_what_is_no_signature_is_none(own: Path, signed: bytes):
    assert signer(b"abc", signed, signers(own)) is None


def test_a_key_that_cannot_sign_is_told_and_asks_nothing(tmp_path: Path):
    (tmp_path / "chu").write_text("không phải khóa")
    (tmp_path / "chu").chmod(0o600)
    for one in (tmp_path / "khong-co", tmp_path / "chu", key(tmp_path, "co-mat-khau", "mật khẩu")):
        with pytest.raises(Unsignable, match="khóa"):
            signature(b"abc", one)
