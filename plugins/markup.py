"""Markdown to safe HTML, a pure function of the text: the door to Markdown and nh3.

Text is written by many hands, so raw HTML in it is shown as text, only a short list of elements passes, and a
link leads to a page of the portal, or by https, mail or telephone outside.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup, escape

from .portal.language.slug import slug
from .portal.views.parts import Image, Text

ALLOWED = {
    "a": {"href", "title", "id"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "th": {"style"},
    "td": {"style"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "li": {"id"},
    "sup": {"id"},
    "p": set(),
    "ul": set(),
    "em": set(),
    "strong": set(),
    "blockquote": set(),
    "code": set(),
    "pre": set(),
    "hr": set(),
    "br": set(),
    "table": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "del": set(),
    "div": set(),
}
OUTSIDE = re.compile(r"(https://|mailto:|tel:)[^\s<>\"]+|#[^\s<>\"]*", re.IGNORECASE)
INSIDE = re.compile(r"/(?!/)[^\s<>\"\\]*")
ARTICLE = re.compile(r"Điều \d+[a-zđ]?")
ALIGNED = re.compile(r' style="text-align: ?(left|center|right);?"')
PICTURE = re.compile(r'<img [^>]*?src="([^"]*)"[^>]*>')
CONTENTS = "[TOC]"
"""A line of this becomes a list of the headings."""
SIZES = "(min-width: 52rem) 47rem, 94vw"
"""How wide a picture in a text is shown: the measure of a line, or nearly the whole of a telephone."""

EXTENSIONS = ("fenced_code", "tables", "footnotes", "sane_lists")
"""Of Markdown's own, as they are; the list of headings is changed below."""
WITHIN_LINES = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("[",),
    "image_reference": ("[",),
    "short_reference": ("[",),
    "short_image_ref": ("[",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  ", "\t"),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""Markdown's patterns within lines, in their order, and marks of which each needs one."""
INLINE = tuple(dict.fromkeys(mark for marks in WITHIN_LINES.values() for mark in marks))
MARKS = {
    **WITHIN_LINES,
    "inline": INLINE,
    "plain": INLINE,
    "indent": ("    ", "\t"),
    "code": ("    ", "\t"),
    "table": ("|",),
    "hashheader": ("#",),
    "setextheader": ("=", "-"),
    "hr": ("*", "-", "_"),
    "ulist": ("*", "+", "-"),
    "quote": (">",),
    "fenced_code_block": ("`", "~"),
    "footnote-duplicate": ("[",),
    "toc": ("#", "=", "-", CONTENTS),
    "contents": (CONTENTS,),
    "unescape": ("\\",),
}
"""The same of all parts of Markdown that need any, by its own names; one name may stand for several parts."""

SCROLLING = '<div class="scroll" role="group" aria-label="Bảng, cuộn ngang nếu không thấy hết" tabindex="0"><table>'


@dataclass(frozen=True)
class Heading:
    id: str
    text: str
    level: int


@dataclass(frozen=True)
class Prose:
    """Rendered text, and the headings a list of contents may show (levels 2 and 3)."""

    html: Markup
    contents: tuple[Heading, ...]


NOTHING = Prose(Markup(), ())


def render(text: Text) -> Prose:
    """The HTML of a text whose links have been resolved. A link that leads nowhere loses its address, not its words."""
    source = text.source
    markdown = converter(needless(source))
    markdown.treeprocessors["portal_links"].known = dict(text.links)  # type: ignore[attr-defined]
    html = markdown.reset().convert(source)
    contents = tuple(_headings(markdown.toc_tokens))  # type: ignore[attr-defined]
    return Prose(Markup(_framed(cleaner().clean(html), {one.href: one for one in text.images})), contents)


def written(text: Text) -> bytes:
    """The rendered text as it is remembered and sent between processes: a line with its headings, then the HTML."""
    made = render(text)
    return f"{json.dumps(list(map(vars, made.contents)))}\n{made.html}".encode()


def read(content: bytes) -> Prose:
    """What `written` has written."""
    contents, _, html = content.partition(b"\n")
    return Prose(Markup(html, "utf-8"), tuple(Heading(**one) for one in json.loads(contents)))


def needless(source: str) -> frozenset[str]:
    """The parts of Markdown that can find nothing in a text. Most would be tried at each of its lines."""
    return frozenset(name for name, marks in MARKS.items() if not has(source, marks))


def has(text: str, marks: tuple[str, ...]) -> bool:
    """Whether one of the marks is in a text. A pattern of them all would look at every letter."""
    return any(map(text.__contains__, marks))


@lru_cache(maxsize=64)
def converter(without: frozenset[str] = frozenset()) -> Markdown:
    """One converter for all texts that need the same parts: making one costs as much as a short text."""
    found = Markdown(
        extensions=[
            *EXTENSIONS,
            _Headings(slugify=_heading_id, marker="" if "contents" in without else CONTENTS),
            _Portal(without),
        ],
        extension_configs={"footnotes": {"BACKLINK_TITLE": "Về chỗ có chú thích {}"}},
        output_format="html",
    )
    # What is complete by now, in forms that cost less to be asked for every block, piece and element.
    found.parser.blockprocessors = [*found.parser.blockprocessors]  # type: ignore[assignment]
    if "inline" in found.treeprocessors:
        found.treeprocessors["inline"].inlinePatterns = [*found.inlinePatterns]  # type: ignore[attr-defined]
    found.is_block_level = frozenset(found.block_level_elements).__contains__  # type: ignore[method-assign, assignment]
    return found


class _Portal(Extension):
    """Raw HTML becomes text; link targets become addresses; what a text does not need is left out."""

    def __init__(self, without: frozenset[str]) -> None:
        super().__init__()
        self.without = without

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Plain(md), "plain", 25)
        md.treeprocessors.register(_Links(md), "portal_links", 1)
        for parts in (md.preprocessors, md.parser.blockprocessors, md.inlinePatterns, md.treeprocessors):
            for name in self.without:
                parts.deregister(name, strict=False)
        for name in MARKS.keys() - self.without:
            if name in md.parser.blockprocessors:
                _spare(md.parser.blockprocessors[name], MARKS[name])


