"""How much a content folder may hold: every number the gate compares with, in one place.

Each stands far above what people write and below what hurts. What the Markdown limits allow was rendered: the worst
of forty hostile texts within them took three seconds.
"""

from __future__ import annotations

KB, MB = 1024, 1024 * 1024

# files and folders

NAME = 200
"""Bytes of one name, in UTF-8: file systems and archives allow 255, and an address grows threefold when it is coded."""
DEPTH = 8
"""Names in a path below the portal's folder; the deepest that is used has five."""
FILES = 20_000
"""Files of one agency. The committee of a province signs some thousands of papers a year, and ten years stay."""
TEXT_FILE = 512 * KB
"""Bytes of one file of text."""
ATTACHMENT = 30 * MB
"""Bytes of one file beside a record."""
ATTACHMENTS = 200 * MB
"""Bytes of all files beside one record."""

# front matter

FRONT_MATTER = 16 * KB
"""Bytes of the front matter of one file, in UTF-8."""
LEVELS = 6
"""Groups and lists within one another."""
NODES = 5_000
"""Keys, values, groups and lists of one file."""

# text

LINE = 20_000
"""Letters of one line."""
MARKS = "[<*_`&!\\"
"""The marks that are counted: reading them takes time that grows with the square of their number."""
MARKS_IN_PARAGRAPH = 300
"""Of one mark in one paragraph, item or row."""
BRACKETS = 3_000
"""Of `[` in one text."""
OPEN_BRACKETS = 2_000_000
"""Of brackets that no bracket closes close by: their number, times the letters of their paragraph, in one text."""
MARKS_IN_TEXT = 10_000
"""Of any other mark in one text."""
NESTING = 20
"""Quotations and lists within one another."""
HEADINGS = 1_000
"""Headings of one text."""
CELLS = 30_000
"""Strokes between cells in all tables of one text."""
NOTES = 500
"""Footnotes of one text, places that name one, and named addresses of links: each on its own."""
