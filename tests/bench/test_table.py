"""The arithmetic of the bench's tables: what counts as written, what grows too fast, how much more than Hugo."""

import os

import pytest

from tests.bench.measure import pages, tree, written
from tests.bench.run import sizes
from tests.bench.stages import LABELS, SEAMS, seam
from tests.bench.steps import STEPS
from tests.bench.table import outgrown, ratios, tables, told


def test_what_is_linked_to_the_release_before_was_not_written(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    (old / "a.html").write_text("như cũ")
    os.link(old / "a.html", new / "a.html")
    (new / "b.html").write_text("mới")
    (new / "c.json").write_bytes(b"1234")
    assert written(tree(old), tree(new)) == (2, len("mới".encode()) + 4)
    assert written(tree(new), tree(new)) == (0, 0)
    assert pages(tree(new)) == 2


def test_the_first_release_is_written_whole(tmp_path):
    (tmp_path / "a.html").write_text("trang")
    assert written(tree(tmp_path / "none"), tree(tmp_path)) == (1, 5)


@pytest.mark.parametrize(
    ("small", "large", "flagged"),
    [
        ((1_000, 10.0), (10_000, 100.0), False),
        ((1_000, 10.0), (10_000, 133.0), False),
        ((1_000, 10.0), (10_000, 1_000.0), True),
        ((1_000, 0.001), (4_000, 0.1), False),
    ],
    ids=["n", "n log n", "n squared", "too little to tell"],
)
def test_a_step_that_outgrows_n_log_n_is_told_from_one_that_does_not(small, large, flagged):
    assert outgrown(small, large) is flagged


def test_the_middle_round_is_compared():
    rounds = [
        {"portal": {"wall": portal, "cpu": 2.0, "peak": 100}, "hugo": {"wall": hugo, "cpu": 4.0, "peak": 50}}
        for portal, hugo in ((3.0, 2.0), (9.0, 1.0), (4.0, 8.0))
    ]
    found = ratios(rounds)
    assert (found["portal wall"], found["hugo wall"], found["ratio wall"]) == (4.0, 2.0, 2.0)
    assert (found["ratio cpu"], found["ratio peak"]) == (0.5, 2.0)


def test_one_size_is_measured_with_its_quarter():
    assert sizes("1000") == [250, 1000]
    assert sizes("10000,1000") == [1000, 10000]


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [(12_345.6, "12.346", "12,346"), (12.34, "12,3", "12.3"), (0.256, "0,26", "0.26"), (1_000, "1.000", "1,000")],
)
def test_numbers_are_written_as_the_language_writes_them(value, vietnamese, english):
    assert (told(value), told(value, "en")) == (vietnamese, english)


@pytest.mark.parametrize("place", [place for place, _ in SEAMS])
def test_a_stage_of_the_build_is_where_the_bench_looks_for_it(place):
    owner, work = seam(place)
    assert callable(getattr(owner, work))


def test_both_languages_show_every_step_and_mark_growth():
    cost = {"cpu": 1.0, "wall": 1.0, "peak": 100, "files": 1, "bytes": 10, "pages": 50}
    results = [size(250, cost), size(1_000, cost | {"cpu": 50.0})]
    vietnamese, english = list(tables(results)), list(tables(results, "en"))
    assert len(vietnamese) == len(english)
    assert sum("▲" in line for line in english) == len(results[1]["rows"]) + len(results[1]["stages"]) + 1
    assert any(line.startswith("| dựng từ đầu |") for line in vietnamese)


def size(documents, cost):

    rows = {step.name: cost for step in STEPS}
    return {"documents": documents, "rows": rows, "stages": dict.fromkeys(LABELS, cost)}
