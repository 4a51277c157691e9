"""Two proportions with their denominators and a p-value: does the p follow?"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.slices import Slice

RULE = "p follows from two proportions and their denominators (chi-square, 1 degree of freedom)"
_SHARE = r"(\d+(?:\.\d+)?)\s?(?:%|percent)\s+(?:of|in)\s+(?:the\s+)?(\d[\d,]*)"
_TWO = re.compile(
    rf"{_SHARE}[^.;%]{{0,60}}?\b(?:and|versus|vs\.?|against|compared with)\b[^.;%]{{0,40}}?{_SHARE}"
    r"[^.;%]{0,60}?\bp\s*(?P<sign>[<=>])\s*(?P<p>0?\.\d+)",
    re.IGNORECASE,
)
_TIMES = 10  # how far p may lie off: another test, a correction, rounded percentages


def check_proportions(text: str) -> Iterator[TextCheck]:
    """p-values beside two percentages of stated numbers."""
    for found in _TWO.finditer(text):
        shares = [float(found[1]) / 100, float(found[3]) / 100]
        sizes = [int(found[2].replace(",", "")), int(found[4].replace(",", ""))]
        expected, printed = p_of(shares, sizes), float(found["p"])
        is_far = expected > _TIMES * printed if found["sign"] in "<=" else expected * _TIMES < printed
        if is_far and min(sizes) > 0:
            yield result_of(
                text,
                FaultKind.P_AND_INTERVAL,
                RULE,
                Slice(found.start("p"), found.end("p")),
                [("first share", Slice(*found.span(1))), ("second share", Slice(*found.span(3)))],
                "the proportions printed do not give this p",
                f"{found[1]} % of {sizes[0]} against {found[3]} % of {sizes[1]}: p = {expected:.2g}",
            )


def p_of(shares: list[float], sizes: list[int]) -> float:
    """The two-sided p of a difference of two proportions, pooled normal approximation."""
    if min(sizes) == 0:
        return 1.0
    pooled = sum(share * size for share, size in zip(shares, sizes, strict=True)) / sum(sizes)
    spread = math.sqrt(pooled * (1 - pooled) * (1 / sizes[0] + 1 / sizes[1]))
    return math.erfc(abs(shares[0] - shares[1]) / spread / math.sqrt(2)) if spread else 1.0
