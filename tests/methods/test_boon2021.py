"""Boon and Thomson 2021, Res Synth Methods 12:29-33, abstract: sign tests of directions, 0.0039 and 0.2188."""

import pytest

from probatum.synthesis.directions import sign_test


@pytest.mark.parametrize(("moved", "of", "p"), [(9, 9, 0.0039), (5, 6, 0.2188)])
def test_sign_test(moved: int, of: int, p: float) -> None:
    assert sign_test(moved, of) == pytest.approx(p, abs=5e-5)
