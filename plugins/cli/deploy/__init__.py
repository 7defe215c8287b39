"""Đưa bản đang phát hành lên nơi công chúng xem: máy chủ riêng qua SSH, kho tệp theo giao thức S3, như deploy.yaml ghi.

Dừng giữa chừng thì trên máy chủ vẫn trọn bản cũ, trong kho tệp mỗi trang là bản cũ hoặc bản mới; chạy lại là làm tiếp.
Khóa SSH lấy từ ssh-agent, hoặc từ tệp mà biến PORTAL_DEPLOY_KEY chỉ tới; khóa của kho tệp lấy từ các biến
AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY. Với --archive thì không đưa đi đâu: ghi một tệp gói cho Pages.
Mã kết thúc: 0 đã đưa lên, 1 có tệp không đúng như đã dựng, 2 gọi lệnh hoặc deploy.yaml sai, 3 không tới được nơi ấy.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from ...portal.publish.machine import trouble
from ...portal.publish.manifest import Manifest
from ...portal.publish.release import Damaged, whole
from ...portal.publish.shelf import Foreign, Shelf
from ...portal.source.folders import portals
from ..moment import now
from ..places import OUTPUT, WrongSetup, add_content, chosen, portal_name
from .archive import pack
from .place import Place, Unreachable
from .server import ServerPlace
from .settings import deployment, path_of
from .ssh import reaching


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("province", metavar="TỈNH", help="cổng cần đưa lên")
    add_content(parser)
    parser.add_argument("--output", type=Path, default=OUTPUT, metavar="THƯ_MỤC", help="nơi đã dựng (mặc định: output)")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--rollback", nargs="?", const="", metavar="BẢN", help="trở lại một bản trước (mặc định: bản ngay trước)"
    )
    instead.add_argument(
        "--purge", action="store_true", help="đưa lên, rồi xóa ngay ở nơi ấy mọi bản cũ, tệp cũ: khi đã rút dữ liệu lộ"
    )
    instead.add_argument(
        "--archive", type=Path, metavar="TỆP", help="chỉ ghi một tệp gói .tar hoặc .zip, không cần deploy.yaml"
    )


def run(options: argparse.Namespace) -> int:
    try:
        for line in _deployed(options):
            print(line, flush=True)
    except (WrongSetup, LookupError) as error:
        print(error, file=sys.stderr)
        return 2
    except Foreign as error:
        print(f"{error.place} không phải của cổng này; chọn chỗ khác, hoặc tự dọn đi", file=sys.stderr)
        return 2
    except Damaged as error:
        print("Có tệp không đúng như đã dựng, chưa chuyển sang bản này:", file=sys.stderr)
        print("\n".join(f"  {one.path}: {one.what}" for one in error.faults), file=sys.stderr)
        return 1
    except Unreachable as error:
        print(
            f"Chưa xong, mỗi trang công chúng thấy vẫn là bản cũ hoặc bản mới; chạy lại là làm tiếp: {error}",
            file=sys.stderr,
        )
        return 3
    except OSError as error:
        print(trouble(error), file=sys.stderr)
        return 3
    return 0


def _deployed(options: argparse.Namespace) -> Iterator[str]:
    folder = chosen(options.content, [options.province])[0]
    name = portal_name(folder, several=options.content not in portals(options.content))
    shelf = Shelf(options.output.resolve(), name)
    if options.archive:
        yield from _archived(shelf, options.archive)
    elif options.rollback is None:
        yield from _sent(_places(folder, shelf), shelf, purge=options.purge)
    else:
        yield from _gone_back(_places(folder, shelf), options.rollback)


def _places(folder: Path, shelf: Shelf) -> Iterator[Place]:
    """Where deploy.yaml says that a portal is shown, each open until the next is asked for. Raises WrongSetup."""
    where, path = deployment(folder), path_of(folder)
    if where.server:
        with reaching(where.server) as ssh:
            yield ServerPlace(ssh, shelf.name, path, now().isoformat())
    if where.bucket:
        from .bucket import BucketPlace
        from .s3 import reached

        yield BucketPlace(reached(where.bucket, path), shelf)


def _shown(shelf: Shelf) -> tuple[Path, Manifest]:
    """The release that is shown, and is what it was. Raises WrongSetup, Damaged."""
    if not shelf.manifest:
        raise WrongSetup(f"chưa có bản phát hành nào của {shelf.name}; dựng trước: ./portal build {shelf.name}")
    return shelf.folder / shelf.current, whole(shelf, shelf.current)


def _sent(places: Iterator[Place], shelf: Shelf, *, purge: bool) -> Iterator[str]:
    release, manifest = _shown(shelf)
    for place in places:
        does = "đang hiện bản" if place.send(release, manifest, purge=purge) else "không có gì thay đổi, vẫn là bản"
        yield f"{place.name}: {does} {manifest.id}, {len(manifest.files)} tệp, tệp nào cũng đã đối chiếu"


def _gone_back(places: Iterator[Place], id_: str) -> Iterator[str]:
    for place in places:
        yield f"{place.name}: đã trở lại bản {place.go_back(id_)}"


def _archived(shelf: Shelf, target: Path) -> Iterator[str]:
    release, manifest = _shown(shelf)
    pack(release, manifest, target)
    yield f"{target}: bản {manifest.id}, {len(manifest.files)} tệp"
