"""What is known of a file meets what its record says: scans that somebody has read, names that are ours."""

from datetime import datetime

import pytest

from plugins.portal.catalogue.content import read_portal
from plugins.portal.source.attachment import Facts
from plugins.portal.source.tree import Means
from tests.conftest import NOW, agency, document, portal

NOTHING = Facts()
FOLDER = "lao-cai/ubnd-tinh/documents/2026"


@pytest.fixture
def said(tree):
    """The problems of a document with one file beside it, which turned out to be so."""

    def found(facts=NOTHING, name="quet.pdf", **entry):
        content = tree(
            {
                "lao-cai/portal.yaml": portal(),
                "lao-cai/ubnd-tinh/agency.md": agency(),
                f"{FOLDER}/1-kh-ubnd.md": document(attachments=[{"file": name, "label": "Toàn văn", **entry}]),
                f"{FOLDER}/1-kh-ubnd/{name}": b"x",
            }
        )
        now = datetime.fromisoformat(NOW)
        return read_portal(content / "lao-cai", now, Means(lambda paths: dict.fromkeys(paths, facts))).problems

    return found


def test_a_scan_that_nobody_has_read_is_not_published(said):
    (problem,) = said(Facts("application/pdf", scan=True))
    assert (problem.code, problem.stops) == ("ban-quet-chua-xem", True)
    assert problem.where.path.endswith("1-kh-ubnd/quet.pdf")
    assert "scan_checked: có" in problem.how


def test_a_scan_that_somebody_has_read_is_published_with_a_word_that_it_cannot_be_searched(said):
    (problem,) = said(Facts("application/pdf", scan=True), scan_checked="có")
    assert (problem.code, problem.stops) == ("ban-quet", False)


def test_what_can_be_searched_needs_nobody_to_say_so(said):
    assert said(Facts("application/pdf", text="Kế hoạch")) == ()


OURS = {
    "so-do.jpg.960.webp": "so-do-jpg-960-goc.webp",
    "1-kh-ubnd.pdf.trang-1.webp": "1-kh-ubnd-pdf-trang-1-goc.webp",
    "SO-DO.480.WEBP": "SO-DO-480-goc.WEBP",
    "the-chia-se.png": "the-chia-se-goc.png",
    "so-lieu.csv": "so-lieu-goc.csv",
    "ba-buoc-so-lieu.csv": "ba-buoc-so-lieu-goc.csv",
    "chi-tieu.csv": "chi-tieu-goc.csv",
}


@pytest.mark.parametrize("name", OURS)
def test_nobody_may_call_a_file_as_what_the_portal_makes_itself(said, name):
    (problem,) = said(name=name)
    assert (problem.code, problem.stops) == ("ten-danh-rieng", True)
    assert problem.how == f"đổi thành {OURS[name]}"
    assert said(name=OURS[name]) == ()


@pytest.mark.parametrize("name", ["anh-2026.webp", "so-lieu-2026.csv"])
def test_other_names_are_free(said, name):
    assert said(name=name) == ()
