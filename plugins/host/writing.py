"""Writing what the plugins publish, and keeping what did not change: the law is that both give the same bytes.

What an output is made of has a key: of a page its address, its view, the chrome and all of our code and templates; of
other work what it says itself. Of what reads what it read before, `recall` knows the key without making it. The memory
knows which bytes a key gave. Where the release that is shown holds these bytes at this address, its file, which lies in
the new tree already, stays there; everything else is made.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ..portal.outputs.output import File, Output, Page, place
from ..portal.publish.folder import Folder
from ..portal.publish.manifest import Entry
from ..portal.publish.seen import Seen
from ..portal.store import Store, key
from .fingerprint import fingerprint
from .recall import Recall
from .templates import Templates

AT_ONCE = 50
"""Outputs of which the views are held at the same time."""


class Written(NamedTuple):
    """A file of the new tree. `was_good` says that its bytes have been looked at before."""

    entry: Entry
    key: bytes
    is_kept: bool
    was_good: bool


@dataclass(frozen=True)
class Workshop:
    """Where a tree is written.

    `memory` is the file of the memory, `earlier` what is in the release that is shown, `linked` the paths of those of
    its files that lie in the tree already, with the mark of each. `recipe` stands for code, templates and chrome,
    `standard` for what files are looked at with.
    """

    folder: Folder
    templates: Templates
    recipe: bytes
    standard: bytes
    memory: Path | None
    earlier: Mapping[str, Entry]
    linked: Mapping[str, bytes]
    recall: Recall

    def written(self, outputs: Iterable[Output]) -> list[Written]:
        """Each output in the tree, kept or made."""
        waiting, found = iter(outputs), list[Written]()
        with Store(self.memory) as store:
            while some := tuple(islice(waiting, AT_ONCE)):
                found += self.some(some, store)
        return found

    def some(self, outputs: Sequence[Output], store: Store) -> list[Written]:
        keyed = self.keyed(outputs, store)
        known = store.known(own for own, _ in keyed)
        return [self.kept(one, own, known.get(own, b"")) or self.made(one, own, store) for own, one in keyed]

    def keyed(self, outputs: Sequence[Output], store: Store) -> list[tuple[bytes, Output]]:
        """Each output with its key, and finished where it had to be made to know it."""
        finished = list(outputs)

        def make(place: int) -> bytes:
            finished[place] = done = self.finished(outputs[place])
            return self.key_of(done)

        tickets = [self.recall.ticket(one.path, one.of) for one in outputs]
        works = [(ticket, partial(make, place)) for place, ticket in enumerate(tickets)]
        return list(zip((own for own, _ in self.recall.known_or_made(works, store)), finished, strict=True))

    def finished(self, output: Output) -> Output:
        """A page with its view or a file with its content."""
        return Page(output.path, output.view) if isinstance(output, Page) else File(output.path, output.content)

    def key_of(self, done: Output) -> bytes:
        """Of a page with its view, or of a file with its bytes or with what they are made of."""
        if isinstance(done, Page):
            return key(self.recipe, "page", done.path, done.view.template, fingerprint(done.view))
        if isinstance(done.content, bytes):
            return key("bytes", done.path, done.content)
        return key("file", done.path, *done.content.inputs)

    def kept(self, output: Output, own: bytes, told: bytes) -> Written | None:
        """The same file as before, where it is still what it was; `told` is what the memory says of the key."""
        before = self.earlier.get(place(output.path))
        if not (before and before.path in self.linked and told.startswith(before.sha256.encode())):
            return None
        return Written(before, own, is_kept=True, was_good=told == self.value(before))

    def made(self, output: Output, own: bytes, store: Store) -> Written:
        content = output.made(store) if isinstance(output, File) else self.templates.text(output, output.view).encode()
        return Written(self.folder.write(output.path, content), own, is_kept=False, was_good=False)

    def value(self, entry: Entry) -> bytes:
        """What the memory holds of a file that was found good."""
        return entry.sha256.encode() + self.standard

    def remember(self, written: Sequence[Written]) -> None:
        """To be called when the whole tree has been found good."""
        if not self.memory:
            return
        with Store(self.memory) as store:
            store.keep_all((one.key, self.value(one.entry)) for one in written if not one.was_good)
            seen = Seen.of(store)
            seen.keep((self.mark(one, seen) for one in written), store)

    def mark(self, one: Written, seen: Seen) -> bytes:
        """Of a file that was kept as it was found, of a new one as it lies there."""
        path = one.entry.path
        return self.linked[path] if one.is_kept else seen.mark(one.entry, os.lstat(f"{self.folder.root}/{path}"))
