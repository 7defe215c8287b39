"""`portal`: one word a task; each word imports only what it needs."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from ..portal.source.changed import Changed

WORDS = {
    "serve": "mở các cổng trên máy này và tự tải lại khi nội dung đổi",
    "build": "dựng cổng thành trang tĩnh",
    "releases": "liệt kê các bản đã phát hành",
    "rollback": "trở lại một bản đã phát hành trước đó",
    "deploy": "đưa bản đang phát hành lên nơi công chúng xem",
    "server-config": "in cấu hình nginx hoặc Caddy cho một cổng",
    "verify": "kiểm chứng một bản phát hành trên máy này hoặc trên mạng",
    "status": "xem từ bên ngoài một cổng có đúng và còn mới không",
    "changes": "so hai bản đã dựng: trang nào đổi, mục công khai nào đổi tình trạng",
    "check": "kiểm tra nội dung, báo mọi lỗi một lần",
    "hooks": "đặt bước kiểm tra trước mỗi lần lưu vào git",
    "init": "tạo kho nội dung riêng của một tỉnh",
    "new": "tạo tệp mới đúng mẫu",
    "import": "nhập danh sách người phát ngôn, sổ văn bản từ Excel hoặc CSV",
    "move": "đổi tên, chuyển chỗ một bản ghi; địa chỉ cũ dẫn sang địa chỉ mới",
    "withdraw": "rút một bản ghi khỏi cổng; địa chỉ cũ nói vì sao",
    "report": "báo cáo hạn, tình trạng công khai, chỉ tiêu phát ngôn",
    "explain": "giải thích một mã lỗi",
    "schemas": "viết gợi ý cho trình soạn thảo VS Code từ khai báo của các loại nội dung",
    "bench": "đo thời gian kiểm tra và dựng một tỉnh cỡ lớn",
    "manual": "viết lại tài liệu biên tập từ khai báo của các loại nội dung",
    "gallery": "in mọi ví dụ của mọi thành phần giao diện trên một trang",
}
"""What `plugins/cli/<word>.py` does; each module has `arguments(parser)` and `run(options) -> exit code`."""

MODULES = {"import": "imports", "server-config": "server_config"}
"""Words that no Python module can be called by."""


SPOKEN = {
    "the following arguments are required:": "còn thiếu",
    "unrecognized arguments:": "không hiểu",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "invalid choice:": "không có lựa chọn",
    "(choose from": "(chọn trong",
    "invalid int value:": "không phải số:",
    "invalid parse value:": "không phải thời điểm viết như 2026-11-22T09:00:00+07:00:",
    "not allowed with argument": "không đi cùng",
    "argument ": "",
}
"""What argparse says in English, in our words."""

UNHEARD = 128 + 13
"""What a shell shows for a command that SIGPIPE ended."""


class Parser(argparse.ArgumentParser):
    """argparse, speaking Vietnamese."""

    def __init__(self, **known: object) -> None:
        super().__init__(add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, **known)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "chọn", "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        for english, spoken in SPOKEN.items():
            message = message.replace(english, spoken)
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: lệnh chưa đúng: {message}\nXem {self.prog} --help\n")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "cách dùng:")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "cách dùng:")


def main(words: Sequence[str] | None = None) -> int:
    """Does one word's task. Whoever reads along may leave early, as `head` does: then it ends without a sound."""
    try:
        try:
            return _done(list(sys.argv[1:] if words is None else words))
        finally:
            sys.stdout.flush()
    except Changed as error:
        print(error, file=sys.stderr)
        return 3
    except BrokenPipeError:
        with Path(os.devnull).open("w") as nowhere:  # Python writes out the rest when it ends
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        return UNHEARD


def _done(given: Sequence[str]) -> int:
    word = given[0] if given else "--help"
    if word not in WORDS:
        return _overview(word)
    try:
        gc.disable()  # what is imported stays: walking through it again and again took a tenth of the time
        module = importlib.import_module(f"plugins.cli.{MODULES.get(word, word)}")
        gc.enable()
        parser = Parser(prog=f"./portal {word}", description=module.__doc__)
        module.arguments(parser)
        return int(module.run(parser.parse_args(given[1:])))
    except KeyboardInterrupt:
        return 130


def _overview(word: str) -> int:
    wanted = word in {"-h", "--help"}
    out = sys.stdout if wanted else sys.stderr
    if not wanted:
        print(f"./portal: không có lệnh “{word}”", file=out)
    print("cách dùng: ./portal LỆNH [tùy chọn]\n", file=out)
    for name, meaning in (*WORDS.items(), ("test", "chạy mọi kiểm thử"), ("setup", "chuẩn bị máy rồi dừng")):
        print(f"  {name:13} {meaning}", file=out)
    print("\n./portal LỆNH --help in hướng dẫn của từng lệnh.", file=out)
    return 0 if wanted else 2


if __name__ == "__main__":
    sys.exit(main())
