"""Troubles of the machine are told in words."""

import errno

import pytest

from plugins.portal.publish.machine import TROUBLES, trouble


@pytest.mark.parametrize("number", [*TROUBLES, errno.EXDEV])
def test_a_trouble_is_one_line_that_names_the_place(number: int):
    said = trouble(OSError(number, "what the system says", "output/lao-cai"))
    assert "output/lao-cai" in said
    assert "\n" not in said
    assert said.startswith("Máy không làm được")


def test_a_trouble_of_our_own_is_told_in_its_own_words():
    assert trouble(FileNotFoundError("chưa có esbuild")) == "Máy không làm được: chưa có esbuild"
