"""A change beside its two values: "fell from 80 to 60, a 50 % drop"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.numbers import rounding
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "a change is the second value less the first"
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_UNIT = (
    r"(?:\s?(?:%|percent|ng/ml|ng/mL|nmol/L|mmol/L|mg/dL|mg/dl|pg/mL|µg/L|mcg|mg|kg|g|points?|minutes|"
    r"min|hours|bpm|mmHg|mm\s?Hg|cm|seconds|ms|s|lb|pounds|beats|days|nights|units?|U/L|IU/L|"
    r"[a-zµ]+/[a-zA-Z]+))?"
)
_FROM_TO = re.compile(
    (
        rf"\bfrom\s+(?:(?:an?\s+)?(?:average|mean|median|baseline|score|level)\s+(?:of\s+)?|about\s+|"
        rf"roughly\s+)*(?P<a>{_NUMBER})(?P<ua>{_UNIT})(?:\s+[a-z]+){{0,4}}?\s+(?:down\s+|up\s+|"
        rf"back\s+)?to\s+(?:about\s+|roughly\s+)?(?P<b>{_NUMBER})(?P<ub>{_UNIT})"
    ),
    re.I,
)
_BEFORE_AFTER = re.compile(
    rf"\b(?:was|were|is|averaged|from)\s+(?P<a>{_NUMBER})(?P<ua>{_UNIT})\s+(?:at\s+(?:baseline|the\s+start|entry|the\s+beginning)"
    rf"|before\s+(?:treatment|the\s+trial|the\s+study))\s*(?:,\s*)?(?:and|but|to)\s+(?:was\s+|to\s+)?"
    rf"(?P<b>{_NUMBER})(?P<ub>{_UNIT})\s+(?:after|at|by)\b(?:\s+(?!of\b)[\w-]+){{1,3}}?(?=\s*[,;.:(])",
    re.I,
)
_PERCENT = re.compile(
    (
        rf"(?P<about>about|roughly|around|nearly|almost|over|more\s+than|approximately|some)?\s*(?:a\s+|"
        rf"an\s+)?(?P<p>{_NUMBER})\s?(?:%|percent|per\s+cent)(?!\s?-?\s?(?:points?|CI|confidence))"
    ),
    re.I,
)
_ABSOLUTE = re.compile(
    rf"\b(?:an?\s+)?(?:(?:drop|fall|rise|gain|increase|decrease|reduction|difference|change|"
    rf"improvement|decline|loss|jump)\s+of|by)\s+(?:about\s+|roughly\s+|around\s+|only\s+|"
    rf"just\s+)?(?P<d>{_NUMBER})(?![\d.,]*\d)(?P<u>{_UNIT})(?!\s?(?:%|percent|to\b|and\b|-|–|in\s+\d))"
    rf"|\b(?:a|an)\s+(?P<d2>{_NUMBER})[\s-](?P<u2>points?|minutes?|percentage[\s-]points?|beats?|mmHg|"
    rf"units?|kg|kilogram)[\s-](?:drop|fall|rise|gain|increase|decrease|reduction|difference|"
    rf"improvement|decline|loss|jump)",
    re.I,
)
_OTHER = re.compile(
    (
        r"\b(?:whereas|while|placebo|control|respectively|p\s?[<=]|CI|confidence|chance|risk|weeks?\s+\d|"
        r"ages?|aged|years\s+old|versus)\b|;(?!\s*(?:that|this|which)\s+(?:is|was|means|makes)\b)"
    ),
    re.I,
)
_FARTHEST = 90


def check_changes(text: str) -> Iterator[TextCheck]:
    """Every "from a to b" with the change it is said to be, relative or absolute, in one sentence."""
    for place in sentences(text):
        for pattern in (_FROM_TO, _BEFORE_AFTER):
            for pair in pattern.finditer(text, place.start, place.end):
                if check := _check(text, place, pair):
                    yield check


def _near(pattern: re.Pattern[str], text: str, place: Slice, pair: re.Match[str]) -> re.Match[str] | None:
    after = pattern.search(text, pair.end(), place.end)
    if (
        after
        and after.start() - pair.end() <= _FARTHEST
        and not _OTHER.search(text[pair.end() : after.start()])
        and not re.search(r"\)?\s*and\s*$", text[pair.end() : after.start()], re.I)
    ):
        return after
    before = list(pattern.finditer(text, place.start, pair.start()))
    if (
        before
        and pair.start() - before[-1].end() <= 25
        and not _OTHER.search(text[before[-1].end() : pair.start()])
        and not re.search(r"\band\b", text[before[-1].end() : pair.start()], re.I)
    ):
        return before[-1]
    return None


_CHANGE = re.compile(
    (
        r"increas|rise|rose|gain|improv|boost|jump|drop|fall|fell|reduc|decreas|declin|loss|lower|higher|"
        r"less|more|cut|change|better|faster|slower|quicker|shorter|longer|up\b|down\b"
    ),
    re.I,
)


def _is_change(text: str, percent: re.Match[str]) -> bool:
    """Is this percentage a change: "a 25 % reduction", "by 25 %"?"""
    after, before = (
        text[percent.end() : percent.end() + 25],
        text[max(0, percent.start() - 25) : percent.start() + 4],
    )
    return bool(_CHANGE.search(after) or _CHANGE.search(before) or re.search(r"\b(?:by|a|an)\s", before))


def _value(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


def _check(text: str, place: Slice, pair: re.Match[str]) -> TextCheck | None:
    a, b = _value(pair["a"]), _value(pair["b"])
    units = (pair["ua"].strip().lower(), pair["ub"].strip().lower())
    if a == b or a == 0 or (all(units) and units[0] != units[1]):
        return None
    percent = _near(_PERCENT, text, place, pair)
    if percent is not None and _is_change(text, percent):
        return _relative(
            text, pair, percent, a, b, bool(units[1] in ("%", "percent") or units[0] in ("%", "percent"))
        )
    absolute = _near(_ABSOLUTE, text, place, pair)
    return _difference(text, pair, absolute, a, b) if absolute is not None else None


def _relative(
    text: str, pair: re.Match[str], percent: re.Match[str], a: Decimal, b: Decimal, in_percent: bool
) -> TextCheck:
    stated = _value(percent["p"])
    low_a, high_a = a - rounding(pair["a"]), a + rounding(pair["a"])
    low_b, high_b = b - rounding(pair["b"]), b + rounding(pair["b"])
    ends = [abs(y / x - 1) * 100 for x in (low_a, high_a) for y in (low_b, high_b) if x > 0]
    slack = rounding(percent["p"]) + (Decimal(3) if percent["about"] else Decimal("1"))
    readings = [(min(ends) - slack, max(ends) + slack)]
    if in_percent:
        readings.append((abs(b - a) - slack, abs(b - a) + slack))
    fits = any(low <= stated <= high for low, high in readings)
    return _result(
        text, pair, Slice(*percent.span()), fits, f"({b} - {a}) / {a} = {(b / a - 1) * 100:+.1f} %"
    )


def _difference(
    text: str, pair: re.Match[str], absolute: re.Match[str], a: Decimal, b: Decimal
) -> TextCheck | None:
    printed = absolute["d"] or absolute["d2"]
    stated = _value(printed)
    slack = rounding(printed) + rounding(pair["a"]) + rounding(pair["b"])
    unit = (absolute["u"] or absolute["u2"] or "").strip().lower()
    if unit and pair["ub"].strip() and not _same_unit(unit, pair["ub"].strip().lower()):
        return None
    fits = abs(abs(b - a) - stated) <= slack
    return _result(text, pair, Slice(*absolute.span()), fits, f"{b} - {a} = {b - a}")


def _same_unit(one: str, other: str) -> bool:
    return one.rstrip("s")[:3] == other.rstrip("s")[:3] or "point" in one


def _result(text: str, pair: re.Match[str], at: Slice, fits: bool, line: str) -> TextCheck:
    return result_of(
        text,
        FaultKind.CHANGE,
        RULE,
        at,
        [("from", Slice(*pair.span("a"))), ("to", Slice(*pair.span("b")))],
        "the two values give this change" if fits else "the two values give another change",
        line,
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
