"""Kiểm chứng một bản phát hành, trên máy này hoặc trên mạng: nêu tên từng tệp sai, thiếu, thừa, và xem chữ ký.

Trên mạng thì lấy thử một số tệp, --all lấy mọi tệp; không thấy được tệp thừa, và không hỏi tệp chỉ máy chủ đọc
(.htaccess, _headers, may-chu/…), vì nhiều máy chủ không đưa ra.
Mã kết thúc: 0 đúng, 1 có chỗ không đúng, 2 gọi lệnh sai hoặc không tới được.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import secrets
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..portal.outputs.headers import FILES
from ..portal.publish.manifest import NAME, SIGNATURE, Entry, Fault, Manifest, faults, name_of
from ..portal.publish.signature import Unsignable, signer
from .places import WrongSetup
from .remote import LARGEST, Remote

SAMPLE = 50
AT_ONCE = 8

Read = Callable[[str, int], bytes | None]
"""The bytes of a file by its path, at most so many; None where there is none."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("where", metavar="NƠI", help="thư mục của một bản, ví dụ output/lao-cai, hoặc địa chỉ https://")
    parser.add_argument("--signers", type=Path, metavar="TỆP", help="tệp allowed_signers: ai được ký, khóa nào")
    parser.add_argument("--all", action="store_true", help=f"trên mạng: lấy mọi tệp, không chỉ {SAMPLE} tệp bất kỳ")


def run(options: argparse.Namespace) -> int:
    try:
        return _verified(options)
    except (WrongSetup, Unsignable) as error:
        print(error, file=sys.stderr)
        return 2


def _verified(options: argparse.Namespace) -> int:
    folder = None if re.match(r"https?://", options.where) else Path(options.where)
    if folder and not folder.is_dir():
        raise WrongSetup(f"không có thư mục {folder}")
    if options.signers and not options.signers.is_file():
        raise WrongSetup(f"không có tệp {options.signers}")
    read = _reader(folder) if folder else Remote(options.where).read
    content = read(NAME, LARGEST)
    if content is None:
        raise WrongSetup(f"không đọc được {NAME} ở {options.where}")
    try:
        manifest = Manifest.parse(content)
    except ValueError:
        print(f"{NAME}: không phải do chương trình này viết ra")
        return 1
    number = len(manifest.files) if options.all else SAMPLE
    chosen = some(handed_out(manifest), number, secrets.token_hex())
    wrong = [*_on_disk(folder, manifest)] if folder else [*on_the_web(read, chosen)]
    print("\n".join(f"{one.path}: {one.what}" for one in wrong), end="\n" if wrong else "")
    is_signed = _tell_signature(content, read(SIGNATURE, LARGEST), options.signers)
    print(f"Bản {manifest.id} của {manifest.portal}, trước đó là {manifest.previous or 'chưa có bản nào'}")
    print(f"Có {len(wrong)} tệp không đúng." if wrong else "Mọi tệp đã xem đều đúng.")
    return 0 if is_signed and not wrong else 1


def _reader(folder: Path) -> Read:
    def read(path: str, limit: int) -> bytes | None:
        whole = folder / path
        if whole.is_symlink() or not whole.is_file():
            return None
        with whole.open("rb") as file:
            return file.read(limit)

    return read


def _on_disk(folder: Path, manifest: Manifest) -> Iterator[Fault]:
    """Every file; and where the folder is named after its manifest, or stands beside those before, that too."""
    yield from faults(folder, manifest.files)
    place = folder.resolve()
    if re.fullmatch(r"[0-9a-f]{16}", place.name) and place.name != manifest.id:
        yield Fault(NAME, "sai")
    before = place.parent / manifest.previous / NAME
    if manifest.previous and before.is_file() and name_of(before.read_bytes()) != manifest.previous:
        yield Fault(f"{manifest.previous}/{NAME}", "sai")


def handed_out(manifest: Manifest) -> list[Entry]:
    """What every server gives to readers: all but the files that it reads itself."""
    return [one for one in manifest.files if one.path not in FILES]


def some(files: Sequence[Entry], number: int, seed: str) -> list[Entry]:
    """So many files of a release, or all if there are fewer; the same ones for the same seed."""
    return sorted(random.Random(seed).sample(files, min(number, len(files))))  # noqa: S311 - hides nothing


def on_the_web(read: Read, chosen: Iterable[Entry]) -> Iterator[Fault]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from (one for one in pool.map(lambda entry: _fault(read, entry), chosen) if one)


def _fault(read: Read, entry: Entry) -> Fault | None:
    content = read(entry.path, entry.size + 1)
    if content is None:
        return Fault(entry.path, "thiếu")
    is_right = len(content) == entry.size and hashlib.sha256(content).hexdigest() == entry.sha256
    return None if is_right else Fault(entry.path, "sai")


def _tell_signature(content: bytes, signed: bytes | None, signers: Path | None) -> bool:
    """Says what is known of the signature; whether it is as good as was asked."""
    if signers is None:
        print("Có chữ ký, chưa kiểm tra: thêm --signers" if signed else "Không có chữ ký")
        return True
    name = signer(content, signed, signers) if signed else None
    print(f"Chữ ký đúng, của {name}" if name else "Chữ ký không đúng" if signed else "Không có chữ ký")
    return name is not None
