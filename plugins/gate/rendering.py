"""The texts of a portal as HTML, each made under limits: one that is too much is a problem of its file, and no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..portal.catalogue.site import Site
from ..portal.source.place import Place
from ..portal.source.problem import Problem
from ..portal.store import Store, recipe
from ..portal.views.parts import Text
from ..portal.views.texts import texts
from .limited import MEGABYTES, SECONDS, Exceeded, limited
from .remembered import remembered

PLUGINS = Path(__file__).parents[1]
SOURCES = ("markup.py", "portal/language/*.py", "portal/views/__init__.py", "portal/views/parts.py")
"""Our code that a text's HTML depends on."""
LIBRARIES = ("markdown", "nh3", "markupsafe")

REASONS = {
    Exceeded.TIME: f"máy làm {SECONDS:.0f} giây vẫn chưa dựng xong phần nội dung này",
    Exceeded.MEMORY: f"dựng phần nội dung này cần hơn {MEGABYTES} MB bộ nhớ",
    Exceeded.DEPTH: "phần nội dung này lồng quá nhiều lớp danh sách hoặc trích dẫn",
    Exceeded.DEATH: "phần nội dung này làm chương trình dựng trang dừng giữa chừng",
}


def prose(site: Site, store: Store, seconds: float = SECONDS) -> tuple[Mapping[Text, bytes], tuple[Problem, ...]]:
    """The HTML of every text, for `markup.read`, and a problem wherever there is one without."""
    found = list(texts(site))
    made = remembered((text for _, text in found), repr, _recipe(), lambda missing: _rendered(missing, seconds), store)
    return {text: value for text, value in made.items() if isinstance(value, bytes)}, tuple(_problems(found, made))


def _recipe() -> bytes:
    return recipe((one for pattern in SOURCES for one in PLUGINS.glob(pattern)), LIBRARIES)


def _rendered(missing: Sequence[Text], seconds: float) -> Iterator[bytes | Exceeded]:
    from .. import markup  # noqa: PLC0415 - where all is remembered, nobody waits for Markdown to load

    return limited(markup.written, missing, seconds=seconds)


def _problems(found: list[tuple[Place, Text]], made: Mapping[Text, bytes | Exceeded]) -> Iterator[Problem]:
    how = "chia thành nhiều bản ghi ngắn hơn, viết gọn lại, hoặc chuyển bảng lớn thành tệp đính kèm"
    for place, text in found:
        reason = made[text]
        if isinstance(reason, Exceeded):
            yield Problem(place, "noi-dung-qua-nang", REASONS[reason], how)
