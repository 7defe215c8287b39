"""Xem từ bên ngoài một cổng có đúng và còn mới không: danh sách tệp, chữ ký, tuổi, các trang chính, một số tệp bất kỳ.

Dành cho cron, trên một máy không thuộc nơi chạy cổng. Mỗi lần chạy xem những tệp khác nhau.

Ví dụ:
  ./portal status https://congkhai.laocai.example/ --signers nguoi-ky

Mã kết thúc: 0 ổn, 1 có chỗ sai hoặc lâu chưa dựng lại, 2 gọi lệnh sai, 3 không tới được.
"""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ..portal.language.days import moment_text
from ..portal.outputs.built import ADDRESS, Build
from ..portal.outputs.output import place
from ..portal.outputs.tables import as_json
from ..portal.publish.manifest import NAME, SIGNATURE, Entry, Fault, Manifest
from ..portal.publish.signature import Unsignable, signer
from ..portal.views.chrome import NAVIGATION
from ..portal.views.search import INDEX
from .moment import now
from .places import WrongSetup
from .remote import Remote, Unreachable
from .verify import SAMPLE, handed_out, on_the_web, some

BUILT = place(ADDRESS)
ALWAYS = {place(one) for one in ("/", *(link.href for link in NAVIGATION), INDEX, ADDRESS)}
"""What people need at once, contacts and deadlines among it: what every page leads to, and the search."""

WITHIN = 300
"""Seconds for the whole look."""


class State(NamedTuple):
    code: int
    words: str
    advice: str = ""


STATES = {
    "fine": State(0, "ổn"),
    "wrong": State(
        1, "có chỗ sai", "đưa bản đúng lên lại (./portal deploy TỈNH), rồi tìm xem ai, cái gì đã đổi tệp trên máy chủ"
    ),
    "old": State(1, "quá hạn dựng lại", "xem lần dựng hằng ngày gần nhất dừng ở đâu, rồi dựng và đưa lên lại"),
    "unreachable": State(
        3, "không tới được", "vài phút sau thử lại; vẫn thế thì xem máy chủ, tên miền, chứng chỉ, đường truyền"
    ),
}


@dataclass(frozen=True)
class Status:
    """What was found at an address, at a moment. Where nothing was to be had, `trouble` says why."""

    address: str
    now: datetime
    seed: str
    trouble: str = ""
    manifest: Manifest | None = None
    signer: str | None = None
    build: Build | None = None
    seen: int = 0
    faults: tuple[Fault, ...] = ()

    @property
    def state(self) -> str:
        is_old = self.build is not None and self.build.is_old(self.now)
        return "unreachable" if self.trouble else "wrong" if self.faults else "old" if is_old else "fine"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", metavar="ĐỊA_CHỈ", help="địa chỉ công khai của cổng, https://…")
    parser.add_argument("--signers", type=Path, metavar="TỆP", help="tệp allowed_signers: ai được ký, khóa nào")
    parser.add_argument(
        "--sample", type=int, default=SAMPLE, metavar="SỐ", help=f"số tệp bất kỳ xem thêm (mặc định: {SAMPLE})"
    )
    parser.add_argument("--seed", metavar="CHỮ", help="xem lại đúng những tệp của lần có seed ấy")
    parser.add_argument(
        "--within", type=int, default=WITHIN, metavar="GIÂY", help=f"phải xong trong bao lâu (mặc định: {WITHIN})"
    )
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")


def run(options: argparse.Namespace) -> int:
    options.seed = options.seed or secrets.token_hex(4)
    try:
        remote = _remote(options)
        with _within(options.within, lambda: _failed(options, f"quá {options.within} giây chưa xem xong")):
            status = _status(remote, options)
    except (WrongSetup, Unsignable) as error:
        print(f"./portal status: {error}", file=sys.stderr)
        return 2
    except Unreachable as error:
        return _failed(options, str(error))
    return _told(status, options)


def _remote(options: argparse.Namespace) -> Remote:
    """Raises WrongSetup for whatever is wrong with the call."""
    if options.signers and not options.signers.is_file():
        raise WrongSetup(f"không có tệp {options.signers}")
    if options.sample < 0 or options.within < 1:
        raise WrongSetup("--sample từ 0, --within từ 1 trở lên")
    return Remote(options.address)


