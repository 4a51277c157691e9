"""Brown NJL, Heathers JAJ. The GRIM test. Soc Psychol Personal Sci 2017;8:363-9.

The worked example: 28 people, whole numbers, and a mean printed as 5.19.
"""

from __future__ import annotations

from probatum.bias.integrity import grim
from probatum.domain.integrity import CheckOutcome


def test_the_worked_example() -> None:
    """145 / 28 = 5.1786 and 146 / 28 = 5.2143, so 5.18 and 5.21 are possible and 5.19 is not."""
    check = grim("5.19", 28)
    assert check.outcome is CheckOutcome.FAILED
    assert check.arithmetic == "145/28 = 5.1786 and 146/28 = 5.2143; printed 5.19"
    assert grim("5.18", 28).outcome is CheckOutcome.PASSED
    assert grim("5.21", 28).outcome is CheckOutcome.PASSED
