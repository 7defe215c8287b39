"""The theme's scripts and style as readers get them: put together and made small by esbuild, named by their content."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Mapping
from pathlib import Path

from .installed import ROOT, installed
from .output import File

OLDEST = "--target=es2020"
"""What newer browsers understand is put into words that those of 2020 know."""
SEARCH = "search"
APART = ("search/unpack.js", f"search/{SEARCH}.js", "components/search_box/suggest.js")
"""Files that others import by their bare names, at once or when they are needed; each after those it imports."""


def scripts(theme: Path) -> dict[str, File]:
    """All scripts of a theme by name."""
    own = [one for one in theme.glob("components/*/*.js") if one.stem == one.parent.name]
    made: dict[str, File] = {}
    for path in (
        *(theme / one for one in APART),
        *sorted(theme.glob("static/*.js")),
        *sorted(own),
        theme / "worker.js",
    ):
        made[path.stem] = named(path.stem, ".js", _bundled(path, made))
    return made


def small(style: str) -> bytes:
    return _esbuild("--loader=css", "--minify", said=style)


def named(stem: str, suffix: str, content: bytes) -> File:
    """An address that changes with the content, so that readers may keep the file for ever."""
    return File(f"/static/{stem}.{hashlib.sha256(content).hexdigest()[:10]}{suffix}", content)


def _bundled(path: Path, apart: Mapping[str, File]) -> bytes:
    """One file with all that it imports, save what is apart."""
    files = {name: f"./{one.path.rpartition('/')[2]}" for name, one in apart.items()}
    elsewhere = (f"--{what}" for name, file in files.items() for what in (f"alias:{name}={file}", f"external:{file}"))
    return _esbuild(str(path), "--bundle", "--minify", "--format=esm", "--legal-comments=eof", OLDEST, *elsewhere)


def _esbuild(*options: str, said: str = "") -> bytes:
    """The program itself, without the script around it. Its errors are the theme's, never the content's."""
    program = installed("@esbuild/*/bin/esbuild", "esbuild")
    command = [str(program), "--log-level=warning", *options]
    done = subprocess.run(command, input=said.encode(), cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    return done.stdout
