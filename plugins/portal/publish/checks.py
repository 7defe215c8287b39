"""Checks of the rendered tree: the last look before the public's, at what the public would get.

What content can do wrong was said before; what is found here got past that, or is our own mistake. Either way the
tree is not published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from stat import S_ISREG

from ..source.place import Place
from ..source.problem import Problem, in_order
from .formats import READ, unreadable
from .links import links
from .page import rules
from .tree import Tree, shown

_LESS = "chia nội dung dài thành nhiều bản ghi, hoặc giảm cỡ tệp đính kèm"


def tree_problems(tree: Tree) -> tuple[Problem, ...]:
    """All that speaks against publishing a tree, by file."""
    return in_order(problem for check in CHECKS for problem in check(tree))


def kinds(tree: Tree) -> Iterator[Problem]:
    """Regular files of known kinds, where such files may lie."""
    for path, stat in tree.files.items():
        if not S_ISREG(stat.st_mode):
            yield _refused(tree, path, f"“{path}” là liên kết hoặc tệp đặc biệt, không phải tệp thường")
        elif not _is_known(path):
            yield _refused(tree, path, f"“{path}” không thuộc loại tệp được phát hành ở đó")


def sizes(tree: Tree) -> Iterator[Problem]:
    for path, stat in tree.files.items():
        kind = _kind(path)
        if kind and stat.st_size > int(kind["largest"]) * 1000:
            yield _too_large(tree.place(path), f"“{path}”", stat.st_size, int(kind["largest"]))
        elif path in tree.pages and stat.st_size > (budget := int(rules()["page_budget"])) * 1000:
            what = f"trang {shown(path)} nặng {stat.st_size // 1000} kB, nên dưới {budget} kB"
            yield Problem(tree.place(path), "trang-qua-nang", what, _LESS)
    whole, total = sum(stat.st_size for stat in tree.files.values()), int(rules()["total"])
    if whole > total * 1000:
        yield _too_large(Place("portal.yaml"), "cả cổng", whole, total)


def contents(tree: Tree) -> Iterator[Problem]:
    """Pages that only show; files that programs can read."""
    how = "viết lại đoạn ấy bằng chữ thường; nếu không có trong nội dung thì báo người làm giao diện"
    for path, page in tree.pages.items():
        for what in page.acts:
            yield Problem(tree.place(path), "trang-co-ma-chay", f"trang {shown(path)} có {what}", how)
        for what in page.unclear:
            yield Problem(tree.place(path), "tep-phat-hanh-sai-cach-viet", f"{shown(path)} có đoạn lạ: {what}", how)
    for path in tree.named(*READ):
        if what := unreadable(path, tree.text(path)):
            yield Problem(tree.place(path), "tep-phat-hanh-sai-cach-viet", f"“{path}” {what}", how)


def disclosures(tree: Tree) -> Iterator[Problem]:
    """What nobody may read, whichever way it came into the tree."""
    if watch := tree.watch:
        for path in tree.named(*PAGES, *READ):
            find = watch.html_problems if path.endswith(PAGES) else watch.text_problems
            yield from find(path, tree.text(path))


PAGES = (".html", ".xml")
CHECKS: tuple[Callable[[Tree], Iterator[Problem]], ...] = (kinds, sizes, contents, links, disclosures)
"""One check more is one function more; each sees the whole tree."""


def _kind(path: str) -> dict[str, str] | None:
    name = path.rpartition("/")[2]
    found: dict[str, str] | None = rules()["types"].get(name.rpartition(".")[2]) if "." in name[1:] else None
    return found


def _is_known(path: str) -> bool:
    kind = _kind(path)
    if kind is None or path in rules()["names"]:
        return path in rules()["names"]
    return "folder" not in kind or path.startswith(f"{kind['folder']}/")


def _refused(tree: Tree, path: str, what: str) -> Problem:
    return Problem(
        tree.place(path), "tep-khong-duoc-phat-hanh", what, "chuyển tệp sang một loại được nhận, hoặc bỏ tệp"
    )


def _too_large(place: Place, what: str, size: int, largest: int) -> Problem:
    return Problem(
        place, "tep-phat-hanh-qua-lon", f"{what} nặng {size // 1000} kB, mức lớn nhất là {largest} kB", _LESS
    )
