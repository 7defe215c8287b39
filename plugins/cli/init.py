r"""Tạo kho nội dung riêng của một tỉnh: cổng, cơ quan, tệp mẫu, việc máy làm với mỗi đề nghị, hướng dẫn một trang.

Tệp đã có thì giữ nguyên. Không hỏi gì; thiếu tùy chọn nào thì điền mẫu, sửa sau.

Ví dụ:
  ./portal init ../noi-dung-lao-cai --province "Lào Cai" --address https://congkhai.laocai.example/ \
    --agency "ubnd-tinh=Ủy ban nhân dân tỉnh Lào Cai" --agency "so-y-te=Sở Y tế tỉnh Lào Cai"

Mã kết thúc: 0 đã tạo, 2 gọi lệnh sai.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from ..portal.language.slug import is_slug, slug
from ..portal.model import Agency, Portal
from ..portal.source.claims import RESERVED
from ..portal.source.folders import shown
from ..portal.source.scaffold import scaffold
from . import hooks
from .moment import now
from .places import HOME, WrongSetup
from .schemas import schemas
from .staged import repository

TEMPLATES = Path(__file__).parent / "province"
PROGRAM = "https://git.example/cong-khai/chuong-trinh.git"


@dataclass(frozen=True)
class Office:
    """An agency as the command is told it: its id, which is its folder, and its name."""

    id: str
    name: str


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="nơi đặt kho; chưa có thì được tạo")
    parser.add_argument("--province", default="Mẫu", metavar="TÊN", help="tên tỉnh, ví dụ Lào Cai")
    parser.add_argument("--name", metavar="TÊN", help="tên cổng (mặc định: Cổng công khai thông tin tỉnh …)")
    parser.add_argument("--address", metavar="ĐỊA_CHỈ", help="địa chỉ công khai của cổng, https://…")
    parser.add_argument(
        "--agency",
        action="append",
        default=[],
        metavar="MÃ=TÊN",
        help="cơ quan, dùng được nhiều lần; cơ quan đầu là cơ quan chủ quản (mặc định: ubnd-tinh)",
    )
    parser.add_argument("--owner", default="cong-khai", metavar="NHÓM", help="nhóm chung trong CODEOWNERS")
    parser.add_argument("--program", default=PROGRAM, metavar="ĐỊA_CHỈ", help="kho git của chương trình này")


def run(options: argparse.Namespace) -> int:
    try:
        files = province(options)
        for path, text in files.items():
            _write(options.folder / path, text)
        _begin(options.folder)
        place = repository(options.folder)
        hooks.install(place, hooks.hook_of(place))
    except (WrongSetup, OSError) as error:
        print(f"./portal init: {error}", file=sys.stderr)
        return 2
    print(f"Xong. Đọc {shown(options.folder / 'README.md')}, rồi chạy: ./portal check {shown(options.folder)}")
    return 0


def province(options: argparse.Namespace) -> Mapping[PurePosixPath, str]:
    """The files of the repository by their path in it. Raises WrongSetup."""
    offices = _offices(options)
    folder = slug(options.province)
    if not is_slug(folder):
        raise WrongSetup(f"“{options.province}” không làm tên thư mục được; viết như Lào Cai")
    address = options.address or f"https://congkhai.{folder.replace('-', '')}.example/"
    if urlsplit(address).scheme != "https" or not urlsplit(address).hostname:
        raise WrongSetup(f"“{address}” không phải địa chỉ công khai; viết như https://congkhai.laocai.example/")
    values = {
        "folder": folder,
        "name": options.name or f"Cổng công khai thông tin tỉnh {options.province}",
        "formal_name": f"tỉnh {options.province}",
        "host": urlsplit(address).hostname or "",
        "agency": offices[0].id,
        "owner": options.owner,
        "owners": "\n".join(f"/{folder}/{one.id}/ @{options.owner}/{one.id}" for one in offices),
        "program": options.program,
        "version": _version(),
        "today": f"{now():%-d/%-m/%Y}",
        "year": f"{now():%Y}",
    }
    return dict(_templates(values)) | schemas() | dict(_records(options.province, address, values, offices))


def _offices(options: argparse.Namespace) -> tuple[Office, ...]:
    given = options.agency or [f"ubnd-tinh=Ủy ban nhân dân tỉnh {options.province}"]
    offices = tuple(Office(*map(str.strip, one.partition("=")[::2])) for one in given)
    for one in offices:
        if not is_slug(one.id) or one.id in RESERVED or not one.name:
            raise WrongSetup(f"“{one.id}” không dùng làm mã cơ quan được; viết như --agency “so-y-te=Sở Y tế tỉnh …”")
    return offices


def _templates(values: Mapping[str, str]) -> Iterator[tuple[PurePosixPath, str]]:
    """Every file of `province/`: `{{word}}` is filled in, folders of samples get the names of the portal's own."""
    names = {"tinh": values["folder"], "co-quan": values["agency"], "nam": values["year"]}
    for one in sorted(TEMPLATES.rglob("*")):
        if one.is_file():
            text = one.read_text("utf-8")
            for name, value in values.items():
                text = text.replace(f"{{{{{name}}}}}", value)
            inner = one.relative_to(TEMPLATES).parts
            yield PurePosixPath(*(names.get(part, part) for part in inner)), text


def _records(
    name: str, address: str, values: Mapping[str, str], offices: tuple[Office, ...]
) -> Iterator[tuple[PurePosixPath, str]]:
    """What `portal new` would make of the portal and its agencies."""
    home = PurePosixPath(values["folder"])
    said = {
        "name": values["name"],
        "province": name,
        "formal_name": f"Tỉnh {name}",
        "summary": f"Văn bản, kế hoạch và người phát ngôn của các cơ quan tỉnh {name}",
        "address": address,
        "publisher": offices[0].id,
    }
    yield home / Portal.kind.file, scaffold(Portal, said, whole=True)
    for one in offices:
        own = {"type": "ubnd-tinh"} if one is offices[0] else _standing(one, offices[0])
        yield home / one.id / Agency.kind.file, scaffold(Agency, {"name": one.name, "sample": "có", **own})


def _standing(office: Office, first: Office) -> dict[str, str]:
    """What an agency is, by how its name begins, and below whom; most are departments."""
    written = slug(office.name)
    if re.match(r"(hoi-dong-nhan-dan|hdnd)-tinh\b", written):
        return {"type": "hdnd-tinh"}
    is_commune = re.match(r"(uy-ban-nhan-dan|ubnd)-(xa|phuong|dac-khu)\b", written)
    return {"type": "ubnd-xa" if is_commune else "so-nganh", "parent": first.id}


def _version() -> str:
    """The commit of this program, whole: what was tried here is what the machine will use."""
    done = subprocess.run(["git", "-C", HOME, "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "main"


def _write(place: Path, text: str) -> None:
    if place.exists():
        print(f"Giữ nguyên {shown(place)}, đã có")
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    print(f"Đã tạo {shown(place)}")


def _begin(folder: Path) -> None:
    """A repository of git, unless the folder lies in one. Raises WrongSetup."""
    try:
        known = subprocess.run(["git", "-C", folder, "rev-parse"], capture_output=True, check=False)
        if known.returncode:
            subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True)
    except (OSError, subprocess.CalledProcessError):
        raise WrongSetup("các tệp đã tạo, nhưng máy này chưa dùng được git nên chưa đặt được bước kiểm tra") from None
