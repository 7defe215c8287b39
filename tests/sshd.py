"""A server as a province has one: an sshd of this user on this machine. A plugin of pytest: tests/conftest.py names it."""

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.portal.publish.test_signature import key

SETTINGS = """
ListenAddress 127.0.0.1
Port {port}
HostKey {home}/host
AuthorizedKeysFile {home}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KexAlgorithms curve25519-sha256
SetEnv PATH={home}/bin:/usr/bin:/bin
"""
PATIENCE = 30


@dataclass(frozen=True)
class Server:
    """What stands in `bin` is found by commands that come over SSH before the system's own; `key` may come in."""

    home: Path
    port: int

    @property
    def bin(self) -> Path:
        return self.home / "bin"

    @property
    def key(self) -> Path:
        return self.home / "user"

    def instead(self, command: str, script: str) -> None:
        file = self.bin / command
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)

    def settings(self, folder: Path) -> dict[str, str]:
        """What `deploy.yaml` says of it."""
        return {
            "host": "127.0.0.1",
            "port": str(self.port),
            "user": os.environ.get("USER", "root"),
            "folder": str(folder),
            "host_key": " ".join((self.home / "host.pub").read_text().split()[:2]),
        }


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("sshd")
    key(home, "host"), key(home, "user")
    if os.getuid() == 0:  # where it was installed but never started by the system
        Path("/run/sshd").mkdir(exist_ok=True)
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    (home / "settings").write_text(SETTINGS.format(home=home, port=port))
    (home / "bin").mkdir()
    with (home / "log").open("w") as log:
        running = subprocess.Popen(["/usr/sbin/sshd", "-D", "-e", "-f", home / "settings"], stderr=log)
    until(lambda: "listening" in (home / "log").read_text() or running.poll() is not None)
    assert running.poll() is None, (home / "log").read_text()
    yield Server(home, port)
    running.terminate()
    running.wait()


def until(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)
