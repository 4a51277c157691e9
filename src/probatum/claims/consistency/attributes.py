"""One property of one substance told twice with values that exclude each other: two half-lives, two peaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from probatum.claims.consistency.numbers import DECIMAL, WORDS, count_of
from probatum.claims.consistency.results import result_of
from probatum.claims.consistency.subjects import are_about_one
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text import hedging
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "one property of one substance under one condition has one value"
_N = rf"(?:{DECIMAL}|{WORDS})"
_TIME = (
    rf"(?P<a>{_N})(?:\s?(?:-|–|to|and|or)\s?(?P<b>{_N}))?\s?-?"
    r"(?P<u>seconds?|minutes?|mins?|hours?|hrs?|h|days?|weeks?)\b"
)
_PROPERTIES = (
    ("half-life", re.compile(rf"\bhalf[\s-]li(?:fe|ves)\b[^.;\d(]{{0,40}}?{_TIME}", re.I)),
    (
        "time of the peak",
        re.compile(
            rf"\b(?:peaks?|peaked|tmax|(?:maximum|maximal|peak|highest)\s+(?:level|concentration|blood\s+level)s?|the\s+maximum)\b"
            rf"[^.;\d(]{{0,40}}?{_TIME}",
            re.I,
        ),
    ),
    (
        "onset of the effect",
        re.compile(
            rf"\b(?:kicks?\s+in|sets\s+in|onset|takes\s+effect|starts\s+to\s+work|first\s+felt)\b[^.;\d(]{{0,30}}?{_TIME}",
            re.I,
        ),
    ),
)
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, "w": 604800.0}
_APART = 2.5  # how far the nearest ends lie from each other before two values exclude each other
_MOST = 2  # statements of one property; a text with more compares
_CONDITION = re.compile(
    r"\b(?:rats?|mice|mouse|dogs?|animals?|rodents?|intraven\w+|inject\w+|subcutan\w+|intranas\w+|nasal\w*|oral\w*|by\s+mouth"
    r"|topical\w*|inhal\w*|extended|sustained|slow|immediate|release|metabolit\w+|elderly|older|children|pregnan\w+|smok\w+"
    r"|women|men|fasted|fed|food|cola|chocolate|plasma|brain|tissue|urine|ester|acetate|amidate|analog\w*|derivative|terminal"
    r"|initial|effective|biological|acetyl|effects?|other|another|some|others|second|whereas|while|but|compared|versus|first)\b",
    re.I,
)
_SPREAD = re.compile(r"±|\+/-|\+-|\bvar(?:y|ies|ied)\b|\brange[sd]?\b|\bdepend\w*", re.I)


@dataclass(frozen=True, slots=True)
class _Told:
    at: Slice
    sentence: Slice
    low: float
    high: float
    conditions: frozenset[str]


def check_attributes(text: str) -> Iterator[TextCheck]:
    """Two outright statements of one property that no one value satisfies."""
    for name, pattern in _PROPERTIES:
        told = [one for place in sentences(text) for one in _told(text, place, pattern)]
        if len(told) == _MOST and _exclude(text, told):
            first, second = told
            yield result_of(
                text,
                FaultKind.HALF_LIFE_AND_DURATION,
                RULE,
                second.at,
                [("elsewhere", first.at)],
                f"{name}: two values that exclude each other",
                f"{first.at.of(text)} | {second.at.of(text)}",
            )


def _told(text: str, place: Slice, pattern: re.Pattern[str]) -> Iterator[_Told]:
    words = place.of(text)
    if hedging.is_hedged(words) or _SPREAD.search(words) or words.rstrip().endswith("?"):
        return
    conditions = frozenset(match[0].lower() for match in _CONDITION.finditer(words))
    for match in pattern.finditer(text, place.start, place.end):
        size = _SECONDS[match["u"][0].lower()]
        low = _number(match["a"]) * size
        high = _number(match["b"]) * size if match["b"] else low
        yield _Told(Slice(*match.span()), place, min(low, high), max(low, high), conditions)


def _number(printed: str) -> float:
    bare = printed.strip()
    return (
        abs(float(bare.replace("−", "-").replace("–", "-"))) if bare[-1].isdigit() else float(count_of(bare))
    )


def _exclude(text: str, told: Sequence[_Told]) -> bool:
    one, other = told
    near, far = sorted((one, other), key=lambda each: each.low)
    is_apart = near.high > 0 and far.low / near.high >= _APART
    is_alike = one.conditions == other.conditions and one.sentence != other.sentence
    return is_apart and is_alike and are_about_one(text, one.sentence, other.sentence)
