"""Two files never want one address: told before anything is written, with both files named."""

import pytest

from tests.conftest import agency, document, page, record

TAKEN = {
    "a page and an agency": {"pages/so-y-te.md": page(), "so-y-te/agency.md": agency("Sở Y tế")},
    "a document and the second page of its year": {"ubnd-tinh/documents/2026/trang-2.md": document()},
    "a file and the page it hangs on": {
        "pages/a.md": page(attachments=[{"file": "Index.html", "label": "A"}]),
        "pages/a/Index.html": b"",
    },
    "a file and the feed of an agency": {
        "so-y-te/agency.md": agency("Sở Y tế", body="[A](atom.xml)\n"),
        "so-y-te/agency/atom.xml": b"",
    },
    "an old address and a page, but for capitals": {"pages/a.md": page(), "pages/b.md": page("B", formerly="/A/")},
    "two old addresses": {"pages/a.md": page(formerly="/cu/"), "pages/b.md": page("B", formerly="/cu/")},
    "an old address and a translation": {
        "pages/a.md": page(),
        "pages/a.en.md": record(title="A"),
        "pages/b.md": page("B", formerly="/en/a/"),
    },
    "an old address below a file": {
        "pages/a.md": page(attachments=[{"file": "b.pdf", "label": "B"}]),
        "pages/a/b.pdf": b"%PDF",
        "pages/b.md": page("B", formerly="/a/b.pdf/"),
    },
    "an old address and a list": {"pages/b.md": page("B", formerly="/ubnd-tinh/van-ban/2026/")},
    "an old address and a feed": {"pages/b.md": page("B", formerly="/ubnd-tinh/atom.xml/")},
}


@pytest.mark.parametrize("files", TAKEN.values(), ids=TAKEN)
def test_an_address_that_is_taken_is_told_before_anything_is_written(problems, files):
    (found,) = problems(files)
    assert found.code in {"trung-dia-chi", "dia-chi-cu-sai"}
    assert found.stops


@pytest.mark.parametrize("name", ["two old addresses", "a page and an agency", "an old address below a file"])
def test_both_files_are_named(problems, name):
    (found,) = problems(TAKEN[name])
    assert all(path in f"{found.where.path} {found.what}" for path in TAKEN[name] if path.endswith(".md"))


@pytest.mark.parametrize("old", ["/ubnd-tinh/can-bo/a/", "/en/gioi-thieu-cu/", "/2020/bai-1.html/"])
def test_what_was_once_a_page_may_be_an_old_address(site, old):
    site({"pages/a.md": page(formerly=old)})
