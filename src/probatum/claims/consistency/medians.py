"""A median or mean size of k studies against their total number of people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.consistency.numbers import COUNT, PEOPLE, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.slices import Slice

MEDIAN_RULE = "a median times half the studies, rounded up, cannot exceed the total"
MEAN_RULE = "a mean times the number of studies is the total"
_STUDIES = re.compile(
    rf"(?<![\w.,/-])(?P<k>{COUNT})\s+(?:[a-z-]+\s+){{0,3}}?(?:studies|trials|RCTs|experiments|papers)\b", re.I
)
_PEOPLE = re.compile(
    (
        rf"(?<![\w.,/-])(?P<n>{COUNT})\s+(?:total\s+|[a-z-]+\s+)?{PEOPLE}\b(?:\s+in\s+(?:total|all)|"
        rf"\s+altogether|\s+combined)?|(?:total(?:ing|ling|s)?|altogether|combined|in\s+all|"
        rf"sum)\s+(?:of\s+|sample\s+of\s+|only\s+|just\s+)?(?P<m>{COUNT})\b"
    ),
    re.I,
)
_TYPICAL = re.compile(
    (
        rf"\b(?P<what>median|typical|average|mean)\s+(?:[a-z-]+\s+){{0,4}}?(?:size|sample|n|number|"
        rf"enrol\w+|{PEOPLE}|trial|study)?\s*(?:[a-z]+\s+){{0,5}}?(?:of|was|is|=|at|:|had|has|enrolled|"
        rf"size)\s*(?:about\s+|only\s+|just\s+|around\s+)?(?P<n>{COUNT})\b(?!\s?(?:mg|%|years|weeks|days|"
        rf"months|hours|points|g\b|mcg|percent))"
    ),
    re.I,
)
_REACH = 400  # characters


def check_medians(text: str) -> Iterator[TextCheck]:
    """Typical study sizes beside a number of studies and a total of people."""
    for typical in _TYPICAL.finditer(text):
        studies = _nearest(_STUDIES, text, typical)
        total = _total(text, typical)
        if studies and total and (check := _check(text, typical, studies, total)):
            yield check


def _nearest(pattern: re.Pattern[str], text: str, around: re.Match[str]) -> re.Match[str] | None:
    low, high = max(0, around.start() - _REACH), min(len(text), around.end() + _REACH)
    found = [
        one
        for one in pattern.finditer(text, low, high)
        if one.end() <= around.start() or one.start() >= around.end()
    ]
    return min(found, key=lambda one: abs(one.start() - around.start())) if found else None


def _total(text: str, typical: re.Match[str]) -> Slice | None:
    low, high = max(0, typical.start() - _REACH), min(len(text), typical.end() + _REACH)
    found = []
    for one in _PEOPLE.finditer(text, low, high):
        name = "n" if one["n"] else "m"
        if not (typical.start() <= one.start(name) < typical.end()):
            found.append(Slice(*one.span(name)))
    return max(found, key=lambda place: count_of(place.of(text))) if found else None


def _check(text: str, typical: re.Match[str], studies: re.Match[str], total: Slice) -> TextCheck | None:
    size, k, n = count_of(typical["n"]), count_of(studies["k"]), count_of(total.of(text))
    if k < 2 or n <= size:
        return None
    is_mean = typical["what"].lower() in ("average", "mean")
    least = size * ((k + 1) // 2)
    fits = abs(size * k - n) <= max(k, n * 0.1) if is_mean else least <= n
    line = (
        f"{size} × {k} = {size * k}, total {n}"
        if is_mean
        else f"{size} × {(k + 1) // 2} = {least} at least, total {n}"
    )
    lines = (line,) if fits or is_mean else (line, *_three(text, size, n))
    return result_of(
        text,
        FaultKind.MEDIAN_AND_TOTAL,
        MEAN_RULE if is_mean else MEDIAN_RULE,
        Slice(*typical.span()),
        [("studies", Slice(*studies.span("k"))), ("total", total)],
        "the numbers agree"
        if fits
        else "the total is too small for this size"
        if least > n
        else "size times studies is another total",
        *lines,
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )


_SIZE = re.compile(rf"(?<![\w.,/-])(?P<n>{COUNT})[\s-]{PEOPLE}\b", re.I)


def _three(text: str, size: int, total: int) -> Iterator[str]:
    """What an impossible median is consistent with: three studies, one of a size the text prints."""
    for largest in sorted({count_of(one["n"]) for one in _SIZE.finditer(text)}, reverse=True):
        smallest = total - size - largest
        if largest > size > smallest > 0:
            yield f"consistent with three studies of {largest}, {size} and {smallest} (an inference)"
            return
