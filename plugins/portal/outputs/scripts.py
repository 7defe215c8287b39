"""The theme's scripts and style as readers get them: put together and made small by esbuild."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from .output import File

ROOT = Path(__file__).parents[3]
OLDEST = "--target=es2020"
"""What newer browsers understand is put into words that those of 2020 know."""
SEARCH = "search"
"""What scripts import of the search, by this name: one file for all of them."""


def scripts(theme: Path) -> dict[str, File]:
    """All scripts of a theme by name. A part that a script imports when it is needed has a file of its own."""
    search = _bundled([theme / f"search/{SEARCH}.js"])
    file = f"./{search[SEARCH].path.rpartition('/')[2]}"
    own = [one for one in theme.glob("components/*/*.js") if one.stem == one.parent.name]
    entries = [*theme.glob("static/*.js"), *own, theme / "worker.js"]
    return search | _bundled(entries, f"--alias:{SEARCH}={file}", f"--external:{file}")


def small(style: str) -> bytes:
    return _esbuild("--loader=css", "--minify", said=style)


def _bundled(entries: Iterable[Path], *options: str) -> dict[str, File]:
    """Named by their content, with that of what they import, so that readers may keep them for ever."""
    with TemporaryDirectory() as folder:
        names = ("--entry-names=[name].[hash]", "--chunk-names=[name].[hash]", f"--outdir={folder}")
        kind = ("--bundle", "--splitting", "--minify", "--format=esm", "--legal-comments=eof", OLDEST)
        _esbuild(*sorted(map(str, entries)), *kind, *names, *options)
        made = [File(f"/static/{one.name}", one.read_bytes()) for one in sorted(Path(folder).iterdir())]
    return {re.sub(r"^/static/|\.\w+\.js$", "", one.path): one for one in made}


def _esbuild(*options: str, said: str = "") -> bytes:
    """The program itself, without the script around it. Its errors are the theme's, never the content's."""
    program = next((ROOT / "node_modules/@esbuild").glob("*/bin/esbuild"), None)
    if program is None:
        raise FileNotFoundError("esbuild: ./portal setup")
    done = subprocess.run(
        [program, "--log-level=warning", *options], input=said.encode(), cwd=ROOT, capture_output=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    return done.stdout
