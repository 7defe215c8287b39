"""Signatures with keys of OpenSSH: the tool is everywhere, and anybody can check what it signed without us."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

NAMESPACE = "portal-release"
"""What the signature is for, so that none made for another purpose fits."""

PATIENCE = 30
"""Seconds for a key that lives in an agent or on a token."""

HOW_TO_MAKE_A_KEY = "ssh-keygen -t ed25519 -N '' -C cong-khai -f khoa-phat-hanh"


class Unsignable(Exception):
    """The key cannot sign; the words say why."""


def signature(content: bytes, key: Path) -> bytes:
    """The signature of bytes by a private key, or by a public one whose private half an agent holds."""
    if not key.is_file():
        raise Unsignable(f"không có tệp khóa {key}")
    done = _ssh_keygen("sign", "-f", str(key), content=content)
    if done.returncode:
        raise Unsignable(f"khóa {key} không ký được: {_last_line(done)}")
    return done.stdout


def signer(content: bytes, signed: bytes, allowed: Path) -> str | None:
    """Who signed, as the file of allowed signers names them; None where the signature is not theirs or not of this."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(signed)
        file.flush()
        given = ("-s", file.name, "-f", str(allowed))
        found = _ssh_keygen("find-principals", *given)
        names = found.stdout.decode("utf-8", "replace").splitlines()
        if found.returncode or not names:
            return None
        done = _ssh_keygen("verify", "-I", names[0], *given, content=content)
        return names[0] if done.returncode == 0 else None


def _ssh_keygen(work: str, *words: str, content: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Without a terminal, so that a passphrase is an error and not a question nobody sees."""
    known = {name: os.environ[name] for name in ("PATH", "HOME", "SSH_AUTH_SOCK") if name in os.environ}
    command = ["ssh-keygen", "-Y", work, *words]
    if work != "find-principals":
        command += ["-n", NAMESPACE]
    try:
        return subprocess.run(
            command,
            input=content,
            capture_output=True,
            env=known | {"LC_ALL": "C", "SSH_ASKPASS_REQUIRE": "never"},
            timeout=PATIENCE,
            start_new_session=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise Unsignable("máy này chưa có ssh-keygen; cài gói openssh-client") from error
    except subprocess.TimeoutExpired as error:
        raise Unsignable(f"khóa không trả lời trong {PATIENCE} giây") from error


def _last_line(done: subprocess.CompletedProcess[bytes]) -> str:
    words = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return words[-1] if words else "ssh-keygen không nói vì sao"
