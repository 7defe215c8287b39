"""In cấu hình trọn vẹn của máy chủ web cho một cổng: tên miền theo portal.yaml, thư mục theo deploy.yaml.

  ./portal server-config nginx lao-cai > lao-cai.conf

Tiêu đề, cách nén, địa chỉ cũ do mỗi bản phát hành mang theo; cấu hình này đọc chúng trong bản đang hiện. Trang của bản
mới hiện ngay khi chuyển; tiêu đề và địa chỉ cũ của bản mới có hiệu lực khi máy chủ web nạp lại (systemctl reload).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..portal.model.deployment import FOLDER, HOST, Server
from .deploy.server import PUBLIC
from .deploy.settings import address_of, deployment
from .places import WrongSetup, add_content, chosen

NGINX = """\
# http chỉ dẫn sang https.
server {{
  listen 80;
  listen [::]:80;
  server_name {host};
  server_tokens off;
  return 301 https://{host}$request_uri;
}}

server {{
  listen 443 ssl http2;
  listen [::]:443 ssl http2;
  server_name {host};

  # Chứng chỉ của tên miền; sửa hai dòng này nếu chứng chỉ nằm ở chỗ khác.
  ssl_certificate /etc/letsencrypt/live/{host}/fullchain.pem;
  ssl_certificate_key /etc/letsencrypt/live/{host}/privkey.pem;
  ssl_protocols TLSv1.2 TLSv1.3;

  # Gốc là một liên kết, mỗi bản mới thay một lần: không nhớ tệp đã mở, để bản mới hiện ngay.
  root {root};
  disable_symlinks off;
  open_file_cache off;

  # Đọc lúc nạp cấu hình: sau mỗi bản mới cần systemctl reload nginx.
  include {release}/may-chu/nginx.conf;
}}
"""

CADDY = """\
# Caddy tự lấy chứng chỉ và dẫn http sang https.
{host} {{
  root * {root}

  # Đọc lúc nạp cấu hình: sau mỗi bản mới cần systemctl reload caddy.
  import {release}/may-chu/Caddyfile
}}
"""

TEMPLATES = {"nginx": NGINX, "caddy": CADDY}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("server", choices=list(TEMPLATES), metavar="MÁY_CHỦ", help="nginx hoặc caddy")
    parser.add_argument("province", metavar="TỈNH", help="cổng cần cấu hình")
    parser.add_argument(
        "--root",
        metavar="THƯ_MỤC",
        help=f"thư mục gốc của tên miền trên máy chủ (mặc định: {PUBLIC}/ trong thư mục mà deploy.yaml ghi)",
    )
    add_content(parser)


def run(options: argparse.Namespace) -> int:
    try:
        folder = chosen(options.content, [options.province])[0]
        print(site_block(options.server, folder, options.root), end="")
    except WrongSetup as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def site_block(server: str, folder: Path, root: str | None = None) -> str:
    """What nginx or Caddy has to know of one portal; `root` is the folder of its domain on the server.

    Words of content stand bare in it, so only names that mean nothing to a server pass. Raises WrongSetup.
    """
    address = address_of(folder)
    host, root = address.netloc, root or f"{_server(folder).folder}/{PUBLIC}"
    release = f"{root.rstrip('/')}{address.path.rstrip('/')}"
    if not HOST.fullmatch(host):
        raise WrongSetup(
            f"tên miền “{host}” trong portal.yaml không viết vào cấu hình máy chủ được: chỉ nhận chữ thường không dấu, "
            "số, gạch nối, dấu chấm, không kèm số cổng; tên miền có dấu thì viết dạng xn--…"
        )
    if not FOLDER.fullmatch(release):
        raise WrongSetup(
            f"thư mục “{release}” không viết vào cấu hình máy chủ được: viết từ dấu / đầu, chỉ chữ không dấu, số, "
            "gạch nối, dấu chấm, ví dụ --root /srv/cong-khai/public"
        )
    return TEMPLATES[server].format(host=host, root=root.rstrip("/"), release=release)


def _server(folder: Path) -> Server:
    """Raises WrongSetup where a portal has no server of its own."""
    if server := deployment(folder).server:
        return server
    raise WrongSetup(
        "deploy.yaml chưa có nhóm server; thêm nhóm ấy, hoặc ghi --root, ví dụ --root /srv/cong-khai/public"
    )
