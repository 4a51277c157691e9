"""Raudenbush and Bryk 1985, J Educ Stat 10:75-98, table 1: teacher expectancy, 19 experiments, REML."""

import pytest

from methods.published import pooled
from oracle.numbers import pinned

POOL = next(one for one in pinned("pools.json")["pools"] if one["source"].startswith("Raudenbush"))


def test_19_experiments() -> None:
    view = pooled(POOL["y"], POOL["v"], "REML")
    assert view.k == 19
    assert view.tau2 == pytest.approx(0.0188, abs=5e-5)
    assert view.mu == pytest.approx(0.0837, abs=5e-5)
    assert view.q == pytest.approx(35.83, abs=5e-3)
