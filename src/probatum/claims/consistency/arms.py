"""Arms that hold more people than took part: "57 men took part. 30 took it and 28 a placebo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from probatum.claims.consistency.numbers import COUNT, PEOPLE, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "the arms of a trial hold no more people than took part"
_BEFORE = 2  # sentences
_LEAST = 6  # people: fewer are anecdotes
_ALL = re.compile(
    rf"(?<![\w.,$€£/-])(?P<n>{COUNT})\s+(?:[a-z-]+\s+){{0,3}}?{PEOPLE}\b(?!\s+(?:per|in\s+each|each))", re.I
)
_TRIAL = re.compile(r"\b(?:trial|study|experiment|took\s+part|enrolled|randomi[sz]ed|recruited)\b", re.I)
_TWO = re.compile(
    rf"(?<![\w.,/-])(?P<a>{COUNT})\s+(?:of\s+them\s+)?(?:received|got|took|were\s+given|had|swallowed)\s+"
    rf"(?:[\w-]+\s+){{1,5}}?and\s+(?P<b>{COUNT})\s+(?:of\s+them\s+)?(?:(?:received|got|took|were\s+given|had)\s+)?"
    r"(?:an?\s+|the\s+)?(?:\w+\s+)?(?:placebo|dummy|control)\w*",
    re.I,
)
_EACH = re.compile(
    rf"\beach\s+of\s+the\s+(?P<k>{COUNT})\s+(?:groups?|arms?)\s+(?:had|held|counted|contained|consisted\s+of|was)\s+"
    rf"(?P<m>{COUNT})(?:\s+{PEOPLE})?\b",
    re.I,
)


def check_arms(text: str) -> Iterator[TextCheck]:
    """Every sum of arms greater than the only number of people that one of the two sentences before gives."""
    found = sentences(text)
    for i, own in enumerate(found):
        for at, size, line in _arms(text, own):
            told = _told(text, found[max(0, i - _BEFORE) : i])
            if told and size > told[1]:
                yield result_of(
                    text,
                    FaultKind.PARTICIPANTS,
                    RULE,
                    at,
                    [("people", told[0])],
                    "the arms hold more people than took part",
                    f"{line} = {size}; {told[1]} took part",
                )


def _arms(text: str, own: Slice) -> Iterator[tuple[Slice, int, str]]:
    for two in _TWO.finditer(text, own.start, own.end):
        a, b = count_of(two["a"]), count_of(two["b"])
        yield Slice(*two.span()), a + b, f"{a} + {b}"
    for each in _EACH.finditer(text, own.start, own.end):
        k, m = count_of(each["k"]), count_of(each["m"])
        yield Slice(*each.span()), k * m, f"{k} × {m}"


def _told(text: str, places: Sequence[Slice]) -> tuple[Slice, int] | None:
    """The one number of people that the nearest sentence about a trial gives."""
    for place in reversed(places):
        if not _TRIAL.search(text, place.start, place.end):
            continue
        counts = [(Slice(*one.span()), count_of(one["n"])) for one in _ALL.finditer(text, *place)]
        large = [one for one in counts if one[1] >= _LEAST]
        if large:
            return large[0] if len(large) == 1 else None
    return None
