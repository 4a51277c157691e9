"""Amino-acid residues and parent peptides: the data behind every spelling of a sequence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from probatum.vocabulary.files import each, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """One of the twenty residues, as codes and as the words inside long peptide names."""

    code: str
    formula: str
    three: tuple[str, ...]  # Latin first, then other scripts
    acyl: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """A peptide whose positions other names count from; the first residue is position 1."""

    id: str
    names: tuple[str, ...]
    sequence: str
    modifications: tuple[str, ...]
    source: str


@cache
def residues() -> tuple[Residue, ...]:
    """The twenty residues, in file order."""
    found = []
    for entry in each("peptides.toml", "residue"):
        found.append(
            Residue(
                code=entry.text("code"),
                formula=entry.text("formula"),
                three=entry.texts("three"),
                acyl=entry.texts("acyl"),
                names=entry.texts("names"),
            )
        )
        entry.done()
    return tuple(found)


@cache
def residue_formulas() -> Mapping[str, str]:
    """The formula of each residue in a chain, by one-letter code."""
    return {residue.code: residue.formula for residue in residues()}


@cache
def unusual_residues() -> tuple[str, ...]:
    """Three-letter codes outside the twenty."""
    return tuple(entry.text("three") for entry in read("peptides.toml").tables("unusual"))


@cache
def parents() -> tuple[Parent, ...]:
    """Parent peptides, in file order."""
    found = []
    for entry in each("peptides.toml", "parent"):
        found.append(
            Parent(
                id=entry.text("id"),
                names=entry.texts("names"),
                sequence=entry.text("sequence"),
                modifications=entry.texts("modifications"),
                source=entry.text("source"),
            )
        )
        entry.done()
    return tuple(found)


def three_letter(sequence: str, dash: str = "-") -> str:
    """A sequence in three-letter codes.

    >>> three_letter("PGP")
    'Pro-Gly-Pro'
    """
    codes = {residue.code: residue.three[0] for residue in residues()}
    return dash.join(codes[code] for code in sequence)
