"""A release in S3 storage, where nothing can be switched in one step: the order of sending keeps the portal whole.

First come addresses that are not there yet, which nothing public leads to; then what is replaced; the start page and
the manifest are last. So each page is the old or the new one, and every link of either leads somewhere. What is listed
no more stays for an hour at least, for readers who have an old page open.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import groupby
from pathlib import Path

from ...portal.outputs.headers import kind_of
from ...portal.publish.manifest import NAME, SIGNATURE, Fault, Manifest, paths
from ...portal.publish.release import Damaged, whole
from ...portal.publish.shelf import Foreign, Shelf
from .s3 import S3, Object

HEADERS = "_headers"
"""The file of a release that changes with the table of headers, and is sent first."""

CARRIED = ("Cache-Control", "Content-Disposition")
"""Of our headers those that an object can have, beside Content-Type."""

ORDER = (("asset", "index"), ("table", "paper", "picture"), ("page",))
"""Kinds of files as headers.yaml calls them, each after what it needs; feeds, data and lists come after these."""

LAST = ("index.html", SIGNATURE, NAME)
"""One after another, when all else is there: the start page of a new portal makes it public."""

STAYS = timedelta(hours=1)
AT_ONCE = 8


@dataclass(frozen=True)
class BucketPlace:
    """A portal's place in a bucket, which holds nothing else; `shelf` has the releases that can be gone back to."""

    s3: S3
    shelf: Shelf

    @property
    def name(self) -> str:
        return self.s3.bucket.name

    def send(self, release: Path, manifest: Manifest, *, purge: bool = False) -> bool:
        """What is there already is not sent again, so that a try that was cut short is gone on with."""
        there = self.s3.objects()
        before = self._shown(there) or self._claimed(manifest)
        send = partial(self._sent, release, self._well_said(release, there))
        files, stage = {*paths(release)}, partial(_stage, there)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for _, some in groupby(sorted(files - {HEADERS}, key=stage), stage):
                tuple(pool.map(send, some))
        if purge:
            self.s3.delete(sorted(there.keys() - files))
        else:
            self._drop(there, files | {one.path for one in before.files})
        return before.id != manifest.id

    def go_back(self, id_: str) -> str:
        """The releases are those of this machine: one of them is sent again."""
        shown = self._shown(self.s3.objects())
        wanted = id_ or (shown.previous if shown else "")
        if not wanted:
            raise LookupError(f"trước bản đang hiện ở {self.name} không có bản nào")
        self.send(self.shelf.folder / wanted, whole(self.shelf, wanted))
        return wanted

    def _shown(self, there: Mapping[str, Object]) -> Manifest | None:
        """What the place says that it shows; None where nothing is. Raises Foreign."""
        if not there:
            return None
        if NAME not in there or any(one.endswith(f"/{NAME}") for one in there):
            raise Foreign(self.s3.place)
        try:
            found = Manifest.parse(self.s3.read(NAME))
        except ValueError as error:
            raise Foreign(self.s3.place) from error
        if found.portal != self.shelf.name:
            raise Foreign(self.s3.place)
        return found

    def _claimed(self, manifest: Manifest) -> Manifest:
        """An empty place becomes ours by a manifest that lists nothing."""
        empty = replace(manifest, previous="", records={}, files=())
        self.s3.put(NAME, empty.canonical, _headers(NAME))
        return empty

    def _well_said(self, release: Path, there: Mapping[str, Object]) -> Mapping[str, Object]:
        """What was put there with the headers of today: after the file that lists them."""
        if self._sent(release, there, HEADERS):
            return {}
        return {path: one for path, one in there.items() if one.moment >= there[HEADERS].moment}

    def _sent(self, release: Path, known: Mapping[str, Object], path: str) -> bool:
        """Whether a file had to be sent. Raises Damaged where the storage does not hold it then."""
        content, old = (release / path).read_bytes(), known.get(path)
        if old and old.size == len(content) and self.s3.holds(path, old.etag, content):
            return False
        if not self.s3.put(path, content, _headers(path)):
            raise Damaged((Fault(path, "sai"),))
        return True

    def _drop(self, there: Mapping[str, Object], listed: set[str]) -> None:
        """Deletes what neither this manifest lists nor the one before, if that one has been shown for long enough.

        All moments are by the clock of the storage, of which the new manifest says what it is now.
        """
        if there:
            latest = self.s3.moment(NAME) - STAYS
            old = [path for path, one in there.items() if max(one.moment, there[NAME].moment) <= latest]
            self.s3.delete(sorted({*old} - listed))


def _stage(there: Mapping[str, Object], path: str) -> tuple[bool, int]:
    """Files of one stage are sent together, those of the next after them."""
    if path in LAST:
        return True, len(ORDER) + 1 + LAST.index(path)
    name = kind_of(path).name
    return path in there, next((number for number, kinds in enumerate(ORDER) if name in kinds), len(ORDER))


def _headers(path: str) -> dict[str, str]:
    """What an object says of itself, of what the table says of its kind."""
    kind = kind_of(path)
    return {"Content-Type": kind.type_of(path)} | {name: kind.headers[name] for name in CARRIED if name in kind.headers}
