"""Formula and molar mass, computed from a sequence or a formula; never typed.

Residues and atomic weights are data here because importing pyteomics costs 0.4 s at every start; a test
holds every residue and every mass against pyteomics.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from probatum.domain.errors import RuleError
from probatum.domain.provenance import Derived, Method
from probatum.vocabulary.files import read
from probatum.vocabulary.residues import residue_formulas

BY_FORMULA = Method("mass-from-formula", "1")
BY_SEQUENCE = Method("formula-from-sequence", "1")
_TERM = re.compile(r"([A-Z][a-z]?)(\d*)")
_CENT = Decimal("0.01")


@cache
def atomic_weights() -> Mapping[str, Decimal]:
    """Abridged standard atomic weights by element symbol, in g/mol."""
    table = read("elements.toml").table("weights")
    return {symbol: Decimal(table.text(symbol)) for symbol in table.keys()}  # noqa: SIM118 - not a dict


@cache
def modifications() -> Mapping[str, Mapping[str, int]]:
    """What each known modification adds to a free peptide, by element symbol."""
    table = read("elements.toml").table("modifications")
    return {name: table.counts(name) for name in table.keys()}  # noqa: SIM118 - not a dict


def composition(formula: str) -> Counter[str]:
    """Atoms by element symbol; raise RuleError for anything that is not a molecular formula.

    >>> sorted(composition("C8H10N4O2").items())
    [('C', 8), ('H', 10), ('N', 4), ('O', 2)]
    """
    terms = _TERM.findall(formula)
    if "".join(symbol + count for symbol, count in terms) != formula or not formula:
        raise RuleError("not a molecular formula", value=formula, remedy="write it like C8H10N4O2")
    atoms: Counter[str] = Counter()
    for symbol, count in terms:
        if symbol not in atomic_weights():
            raise RuleError("unknown element", value=symbol, remedy="add its weight to elements.toml")
        atoms[symbol] += int(count or 1)
    return atoms


def of_peptide(sequence: str, changes: tuple[str, ...] = ()) -> Counter[str]:
    """Atoms of a linear peptide with free ends, plus its modifications.

    >>> written(of_peptide("MEHFPGP"))
    'C37H51N9O10S'
    """
    atoms = composition("H2O")
    for code in sequence:
        if code not in residue_formulas():
            raise RuleError("not one of the twenty residues", value=code, remedy="use one-letter codes")
        atoms.update(composition(residue_formulas()[code]))
    for change in changes:
        if change not in modifications():
            known = ", ".join(modifications())
            raise RuleError("unknown modification", value=change, remedy=f"one of: {known}")
        atoms.update(modifications()[change])
    return atoms


def written(atoms: Mapping[str, int]) -> str:
    """The formula in Hill's order: carbon, hydrogen, then the rest by letter."""
    order = sorted(atoms, key=lambda symbol: (symbol != "C", symbol != "H", symbol))
    return "".join(
        f"{symbol}{atoms[symbol] if atoms[symbol] > 1 else ''}" for symbol in order if atoms[symbol]
    )


def molar_mass(atoms: Mapping[str, int]) -> Decimal:
    """Average molar mass in g/mol, to two decimals."""
    total = sum((atomic_weights()[symbol] * count for symbol, count in atoms.items()), Decimal(0))
    return total.quantize(_CENT)


def derived_formula(sequence: str, changes: tuple[str, ...]) -> Derived[str]:
    """The formula of a peptide, naming the sequence and modifications it was computed from."""
    inputs = (f"sequence {sequence}", *(f"modification {change}" for change in changes))
    return Derived(written(of_peptide(sequence, changes)), BY_SEQUENCE, inputs)


def derived_mass(formula: str) -> Derived[Decimal]:
    """The molar mass of a formula, naming the formula and the weights it was computed from."""
    source = read("elements.toml").text("source")
    return Derived(molar_mass(composition(formula)), BY_FORMULA, (f"formula {formula}", source))
