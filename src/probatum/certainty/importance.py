"""Which pooled outcome a score would be for: by importance declared beforehand, never by its result."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum import vocabulary
from probatum.certainty.pooled import term_of
from probatum.domain.synthesis import PooledEffect, PooledOutcome
from probatum.domain.terms import Better, OutcomeKind, Track

_KINDS = (OutcomeKind.PATIENT_IMPORTANT, OutcomeKind.SURROGATE, OutcomeKind.MECHANISTIC)
_BETWEEN = (" vs ", " vs. ", "against ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Importance:
    """The declared classes, what counts as harm, and which comparators are no treatment."""

    classes: tuple[tuple[str, ...], ...]
    harm_groups: frozenset[str]
    no_harm: frozenset[str]
    nothing: tuple[str, ...]


@cache
def importance() -> Importance:
    """What `importance.toml` declares."""
    read = tomllib.loads(files("probatum.certainty").joinpath("importance.toml").read_text("utf-8"))
    return Importance(
        classes=tuple(tuple(one["terms"]) for one in read["class"]),
        harm_groups=frozenset(read["harm"]["groups"]),
        no_harm=frozenset(read["harm"]["but"]),
        nothing=tuple(read["nothing"]["words"]),
    )


def is_harm(term: str) -> bool:
    """Does an outcome of the vocabulary tell of harm? False for names that are none of its terms."""
    declared, known = importance(), vocabulary.outcomes()
    if not known.has(term) or term in declared.no_harm:
        return False
    return known.get(term).group in declared.harm_groups


def rank(term: str) -> int | None:
    """Place in the declared order, 0 first; None for names that are no term of the vocabulary."""
    declared = importance()
    place = next((i for i, terms in enumerate(declared.classes) if term in terms), None)
    known = vocabulary.outcomes()
    if place is not None or not known.has(term):
        return place
    return len(declared.classes) + _KINDS.index(known.get(term).kind)


def comparator_of(comparison: str) -> str:
    """What a table compared with: the words after "vs" or "against"; the whole where there are none.

    >>> comparator_of("St John's wort vs SSRI"), comparator_of("against placebo")
    ('SSRI', 'placebo')
    """
    for between in _BETWEEN:
        _, found, after = comparison.partition(between)
        if found:
            return after.strip()
    return comparison.strip()


def is_against_nothing(comparison: str) -> bool:
    """Is the comparator placebo, no treatment or usual care?

    >>> is_against_nothing("magnesium vs Control"), is_against_nothing("against standard solution")
    (True, False)
    """
    words = comparator_of(comparison).casefold()
    return any(words == one or words.startswith(f"{one} ") for one in importance().nothing)


def in_order(pooled: Iterable[PooledOutcome]) -> tuple[PooledOutcome, ...]:
    """Rated human outcomes of benefit, most important first, then by people, studies and name.

    Nothing of what was found decides: not the estimate, nor the certainty.
    """
    fit = [(place, one) for one in pooled if (place := _place(one)) is not None]
    return tuple(one for _, one in sorted(fit, key=lambda pair: _key(*pair)))


def _place(outcome: PooledOutcome) -> int | None:
    is_rated = outcome.assessed is not None and outcome.assessed.level is not None
    if not is_rated or outcome.track is not Track.HUMAN or outcome.better is Better.NEITHER:
        return None
    term = term_of(outcome.outcome)
    return None if is_harm(term) else rank(term)


def _key(place: int, outcome: PooledOutcome) -> tuple[int, int, int, str, str]:
    effect = outcome.effect
    assert isinstance(effect, PooledEffect)  # rated outcomes are pooled
    return place, -(effect.n or 0), -effect.k, outcome.outcome, outcome.table
