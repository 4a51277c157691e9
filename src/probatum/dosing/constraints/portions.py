"""An amount and its equal portions: "20 g in four doses of 5 g", "60 tablets of 250 mg, 15 g in all"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import EXACT, LOOSE, verdict
from probatum.dosing.constraints.scope import Layout
from probatum.dosing.constraints.wording import inputs_of
from probatum.text.dose_grammar import COUNTED
from probatum.text.dose_units import MASS
from probatum.text.measures import Measure, plain
from probatum.text.unit_words import NUMBER_WORDS

RULE = "equal portions add up to the amount they are portions of"
_N = rf"(?P<n>\d{{1,4}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_PIECE = "|".join((*sorted(COUNTED), "dose", "portion", "part", "serving", "pill", "pack"))
_PIECES = rf"(?:equal\s+|smaller\s+|separate\s+)?(?:{_PIECE})s?"
_SPLIT = re.compile(
    rf"[^.;:\d]{{0,25}}?\b(?:split|divided|spread|broken|shared|taken|given)\s+(?:up\s+)?(?:into|in|over|across|as)\s+"
    rf"{_N}\s+{_PIECES}\s+of\s+(?:about\s+|roughly\s+)?",
    re.IGNORECASE,
)
_MANY = re.compile(rf"(?<![\w.,/-]){_N}\s+{_PIECES}\s+(?:of|at|with)\s+(?:about\s+)?$", re.IGNORECASE)
_LINK = re.compile(
    r"\s*(?:each)?\s*(?:,|\(|=|–|—|:)?\s*(?:or|so|i\.e\.,?|that\s+is|which\s+is|which\s+makes)?\s*(?:about\s+|roughly\s+|only\s+)?",
    re.IGNORECASE,
)
_AHEAD = 40  # characters before an amount in which the pieces of it are counted
_IN_ALL = re.compile(
    r"\s*(?:of\s+[\w-]+\s+)?(?:in\s+all|in\s+total|altogether|all\s+told|total|overall)\b", re.I
)


def check_portions(layout: Layout) -> Iterator[TextCheck]:
    """Neighboring masses of one sentence, one of them told to be so many portions of the other."""
    for one, other in _neighbors(layout):
        if split := split_into(layout.text, one, other):
            yield _check(layout.text, one, other, split, other)
        elif many := many_of(layout.text, one, other):
            yield _check(layout.text, other, one, many, other)


def is_portioned(layout: Layout, stated: Measure) -> bool:
    """Is this amount or number of portions part of such a pair? No other product bears on it."""
    return any(
        (one.end <= stated.start <= other.start and split_into(layout.text, one, other))
        or (one.start - _AHEAD <= stated.start <= other.start and many_of(layout.text, one, other))
        for one, other in _neighbors(layout)
    )


def is_sum_of_pieces(layout: Layout, one: Measure) -> bool:
    """Is this "30 g in all" after the pieces it adds up? It is no dose."""
    return any(whole is one and many_of(layout.text, part, whole) for part, whole in _neighbors(layout))


def _neighbors(layout: Layout) -> Iterator[tuple[Measure, Measure]]:
    """Masses of one sentence with no other mass between them."""
    masses = (one for one in layout.placed if _is_mass(one.measure))
    for one, other in pairwise(masses):
        if one.sentence == other.sentence:
            yield one.measure, other.measure


def split_into(text: str, whole: Measure, part: Measure) -> int:
    """How many portions "20 g a day, split into four doses of 5 g" makes; 0 where it says nothing so."""
    found = _SPLIT.fullmatch(text, whole.end, max(whole.end, part.start))
    return _count(found["n"]) if found else 0


def many_of(text: str, part: Measure, whole: Measure) -> int:
    """How many pieces "60 capsules of 500 mg, 30 g in all" counts; 0 where it says nothing so."""
    before = _MANY.search(text, max(0, part.start - _AHEAD), part.start)
    is_sum = _LINK.fullmatch(text, part.end, max(part.end, whole.start)) and _IN_ALL.match(text, whole.end)
    return _count(before["n"]) if before and is_sum else 0


def _count(printed: str) -> int:
    return int(NUMBER_WORDS.get(printed.lower(), printed))


def _is_mass(one: Measure) -> bool:
    bases = dict(one.first.dimensions)
    return one.first.unit.base == MASS and "mL" not in bases and not one.bound


def _check(text: str, whole: Measure, part: Measure, n: int, at: Measure) -> TextCheck:
    low, high = (end * n for end in _micrograms(part))
    loose = whole.is_approximate or part.is_approximate
    result = verdict(_micrograms(whole), [(low, high)], LOOSE if loose else 2 * EXACT)
    sum_ = f"{n} × {part.of(text)} = {plain(low / 1000)} mg; stated {whole.of(text)}"
    return TextCheck(
        kind=FaultKind.TOTAL_AND_PARTS,
        rule=RULE,
        start=at.start,
        end=at.end,
        quote=text[at.start : at.end],
        inputs=inputs_of(text, (part if at is whole else whole,)),
        result=result,
        because="the portions give this amount"
        if result is CheckResult.CONSISTENT
        else "the portions give another amount",
        arithmetic=(sum_,),
    )


def _micrograms(one: Measure) -> tuple[Decimal, Decimal]:
    size = one.first.unit.size
    return one.first.low * size, one.first.high * size
