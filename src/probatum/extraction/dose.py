"""Doses: amount, route, form, strength, how often and how long, and the substance each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from probatum.domain.provenance import (
    NOT_REPORTED,
    Absence,
    Extracted,
    Missing,
    Passage,
    Reported,
    Section,
    Span,
)
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.record import Record
from probatum.domain.study import Dose
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Route
from probatum.extraction import regimen
from probatum.extraction.agents import Agent, Belongs, NamedSubstance, NameFinder, agent_of, resolve
from probatum.extraction.dose_context import BY, Context, Sentence, read_context
from probatum.extraction.given_names import with_short_forms
from probatum.extraction.plausible import doubts
from probatum.extraction.quoting import prose, quote
from probatum.extraction.regimen import COUNTED, DISSOLVED
from probatum.text.quantities import FoundQuantity, find_quantities, find_times
from probatum.text.sections import Role
from probatum.text.slices import Slice


@dataclass(frozen=True, slots=True)
class FoundDose:
    """One dose, whose it is, and what its sentence is for.

    `substance` is None when the dose belongs to something outside the vocabulary, or the text does not say
    to what; `agent` quotes the words that decided. `is_background` marks a dose only told about.
    """

    dose: Dose
    substance: SubstanceId | None
    agent: Span | None
    belongs: Belongs
    role: Role
    place: Span

    is_background: bool = False


@dataclass(frozen=True, slots=True)
class _Owned:
    sentence: Sentence
    amount: FoundQuantity
    agent: Agent
    substances: tuple[SubstanceId, ...]
    is_only: bool = False  # the record gives nothing else


_GAVE = re.compile(
    r"\b(?:injected|injections?|administered|received|were\s+given|was\s+given|treated|took|got|fed"
    r"|infused|randomi[sz]ed|allocated|assigned)\b",
    re.IGNORECASE,
)
_LETHAL = re.compile(r"\bL[DC]\s?50\b|\b(?:NO|LO)AEL\b|\bhuman[\s-]equivalent", re.IGNORECASE)


def read_doses(record: Record, mentions: NameFinder) -> tuple[FoundDose, ...]:
    """Every dose of title and abstract, in text order; `mentions` finds known substances in a text.

    A dose named after another substance is kept with `substance=None`, never given to ours.
    """
    passages = prose(record)
    if not any(regimen.amounts(passage.text) for passage in passages):
        return ()
    names = with_short_forms({passage: tuple(mentions(passage.text)) for passage in passages})
    context = read_context(passages)
    found: list[FoundDose] = []
    for owned in _settled(tuple(_owned(context, names)), names):
        found.extend(_doses(owned, context))
    return tuple(_without_repeats(found))


def _owned(context: Context, names: dict[Passage, tuple[NamedSubstance, ...]]) -> Iterator[_Owned]:
    """Every amount with its sentence and the substance it belongs to."""
    everywhere = tuple(name for passage in names for name in names[passage])
    earlier: Agent | None = None
    for sentence in context.sentences:
        for amount in regimen.amounts(sentence.text):
            if not sentence.holds(amount.start) or _is_only_told(sentence, amount):
                continue
            agent = agent_of(sentence.text, amount, sentence.at, names[sentence.passage])
            if agent.belongs is Belongs.UNSAID and sentence.role is Role.CONCLUSION:
                continue
            yield _Owned(sentence, amount, agent, resolve(agent, earlier, everywhere))
            if agent.belongs in (Belongs.KNOWN, Belongs.OTHER):
                earlier = agent


def _is_only_told(sentence: Sentence, amount: FoundQuantity) -> bool:
    """A lethal or tolerated dose that was computed, or a bound ("more than 120 mg"): given to nobody."""
    before = sentence.text[sentence.at.start : amount.start]
    if _LETHAL.search(before):
        return True
    return sentence.role in (Role.RESULTS, Role.CONCLUSION) and _BOUND.search(before) is not None


_BOUND = re.compile(
    r"(?:[≤≥<>]|\b(?:more|less|higher|lower)\s+than|\b(?:over|above|below|under|exceeding|up\s+to))\s*$",
    re.IGNORECASE,
)


def _settled(owned: tuple[_Owned, ...], names: dict[Passage, tuple[NamedSubstance, ...]]) -> Iterator[_Owned]:
    """Where a record gives only the one substance of its title, unnamed amounts are of that substance."""
    others = {
        o.agent.at.of(o.sentence.text).lower()
        for o in owned
        if o.agent.belongs is Belongs.OTHER and o.agent.at
    }
    distinct = sorted({n.substance for passage in names for n in names[passage]})
    in_title = {n.substance for passage in names if passage.section is Section.TITLE for n in names[passage]}
    is_sole = len(distinct) == 1 and not others and set(distinct) == in_title
    unnamed = 0 if is_sole else sum(o.agent.belongs in (Belongs.UNSAID, Belongs.SAME) for o in owned)
    is_only = len(others) + len({s for o in owned for s in o.substances}) + unnamed <= 1
    for item in owned:
        is_unnamed = item.agent.belongs in (Belongs.UNSAID, Belongs.ANY) and not _is_told(item.sentence)
        settled = tuple(distinct) if is_sole and is_unnamed and not item.substances else item.substances
        yield replace(item, substances=settled, is_only=is_only)


def _doses(owned: _Owned, context: Context) -> Iterator[FoundDose]:
    """One dose per route and per substance the amount belongs to."""
    quantity = owned.amount.quantity
    if quantity is None or (quantity.unit in COUNTED and not _is_whole(owned, context)):
        return
    for route in context.routes_of(owned.sentence, owned.amount, owned.is_only):
        for substance in owned.substances or (None,):
            yield _dose(owned, context, quantity, route, substance)


def _is_whole(owned: _Owned, context: Context) -> bool:
    """Drops or capsules are a dose of something known, or of a stated strength."""
    return bool(owned.substances) or not isinstance(
        context.strength_of(owned.sentence, owned.amount), Missing
    )


def _dose(
    owned: _Owned, context: Context, quantity: Quantity, route: Reported[Route], substance: SubstanceId | None
) -> FoundDose:
    sentence, amount = owned.sentence, owned.amount
    place = quote(sentence.passage, Slice(amount.start, amount.end))
    printed = Extracted(quantity, (place,), BY)
    is_strength = quantity.unit is Unit.PERCENT or quantity.unit in DISSOLVED
    known = route.value if not isinstance(route, Missing) else None
    dose = Dose(
        amount=NOT_REPORTED if is_strength else printed,
        concentration=printed if is_strength else context.strength_of(sentence, amount),
        route=route,
        form=context.form_of(sentence, amount),
        times_per_day=context.times_of(sentence, amount, owned.is_only),
        schedule=context.schedule_of(sentence, amount, owned.is_only),
        duration=context.duration_of(sentence, amount),
        flags=(*doubts(quantity, substance, known), *_counted_flags(sentence, amount)),
    )
    agent = quote(sentence.passage, owned.agent.at) if owned.agent.at else None
    return FoundDose(dose, substance, agent, owned.agent.belongs, sentence.role, place, _is_told(sentence))


def _is_told(sentence: Sentence) -> bool:
    """Background in which nothing is given: the dose is only told about."""
    return sentence.role is Role.BACKGROUND and not _GAVE.search(sentence.at.of(sentence.text))


_HELD = re.compile(
    r"\b(?:capsules?|tablets?|sachets?)\b[^.;]{0,40}\b(?:held|contain(?:ed|ing|s)|with)\s*$", re.IGNORECASE
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|2|3|4)\s+(?:\w+\s+)?(?:capsules|tablets|sachets)\b", re.IGNORECASE
)
AMBIGUOUS = "ambiguous: per unit or per intake"


def _counted_flags(sentence: Sentence, amount: FoundQuantity) -> tuple[str, ...]:
    """ "Two capsules …; the capsules held 200 mg": each, or both together? The text does not say."""
    before = sentence.text[max(sentence.at.start, amount.start - 160) : amount.start]
    return (AMBIGUOUS,) if _HELD.search(before) and _SEVERAL.search(before) else ()


def _without_repeats(found: Sequence[FoundDose]) -> list[FoundDose]:
    """One dose per substance, amount and route: a title or a result that repeats the methods adds nothing."""
    kept: dict[tuple[object, ...], FoundDose] = {}
    amounts: set[tuple[object, ...]] = set()
    for item in sorted(found, key=lambda f: f.role is not Role.METHODS):
        other = item.agent.quote.lower() if item.agent and not item.substance else ""
        key = (item.substance, other, *_values(item.dose))
        amount = _bare_amount(item.dose)
        is_told = item.role in (Role.RESULTS, Role.CONCLUSION) or item.place.section is Section.TITLE
        is_label = is_told and item.belongs is not Belongs.KNOWN
        if key in kept or (is_label and amount in amounts):
            continue
        amounts.add(amount)
        kept[key] = item
    return sorted(kept.values(), key=lambda f: (f.place.section, f.place.start))


def _bare_amount(dose: Dose) -> tuple[object, ...]:
    """Number and unit, whether per day or per intake: a result names an arm by "the 3 mg"."""
    values = [r.value for r in (dose.amount, dose.concentration) if not isinstance(r, Missing)]
    return tuple((q.low, q.high, q.unit) for q in values)


def _values(dose: Dose) -> tuple[object, ...]:
    return tuple(
        None if isinstance(r, Missing) else r.value for r in (dose.amount, dose.concentration, dose.route)
    )


def unknown_units(record: Record) -> tuple[Missing, ...]:
    """Bracketed amounts in a unit we do not know ("(30 ULR)"): kept as printed, never guessed."""
    return tuple(
        Missing(Absence.UNCLEAR, (quote(passage, Slice(*match.span(1))),))
        for passage in prose(record)
        for match in _UNKNOWN.finditer(passage.text)
        if not find_quantities(match[1]) and not find_times(match[1])
    )


_UNKNOWN = re.compile(r"(?<=[a-z]\s)\((\d+(?:\.\d+)?\s(?!SD|SE|SEM|CI|BC|AD|PM|AM)[A-Z]{2,4})\)")
