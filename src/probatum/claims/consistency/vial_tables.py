"""Rows of a table that give a mass, a volume and a strength: "10 mg | 4 mL | 2.5 mg/mL"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.slices import Slice

RULE = "a strength is the mass over the volume"
_ROW = re.compile(r"^[^\n]*(?:\||\t)[^\n]*$", re.M)
_CELL = re.compile(r"[^|\t\n]+")
_N = r"(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_MASS = re.compile(rf"\s*{_N}\s?(?P<u>mg|mcg|µg|ug|g)\s*(?:\w+\s*)?", re.I)
_VOLUME = re.compile(rf"\s*{_N}\s?(?:mL|ml|cc)\s*(?:\w+\s*)?", re.I)
_STRENGTH = re.compile(
    rf"\s*(?:about\s+|~\s?)?{_N}\s?(?P<u>mg|mcg|µg|ug|g)\s?(?:/|per)\s?(?:mL|ml|cc)\s*", re.I
)
_MICROGRAMS = {"mcg": 1, "µg": 1, "ug": 1, "mg": 1000, "g": 1_000_000}
_SLACK = Decimal("0.03")


def check_vial_tables(text: str) -> Iterator[TextCheck]:
    """Rows with exactly one cell of each."""
    for row in _ROW.finditer(text):
        cells = list(_CELL.finditer(text, row.start(), row.end()))
        masses, volumes, strengths = (
            [(cell, found) for cell in cells if (found := pattern.fullmatch(cell[0]))]
            for pattern in (_MASS, _VOLUME, _STRENGTH)
        )
        if len(masses) == len(volumes) == len(strengths) == 1:
            yield _check(text, masses[0], volumes[0], strengths[0])


Cell = tuple[re.Match[str], re.Match[str]]


def _amount(found: re.Match[str]) -> Decimal:
    return Decimal(found["n"].replace(",", "")) * _MICROGRAMS[found["u"].lower()]


def _check(text: str, mass: Cell, volume: Cell, strength: Cell) -> TextCheck:
    milliliters = Decimal(volume[1]["n"].replace(",", ""))
    computed = _amount(mass[1]) / milliliters if milliliters else Decimal(0)
    stated = _amount(strength[1])
    fits = abs(computed - stated) <= computed * _SLACK
    return result_of(
        text,
        FaultKind.CONCENTRATION_AND_VOLUME,
        RULE,
        Slice(*strength[0].span()),
        [("mass", Slice(*mass[0].span())), ("volume", Slice(*volume[0].span()))],
        "mass and volume give this strength" if fits else "mass and volume give another strength",
        f"{mass[0][0].strip()} / {volume[0][0].strip()} = {computed:.4g} µg/mL; stated {stated:.4g}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
