"""A peptide spelled beside a substance is its own only where the words do not tell it of a relative.

"Derived from", "a fragment of", "the core of", "an analog of" tell of the peptide a substance comes from;
"4 of the 39 residues of" counts the relative's. A hormone's abbreviation spells no sequence. Where the
words set a sequence or a length beside the substance itself, the catalog decides. That it is a relative at all
is borne out by the run of residues both share.
"""

from __future__ import annotations

import pytest

from probatum.claims.judge.identity import judge_identity
from probatum.domain.claim import ClaimType, Rating
from probatum.review import review
from probatum.vocabulary import peptides_in, substances
from reports import claim

CONTRADICTED, SUPPORTED, OPEN = Rating.CONTRADICTED, Rating.SUPPORTED, Rating.NOT_CHECKABLE

ROWS = [
    # substance, words, rating
    ("semax", "Semax is the peptide Met-Glu-His-Phe-Arg-Trp-Gly", CONTRADICTED),
    ("semax", "Semax is derived from Met-Glu-His-Phe-Arg-Trp-Gly", OPEN),
    ("semax", "Semax is a fragment with the sequence Met-Glu-His-Phe-Arg-Trp-Gly", CONTRADICTED),
    ("semax", "Semax belongs to the analogues of ACTH(4-10)", SUPPORTED),
    ("semax", "It keeps the active core of ACTH(4-10)", OPEN),
    ("semax", "It is of the melanocortin and ACTH-analogue class", OPEN),
    ("semax", "It takes over 4 of the 39 amino acids found in the hormone", OPEN),
    ("semax", "Semax has 39 amino acids", CONTRADICTED),
    ("selank", "Selank is an extension of the tetrapeptide of tuftsin", OPEN),
    ("selank", "Selank, an analog of tuftsin, is an octapeptide", CONTRADICTED),
    ("selank", "Selank is modeled on Thr-Lys-Pro-Arg and ends in another way", OPEN),
    ("selank", "Selank is Thr-Lys-Pro-Arg-Pro-Gly-Pro", SUPPORTED),
    ("selank", "Selank is Thr-Lys-Pro-Arg-Pro-Gly-Gly", CONTRADICTED),
    ("bpc-157", "BPC-157 is part of a protein of 15 residues", OPEN),
]


@pytest.mark.parametrize(("name", "words", "rating"), ROWS)
def test_whose_peptide(name, words, rating):
    known = review(substances().get(name), ())
    assert judge_identity(claim(words, words, ClaimType.IDENTITY), known).rating is rating


def test_an_abbreviation_spells_nothing():
    assert [one.sequence for one in peptides_in("the hormone ACTH and the peptide MEHF")] == ["MEHF"]
