"""Texts to be pasted elsewhere: messages with what they take, and posts. The address always stands in them, whole."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalogue.site import Site
from ..language.sms import Message, message, without_marks
from ..model import Bulletin, News
from .meta import absolute


@dataclass(frozen=True)
class Shared:
    label: str
    text: str
    note: str


def shared(site: Site, record: News | Bulletin) -> tuple[Shared, ...]:
    """What is invented says so: such a text must not be sent as news."""
    url, agency = absolute(site, record.href), site.agency(record.agency_id).name
    title = f"DỮ LIỆU MẪU: {record.title}" if record.sample else record.title
    post = f"{title}\n\n{record.summary}\n\n{agency}\n{url}"
    marked, bare = message(f"{title} {url}"), message(without_marks(f"{title} {url}"))
    return (
        Shared("Tin nhắn có dấu", marked.text, _note(marked)),
        Shared("Tin nhắn không dấu", bare.text, _note(bare)),
        Shared(
            "Facebook",
            post,
            "Dán nguyên cả địa chỉ để người đọc xem bản gốc.",
        ),
        Shared("Zalo", f"{title}\n{record.summary}\n{url}", "Dán vào bài đăng hoặc tin nhắn của Zalo OA."),
    )


def _note(made: Message) -> str:
    return f"{made.letters} ký tự, gửi thành {made.messages} tin (một tin chứa {made.holds})."
