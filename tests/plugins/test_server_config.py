"""`./portal server-config` as an operator types it: what is printed, and what is refused in words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.cli.__main__ import main
from plugins.portal.model.deployment import Server
from tests.conftest import keys, portal

SERVER = {key.name: key.example for key in Server.declared()}
HOSTILE = ["/srv/a b", "/srv/a;", "/srv/{x}", '/srv/"', "/srv/../etc", "srv", "/srv/$host", "/srv/a\nb", "/srv/*"]
Config = Callable[..., int]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """`config("nginx", address=…, root=…, deploys=False)`: the command for a portal of this address; its exit code."""

    def typed(server: str, *, address: str = "https://laocai.example/", root: str = "", deploys: bool = True) -> int:
        place = tmp_path / "lao-cai"
        place.mkdir()
        (place / "portal.yaml").write_text(portal(address=address))
        if deploys:
            (place / "deploy.yaml").write_text(keys(server=SERVER))
        given = ["--root", root] if root else []
        return main(["server-config", server, "lao-cai", "--content", str(tmp_path), *given])

    return typed


@pytest.mark.parametrize(
    ("server", "lines"),
    [
        ("nginx", ["server_name laocai.example;", "root /srv/cong-khai/public;"]),
        ("caddy", ["laocai.example {", "root * /srv/cong-khai/public"]),
    ],
)
def test_the_block_is_of_the_portal_s_address_and_of_where_it_is_deployed(
    config: Config, capsys: pytest.CaptureFixture[str], server: str, lines: list[str]
):
    assert config(server) == 0
    assert set(lines) <= {line.strip() for line in capsys.readouterr().out.splitlines()}


@pytest.mark.parametrize(
    ("server", "line"),
    [("nginx", "include {}/nginx.conf;"), ("caddy", "import {}/Caddyfile")],
)
def test_rules_come_from_the_release_in_the_portal_s_own_folder_of_the_domain(
    config: Config, capsys: pytest.CaptureFixture[str], server: str, line: str
):
    assert config(server, address="https://laocai.example/cong-khai/", root="/var/www/", deploys=False) == 0
    told = [one.strip() for one in capsys.readouterr().out.splitlines()]
    assert line.format("/var/www/cong-khai/may-chu") in told
    assert {"root /var/www;", "root * /var/www"} & set(told)


@pytest.mark.parametrize("root", HOSTILE)
def test_a_folder_that_means_more_than_a_folder_to_a_server_is_refused(
    config: Config, capsys: pytest.CaptureFixture[str], root: str
):
    assert config("nginx", root=root) == 2
    assert "không viết vào cấu hình máy chủ được" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["https://laocai.example:8443/", "https://LaoCai.example/", "https://a..b/"])
def test_a_name_that_no_server_knows_is_refused(config: Config, capsys: pytest.CaptureFixture[str], address: str):
    assert config("caddy", address=address) == 2
    assert "portal.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["a;b", "%22", "{x}", "../x"])
def test_no_path_of_an_address_can_end_the_line_it_stands_in(
    config: Config, capsys: pytest.CaptureFixture[str], path: str
):
    assert config("nginx", address=f"https://laocai.example/{path}/") == 2
    assert capsys.readouterr().out == ""


def test_without_a_place_of_deployment_one_is_asked_for(config: Config, capsys: pytest.CaptureFixture[str]):
    assert config("nginx", deploys=False) == 2
    assert "./portal new deploy" in capsys.readouterr().err
