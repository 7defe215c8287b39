"""The records editors write, one module each."""

from ..source.schema import Record
from .agency import Agency
from .document import Document
from .draft import Draft
from .news import News, Page, Translation
from .person import Person
from .plan import Plan
from .portal import Portal

RECORDS: tuple[type[Record], ...] = (Agency, Person, Document, Plan, Draft, News, Page)
"""What may stand in a portal beside its `portal.yaml`, in the order in which pages speak of them."""

__all__ = [
    "RECORDS",
    "Agency",
    "Document",
    "Draft",
    "News",
    "Page",
    "Person",
    "Plan",
    "Portal",
    "Translation",
]
