"""What a claim calls a thing is held against tables of terms and the identity of each substance.

Only people and organizations develop, discover, patent or approve; a substance named in their place is
another kind of thing, and so is an organization told to be a substance. A brand may be its own maker, and a
substance may give its name to somebody's research.
"""

from __future__ import annotations

import pytest

from probatum.claims.judge.entities import entity_fault

MAKERS = [
    # words, the fault that is named (none: let stand)
    ("Selank was developed by Nicotinoyl-GABA in the 1980s", "Nicotinoyl-GABA is a chemical compound"),
    ("Noopept was patented by piracetam in Moscow", "Piracetam is a nootropic"),
    ("It was made by a company called Aniracetam", "no company"),
    ("It comes from the institute Bacopa.", "no institute"),
    ("Berberine, a Chinese university, found it", "no university"),
    ("The Institute of Molecular Genetics is a heptapeptide", "no heptapeptide"),
    ("It was developed by the Institute of Molecular Genetics", None),
    ("Melatonin was first described by Lerner", None),
    ("It was not approved by the FDA or the EMA", None),
    ("It was first described by the creatine researchers of Stockholm", None),
    ("NooCube, a company in California, sells it", None),
    ("The tolerance developed by caffeine users goes away", None),
    ("Eli Lilly is a drug company", None),
]


@pytest.mark.parametrize(("words", "fault"), MAKERS, ids=[row[0] for row in MAKERS])
def test_who_does_what_only_people_do(words, fault):
    found = entity_fault(words)
    assert found is None if fault is None else found is not None and fault in found, found
