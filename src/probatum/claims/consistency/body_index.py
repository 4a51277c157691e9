"""A body mass index beside the height and the weight it is computed from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "a body mass index is the weight in kg over the square of the height in m"
_INDEX = re.compile(
    r"\b(?:BMI|body[\s-]mass[\s-]index)\s*(?:\(BMI\)\s*)?(?:of|was|is|:|=|at|would\s+be|comes\s+to|,)?\s*"
    r"(?:of\s+|about\s+|around\s+)?(?P<i>\d{2}(?:\.\d+)?)\b",
    re.I,
)
_HEIGHT = re.compile(r"(?<![\d.])(?:(?P<m>[12]\.\d{1,2})\s?m\b|(?P<cm>1\d{2}|2[01]\d)\s?cm\b)", re.I)
_WEIGHT = re.compile(r"(?<![\d.])(?P<kg>\d{2,3}(?:\.\d)?)\s?(?:kg|kilograms?|kilos?)\b(?!\s?/)", re.I)
_SLACK = Decimal("0.8")


def check_body_index(text: str) -> Iterator[TextCheck]:
    """One height, one weight and one index in one sentence."""
    for place in sentences(text):
        index = list(_INDEX.finditer(text, place.start, place.end))
        height = list(_HEIGHT.finditer(text, place.start, place.end))
        weight = list(_WEIGHT.finditer(text, place.start, place.end))
        if len(index) == len(height) == len(weight) == 1:
            yield _check(text, index[0], height[0], weight[0])


def _check(text: str, index: re.Match[str], height: re.Match[str], weight: re.Match[str]) -> TextCheck:
    meters = Decimal(height["m"]) if height["m"] else Decimal(height["cm"]) / 100
    computed = Decimal(weight["kg"]) / meters**2
    fits = abs(computed - Decimal(index["i"])) <= _SLACK
    return result_of(
        text,
        FaultKind.ARITHMETIC,
        RULE,
        Slice(*index.span()),
        [("height", Slice(*height.span())), ("weight", Slice(*weight.span()))],
        "height and weight give this index" if fits else "height and weight give another index",
        f"{weight['kg']} / {meters}² = {computed:.1f}; stated {index['i']}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
