"""Amounts of another phase or of a study: they follow from no regimen or label beside them."""

from __future__ import annotations

import re

from probatum.dosing.constraints.scope import Layout, Placed
from probatum.text.measures import Measure

_NEXT = re.compile(r"\b(?:then|afterwards?,?|followed\s+by|thereafter,?)\s+(?:just\s+|only\s+)?$", re.I)
_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|pilot|researchers|scientists)\s+(?:\w+\s+){0,4}?(?:gave|used|tested|tried)\b",
    re.I,
)
_COMPUTED = re.compile(
    r"\b(?:total\w*|that\s+is|which\s+(?:is|makes|means)|equals?|so|thus|therefore|hence|altogether|in\s+all)\b|[=(]",
    re.I,
)


def is_next_phase(text: str, one: Measure) -> bool:
    """ "20 g a day in four doses, then 5 g a day": a later phase follows from no earlier one."""
    return _NEXT.search(text, max(0, one.start - 30), one.start) is not None


def without_studies(layout: Layout, placed: Placed, near: tuple[Measure, ...]) -> list[Measure]:
    """Of these, those that no other sentence tells as given in a study."""
    others = {
        id(one.measure)
        for one in layout.placed
        if one.sentence != placed.sentence and is_of_a_study(layout, one)
    }
    return [one for one in near if id(one) not in others]


def is_of_a_study(layout: Layout, placed: Placed) -> bool:
    """ "A pilot gave 2 g to 30 adults": what was given in a study follows from no product's label."""
    words = layout.sentence(placed).of(layout.text)
    return _STUDY.search(words) is not None and _COMPUTED.search(words) is None
