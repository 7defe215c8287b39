"""A portal that was built without Pelican and can be deployed."""

from dataclasses import dataclass
from pathlib import Path

from plugins.cli.__main__ import main
from plugins.portal.publish.shelf import Shelf
from tests.conftest import keys, portal
from tests.portal.publish.renderings import publish


@dataclass(frozen=True)
class Deployable:
    folder: Path
    address: str = "https://congkhai.laocai.example/"

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.folder / "output", "lao-cai")

    @property
    def words(self) -> list[str]:
        return ["deploy", "lao-cai", "--content", f"{self.folder}/content", "--output", f"{self.folder}/output"]

    @property
    def settings(self) -> Path:
        return self.folder / "content/lao-cai/deploy.yaml"

    def write(self, **places: object) -> None:
        self.settings.parent.mkdir(parents=True, exist_ok=True)
        self.settings.with_name("portal.yaml").write_text(portal(address=self.address))
        self.settings.write_text(keys(**places))

    def build(self, files: dict[str, str]) -> str:
        return publish(self.shelf, files).manifest.id

    def deploy(self, *more: str) -> int:
        return main([*self.words, *more])
