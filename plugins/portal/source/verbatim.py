"""Code in a text: what is shown as it was written, so that no mark within it means anything.

Understood as the renderer does: a fence stands at the beginning of a line and ends with its like, four blanks
make code where no list goes on, and marks of one length enclose code within a paragraph.
"""

from __future__ import annotations

import re

FENCE = re.compile(r"^(?P<blanks>[ \t]*+)(?P<fence>`{3,}+|~{3,}+)(?P<word>[^`\n]*)$", re.MULTILINE)
LANGUAGE = re.compile(r" *[\w#.+-]* *")
INLINE = re.compile(r"(?<!\\)(?P<marks>`+)[^\n]+?(?<!`)(?P=marks)(?!`)")
BLANK_LINE = re.compile(r"\n(?=[ \t]*+\n)")
ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+.!|-]")
INDENTED = re.compile(r"(?: {4}|\t)")
CONTINUED = re.compile(r" {0,3}(?:[-*+]|\d+\.)[ \t]| {0,3}\[\^")
"""Beginnings of what goes on in lines that are set in: items of lists, footnotes."""


def without_code(text: str) -> str:
    """The text, letter for letter, with blanks for blocks of code and x for code and escaped marks in paragraphs."""
    if "```" in text or "~~~" in text:
        text = _blank_fenced(text)
    if "\n    " in text or "\t" in text or text.startswith("    "):
        text = _blank_indented(text)
    if "`" in text:
        text = "\n".join(_crossed_out(one) for one in BLANK_LINE.split(text))
    return ESCAPED.sub("xx", text) if "\\" in text else text


def open_fence(text: str) -> tuple[int, bool] | None:
    """The first fence that fences nothing in: where it stands, and whether it opens and is never closed."""
    opened: re.Match[str] | None = None
    for found in FENCE.finditer(text) if "```" in text or "~~~" in text else ():
        if opened:
            opened = None if _closes(found, opened) else opened
        elif _opens(found):
            opened = found
        else:
            return found.start("fence"), False
    return (opened.start(), True) if opened else None


def _opens(found: re.Match[str]) -> bool:
    return not found["blanks"] and bool(LANGUAGE.fullmatch(found["word"]))


def _closes(found: re.Match[str], opened: re.Match[str]) -> bool:
    return not found["blanks"] and found["fence"] == opened["fence"] and not found["word"].strip()


def _blank_fenced(text: str) -> str:
    """What is fenced in, blanked; a fence that is never closed reaches to the end."""
    pieces, done, opened = [], 0, None
    for found in FENCE.finditer(text):
        if opened is None and _opens(found):
            opened = found
            pieces.append(text[done : found.start()])
            done = found.start()
        elif opened is not None and _closes(found, opened):
            opened = None
            pieces.append(_blanked(text[done : found.end()]))
            done = found.end()
    pieces.append(_blanked(text[done:]) if opened else text[done:])
    return "".join(pieces)


def _blank_indented(text: str) -> str:
    lines = text.split("\n")
    after_blank, goes_on, is_code = True, False, False
    for number, line in enumerate(lines):
        if not line.strip():
            after_blank = True
            continue
        if not INDENTED.match(line):
            goes_on, is_code = bool(CONTINUED.match(line)) or (goes_on and not after_blank), False
        elif is_code or (after_blank and not goes_on):
            lines[number], is_code = " " * len(line), True
        after_blank = False
    return "\n".join(lines)


def _blanked(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _crossed_out(paragraph: str) -> str:
    """A paragraph without its code; as it is, when a mark is left over and may go with one on another line."""
    if "`" not in paragraph:
        return paragraph
    crossed = INLINE.sub(lambda found: "x" * len(found[0]), paragraph)
    return paragraph if "`" in ESCAPED.sub("xx", crossed) else crossed
