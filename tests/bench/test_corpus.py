"""The invented province of the benches: as real ones are, clean, and the same for the same seed."""

from datetime import datetime
from pathlib import Path

import pytest

from plugins.gate import examine
from tests.bench import corpus
from tests.bench.run import NOW

KINDS = {
    *("agency", "person", "document", "plan", "draft", "news", "bulletin", "event", "press", "question", "correction"),
    *("disclosure", "page", "translation"),
}


@pytest.fixture(scope="module")
def province(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus") / "mau"
    return folder, corpus.write(folder, 30)


def content(folder):
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_the_gate_finds_nothing_and_every_kind_of_record_is_there(province):
    folder, written = province
    reading = examine(folder, datetime.fromisoformat(NOW))
    assert reading.problems == ()
    assert reading.files == len(written.records) + 1
    assert {one.kind.name for one in reading.site.records} >= KINDS
    files = [Path(file.name) for one in reading.site.records for file in one.files]
    assert {one.suffix for one in files} == {".pdf", ".docx", ".jpg"}


def test_the_same_seed_gives_the_same_files_and_another_one_others(province, tmp_path):
    folder, _ = province
    corpus.write(tmp_path / "again", 30)
    corpus.write(tmp_path / "other", 30, seed=7)
    assert content(tmp_path / "again") == content(folder)
    assert content(tmp_path / "other").keys() != content(folder).keys()


def test_a_text_has_about_eight_hundred_words(province):
    folder, written = province
    texts = [(folder / f"{one.id}.md").read_text("utf-8").split("---\n", 2)[2] for one in written.papers]
    assert 700 < sum(len(one.split()) for one in texts) / len(texts) < 950


@pytest.mark.parametrize("count", [10, 30])
def test_what_the_bench_takes_away_is_named_by_nothing_else(tmp_path, count):
    written = corpus.write(tmp_path, count)
    removed = corpus.targets(tmp_path, written)["removed"]
    others = [(tmp_path / one).read_text("utf-8") for one in written.records if one != f"{removed}.md"]
    assert not any(removed in one or written.papers[-1].citation in one for one in others)
