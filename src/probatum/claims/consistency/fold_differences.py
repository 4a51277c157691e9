"""How many times greater one of two printed values is: "12 ng/mL and 60 ng/mL, a five-fold difference"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.numbers import DECIMAL, WORDS, count_of, decimal_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "a k-fold difference of two values is their ratio"
_UNIT = (
    r"(?:ng/m[lL]|µg/L|pg/m[lL]|mg/d[lL]|nmol/L|mmol/L|µmol/L|ng·h/m[lL]|mg|mcg|µg|g|%|minutes|hours|points"
    r"|U/L)"
)
_TWO = re.compile(
    rf"(?<![\w.,])(?P<a>\d+(?:\.\d+)?)\s?(?P<u>{_UNIT})(?!\w)[^.;\d]{{1,60}}?\b(?:and|against|versus|vs\.?|compared\s+with|but|to)\b"
    rf"[^.;\d]{{0,40}}?(?P<b>\d+(?:\.\d+)?)\s?(?P<v>{_UNIT})(?!\w)[^.;\d]{{0,50}}?"
    rf"(?P<fold>(?P<k>{DECIMAL}|{WORDS})[\s-]?(?:fold|times)\s+(?:difference|increase|rise|higher|greater|more|as\s+much|that|gain))",
    re.I,
)
_SLACK = Decimal("0.12")


def check_fold_differences(text: str) -> Iterator[TextCheck]:
    """Two values of one unit and the fold difference said right behind them, in one sentence."""
    for place in sentences(text):
        for match in _TWO.finditer(text, place.start, place.end):
            small, large = sorted((Decimal(match["a"]), Decimal(match["b"])))
            if match["u"].lower() == match["v"].lower() and small > 0:
                yield _check(text, match, large / small)


def _check(text: str, match: re.Match[str], ratio: Decimal) -> TextCheck:
    printed = match["k"]
    k = decimal_of(printed) if printed[0].isdigit() or printed[0] in ".-" else Decimal(count_of(printed))
    readings = (ratio, ratio - 1)  # "five times higher" is also said of six times as much
    fits = any(abs(one - k) <= max(Decimal("0.3"), k * _SLACK) for one in readings)
    return result_of(
        text,
        FaultKind.PERCENT_AND_FOLD,
        RULE,
        Slice(*match.span("fold")),
        [("one", Slice(*match.span("a"))), ("other", Slice(*match.span("b")))],
        "the two values differ as many times" if fits else "the two values differ another number of times",
        f"{match['a']} and {match['b']} {match['u']}: {ratio:.3g} times; stated {printed}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
