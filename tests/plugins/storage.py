"""S3 storage on this machine, which can be cut off, and can spoil what it gets."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from threading import Lock, Thread
from typing import Any
from urllib.request import Request, urlopen

from moto.iam.models import iam_backends
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from moto.s3.models import FakeKey, S3Backend, s3_backends
from werkzeug.serving import make_server

DENIED = b"<Error><Code>AccessDenied</Code></Error>"
ACCOUNT = "123456789012"
ALL = """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}"""
READ = b"""{"Version": "2012-10-17", "Statement": [
{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::%s/*"}]}"""


class Storage:
    """A WSGI application around the storage itself.

    `writes` are those that were done, as method and path, the bucket's name first. `left` is how many more are let
    through, and `is_heard` whether the last of them is answered; at the next, `cut` is called. What ends like `spoilt`
    arrives so.
    """

    def __init__(self) -> None:
        self.app = DomainDispatcherApplication(create_backend_app)
        self.lock = Lock()
        self.port = 0
        self.renew()

    def renew(self) -> None:
        self.writes: list[tuple[str, str]] = []
        self.left, self.is_heard, self.spoilt = 10**6, True, "/nothing"
        self.cut: Callable[[], object] = bool

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def behind(self) -> S3Backend:
        return s3_backends[ACCOUNT]["aws"]

    def empty(self, bucket: str) -> None:
        """Nothing is there but one bucket, which anybody may read."""
        self.behind.reset()
        self.behind.create_bucket(bucket, "us-east-1")
        self.behind.put_bucket_policy(bucket, READ % bucket.encode())

    @contextmanager
    def guarded(self) -> Iterator[tuple[str, str]]:
        """Only whoever signs with this key and secret is let in."""
        people = iam_backends[ACCOUNT]["aws"]
        people.create_user("us-east-1", "nguoi-dua-len")
        people.put_user_policy("nguoi-dua-len", "kho", ALL)
        key = people.create_access_key("nguoi-dua-len")
        self._check_after(0)
        yield key.access_key_id, key.secret_access_key
        self._check_after(float("inf"))
        people.reset()

    def _check_after(self, requests: float) -> None:
        given = Request(f"{self.address}/moto-api/reset-auth", str(requests).encode(), {"Content-Type": "text/plain"})
        urlopen(given).close()

    def objects(self, bucket: str) -> dict[str, FakeKey]:
        return dict(self.behind.buckets[bucket].keys.items())

    def pass_time(self, bucket: str, hours: float) -> None:
        for one in self.objects(bucket).values():
            one.last_modified -= timedelta(hours=hours)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in {"PUT", "DELETE"}:
            return self.app(environ, start)
        given = environ["wsgi.input"].read(length := int(environ.get("CONTENT_LENGTH") or 0))
        path = environ["PATH_INFO"].encode("latin-1").decode()
        with self.lock:
            self.left -= 1
            if self.left >= 0:
                self.writes.append((environ["REQUEST_METHOD"], path))
                environ["wsgi.input"] = BytesIO(b"?" * length if path.endswith(self.spoilt) else given)
                if self.left or self.is_heard:
                    return self.app(environ, start)
                tuple(self.app(environ, lambda *_: None))
        self.cut()
        start("403 Forbidden", [("Content-Type", "application/xml")])
        return [DENIED]


@contextmanager
def running() -> Iterator[Storage]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # every request is news to it
    storage = Storage()
    server = make_server("127.0.0.1", 0, storage, threaded=True)
    storage.port = server.port
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield storage
    server.shutdown()
    server.server_close()
    thread.join()
