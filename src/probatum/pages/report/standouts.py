"""What a reader should see first: the most serious and most certain of what was flagged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from probatum.domain.claim import ClaimType, Rating
from probatum.pages.report.contexts import Card

# How many of each rating, in the order in which they take turns.
_MOST = {Rating.CONTRADICTED: 3, Rating.INCONSISTENT: 3, Rating.OVERSTATED: 1, Rating.NO_EVIDENCE: 1}
# What harms a reader who believes it comes before what only misinforms.
_SERIOUS = (
    ClaimType.SAFETY,
    ClaimType.INTERACTION,
    ClaimType.DOSE,
    ClaimType.ARITHMETIC,
    ClaimType.IDENTITY,
    ClaimType.EFFICACY,
    ClaimType.LEGAL,
    ClaimType.SPORT,
    ClaimType.PHARMACOKINETICS,
    ClaimType.PRODUCT,
    ClaimType.CITATION,
    ClaimType.MECHANISM,
)
_SERIOUSNESS = {one.value: place for place, one in enumerate(_SERIOUS)}
_BY_STUDIES = "findings-contradict"  # another study may turn it; a sum or a term stays


def standouts(found: Sequence[Card]) -> tuple[Card, ...]:
    """Up to three contradicted and three inconsistent ones in turn, then one overstated, one unsupported.

    The same reason is told once, and of each rating different kinds of error go before a second of a kind.
    """
    unlike = {(card.rating, card.because, _sums(card)): card for card in reversed(found) if card.flagged}
    first = sorted(unlike.values(), key=_urgency)
    chosen = {
        rating: _different_first(card for card in first if card.rating is rating)[:most]
        for rating, most in _MOST.items()
    }
    turns = zip_longest(chosen.pop(Rating.CONTRADICTED), chosen.pop(Rating.INCONSISTENT))
    in_turn = [card for turn in turns for card in turn if card is not None]
    return (*in_turn, *(card for cards in chosen.values() for card in cards))


def _urgency(card: Card) -> tuple[bool, bool, int, int]:
    """A sum anybody can redo first, then facts and terms before single studies, then by what is at stake."""
    return not _sums(card), card.rule == _BY_STUDIES, _SERIOUSNESS[card.type], card.number


def _different_first(cards: Iterable[Card]) -> list[Card]:
    """The first of each kind in order, then the others in order."""
    seen: set[tuple[str, str, str]] = set()
    first: list[Card] = []
    again: list[Card] = []
    for card in cards:
        (again if _kind(card) in seen else first).append(card)
        seen.add(_kind(card))
    return [*first, *again]


def _kind(card: Card) -> tuple[str, str, str]:
    """One kind of error: the same rule on the same type of claim; of checks by their reason too."""
    return card.rule, card.type, card.because if card.checks else ""


def _sums(card: Card) -> tuple[str, ...]:
    return tuple(_lines(card))


def _lines(card: Card) -> Iterator[str]:
    for check in card.checks:
        yield from check.arithmetic
