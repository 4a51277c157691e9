"""Linde, Berner, Egger and Mulrow 2005, Br J Psychiatry 186:99-107: St John's wort, responders (table 1)."""

import pytest

from methods.published import cells, ratio


def test_common_effect_of_24_trials() -> None:
    rr, _, _, k = ratio("RR", cells("st-johns-wort", "linde2005"), "EE")
    assert k == 24
    assert rr == pytest.approx(1.404, abs=0.0005)
