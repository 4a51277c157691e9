"""An extract's ratio against the mass of plant it is said to stand for: "8:1, so 500 mg equal 4,000 mg"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import EXACT, LOOSE, verdict
from probatum.dosing.constraints.scope import Layout, Placed
from probatum.dosing.constraints.wording import inputs_of, stretch
from probatum.text.dose_units import MASS

RULE = "an extract of n:1 stands for n times its mass of raw material"
_RATIO = re.compile(r"(?<![\d:.,/])(?P<n>\d{1,3})\s?:\s?1(?![\d:])")
_STANDS = re.compile(
    r"\b(?:equals?|equal\s+to|equivalent|stands?\s+for|corresponds?|represents?|amounts?\s+to|comes?\s+from|made\s+from"
    r"|as\s+much\s+as|same\s+as)\b|=",
    re.I,
)
_STOOD_FOR = re.compile(r"\bextract\b[^.;]{0,60}\bstands?\s+for\s+(?:about\s+|roughly\s+)?$", re.I)
_RAW = re.compile(
    r"\s+(?:of\s+)?(?:the\s+)?(?:(?:raw|dried|dry|fresh|whole|ground|plain|original)\s+)?(?:[\w’']+\s+){0,2}?"
    r"(?:mushrooms?|roots?|herbs?|leaf|leaves|plants?|powder|fruit(?:ing)?(?:\s+bod(?:y|ies))?|bark|seeds?|berr(?:y|ies)|material)\b",
    re.I,
)


def check_ratios(layout: Layout) -> Iterator[TextCheck]:
    """The ratio of the sentence, or of the one before, with an extract's mass and the plant it stands for."""
    for raw in layout.placed:
        sentence = layout.sentence(raw)
        if raw.measure.first.unit.base != MASS or not _is_raw(layout, raw):
            continue
        masses = _masses(layout, raw, raw.sentence) or _masses(layout, raw, raw.sentence - 1)
        ratio = _ratio(layout, raw)
        if ratio is None or len(masses) != 1:
            continue
        between = layout.text[max(sentence.start, masses[0].measure.end) : raw.measure.start]
        if _STANDS.search(between):
            yield _check(layout.text, ratio, masses[0], raw)


def _is_raw(layout: Layout, raw: Placed) -> bool:
    """Is it a mass of plant, in its own words or as what an extract "stands for"?"""
    place, at = layout.sentence(raw), raw.measure
    is_stood_for = _STOOD_FOR.search(layout.text, place.start, at.start) is not None
    return is_stood_for or _RAW.match(layout.text, at.end) is not None


def _masses(layout: Layout, raw: Placed, number: int) -> list[Placed]:
    """The masses of one sentence before the raw material's."""
    return [
        one
        for one in layout.placed
        if one.sentence == number
        and one.measure.end <= raw.measure.start
        and one.measure.first.unit.base == MASS
    ]


def _ratio(layout: Layout, raw: Placed) -> re.Match[str] | None:
    first = layout.sentences[max(0, raw.sentence - 1)].start
    found = list(_RATIO.finditer(layout.text, first, raw.measure.start))
    return found[-1] if found else None


def _check(text: str, ratio: re.Match[str], extract: Placed, raw: Placed) -> TextCheck:
    n = Decimal(ratio["n"])
    size = raw.measure.first.unit.size
    stated = (raw.measure.first.low * size, raw.measure.first.high * size)
    mass = extract.measure.first
    computed = (mass.low * mass.unit.size * n, mass.high * mass.unit.size * n)
    result = verdict(stated, [computed], LOOSE if raw.measure.is_approximate else EXACT)
    start, end = stretch(text, raw.measure)
    return TextCheck(
        kind=FaultKind.TOTAL_AND_PARTS,
        rule=RULE,
        start=start,
        end=end,
        quote=text[start:end],
        inputs=inputs_of(text, (extract.measure, raw.measure)),
        result=result,
        because="the ratio gives this mass"
        if result is CheckResult.CONSISTENT
        else "the ratio gives another mass",
        arithmetic=(f"{extract.measure.of(text)} × {n}; stated {raw.measure.of(text)}",),
    )
