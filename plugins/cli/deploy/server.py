"""Releases on a server of one's own, as they lie here: a folder for each, and one link that is replaced in one step.

Below the folder of the settings: `releases/<id>`, a `releases/<portal>.history`, and `public`, which is the link, or
for a portal in a folder of its domain holds it. The server needs a shell, coreutils, find and rsync, no Python.
Whatever cuts the work short leaves the link as it was; what was sent stays aside and is taken up by the next try.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...portal.publish.manifest import NAME, SIGNATURE, Fault, Manifest, name_of
from ...portal.publish.release import KEPT, Damaged
from ...portal.publish.shelf import Foreign
from .ssh import Ssh

PUBLIC = "public"
"""What a web server has as its root."""

LOOK = """
set -eu
umask 022
mkdir -p "$1/releases"
cd "$1"
if [ -L "$2" ]; then echo "shown $(readlink "$2")"; elif [ -e "$2" ]; then echo "foreign"; fi
if [ -f "$2/manifest.json" ]; then grep -o '"portal":"[^"]*"' "$2/manifest.json" | tail -n 1; fi
for one in releases/*/; do [ ! -d "$one" ] || echo "there $one"; done
[ ! -f "releases/$3.history" ] || cat "releases/$3.history"
"""

LIST = 'cat "$1/$2"'

SHOW = """
set -eu
umask 022
folder=$1 link=$2 target=$3 portal=$4 id=$5 count=$6 said=$7
shift 7
cd "$folder/releases/$id" 2>/dev/null || cd "$folder/releases/.part-$id"
whole=yes
LC_ALL=C sha256sum --check --strict --quiet - 2>/dev/null || whole=no
[ "$(find . ! -type d ! -path ./manifest.json.sig | wc -l)" -eq "$count" ] || whole=no
if [ $whole = no ]; then find . ! -type d; exit; fi
cd ..
[ -d "$id" ] || mv -T ".part-$id" "$id"
cd ..
if [ "$(readlink "$link")" != "$target" ]; then
    sync -f . 2>/dev/null || sync
    mkdir -p "$(dirname "$link")"
    ln -sfn "$target" ".next-$portal-$$"
    mv -T ".next-$portal-$$" "$link"
    echo "$said" >>"releases/$portal.history"
fi
cd releases
for one; do
    case $(readlink "../$link") in */"$one") continue ;; esac
    mv -T "$one" ".old-$one"
