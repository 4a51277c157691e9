"""Becker 1994, The Handbook of Research Synthesis, chapter 15: five p-values combined (data set `beckerp`)."""

import pytest

from probatum.synthesis.pooling.p_values import edgington, fisher, logit, mean_p, stouffer, tippett

P = (0.016, 0.067, 0.25, 0.405, 0.871)


@pytest.mark.parametrize(
    ("combine", "p"),
    [
        (fisher, 0.0466),
        (stouffer, 0.0627),
        (tippett, 0.0775),
        (logit, 0.0584),
        (mean_p, 0.0837),
        (edgington, 0.0864),
    ],
)
def test_combined(combine, p: float) -> None:
    assert combine(P).p == pytest.approx(p, abs=5e-5)
