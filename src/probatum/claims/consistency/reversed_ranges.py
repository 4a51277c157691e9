"""A range of doses that runs backwards: "take 600 to 200 mg"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "a range names its lower end first"
_N = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_RANGE = re.compile(
    rf"(?<![\w.,/-])(?P<a>{_N})\s?(?:-|–|to)\s?(?P<b>{_N})\s?(?P<u>mg|mcg|µg|g|IU|mL|ml|drops|capsules|tablets|sprays|scoops)\b(?!\s?/)",
    re.I,
)
_DOSED = re.compile(
    r"\b(?:takes?|taken|taking|use[ds]?|doses?|dosed|dosage|dosing|recommended|swallow\w*|receiv\w+|given|adults?|daily|per\s+day)\b",
    re.I,
)
_FALLS = re.compile(
    r"\b(?:from|taper\w*|reduc\w*|lower\w*|decreas\w*|fell|fall\w*|drop\w*|declin\w*|down|step\w*|cut\w*|change[ds]?|went|wean\w*"
    r"|shift\w*|switch\w*|ratio|inverse\w*)\b",
    re.I,
)


def check_reversed_ranges(text: str) -> Iterator[TextCheck]:
    """Ranges of one unit in a sentence on dosing in which nothing falls."""
    for place in sentences(text):
        words = place.of(text)
        if not _DOSED.search(words) or _FALLS.search(words):
            continue
        for match in _RANGE.finditer(text, place.start, place.end):
            low, high = (Decimal(match[name].replace(",", "")) for name in "ab")
            if low > high:
                yield result_of(
                    text,
                    FaultKind.RANGE,
                    RULE,
                    Slice(*match.span()),
                    [],
                    "the range runs backwards",
                    f"{match['a']} > {match['b']} {match['u']}",
                )
