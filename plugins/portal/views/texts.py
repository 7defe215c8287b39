"""Every text that becomes HTML, so that all of it can be made before the first page is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from ..catalogue.site import Site
from ..source.place import Place, Steps
from ..source.schema import Key, Part, Record, parts
from .parts import Text
from .rows import body_text


def texts(site: Site, records: Iterable[Record]) -> Iterator[tuple[Callable[[], Place], Text]]:
    """Each text of records of a site as the views give it to the templates, and where it stands."""
    for record in records:
        yield partial(Place, record.origin.path, record.origin.body_line), body_text(site, record)
        for steps, source in _fields(record):
            yield partial(record.origin.place, *steps), Text.of(source)


def _fields(part: Part, above: Steps = ()) -> Iterator[tuple[Steps, str]]:
    for key in _leading_to_markdown(type(part)):
        value, steps = getattr(part, key.name), (*above, key.name)
        if isinstance(value, Part):
            yield from _fields(value, steps)
        elif isinstance(value, tuple):
            for number, inner in enumerate(value):
                yield from _fields(inner, (*steps, number))
        elif value:
            yield steps, value


@cache
def _leading_to_markdown(model: type[Part]) -> tuple[Key, ...]:
    """The fields that are Markdown, or groups with such fields."""
    return tuple(
        one
        for one in model.declared()
        if one.markdown or (one.part and any(inner.markdown for part in parts(one.part) for inner in part.declared()))
    )
