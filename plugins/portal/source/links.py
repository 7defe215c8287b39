"""Links in a text, in every form the renderer knows: `[words](target)`, `[words][name]`, `<https://…>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .verbatim import without_code

LINK = re.compile(
    r"\]\(\s*+(?:<(?P<wide>[^<>\n]*)>|(?P<plain>(?:[^\s()<>]|\((?:[^\s()]|\([^\s()]*+\))*+\))*+))"
    r"\s*+(?:\"[^\"]*+\"|'[^']*+')?\s*+\)"
)
"""From the end of the words on."""
DEFINITION = re.compile(
    r"^(?:[ \t>]|[-*+] |\d+\. )*+\[(?P<name>[^\[\]^\n][^\[\]\n]*)\]:[ ]*+\n?[ ]*+(?P<target>\S+)[ ]*+"
    r"(?:\n[ ]*+)?(?:\".*\"|'.*'|\(.*\))?[ ]*$",
    re.MULTILINE,
)
REFERENCE = re.compile(r"(?P<image>!?)\[(?P<words>[^\[\]]+)\]\s?\[(?P<name>[^\[\]^]*)\]")
SHORT = re.compile(r"(?P<image>!?)\[(?P<name>[^\[\]^][^\[\]]*)\](?![\[(:])")
AUTOMATIC = re.compile(r"<(?P<target>(?:ftp|https?)://[^<>]*)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a link leads, as it is written, from letter `start` on; not `whole` if its brackets cannot be read."""

    target: str
    start: int
    image: bool = False
    whole: bool = True


def goals(text: str) -> tuple[Goal, ...]:
    """Every target of a text, as it is written; code is left out."""
    if not ("]" in text and ("](" in text or "]:" in text)) and "://" not in text:
        return ()
    found = _goals(without_code(text))
    return tuple(replace(one, target=text[one.start : one.start + len(one.target)]) for one in found)


def _goals(text: str) -> Iterator[Goal]:
    if "](" in text:
        yield from _inline(text)
    if "]:" in text:
        pictures = {name_of(one) for one in REFERENCE.finditer(text) if one["image"]}
        for found in DEFINITION.finditer(text):
            target, start = found["target"].rstrip(">"), found.start("target")
            bare = target.lstrip("<")
            yield Goal(bare, start + len(target) - len(bare), _name(found["name"]) in pictures)
    if "://" in text:
        yield from (Goal(one["target"], one.start("target")) for one in AUTOMATIC.finditer(text))


def defined(text: str) -> dict[str, list[int]]:
    """Named addresses: for each name the places where it is given one."""
    names: dict[str, list[int]] = {}
    for found in DEFINITION.finditer(text) if "]:" in text else ():
        names.setdefault(_name(found["name"]), []).append(found.start())
    return names


def name_of(found: re.Match[str]) -> str:
    """The name that a reference means; `[words][]` means its words."""
    groups = found.groupdict()
    return _name(groups["name"] or groups.get("words") or "")


def _inline(text: str) -> Iterator[Goal]:
    place = text.find("](")
    while place >= 0:
        image = _is_image(text, place)
        if found := LINK.match(text, place):
            name = "wide" if found["wide"] is not None else "plain"
            yield Goal(found[name].strip(), found.start(name), image)
        else:
            yield Goal(text[place + 2 : place + 42].partition("\n")[0].strip(), place + 2, image, whole=False)
        place = text.find("](", place + 2)


def _is_image(text: str, end: int) -> bool:
    """Whether the words that end here began with `![`."""
    depth = 0
    for place in range(end, max(end - 2_000, -1), -1):
        depth += {"]": 1, "[": -1}.get(text[place], 0)
        if not depth:
            return text[place - 1 : place] == "!"
    return False


def _name(words: str) -> str:
    return " ".join(words.lower().split())
