"""A release as one file, for hosts that are given a site as an archive: the same release gives the same bytes."""

from __future__ import annotations

import tarfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ...portal.outputs.packages import write_zip
from ...portal.publish.manifest import Manifest, paths
from ..places import WrongSetup


def pack(release: Path, manifest: Manifest, target: Path) -> None:
    """Writes aside first, so that there is a whole archive or the one of before.

    Every file bears the moment of the release and not a fixed one: a host that takes time and size for a file's mark
    would tell browsers that a page of equal length has not changed. Raises WrongSetup, OSError.
    """
    write = WRITERS.get(target.suffix)
    if not write:
        raise WrongSetup(f"không biết viết {target.name}; đặt tên có đuôi {' hoặc '.join(WRITERS)}")
    if not target.parent.is_dir():
        raise WrongSetup(f"không có thư mục {target.parent}; tạo thư mục ấy, hoặc chọn chỗ khác")
    aside = target.with_name(f".{target.name}.part")
    try:
        write(aside, release, sorted(paths(release)), datetime.fromisoformat(manifest.now))
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def _tar(target: Path, release: Path, files: list[str], moment: datetime) -> None:
    """Nobody's files, readable by all: what a TarInfo says of itself."""
    with tarfile.open(target, "w", format=tarfile.GNU_FORMAT) as archive:
        for path in files:
            with (release / path).open("rb") as file:
                entry = tarfile.TarInfo(path)
                entry.size, entry.mtime = (release / path).stat().st_size, int(moment.timestamp())
                archive.addfile(entry, file)


def _zip(target: Path, release: Path, files: list[str], moment: datetime) -> None:
    write_zip(target, ((path, (release / path).read_bytes()) for path in files), moment)


WRITERS: dict[str, Callable[[Path, Path, list[str], datetime], None]] = {".tar": _tar, ".zip": _zip}
"""By the ending of the archive's name."""
