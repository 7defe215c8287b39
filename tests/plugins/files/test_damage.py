"""However a file is damaged, it has a type or faults; no damage ends a reading."""

import random

import pytest

from plugins.files.inspect import examined
from tests.samples import small

ROUNDS = 300


def spoilt(content, chance):
    """The content with some bytes changed, a piece cut out, or its end missing."""
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 2, 8, 40))):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    cut = chance.random()
    if cut < 0.25:
        return bytes(spoilt[: chance.randrange(len(spoilt))])
    if cut < 0.4:
        start = chance.randrange(len(spoilt))
        return bytes(spoilt[:start] + spoilt[start + chance.randrange(60) :])
    return bytes(spoilt)


@pytest.mark.parametrize("ending", small.FILES)
def test_a_damaged_file_is_known_or_refused(ending):
    chance, content = random.Random(ending), small.FILES[ending]()
    for _ in range(ROUNDS):
        facts = examined(spoilt(content, chance), ending)
        assert facts.faults or (facts.type and facts.sha256)
