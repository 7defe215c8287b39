"""The official channels, which decree 244/2026, Article 5(2), wants listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..language.quantities import quantity_text
from ..law.laws import duty, page_of
from ..model.common import Channel
from ..model.vocabulary import Term, terms
from .meta import meta
from .parts import Fact, Link, Value, View
from .rows import crumbs


@dataclass(frozen=True)
class ChannelGroup:
    label: str
    official: tuple[Fact, ...]
    """Where it speaks in its own name."""
    others: tuple[Fact, ...]
    """By which it reaches people besides."""


@dataclass(frozen=True)
class ChannelsPage(View):
    template: ClassVar[str] = "channels.html"

    basis: Link
    """What asks for this list."""
    groups: tuple[ChannelGroup, ...]
    """The portal's own channels first, then each agency's; a fact's label is the kind of channel."""


def channels_page(site: Site) -> ChannelsPage:
    basis = duty("social-accounts").reference
    agencies = [one for one in site.agencies if one.exists(site.today) and one.channels]
    groups = [ChannelGroup(site.portal.name, *_channels(site.portal.channels))] if site.portal.channels else []
    groups += [ChannelGroup(one.name, *_channels(one.channels)) for one in agencies]
    return ChannelsPage(
        meta(
            site,
            "/kenh-thong-tin/",
            "Kênh thông tin chính thức",
            f"Các kênh chính thức mà cơ quan {site.portal.formal_name} dùng để phát ngôn và cung cấp thông tin",
        ),
        "Kênh thông tin chính thức",
        crumbs=crumbs(),
        basis=Link(basis.text, page_of(basis, site.today)),
        groups=tuple(groups),
    )


def channel_note(channel: Channel) -> str:
    """“34 cụm loa; phát 5 giờ và 17 giờ”."""
    count = f"{quantity_text(channel.count)} {channel.unit}" if channel.count is not None else ""
    return "; ".join(one for one in (count, channel.note or "") if one)


def _channels(channels: tuple[Channel, ...]) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    facts = [(kind, _fact(kind, [one for one in channels if one.kind == kind])) for kind in terms("channel-kinds")]
    there = [(kind, fact) for kind, fact in facts if fact.values]
    official = tuple(fact for kind, fact in there if kind.facts.get("official"))
    return official, tuple(fact for _, fact in there if fact not in official)


def _fact(kind: Term, some: list[Channel]) -> Fact:
    return Fact(kind.label, tuple(Value(one.name, one.url or "", note=channel_note(one)) for one in some))
