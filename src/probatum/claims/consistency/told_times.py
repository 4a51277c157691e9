"""How many times one value is another: "46 kg against 26 kg, which is more than twice the gain"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.numbers import DECIMAL, decimal_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.slices import Slice

RULE = "so many times as much is one value over the other"
_UNITS = (
    r"(?:kg|g|mg|mcg|µg|ml|l|cm|mm|%|points?|minutes?|mins?|hours?|seconds?|ng/mL|pg/mL|reps?|lb|lbs|pounds?)"
)
_TIMES = {
    "twice": 2,
    "double": 2,
    "two times": 2,
    "three times": 3,
    "triple": 3,
    "threefold": 3,
    "four times": 4,
    "fourfold": 4,
    "five times": 5,
    "fivefold": 5,
    "ten times": 10,
    "tenfold": 10,
}
_NAMED = "|".join(sorted(_TIMES, key=len, reverse=True))
_PAIR = re.compile(
    rf"(?<![\d.,/±-])(?P<a>{DECIMAL})\s?(?P<u>{_UNITS})(?![\w/])(?P<one>[^.;\d]{{0,60}}?)"
    r"\b(?:against|versus|vs\.?|compared\s+(?:to|with)|and|while|but|as\s+opposed\s+to)\b[^.;\d]{0,60}?"
    rf"(?<![\d.,/±-])(?P<b>{DECIMAL})\s?(?P<v>{_UNITS})?(?![\w/])(?P<two>[^.;\d]{{0,60}}?)"
    r"(?:,|\(|—|–|\bso\b)\s*(?:which\s+is|that\s+is|that[’']s|or|i\.e\.,?|so|meaning|a)?\s*(?:\w+\s+){0,3}?"
    rf"(?P<told>(?:(?P<how>more\s+than|over|nearly|almost|about|roughly|less\s+than)\s+)?(?P<k>{_NAMED}))\b(?!-)",
    re.IGNORECASE,
)
_NEAR, _ABOUT = Decimal("0.12"), Decimal("0.25")  # how far the ratio may lie from the multiple told
_ROUNDING = Decimal("0.97")


def check_told_times(text: str) -> Iterator[TextCheck]:
    """Two values of one unit, with the multiple told right behind them."""
    for found in _PAIR.finditer(text):
        a, b = decimal_of(found["a"]), decimal_of(found["b"])
        if a <= 0 or b <= 0 or (found["v"] or found["u"]).lower() != found["u"].lower():
            continue
        ratio, times = max(a, b) / min(a, b), Decimal(_TIMES[" ".join(found["k"].lower().split())])
        fits = _fits(ratio, times, " ".join((found["how"] or "").lower().split()))
        yield result_of(
            text,
            FaultKind.CHANGE,
            RULE,
            Slice(*found.span("told")),
            [("one", Slice(*found.span("a"))), ("other", Slice(*found.span("b")))],
            "the two values stand in this ratio" if fits else "the two values stand in another ratio",
            f"{max(a, b)} / {min(a, b)} = {ratio:.2f}; told {found['told']}",
            result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
        )


def _fits(ratio: Decimal, times: Decimal, how: str) -> bool:
    if how in ("more than", "over"):
        return ratio >= times * _ROUNDING
    if how == "less than":
        return ratio <= times / _ROUNDING
    return abs(ratio - times) <= (_ABOUT if how else _NEAR) * times
