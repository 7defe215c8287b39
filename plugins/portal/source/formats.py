"""The formats of files that may be published, by media type: data, so that a page and a check use one list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .yamltext import load_data

FORMATS = Path(__file__).with_name("formats.yaml")


@dataclass(frozen=True)
class Format:
    """`type` is the media type; `endings` are those of file names, without the dot, the usual one first."""

    type: str
    label: str
    endings: tuple[str, ...]


@lru_cache(maxsize=1)
def formats() -> dict[str, Format]:
    return {type_: Format(type_, one["label"], tuple(one["endings"])) for type_, one in load_data(FORMATS).items()}
