"""Formula and mass against pyteomics, an independent program."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pyteomics import mass

from probatum.domain.errors import RuleError
from probatum.vocabulary import substances
from probatum.vocabulary.chemistry import composition, molar_mass, of_peptide, written
from probatum.vocabulary.residues import parents, residues

PEPTIDES = [s for s in substances().all() if s.sequence]


@pytest.mark.parametrize("residue", residues(), ids=lambda residue: residue.code)
def test_residues_agree_with_pyteomics(residue) -> None:
    assert composition(residue.formula) == mass.std_aa_comp[residue.code]


@pytest.mark.parametrize("substance", [s for s in PEPTIDES if not s.modifications], ids=lambda s: s.id)
def test_free_peptides_agree_with_pyteomics(substance) -> None:
    assert of_peptide(substance.sequence) == mass.Composition(sequence=substance.sequence)


@pytest.mark.parametrize("substance", PEPTIDES, ids=lambda s: s.id)
def test_masses_agree_with_pyteomics(substance) -> None:
    """Within 20 ppm: pyteomics takes its average weights from isotopes, we take IUPAC's abridged table."""
    theirs = mass.calculate_mass(formula=substance.computed_formula.value, average=True)
    assert float(substance.mass.value) == pytest.approx(theirs, rel=20e-6)


def test_mass_of_semax() -> None:
    semax = substances().get("semax")
    assert semax.computed_formula.value == "C37H51N9O10S"
    assert semax.mass.value == Decimal("813.93")
    assert semax.mass.inputs[0] == "formula C37H51N9O10S"
    assert semax.computed_formula.inputs == ("sequence MEHFPGP",)


@pytest.mark.parametrize(
    ("substance", "formula"),
    [
        ("semax-acetate", "C39H55N9O12S"),
        ("n-acetyl-semax-amidate", "C39H54N10O10S"),
        ("selank", "C33H57N11O9"),
        ("ghk", "C14H24N6O4"),
    ],
)
def test_printed_formulas_come_out_of_the_sequence(substance: str, formula: str) -> None:
    assert substances().get(substance).computed_formula.value == formula


@pytest.mark.parametrize(
    ("substance", "printed"),
    [("semax-acetate", "874.0"), ("selank", "751.887"), ("noopept", "318.373"), ("phenylpiracetam", "218.25"),
     ("oxiracetam", "158.16"), ("bpc-157", "1419.5"), ("ghk", "340.4"), ("ghk-cu", "401.9")],
)  # fmt: skip
def test_printed_masses_agree(substance: str, printed: str) -> None:
    digits = Decimal(printed)
    assert abs(substances().get(substance).mass.value - digits) <= max(
        Decimal(1).scaleb(digits.as_tuple().exponent), Decimal("0.01")
    )


def test_hill_order() -> None:
    assert written({"O": 1, "H": 6, "C": 2, "S": 0}) == "C2H6O"


@pytest.mark.parametrize("formula", ["", "c2", "C2 H6", "2C", "C2H6O+"])
def test_not_a_formula(formula: str) -> None:
    with pytest.raises(RuleError, match="not a molecular formula"):
        composition(formula)


def test_water() -> None:
    assert molar_mass(composition("H2O")) == Decimal("18.02")


def test_parents_are_written_in_residues() -> None:
    """The decapeptide alpha-casozepine is residues 91-100 of the curated parent: positions are right."""
    casein = next(p for p in parents() if p.id == "alpha-s1-casein")
    assert casein.sequence[90:100] == substances().get("alpha-casozepine").sequence
    assert all(set(p.sequence) <= {r.code for r in residues()} for p in parents())
