"""Whose peptide a sentence spells: the substance's own, or that of the relative it comes from."""

from __future__ import annotations

import re

_FROM = re.compile(
    r"\b(?:deriv\w+|fragments?|analog(?:ue)?s?|parts?|portions?|core|extensions?|version"
    r"|based (?:up)?on|built from|model+ed (?:on|after)"
    r"|resembl\w+|related|similar|like|mimic\w*|from|of the|of its)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:fragment|peptide|chain) of $", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:sequence|structure|composition|spell\w*|consist\w*|has|have|having|is|are)\b|[:=]", re.IGNORECASE
)
_OF_ANOTHER = re.compile(
    r"[\s)-]*(?:analog(?:ue)?s?|like|class|family|fragments?|hormone|derivatives?"
    r"|(?:found |present |contained )?(?:in|of) (?:the|its|natural|human))\b",
    re.IGNORECASE,
)


def is_of_kin(words: str, start: int, end: int) -> bool:
    """Is the peptide or count of residues at [start, end) told of a relative: "a fragment of", "-analogue"?

    >>> is_of_kin("derived from MEHFRWG", 13, 20), is_of_kin("a fragment with the sequence MEHFRWG", 29, 36)
    (True, False)
    """
    if _COUNTED.search(words[:start]):  # "a fragment of 7 residues" has them itself
        return False
    if _OF_ANOTHER.match(words, end):
        return True
    named = [one.end() for one in _FROM.finditer(words, 0, start)]
    return bool(named) and _OWN.search(words, named[-1], start) is None
