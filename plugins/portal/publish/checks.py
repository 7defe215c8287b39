"""Checks of the rendered tree: the last look before the public's, at what the public would get.

What content can do wrong was said before; what is found here got past that, or is our own mistake. Either way the
tree is not published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from ..source.place import Place
from ..source.problem import Problem, in_order
from .formats import READ, XML, unreadable
from .links import PASSING, Wrong, link_problems, wrong_links
from .page import rules
from .tree import PAGE, Text, Tree, shown

_LESS = "chia nội dung dài thành nhiều bản ghi, hoặc giảm cỡ tệp đính kèm"


Each: TypeAlias = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
"""A way to do the same with several things, in their order; `map` is one."""

SHARE = 250
"""Files that are looked at in one piece of work."""


@dataclass(frozen=True)
class Look:
    """What looking at some files has shown."""

    problems: tuple[Problem, ...]
    links: Mapping[Wrong, list[str]]
    lacks: bool = False
    """Whether a part is gone that a page had, so that links of other pages may lead nowhere."""


def tree_problems(tree: Tree, fresh: Iterable[str] | None = None, each: Each = map) -> tuple[Problem, ...]:
    """All that speaks against publishing a tree, by file.

    `fresh` are the files that were not found good before, all if none are named; where what others lead to has gone,
    the links of all are followed once more.
    """
    whole = (*kinds(tree), *sizes(tree))
    new = sorted(tree.files if fresh is None else fresh)
    looks = list(each(partial(look, tree), _shares(new)))
    if _has_lost(tree) or any(one.lacks for one in looks):
        looks += each(partial(look_at_links, tree), _shares(sorted(tree.files.keys() - set(new))))
    found = (problem for one in looks for problem in one.problems)
    return in_order((*whole, *found, *link_problems(tree, (one.links for one in looks))))


def look(tree: Tree, paths: Sequence[str]) -> Look:
    texts = tuple(map(tree.text, tree.named(paths, PAGE, *READ)))
    problems = (problem for check in CHECKS for one in texts for problem in check(tree, one))
    return Look(tuple(problems), wrong_links(tree, texts), tree.lacks_of_before(texts))


def look_at_links(tree: Tree, paths: Sequence[str]) -> Look:
    return Look((), wrong_links(tree, map(tree.text, tree.named(paths, PAGE, XML))))


def _shares(paths: Sequence[str]) -> list[Sequence[str]]:
    return [paths[start : start + SHARE] for start in range(0, len(paths), SHARE)]


def _has_lost(tree: Tree) -> bool:
    """Whether a file of the release that is shown is not there any more, to which links may lead."""
    return any(not path.startswith(PASSING) for path in tree.before - tree.files.keys())


def kinds(tree: Tree) -> Iterator[Problem]:
    """Files of known kinds, where such files may lie."""
    for path in tree.files:
        if not _is_known(path):
            what = f"“{path}” không thuộc loại tệp được phát hành ở đó"
            how = "chuyển tệp sang một loại được nhận, hoặc bỏ tệp"
            yield Problem(tree.place(path), "tep-khong-duoc-phat-hanh", what, how)


def sizes(tree: Tree) -> Iterator[Problem]:
    budget = int(rules()["page_budget"])
    for path, size in tree.files.items():
        kind = _kind(path)
        if kind and size > int(kind["largest"]) * 1000:
            yield _too_large(tree.place(path), f"“{path}”", size, int(kind["largest"]))
        elif size > budget * 1000 and path.endswith(".html"):
            what = f"trang {shown(path)} nặng {size // 1000} kB, nên dưới {budget} kB"
            yield Problem(tree.place(path), "trang-qua-nang", what, _LESS)
    whole, total = sum(tree.files.values()), int(rules()["total"])
    if whole > total * 1000:
        yield _too_large(Place("portal.yaml"), "cả cổng", whole, total)


def contents(tree: Tree, one: Text) -> Iterator[Problem]:
    """Pages that only show; files that programs can read."""
    how = "viết lại đoạn ấy bằng chữ thường; nếu không có trong nội dung thì báo người làm giao diện"
    place = tree.place(one.path)
    for what in one.parts.acts:
        yield Problem(place, "trang-co-ma-chay", f"trang {shown(one.path)} có {what}", how)
    for what in one.parts.unclear:
        yield Problem(place, "tep-phat-hanh-sai-cach-viet", f"{shown(one.path)} có đoạn lạ: {what}", how)
    if not one.is_page and (what := _unreadable(one)):
        yield Problem(place, "tep-phat-hanh-sai-cach-viet", f"“{one.path}” {what}", how)


def disclosures(tree: Tree, one: Text) -> Iterator[Problem]:
    """What nobody may read, whichever way it came into the tree."""
    if not tree.watch or not one.may_tell or (one.xml and not tree.watch.may_hit(one.xml.words)):
        return
    find = tree.watch.html_problems if one.path.endswith((PAGE, XML)) else tree.watch.text_problems
    yield from find(one.path, one.text)


CHECKS: tuple[Callable[[Tree, Text], Iterator[Problem]], ...] = (contents, disclosures)
"""Of each file by itself: one check more is one function more."""


def _unreadable(one: Text) -> str:
    """Why a program could not read a file; "" when it can."""
    is_broken = one.path.endswith(XML) and one.xml is None
    return unreadable(one.path, one.text) or ("không phải XML đúng cách viết" if is_broken else "")


def _kind(path: str) -> dict[str, str] | None:
    name = path.rpartition("/")[2]
    found: dict[str, str] | None = rules()["types"].get(name.rpartition(".")[2]) if "." in name[1:] else None
    return found


def _is_known(path: str) -> bool:
    kind = _kind(path)
    if kind is None or path in rules()["names"]:
        return path in rules()["names"]
    return "folder" not in kind or path.startswith(f"{kind['folder']}/")


def _too_large(place: Place, what: str, size: int, largest: int) -> Problem:
    return Problem(
        place, "tep-phat-hanh-qua-lon", f"{what} nặng {size // 1000} kB, mức lớn nhất là {largest} kB", _LESS
    )
