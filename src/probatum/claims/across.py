"""Two articles side by side: where both cannot be right, and what decides it.

Three things are compared, only about the same substance: effects (one outcome, opposite directions), doses
(the same figures in other units, ranges far apart, drops of two sizes), and statements (the checks of one
text, run on both together). What decides is a verdict that names evidence; where none does, the answer
says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import product

from probatum.claims.consistency import check_statements
from probatum.claims.drop_volumes import difference, drop_of
from probatum.domain.article import Article, Place
from probatum.domain.claim import (
    ArticleReport,
    Attribution,
    Claim,
    ClaimType,
    Conflict,
    Manner,
    Rating,
    Verdict,
)
from probatum.domain.errors import UnitError
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.terms import Direction

ADULT = Decimal(70)  # kg, for saying how far apart a dose per kg and a dose in all are
_FAR_APART = 2  # ranges count as apart when one begins at twice the end of the other
_LAB = (Attribution.ANIMALS, Attribution.CELLS)
_BETWEEN = "\n\n"
_UNDECIDED = "nothing on file decides it; the cited source would"

Pair = tuple[Verdict, Verdict]


def disagreements(one: ArticleReport, other: ArticleReport) -> tuple[Conflict, ...]:
    """Where two articles disagree, in the order of the first; each place once."""
    name = other.article.title or other.article.url or "the other article"
    pairs = list(_comparable(one, other))
    found = [*_effects(pairs, name), *_doses(pairs, name), *_statements(one, other, name)]
    found += _drops(one, other, name)
    return tuple(_once(sorted(found, key=lambda conflict: (conflict.a, conflict.b))))


def _comparable(one: ArticleReport, other: ArticleReport) -> Iterator[Pair]:
    """Assertions of both about the same substance, in the same kind of subject, in the same people."""
    for a, b in product(filter(_says_something, one.verdicts), filter(_says_something, other.verdicts)):
        if _is_comparable(a.claim, b.claim):
            yield a, b


def _says_something(verdict: Verdict) -> bool:
    return verdict.claim.dose is not None or None not in (verdict.claim.outcome, verdict.claim.direction)


def _is_comparable(a: Claim, b: Claim) -> bool:
    return (
        a.substance is not None
        and a.substance == b.substance
        and a.manner is b.manner is Manner.ASSERTION
        and (a.attribution in _LAB) == (b.attribution in _LAB)
        and not _differ(a.population, b.population)
    )


def _differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


# Effects


def _effects(pairs: Iterable[Pair], name: str) -> Iterator[Conflict]:
    """One outcome, two directions; one conflict for each outcome and pair of directions."""
    seen: set[tuple[str, Direction, Direction]] = set()
    for a, b in pairs:
        outcome, up, down = a.claim.outcome, a.claim.direction, b.claim.direction
        if outcome is None or outcome != b.claim.outcome or not _opposite(up, down):
            continue
        if up and down and (outcome, up, down) not in seen:
            seen.add((outcome, up, down))
            words = a.claim.outcome_words or outcome
            because = f"{words}: {_said(up)} in one, {_said(down)} in the other; {_decided(a, b)}"
            yield _conflict(a.claim.place, b.claim.place, because, name)


def _opposite(a: Direction | None, b: Direction | None) -> bool:
    return a is not None and b is not None and a is not b and Direction.MIXED not in (a, b)


def _said(direction: Direction) -> str:
    return {Direction.INCREASE: "more", Direction.DECREASE: "less"}.get(direction, "no difference")


# Doses


def _doses(pairs: Iterable[Pair], name: str) -> Iterator[Conflict]:
    for a, b in pairs:
        because = _dose_conflict(a.claim, b.claim)
        if because is not None:
            yield _conflict(a.claim.place, b.claim.place, f"{because}; {_decided(a, b)}", name)


def _dose_conflict(a: Claim, b: Claim) -> str | None:
    if a.dose is None or b.dose is None or _differ(a.route, b.route):
        return None
    return _same_figures(a.dose, b.dose) or (
        _far_apart(a.dose, b.dose) if a.type is b.type is ClaimType.DOSE else None
    )


def _same_figures(a: Quantity, b: Quantity) -> str | None:
    """One range twice, per kg of body mass in one article and in all in the other."""
    figures = _micrograms(a), _micrograms(b)
    if a.per_kg == b.per_kg or None in figures or figures[0] != figures[1] or a.low == a.high:
        return None
    return (
        f"the same figures, {a} in one and {b} in the other: per kg of body mass is {ADULT} times as much "
        f"for a person of {ADULT} kg"
    )


def _far_apart(a: Quantity, b: Quantity) -> str | None:
    """Ranges of the same kind that do not come near each other."""
    first, second = _micrograms(a), _micrograms(b)
    if first is None or second is None or (a.per_kg, a.per_day) != (b.per_kg, b.per_day):
        return None
    lower, upper = sorted((first, second))
    if not lower[1] or upper[0] < _FAR_APART * lower[1]:
        return None
    return f"{a} in one, {b} in the other: at least {(upper[0] / lower[1]).normalize():f}-fold apart"


def _micrograms(dose: Quantity) -> tuple[Decimal, Decimal] | None:
    try:
        mass = dose.to(Unit.UG)
    except UnitError:
        return None
    return mass.low, mass.high


def _drops(one: ArticleReport, other: ArticleReport, name: str) -> Iterator[Conflict]:
    """Two sizes of one drop, in articles about one substance."""
    if not one.substances or one.substances[:1] != other.substances[:1]:
        return
    first, second = drop_of(one.article.text), drop_of(other.article.text)
    because = difference(first, second) if first and second else None
    if first and second and because:
        a, b = _place(one.article, first.at), _place(other.article, second.at)
        yield _conflict(a, b, f"{because}; {_UNDECIDED}", name)


# Statements


def _statements(one: ArticleReport, other: ArticleReport, name: str) -> Iterator[Conflict]:
    """Faults of both texts read as one, whose two sides stand in different articles."""
    if not one.substances or one.substances[:1] != other.substances[:1]:
        return
    first, second = one.article.text, other.article.text
    shift = len(first) + len(_BETWEEN)
    for check in check_statements(first + _BETWEEN + second):
        placed = [(entry.start, entry.end) for entry in check.inputs if entry.start >= 0]
        before = [place for place in placed if place[1] <= len(first)]
        after = [(start - shift, end - shift) for start, end in placed if start >= shift]
        if check.is_fault and before and after and len(placed) == len(before) + len(after):
            because = f"{check.because}; {_UNDECIDED}"
            yield _conflict(_place(one.article, before[0]), _place(other.article, after[0]), because, name)


def _place(article: Article, place: tuple[int, int]) -> Place:
    return article.place(*place)


# What decides, and putting together


def _decided(a: Verdict, b: Verdict) -> str:
    """Which of the two the evidence bears out, with one piece of it."""
    for verdict, which in ((a, "the first"), (b, "the second")):
        if verdict.rating is Rating.SUPPORTED:
            text = next(one.text for one in verdict.evidence if not one.opposes)
            return f"what is on file agrees with {which} ({text})"
    for verdict, which in ((a, "the first"), (b, "the second")):
        if verdict.rating is Rating.CONTRADICTED:
            text = next(one.text for one in verdict.evidence if one.opposes)
            return f"what is on file speaks against {which} ({text})"
    return _UNDECIDED


def _conflict(a: Place, b: Place, because: str, name: str) -> Conflict:
    return Conflict(a=a, b=b, because=because, b_article=name)


def _once(conflicts: Iterable[Conflict]) -> Iterator[Conflict]:
    """The first conflict between two places; one that repeats both is left out."""
    kept: list[Conflict] = []
    for conflict in conflicts:
        if not any(conflict.a.overlaps(other.a) and conflict.b.overlaps(other.b) for other in kept):
            kept.append(conflict)
            yield conflict
