"""Converting between effect measures, each step only with its stated assumption."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from probatum.synthesis.effect_measures.choices import Array, Pair


@dataclass(frozen=True, slots=True)
class Conversion:
    """A step between two measures and what must be believed to take it."""

    source: str
    target: str
    assumption: str
    reference: str
    step: Callable[[Array, Array], Pair]


@dataclass(frozen=True, slots=True)
class NotConvertible:
    """Refusal: no conversion without information that the effect alone does not carry."""

    source: str
    target: str
    because: str


_FACTOR = np.sqrt(3) / np.pi
_LOGISTIC = "the outcome behind the events is continuous, logistic, with equal variances in both groups"
_CHINN = "Chinn 2000, Stat Med 19:3127-3131"
_EQUAL = "the two groups are equally large"
_BORENSTEIN = "Borenstein et al. 2009, Introduction to Meta-Analysis, chapter 7"

CONVERSIONS = (
    Conversion("OR", "SMD", _LOGISTIC, _CHINN, lambda y, v: (y * _FACTOR, v * _FACTOR**2)),
    Conversion("SMD", "OR", _LOGISTIC, _CHINN, lambda y, v: (y / _FACTOR, v / _FACTOR**2)),
    Conversion(
        "COR",
        "SMD",
        _EQUAL,
        _BORENSTEIN,
        lambda y, v: (2 * y / np.sqrt(1 - y * y), 4 * v / (1 - y * y) ** 3),
    ),
    Conversion(
        "SMD",
        "COR",
        _EQUAL,
        _BORENSTEIN,
        lambda y, v: (y / np.sqrt(y * y + 4), 16 * v / (y * y + 4) ** 3),
    ),
)


def convert(y: Array, v: Array, source: str, target: str) -> tuple[Array, Array, Conversion] | NotConvertible:
    """The effect on another scale with the assumption made, or a refusal with its reason."""
    for conversion in CONVERSIONS:
        if (conversion.source, conversion.target) == (source, target):
            return (*conversion.step(np.asarray(y, float), np.asarray(v, float)), conversion)
    return NotConvertible(source, target, _why_not(source, target))


def _why_not(source: str, target: str) -> str:
    if {source, target} & {"RR", "RD"} and {source, target} <= {"RR", "RD", "OR"}:
        return "needs the risk of the controls: compute both from the counts"
    if {source, target} & {"MD", "ROM"}:
        return "needs the standard deviations (and means) of the groups"
    return "no conversion with a stated assumption is known here"
