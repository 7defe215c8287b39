"""What a server says with each kind of file, read from headers.yaml, which gives the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..source.yamltext import Value, load_data

TABLE = Path(__file__).with_name("headers.yaml")
POLICY = "Content-Security-Policy"
UNKNOWN = "application/octet-stream"
"""The Content-Type of what has no other."""
FILES = ("_headers", "_redirects", ".htaccess", "may-chu/nginx.conf", "may-chu/Caddyfile")
"""Of a release what speaks to servers and not to readers; many servers show none of it."""


@dataclass(frozen=True)
class FileKind:
    """Files of one kind: `types` gives the Content-Type for each way their addresses end.

    A kind with a `folder` is all of that folder. `headers` are the kind's own; they stand instead of common ones.
    """

    name: str
    folder: str
    types: dict[str, str]
    headers: dict[str, str]

    def type_of(self, path: str) -> str:
        """The Content-Type of a file, by its path below the root."""
        return next((type_ for ending, type_ in self.types.items() if f"/{path}".endswith(ending)), UNKNOWN)

    def has(self, path: str) -> bool:
        return f"/{path}".startswith(self.folder) and f"/{path}".endswith(tuple(self.types))


def common_headers() -> dict[str, str]:
    """The headers of every answer, in the order in which they are written."""
    return {POLICY: _policy(load_data(TABLE)["policy"]), **_values(load_data(TABLE)["headers"])}


def page_policy() -> str:
    """The policy as a page can state it of itself, without what browsers heed in a header only."""
    return _policy([one for one in load_data(TABLE)["policy"] if "header" not in one])


@cache
def file_kinds() -> tuple[FileKind, ...]:
    """Every kind, pages first: what is of no other kind is answered like a page."""
    return tuple(
        FileKind(one["name"], one.get("folder", ""), one["types"], _values(one["headers"]))
        for one in load_data(TABLE)["kinds"]
    )


def compressed_types() -> tuple[str, ...]:
    """What a server compresses as it sends it: text. Papers, pictures and the index are compressed as they lie."""
    return tuple(dict.fromkeys(type_ for kind in file_kinds() for type_ in kind.types.values() if "charset" in type_))


def kind_of(path: str) -> FileKind:
    """The kind of a file, by its path below the root; what is of no other is answered like a page."""
    return next((one for one in file_kinds() if one.has(path)), file_kinds()[0])


def _policy(directives: list[Value]) -> str:
    return "; ".join(f"{one['name']} {one['value']}" for one in directives)


def _values(headers: list[Value]) -> dict[str, str]:
    return {one["name"]: one["value"] for one in headers}
