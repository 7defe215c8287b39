"""S3 as objects that have a path: the door to obstore. What it raises becomes words here."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import obstore
from obstore.exceptions import BaseError, InvalidPathError
from obstore.store import S3Store

from ...portal.model.deployment import Bucket
from ...portal.publish.shelf import Foreign
from ..places import WrongSetup
from .place import Unreachable

KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
"""Where every program that speaks S3 looks for its credentials; obstore finds AWS_SESSION_TOKEN by itself."""

RETRIES = 5
"""How often a request is made again within seconds; the next try of the whole goes on where this one ends."""

CAUSES = {
    "NoSuchBucket": "không có kho ấy; xem lại endpoint và name trong deploy.yaml",
    "InvalidAccessKeyId": "kho không biết khóa này; xem lại AWS_ACCESS_KEY_ID",
    "SignatureDoesNotMatch": "khóa không đúng; xem lại AWS_SECRET_ACCESS_KEY",
    "ExpiredToken": "khóa đã hết hạn; lấy khóa mới",
    "AccessDenied": "khóa này không được phép; cần quyền liệt kê, đọc, ghi và xóa trong kho",
    "RequestTimeTooSkewed": "đồng hồ của máy này sai; chỉnh lại giờ",
}
"""By the code that the storage answers with. What is not listed is told as it stands."""


@dataclass(frozen=True)
class Object:
    """`etag` is the MD5 of the content in hex, or anything else if the storage encrypts; `moment` is by its clock."""

    size: int
    etag: str
    moment: datetime


@dataclass(frozen=True)
class S3:
    """The objects of a bucket below a prefix. Every method raises Unreachable."""

    bucket: Bucket
    prefix: str
    store: S3Store

    @property
    def place(self) -> Path:
        return Path(self.bucket.name) / self.prefix

    def objects(self) -> dict[str, Object]:
        """By path. Raises Foreign where a name is none that we could have given."""
        try:
            with _spoken():
                found = obstore.list(self.store).collect()
        except InvalidPathError as error:
            raise Foreign(self.place) from error
        return {one["path"]: Object(one["size"], _plain(one["e_tag"]), one["last_modified"]) for one in found}

    def moment(self, path: str) -> datetime:
        """When an object was put there, by the clock of the storage."""
        with _spoken():
            return obstore.head(self.store, path)["last_modified"]

    def read(self, path: str) -> bytes:
        with _spoken():
            return bytes(obstore.get(self.store, path).bytes())

    def put(self, path: str, content: bytes, headers: Mapping[str, str]) -> bool:
        """Whether the storage then holds what was sent. In one piece, so that the object is the old or the new one."""
        with _spoken():
            done = obstore.put(self.store, path, content, attributes=dict(headers), use_multipart=False)
        return self.holds(path, _plain(done["e_tag"]), content)

    def holds(self, path: str, etag: str, content: bytes) -> bool:
        """Whether an object is this content. Where its mark is no MD5 of it, it is read back."""
        return etag == hashlib.md5(content, usedforsecurity=False).hexdigest() or self.read(path) == content

    def delete(self, paths: Sequence[str]) -> None:
        with _spoken():
            obstore.delete(self.store, paths)


def reached(bucket: Bucket, prefix: str) -> S3:
    """Raises WrongSetup where the environment has no credentials."""
    if missing := [name for name in KEYS if not os.environ.get(name)]:
        raise WrongSetup(f"chưa có khóa của kho {bucket.name}; đặt biến môi trường {', '.join(missing)} rồi chạy lại")
    store = S3Store(
        bucket.name,
        prefix=prefix or None,
        region=bucket.region,
        endpoint=bucket.endpoint,
        aws_endpoint_url_s3=bucket.endpoint,  # the environment's own would otherwise come first
        disable_bulk_delete=True,  # not every storage has it
        client_options={"allow_http": bucket.endpoint.startswith("http://"), "timeout": "10m", "read_timeout": "60s"},
        retry_config={"max_retries": RETRIES},
    )
    return S3(bucket, prefix, store)


@contextmanager
def _spoken() -> Iterator[None]:
    try:
        yield
    except InvalidPathError:
        raise
    except (BaseError, FileNotFoundError) as error:
        raise Unreachable(_why(str(error))) from error


def _why(said: str) -> str:
    """The answer as a whole may name the key, so only its code is shown."""
    code = re.search(r"<Code>(\w+)</Code>", said)
    if code:
        return CAUSES.get(code[1], f"kho trả lời {code[1]}")
    return f"không tới được kho, hoặc kho trả lời lạ: {said.splitlines()[0].rpartition(' - ')[2]}"


def _plain(etag: str | None) -> str:
    return (etag or "").strip('"')
