"""Đổi tên hoặc chuyển chỗ một bản ghi: tệp, bản dịch, tệp đính kèm cùng đi, địa chỉ cũ dẫn sang địa chỉ mới.

Nếu tệp đã đổi tên bằng tay thì lệnh chỉ ghi địa chỉ cũ vào tệp mới.

Ví dụ:
  ./portal move so-y-te/documents/2026/12-tb so-y-te/documents/2026/12-tb-syt
  ./portal move content/lao-cai/so-cu content/lao-cai/so-moi

Mã kết thúc: 0 xong, 1 không chuyển được và không có gì thay đổi, 2 gọi lệnh sai.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from ..portal.catalogue.ledger import Ledger, State
from ..portal.model import Agency
from ..portal.source.folders import shown
from ..portal.source.rewriting import rewritten
from .places import WrongSetup, add_content
from .records import Found, Refused, check_name, found, ledger_of, read


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="CŨ", help="bản ghi: đường dẫn tệp, hoặc mã như so-y-te/documents/2026/12-tb")
    parser.add_argument("new", metavar="MỚI", help="chỗ mới, viết cùng cách")
    parser.add_argument("--portal", metavar="TỈNH", help="cổng, khi có nhiều cổng")
    add_content(parser)


def run(options: argparse.Namespace) -> int:
    try:
        old = found(options, options.old)
        options.portal, options.content = None, old.portal
        new = found(options, options.new)
        texts = _planned(old, new, ledger_of(old.portal))
        _carry_out(old, new, texts)
    except (WrongSetup, OSError) as error:
        print(f"./portal move: {error}", file=sys.stderr)
        return 2
    except Refused as error:
        print(f"./portal move: {error}. Không có gì thay đổi.", file=sys.stderr)
        return 1
    for source, (place, _) in texts.items():
        print(f"{shown(source)} → {shown(place)}" if source != place else f"Đã ghi địa chỉ cũ vào {shown(place)}")
    print(f"Địa chỉ cũ {old.address} dẫn sang {new.address}")
    for one in _mentions(old):
        print(f"Còn nhắc tới “{old.id}”: {shown(one)}")
    print(f"Xem lại rồi chạy: ./portal check {shown(old.portal)}")
    return 0


def _planned(old: Found, new: Found, ledger: Ledger) -> dict[Path, tuple[Path, str]]:
    """Each file with its new place and its new text. Raises Refused or WrongSetup before anything is touched."""
    check_name(new)
    if old == new:
        raise WrongSetup("hai chỗ là một")
    if (old.model is Agency) is not (new.model is Agency) or bool(old.lang) is not bool(new.lang):
        raise WrongSetup(f"không chuyển {old.model.kind.label} thành {new.model.kind.label} được")
    _check_place(old, new, ledger)
    if not old.file.is_file() and not (new.file.is_file() and old.lines(ledger)):
        raise Refused(f"không có {shown(old.file)}")
    taken = new.file.exists() or new.folder.exists() or (new.model is Agency and new.file.parent.exists())
    if old.file.is_file() and taken:
        raise Refused(f"{shown(new.file)} đã có")
    return {path: (place, _with_old(path, was, now, ledger)) for path, place, was, now in _files(old, new)}


def _check_place(old: Found, new: Found, ledger: Ledger) -> None:
    line = ledger.by_address.get(new.address)
    if line and line.state is State.WITHDRAWN:
        raise Refused(f"địa chỉ {new.address} từng là của một bản ghi đã rút; đặt tên khác")
    if line and line.to and line.to != old.address:
        raise Refused(f"địa chỉ {new.address} đã dẫn sang {line.to}; đặt tên khác")
    if new.model is not Agency and "/" in new.id and not new.id.startswith("pages/"):
        agency = new.portal / new.id.partition("/")[0] / "agency.md"
        if not agency.is_file():
            raise Refused(f"không có cơ quan {agency.parent.name}: thiếu {shown(agency)}")


def _files(old: Found, new: Found) -> Iterator[tuple[Path, Path, str, str]]:
    """Every content file that moves: where it is, where it goes, its old and its new address."""
    if old.model is Agency and not old.lang:
        folder = old.file.parent if old.file.is_file() else new.file.parent
        for path in sorted(folder.rglob("*.md")):
            inner = path.relative_to(folder).as_posix()
            was, now = (_inside(one, inner) for one in (old, new))
            yield path, new.file.parent / inner, was.address, now.address
        return
    there = old if old.file.is_file() else new
    for path in there.texts:
        ending = path.name.removeprefix(there.file.name.removesuffix(".md"))
        lang = old.lang or ending.removesuffix("md").strip(".")
        was, now = (Found(one.portal, one.id, lang) for one in (old, new))
        yield path, now.file, was.address, now.address


def _inside(agency: Found, inner: str) -> Found:
    """The record of a file in an agency's folder."""
    stem, _, lang = inner.removesuffix(".md").partition(".")
    return Found(agency.portal, agency.id if stem == "agency" else f"{agency.id}/{stem}", lang)


def _with_old(path: Path, was: str, now: str, ledger: Ledger) -> str:
    """A file's text with one more old address, if it was ever published; one that is its own again is taken out."""
    text, sheet = read(path)
    said = sheet.values.get("formerly") or []
    before = said if isinstance(said, list) else [said]
    published = [was] if was in ledger.by_address or not ledger.lines else []
    known = [one for one in dict.fromkeys([*map(str, before), *published]) if one != now]
    found = rewritten(text, {**sheet.values, "formerly": known})
    if found is None:
        raise Refused(f"không sửa được phần đầu của {shown(path)}; tự thêm formerly: {was} rồi chuyển tệp")
    return found


def _carry_out(old: Found, new: Found, texts: dict[Path, tuple[Path, str]]) -> None:
    if old.model is Agency and not old.lang and old.file.is_file():
        old.file.parent.rename(new.file.parent)
        texts = {place: (place, text) for place, text in texts.values()}
    elif old.folder.is_dir() and not old.lang and old.file.is_file():
        new.folder.parent.mkdir(parents=True, exist_ok=True)
        old.folder.rename(new.folder)
    for source, (place, text) in texts.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
        if source != place:
            source.unlink()


def _mentions(old: Found) -> Iterator[Path]:
    """Files of the portal that still name the old id: what `check` will ask about."""
    named = re.compile(rf"(?<![\w/-]){re.escape(old.id)}(?![\w-])")
    for path in sorted(old.portal.rglob("*.md")):
        if named.search(path.read_text("utf-8", errors="replace")):
            yield path
