"""The records editors write, one module each."""

from ..source.schema import Record
from .agency import Agency
from .bulletin import Bulletin
from .correction import Correction
from .disclosure import Disclosure
from .document import Document
from .draft import Draft
from .news import News, Page, Translation
from .person import Person
from .plan import Plan
from .portal import Portal
from .press import Press
from .press_kit import PressKit
from .rota import Rota
from .synonyms import Synonyms

RECORDS: tuple[type[Record], ...] = (
    Agency,
    Disclosure,
    Person,
    Rota,
    Document,
    Plan,
    Draft,
    News,
    Bulletin,
    Press,
    PressKit,
    Correction,
    Page,
    Synonyms,
)
"""What may stand in a portal beside its `portal.yaml`, in the order in which pages speak of them."""

__all__ = [
    "RECORDS",
    "Agency",
    "Bulletin",
    "Correction",
    "Disclosure",
    "Document",
    "Draft",
    "News",
    "Page",
    "Person",
    "Plan",
    "Portal",
    "Press",
    "PressKit",
    "Rota",
    "Synonyms",
    "Translation",
]
