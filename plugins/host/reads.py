"""What the making of a page asks of the site.

A noting site answers as the one it stands before, and notes what it was asked. There is no other way to the site, so
nothing can be forgotten: what is no mapping is noted as a whole, a new field of Site too; of a mapping, and of what was
worked out once and is one, only the keys that were looked up. What a page can be told apart by is in `recall`.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from functools import partial
from types import FunctionType, MethodType
from typing import Any, TypeAlias, TypeVar, cast

from ..portal.catalogue.site import Site
from ..portal.source.schema import Record

_T = TypeVar("_T")
_R = TypeVar("_R", bound=Record)


Read: TypeAlias = str
"""The name of a field of the site, or of a function of ours that works on it once; of a mapping a tab and one key."""
Reads: TypeAlias = dict[Read, None]
"""A set in the order of asking."""
TAB = "\t"


Recalled: TypeAlias = Callable[[Callable[[Site, str], bytes], Iterable[str]], Iterable[bytes]]
"""As `Site.recalled`."""


class Noting:
    """Stands before a site wherever one is expected: `as_site`."""

    def __init__(self, site: Site, recalled: Recalled | None = None) -> None:
        self.noted_site = site
        self.recalled = recalled or partial(Site.recalled, self.as_site)
        self.noted: Reads = {}
        self.noted_each: dict[tuple[object, str], tuple[Any, Reads]] = {}

    @property
    def as_site(self) -> Site:
        return cast(Site, self)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the site has
        way = getattr(Site, name, None)
        if isinstance(way, FunctionType):
            return MethodType(way, self)
        return self.told(name, getattr(self.noted_site, name))

    def once(self, work_out: Callable[[Site], _T]) -> _T:
        return self.told(name_of(work_out), self.noted_site.once(work_out))

    def once_each(self, work_out: Callable[[Site, _R], _T], record: _R) -> _T:
        """Whoever asks for it has read what was read for it the first time."""
        name = work_out, record.id
        if name not in self.noted_each:
            self.noted_each[name] = self.noting(partial(work_out, self.as_site, record))
        value, reads = self.noted_each[name]
        self.noted |= reads
        found: _T = value
        return found

    def noting(self, make: Callable[[], _T]) -> tuple[_T, Reads]:
        """What is made, and what was read for it."""
        before, self.noted = self.noted, {}
        try:
            return make(), self.noted
        finally:
            self.noted = before

    def told(self, name: str, value: _T) -> _T:
        if isinstance(value, Mapping):
            return cast(_T, _Noted(name, value, self))
        self.noted[name] = None
        return value


class _Noted(Mapping[Any, Any]):
    """A mapping of a noting site."""

    def __init__(self, name: str, values: Mapping[Any, Any], site: Noting) -> None:
        self._name, self._values, self._site = name, values, site

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - as the mapping
        self._note(key)
        return self._values[key]

    def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401 - as the mapping
        self._note(key)
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self._values

    def __iter__(self) -> Iterator[Any]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def values(self) -> ValuesView[Any]:
        return self._whole().values()

    def items(self) -> ItemsView[Any, Any]:
        return self._whole().items()

    def _whole(self) -> Mapping[Any, Any]:
        self._site.noted[self._name] = None
        return self._values

    def _note(self, key: object) -> None:
        self._site.noted[f"{self._name}{TAB}{key}" if type(key) is str else self._name] = None


def name_of(function: Callable[..., Any]) -> str:
    """Raises ValueError for a function within another, which sees more than it is given."""
    if "<" in function.__qualname__:
        raise ValueError(function.__qualname__)
    return f"{function.__module__}:{function.__qualname__}"
