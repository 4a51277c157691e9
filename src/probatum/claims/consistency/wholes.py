"""Shares of one whole that exceed it: "45 % for sleep, 35 % for stress, 40 % for pain; one reason each"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "shares that exclude one another add up to 100 % at most"
_SHARE = re.compile(r"(?<![\d.])(?P<p>\d{1,2}(?:\.\d+)?)\s?(?:%|percent|per\s+cent)(?=\s)", re.I)
_EXCLUSIVE = re.compile(
    r"\b(?:each\s+(?:\w+\s+){0,2}(?:named|gave|chose|picked|reported|had)\s+(?:only\s+|just\s+)?one"
    r"|(?:nobody|no\s+one|none)\s+(?:\w+\s+)?(?:named|gave|chose|picked|reported)\s+(?:more\s+than\s+one|two|several)"
    r"|one\s+(?:answer|reason|choice)\s+(?:each|per\s+person|apiece)"
    r"|only\s+one\s+(?:answer|reason|choice)|a\s+single\s+(?:answer|reason|choice)|mutually\s+exclusive"
    r")\b",
    re.I,
)
_SEXES = re.compile(
    r"(?P<a>\d{1,2}(?:\.\d+)?)\s?(?:%|percent)\s+(?:of\s+\w+\s+)?(?:were\s+)?(?:women|female)\b[^.;%]{0,25}?"
    r"(?P<b>\d{1,2}(?:\.\d+)?)\s?(?:%|percent)\s+(?:were\s+)?(?:men|male)\b",
    re.I,
)
_ROUNDING = Decimal(1)  # each printed share is rounded


def check_wholes(text: str) -> Iterator[TextCheck]:
    """Shares said to exclude one another, and those of women and men, against 100 %."""
    for place in sentences(text):
        if _EXCLUSIVE.search(text, place.start, place.end):
            shares = list(_SHARE.finditer(text, place.start, place.end))
            yield from _over(text, [(Decimal(one["p"]), Slice(*one.span())) for one in shares])
        for pair in _SEXES.finditer(text, place.start, place.end):
            yield from _over(text, [(Decimal(pair[name]), Slice(*pair.span(name))) for name in "ab"])


def _over(text: str, shares: list[tuple[Decimal, Slice]]) -> Iterator[TextCheck]:
    total = sum((one for one, _ in shares), Decimal(0))
    if len(shares) < 2 or total <= 100 + _ROUNDING * len(shares):
        return
    yield result_of(
        text,
        FaultKind.PARTS_AND_WHOLE,
        RULE,
        Slice(shares[0][1].start, shares[-1][1].end),
        [("share", where) for _, where in shares],
        "the shares exceed the whole",
        f"{' + '.join(str(one) for one, _ in shares)} = {total} %",
    )
