"""What a file of law holds: one instrument, and all that follows from it, each with its article.

Agencies, records and facts are named by their ids in the model; a test checks that every name is known.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from ..model.values import Day, Line, Many, Url, Yes
from ..model.vocabulary import Term, one_of
from .articles import Reference

Amount = Annotated[int, BeforeValidator(int)]
Verified = Annotated[Term, one_of("verifications")]
"""How a text was read: which sentence stands beside it on public pages."""


class Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


class Instrument(Said):
    """A law, a decree, a circular. `in_force_to` is its last day."""

    number: Line
    title: Line
    adopted: Day | None = None
    in_force_from: Day
    in_force_to: Day | None = None
    replaces: Many[Line] = ()
    verified: Verified
    source: Url | None = None
    note: Line = ""

    def holds(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    @property
    def reference(self) -> Reference:
        return Reference(self.number)


class Provision(Said):
    """One thing that an article says. `number` is the instrument's; it and `verified` come from there if not given."""

    number: Line
    article: Line = ""
    verified: Verified

    @property
    def reference(self) -> Reference:
        return Reference(self.number, self.article)


class Clause(Provision):
    """What an article says, in our own short words."""

    text: Line


class Cycle(Said):
    """Information that falls due again and again: of each stretch of a year that ends on one of `ends`.

    `ends` are days and labels (“30/9: 9 tháng”); `deadline` runs from each of them.
    """

    ends: dict[Line, Line]
    deadline: Line
    of: Many[Line]
    """The kinds of agency that owe it; of the others the category as a whole is looked at."""


class Category(Provision):
    """A point of what must be public. Its `id` is what editors write in `disclosure`."""

    id: Line
    label: Line
    gist: Line = ""
    """One plain sentence of what belongs here."""
    former: Many[Line] = ()
    """The points of the law before that asked for the same."""
    on_portal: Annotated[Term, one_of("on-portal")]
    """Whether the portal must carry it: yes, partly, no."""
    expected: Many[Line] = ()
    """The kinds of agency that certainly have it."""
    possible: Many[Line] = ()
    always: Yes = False
    """Whether every agency has it, so that none may call it not applicable."""
    basis: Line = ""
    """Why these agencies."""
    basis_verified: Verified
    kinds: Many[Line] = ()
    """The kinds of record that count for it without saying so."""
    groups: Many[Line] = ()
    """The groups of document types (normative …) that do."""
    facts: Many[Line] = ()
    """What an agency must have said of itself for it: see `duties.facts`."""
    deadline: Line = "publish"
    periodic: Cycle | None = None

    @property
    def slug(self) -> str:
        """Its part of addresses: 17-1-dd."""
        return self.reference.href.rstrip("/").rpartition("/")[2]

    @property
    def anchor(self) -> str:
        """Its place in an agency's list; HTML wants a letter first."""
        return f"muc-{self.slug}"


class Deadline(Provision):
    """How long something may take. Without `amount` it is to be done at once, and no day can be worked out.

    `trigger` says from when, as the sentence of explanation has it: “ký”, “nhận”, “hết kỳ”. `valid_from` and
    `valid_to` narrow the time in which the rule holds, where it differs from the instrument's.
    """

    id: Line
    label: Line
    trigger: Line
    amount: Amount | None = None
    unit: Annotated[Term, one_of("time-units")]
    valid_from: Day | None = None
    valid_to: Day | None = None


class Duty(Provision):
    """What agencies must do beside publishing."""

    id: Line
    label: Line
    of: Many[Line] = ()
    """Everybody, where no kind is named."""
    seen: Line = ""
    """How the portal shows that it is done."""


class Reason(Provision):
    """Why something may be not applicable, and which keys of the statement must then be given."""

    id: Line
    label: Line
    requires: Many[Line] = ()


class Item(Provision):
    """A line of a list that is shown as it stands: a channel, a ground for refusal, a field of a form."""

    label: Line
    note: Line = ""
    private: Yes = False
    """Of a form: whether it is not to travel by mail."""
    is_subject: Yes = False
    """Of a form: whether it is where the writer says which information is asked for."""


class Form(Provision):
    """A form people fill in, with its fields in order."""

    id: Line
    label: Line
    fields: Many[Item] = ()


class Access(Said):
    """Information on request: who may ask, who answers, how, for how much, and when one may be refused."""

    who: Many[Item] = ()
    providers: Many[Item] = ()
    channels: Many[Item] = ()
    deadlines: Many[Line] = ()
    costs: Many[Item] = ()
    refusals: Many[Item] = ()
    complaints: Many[Item] = ()
    forms: Many[Form] = ()


class YearlyReport(Provision):
    """A report owed every year before a day (“20/12”), of the year that ends with `ends` (“14/12”)."""

    before: Line
    ends: Line


class Transition(Provision):
    """What was made before `created_before` and was not yet to be public may come later: until `due`."""

    created_before: Day
    due: Day
    label: Line


class SpokespeopleRules(Said):
    """What the decree of a day says of spokespeople, in plain words.

    `rules` are sentences with their article; `named_elsewhere` takes the name of the body that keeps the list;
    `purpose` says why the contacts are public, wherever they are handed out.
    """

    rules: Many[Clause]
    nobody_named: Line
    named_elsewhere: Line
    purpose: Line


class PressRule(Item):
    """What holds between the press and an agency. With a `deadline`, how long that is is said too."""

    topic: Annotated[Term, one_of("press-topics")]
    deadline: Line = ""


class Law(Said):
    instrument: Instrument
    clauses: Many[Clause] = ()
    categories: Many[Category] = ()
    deadlines: Many[Deadline] = ()
    duties: Many[Duty] = ()
    reasons: Many[Reason] = ()
    access: Access | None = None
    transition: Transition | None = None
    columns: Many[Item] = ()
    """The columns of the list of what must be public."""
    spokespeople: SpokespeopleRules | None = None
    press_rules: Many[PressRule] = ()
    press_report: YearlyReport | None = None
