"""A temperature said in both scales: "2-8 °C (36-46 °F)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.numbers import decimal_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.slices import Slice

RULE = "a temperature in °F is 9/5 of the one in °C, plus 32"
_N = r"[-−]?\d+(?:\.\d+)?"
_DEGREES = r"(?:°|º|degrees?)"


def _side(name: str, scale: str) -> str:
    return (
        rf"(?P<{name}>{_N})(?:\s?(?:{_DEGREES}\s?{scale}?)?\s?(?:-|–|to|and)\s?(?P<{name}2>{_N}))?"
        rf"\s?{_DEGREES}\s?{scale}"
    )


_CELSIUS, _FAHRENHEIT = r"(?:C\b|Celsius|centigrade)", r"(?:F\b|Fahrenheit)"
_LINK = (
    r"\s?(?:\(|/|,|=|\bor\b|,?\s?that\s+is,?|,?\s?i\.e\.,?)\s?(?:or\s+|about\s+|around\s+|roughly\s+|=\s?)?"
)
_BOTH = (
    re.compile(_side("c", _CELSIUS) + _LINK + _side("f", _FAHRENHEIT), re.I),
    re.compile(_side("f", _FAHRENHEIT) + _LINK + _side("c", _CELSIUS), re.I),
)
_SLACK = Decimal("2.5")  # °F: each side is rounded, often to five degrees


def check_temperatures(text: str) -> Iterator[TextCheck]:
    """Every temperature, or range of them, printed in both scales."""
    for pattern in _BOTH:
        for match in pattern.finditer(text):
            if bool(match["c2"]) == bool(match["f2"]):
                yield _check(text, match)


def _check(text: str, match: re.Match[str]) -> TextCheck:
    pairs = [(match[f"c{end}"], match[f"f{end}"]) for end in ("", "2") if match[f"c{end}"]]
    computed = [(decimal_of(c) * 9 / 5 + 32, decimal_of(f)) for c, f in pairs]
    fits = all(abs(one - stated) <= _SLACK for one, stated in computed)
    return result_of(
        text,
        FaultKind.UNIT_SLIP,
        RULE,
        Slice(*match.span()),
        [("celsius", Slice(*match.span("c"))), ("fahrenheit", Slice(*match.span("f")))],
        "both scales say the same" if fits else "the two scales say different temperatures",
        *(f"{c} °C = {one:.4g} °F; stated {f}" for (c, f), (one, _) in zip(pairs, computed, strict=True)),
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
