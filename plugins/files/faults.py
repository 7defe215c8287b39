"""How a file that cannot be published is given up: with everything that is wrong with it, in words."""

from __future__ import annotations

from ..portal.source.attachment import Fault

AGAIN = "mở tệp gốc bằng phần mềm đã tạo ra nó, lưu lại một bản mới rồi thay tệp này"


class Refused(Exception):
    """A file that may not be published."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*(one.what for one in faults))
        self.faults = faults


def damaged(what: str) -> Refused:
    """A file that its library cannot read to the end."""
    return Refused(Fault("tep-hong", what, AGAIN))


def hides_a_file(what: str) -> Fault:
    return Fault("tep-giau-tep-khac", what, AGAIN)
