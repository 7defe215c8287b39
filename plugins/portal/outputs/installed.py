"""What set-up brings from npm. It is never committed, so it may be absent."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[3]


def installed(pattern: str, name: str) -> Path:
    """The one file that a pattern below `node_modules` finds; `name` is what an operator calls it."""
    found = next((ROOT / "node_modules").glob(pattern), None)
    if found is None:
        raise FileNotFoundError(f"chưa có {name}, hãy chạy ./portal setup")
    return found
