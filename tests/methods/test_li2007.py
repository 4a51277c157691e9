"""Li, Zhang, Zhang and Egger 2007, Cochrane Database Syst Rev CD002755: intravenous magnesium, deaths."""

import pytest

from methods.published import cells, ratio


@pytest.mark.parametrize(("method", "odds_ratio"), [("EE", 0.993), ("DL", 0.662)])
def test_22_trials(method: str, odds_ratio: float) -> None:
    ours, _, _, k = ratio("OR", cells("magnesium", "li2007"), method)
    assert k == 22
    assert ours == pytest.approx(odds_ratio, abs=0.0005)
