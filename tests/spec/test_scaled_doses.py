"""A human dose told as the equivalent of an animal's is borne out by a dose that animals were given.

Dose per kg of the person, times 37, over the species' factor Km: within 5 % of a dose on file. Another
amount, another weight, or a sentence that claims no equivalence is not borne out this way.
"""

from __future__ import annotations

import pytest

from probatum.claims.judge.doses import judge_dose
from probatum.domain.claim import ClaimType
from probatum.review import review
from probatum.vocabulary import substances
from reports import claim

ROWS = [
    # substance (rats were given 50 µg per kg), words, borne out
    ("semax", "The amount was equivalent to 486 mcg for a 60 kg adult", True),
    ("semax", "The amount was equivalent to 0.57 mg for a 70 kg person", True),
    ("semax", "The amount was equivalent to 3,500 mcg for a 70 kg person", False),
    ("semax", "The amount was 486 mcg for a 60 kg adult", False),
    ("semax", "The amount was equivalent to 486 mcg for a 60 kg crate", False),
]


@pytest.mark.parametrize(("name", "words", "borne_out"), ROWS)
def test_scaled_doses(name, words, borne_out):
    verdict = judge_dose(claim(words, words, ClaimType.DOSE), review(substances().get(name), ()))
    assert (verdict.rule == "scaled-from-animals") is borne_out
    assert not borne_out or "37/6" in verdict.evidence[0].text
