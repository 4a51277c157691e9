"""Which names of substances in a text name something that was given, and which only a measure or a part.

"Vitamin D binding protein" is no vitamin D, an "ethanol extract" no alcohol, and in "vitamin A on iron
status" the iron was measured. What is excluded for certain and what only beside another name is data below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from probatum.domain.provenance import Passage
from probatum.domain.substance import SubstanceId
from probatum.extraction.agents import NamedSubstance
from probatum.text.abbreviations import abbreviations
from probatum.text.slices import Slice

# Behind a name: it is part of the name of something else.
_NEVER_AFTER = re.compile(
    r"[\s-]*(?:binding\s+proteins?|receptors?|transporters?|analog(?:ue)?s?|derivatives?|precursors?|antagonists?"
    r"|synthase|free|stomachs?|gills?|larvae|embryos?|species)\b",
    re.IGNORECASE,
)
_NEVER_BEFORE = re.compile(
    r"\b(?:not\s+containing|without|free\s+of|free\s+from|lacking|devoid\s+of|analog(?:ue)?s?\s+of"
    r"|derivatives?\s+of)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_SOLVENT = re.compile(r"(?:ethanol|alcohol)(?:ic)?\Z", re.IGNORECASE)
_EXTRACTED = re.compile(
    r"(?:ic)?[\s-]+(?:leaf\s+|root\s+|seed\s+)?(?:extract\w*|fractions?|soluble)", re.IGNORECASE
)
# Behind a name: it was measured, if another substance is named that can have been given.
_MEASURED_AFTER = re.compile(
    r"[\s-]*(?:nutritional\s+)?(?:status|ind(?:ices|ex)|absorption|bioavailability|levels?|concentrations?|metabolism"
    r"|stores?|retention|contents?|excretion|uptake|balance|homeostasis|deficien\w+|loss|overload|pharmacokinetics)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ShortName:
    """A short form that the record itself defines for a known substance: "selenium (Se)"."""

    substance: SubstanceId
    start: int
    end: int


def can_be_given(text: str, name: NamedSubstance) -> bool:
    """Does the name stand for the substance itself, as something that can be given?"""
    printed = text[name.start : name.end]
    if _SOLVENT.match(printed) and _EXTRACTED.match(text, name.end):
        return False
    if _NEVER_AFTER.match(text, name.end):
        return False
    return _NEVER_BEFORE.search(text, max(0, name.start - 40), name.start) is None


_MEASURED_BEFORE = re.compile(
    r"\b(?:status|absorption|bioavailability|levels?|concentrations?|metabolism|contents?|excretion|stability|yield"
    r"|composition|quality)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def is_measured(text: str, name: NamedSubstance) -> bool:
    """Do the words around the name say that the substance was measured?"""
    if _MEASURED_AFTER.match(text, name.end):
        return True
    return _MEASURED_BEFORE.search(text, max(0, name.start - 40), name.start) is not None


def given(text: str, names: Iterable[NamedSubstance]) -> list[NamedSubstance]:
    """The names that were given: those measured drop out where another substance remains."""
    possible = [name for name in names if can_be_given(text, name)]
    tried = [name for name in possible if not is_measured(text, name)]
    return tried or possible


def with_short_forms(
    names: dict[Passage, tuple[NamedSubstance, ...]],
) -> dict[Passage, tuple[NamedSubstance, ...]]:
    """The names of each passage and, in text order, the short forms that the record defines for them."""
    forms = dict(pair for passage in names for pair in _defined(passage.text, names[passage]))
    if not forms:
        return names
    longest_first = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    pattern = re.compile(rf"(?<![\w-])(?:{longest_first})(?!\w)")
    return {passage: _joined(passage.text, names[passage], pattern, forms) for passage in names}


def _defined(text: str, names: Sequence[NamedSubstance]) -> list[tuple[str, SubstanceId]]:
    found = []
    for short in abbreviations(text):
        for name in names:
            is_whole = name.end == short.long.end and name.start - short.long.start <= 10
            if is_whole and name.start >= short.long.start:
                found.append((short.short_form, name.substance))
    return found


def _joined(
    text: str, names: Sequence[NamedSubstance], pattern: re.Pattern[str], forms: dict[str, SubstanceId]
) -> tuple[NamedSubstance, ...]:
    added = [ShortName(forms[m.group()], *m.span()) for m in pattern.finditer(text)]
    taken = [Slice(name.start, name.end) for name in names]
    free = [a for a in added if not any(a.start < t.end and t.start < a.end for t in taken)]
    return tuple(sorted((*names, *free), key=lambda name: (name.start, name.end)))
