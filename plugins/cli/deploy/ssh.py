"""SSH as a channel to one server: the door to ssh and rsync, which keep the keys to themselves."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...portal.model.deployment import Server
from .place import Unreachable

KEY = "PORTAL_DEPLOY_KEY"
"""The file of a private key, where no agent holds one."""

CUT = 255
"""What ssh, and rsync over it, ends with when the server was not reached or the line was cut."""

FULL = 11
"""What rsync ends with when a file cannot be read or written."""

FOREVER = 3600
"""Seconds after which even a large portal over a poor line is given up; a line that is silent is cut long before."""


@dataclass(frozen=True)
class Ssh:
    """Commands run on a server. Its key is known beforehand, so nobody is asked and nobody can step between."""

    server: Server
    known: Path
    key: str = ""

    def run(self, script: str, *words: str, given: str = "") -> str:
        """What a script of the plain shell prints; the words are its arguments. Raises Unreachable."""
        there = shlex.join(["sh", "-c", script, "portal", *words])
        return _said([*self._ssh, self.server.host, there], given)

    def copy(self, folder: Path, place: str, beside: str = "") -> None:
        """A folder becomes what another is; what `beside`, as seen from there, has already is linked, not sent.

        Contents are compared, not times: a fresh checkout makes every file anew. Raises Unreachable.
        """
        # Whole files: mended against CVE-2024-12086, rsync (3.2.7 of Debian 12 too) opens no basis below `../`.
        manner = ["--recursive", "--checksum", "--whole-file", "--perms", "--chmod=D755,F644", "--delete"]
        links = [f"--link-dest={beside}"] if beside else []
        line = ["--compress", "--timeout=60", "--rsh", shlex.join(self._ssh)]
        _said(["rsync", *manner, *links, *line, f"{folder}/", f"{self.server.host}:{place}/"])

    @property
    def _ssh(self) -> list[str]:
        settings = {
            "BatchMode": "yes",
            "StrictHostKeyChecking": "yes",
            "UserKnownHostsFile": f'"{self.known}"',
            "GlobalKnownHostsFile": "/dev/null",
            "UpdateHostKeys": "no",
            "ClearAllForwardings": "yes",
            "ConnectTimeout": "20",
            "ServerAliveInterval": "15",
        } | ({"IdentityFile": f'"{self.key}"', "IdentitiesOnly": "yes"} if self.key else {})
        said = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
        return ["ssh", "-T", *said, "-p", self.server.port, "-l", self.server.user]


@contextmanager
def reaching(server: Server) -> Iterator[Ssh]:
    """A channel that believes the server's key as it is written in the settings, and no other."""
    with tempfile.TemporaryDirectory(prefix="portal-") as aside:
        known = Path(aside) / "known_hosts"
        known.write_text(f"{server.host} {server.host_key}\n[{server.host}]:{server.port} {server.host_key}\n")
        yield Ssh(server, known, os.environ.get(KEY, ""))


def _said(command: Sequence[str], given: str = "") -> str:
    """Without a terminal, so that a passphrase is an error and not a question nobody sees."""
    names = ("PATH", "HOME", "SSH_AUTH_SOCK")
    known = {name: os.environ[name] for name in names if name in os.environ}
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=known | {"LC_ALL": "C", "SSH_ASKPASS_REQUIRE": "never"},
            timeout=FOREVER,
            start_new_session=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise Unreachable(f"máy này chưa có {command[0]}; cài gói openssh-client và rsync") from error
    except subprocess.TimeoutExpired as error:
        raise Unreachable(f"quá {FOREVER // 60} phút chưa xong") from error
    if done.returncode:
        raise Unreachable(_why(done))
    return done.stdout


def _why(done: subprocess.CompletedProcess[str]) -> str:
    lines = done.stderr.strip().splitlines() or [f"mã {done.returncode}"]
    said = next((one for one in reversed(lines) if not one.startswith("rsync")), lines[-1])
    if done.returncode == FULL:
        return f"không ghi được tệp lên máy chủ, thường vì ổ đĩa ở đó đã đầy: {said.strip()}"
    return f"{'không tới được máy chủ' if done.returncode == CUT else 'máy chủ không làm được'}: {said.strip()}"
