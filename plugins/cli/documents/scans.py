"""Scans: pages that are pictures of paper, read by tesseract where it is installed with Vietnamese."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator

from ...files.pdfpages import Printed, Stretch, drawn, sizes
from .paper import Paper
from .printed import printed_paper

PROGRAM, LANGUAGE = "tesseract", "vie"
DOTS = 300
"""To the inch, as tesseract is trained for."""
POINTS = 72 / DOTS
HEIGHT, BASE = 0.8, 0.8
"""Of the height of a line: the size of its letters; where they stand. Marks and tails take the rest."""
LINE, WORD = "4", "5"
"""Levels of tesseract's table."""


def can_recognise() -> bool:
    """Whether the program is there, and speaks Vietnamese."""
    if not shutil.which(PROGRAM):
        return False
    said = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, text=True, check=False)
    return LANGUAGE in (said.stdout + said.stderr).split()


def scanned_paper(content: bytes) -> Paper:
    """Of a PDF without words."""
    pages = [
        Printed(width, height, tuple(_words(drawn(content, number, DOTS))))
        for number, (width, height) in enumerate(sizes(content))
    ]
    return printed_paper(pages, by_machine=True)


def _words(picture: bytes) -> Iterator[Stretch]:
    """The words of a page, each on the line that it was found in."""
    command = [PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "tsv"]
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    said = subprocess.run(command, input=picture, capture_output=True, check=True, env=one_thread)
    cells = [line.split("\t") for line in said.stdout.decode("utf-8", "replace").splitlines()[1:]]
    heights = [int(one[9]) for one in cells if one[0] == LINE]
    size = statistics.median(heights) * HEIGHT * POINTS if heights else 1.0
    base = 0.0
    for one in cells:
        left, top, width, height = (int(number) * POINTS for number in one[6:10])
        if one[0] == LINE:
            base = top + height * BASE
        elif one[0] == WORD and one[11].strip():
            yield Stretch(one[11].strip(), left, left + width, base, size)
