"""What `deploy.yaml` and `portal.yaml` say, read as any other content and without the rest of it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit

from ...portal.catalogue.content import KINDS
from ...portal.model import Deployment, Portal
from ...portal.source.claims import Claim, claim_of
from ...portal.source.file import read_file
from ...portal.source.folders import shown
from ...portal.source.report import as_text
from ...portal.source.schema import Record
from ..places import WrongSetup

_R = TypeVar("_R", bound=Record)


def deployment(folder: Path) -> Deployment:
    """Where a portal is shown. Raises WrongSetup."""
    file = Deployment.kind.file
    if not (folder / file).is_file():
        raise WrongSetup(f"chưa có {shown(folder / file)}; tạo bằng: ./portal new deploy --portal {folder.name}")
    return _sheet(folder, Deployment)


def path_of(folder: Path) -> str:
    """The folder of its domain that a portal lives in, without slashes around it; mostly none at all."""
    return address_of(folder).path.strip("/")


def address_of(folder: Path) -> SplitResult:
    """The public address of a portal, in its parts. Raises WrongSetup."""
    return urlsplit(_sheet(folder, Portal).address)


def _sheet(folder: Path, model: type[_R]) -> _R:
    """Raises WrongSetup with the problems of the file, as `portal check` shows them."""
    claim = claim_of(model.kind.file, KINDS)
    name = shown(folder / model.kind.file)
    if isinstance(claim, Claim):
        found = read_file((folder / model.kind.file).read_bytes(), name, claim)
        if isinstance(found.record, model):
            return found.record
        raise WrongSetup(as_text(found.problems, {name: found.text}))
    raise TypeError(claim)
