"""The law of a process that lives on: told what has been touched, it says of a portal what one says that reads all anew."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.gate import Examined, Known, examine
from tests.conftest import NOW, agency, document, news
from tests.sites.edits import EDITS
from tests.sites.worlds import DOCUMENTS, HEALTH, NEWS, NOTICE, SCHOOLS, START, World, beginning

LATER = f"{DOCUMENTS}/4-tb-syt.md"
NAMESAKE = f"{SCHOOLS}/documents/2026/1-tb-syt.md"
LEADING = START | {
    NOTICE: document("1/TB-SYT", issued="21/11/2026"),
    NAMESAKE: document("1/TB-SYT", issued="20/11/2026"),
    f"{DOCUMENTS}/2-tb-syt.md": document("2/TB-SYT", based_on="1/TB-SYT ngày 21/11/2026", refers_to="4/TB-SYT"),
    LATER: document("4/TB-SYT", publish_at="1/12/2026 08:00"),
    NEWS: news(),
}
"""A document cites one of two that only their days tell apart, and one that waits for its hour."""
UNSEEN = {"template", "back", "forget"}
"""Edits of what lies outside the content."""


def stray(world: World, which: int) -> None:
    """A file of no record; where it belongs is known from another folder."""
    world.write(f"{SCHOOLS}/documents/2026/{1 + which % 2}-tb-syt/anh.txt", "Chữ")


def mend(world: World, _: int) -> None:
    """Everything is well, and the day is the first."""
    world.now = datetime.fromisoformat(NOW)
    good = {world.content / path: text if isinstance(text, bytes) else text.encode() for path, text in LEADING.items()}
    now = there(world)
    for path in now.keys() - good.keys():
        path.unlink()
    twin(world, 0)
    for path, text in good.items():
        if now.get(path) != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)


def twin(world: World, which: int) -> None:
    """A folder whose name other systems take for that of an agency, or no longer."""
    if which % 2:
        world.write(f"{HEALTH.upper()}/agency.md", agency("Sở Y tế thứ hai"))
    else:
        shutil.rmtree(world.content / HEALTH.upper(), ignore_errors=True)


def close(world: World, which: int) -> None:
    """An agency is no longer there, or is there again."""
    if which % 2:
        world.write(f"{SCHOOLS}/agency.md", agency("Sở Giáo dục tỉnh Lào Cai", parent="ubnd-tinh"))
    else:
        shutil.rmtree(world.content / SCHOOLS, ignore_errors=True)


def cite(world: World, which: int) -> None:
    """A text that leads to what others say, or to nothing."""
    world.write(f"{DOCUMENTS}/9-tb-syt.md", document("9/TB-SYT", f"Xem [đây]({which}/TB-SYT).\n"))


def renumber(world: World, which: int) -> None:
    """What others cite is another, or nothing, or two."""
    world.said(NOTICE, "number", f"{1 + which}/TB-SYT")


def redate(world: World, which: int) -> None:
    """With the day of the one that is cited, or with another."""
    world.said(NAMESAKE, "issued", f"{20 + which}/11/2026")


def hide(world: World, which: int) -> None:
    """A document waits for another hour, or an agency with all that lies in its folder does."""
    path, day = ((LATER, 2), (f"{SCHOOLS}/agency.md", 3))[which // 2]
    world.said(path, "publish_at", f"{day}/12/2026 08:00" if which % 2 else "")


EVERY: Mapping[str, Callable[[World, int], None]] = {name: one for name, one in EDITS.items() if name not in UNSEEN} | {
    one.__name__: one for one in (stray, mend, twin, close, cite, renumber, redate, hide)
}
SAVES = st.lists(st.tuples(st.sampled_from(list(EVERY)), st.integers(0, 3)), min_size=1, max_size=2)
ONE_BY_ONE = [[(one, which)] for name in EVERY for which in (1, 0, 2, 3) for one in ("mend", name)]


@given(history=st.lists(SAVES, min_size=1, max_size=6))
@example(history=ONE_BY_ONE)
@settings(max_examples=settings.default.max_examples // 20, derandomize=True)
def test_whatever_is_saved_it_says_what_is_so(history: Sequence[Sequence[tuple[str, int]]]):
    with beginning() as world:
        known = Known()
        examine(world.content, world.now, world.memory, known=known)
        for number, saves in enumerate(history):
            before = there(world)
            for name, which in saves:
                world.edits += 1
                EVERY[name](world, which)
            now = there(world)
            touched = [path for path in before.keys() | now.keys() if before.get(path) != now.get(path)]
            found = examine(world.content, world.now, world.memory, known=known, touched=touched)
            assert said(found) == said(examine(world.content, world.now)), f"save {number}: {saves}"


def there(world: World) -> dict[Path, bytes]:
    return {one: one.read_bytes() for one in world.content.parent.rglob("*") if one.is_file()}


def said(found: Examined) -> tuple[object, ...]:
    texts = {one.where.path: found.texts.get(one.where.path) for one in found.problems}
    return found.problems, found.site, found.unfinished, texts, dict(found.prose), found.permitted, found.files
