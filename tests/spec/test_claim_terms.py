"""What a claim calls a thing is held against tables of terms and the identity of each substance.

Only people and organizations develop, discover, patent or approve; a substance named in their place is
another kind of thing, and so is an organization told to be a substance. A brand may be its own maker, and a
substance may give its name to somebody's research. An analogue, fragment or derivative of a peptide shares a
run of residues with it; the sequences decide, the family's other names count, and a denial is let stand. A form with
an acetyl group or a salt is not the molecule it is made from, whatever the trade name.
"""

from __future__ import annotations

import pytest

from probatum.claims.judge.entities import entity_fault
from probatum.claims.judge.kinship import kinship
from probatum.claims.judge.modified import modified_fault
from probatum.domain.claim import ClaimType
from reports import claim

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


KIN = [
    # substance the claim is about, words, is it a relative (none: nothing is told)
    ("selank", "Selank is a tuftsin analogue", True),
    ("selank", "Selank acts as a Melanocortin Stimulating Hormone-like peptide", False),
    ("selank", "Selank, like Semax, is an ACTH analogue", False),
    ("semax", "It is a fragment of ACTH with a tail", True),
    ("semax", "Semax was derived from tuftsin", False),
    ("tb-500", "TB-500 is a synthetic version of thymosin beta-4", True),
    ("bpc-157", "BPC-157 is an analog of alpha-MSH", False),
    ("ghk", "GHK is a fragment of thymosin beta-4", False),
    ("selank", "Selank is not an analogue of ACTH", None),
    ("selank", "Semax is an ACTH analogue and Selank is a tuftsin analogue", True),
    ("melatonin", "Melatonin is an analogue of ACTH", None),
]


@pytest.mark.parametrize(("name", "words", "is_kin"), KIN, ids=[row[1] for row in KIN])
def test_relatives_share_a_run_of_residues(name, words, is_kin):
    found = [not one.opposes for one in kinship(claim(words, words, ClaimType.IDENTITY, substance=name))]
    assert all(one is is_kin for one in found)
    assert bool(found) is (is_kin is not None)


FORMS = [
    # words, what is named as the difference (none: let stand)
    ("N-acetyl Selank is the very same molecule under a trade name", "an acetyl group"),
    ("Acetylated Semax is identical to the original", "an acetyl group"),
    ("BPC-157 arginate is just another name for it", "an ester or salt part"),
    ("N-acetyl Selank is not the same as Selank", None),
    ("N-acetyl Selank is taken in the same way", None),
    ("Creatine hydrochloride is sold in the same shops", None),
    ("Selanc is another name for Selank", None),
]


@pytest.mark.parametrize(("words", "difference"), FORMS, ids=[row[0] for row in FORMS])
def test_a_form_is_not_its_parent(words, difference):
    found = modified_fault(words)
    assert found is None if difference is None else found is not None and difference in found, found
