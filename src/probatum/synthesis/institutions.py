"""When do two affiliations name one laboratory? And when are they only one large house?

An institute with a subject of its own ("Institute of Molecular Genetics") is one laboratory: under
every name a curator knows it by, otherwise within its country. A university, academy, hospital or
research center alone is too coarse, curated or not: thousands work there; only a named department in it
is one laboratory.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from probatum.domain.names import transliterate
from probatum.domain.study import Laboratory

_COARSE = re.compile(
    r"\b(?:universit\w*|academ\w*|college|hospitals?|clinics?|ministry|polyclinic|school|"
    r"research cent(?:er|re)|medical cent(?:er|re)|cnrs|inserm|cnr|company|inc|ltd|llc|gmbh)\b"
)
_UNIT = re.compile(
    r"\b(?:department|dept|division|laborator\w+|chair|section|faculty|istituto|institut\w*|cent(?:er|re))\b"
)
# Units that exist under one name in every university: they need their parent to be told apart.
_DEPENDENT = re.compile(r"\b(?:department|dept|division|laborator\w+|chair|section|faculty)\b")
_NOISE = re.compile(r"[^a-z0-9 ]+")


@dataclass(frozen=True, slots=True, order=True)
class House:
    """One laboratory as a key for comparing, and the name a page prints."""

    key: str
    name: str

    @property
    def plain(self) -> str:
        """The name without spelling."""
        return _plain(self.name)


def house_of(laboratory: Laboratory) -> House:
    """The house an affiliation names, however large: for labels, never for linking."""
    name = laboratory.institution or laboratory.name.split(",")[0].strip()
    return House(laboratory.group or _plain(name), name)


def linking_key(laboratory: Laboratory) -> str | None:
    """What must be equal for two affiliations to be one laboratory; None when too coarse to tell.

    >>> linking_key(Laboratory(name="University of Catania, Italy")) is None
    True
    >>> linking_key(Laboratory(name="Institute of Molecular Genetics, Moscow, Russia"))
    'institute of molecular genetics | russia'
    """
    if laboratory.group and not _COARSE.search(house_of(laboratory).plain):
        return laboratory.group
    parts = [part for raw in re.split(r"[,;]", laboratory.name) if (part := _plain(raw))]
    unit = next((part for part in parts if _UNIT.search(part) and not _COARSE.search(part)), None)
    if unit is None:
        return None
    parent = next((part for part in parts if part != unit and _COARSE.search(part)), None)
    if laboratory.group:
        return f"{unit} | {laboratory.group}"
    if _DEPENDENT.search(unit):
        return f"{unit} | {parent}" if parent else None
    country = _plain(laboratory.country) if laboratory.country else parts[-1]
    return f"{unit} | {country}"


def _plain(text: str) -> str:
    """Lower-case letters and digits only, and no article: spelling, not meaning."""
    words = _NOISE.sub(" ", transliterate(text)).split()
    return " ".join(word for word in words if word != "the")
