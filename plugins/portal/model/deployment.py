"""Deployment: where a portal is shown to the public, as its `deploy.yaml` tells. Nothing in it is secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from ..source.schema import Kind, Mistake, Part, Record, key, wrong
from .values import Line

HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
USER = re.compile(r"[a-z_][a-z0-9_-]*")
FOLDER = re.compile(r"(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+")
HOST_KEY = re.compile(r"(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) AAAA[A-Za-z0-9+/]{40,}=*( [\w.@-]+)?")
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
ENDPOINT = re.compile(rf"(https://{HOST.pattern}|http://(localhost|127\.0\.0\.1))(:[1-9]\d{{0,4}})?")
REGION = re.compile(r"[a-z0-9-]+")
PORT = re.compile(r"[1-9]\d{0,4}")


def _like(pattern: re.Pattern[str], label: str, how: str) -> BeforeValidator:
    """Values become words of commands and addresses: only letters that mean nothing there."""

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


class Bucket(Part):
    """Kho tệp: dịch vụ lưu trữ theo giao thức S3, chỉ chứa cổng này."""

    endpoint: Annotated[
        str, _like(ENDPOINT, "địa chỉ dịch vụ", "viết https:// và tên máy, ví dụ https://s3.dichvu.example")
    ] = key("địa chỉ dịch vụ", example="https://s3.dichvu.example", why="khóa và tệp không đi trên đường không mã hóa")
    name: Annotated[str, _like(BUCKET, "tên kho", "viết chữ thường, số, gạch nối, ví dụ cong-khai-lao-cai")] = key(
        "tên kho", example="cong-khai-lao-cai", why="kho chỉ dành cho cổng: tệp lạ trong đó bị xóa"
    )
    region: Annotated[str, _like(REGION, "tên vùng", "viết như nhà cung cấp ghi, ví dụ us-east-1")] = key(
        "vùng", example="us-east-1", default="us-east-1"
    )


class Deployment(Record):
    """Nơi đưa cổng lên: máy chủ riêng, kho tệp, hoặc cả hai. Mật khẩu và khóa không bao giờ viết ở đây."""

    kind: ClassVar[Kind] = Kind("deploy", "nơi đưa cổng lên", "nơi đưa cổng lên", file="deploy.yaml", has_page=False)

    server: Server | None = key("máy chủ riêng", default=None, asked=True)
    bucket: Bucket | None = key("kho tệp", default=None)
    note: Line | None = key("ghi chú", example="Máy đặt tại trung tâm dữ liệu của tỉnh", default=None)

    def mistakes(self) -> Iterator[Mistake]:
        if not self.server and not self.bucket:
            yield Mistake(
                "noi-dua-len-sai",
                "server",
                "chưa có nơi nào để đưa cổng lên",
                "thêm nhóm server (máy chủ riêng) hoặc bucket (kho tệp)",
            )
