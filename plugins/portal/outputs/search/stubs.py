"""Stubs: what a result shows, as a line of text: short, and much like the lines beside it."""

from __future__ import annotations

from ...views.meta import shortened
from .entries import Entry

SUMMARY = 110
"""Letters of a summary."""
CELL, ITEM = "\t", "\x1f"
"""What stands between the cells of a line, and between the items of a cell; no text has either."""


def stub(entry: Entry) -> str:
    """What it is, title, address; facts; badge; days by three; summary; numbers to call by three; heirs by two.

    An `x` after what it is says that it is a sample. Empty cells at the end are left out.
    """
    shown = entry.stub
    cells = (
        (entry.group[0] + "x" * shown.sample,),
        (shown.title,),
        (shown.href,),
        shown.facts,
        (shown.badge.state, shown.badge.label) if shown.badge else (),
        [text for fact in shown.dates for one in fact.values for text in (fact.label, one.text, one.iso)],
        (shortened(shown.summary, SUMMARY),),
        [text for one in shown.phones for text in (one.text, one.href, one.extension)],
        [text for one in shown.heirs for text in (one.label, one.href)],
    )
    return CELL.join(ITEM.join(" ".join(one.split()) for one in items) for items in cells).rstrip(CELL)
