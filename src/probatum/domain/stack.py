"""A stack: what somebody combines, and what is known about the combination."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from probatum.domain.interaction import KnownInteraction, Party, UpperLimit, UrgentSign
from probatum.domain.monograph import Caution
from probatum.domain.provenance import Curated, Derived, Missing
from probatum.domain.quantity import Quantity

STACK_DISCLAIMER = (
    "Education, not medical advice. Do not stop or change a prescribed medicine because of this; "
    "a pharmacist or physician can look at the whole list."
)
NOT_FOUND_NOTE = (
    "A pair that is not listed was not found in what we hold; not found does not mean free of harm."
)


class Sex(StrEnum):
    """As limits distinguish it."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """For whom limits are read. Nothing here is stored or sent."""

    age: Decimal | None = None  # years; None is read as an adult, and said so
    sex: Sex | None = None
    pregnant: bool = False
    lactating: bool = False
    jurisdictions: tuple[str, ...] = ()  # empty: all
    body_mass: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StackItem:
    """One thing as given, and what was understood of it."""

    text: str
    party: Party
    form: str | None
    dose: Quantity | None  # one intake
    times_per_day: Decimal | None  # None: cannot be told
    route: str | None
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """One thing that could not be placed: never dropped in silence."""

    text: str
    because: str
    close: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """What was understood and what was not."""

    items: tuple[StackItem, ...]
    not_understood: tuple[NotUnderstood, ...]
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """One known interaction between two items of the stack."""

    a: str
    b: str
    known: KnownInteraction
    urgent: tuple[Curated[UrgentSign], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """One ingredient that more than one item brings."""

    ingredient: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one item adds to one nutrient in a day."""

    item: str
    form: str | None
    amount: Derived[Quantity] | Missing
    because: str
    is_counted: bool = True  # False: shown, but no part of the total


class Verdict(StrEnum):
    """How a day's total stands to a limit."""

    BELOW = "below"
    REACHES = "reaches"
    ABOVE = "above"
    MAY_EXCEED = "may exceed"  # the range of the total straddles the limit
    UNKNOWN = "cannot be compared"
    NOT_COVERED = "not covered by this limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitCheck:
    """A total beside one authority's limit."""

    limit: Curated[UpperLimit]
    counted: Quantity | None  # only the forms and sources the limit counts
    verdict: Verdict
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NutrientTotal:
    """What the stack adds up to for one nutrient in a day."""

    nutrient: str
    name: str
    contributions: tuple[Contribution, ...]
    total: Quantity | None
    is_complete: bool  # False when an item's content is not known
    checks: tuple[LimitCheck, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedEffect:
    """Items that push one thing the same way, or opposite ways."""

    effect: str
    raising: tuple[str, ...]
    lowering: tuple[str, ...]
    is_opposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CautionLine:
    """A caution about one item that concerns the person as described."""

    item: str
    caution: Curated[Caution]


@dataclass(frozen=True, slots=True, kw_only=True)
class StackReport:
    """Everything that is known about a stack, what is not, and what that does not mean."""

    stack: Stack
    pairs: tuple[PairLine, ...]  # documented first, then inferred; the gravest first
    none_found: tuple[PairLine, ...]  # looked for by a source, and not found
    near: tuple[PairLine, ...]  # about a relative of one item that shares the effect: no evidence on the pair
    duplicates: tuple[Duplicate, ...]
    totals: tuple[NutrientTotal, ...]
    timing: tuple[PairLine, ...]  # separate by hours
    shared_effects: tuple[SharedEffect, ...]
    cautions: tuple[CautionLine, ...]
    unknown: tuple[str, ...]  # what could not be said, each a sentence
    notes: tuple[str, ...] = (NOT_FOUND_NOTE,)
    disclaimer: str = STACK_DISCLAIMER
