"""The index that the bench of the search measures: made of its own entries by what a build makes one of."""

from tests.bench.searchcorpus import corpus
from tests.bench.searchindex import index, sizes, write


def test_every_part_of_an_index_is_there(tmp_path):
    made = corpus(30, bodies=True)
    write(index(made.reached, made.read), tmp_path)
    found = sizes(tmp_path)
    assert all(found[part] for part in ("first", "stubs", "body", "facets", "list", "files"))
