"""Peptide names read into sequences."""

from __future__ import annotations

import pytest

from probatum.vocabulary import peptides_in
from probatum.vocabulary.peptides import substituted, substitutions


def only(text: str) -> tuple[str | None, tuple[str, ...]]:
    """Sequence and modifications of the longest peptide in the text, which must be all of it."""
    whole = max(peptides_in(text), key=lambda peptide: peptide.end - peptide.start)
    assert text[whole.start : whole.end] == text
    return whole.sequence, whole.modifications


@pytest.mark.parametrize(
    ("text", "sequence"),
    [
        ("Met-Glu-His-Phe-Pro-Gly-Pro", "MEHFPGP"),
        ("Met‐Glu‑His‒Phe–Pro—Gly−Pro", "MEHFPGP"),
        ("Met-Glu-His-PhePro-Gly-Pro", "MEHFPGP"),
        ("H-Met-Glu-His-Phe-Pro-Gly-Pro-OH", "MEHFPGP"),
        ("Мет-Глу-Гис-Фен-Про-Гли-Про", "MEHFPGP"),
        ("methionyl-glutamyl-histidyl-phenylalanyl-prolyl-glycyl-proline", "MEHFPGP"),
        ("L-methionyl-L-glutamyl-L-histidyl-L-phenylalanyl-L-prolylglycyl-L-proline", "MEHFPGP"),
        ("метионил-глутамил-гистидил-фенилаланил-пролил-глицил-пролин", "MEHFPGP"),
        ("[Pro8,10,Gly9]ACTH-(4-10)", "MEHFPGP"),
        ("(Pro8,Gly9,Pro10)ACTH(4-10)", "MEHFPGP"),
        ("[Pro(8),Gly(9),Pro(10)]ACTH (4-10)", "MEHFPGP"),
        ("Pro8, Gly9, Pro10-ACTH(4-10)", "MEHFPGP"),
        ("ACTH(4-7)PGP", "MEHFPGP"),
        ("ACTH4-7PGP", "MEHFPGP"),
        ("ACTH(4–7)–Pro–Gly–Pro", "MEHFPGP"),
        ("corticotropin-(4-7)-Pro-Gly-Pro", "MEHFPGP"),
        ("ACTH(4-10)", "MEHFRWG"),
        ("ACTH fragment (4–10)", "MEHFRWG"),
        ("[Ala6]ACTH-(4-10)", "MEAFRWG"),
        ("tuftsin-Pro-Gly-Pro", "TKPRPGP"),
        ("thymosin beta-4 (17-23)", "LKKTETQ"),
        ("Met-Glu-His-Pro-Gly-Pro", "MEHPGP"),
        ("methionyl-glutamyl-histidyl-phenylalanyl-leucyl-prolyl-glycyl-proline", "MEHFLPGP"),
        ("Ala-PGP", "APGP"),
        ("MEHF-PGP", "MEHFPGP"),
    ],
)
def test_read(text: str, sequence: str) -> None:
    assert only(text) == (sequence, ())


@pytest.mark.parametrize(
    ("text", "sequence", "changes"),
    [
        ("Ac-Met-Glu-His-Phe-Pro-Gly-Pro", "MEHFPGP", ("N-acetyl",)),
        ("N-acetyl-Met-Glu-His-Phe-Pro-Gly-Pro", "MEHFPGP", ("N-acetyl",)),
        ("Ac-Met-Glu-His-Phe-Pro-Gly-Pro-NH2", "MEHFPGP", ("N-acetyl", "C-amide")),
        ("ACTH(4-10)-NH2", "MEHFRWG", ("C-amide",)),
        ("Ac-LKKTETQ", "LKKTETQ", ("N-acetyl",)),
        ("thymosin beta-4 (1-4)", "SDKP", ("N-acetyl",)),
    ],
)
def test_ends_count(text: str, sequence: str, changes: tuple[str, ...]) -> None:
    assert only(text) == (sequence, changes)


@pytest.mark.parametrize(
    "text",
    ["[D-Arg8]ACTH-(4-10)", "[Phe-I7]ACTH-(4-10)", "[Nle4]ACTH-(4-10)", "[Pro20]ACTH(4-10)", "ACTH(30-50)", "ACTH(7-4)",
     "Met-Glu-D-Phe-Pro", "Nle-Glu-His", "pGlu-His-Pro", "D-methionyl-glutamyl-proline"],
)  # fmt: skip
def test_what_cannot_be_read_to_the_end_has_no_sequence(text: str) -> None:
    assert only(text)[0] is None


def test_a_ring_is_not_a_chain() -> None:
    found = peptides_in("Ac-Nle4-cyclo[Asp5-His6-D-Phe7-Arg8-Trp9-Lys10]ACTH(4-10)-NH2")
    assert max(found, key=lambda peptide: peptide.end - peptide.start).sequence is None
    assert peptides_in("cyclo-(Pro-Gly)")[-1].sequence is None


def test_an_isotope_is_not_a_substitution() -> None:
    assert substitutions("3H-Pro") == {}
    assert substitutions("125I") == {}
    assert substitutions("Pro8,10,Gly9") == {8: "P", 10: "P", 9: "G"}
    assert substitutions("D-Arg8") is None


def test_positions_count_from_the_parent() -> None:
    assert substituted("MEHFRWG", 4, {8: "P", 9: "G", 10: "P"}) == "MEHFPGP"
    assert substituted("MEHFRWG", 4, {3: "P"}) is None


@pytest.mark.parametrize(
    "text", ["", "ACTH", "the ACTH test", "His blood. Met with him", "IL-6, TNF and PCR", "A 10"]
)
def test_plain_words_spell_nothing(text: str) -> None:
    assert not [peptide for peptide in peptides_in(text) if len(peptide.sequence or "") > 4]
