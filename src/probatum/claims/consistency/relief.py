"""One complaint told as relieved and, elsewhere, as caused by the same substance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from probatum.claims.consistency.fields import same_subject
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text import hedging
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "what relieves a complaint is not told to cause it"
_COMPLAINTS = ("insomnia", "headaches?", "migraines?", "nausea", "anxiety", "fatigue", "constipation",
               "diarrh(?:o)?ea", "heartburn", "dizziness", "depression", "irritability", "acne")  # fmt: skip
_RELIEVES = (
    r"\b(?:reduc\w+|reliev\w+|eas(?:e|es|ed|ing)|alleviat\w+|treat(?:s|ing)?|prevent\w*|cur(?:e|es|ing)"
    r"|fight\w*|combat\w*|lower\w*|get rid of|helps? (?:with|against))\s+(?:[\w'’-]+,?\s+){0,3}?"
)
_CAUSES = (
    r"\b(?:caus(?:e|es|ing)|trigger\w*|induc(?:e|es|ing)|lead\w* to|worsen\w*)\s+(?:[\w'’-]+,?\s+){0,2}?"
)
_DOUBT = re.compile(r"\b(?:not|never|rarely|no)\b|n['’]t\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            re.compile(rf"{_RELIEVES}(?P<what>{one})\b", re.IGNORECASE),
            re.compile(rf"{_CAUSES}(?P<what>{one})\b", re.IGNORECASE),
        )
        for one in _COMPLAINTS
    )


def check_relief(text: str) -> Iterator[TextCheck]:
    """Complaints said flatly to be relieved in one sentence and caused in another on the same substance."""
    places = sentences(text)
    for relieved, caused in _patterns():
        good = next((one for place in places if (one := _flat(text, place, relieved))), None)
        bad = next((one for place in places if (one := _told(text, place, caused))), None)
        if good is None or bad is None or not same_subject(good[0], bad[0]) or good[0] == bad[0]:
            continue
        yield result_of(
            text,
            FaultKind.DIRECTION,
            RULE,
            Slice(*good[1].span()),
            [("elsewhere", Slice(*bad[1].span()))],
            f"{good[1]['what']} is relieved in one sentence, caused in another",
        )


def _flat(text: str, place: Slice, pattern: re.Pattern[str]) -> tuple[str, re.Match[str]] | None:
    """The sentence and the words, where it does not hedge."""
    return None if hedging.is_hedged(place.of(text)) else _told(text, place, pattern)


def _told(text: str, place: Slice, pattern: re.Pattern[str]) -> tuple[str, re.Match[str]] | None:
    """The sentence and the words, where nothing before them in it denies or doubts."""
    found = pattern.search(text, place.start, place.end)
    is_doubted = found is not None and _DOUBT.search(text[place.start : found.start()])
    return None if found is None or is_doubted else (place.of(text), found)
