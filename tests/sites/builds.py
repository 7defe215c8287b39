"""Builds of small sites by a copy of the program that lies in no checkout, so that no commit stands in the pages."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from plugins.portal.publish.manifest import NAME
from tests.conftest import NOW

ROOT = Path(__file__).parents[2]
SITES = sorted(one.parent for one in Path(__file__).parent.glob("*/content"))
PLAIN = {"PATH": os.defpath, "PORTAL_NOW": NOW}


def program(folder: Path) -> Path:
    """A copy of what makes the pages: code, theme and settings."""
    for name in ("plugins", "themes"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py", "requirements.txt"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copytree(SITES[0] / "content", folder / "content")
    return folder


def with_portal(program: Path, content: Path, output: Path, environment: Mapping[str, str] = PLAIN) -> Path:
    """`./portal build` of every portal of a folder."""
    start = f"import sys; sys.path.insert(0, {os.fspath(program)!r}); from plugins.cli.__main__ import main; sys.exit(main())"
    words = ["build", "--content", content, "--output", output, "--now", NOW, "--jobs", "1", "--all"]
    return _run([sys.executable, "-I", "-X", "utf8", "-c", start, *words], output, environment)


def with_pelican(  # noqa: PLR0913 - each is a separate circumstance of a build
    program: Path,
    portal: Path,
    output: Path,
    settings: str,
    *,
    environment: Mapping[str, str] = PLAIN,
    cwd: Path | None = None,
) -> Path:
    """`pelican PORTAL -s SETTINGS`, as anybody calls it who knows Pelican."""
    command = [sys.executable, "-m", "pelican", portal, "-s", program / settings, "-o", output, "--fatal", "warnings"]
    return _run([*command, "--quiet"], output, environment, cwd or program)


def _run(command: list[object], output: Path, environment: Mapping[str, str], cwd: Path | None = None) -> Path:
    done = subprocess.run(
        [*map(str, command)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=dict(environment),
        cwd=cwd,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def every_file(folder: Path) -> dict[str, bytes]:
    """Every file of a published site, through its links; the list that a release has of itself is apart."""
    found = (Path(above, name) for above, _, names in os.walk(folder, followlinks=True) for name in names)
    inner = ((one.relative_to(folder).as_posix(), one) for one in sorted(found))
    return {path: one.read_bytes() for path, one in inner if one.name != NAME and not path.startswith("releases/")}
