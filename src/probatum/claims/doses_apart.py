"""Two daily doses of one substance in one article that lie far apart, with nothing that tells them apart.

It is shown as a pair of places, no fault: two protocols may both be in use. Doses of studies, of children,
of loading phases, of another form or route, and limits are told apart by their own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from probatum.domain.claim import Attribution, Claim, ClaimType, Conflict, Manner
from probatum.text.dose_expressions import measures

_FAR = 5  # times the greater end of the one, before the smaller end of the other is far from it
_TELLS_APART = re.compile(
    r"\b(?:trials?|stud(?:y|ies|ied)|participants|patients|volunteers|loading|maintenance|starting|start(?:s|ed)?|first"
    r"|initial\w*|then|severe|acute|high(?:er)?[\s-]dose|low(?:er)?[\s-]dose|micro-?dos\w*|maximum|limit|upper|exceed\w*"
    r"|up to|at least|more than|less than|over|under|RDA|recommended\s+dietary|daily\s+value|deficien\w*"
    r"|extract|powder|root|fruit|elemental|standardi[sz]ed|raw|dried|fresh|food|diet\w*|tea|instead|whereas|while"
    r"|compared|label\w*|weeks?|months?|per\s+week|kg|kilogram|surface|equivalent|rats?|mice|animals?)\b|/\s?kg",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Daily:
    """A claim and the amount a day it tells, in micrograms."""

    claim: Claim
    low: Decimal
    high: Decimal
    told: str


def doses_apart(claims: Iterable[Claim]) -> tuple[Conflict, ...]:
    """The pairs of plain daily doses of one substance, route and population at least fivefold apart."""
    daily = [one for claim in claims if _is_plain(claim) for one in _daily(claim)]
    return tuple(
        Conflict(a=one.claim.place, b=other.claim.place, because=_because(one, other))
        for one, other in combinations(daily, 2)
        if _is_same(one.claim, other.claim) and _gap(one, other) >= _FAR
    )


def _is_plain(claim: Claim) -> bool:
    is_dose = claim.type in (ClaimType.DOSE, ClaimType.ARITHMETIC) and claim.manner is not Manner.QUESTION
    is_of_people = claim.attribution not in (Attribution.ANIMALS, Attribution.CELLS)
    return is_dose and is_of_people and not _TELLS_APART.search(claim.place.quote)


def _daily(claim: Claim) -> Iterator[_Daily]:
    words = claim.place.quote
    for one in measures(words):
        reading = one.first
        is_daily = reading.unit.base == "µg" and [per.unit.base for per in reading.per] == ["day"]
        if is_daily and not one.bound:
            size = reading.unit.size
            yield _Daily(claim, reading.low * size, reading.high * size, one.of(words))


def _is_same(one: Claim, other: Claim) -> bool:
    routes = {route for route in (one.route, other.route) if route}
    is_one = one.substance is not None and one.substance == other.substance
    return is_one and one.population == other.population and len(routes) < 2


def _gap(one: _Daily, other: _Daily) -> Decimal:
    """How many times the greater end of the lesser dose goes into the lesser end of the other."""
    lesser, greater = sorted((one, other), key=lambda dose: dose.low)
    return greater.low / lesser.high if lesser.high else Decimal(0)


def _because(one: _Daily, other: _Daily) -> str:
    times = f"{_gap(one, other):.0f}"
    return f"{one.told} and {other.told}: at least {times} times apart a day, and nothing tells the two apart"
