"""p values and confidence intervals as printed, and whether they leave room for no difference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from probatum.text.quantities import parse_number

_N = r"(?:\d+(?:[.,·]\d+)?|[.·]\d+)"
_SIGNED = rf"[-−–+]?\s?{_N}"
_P = re.compile(
    rf"(?<![\w])[pP][\s-]*(?:values?|val|trend|interaction"
    rf"|adj(?:usted)?)?\s*(?:for\s+\w+\s*)?(?P<sign>(?:[<>=≤≥]|was|of|is|less\s+than|greater\s+than"
    rf"|or)\s*)+"
    rf"(?P<value>{_N}(?:\s?[×x]\s?10[-−–^]*\d+)?)"
    rf"|(?<![\w])[pP]\s*(?:=\s*)?(?P<ns>[nN]\.?[sS]\.?)(?!\w)|\((?P<ns2>NS|ns|n\.s\.)\)"
)
_CI = re.compile(
    rf"(?P<level>9[059]|80)(?:\.\d)?\s?%\s*(?:-\s*)?(?P<kind>CIs?"
    rf"|confidence\s+intervals?(?:\s*[\[(]CI[\])])?|credible\s+intervals?|CrI|prediction\s+intervals?"
    rf"|PI|C\.I\.)"
    rf"[\s:,;=]*(?:of|was|were|from|between|range)?[\s:,;=\[(]*(?P<low>{_SIGNED})\s?%?\s*(?:to"
    rf"|[-−–—;,]|and)\s*(?P<high>{_SIGNED})",
    re.IGNORECASE,
)
_ALPHA = Decimal("0.05")
_RATIO = re.compile(
    r"\b(?:a?OR|a?HR|a?RR|IRR|GMR|(?i:relative\s+risk|odds|hazard|ratio))s?\b",
)


@dataclass(frozen=True, slots=True)
class PValue:
    """One p value: its place, its sign and number; `value` is None for "NS"."""

    start: int
    end: int
    sign: str
    value: Decimal | None
    printed: str

    @property
    def is_significant(self) -> bool | None:
        """Below 0.05; None where the print does not say ("p < 0.1")."""
        if self.value is None:
            return False
        if self.sign == "<":
            return True if self.value <= _ALPHA else None
        if self.sign == ">":
            return False if self.value >= Decimal("0.01") else None
        return self.value < _ALPHA or (self.value == _ALPHA and self.sign != "=")


@dataclass(frozen=True, slots=True)
class FoundInterval:
    """One interval: its place, level, kind and limits."""

    start: int
    end: int
    level: int
    kind: str  # confidence, credible, prediction
    low: Decimal
    high: Decimal
    is_ratio: bool

    @property
    def holds_null(self) -> bool:
        """Does it leave room for no difference: 1 of a ratio, 0 of a difference?"""
        null = 1 if self.is_ratio else 0
        return self.low <= null <= self.high


@lru_cache(maxsize=64)
def p_values(text: str) -> tuple[PValue, ...]:
    """Every p value of a text, in order: "P = .044", "p<0,05", "p=NS"."""
    found: list[PValue] = []
    for match in _P.finditer(text):
        if match["value"] is None:
            found.append(PValue(*match.span(), "=", None, match[0]))
            continue
        value = _p_number(match["value"])
        if value is not None and value <= 1:
            found.append(PValue(*match.span(), _p_sign(match[0]), value, match[0]))
    return tuple(found) or _p_of_row(text)


_ROW_P = re.compile(r"\n\s*(?P<value>[<>]?\s?0?[.·]\d{1,4})\s*[*a-z†]?\s*$|\n\s*(?P<ns>N\.?S\.?)\s*(?=\n|$)")


def _p_of_row(text: str) -> tuple[PValue, ...]:
    """A row of a table ends with its p value."""
    match = _ROW_P.search(text.rstrip() if "\n" in text else "")
    if match is None:
        return ()
    if match["ns"]:
        return (PValue(*match.span(), "=", None, match["ns"]),)
    value = parse_number(match["value"].lstrip("<> "))
    return () if value is None else (PValue(*match.span(), _p_sign(match["value"]), value, match["value"]),)


def _p_number(text: str) -> Decimal | None:
    mantissa, _, power = re.sub(r"\s", "", text).replace("×", "x").partition("x")
    value = parse_number(mantissa)
    exponent = re.sub(r"\D", "", power[2:]) if power else ""
    return value if value is None or not exponent else value.scaleb(-min(300, int(exponent)))


def _p_sign(printed: str) -> str:
    if re.search(r"[<≤]|less", printed):
        return "<"
    return ">" if re.search(r"[>≥]|greater", printed) else "="


@lru_cache(maxsize=64)
def intervals(text: str) -> tuple[FoundInterval, ...]:
    """Every interval of a text, in order, with its level and kind."""
    found: list[FoundInterval] = []
    for match in _CI.finditer(text):
        low, high = signed(match["low"]), signed(match["high"])
        if low is None or high is None:
            continue
        low, high = min(low, high), max(low, high)
        kind = match["kind"].lower()
        name = "credible" if "cr" in kind else "prediction" if "pr" in kind or kind == "pi" else "confidence"
        near = text[max(0, match.start() - 60) : match.start()]
        is_ratio = low > 0 and _RATIO.search(near) is not None
        found.append(FoundInterval(*match.span(), int(match["level"]), name, low, high, is_ratio))
    return tuple(found)


def signed(text: str) -> Decimal | None:
    """A number with the minus, en dash or hyphen printed before it."""
    bare = text.replace(" ", "")
    is_negative = bare[:1] in "-−–"
    value = parse_number(bare.lstrip("-−–+"))
    return -value if value is not None and is_negative else value
