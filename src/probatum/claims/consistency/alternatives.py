"""An amount or a count for one day: "0.5-1 mg a day or 2-3 drops twice a day" is one dose told twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.slices import Slice

RULE = "one dose told as an amount and as a count gives one amount per piece"
_NUMBER = r"\d*\.?\d+"
_RANGE = rf"({_NUMBER})(?:\s*(?:-|–|to)\s*({_NUMBER}))?"
_EITHER = re.compile(
    rf"(?P<amount>{_RANGE}\s*(?:mg|mcg|µg|μg|ug|g|iu)\s+(?:per|a|each)\s+day)\s+or\s+"
    rf"(?P<count>{_RANGE}\s*(?:drops?|sprays?|capsules?|tablets?|scoops?|puffs?)\b)",
    re.IGNORECASE,
)
_TOLERANCE = Decimal(2)  # between the amounts per piece at both ends: rounding, or one more piece


def check_alternatives(text: str) -> Iterator[TextCheck]:
    """Daily amounts joined by "or" to a count of pieces, held against each other end by end.

    How often a day cancels out: the ends of both ranges must stand in one ratio.
    """
    for found in _EITHER.finditer(text):
        low, high, fewest, most = (found[number] for number in (2, 3, 5, 6))
        spread = _spread(low, high) / _spread(fewest, most)
        apart = max(spread, 1 / spread)
        if apart <= _TOLERANCE:
            continue
        yield result_of(
            text,
            FaultKind.RANGE,
            RULE,
            Slice(*found.span("amount")),
            [("count", Slice(*found.span("count")))],
            "the two ranges do not give one amount per piece",
            f"{low}–{high or low} spans a factor of {_spread(low, high):.3g}, "
            f"{fewest}–{most or fewest} pieces a factor of {_spread(fewest, most):.3g}",
            result=CheckResult.NOT_DERIVABLE,
        )


def _spread(low: str, high: str | None) -> Decimal:
    return Decimal(high or low) / Decimal(low) if Decimal(low) else Decimal(1)
