"""Files beside records, opened under limits and only once: what is in them is remembered by their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from ..files import made_by
from ..portal.source.attachment import Facts, Fault, Inspector, from_json, to_json
from ..portal.source.digests import Digests
from ..portal.source.walk import Signature, signature_of, unreadable
from ..portal.store import Store
from .limited import MEGABYTES, SECONDS, Exceeded, limited
from .remembered import remembered

REASONS = {
    Exceeded.TIME: f"máy đọc {SECONDS:.0f} giây vẫn chưa hết tệp này",
    Exceeded.MEMORY: f"đọc tệp này cần hơn {MEGABYTES} MB bộ nhớ",
    Exceeded.DEPTH: "tệp này lồng quá nhiều lớp bên trong",
    Exceeded.DEATH: "tệp này làm chương trình đọc tệp dừng giữa chừng",
}


def files(store: Store, jobs: int = 0, digests: Digests | None = None) -> Inspector:
    """What `plugins.files` says of each file."""
    return inspector(_opened, _facts, made_by(), store, jobs=jobs, digests=digests)


def _opened(path: Path) -> bytes:
    from ..files.inspect import inspected  # noqa: PLC0415 - where all is remembered, no library of files is loaded

    return to_json(inspected(path)).encode("utf-8", "replace")


def _facts(content: bytes) -> Facts:
    return from_json(content.decode())


def inspector(  # noqa: PLR0913 - what to do, and the means for it, each named
    opened: Callable[[Path], bytes],
    facts: Callable[[bytes], Facts],
    recipe: bytes,
    store: Store,
    *,
    jobs: int = 0,
    digests: Digests | None = None,
) -> Inspector:
    """For reading a tree: `opened` says in bytes what a file is by its content and its ending, `facts` reads them."""

    def inspect(paths: Sequence[Path]) -> Mapping[Path, Facts]:
        known = {path: _identity(path, digests or Digests()) for path in paths}
        there = {path: one for path, one in known.items() if isinstance(one, str)}
        made = remembered(there, there.__getitem__, recipe, partial(limited, opened, jobs=jobs), store)
        found = {path: facts(one) if isinstance(one, bytes) else _too_much(one) for path, one in made.items()}
        return found | {path: Facts(faults=(one,)) for path, one in known.items() if isinstance(one, Fault)}

    return inspect


def _identity(path: Path, digests: Digests) -> str | Fault:
    """What a file is known again by, or why the disk does not hand it out."""
    try:
        signature = signature_of(path.stat(follow_symlinks=False))
        return f"{path.suffix.lower()} {digests.find(str(path), signature) or _digest(path, signature, digests)}"
    except OSError as error:
        return unreadable(error, "tệp")


def _digest(path: Path, signature: Signature, digests: Digests) -> str:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    digests.keep(str(path), signature, digest)
    return digest


def _too_much(reason: Exceeded) -> Facts:
    how = "mở tệp gốc, lưu lại một bản mới nhỏ gọn hơn hoặc chia thành nhiều tệp, rồi thay tệp này"
    return Facts(faults=(Fault("tep-qua-nang", REASONS[reason], how),))
