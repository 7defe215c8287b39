"""Ten thousand damaged files: each gives its record or an error, never neither, and never a traceback."""

import random
import unicodedata

import pytest

from plugins.portal.catalogue.content import KINDS
from plugins.portal.model import Agency, Document, Draft, Page, Person, Plan, Portal
from plugins.portal.source.characters import visible
from plugins.portal.source.claims import Claim
from plugins.portal.source.file import read_file
from plugins.portal.source.names import is_ignored
from plugins.portal.source.report import as_text
from plugins.portal.source.tree import read_tree
from tests.conftest import agency, document, draft, page, person, plan, portal

BODY = """\
## Điều 1. Lịch

Theo [Kế hoạch 119](<119/KH-UBND ngày 28/8/2023>) và **Điều 2**[^1], `mã` ở đây.

| Tháng | Ngày |
| --- | --- |
| 1 | 5, 6, 7 |

```
mã
```

- một
- [hai](https://laocai.gov.vn/)

[^1]: Luật 01.
"""

GOOD = (
    ("ubnd-tinh", agency(), Agency),
    ("ubnd-tinh/documents/2026/1-kh-ubnd", document(body=BODY, attachments=[{"file": "a.pdf", "label": "A"}]), Document),
    ("ubnd-tinh/plans/2026/2-kh-ubnd", plan("2/KH-UBND", task_groups=[{"title": "I", "tasks": [{"title": "A", "due": "1/2/2026", "status": "đang làm"}]}]), Plan),
    ("ubnd-tinh/drafts/2026/gia", draft(body=BODY), Draft),
    ("ubnd-tinh/people/a", person(spokesperson={"role": "người đứng đầu", "phones": [{"number": "0214 3840 888"}]}), Person),
    ("pages/a", page(body=BODY), Page),
    ("portal", portal(), Portal),
)  # fmt: skip


def flipped(raw, chance):
    place = chance.randrange(len(raw))
    return raw[:place] + bytes([raw[place] ^ 1 << chance.randrange(8)]) + raw[place + 1 :]


def cut(raw, chance):
    return raw[: chance.randrange(len(raw))]


def cut_out(raw, chance):
    start = chance.randrange(len(raw))
    return raw[:start] + raw[start + chance.randrange(1, 40) :]


def put_in(raw, chance):
    place = chance.randrange(len(raw))
    odd = chance.choice(["\x00", "\u202e", "\u00a0", "\t", "---\n", "\n", ":", "- ", "[", "{", '"', "`", "|", "<!--", "&a ", "*", "#", "%", "\r", "\ufeff", "\ud800", "ế", "  ", "~", "!", "?"])  # fmt: skip
    return raw[:place] + odd.encode("utf-8", "surrogatepass") + raw[place:]


def lines_changed(raw, chance):
    lines = raw.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            lines[one], lines[other] = lines[other], lines[one]
        case 1:
            lines.insert(other, lines[one])
        case 2:
            del lines[one]
        case _:
            lines[one] = lines[one].strip()
    return b"\n".join(lines)


def keys_changed(raw, chance):
    lines = raw.split(b"\n")
    keyed = [place for place, line in enumerate(lines) if b": " in line]
    if len(keyed) < 2:
        return raw
    one, other = chance.sample(keyed, 2)
    (key, _, value), (other_key, _, other_value) = (lines[place].partition(b": ") for place in (one, other))
    lines[one], lines[other] = key + b": " + other_value, other_key + b": " + value
    return b"\n".join(lines)


def saved_otherwise(raw, chance):
    text = raw.decode("utf-8", "replace")
    form = chance.choice(["NFD", "NFKD", "NFC"])
    return unicodedata.normalize(form, text).encode(chance.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1258", "cp1252", "latin-1"]), "replace")  # fmt: skip


DAMAGES = (flipped, cut, cut_out, put_in, lines_changed, keys_changed, saved_otherwise)


@pytest.mark.parametrize(("id_", "text", "model"), GOOD, ids=[id_ for id_, _, _ in GOOD])
def test_a_damaged_file_gives_its_record_or_an_error(id_, text, model):
    chance = random.Random(id_)
    claim = Claim(model, id_, is_markdown=model is not Portal)
    good = read_file(text.encode(), "a.md", claim)
    assert (good.record is None, good.problems) == (False, ())
    for _ in range(1_430):
        raw = text.encode()
        for damage in chance.choices(DAMAGES, k=chance.choice([1, 1, 1, 2, 3])):
            raw = damage(raw, chance) if raw else raw
        read = read_file(raw, "a.md", claim)
        assert (read.record is None) == any(one.stops for one in read.problems), raw
        as_text(read.problems, {"a.md": read.text}).encode()


def renamed(name, chance):
    place = chance.randrange(len(name))
    odd = chance.choice(["\\", ":", "\u202e", "\udcff", "(1)", " ", "_", "x", "."])
    tail = chance.choice([".txt", ".bak", " ", ".", "\u200b", "\n", "~1", ".MD"])
    return chance.choice(
        [
            name.upper(),
            name.title(),
            name + tail,
            unicodedata.normalize("NFD", f"ế{name}"),
            name[:place] + odd + name[place:],
            chance.choice([".", "~$", "Copy of ", "-"]) + name,
            name[:place] + name[place + 1 :] or "x",
        ]
    )


def test_a_file_whose_path_is_damaged_is_read_or_told(tree):
    """One walk over many damaged paths; every file is a record, or lies at or below a place that is told."""
    chance = random.Random("tree")
    paths = {}
    for number in range(600):
        parts = ["ubnd-tinh", "documents", "2026", f"{number}-kh-ubnd.md"]
        place = chance.choice([0, 1, 2, 3, 3, 3])
        parts[place] = renamed(parts[place], chance)
        if not is_ignored(parts[place], is_folder=place < 3) and all(part.strip("/") for part in parts):
            paths["/".join(parts)] = f"{number}/KH-UBND"
    files = {f"lao-cai/{path}": document(number) for path, number in paths.items()}
    content = tree({"lao-cai/portal.yaml": portal(), "lao-cai/ubnd-tinh/agency.md": agency(), **files})
    read = read_tree(content / "lao-cai", KINDS, "lao-cai")
    known = {one.origin.path for one in read.records}
    told = {one.where.path for one in read.problems if one.stops}
    for path in paths:
        shown = visible(f"lao-cai/{path}")
        assert shown in known or any(shown == one or shown.startswith(f"{one}/") for one in told), path
    assert len(told) > 50
