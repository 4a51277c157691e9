"""Two articles that count in drops of different size give different doses by one number of drops.

The size follows from the numbers of one sentence: a bottle's volume over its drops, or a drop's amount
over its strength. Sizes within half of each other are one; a range or a bottle without drops gives none.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from probatum.claims.drop_volumes import difference, drop_of

SIZES = [
    # text, mL of one drop
    ("A 3 ml bottle contains about 120 drops.", "0.025"),
    ("The 10 mL bottle of the tincture contains 200 drops.", "0.05"),
    ("A single drop contains 50 mcg (at 0.1%).", "0.05"),
    ("A single drop contains 250 mcg (at 1%).", "0.025"),
    ("Twenty drops make 1 mL.", "0.05"),
    ("A 3 ml bottle contains 100 to 120 drops.", None),
    ("A 3 ml bottle is enough for a month. Use 2 drops a day.", None),
    ("A single drop contains 50 mcg. Solutions are sold at 0.1%.", None),
    ("Take two capsules of 300 mg.", None),
]


@pytest.mark.parametrize(("text", "ml"), SIZES)
def test_size_of_a_drop(text, ml):
    drop = drop_of(text)
    assert (drop and drop.ml) == (ml and Decimal(ml))


PAIRS = [
    ("A 3 ml bottle contains 120 drops.", "A single drop contains 50 mcg (at 0.1%).", "25 µg and 50 µg"),
    ("A 3 ml bottle contains 120 drops.", "Twenty drops make 1 mL.", "2 times the amount"),
    ("A 3 ml bottle contains 70 drops.", "Twenty drops make 1 mL.", None),
]


@pytest.mark.parametrize(("one", "other", "told"), PAIRS)
def test_two_sizes(one, other, told):
    because = difference(drop_of(one), drop_of(other))
    assert because is None if told is None else told in because
