"""Contrasts printed dose by dose: "−3.7 min (95% CI −10.8 to 3.4) for 0.3 mg, −11.3 min (…) for 3 mg"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from probatum.domain.provenance import NOT_REPORTED, Extracted, Method, Passage, Reported
from probatum.domain.quantity import Unit
from probatum.domain.study import Effect
from probatum.domain.terms import Direction
from probatum.extraction.quoting import quote
from probatum.extraction.significance import signed
from probatum.text.quantities import FoundQuantity, find_quantities
from probatum.text.slices import Slice

BY = Method("dose-contrasts", "1")
_N = r"[-−–+]?\s?\d+(?:[.,·]\d+)?"
_CONTRAST = re.compile(
    rf"(?P<estimate>{_N})\s*(?:%|[a-zA-Z]{{1,10}}(?:\s[a-zA-Z]{{1,10}})?)?\s*[\[(](?:9[05]\s?%\s*CI:?,?\s*)?(?P<low>{_N})\s*"
    rf"(?:to|[,;])\s*(?P<high>{_N})[^()\[\]]{{0,40}}[)\]]"
)
_AGAINST = re.compile(
    r"\b(?:placebo|vehicle|saline|controls?|contrasts?|untreated|abstainers|non-?users|compared|versus|vs)\b",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\b(?:(?i:odds|hazard|risk|rate)\s+(?i:ratios?)|[OHR]R|IRR)\b")
_GIVEN = frozenset({Unit.NG, Unit.UG, Unit.MG, Unit.G, Unit.IU})
_NEAR = 30  # characters between an estimate and the dose before it
_BEHIND = re.compile(r"\s*(?:for|with|at|in|on)\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class DoseContrast:
    """One dose against the comparator: its place and the way the printed interval decides."""

    dose: Slice
    direction: Direction
    at: Slice  # the estimate with its interval


def dose_contrasts(text: str, place: Slice) -> tuple[DoseContrast, ...]:
    """Every contrast of a stretch with the dose it is printed beside; none unless two doses have one each.

    >>> told = "Against placebo: 300 mg, 1.8 (95% CI -1.7 to 5.3) and 600 mg, 4.7 (95% CI 1.2 to 8.2)."
    >>> [str(one.direction) for one in dose_contrasts(told, Slice(0, len(told)))]
    ['no-difference', 'increase']
    """
    if not _AGAINST.search(text, place.start, place.end):
        return ()
    found = list(_found(text, place))
    doses = {one.dose.of(text) for one in found}
    return tuple(found) if len(doses) > 1 and len(doses) == len(found) else ()


def effect_at(passage: Passage, at: Slice) -> Effect | None:
    """The contrast printed at a place as an effect, its measure not told; None where none is printed."""
    match = _CONTRAST.match(passage.text, at.start, at.end)
    numbers = {name: signed(match[name]) for name in ("estimate", "low", "high")} if match else {}
    if match is None or None in numbers.values():
        return None
    low, high = sorted(("low", "high"), key=lambda name: numbers[name] or 0)
    return Effect(
        measure=NOT_REPORTED,
        estimate=_leaf(passage, match, "estimate", numbers),
        ci_low=_leaf(passage, match, low, numbers),
        ci_high=_leaf(passage, match, high, numbers),
        p_value=NOT_REPORTED,
        as_printed=Extracted(match[0], (quote(passage, at),), BY),
    )


def _leaf(
    passage: Passage, match: re.Match[str], name: str, numbers: Mapping[str, Decimal | None]
) -> Reported[Decimal]:
    value = numbers[name]
    return (
        NOT_REPORTED if value is None else Extracted(value, (quote(passage, Slice(*match.span(name))),), BY)
    )


def _found(text: str, place: Slice) -> Iterator[DoseContrast]:
    doses = [
        q
        for q in find_quantities(text)
        if q.quantity and q.quantity.unit in _GIVEN and place.start <= q.start < place.end
    ]
    is_ratio = _RATIO.search(text, place.start, place.end) is not None
    last = place.start
    for match in _CONTRAST.finditer(text, place.start, place.end):
        low, high = signed(match["low"]), signed(match["high"])
        dose = _dose_of(text, match, doses, last)
        last = match.end()
        if low is None or high is None or dose is None:
            continue
        null = 1 if is_ratio else 0
        low, high = min(low, high), max(low, high)
        way = (
            Direction.NO_DIFFERENCE
            if low <= null <= high
            else Direction.INCREASE
            if low > null
            else Direction.DECREASE
        )
        yield DoseContrast(Slice(dose.start, dose.end), way, Slice(*match.span()))


def _dose_of(
    text: str, contrast: re.Match[str], doses: list[FoundQuantity], last: int
) -> FoundQuantity | None:
    """The dose named just behind ("… for 3 mg"), else the one named just before it."""
    for dose in doses:
        if dose.start >= contrast.end() and _BEHIND.fullmatch(text[contrast.end() : dose.start]):
            return dose
    before = [d for d in doses if last <= d.start and d.end <= contrast.start()]
    return before[-1] if before and contrast.start() - before[-1].end <= _NEAR else None
