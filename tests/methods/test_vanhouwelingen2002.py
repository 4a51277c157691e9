"""van Houwelingen, Arends and Stijnen 2002, Stat Med 21:589-624, table I: BCG vaccine, odds ratios.

Q-profile interval of tau2 as the metafor project's replication of the article prints it, 0.1302 to 1.1812,
with a root finder that stops at 1.2e-4; the limits that solve the equation are 0.13015 and 1.18119.
"""

import pytest

from methods.published import pooled
from oracle.numbers import pinned
from probatum.synthesis.effect_measures import effect_sizes

TRIALS = pinned("colditz1994.json")["trials"]


def test_interval_of_tau2() -> None:
    effects = effect_sizes(
        "OR", None, **{n: [trial[n] for trial in TRIALS] for n in ("ai", "bi", "ci", "di")}
    )
    interval = pooled(effects.y, effects.v, "ML").tau2_interval
    assert interval is not None
    assert interval.low == pytest.approx(0.1302, abs=1.2e-4)
    assert interval.high == pytest.approx(1.1812, abs=1.2e-4)
