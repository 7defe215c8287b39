"""A release's ledger goes back beside the content: in one step a file, only ever longer, or with a clear reason why not."""

import pytest

from plugins.portal.catalogue.ledger import Change, Ledger, as_lines, read_ledger
from plugins.portal.outputs.changes import changes_after
from plugins.portal.outputs.ledger import ledger_after
from plugins.portal.publish.keep import NotKept, continues, keep_ledger
from tests.conftest import page


@pytest.fixture
def release(site, tmp_path):
    """A rendered release of one page, as far as the ledger is concerned."""
    folder = tmp_path / "release"
    (folder / "nhat-ky").mkdir(parents=True)
    after = ledger_after(site({"pages/a.md": page()}))
    (folder / "nhat-ky" / "dia-chi.jsonl").write_text(as_lines(after.lines))
    (folder / "nhat-ky" / "thay-doi.jsonl").write_text(as_lines(after.changes))
    return folder


@pytest.fixture
def portal_folder(release):
    return release.parent / "content" / "lao-cai"


def test_a_ledger_is_kept_once(release, portal_folder):
    assert keep_ledger(release, portal_folder)
    before = [(one.name, one.read_bytes()) for one in sorted((portal_folder / "ledger").iterdir())]
    assert [name for name, _ in before] == ["addresses.jsonl", "changes.jsonl"]
    assert not keep_ledger(release, portal_folder)
    assert [(one.name, one.read_bytes()) for one in sorted((portal_folder / "ledger").iterdir())] == before
    assert read_ledger(portal_folder, "x")[1] == ()


def test_a_log_that_became_another_meanwhile_is_not_written_over(release, portal_folder):
    keep_ledger(release, portal_folder)
    log = portal_folder / "ledger" / "changes.jsonl"
    log.write_text(log.read_text().replace('"count":', '"count":1'))
    kept = log.read_bytes()
    with pytest.raises(NotKept, match="nhật ký"):
        keep_ledger(release, portal_folder)
    assert log.read_bytes() == kept


def test_a_folder_that_cannot_be_written_is_named(release, portal_folder):
    (portal_folder / "ledger").write_text("")
    with pytest.raises(NotKept, match="không ghi được"):
        keep_ledger(release, portal_folder)


def test_a_log_may_grow_and_be_silent_of_what_was_withdrawn_but_not_shrink(site):
    found = site({"pages/a.md": page()})
    (started,) = changes_after(found, Ledger())
    second = Change(2, started.time, "corrected", "pages/a", "/a/", fields={"title": ("A", "B")}, previous=started.hash)
    second = Change(**{**vars(second), "seal": second.sealed})
    silent = Change(**{**vars(second), "fields": {}})
    whole = as_lines((started, second))
    assert continues("", whole)
    assert continues(as_lines((started,)), whole)
    assert continues(whole, as_lines((started, silent)))
    assert not continues(whole, as_lines((started,)))
    assert not continues(whole, whole.replace('"B"', '"C"'))
