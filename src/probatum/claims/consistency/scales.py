"""Values beside the scale they were measured on: beyond its ends, or impossible for whole numbers.

The second is the GRIM test (Brown and Heathers 2017): a mean of n whole numbers is a multiple of 1/n.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.numbers import COUNT, PEOPLE, count_of, rounding
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "a value lies on its scale"
MEAN_RULE = "a mean of n whole numbers is a whole number over n"
_N = r"\d+(?:\.\d+)?"
_SCALE = re.compile(
    rf"\b(?:scale|scores?|rating|questionnaire)\b[^.;\d]{{0,30}}?\b(?:from|of|between|:|\()\s*(?P<low>{_N})\s?(?:-|–|to|and)\s?(?P<high>{_N})"
    rf"|(?<![\w.-])(?P<low2>{_N})\s?(?:-|–|to)\s?(?P<high2>{_N})[\s-](?:point\s+)?(?:scale|rating)",
    re.I,
)
_VALUE = re.compile(
    rf"\b(?:average|mean|median|score|pain|rating|it|they)\s+(?:\w+\s+){{0,2}}?(?:fell|rose|dropped|went|improved|decreased|increased"
    rf"|was|were|of|averaged|climbed|declined|changed)\s+(?:from\s+)?(?P<a>{_N})(?!\s?(?:%|percent|points?|mg|weeks?|days?|years?))"
    rf"(?:\s+to\s+(?P<b>{_N})(?!\s?(?:%|percent|mg|weeks?|days?|years?)))?",
    re.I,
)
_WHOLE = re.compile(r"\b(?:whole[\s-]number|integer|Likert)\b", re.I)
_ONE_ITEM = re.compile(r"\b(?:one|a\s+single|single)[\s-](?:question|item)\b|\bsingle-item\b", re.I)
_SAMPLE = re.compile(rf"(?<![\w.,/-])(?P<n>{COUNT})\s+(?:[a-z-]+\s+){{0,2}}?{PEOPLE}\b", re.I)
_MEAN = re.compile(
    r"\b(?:mean|average)\s+(?:\w+\s+){0,2}?(?:was|of|is|=|came\s+to)\s+(?P<m>\d+\.\d+)\b", re.I
)


def check_scales(text: str) -> Iterator[TextCheck]:
    """Values of the sentence that names their scale, and means of one whole-number question."""
    for place in sentences(text):
        scales = list(_SCALE.finditer(text, place.start, place.end))
        if len(scales) == 1:
            yield from _beyond(text, place, scales[0])
        if _WHOLE.search(text, place.start, place.end) and _ONE_ITEM.search(text, place.start, place.end):
            yield from _impossible(text, place)


def _beyond(text: str, place: Slice, scale: re.Match[str]) -> Iterator[TextCheck]:
    low, high = sorted((Decimal(scale["low"] or scale["low2"]), Decimal(scale["high"] or scale["high2"])))
    for value in _VALUE.finditer(text, place.start, place.end):
        if value.start() < scale.end() and scale.start() < value.end():
            continue
        beyond = [one for one in (value["a"], value["b"]) if one and not low <= Decimal(one) <= high]
        if beyond:
            yield result_of(
                text,
                FaultKind.MEAN_AND_RANGE,
                RULE,
                Slice(*value.span()),
                [("scale", Slice(*scale.span()))],
                "the value lies beyond the scale",
                *(f"{one} is not within {low} to {high}" for one in beyond),
            )


def _impossible(text: str, place: Slice) -> Iterator[TextCheck]:
    samples = list(_SAMPLE.finditer(text, place.start, place.end))
    means = list(_MEAN.finditer(text, place.start, place.end))
    if len(samples) != 1 or len(means) != 1:
        return
    n, printed = count_of(samples[0]["n"]), means[0]["m"]
    half = rounding(printed)
    if n <= 0 or 2 * half * n >= 1:
        return  # with so many people every printed mean is possible
    total = Decimal(printed) * n
    fits = math.floor(total + half * n) >= math.ceil(total - half * n)
    yield result_of(
        text,
        FaultKind.ARITHMETIC,
        MEAN_RULE,
        Slice(*means[0].span()),
        [("people", Slice(*samples[0].span()))],
        "a sum of whole numbers gives this mean" if fits else "no sum of whole numbers gives this mean",
        f"{printed} × {n} = {total}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
