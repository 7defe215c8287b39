"""The records editors write, one module each."""

from ..source.schema import Record
from .agency import Agency
from .bulletin import Bulletin
from .campaign import Campaign
from .correction import Correction
from .deployment import Deployment
from .disclosure import Disclosure
from .document import Document
from .draft import Draft
from .event import Event
from .news import News, Page, Translation
from .person import Person
from .plan import Plan
from .portal import Portal
from .press import Press
from .press_kit import PressKit
from .question import Question
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
    Event,
    Campaign,
    Bulletin,
    Press,
    PressKit,
    Question,
    Correction,
    Page,
    Synonyms,
    Deployment,
)
"""What may stand in a portal beside its `portal.yaml`, in the order in which pages speak of them."""

__all__ = [
    "RECORDS",
    "Agency",
    "Bulletin",
    "Campaign",
    "Correction",
    "Deployment",
    "Disclosure",
    "Document",
    "Draft",
    "Event",
    "News",
    "Page",
    "Person",
    "Plan",
    "Portal",
    "Press",
    "PressKit",
    "Question",
    "Rota",
    "Synonyms",
    "Translation",
]