@contextmanager
def _within(seconds: int, end: Callable[[], int]) -> Iterator[None]:
    """Ends the process when time is up: nothing else frees threads from a server that sends a letter a minute."""

    def stop(*_: object) -> None:
        code = end()
        sys.stdout.flush()
        os._exit(code)

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _status(remote: Remote, options: argparse.Namespace) -> Status:
    """Raises Unreachable, Unsignable."""
    content = remote.fetch(NAME) or b""
    found = _seen(remote, content, options)
    if found.faults and (again := remote.fetch(NAME) or b"") != content:  # a new release came meanwhile
        return _seen(remote, again, options)
    return found


def _seen(remote: Remote, content: bytes, options: argparse.Namespace) -> Status:
    """The release of which this is the manifest."""
    status = Status(options.address, now(), options.seed)
    try:
        manifest = Manifest.parse(content)
    except ValueError:
        return replace(status, faults=(_fault(NAME, content),))
    signed = remote.fetch(SIGNATURE) or b"" if options.signers else b""
    name = signer(content, signed, options.signers) if signed else None
    said = remote.fetch(BUILT) or b""
    build = _build(said)
    chosen = _chosen(manifest, options)
    faults = set(on_the_web(remote.fetch, chosen))
    if options.signers and not name:
        faults.add(_fault(SIGNATURE, signed))
    if not build:
        faults.add(_fault(BUILT, said))
    return replace(
        status, manifest=manifest, signer=name, build=build, seen=len(chosen), faults=tuple(sorted(faults, key=astuple))
    )


def _fault(path: str, content: bytes) -> Fault:
    return Fault(path, "sai" if content else "thiếu")


def _build(content: bytes) -> Build | None:
    try:
        return Build.parse(content)
    except ValueError:
        return None


def _chosen(manifest: Manifest, options: argparse.Namespace) -> list[Entry]:
    others = [one for one in handed_out(manifest) if one.path not in ALWAYS]
    return [*(one for one in manifest.files if one.path in ALWAYS), *some(others, options.sample, options.seed)]


def _failed(options: argparse.Namespace, why: str) -> int:
    return _told(Status(options.address, now(), options.seed, why), options)


def _told(status: Status, options: argparse.Namespace) -> int:
    if options.json:
        sys.stdout.buffer.write(as_json(_data(status)))
    else:
        print("\n".join(_lines(status, options)))
    return STATES[status.state].code


def _data(status: Status) -> dict[str, object]:
    """Every key is always there; what is not known is null."""
    manifest, build = status.manifest, status.build
    return {
        "address": status.address,
        "state": status.state,
        "code": STATES[status.state].code,
        "now": status.now.isoformat(),
        "seed": status.seed,
        "trouble": status.trouble or None,
        "portal": manifest and manifest.portal,
        "id": manifest and manifest.id,
        "previous": manifest and (manifest.previous or None),
        "signer": status.signer,
        "built": build and build.built.isoformat(),
        "rebuilt_by": build and build.rebuilt_by.isoformat(),
        "files": manifest and len(manifest.files),
        "seen": status.seen,
        "faults": [vars(one) for one in status.faults],
    }


def _lines(status: Status, options: argparse.Namespace) -> Iterator[str]:
    state, manifest, build = STATES[status.state], status.manifest, status.build
    yield f"{status.address} lúc {moment_text(status.now)}: {state.words}"
    if status.trouble:
        yield status.trouble
    if manifest:
        signed = f"chữ ký của {status.signer}" if status.signer else "chữ ký sai" if options.signers else ""
        yield f"Bản {manifest.id} của {manifest.portal}; {signed or 'chữ ký chưa kiểm tra, thêm --signers'}"
        found = f"{len(status.faults)} tệp không đúng" if status.faults else "đều đúng"
        yield f"Đã xem {status.seen} trong {len(manifest.files)} tệp: {found}"
    yield from (f"  {one.path}: {one.what}" for one in status.faults)
    if build:
        yield f"Dựng lúc {moment_text(build.built)}, phải dựng lại trước {moment_text(build.rebuilt_by)}"
    if state.advice:
        yield f"Việc cần làm: {state.advice}"
