"""The size of an effect that a claim tells is held against the sizes that sources measured.

Only sizes in one unit are compared, on the outcome the claim names, the way it says, in people unless the
claim says animals or cells. Within 15 percent of a measured size the claim is supported as measured. At more
than one and a half times the largest size that any interval on file leaves possible it is overstated. In
between the size decides nothing. Where nothing was measured in that unit, the way it went is not enough to
support a number: the claim is left open, and from twofold on it is overstated. "Doubles" is 100 percent; pounds are kilograms;
a relative risk or hazard ratio of 0.8 is a change of 20 percent, odds and risk differences are not compared.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from probatum.claims.judge import judge
from probatum.claims.judge.magnitudes import Size, sizes_of, sizes_told
from probatum.domain.claim import ClaimType, Mismatch, Rating
from probatum.domain.terms import Direction
from probatum.review import review
from probatum.starter import effects_about
from probatum.vocabulary import substances
from reports import claim

CREATINE = review(substances().get("creatine"), ())
ROWS: list[tuple[str, Rating | None]] = [
    # words, the verdict when the size decides (abs-001, abs-002: 0.68 kg, 1.10 kg with training, up to 1.65)
    ("Creatine increases lean body mass by 1.1 kg", Rating.SUPPORTED),
    ("Creatine increases lean body mass by about 0.7 kg", Rating.SUPPORTED),
    ("Creatine increases lean body mass by 1.5 pounds", Rating.SUPPORTED),
    ("Creatine increases lean body mass by 10 kg", Rating.OVERSTATED),
    ("Creatine increases lean body mass by 2 kg", None),
    ("Creatine doubles lean body mass", Rating.OVERSTATED),
]


@pytest.mark.parametrize(("words", "rating"), ROWS)
def test_a_size_is_held_against_measured_sizes(words: str, rating: Rating | None) -> None:
    """Close to one that was measured, far above every one, or undecided."""
    given = judge(
        claim(
            words, words, ClaimType.EFFICACY, substance="creatine", benefit=True, direction=Direction.INCREASE
        ),
        CREATINE,
    )
    if rating is None:
        assert given.rule not in ("size-as-measured", "larger-than-measured", "size-not-measured")
    else:
        assert given.rating is rating
        assert (Mismatch.NUMBER in given.mismatches) is (rating is Rating.OVERSTATED)


def test_a_size_in_another_unit_is_left_open() -> None:
    """The direction is on file, the percentage is not."""
    words = "Creatine increases lean body mass by 4 percent"
    given = judge(
        claim(
            words, words, ClaimType.EFFICACY, substance="creatine", benefit=True, direction=Direction.INCREASE
        ),
        CREATINE,
    )
    assert (given.rating, given.flagged) == (Rating.NOT_CHECKABLE, False)


@pytest.mark.parametrize(
    ("words", "sizes"),
    [
        ("lowered it by 5 to 7 mmHg", [("5", "7", "mmHg")]),
        ("a reduction of about 20 %", [("20", "20", "%")]),
        ("fell asleep 9 minutes faster", [("9", "9", "min")]),
        ("asleep an hour sooner", [("60", "60", "min")]),
        ("slept by about eight minutes longer", [("8", "8", "min"), ("8", "8", "min")]),
        ("it doubled output", [("100", "100", "%")]),
        ("a double-blind trial of 20 minutes in 40 % of patients", []),
        ("take 5 g within 30 minutes", []),
    ],
)
def test_sizes_are_numbers_of_a_change(words: str, sizes: list[tuple[str, str, str]]) -> None:
    """Not doses, times of day, shares of people or designs."""
    assert list(sizes_told(words)) == [Size(Decimal(low), Decimal(high), unit) for low, high, unit in sizes]


def test_only_ratios_of_risks_are_told_in_percent() -> None:
    """For every effect on file: a size in percent comes from a risk or hazard ratio, a percentage, or its label."""
    for substance in ("omega-3", "vitamin-d", "coffee", "melatonin"):
        for one in effects_about(substance):
            printed = one.measure or ""
            if any(size.unit == "%" for size in sizes_of(one)):
                is_labeled = any(
                    word in f"{one.outcome} {printed}" for word in ("%", "percent", "doubl", "tripl")
                )
                assert printed.startswith(("RR", "HR")) or is_labeled
