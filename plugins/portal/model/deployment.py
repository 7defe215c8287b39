"""Deployment: where a portal is shown to the public, as its `deploy.yaml` tells. Nothing in it is secret."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from ..source.schema import Kind, Part, Record, key, wrong
from .values import Line

HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
USER = re.compile(r"[a-z_][a-z0-9_-]*")
FOLDER = re.compile(r"(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+")
HOST_KEY = re.compile(r"(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) AAAA[A-Za-z0-9+/]{40,}=*( [\w.@-]+)?")
PORT = re.compile(r"[1-9]\d{0,4}")


def _like(pattern: re.Pattern[str], label: str, how: str) -> BeforeValidator:
    """Values become words of commands on another machine: only letters that mean nothing to a shell."""

    def check(value: object) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(text := value.strip()):
            raise wrong("noi-dua-len-sai", f"“{value}” không phải {label}", how)
        return text

    return BeforeValidator(check)


class Server(Part):
    """Máy chủ riêng: tới bằng SSH, mỗi bản một thư mục, chuyển bằng một liên kết."""

    host: Annotated[str, _like(HOST, "tên máy", "viết tên máy bằng chữ thường, ví dụ congkhai.laocai.example")] = key(
        "tên máy chủ", example="congkhai.laocai.example"
    )
    port: Annotated[str, _like(PORT, "số cổng SSH", "viết một số, ví dụ 22")] = key(
        "cổng SSH", example="22", default="22"
    )
    user: Annotated[str, _like(USER, "tên người dùng", "viết chữ thường không dấu, ví dụ cong-khai")] = key(
        "người dùng trên máy chủ", example="cong-khai", why="chỉ cần quyền ghi vào thư mục dưới đây"
    )
    folder: Annotated[
        str, _like(FOLDER, "đường dẫn thư mục", "viết từ dấu / đầu, không dấu cách, ví dụ /srv/cong-khai")
    ] = key("thư mục trên máy chủ", example="/srv/cong-khai", why="các bản nằm trong releases/, bản đang hiện ở public")
    host_key: Annotated[
        str,
        _like(HOST_KEY, "khóa công khai của máy chủ", "chép dòng của /etc/ssh/ssh_host_ed25519_key.pub trên máy ấy"),
    ] = key(
        "khóa công khai của máy chủ",
        example="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFGQWdKj69iruAdSr3rUiWI+9V5SradEPMsO1f07q5a1",
        why="để không đưa cổng lên một máy giả danh",
    )


class Deployment(Record):
    """Nơi đưa cổng lên: một máy chủ riêng. Mật khẩu và khóa không bao giờ viết ở đây."""

    kind: ClassVar[Kind] = Kind("deploy", "nơi đưa cổng lên", "nơi đưa cổng lên", file="deploy.yaml", has_page=False)

    server: Server = key("máy chủ riêng")
    note: Line | None = key("ghi chú", example="Máy đặt tại trung tâm dữ liệu của tỉnh", default=None)