done
find . -maxdepth 1 -name '.old-*' -exec rm -rf {} +
find . -maxdepth 1 -name '.part-*' -cmin +1440 -exec rm -rf {} +
"""

FAILED = re.compile(r"(?P<path>.+): FAILED(?P<unread> open or read)?")
LINE = re.compile(r"(?P<moment>\S+) (?P<what>deploy|rollback) (?P<id>[0-9a-f]{16})")


@dataclass(frozen=True)
class State:
    """What is on the server: the release that is shown ("" for none), all there are, what was shown when."""

    shown: str
    there: frozenset[str]
    lines: tuple[re.Match[str], ...]

    @property
    def deployed(self) -> list[str]:
        """The ids in the order in which they first came, each once."""
        return list(dict.fromkeys(one["id"] for one in self.lines if one["what"] == "deploy"))

    @property
    def newest(self) -> list[str]:
        """The ids of what was shown, the last first, each once."""
        return list(dict.fromkeys(one["id"] for one in reversed(self.lines)))


@dataclass(frozen=True)
class ServerPlace:
    """A portal's place on a server; `path` is the folder of the domain that it lives in, mostly none ("").

    The history there tells that what happens now happened at `moment`.
    """

    ssh: Ssh
    portal: str
    path: str
    moment: str

    @property
    def name(self) -> str:
        return self.ssh.server.host

    @property
    def folder(self) -> str:
        return self.ssh.server.folder

    @property
    def link(self) -> str:
        return f"{PUBLIC}/{self.path}" if self.path else PUBLIC

    def state(self) -> State:
        """Raises Foreign where something else stands in the place of the link, another portal too, and Unreachable."""
        lines = self.ssh.run(LOOK, self.folder, self.link, self.portal).splitlines()
        of = next((one for one in lines if one.startswith('"portal"')), "")
        if "foreign" in lines or of not in {"", f'"portal":"{self.portal}"'}:
            raise Foreign(Path(self.folder) / self.link)
        words = [one.split() for one in lines if one.startswith(("shown ", "there "))]
        ids = [(kind, path.rstrip("/").rpartition("/")[2]) for kind, path in words]
        return State(
            next((id_ for kind, id_ in ids if kind == "shown"), ""),
            frozenset(id_ for kind, id_ in ids if kind == "there"),
            tuple(found for one in lines if (found := LINE.fullmatch(one))),
        )

    def send(self, release: Path, manifest: Manifest, *, purge: bool = False) -> bool:
        """One that is there is gone over again, which mends it file by file if the server's disk has spoilt it."""
        before = self.state()
        name = manifest.id if manifest.id in before.there else f".part-{manifest.id}"
        beside = f"../{before.shown}" if before.shown in before.there - {name} else ""
        self.ssh.copy(release, f"{self.folder}/releases/{name}", beside)
        self.show(before, manifest, f"{self.moment} deploy {manifest.id}", 1 if purge else KEPT)
        return before.shown != manifest.id

    def go_back(self, id_: str) -> str:
        """The releases are those that are still there."""
        state = self.state()
        wanted = id_ or _before(state)
        if wanted not in state.there or wanted not in state.newest:
            known = ", ".join(one for one in state.deployed if one in state.there) or "chưa có bản nào"
            raise LookupError(f"trên máy chủ không có bản {wanted or 'nào trước bản đang hiện'}; đang có: {known}")
        content = self.ssh.run(LIST, f"{self.folder}/releases/{wanted}", NAME).encode()
        if name_of(content) != wanted:
            raise Damaged((Fault(NAME, "sai"),))
        self.show(state, Manifest.parse(content), f"{self.moment} rollback {wanted}", KEPT)
        return wanted

    def show(self, before: State, manifest: Manifest, line: str, stay: int) -> None:
        """Every file is read back by the server, then the link is replaced: before, or after, nothing between.

        Of this portal's releases so many stay. Raises Damaged, and shows nothing; Unreachable.
        """
        id_, sums = manifest.id, {one.path: one.sha256 for one in manifest.files} | {NAME: manifest.digest}
        given = "".join(f"{sum_}  ./{path}\n" for path, sum_ in sums.items())
        target = f"{'../' * self.link.count('/')}releases/{id_}"
        kept = {id_, *[one for one in before.newest if one != id_][: stay - 1]}
        old = sorted(before.there.intersection(before.newest) - kept)
        words = (self.folder, self.link, target, self.portal, id_, str(len(sums)), line)
        said = self.ssh.run(SHOW, *words, *old, given=given).splitlines()
        if found := tuple(_faults(said, set(sums))):
            raise Damaged(found)


def _before(state: State) -> str:
    """What was shown before what is shown now, without what was gone back from; "" where there is nothing."""
    shown: list[str] = []
    for what, id_ in (*[(one["what"], one["id"]) for one in state.lines], ("rollback", state.shown)):
        if what == "rollback" and id_ in shown:
            while shown[-1] != id_:
                shown.pop()
        else:
            shown.append(id_)
    return next((one for one in reversed(shown[:-1]) if one in state.there), "")


def _faults(said: list[str], meant: set[str]) -> Iterator[Fault]:
    for line in said:
        if line.startswith("./") and (found := FAILED.fullmatch(line)):
            yield Fault(found["path"].removeprefix("./"), "thiếu" if found["unread"] else "sai")
        elif line.removeprefix("./") not in meant | {SIGNATURE}:
            yield Fault(line.removeprefix("./"), "thừa")
