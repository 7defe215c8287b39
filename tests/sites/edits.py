"""What may happen to a small portal between two builds. Each edit is told which one of several it concerns."""

import shutil
from collections.abc import Callable
from datetime import timedelta

from plugins.portal.publish.release import go_back
from tests.conftest import document, portal
from tests.samples import small
from tests.sites.worlds import ATTACHED, HEALTH, NEWS, NOTICE, ROOT, SCHOOLS, World


def documents(world: World) -> list[str]:
    return sorted(one.relative_to(world.content).as_posix() for one in world.content.glob("*/documents/*/*.md"))


def one_of(world: World, which: int) -> str:
    found = documents(world)
    return found[which % len(found)]


def add(world: World, which: int) -> None:
    number, year = world.edits + 10, 2025 + which % 2
    text = document(f"{number}/TB-SYT", issued=f"1/9/{year}")
    world.write(f"{HEALTH}/documents/{year}/{number}-tb-syt.md", text)


def body(world: World, which: int) -> None:
    """With a heading more or fewer: others may lead to it."""
    path = one_of(world, which)
    head = (world.content / path).read_text().rpartition("---\n")[0]
    world.write(path, f"{head}---\n## Phần {'hai' if which % 2 else 'một'}\n\nCâu {world.edits}.\n")


def title(world: World, which: int) -> None:
    world.said(one_of(world, which), "title", f"Thông báo lần {world.edits}")


def move(world: World, which: int) -> None:
    path = one_of(world, which)
    world.command("move", path.removesuffix(".md"), f"{path.rpartition('/')[0]}/so-{world.edits}")


def withdraw(world: World, which: int) -> None:
    purged = ("--purge",) if which % 2 else ()
    world.command("withdraw", one_of(world, which).removesuffix(".md"), "--reason", "đăng nhầm", *purged)


def remove(world: World, which: int) -> None:
    """Refused: an address that was published answers for ever."""
    (world.content / one_of(world, which)).unlink()


def attach(world: World, which: int) -> None:
    """A picture; the next time another of the same name."""
    path = one_of(world, which)
    world.write(f"{path.removesuffix('.md')}/anh.png", small.picture("PNG", (60, 40 + world.edits % 3)))
    world.said(path, "attachments", ATTACHED)


def detach(world: World, which: int) -> None:
    path = one_of(world, which)
    world.said(path, "attachments", "")
    shutil.rmtree(world.content / path.removesuffix(".md"), ignore_errors=True)


def rename_agency(world: World, which: int) -> None:
    world.said(f"{(HEALTH, SCHOOLS)[which % 2]}/agency.md", "name", f"Sở thứ {world.edits} tỉnh Lào Cai")


def merge_agency(world: World, which: int) -> None:
    """On this day, or on one that is still to come."""
    on = world.now + timedelta(days=which % 3)
    ended = f'{{"event": "sáp nhập", "on": "{on:%d/%m/%Y}", "decision": "1/NQ-HĐND", "successors": "{HEALTH}"}}'
    world.said(f"{SCHOOLS}/agency.md", "succession", ended)


def contact(world: World, which: int) -> None:
    """Another number in the register: one that texts may still name, or one that none does."""
    path = (f"{HEALTH}/agency.md", "ubnd-tinh/agency.md")[which % 2]
    world.said(path, "phones", f'{{"number": "0214 3841 {world.edits:03}"}}')


def spokesperson(world: World, _: int) -> None:
    said = f'{{"role": "regular", "phones": {{"number": "0214 3842 {world.edits:03}"}}, "email": "mau@laocai.example"}}'
    world.said(f"{HEALTH}/people/lo-van-mau.md", "spokesperson", said)


def day(world: World, which: int) -> None:
    """Documents come into force, drafts close, deadlines and the year end."""
    world.now += timedelta(days=(1, 3, 8, 45)[which % 4])


def template(world: World, _: int) -> None:
    text = (ROOT / "themes/portal/templates/base.html").read_text()
    (world.templates / "base.html").write_text(text.replace("</main>", f"</main><p>Giao diện {world.edits}</p>"))


def look(world: World, which: int) -> None:
    """What surrounds every page."""
    name, colour = f"Cổng tỉnh Lào Cai {world.edits}", ("#0b5a8a", "#7a1f3d")[which % 2]
    world.write("portal.yaml", portal(name=name, accent=colour))


def publish_news(world: World, which: int) -> None:
    world.said(f"{HEALTH}/news/2026/moi.md", "status", "nháp" if which % 2 else "")


def words(world: World, _: int) -> None:
    """What the search takes for the same."""
    text = f"words:\n  - {{short: TB{world.edits}, full: thông báo}}\n"
    world.write("../_shared/synonyms.yaml", text)


def mistake(world: World, which: int) -> None:
    """Refused: before anything is rendered, or when links are followed."""
    text = ("không có phần đầu", document("1/TB-SYT", "Xem [phần ba](#phan-ba).\n"))[which % 2]
    world.write(NOTICE if (world.content / NOTICE).is_file() else NEWS, text)


def back(world: World, which: int) -> None:
    """An earlier release is shown again."""
    if known := list(world.shelf.releases()) if world.shelf.current else []:
        go_back(world.shelf, known[which % len(known)], world.now.isoformat())


def forget(world: World, _: int) -> None:
    shutil.rmtree(world.memory, ignore_errors=True)


def nothing(_: World, __: int) -> None:
    pass


EDITS: dict[str, Callable[[World, int], None]] = {
    one.__name__: one
    for one in (
        nothing, body, title, add, move, withdraw, attach, detach, rename_agency, contact, spokesperson, day,
        publish_news, words, look, template, merge_agency, remove, mistake, back, forget,
    )
}  # fmt: skip
