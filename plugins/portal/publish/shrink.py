"""The shrink guard: a checkout that came down half must not empty the portal. A person may say that it is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..source.place import Place
from ..source.problem import Problem

ALWAYS, SHARE = 3, 0.05
"""So many records, or this share of what was published, may go without a question; the greater counts."""


def lost(before: Mapping[str, int], after: Mapping[str, int]) -> int:
    """How many records fewer there are, agency by agency; what others gained is not set against it."""
    return sum(max(0, count - after.get(agency, 0)) for agency, count in before.items())


def shrinkage(
    before: Mapping[str, int], after: Mapping[str, int], accepted: int | None, portal: str
) -> Iterator[Problem]:
    """What a person must confirm before the portal may shrink; nothing where `accepted` is exactly what is lost."""
    gone = lost(before, after)
    if accepted == gone:
        return
    place, how = Place(portal), f"tìm lại nội dung bị thiếu; nếu đúng là bỏ thì thêm --accept-shrink {gone} khi dựng"
    if sum(before.values()) - sum(after.values()) > max(ALWAYS, SHARE * sum(before.values())):
        was, now = sum(before.values()), sum(after.values())
        yield Problem(place, "noi-dung-giam-bat-thuong", f"bản đang có {was} bản ghi, bản mới chỉ còn {now}", how)
    for agency in sorted(one for one, count in before.items() if count and not after.get(one)):
        what = f"mọi bản ghi của cơ quan “{agency}” ({before[agency]}) đều không còn trong bản mới"
        yield Problem(place, "noi-dung-giam-bat-thuong", what, how)
