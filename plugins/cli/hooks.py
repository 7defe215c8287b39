"""Đặt, gỡ, xem bước kiểm tra trước mỗi lần lưu vào git: bí mật và dữ liệu cá nhân phải bị chặn trước khi vào lịch sử.

Khi đã đặt, git commit chạy ./portal check --staged: chỉ xem nội dung sắp lưu, có lỗi thì không lưu gì.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from .places import HOME, WrongSetup, add_content
from .staged import Repository, repository

MARK = "# ./portal hooks"
HOOK = f"""\
#!/bin/sh
{MARK}: viết bằng ./portal hooks install, gỡ bằng ./portal hooks remove
[ -d {{content}} ] || exit 0
if [ ! -x {{program}} ]; then
    echo "Không thấy chương trình cổng ở "{{program}}"; chạy lại ./portal hooks install ở chỗ mới." >&2
    exit 1
fi
{{command}}
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("task", choices=TASKS, metavar="VIỆC", help="install: đặt; remove: gỡ; status: xem")
    add_content(parser)


def run(options: argparse.Namespace) -> int:
    try:
        place = repository(options.content)
        return TASKS[options.task](place, hook_of(place))
    except WrongSetup as error:
        print(error, file=sys.stderr)
        return 2


def install(place: Repository, hook: Path) -> int:
    if _is_foreign(hook):
        print(
            f"{hook} đã có và không phải của cổng, nên được giữ nguyên. Hãy tự thêm vào đó dòng này:", file=sys.stderr
        )
        print(f"{_command(place)} || exit 1", file=sys.stderr)
        return 2
    hook.parent.mkdir(parents=True, exist_ok=True)
    content, program = shlex.quote(place.content.as_posix()), shlex.quote(str(HOME / "portal"))
    hook.write_text(HOOK.format(content=content, program=program, command=f"exec {_command(place)}"), encoding="utf-8")
    hook.chmod(0o755)
    print(f"Đã đặt {hook}: từ nay git commit kiểm tra nội dung sắp lưu, có lỗi thì không lưu.")
    return 0


def remove(_: Repository, hook: Path) -> int:
    if _is_foreign(hook):
        print(f"{hook} không phải của cổng, nên được giữ nguyên.", file=sys.stderr)
        return 2
    hook.unlink(missing_ok=True)
    print("Đã gỡ: git commit không còn kiểm tra nội dung. Đặt lại bằng ./portal hooks install.")
    return 0


def status(_: Repository, hook: Path) -> int:
    if _is_foreign(hook):
        print(f"{hook} không phải của cổng: git commit không kiểm tra nội dung, trừ khi bạn đã tự thêm.")
    elif hook.exists():
        print(f"Đang đặt ở {hook}: git commit kiểm tra nội dung sắp lưu.")
    else:
        print("Chưa đặt: git commit không kiểm tra nội dung. Đặt bằng ./portal hooks install.")
    return 0


TASKS = {"install": install, "remove": remove, "status": status}


def hook_of(place: Repository) -> Path:
    """Where git looks for it: also in a linked worktree, also when core.hooksPath says another folder."""
    return place.root / place.git("rev-parse", "--git-path", "hooks").strip() / "pre-commit"


def _is_foreign(hook: Path) -> bool:
    return hook.is_symlink() or (hook.exists() and MARK not in hook.read_text("utf-8", errors="replace"))


def _command(place: Repository) -> str:
    """Git runs a hook at the root of the checkout; content named from there is found in every linked worktree."""
    return shlex.join([str(HOME / "portal"), "check", "--staged", "--content", place.content.as_posix()])
