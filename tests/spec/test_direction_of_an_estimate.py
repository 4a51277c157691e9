"""Which way an outcome went, by a printed estimate.

The interval decides. Ratios have their null at 1, differences at 0; an interval that holds the null shows
no difference, one that leaves it out shows the direction of the estimate. Without an interval the printed
p-value decides. A scale that runs against the outcome (a time for a speed) is turned, and where a review
says which sign is the benefit, its word decides.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from probatum.domain.effects_table import PublishedSynthesis, SynthesisKind
from probatum.domain.provenance import Citation, Curation, SeenIn
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Better, Direction
from probatum.starter.effect_directions import direction_of, null_of, synthesis_direction
from probatum.starter.files import compiled

UP, DOWN, NO = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE


@pytest.mark.parametrize(
    ("measure", "null"),
    [
        ("RR (M-H, random)", 1),
        ("OR (fixed)", 1),
        ("HR", 1),
        ("WMD", 0),
        ("SMD", 0),
        ("RD", 0),
        ("Hedges g", 0),
        ("Cohen d", 0),
        ("mg/dL", 0),
        ("MD, kg", 0),
        ("vote count", None),
        ("direction only (SWiM)", None),
    ],
)
def test_null_of_a_measure(measure: str, null: int | None) -> None:
    """Ratios are null at 1, differences at 0; a measure we do not know tells no direction."""
    assert null_of(measure) == (None if null is None else Decimal(null))


@pytest.mark.parametrize(
    ("measure", "estimate", "low", "high", "p", "direction"),
    [
        ("SMD", "-0.31", "-0.58", "-0.03", None, DOWN),
        ("SMD", "0.29", "0.04", "0.53", None, UP),
        ("SMD", "0.03", "-0.14", "0.2", None, NO),
        ("RR", "0.79", "0.65", "0.95", None, DOWN),
        ("RR", "2.15", "1.01", "4.55", None, UP),
        ("RR", "0.94", "0.84", "1.04", None, NO),
        ("WMD", "-11.8", "-23.6", "0.0", None, NO),  # the bound is the null
        ("RR", "4.25", None, None, "0.002", UP),
        ("MD", "-3.2", None, None, "<0.0001", DOWN),
        ("MD", "1.2", None, None, "0.327", NO),
        ("MD", "1.2", None, None, None, None),  # nothing says how sure
        ("vote count", "0.53", "0.3", "0.7", None, None),
    ],
)
def test_direction_of_numbers(
    measure: str,
    estimate: str,
    low: str | None,
    high: str | None,
    p: str | None,
    direction: Direction | None,
) -> None:
    """Interval first, p-value second, otherwise not told."""
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    assert direction_of(measure, Decimal(estimate), bounds[0], bounds[1], p) is direction


def _row(estimate: str, low: str, high: str, sign: str | None) -> PublishedSynthesis:
    by, on = compiled()
    return PublishedSynthesis(
        id="row",
        kind=SynthesisKind.POOLED,
        substance=SubstanceId("creatine"),
        outcome="time",
        measure="SMD",
        estimate=Decimal(estimate),
        ci_low=Decimal(low),
        ci_high=Decimal(high),
        sign=sign,
        review=Citation(id=None, title=None, year=None),
        curated=Curation(by=by, on=on, seen_in=SeenIn.PRIMARY_ABSTRACT),
    )


@pytest.mark.parametrize(
    ("estimate", "low", "high", "sign", "is_inverse", "better", "direction"),
    [
        ("-0.5", "-0.8", "-0.2", None, False, Better.LOWER, DOWN),
        ("-0.5", "-0.8", "-0.2", None, True, Better.HIGHER, UP),  # a shorter time is a higher speed
        ("-0.5", "-0.8", "-0.2", "negative = benefit", True, Better.HIGHER, UP),  # turned once, not twice
        ("7.06", "4.37", "9.75", "positive = benefit", True, Better.LOWER, DOWN),  # minutes gained
        ("0.1", "-0.8", "0.9", "positive = benefit", True, Better.LOWER, NO),
    ],
)
def test_direction_of_an_outcome(
    estimate: str,
    low: str,
    high: str,
    sign: str | None,
    is_inverse: bool,
    better: Better,
    direction: Direction,
) -> None:
    """The outcome's own direction, not the printed scale's."""
    assert synthesis_direction(_row(estimate, low, high, sign), better, is_inverse=is_inverse) is direction
