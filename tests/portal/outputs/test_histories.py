"""Fifty histories of a portal, each another order of edits: whatever was an address once has an answer for ever."""

from dataclasses import replace
from datetime import datetime
from random import Random

import pytest

from plugins.attachments import attachments
from plugins.portal.catalogue.content import read_portal
from plugins.portal.catalogue.ledger import State, as_lines
from plugins.portal.outputs.communication import communication
from plugins.portal.outputs.compliance import compliance
from plugins.portal.outputs.directory import directory
from plugins.portal.outputs.feeds import feeds
from plugins.portal.outputs.ledger import ledger_after
from plugins.portal.outputs.moves import moves_in, withdrawals_in
from plugins.portal.outputs.output import Page
from plugins.portal.outputs.pages import pages
from plugins.portal.outputs.signs import signs
from plugins.portal.outputs.zalo import zalo
from plugins.portal.publish.keep import continues
from plugins.sharing import sharing
from tests.conftest import agency, document, draft, news, page, portal, record

STEPS = 5
BUILDERS = {"documents": document, "drafts": draft, "news": news}
SAID = {"on": "20/11/2026", "reason": "Đăng nhầm"}


class History:
    """A portal that random hands edit; every record is a path with its keys, its files and its languages."""

    def __init__(self, seed):
        self.chance, self.count = Random(seed), 0
        self.records, self.ledger = {}, {}
        for kind in ("documents", "documents", "drafts", "news", "pages"):
            self.add(kind)

    def name(self, kind):
        self.count += 1
        return f"pages/p{self.count}" if kind == "pages" else f"so-y-te/{kind}/2026/r{self.count}"

    def add(self, kind=None):
        id_ = self.name(kind or self.chance.choice([*BUILDERS, "pages"]))
        self.records[id_] = {
            "languages": self.chance.choice([(), ("en",)]),
            "files": self.chance.choice([(), ("a.pdf",)]),
        }

    def public(self):
        return [id_ for id_, one in self.records.items() if "status" not in one]

    def address(self, id_):
        first, *rest = id_.split("/")
        folders = {"documents": "van-ban", "drafts": "du-thao", "news": "tin-tuc"}
        return f"/{rest[0]}/" if first == "pages" else "/".join(("", first, folders[rest[0]], *rest[1:], ""))

    def move(self):
        old = self.chance.choice(self.public())
        new = self.name(old.split("/")[0 if old.startswith("pages") else 1])
        one = self.records.pop(old)
        self.records[new] = {**one, "came": old, "formerly": [*one.get("formerly", ()), self.address(old)]}

    def home(self):
        """Back to the address it had before."""
        id_ = self.chance.choice(self.public())
        back = self.records[id_].get("came")
        if back and back not in self.records:
            one = self.records.pop(id_)
            old = [known for known in one["formerly"] if known != self.address(back)]
            self.records[back] = {**one, "came": id_, "formerly": [*old, self.address(id_)]}

    def withdraw(self):
        self.records[self.chance.choice(self.public())] |= {"status": "đã rút", "withdrawal": SAID}

    def purge(self):
        """Deleted, by hand or by the command, and then withdrawn in the ledger."""
        known = {one.record for one in self.after.lines if one.state is State.LIVE}
        if not (found := [id_ for id_ in self.public() if id_ in known]):
            return
        id_ = self.chance.choice(found)
        old = self.records.pop(id_).get("formerly", ())
        said = {
            "state": State.WITHDRAWN,
            "on": "2026-11-20",
            "reason": "Lộ bí mật",
            "gone": True,
            "digest": "",
            "tracked": {},
        }
        its = [
            one.address
            for one in self.after.lines
            if (one.record == id_ or one.address in old) and one.state is State.LIVE
        ]
        lines = (replace(one, **said) if one.address in its else one for one in self.after.lines)
        self.keep(replace(self.after, lines=tuple(lines)))

    def keep(self, after):
        self.after = after
        self.ledger = {"ledger/addresses.jsonl": as_lines(after.lines), "ledger/changes.jsonl": as_lines(after.changes)}

    def merge(self):
        first, second = self.chance.sample(self.public(), 2)
        gone = self.records.pop(first)
        known = self.records[second].get("formerly", ())
        self.records[second]["formerly"] = [*known, *gone.get("formerly", ()), self.address(first)]

    def shed(self):
        """The files of a record go, and so do its languages: each translation leads to its page from now on."""
        id_ = self.chance.choice(self.public())
        one = self.records[id_]
        old = [f"/{lang}{self.address(id_)}" for lang in one["languages"]]
        self.records[id_] = {**one, "files": (), "languages": (), "formerly": [*one.get("formerly", ()), *old]}

    def files(self):
        found = {"portal.yaml": portal(), "ubnd-tinh/agency.md": agency(), "so-y-te/agency.md": agency("Sở Y tế")}
        for id_, one in self.records.items():
            keys = {name: one[name] for name in ("status", "withdrawal", "formerly") if one.get(name)}
            keys["attachments"] = [{"file": name, "label": name} for name in one["files"]] or None
            build, number = BUILDERS.get(id_.split("/")[1]), id_.rpartition("r")[2]
            text = document(f"{number}/QĐ-SYT", **keys) if build is document else (build or page)(id_, **keys)
            found[f"{id_}.md"] = text.replace("17/1/2026", "1/9/2026")
            found |= {f"{id_}.{lang}.md": record(title=id_) for lang in one["languages"]}
            found |= {f"{id_}/{name}": id_.encode() for name in one["files"]}
        return found | self.ledger

    def step(self):
        while len(self.public()) < 3:
            self.add()
        self.chance.choice(
            [self.add, self.move, self.move, self.home, self.withdraw, self.purge, self.merge, self.shed]
        )()


def answered(site):
    """Every address at which a page or a file stands, or a server leads on."""
    found = [one for capability in (pages, directory, compliance, communication, feeds, zalo, attachments, sharing, signs) for one in capability(site)]  # fmt: skip
    by_server = {one.old: one.new for one in moves_in(ledger_after(site))} | {
        one.address: "" for one in withdrawals_in(ledger_after(site))
    }
    return {one.path: one for one in found}, by_server


@pytest.mark.parametrize("seed", range(50))
def test_every_address_ever_published_has_an_answer(tree, seed):
    history, ever, log = History(seed), set(), ""
    for number in range(STEPS):
        content = tree({f"lao-cai/{path}": text for path, text in history.files().items()})
        reading = read_portal(content / "lao-cai", datetime.fromisoformat(f"2026-11-22T{number:02}:00+07:00"))
        assert reading.site, reading.problems
        after = ledger_after(reading.site)
        history.keep(after)
        ever |= {one.address for one in after.lines}
        assert ever == after.by_address.keys()
        assert continues(log, as_lines(after.changes))
        log = as_lines(after.changes)
        for _ in range(history.chance.choice([1, 1, 2])):
            history.step()
    written, by_server = answered(reading.site)
    assert sorted(ever - written.keys() - by_server.keys()) == []
    assert {new for new in by_server.values() if new} <= written.keys() - by_server.keys()
    assert all(
        isinstance(written[old], Page) for old in by_server if old.endswith(("/", "atom.xml")) and old in written
    )
