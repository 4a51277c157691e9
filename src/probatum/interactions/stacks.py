"""A whole stack: pairs, ingredients named twice, totals against limits, timing, and what cannot be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from probatum.domain.interaction import (
    Action,
    Interaction,
    KnownInteraction,
    Outcome,
    Party,
    PartyKind,
    Severity,
    UrgentSign,
)
from probatum.domain.provenance import Curated, Derived, Missing
from probatum.domain.stack import (
    CautionLine,
    Duplicate,
    NotUnderstood,
    NutrientTotal,
    PairLine,
    Profile,
    SharedEffect,
    Stack,
    StackItem,
    StackReport,
)
from probatum.interactions.inference import effects_of, inferred
from probatum.interactions.intake import contributions, nutrients_in
from probatum.interactions.limit_checks import nutrient_name, total_of
from probatum.interactions.listing import has_facts
from probatum.interactions.near import near
from probatum.interactions.pairs import between
from probatum.interactions.reading import read_line
from probatum.vocabulary.agent_facts import effect_terms, urgent_signs
from probatum.vocabulary.agents import agents
from probatum.vocabulary.safety_facts import cautions

MOST_ITEMS = 200
CHILD_BELOW = 18  # years
MOST_NAMED = 12  # pairs without a fact that are named; beyond, their number


def stack(texts: Iterable[str], profile: Profile | None = None) -> StackReport:
    """Judge a stack given as lines of text, "vitamin A 10000 IU"; what cannot be read is said, not dropped.

    Raises nothing for bad lines: they come back in `stack.not_understood` with close names.
    """
    lines = [texts] if isinstance(texts, str) else list(texts)
    read = [one for text in lines[:MOST_ITEMS] for one in read_line(text)]
    read += [
        NotUnderstood(text=text[:80], because=f"only {MOST_ITEMS} items are read at once")
        for text in lines[MOST_ITEMS:]
    ]
    items = tuple(one for one in read if isinstance(one, StackItem))
    unread = tuple(one for one in read if isinstance(one, NotUnderstood))
    return report(Stack(items=items, not_understood=unread, profile=profile or Profile()))


def report(given: Stack) -> StackReport:
    """Everything known about an understood stack."""
    lines = sorted(set(_pair_lines(given.items)), key=_order)
    found = tuple(line for line in lines if line.known.value.outcome is Outcome.INTERACTION)
    totals = _totals(given)
    silent = _silent_pairs(given.items, lines)
    return StackReport(
        stack=given,
        pairs=found,
        none_found=tuple(line for line in lines if line.known.value.outcome is not Outcome.INTERACTION),
        near=tuple(_near_lines(given.items, lines)),
        duplicates=tuple(_duplicates(given.items)),
        totals=totals,
        timing=tuple(line for line in found if line.known.value.action is Action.SEPARATE_BY_HOURS),
        shared_effects=tuple(_shared_effects(given.items)),
        cautions=tuple(_cautions(given)),
        unknown=tuple(dict.fromkeys((*_unknown(given, totals), *silent))),
    )


def _pair_lines(items: Sequence[StackItem]) -> Iterator[PairLine]:
    for one, other in combinations(items, 2):
        for a in _brings(one):
            for b in _brings(other):
                everything: tuple[KnownInteraction, ...] = (*between(a, b), *inferred(a, b))
                for known in everything:
                    yield PairLine(a=one.text, b=other.text, known=known, urgent=_urgent(known.value))


def _near_lines(items: Sequence[StackItem], lines: Sequence[PairLine]) -> Iterator[PairLine]:
    """For pairs nothing is on file about: documented rows about a relative of one of them."""
    told = {(line.a, line.b) for line in lines}
    for one, other in combinations(items, 2):
        if (one.text, other.text) not in told:
            for known in near(one.party, other.party):
                yield PairLine(a=one.text, b=other.text, known=known)


def _brings(item: StackItem) -> tuple[Party, ...]:
    """The item itself and what its product holds."""
    inside = (agents().party(f"substance:{nutrient}") for nutrient in nutrients_in(item))
    return tuple(dict.fromkeys((item.party, *(party for party in inside if party is not None))))


def _urgent(known: Interaction) -> tuple[Curated[UrgentSign], ...]:
    """Urgent signs stand beside major lines only, from their own source."""
    if known.outcome is not Outcome.INTERACTION or known.severity.rank < Severity.MAJOR.rank:
        return ()
    signs = (urgent_signs()[topic] for topic in known.topics if topic in urgent_signs())
    return tuple({sign.value.signs: sign for sign in signs}.values())


def _order(line: PairLine) -> tuple[bool, int, str, str, str]:
    """Documented before inferred, graver before lighter."""
    known: KnownInteraction = line.known
    return isinstance(known, Derived), -known.value.severity.rank, line.a, line.b, known.value.id


def _duplicates(items: Sequence[StackItem]) -> Iterator[Duplicate]:
    """Ingredients more than one item brings, and classes more than one medicine belongs to."""
    sources: dict[str, list[str]] = {}
    for item in items:
        for party in _brings(item):
            sources.setdefault(party.name, []).append(item.text)
        if item.party.kind is PartyKind.DRUG:
            for group in agents().classes(item.party)[:1]:
                sources.setdefault(f"{group.name} (one class)", []).append(item.text)
    for name in sorted(sources):
        if len(sources[name]) > 1:
            yield Duplicate(ingredient=name, sources=tuple(sources[name]))


def _totals(given: Stack) -> tuple[NutrientTotal, ...]:
    parts = contributions(given.items, given.profile)
    return tuple(
        total_of(nutrient, found, given.items, given.profile)
        for nutrient, found in parts.items()
        if any(not isinstance(part.amount, Missing) for part in found)
    )


def _shared_effects(items: Sequence[StackItem]) -> Iterator[SharedEffect]:
    raising: dict[str, list[str]] = {}
    lowering: dict[str, list[str]] = {}
    for item in items:
        for fact in effects_of(item.party):
            side = raising if fact.value.sign > 0 else lowering
            side.setdefault(fact.value.effect, []).append(item.text)
    for term in effect_terms().values():
        up, down = raising.get(term.id, []), lowering.get(term.id, [])
        if term.together_sign == 1 and not up:
            continue
        if len(up) + len(down) > 1:
            yield SharedEffect(
                effect=term.name,
                raising=tuple(up),
                lowering=tuple(down),
                is_opposed=bool(up and down),
            )


def _cautions(given: Stack) -> Iterator[CautionLine]:
    """Cautions about the items that concern this person: pregnancy, breast-feeding, childhood."""
    profile = given.profile
    states = {
        "pregnancy/lactation": profile.pregnant or profile.lactating,
        "children": profile.age is not None and profile.age < CHILD_BELOW,
    }
    for item in given.items:
        for caution in cautions(item.party.id):
            if states.get(caution.value.category):
                yield CautionLine(item=item.text, caution=caution)


def _silent_pairs(items: Sequence[StackItem], lines: Sequence[PairLine]) -> tuple[str, ...]:
    """The pairs nothing is on file about, named while they are few."""
    told = {(line.a, line.b) for line in lines}
    couples = list(combinations(items, 2))
    pairs = [(one.text, other.text) for one, other in couples if not set(_brings(one)) & set(_brings(other))]
    silent = [pair for pair in pairs if pair not in told]
    if not silent:
        return ()
    if len(silent) > MOST_NAMED:
        return (f"Nothing is on file about {len(silent)} of {len(couples)} pairs.",)
    return tuple(f"Nothing is on file about {one} with {other}." for one, other in silent)


def _unknown(given: Stack, totals: Sequence[NutrientTotal]) -> Iterator[str]:
    for unread in given.not_understood:
        yield f"“{unread.text}” was not understood: {unread.because}."
    for item in given.items:
        if not any(has_facts(party) for party in _brings(item)):
            yield f"No interaction fact about {item.party.name} is on file."
    yield from _by_reason((item.text, reason) for item in given.items for reason in item.assumptions)
    yield from _by_reason(_missing_contents(given))
    if given.profile.age is None and any(total.checks for total in totals):
        yield "No age was given: limits are those of adults."


def _missing_contents(given: Stack) -> Iterator[tuple[str, str]]:
    for nutrient, parts in contributions(given.items, given.profile).items():
        for part in parts:
            if isinstance(part.amount, Missing):
                yield f"{nutrient_name(nutrient)} in {part.item}", part.because


def _by_reason(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One sentence a reason, with everything it holds for."""
    found: dict[str, list[str]] = {}
    for what, reason in pairs:
        found.setdefault(reason, []).append(what)
    for reason, things in found.items():
        yield f"{reason[:1].upper()}{reason[1:]}: {', '.join(things)}."
