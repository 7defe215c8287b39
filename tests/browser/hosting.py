"""nginx and Caddy as Debian has them, each run on this machine for as long as a test needs it."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

NGINX = "/usr/sbin/nginx"
CADDY = "/usr/bin/caddy"
SETTINGS = """
daemon off; master_process off; pid {home}/pid; error_log stderr; events {{}}
http {{
  access_log off;
  client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
  uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
  {servers}
}}
"""


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def nginx(home: Path, servers: str, ports: Sequence[int]) -> Iterator[None]:
    """nginx with these `server` blocks, until the end of the block; it listens at these ports."""
    settings = home / "nginx.conf"
    settings.write_text(SETTINGS.format(home=home, servers=servers))
    command = [NGINX, "-p", home, "-c", settings, "-e", "stderr"]
    with _running(command, home, ports):
        yield


@contextmanager
def caddy(home: Path, sites: str, ports: Sequence[int]) -> Iterator[None]:
    """The same with the sites of a Caddyfile."""
    settings = home / "Caddyfile"
    settings.write_text(f"{{\n  admin off\n}}\n{sites}")
    with _running([CADDY, "run", "--config", settings], home, ports):
        yield


@contextmanager
def _running(command: Sequence[str | Path], home: Path, ports: Sequence[int]) -> Iterator[None]:
    errors = home / "errors.log"
    with errors.open("w") as log:
        running = subprocess.Popen(command, stderr=log, env=os.environ | {"HOME": str(home)})
    try:
        while not all(map(_listens, ports)):
            if running.poll() is not None:
                pytest.fail(errors.read_text())
            time.sleep(0.02)
        yield
    finally:
        running.terminate()
        running.wait()


def _listens(port: int) -> bool:
    with closing(socket.socket()) as found:
        return found.connect_ex(("127.0.0.1", port)) == 0


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


def answer(address: str, path: str, **headers: str) -> Answer:
    """What the server says; nobody follows where it leads. Headers of the request are written `Accept_Encoding`."""
    asked = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(HTTPConnection(urlsplit(address).netloc)) as connection:
        connection.request("GET", quote(path), headers=asked)
        found = connection.getresponse()
        return Answer(found.status, found.headers, found.read())
