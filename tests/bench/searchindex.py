"""The portal's own index of a made-up province, and what making it costs; a program of its own, so that memory is its own."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from plugins.portal.model import Synonyms
from plugins.portal.outputs.output import File
from plugins.portal.outputs.search import files
from plugins.portal.outputs.search.entries import Entry
from plugins.portal.outputs.search.found import found_of
from plugins.portal.source.yamltext import load_data
from plugins.portal.store import Store
from plugins.portal.views.search import INDEX
from plugins.search import count
from tests.bench.searchcorpus import corpus

SYNONYMS = Path(__file__).parents[2] / "content/_shared" / Synonyms.kind.file


def synonyms() -> tuple[tuple[str, str], ...]:
    """Those that all portals share."""
    return tuple((one["short"], one["full"]) for one in load_data(SYNONYMS)["words"])


def index(reached: Sequence[Entry], read: Sequence[Entry]) -> list[File]:
    """The files as a build makes them of a site's entries."""
    entries = {one.id: one for one in (*reached, *read)}
    found = map(found_of, entries.values())
    return list(files.index_files(found, synonyms(), partial(count, store=Store()), entries.__getitem__))


def write(found: Sequence[File], folder: Path) -> None:
    for one in found:
        path = folder / one.path.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        assert isinstance(one.content, bytes)
        path.write_bytes(one.content)


def sizes(folder: Path) -> dict[str, int]:
    """Bytes and numbers of files on disk: words of titles and the like, results, bodies, the rest with the list of all."""
    kinds = {"t-": "first", "s-": "stubs", "b-": "body", "than-": "body", "loc-": "facets", "ky-": "facets"}
    found = dict.fromkeys(("first", "stubs", "body", "facets", "rest", "list", "files"), 0)
    for one in (folder / files.FOLDER.lstrip("/")).iterdir():
        kind = next((kind for start, kind in kinds.items() if one.name.startswith(start)), "rest")
        found[kind] += one.stat().st_size
        found["files"] += 1
    found["list"] = (folder / INDEX.lstrip("/")).stat().st_size
    return found


def memory() -> int:
    """The most that this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(size: int, folder: Path, *, bodies: bool) -> None:
    """Prints what it cost; with bodies the files are written."""
    made = corpus(size, bodies=bodies)
    reached, read = made.reached, made.read
    before, began = memory(), time.process_time()
    found = index(reached, read)
    cost: dict[str, float] = {"seconds": time.process_time() - began, "before": before, "peak": memory()}
    write(found, folder)
    sys.stdout.write(json.dumps(cost | sizes(folder)) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), bodies=sys.argv[3] == "bodies")
