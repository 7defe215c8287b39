"""Plain words: a rule that touches citizens says in a few sentences what it means, whom it touches and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from ..source.problem import Problem
from .force import Force, force
from .site import Site

OVER = frozenset({Force.ENDED, Force.UNKNOWN})


def check_plain(site: Site) -> Iterator[Problem]:
    """Of the portal's own rules that apply or will apply; those of national bodies are others' to explain."""
    for one in site.documents:
        missing = [name for name in ("summary", "plain") if not getattr(one, name)]
        asked = one.is_normative and one.touches_citizens and not site.is_national(one)
        if missing and asked and force(site, one, site.today).force not in OVER:
            where = one.origin.place("audience")
            what = f"văn bản quy phạm liên quan đến người dân mà thiếu {' và '.join(missing)}"
            how = "thêm summary: vài câu dễ hiểu; plain: rồi lùi vào hai khoảng trắng, who: ai cần biết, ask: hỏi ai"
            yield Problem(where, "thieu-loi-de-hieu", what, how)
