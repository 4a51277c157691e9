"""Colditz et al. 1994, JAMA 271:698-702, abstract: BCG vaccine, RR 0.49 (0.34 to 0.70), 13 trials."""

import numpy as np

from methods.published import ratio
from oracle.numbers import pinned

TRIALS = pinned("colditz1994.json")["trials"]


def test_dersimonian_laird() -> None:
    counts = {name: np.array([trial[name] for trial in TRIALS], float) for name in ("ai", "bi", "ci", "di")}
    rr, low, high, k = ratio("RR", counts, "DL")
    assert (round(rr, 2), round(low, 2), round(high, 1), k) == (0.49, 0.34, 0.7, 13)
