r"""Rút một bản ghi khỏi cổng: nội dung không còn ở đâu cả, địa chỉ cũ nói rút ngày nào, vì sao, nay hỏi ai.

Tệp vẫn nằm trong thư mục nội dung. Với --purge (lộ bí mật, dữ liệu cá nhân) thì tệp, bản dịch và tệp đính kèm bị xóa.
Tệp đã bị xóa trước đó cũng rút được: sổ địa chỉ còn nhớ.

Ví dụ:
  ./portal withdraw so-y-te/documents/2026/12-tb-syt --reason "đăng nhầm bản chưa ký" \
      --replacement so-y-te/documents/2026/13-tb-syt

Mã kết thúc: 0 xong, 1 không rút được và không có gì thay đổi, 2 gọi lệnh sai.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..portal.catalogue.ledger import Ledger, Line, State
from ..portal.language.days import day_text
from ..portal.model import Agency
from ..portal.publish.keep import NotKept, keep_addresses
from ..portal.source.folders import shown
from ..portal.source.rewriting import rewritten
from ..portal.source.scaffold import quoted
from .moment import now
from .places import WrongSetup, add_content
from .records import Found, Refused, found, ledger_of, read

HISTORY = """
Tệp đã xóa vẫn còn trong lịch sử git. Người quản trị kho nội dung phải viết lại lịch sử:
  git filter-repo --invert-paths {paths}
rồi đẩy lại mọi nhánh, yêu cầu mọi bản sao tải lại từ đầu, và xóa bộ nhớ đệm của máy chủ, CDN, nơi lưu bản sao."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("record", metavar="BẢN_GHI", help="đường dẫn tệp, hoặc mã như so-y-te/documents/2026/12-tb-syt")
    parser.add_argument("--reason", required=True, metavar="LÝ_DO", help="vì sao rút; người mở liên kết cũ sẽ đọc")
    parser.add_argument("--replacement", metavar="BẢN_GHI", help="bản ghi thay thế")
    parser.add_argument("--purge", action="store_true", help="xóa hẳn tệp, bản dịch và tệp đính kèm")
    parser.add_argument("--portal", metavar="TỈNH", help="cổng, khi có nhiều cổng")
    add_content(parser)


def run(options: argparse.Namespace) -> int:
    try:
        record = found(options, options.record)
        ledger, today = ledger_of(record.portal), now().date()
        by = _replacement(options, record)
        reason = _reason(options.reason)
        gone = options.purge or not record.file.is_file()
        done = _purge(record, ledger, today, reason, by) if gone else _mark(record, today, reason, by)
    except (WrongSetup, OSError) as error:
        print(f"./portal withdraw: {error}", file=sys.stderr)
        return 2
    except (Refused, NotKept) as error:
        print(f"./portal withdraw: {error}. Không có gì thay đổi.", file=sys.stderr)
        return 1
    print("\n".join(done))
    print(f"Xem lại rồi chạy: ./portal check {shown(record.portal)}")
    return 0


def _reason(text: str) -> str:
    if not (reason := " ".join(text.split())):
        raise WrongSetup("thiếu lý do rút: người mở liên kết cũ cần biết vì sao")
    return reason


def _replacement(options: argparse.Namespace, record: Found) -> Found | None:
    if not options.replacement:
        return None
    options.portal, options.content = None, record.portal
    other = found(options, options.replacement)
    if not other.file.is_file() or other == record:
        raise WrongSetup(f"không có bản ghi thay thế {shown(other.file)}")
    return other


def _mark(record: Found, today: date, reason: str, by: Found | None) -> list[str]:
    """Writes the withdrawal into the file; what was done, in words."""
    path = record.file
    text, sheet = read(path)
    if "withdrawal" in sheet.values:
        raise Refused(f"{shown(path)} đã rút rồi")
    said = {"on": day_text(today), "reason": reason, **({"replacement": by.id} if by else {})}
    marked = rewritten(text, {**sheet.values, "status": "đã rút", "withdrawal": said})
    if marked is None:
        raise Refused(f"không sửa được phần đầu của {shown(path)}; tự thêm status: đã rút và withdrawal")
    path.write_bytes(marked.encode())
    return [f"Đã ghi vào {shown(path)}: rút ngày {day_text(today)}, lý do: {reason}"]


def _purge(record: Found, ledger: Ledger, today: date, reason: str, by: Found | None) -> list[str]:
    """Takes the files away and writes into the ledger what their addresses say from now on."""
    if record.model is Agency and not record.lang:
        raise Refused("cơ quan không xóa hẳn được: giữ thư mục và ghi succession, hoặc rút từng bản ghi")
    lines = record.lines(ledger)
    files = [*record.texts, *([record.folder] if record.folder.is_dir() and not record.lang else [])]
    if not lines and not files:
        raise Refused(f"không có {shown(record.file)}, và sổ địa chỉ không có bản ghi ấy")
    if lines:
        gone = {one.address: _gone(one, today, reason, by) for one in lines}
        keep_addresses(record.portal, [gone.get(one.address, one) for one in ledger.lines])
    for one in files:
        shutil.rmtree(one) if one.is_dir() else one.unlink()
    words = [f"Đã xóa {shown(one)}" for one in files]
    words += [f"Địa chỉ {one.address} từ nay nói: đã rút ngày {day_text(today)}, {reason}" for one in lines]
    return [*words, HISTORY.format(paths=" ".join(f"--path {quoted(str(_in_git(one)))}" for one in files))]


def _gone(line: Line, today: date, reason: str, by: Found | None) -> Line:
    to = by.address if by else ""
    said = replace(line, state=State.WITHDRAWN, on=today.isoformat(), reason=reason, to=to, gone=True)
    return replace(said, tracked={}, digest="" if line.kind else line.digest)


def _in_git(path: Path) -> Path:
    """A path as git knows it: from the root of the checkout."""
    root = next((one for one in path.resolve().parents if (one / ".git").exists()), None)
    return path.resolve().relative_to(root) if root else path
