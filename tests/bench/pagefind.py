"""Pagefind, to compare with: the same province as small pages, indexed by its own program."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from html import escape
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from plugins.portal.outputs.search.entries import Entry
from tests.bench.fetched import Package, Unavailable
from tests.bench.searchcorpus import Corpus, corpus

PACKAGE = Package("pagefind_bin", "1.5.2", "pagefind_bin/__init__.py")
PAGE = """<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>{title}</title>
<body data-pagefind-body><h1>{title}</h1>
<p data-pagefind-weight="8">{numbers}</p><p>{about}</p><div>{body}</div></body></html>
"""
SCRIPT = """import { createInstance } from "../pagefind/pagefind.js";
// In the page and not in a worker, so that all it fetches and computes is measured as the portal's own search is.
const engine = createInstance({ basePath: "/pagefind/", noWorker: true });
globalThis.search = async (text) => {
  const { results } = await engine.search(text);
  const found = await Promise.all(results.slice(0, 10).map((one) => one.data()));
  document.querySelector(".so-sanh-dong").replaceChildren(...found.map((one) => {
    const row = document.createElement("li");
    row.innerHTML = `<a href="${one.url}">${one.meta.title}</a> ${one.excerpt}`;
    return row;
  }));
  document.querySelector(".so-sanh-xong").textContent = `${results.length} kết quả`;
};
search(new URLSearchParams(location.search).get("q"));
"""
"""Ten results with all that is shown of them."""
_OWN = re.compile(
    r'<meta http-equiv="Content-Security-Policy"[^>]*>|<script type="module" src="[^"]*/search_[^"]*"></script>'
)


def program() -> Path:
    """Where the program lies. Raises Unavailable."""
    spec = spec_from_file_location("pagefind_bin", PACKAGE.fetched() / PACKAGE.there)
    if spec is None or spec.loader is None:
        raise Unavailable
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return Path(module.get_executable())


def write(found: Corpus, folder: Path) -> None:
    """A page for every entry, with the words by which the portal's own index finds it."""
    for one in (*found.reached, *found.read):
        path = folder / one.stub.href.strip("/") / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(one), encoding="utf-8")


def _page(one: Entry) -> str:
    told = {
        "title": one.stub.title,
        "numbers": _told((*one.numbers, *one.phones)),
        "about": _told(one.about),
        "body": _told(one.body()),
    }
    return PAGE.format(**{name: escape(text) for name, text in told.items()})


def _told(texts: Iterable[str]) -> str:
    return ". ".join(texts)


def page(site: Path) -> None:
    """The portal's page of the search with Pagefind in place of the portal's own scripts."""
    shown = _OWN.sub("", (site / "tim-kiem/index.html").read_text(encoding="utf-8"))
    added = (
        '<p class="so-sanh-xong"></p><ol class="so-sanh-dong"></ol><script type="module" src="tim.js"></script></body>'
    )
    folder = site / "so-sanh"
    folder.mkdir()
    (folder / "index.html").write_text(shown.replace("</body>", added), encoding="utf-8")
    (folder / "tim.js").write_text(SCRIPT, encoding="utf-8")


def size(folder: Path) -> tuple[int, int]:
    """Bytes and number of files a reader may be sent: pages of its own surface are left out."""
    found = [
        one.stat().st_size
        for one in folder.rglob("*")
        if one.is_file() and not one.stem.endswith(("-ui", "-highlight"))
    ]
    return sum(found), len(found)


def main(documents: int, pages: Path, output: Path) -> None:
    """Prints what the index cost; writing the pages is not counted."""
    write(corpus(documents), pages)
    began = time.perf_counter()
    command = [str(program()), "--site", str(pages), "--output-path", str(output), "--silent"]
    subprocess.run(command, check=True, capture_output=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    bytes_, files = size(output)
    cost = {
        "seconds": used.ru_utime + used.ru_stime,
        "elapsed": time.perf_counter() - began,
        "peak": used.ru_maxrss // 1024,
    }
    sys.stdout.write(json.dumps(cost | {"bytes": bytes_, "files": files}) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