def _spare(processor: BlockProcessor, marks: tuple[str, ...]) -> None:
    """Keeps a part of Markdown from blocks that have none of its marks."""
    test = processor.test
    processor.test = lambda parent, block: has(block, marks) and test(parent, block)  # type: ignore[method-assign]


class _Toc(TocTreeprocessor):
    """Lists the headings only where a text asks for that: pages make their own list of them."""

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self.marker else Element("div")


class _Headings(TocExtension):
    TreeProcessorClass = _Toc


class _Plain(Treeprocessor):
    """Keeps the patterns within lines from all that has none of their marks, as most cells and items have not."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not has(element.text, INLINE):
                element.text = AtomicString(element.text)
            if element.tail and not has(element.tail, INLINE):
                element.tail = AtomicString(element.tail)


class _Links(Treeprocessor):
    known: dict[str, str] = {}  # noqa: RUF012 - set anew for each text

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                if target := element.get(name):
                    element.set(name, self.known.get(target, target))
            if element.tag == "h1":
                element.tag = "h2"


def _heading_id(text: str, separator: str) -> str:
    """`dieu-5` for “Điều 5. …”, so that a clause can be cited by address; else the words, unlike the page's own ids."""
    article = ARTICLE.match(text)
    return slug(article[0]) if article else f"muc-{slug(text)}"[:60].strip(separator)


def _headings(tokens: list[dict[str, object]]) -> list[Heading]:
    found: list[Heading] = []
    for token in tokens:
        level = int(str(token["level"]))
        if level <= 3:
            found.append(Heading(str(token["id"]), Markup(str(token["name"])).unescape(), max(level, 2)))
        found += _headings(token["children"])  # type: ignore[arg-type]
    return found


@lru_cache(maxsize=1)
def cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(ALLOWED),
        attributes={tag: names for tag, names in ALLOWED.items() if names},
        attribute_filter=_address,
        filter_style_properties={"text-align"},
        url_schemes={"https", "mailto", "tel"},
        link_rel="noopener",
        strip_comments=True,
    )


def _address(tag: str, name: str, value: str) -> str | None:
    """Only addresses that we know to be harmless; a picture only from the portal itself."""
    if name not in {"href", "src"}:
        return value
    fits = INSIDE.fullmatch(value) or (tag == "a" and OUTSIDE.fullmatch(value))
    return value if fits else None


def _framed(html: str, images: Mapping[str, Image]) -> str:
    """Tables scroll within themselves on narrow screens; alignment is a class, as the page allows no inline style."""
    html = ALIGNED.sub(r' class="align-\1"', html)
    html = html.replace("<table>", SCROLLING).replace("</table>", "</table></div>")
    return PICTURE.sub(lambda found: _pictured(found[0], images.get(unescape(found[1]))), html)


def _pictured(img: str, image: Image | None) -> str:
    """A picture of which more is known: room is kept for it, and a small screen fetches a small one."""
    img = img.replace("<img ", '<img loading="lazy" decoding="async" ', 1)
    if image is None:
        return img
    img = img.replace("<img ", f'<img width="{image.width}" height="{image.height}" ', 1)
    sources = ", ".join(f"{escape(address)} {width}w" for address, width in image.sources)
    return f'<picture><source type="image/webp" srcset="{sources}" sizes="{SIZES}">{img}</picture>'
