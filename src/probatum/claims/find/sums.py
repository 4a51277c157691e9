"""Clauses that compute: two amounts of different kinds, told to make one another."""

from __future__ import annotations

import re

from probatum.text.quantities import find_quantities

_MAKES = re.compile(
    r"\b(?:contain(?:s|ed)?|would contain|holds?|equals?|equivalent (?:of|to)|makes?|gives?|amounts? to|"
    r"that['’]s|that is|which is|would be|is one|i\.e\.|based (?:up)?on|lasts?|supply|works out|"
    r"total(?:s|ing)?|(?:is|are|will be) (?:empty|gone|used up)|"
    r"study size|dissolved|diluted|participants)\b|=|\(\d+ ?%\)\s*:",
    re.IGNORECASE,
)
# Things counted that a sum is made of; amounts with units come from the reader of quantities.
_COUNTED = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|ten|single|a|each)[ -]+(?:\w+ ){0,2}?"
    r"(?P<thing>drop|capsule|tablet|dose|serving|bottle|vial|jar|spray|pill|scoop|day|week|month|supply|"
    r"participant|stud(?:y|ie)|trial)s?\b",
    re.IGNORECASE,
)
_STUDIED = re.compile(r"participant|stud|trial", re.IGNORECASE)
_BODY_MASS = re.compile(
    r"\d ?-?kg (?:human|person|man|woman|adult|child|body)\b|\bfor (?:a )?\d[\d–-]* ?kg\b", re.IGNORECASE
)
_PERCENT = re.compile(r"\d\s?%")
# A share told of what stood before: "That is 62% of the bottles", "which is more than twice the gain".
_SHARE = re.compile(
    r"^\W*(?:so |which |that |this |it |in other words,? )+(?:\w+ ){0,3}?"
    r"(?:is|was|makes?|means|amounts? to|equals?|worked in|helped|failed in)\b(?: \w+){0,5}? "
    r"(?:\d[\d.,]*\s?%|(?:twice|double|triple|half|three times|a third|a quarter)\b)",
    re.IGNORECASE,
)
_LEAST_KINDS = 2
_LEAST_FIGURES = 2


def is_sum(words: str) -> bool:
    """Does the clause relate two amounts of different kinds that can be computed from each other?

    >>> is_sum("A 5 ml bottle holds 100 drops"), is_sum("Take 5 ml in the morning")
    (True, False)
    """
    if _SHARE.search(words):
        return True
    if len(re.findall(r"\d[\d.,]*", words)) < 1 or not _MAKES.search(words):
        return False
    counted = {found["thing"].lower() for found in _COUNTED.finditer(words)}
    if any(_STUDIED.match(thing) for thing in counted):
        return len(counted) >= _LEAST_KINDS and all(_STUDIED.match(thing) for thing in counted)
    measured = {q.quantity.dimension for q in find_quantities(words) if q.quantity and q.is_amount}
    weighed = {"body mass"} if _BODY_MASS.search(words) else set()
    percent = {"percent"} if _PERCENT.search(words) else set()
    figures = len(re.findall(r"\d[\d.,]*|\b(?:one|single|two|three)\b", words))
    return len(counted | measured | percent | weighed) >= _LEAST_KINDS and figures >= _LEAST_FIGURES
