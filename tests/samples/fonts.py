"""A free serif face with all Vietnamese letters, from where the machine keeps it; none comes with the project."""

from __future__ import annotations

import atexit
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from fontTools import subset

FACES = (
    Path("/usr/share/fonts/truetype/noto/NotoSerif"),
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif"),
)
STYLES = {"": "Regular", "B": "Bold", "I": "Italic"}
LETTERS = (
    range(0x20, 0x250),
    range(0x1E00, 0x1F00),
    range(0x2010, 0x2050),
    range(0x20A0, 0x20C0),
    range(0x2190, 0x2270),
)
"""Latin with all its marks, dashes and quotation marks, currencies, arrows and mathematical signs."""


def faces() -> dict[str, Path]:
    """The file of each style of the first family that is there whole; empty when there is none."""
    for family in FACES:
        found = {style: _file(family, name) for style, name in STYLES.items()}
        if all(path.is_file() for path in found.values()):
            return found
    return {}


@lru_cache(maxsize=1)
def light_faces() -> dict[str, Path]:
    """The same without other scripts and without hints for coarse screens: quicker to read, smaller to embed."""
    folder = Path(mkdtemp(prefix="phong-chu-"))
    atexit.register(rmtree, folder)
    return {style: _light(path, folder) for style, path in faces().items()}


def _file(family: Path, style: str) -> Path:
    """DejaVu's regular style has no name, and its slanted one is in a package that a test machine need not have."""
    named, upright = (family.with_name(name) for name in (f"{family.name}-{style}.ttf", f"{family.name}.ttf"))
    return named if named.is_file() or style == "Bold" else upright


def _light(path: Path, folder: Path) -> Path:
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=["*"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[letter for letters in LETTERS for letter in letters])
    with subset.load_font(path, options) as font:
        cutter.subset(font)
        subset.save_font(font, folder / path.name, options)
    return folder / path.name
