"""Đưa bản đang phát hành lên nơi công chúng xem: máy chủ riêng qua SSH, như deploy.yaml của cổng ghi.

Dừng giữa chừng thì công chúng vẫn thấy trọn bản cũ; chạy lại là làm tiếp. Khóa lấy từ ssh-agent, hoặc từ tệp mà biến
PORTAL_DEPLOY_KEY chỉ tới. Với --archive thì không đưa đi đâu: ghi một tệp gói cho Pages.
Mã kết thúc: 0 đã đưa lên, 1 có tệp không đúng như đã dựng, 2 gọi lệnh hoặc deploy.yaml sai, 3 không tới được nơi ấy.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from ...portal.catalogue.content import portals
from ...portal.model import Deployment
from ...portal.publish.machine import trouble
from ...portal.publish.manifest import Manifest
from ...portal.publish.release import Damaged, whole
from ...portal.publish.shelf import Foreign, Shelf
from ..moment import now
from ..places import OUTPUT, WrongSetup, add_content, chosen, portal_name
from .archive import pack
from .server import Place
from .settings import deployment, path_of
from .ssh import Unreachable, reaching


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("province", metavar="TỈNH", help="cổng cần đưa lên")
    add_content(parser)
    parser.add_argument("--output", type=Path, default=OUTPUT, metavar="THƯ_MỤC", help="nơi đã dựng (mặc định: output)")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--rollback", nargs="?", const="", metavar="BẢN", help="trở lại một bản trước (mặc định: bản ngay trước)"
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
        print(f"{error.place} trên máy chủ không phải của cổng này; chọn thư mục khác, hoặc tự dọn đi", file=sys.stderr)
        return 2
    except Damaged as error:
        print("Có tệp không đúng như đã dựng, chưa chuyển sang bản này:", file=sys.stderr)
        print("\n".join(f"  {one.path}: {one.what}" for one in error.faults), file=sys.stderr)
        return 1
    except Unreachable as error:
        print(f"Chưa xong, công chúng vẫn thấy trọn một bản; chạy lại là làm tiếp: {error}", file=sys.stderr)
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
        return
    where = deployment(folder)
    if options.rollback is None:
        release, manifest = _shown(shelf)
        yield from _sent(where, path_of(folder), release, manifest)
    else:
        yield from _gone_back(where, path_of(folder), name, options.rollback)


def _shown(shelf: Shelf) -> tuple[Path, Manifest]:
    """The release that is shown, and is what it was. Raises WrongSetup, Damaged."""
    if not shelf.manifest:
        raise WrongSetup(f"chưa có bản phát hành nào của {shelf.name}; dựng trước: ./portal build {shelf.name}")
    return shelf.folder / shelf.current, whole(shelf, shelf.current)


def _sent(where: Deployment, path: str, release: Path, manifest: Manifest) -> Iterator[str]:
    with reaching(where.server) as ssh:
        is_new = Place(ssh, manifest.portal, path).send(release, manifest, now().isoformat())
        does = "đang hiện bản" if is_new else "không có gì thay đổi, vẫn là bản"
    yield f"{where.server.host}: {does} {manifest.id}, {len(manifest.files)} tệp đã được máy chủ đọc lại"


def _gone_back(where: Deployment, path: str, name: str, id_: str) -> Iterator[str]:
    with reaching(where.server) as ssh:
        found = Place(ssh, name, path).go_back(id_, now().isoformat())
    yield f"{where.server.host}: đã trở lại bản {found}"


def _archived(shelf: Shelf, target: Path) -> Iterator[str]:
    release, manifest = _shown(shelf)
    pack(release, manifest, target)
    yield f"{target}: bản {manifest.id}, {len(manifest.files)} tệp"
