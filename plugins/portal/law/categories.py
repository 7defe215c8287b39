"""What must be made public: the points of Article 17(1) of Law 01/2026/QH16."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..source.yamltext import load_data

LAW = Path(__file__).with_name("01-2026-qh16.yaml")


@dataclass(frozen=True)
class Category:
    """One point: `id` as editors write it (17.1.a), `point` the letter alone."""

    id: str
    label: str

    @property
    def point(self) -> str:
        return self.id.rpartition(".")[2]


@lru_cache(maxsize=1)
def categories() -> dict[str, Category]:
    return {id_: Category(id_, label) for id_, label in load_data(LAW)["categories"].items()}


def category(id_: str) -> Category:
    return categories()[id_]
