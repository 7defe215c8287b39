"""So hai bản đã dựng: trang nào thêm, sửa, bỏ; mục công khai nào đổi tình trạng. In ra Markdown cho người duyệt.

Chỉ so phần của riêng từng trang: đầu trang, chân trang chung không tính. Chưa có bản cũ thì mọi trang đều là mới.

Ví dụ:
  ./portal changes truoc/lao-cai sau/lao-cai

Mã kết thúc: 0 đã in, 2 gọi lệnh sai.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..portal.model.vocabulary import term
from ..portal.publish.manifest import Manifest
from ..portal.source.folders import shown
from .places import WrongSetup

PAGE = "index.html"
FINDINGS = "tinh-trang-cong-khai/tinh-trang.json"
MOST = 100
"""Lines of one list; a new name of the portal changes every page."""

_OWN = re.compile(r"<main\b.*</main>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_MARKS = re.compile(r"[\\`*_\[\]<>|#]")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="CŨ", help="thư mục của bản trước, ví dụ truoc/lao-cai")
    parser.add_argument("new", type=Path, metavar="MỚI", help="thư mục của bản vừa dựng, ví dụ sau/lao-cai")


def run(options: argparse.Namespace) -> int:
    try:
        found = changes(options.old, options.new)
    except WrongSetup as error:
        print(f"./portal changes: {error}", file=sys.stderr)
        return 2
    sys.stdout.write(found)
    return 0


def changes(old: Path, new: Path) -> str:
    """What one release has that the other has not, as Markdown. Raises WrongSetup."""
    before, after = _files(old) if old.exists() else {}, _files(new)
    pages = [path for path in sorted(before.keys() | after.keys()) if f"/{path}".endswith(f"/{PAGE}")]
    both = [path for path in pages if path in before and path in after and before[path] != after[path]]
    lists = {
        "Trang mới": [_line(new, path) for path in pages if path not in before],
        "Trang sửa": [_line(new, path) for path in both if _own(old / path) != _own(new / path)],
        "Trang không còn": [_line(old, path) for path in pages if path not in after],
        "Mục công khai đổi tình trạng": list(_findings(old, new)),
    }
    return "\n".join(line for title, lines in lists.items() for line in _told(title, lines))


def _files(folder: Path) -> Mapping[str, str]:
    """The digest of every file of a release, by path. Raises WrongSetup."""
    manifest = Manifest.of(folder)
    if manifest is None:
        raise WrongSetup(f"{shown(folder)} không phải bản do ./portal build dựng")
    return {one.path: one.sha256 for one in manifest.files}


def _own(page: Path) -> str:
    """What is a page's own: not what stands around every page."""
    found = _OWN.search(page.read_text("utf-8"))
    return found[0] if found else ""


def _line(folder: Path, path: str) -> str:
    title = _title(folder / path).removesuffix(f" – {_title(folder / PAGE)}")
    plain = _MARKS.sub(r"\\\g<0>", title)
    return f"`/{path.removesuffix(PAGE)}` {plain}"


def _title(page: Path) -> str:
    found = _TITLE.search(page.read_text("utf-8"))
    return html.unescape(found[1]).strip() if found else ""


def _findings(old: Path, new: Path) -> Iterator[str]:
    """Each agency's items whose state is another one."""
    before, after = _states(old), _states(new)
    for agency, item in sorted(before.keys() | after.keys()):
        was, now = before.get((agency, item), ""), after.get((agency, item), "")
        if was != now and was and now:
            yield f"`{agency}` mục {item}: {was} → {now}"


def _states(folder: Path) -> dict[tuple[str, str], str]:
    place = folder / FINDINGS
    found = json.loads(place.read_text("utf-8")) if place.is_file() else []
    return {(one["agency"], one["category"]): term("disclosure-states", one["state"]).label for one in found}


def _told(title: str, lines: list[str]) -> Iterator[str]:
    yield f"### {title}: {len(lines)}\n"
    yield from (f"- {line}" for line in lines[:MOST])
    if len(lines) > MOST:
        yield f"- … và {len(lines) - MOST} dòng nữa"
    yield ""
