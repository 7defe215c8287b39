"""Where links lead: found as a browser finds it, but in the tree, so that a release has no link into the void."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from ..source.problem import Problem
from .page import rules
from .tree import PAGE, Text, Tree, shown

PASSING = "tim-kiem/d/"
"""Files of the search: named by their content, so that no link may lead to one, and none misses those that are gone."""

_INVISIBLE = re.compile(r"[\x00-\x20]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """`path` is a file of the tree, as it would be called there; None for an address that leads out of it."""

    path: str | None
    fragment: str = ""


@dataclass(frozen=True)
class Wrong:
    """What is the matter with a link, whichever pages have it."""

    code: str
    what: str
    how: str


def wrong_links(tree: Tree, texts: Iterable[Text]) -> dict[Wrong, list[str]]:
    """What is the matter with the addresses that some pages, feeds and the sitemap name, and which have it."""
    found: dict[Wrong, list[str]] = {}
    sound = defaultdict[str, set[str]](set)
    for one in texts:
        up = "../" * one.path.count("/")
        for urls, is_load in ((one.xml.addresses if one.xml else one.parts.links, False), (one.parts.loads, True)):
            for url in urls - sound[up]:
                if wrong := _wrong(tree, one, url, is_load=is_load):
                    found.setdefault(wrong, []).append(one.path)
                elif up and url.startswith(up):  # as almost all of our own: from the root, the same for many pages
                    sound[up].add(url)
    return found


def link_problems(tree: Tree, found: Iterable[Mapping[Wrong, list[str]]]) -> Iterator[Problem]:
    """A link that many pages share is told once."""
    merged: dict[Wrong, list[str]] = {}
    for some in found:
        for wrong, paths in some.items():
            merged.setdefault(wrong, []).extend(paths)
    for wrong, paths in merged.items():
        first = min(paths)
        others = f" (và {len(paths) - 1} trang khác)" if len(paths) > 1 else ""
        yield Problem(tree.place(first), wrong.code, f"trang {shown(first)}{others} {wrong.what}", wrong.how)


@lru_cache(maxsize=1 << 12)
def scheme(url: str) -> str:
    """`https`, `javascript`…, as a browser reads it, which passes over blanks; `//` is another server; "" our own."""
    bare = _INVISIBLE.sub("", url).replace("\\", "/")
    if bare.startswith("//"):
        return "//"
    found = _SCHEME.match(bare)
    return found[0].lower() if found else ""


@lru_cache(maxsize=1 << 13)
def target(folder: str, url: str) -> Target:
    """The target of an address of our own on a page in a folder (`so-y-te/van-ban`; "" is the root)."""
    path, _, fragment = url.partition("#")
    *steps, last = unquote(path.partition("?")[0]).split("/")
    if last in {".", ".."}:
        steps, last = [*steps, last], ""
    parts = folder.split("/") if folder and not path.startswith("/") else []
    for step in steps:
        if step == "..":
            if not parts:
                return Target(None)
            parts.pop()
        elif step not in {"", "."}:
            parts.append(step)
    return Target("/".join([*parts, last or "index.html"]), unquote(fragment))


def _wrong(tree: Tree, one: Text, url: str, *, is_load: bool) -> Wrong | None:
    if url.startswith("#") and url[1:] in one.parts.ids:
        return None
    path = one.path
    up = "../" * path.count("/")
    if up and url.startswith(up):
        return _dead(tree, url, target("", url[len(up) - 1 :]))
    if tree.address and f"{url}/".startswith(f"{tree.address}/"):
        return _dead(tree, url, target("", url[len(tree.address) :] or "/"))
    if kind := scheme(url):
        return _foreign(url, kind, is_load=is_load)
    if url.startswith("/"):
        return _dead(tree, url, _from_the_root(tree, path, url))
    # "" and "#phần" are the page itself, whatever its name.
    is_self = url[:1] in {"", "#", "?"}
    return _dead(tree, url, target("", f"/{path}{url}") if is_self else target(path.rpartition("/")[0], url))


def _from_the_root(tree: Tree, path: str, url: str) -> Target:
    """Only a page that is shown at any depth says where its links begin; a portal can lie in a folder of its domain."""
    base = urlsplit(tree.address).path
    if path.endswith("index.html") or not url.startswith(f"{base}/"):
        return Target(None)
    return target("", url.removeprefix(base))


def _foreign(url: str, kind: str, *, is_load: bool) -> Wrong | None:
    if is_load:
        return Wrong("trang-nap-tu-noi-khac", f"nạp “{url}” từ nơi khác", "đặt tệp ấy cạnh bản ghi rồi dẫn tới tệp")
    if kind not in rules()["schemes"]:
        return Wrong("trang-co-ma-chay", f"có liên kết lạ “{url}”", "dùng địa chỉ https://, mailto: hoặc tel:")
    return None


def _dead(tree: Tree, url: str, found: Target) -> Wrong | None:
    """Whether the target is there, to the letter."""
    if found.path is None:
        what = f"có liên kết “{url}” dẫn ra ngoài cổng"
    elif found.path.startswith(PASSING):
        what = f"có liên kết “{url}” tới tệp riêng của ô tìm, tên đổi mỗi lần dựng"
    elif found.path not in tree.files and found.path.partition("/")[0] not in tree.beside:
        what = f"có liên kết “{url}” tới tệp không có"
    elif found.fragment not in {"", "top"} and not _is_part(tree, found.path, found.fragment):
        what = f"có liên kết “{url}” tới phần không có trên trang"
    else:
        return None
    return Wrong("lien-ket-trang-hong", what, "sửa liên kết trong nội dung; nếu không ở đó thì báo người làm giao diện")


def _is_part(tree: Tree, path: str, fragment: str) -> bool:
    """Of what is no page of ours nobody knows the parts."""
    return not any(tree.named([path], PAGE)) or fragment in tree.ids(path)
