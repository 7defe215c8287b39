"""The official channels, which decree 244/2026, Article 5(2), wants listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..model.common import Channel
from ..model.vocabulary import terms
from .meta import meta
from .parts import Fact, Value, View
from .rows import crumbs


@dataclass(frozen=True)
class ChannelGroup:
    label: str
    channels: tuple[Fact, ...]


@dataclass(frozen=True)
class ChannelsPage(View):
    template: ClassVar[str] = "channels.html"

    groups: tuple[ChannelGroup, ...]
    """The portal's own channels first, then each agency's; a fact's label is the kind of channel."""


def channels_page(site: Site) -> ChannelsPage:
    agencies = [one for one in site.agencies if one.exists(site.today) and one.channels]
    groups = [ChannelGroup(site.portal.name, _channels(site.portal.channels))] if site.portal.channels else []
    groups += [ChannelGroup(one.name, _channels(one.channels)) for one in agencies]
    return ChannelsPage(
        meta(
            site,
            "/kenh-thong-tin/",
            "Kênh thông tin chính thức",
            f"Các kênh chính thức mà cơ quan {site.portal.formal_name} dùng để phát ngôn và cung cấp thông tin",
        ),
        "Kênh thông tin chính thức",
        crumbs=crumbs(),
        groups=tuple(groups),
    )


def _channels(channels: tuple[Channel, ...]) -> tuple[Fact, ...]:
    found = {kind: [one for one in channels if one.kind == kind] for kind in terms("channel-kinds")}
    return tuple(
        Fact(kind.label, tuple(Value(one.name, one.url or "", note=one.note or "") for one in some))
        for kind, some in found.items()
        if some
    )
