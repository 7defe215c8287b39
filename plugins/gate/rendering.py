"""The texts of a portal as HTML, each made under limits: one that is too much is a problem of its file, and no more."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from threading import local

from ..portal.catalogue.site import Site
from ..portal.source.place import Place
from ..portal.source.problem import Problem
from ..portal.source.schema import Record
from ..portal.store import AT_ONCE, Marks, Store, key, recipe
from ..portal.views.files import images
from ..portal.views.parts import Text
from ..portal.views.rows import body_links
from ..portal.views.texts import texts
from . import reading
from .limited import MEGABYTES, SECONDS, Exceeded, Failure, limited

SOURCES = ("markup.py", "portal/language/*.py", "portal/views/__init__.py", "portal/views/parts.py")
"""Our code that a text's HTML depends on."""
LIBRARIES = ("markdown", "nh3", "markupsafe")

REASONS = {
    Exceeded.TIME: f"máy làm {SECONDS:.0f} giây vẫn chưa dựng xong phần nội dung này",
    Exceeded.MEMORY: f"dựng phần nội dung này cần hơn {MEGABYTES} MB bộ nhớ",
    Exceeded.DEPTH: "phần nội dung này lồng quá nhiều lớp danh sách hoặc trích dẫn",
    Exceeded.DEATH: "phần nội dung này làm chương trình dựng trang dừng giữa chừng",
}


WHICH = (*SOURCES, *reading.SOURCES, "portal/views/files.py", "portal/views/rows.py", "portal/views/texts.py")
"""Our code and data that say which texts a record has, and what their HTML is."""
WHOLE = (*LIBRARIES, *reading.LIBRARIES)


class Prose(Mapping[Text, bytes]):
    """The HTML of a site's texts.

    What was made before is fetched when it is asked for: pages that are kept ask for nothing.
    """

    def __init__(self, site: Site, made: Mapping[Text, bytes], memory: Path | None) -> None:
        self.site, self.made, self.memory = site, dict(made), memory
        self.opened = local()
        """What one thread has opened must not be used by another, nor by a process that forks from it."""

    @cached_property
    def texts(self) -> Collection[Text]:
        return dict.fromkeys(text for _, text in texts(self.site, self.site.records))

    def inherit(self, earlier: Prose) -> None:
        """Takes over what no memory has taken."""
        self.made |= {text: one for text, one in earlier.made.items() if text in self.texts}

    def __getitem__(self, text: Text) -> bytes:
        return self.made.get(text) or self.fetched(text)

    def fetched(self, text: Text) -> bytes:
        """Made once more where the memory has lost it meanwhile."""
        stores, process, place = vars(self.opened), str(os.getpid()), _place(text)
        if process not in stores:
            stores[process] = Store(self.memory)
        found: bytes | Exceeded | None = stores[process].known([place]).get(place)
        if found is None and text not in self.texts:
            raise KeyError(text)
        found = found or next(_rendered([text], SECONDS))
        if isinstance(found, Exceeded):
            raise Failure(REASONS[found])
        return found

    def __iter__(self) -> Iterator[Text]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


def prose(
    site: Site, sound: Marks, store: Store, seconds: float = SECONDS, jobs: int = 0
) -> tuple[Prose, tuple[Problem, ...]]:
    """The HTML of every text, for `markup.read`, and a problem wherever there is none.

    `sound` are records of which all texts have been made.
    """
    marks = {_mark(site, one): one for one in site.records}
    found = list(texts(site, [one for mark, one in marks.items() if mark not in sound.before]))
    places = {text: _place(text) for _, text in found}
    there = store.there(places.values())
    missing = {text: place for text, place in places.items() if place not in there}
    made, refused = _made(missing, store, seconds, jobs)
    sound.now.update(sound.before & marks.keys() if refused else marks)
    return Prose(site, made, store.path), tuple(_problems(found, refused))


def _mark(site: Site, record: Record) -> bytes:
    """Of all that its texts are made of."""
    return key(record.origin.path, record.origin.digest, f"{body_links(site, record)!r}{images(site, record)!r}")


def _made(
    missing: Mapping[Text, bytes], store: Store, seconds: float, jobs: int
) -> tuple[dict[Text, bytes], dict[Text, Exceeded]]:
    """What is made now, save what the memory has taken, which need not be held as well; and what was too much."""
    made: dict[Text, bytes] = {}
    refused: dict[Text, Exceeded] = {}
    tried = zip(missing, _rendered(list(missing), seconds, jobs) if missing else (), strict=True)
    while some := dict(islice(tried, AT_ONCE)):
        refused |= {text: one for text, one in some.items() if isinstance(one, Exceeded)}
        new = {missing[text]: one for text, one in some.items() if isinstance(one, bytes)}
        store.keep_all(new.items())
        taken = store.there(new)
        made |= {text: new[missing[text]] for text in some if text not in refused and missing[text] not in taken}
    return made, refused


def _place(text: Text) -> bytes:
    return key(recipe(SOURCES, LIBRARIES), f"{text.links!r}{text.images!r}", text.utf8)


def _rendered(missing: Sequence[Text], seconds: float, jobs: int = 0) -> Iterator[bytes | Exceeded]:
    from .. import markup  # noqa: PLC0415 - where all is remembered, nobody waits for Markdown to load

    return limited(markup.written, missing, seconds=seconds, jobs=jobs)


def _problems(found: list[tuple[Callable[[], Place], Text]], refused: Mapping[Text, Exceeded]) -> Iterator[Problem]:
    how = "chia thành nhiều bản ghi ngắn hơn, viết gọn lại, hoặc chuyển bảng lớn thành tệp đính kèm"
    for place, text in found if refused else ():
        if text in refused:
            yield Problem(place(), "noi-dung-qua-nang", REASONS[refused[text]], how)
