"""The texts of a portal as HTML, each made under limits: one that is too much is a problem of its file, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

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

NOTHING: Mapping[Text, bytes] = MappingProxyType({})

REASONS = {
    Exceeded.TIME: f"máy làm {SECONDS:.0f} giây vẫn chưa dựng xong phần nội dung này",
    Exceeded.MEMORY: f"dựng phần nội dung này cần hơn {MEGABYTES} MB bộ nhớ",
    Exceeded.DEPTH: "phần nội dung này lồng quá nhiều lớp danh sách hoặc trích dẫn",
    Exceeded.DEATH: "phần nội dung này làm chương trình dựng trang dừng giữa chừng",
}


def prose(
    site: Site, store: Store, seconds: float = SECONDS, known: Mapping[Text, bytes] = NOTHING
) -> tuple[Mapping[Text, bytes], tuple[Problem, ...]]:
    """The HTML of every text, for `markup.read`, and a problem wherever there is one without; `known` is some of it."""
    found = list(texts(site))
    wanted = dict.fromkeys(text for _, text in found)
    new = [text for text in wanted if text not in known]
    made = remembered(new, _identity, _recipe(), lambda missing: _rendered(missing, seconds), store)
    whole = {text: made[text] if text in made else known[text] for text in wanted}
    return {text: value for text, value in whole.items() if isinstance(value, bytes)}, tuple(_problems(found, made))


def _identity(text: Text) -> str:
    """Its source last and as it is: of long strings Python's own form takes longer than all else."""
    return f"{text.links!r}{text.images!r}{text.source}"


def _recipe() -> bytes:
    return recipe((one for pattern in SOURCES for one in PLUGINS.glob(pattern)), LIBRARIES)


def _rendered(missing: Sequence[Text], seconds: float) -> Iterator[bytes | Exceeded]:
    from .. import markup  # noqa: PLC0415 - where all is remembered, nobody waits for Markdown to load

    return limited(markup.written, missing, seconds=seconds)


def _problems(
    found: list[tuple[Callable[[], Place], Text]], made: Mapping[Text, bytes | Exceeded]
) -> Iterator[Problem]:
    how = "chia thành nhiều bản ghi ngắn hơn, viết gọn lại, hoặc chuyển bảng lớn thành tệp đính kèm"
    for place, text in found:
        reason = made.get(text)
        if isinstance(reason, Exceeded):
            yield Problem(place(), "noi-dung-qua-nang", REASONS[reason], how)
