"""Egger, Davey Smith and Altman 2001, Systematic Reviews in Health Care, table 18.2: intravenous magnesium.

ISIS-4 dominates the common-effect result; the random-effects result follows the small trials.
"""

import pytest

from methods.published import cells, ratio


@pytest.mark.parametrize(("method", "odds_ratio"), [("EE", 1.015), ("DL", 0.483)])
def test_small_against_large_trials(method: str, odds_ratio: float) -> None:
    ours, _, _, k = ratio("OR", cells("magnesium", "egger2001"), method)
    assert k == 16
    assert ours == pytest.approx(odds_ratio, abs=0.0005)
