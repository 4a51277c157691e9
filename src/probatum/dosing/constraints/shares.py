"""A printed share of an ingredient against the masses beside it: "5 % withanolides, so 300 mg hold 15 mg"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import EXACT, LOOSE, Interval, verdict
from probatum.dosing.constraints.scope import Layout, is_contrasted
from probatum.dosing.constraints.wording import inputs_of, stretch
from probatum.text.dose_units import BODY_MASS, MASS
from probatum.text.measures import Measure, plain
from probatum.text.unit_words import NUMBER_WORDS

RULE = "the mass of an ingredient is its printed share of the whole"
_SHARE = re.compile(
    r"(?:(?P<p>\d{1,2}(?:\.\d+)?)\s?(?:%|percent|per\s+cent)|(?P<part>one\s+(?:half|third|quarter|fifth|tenth)))"
    r"\s+(?:of\s+)?(?:elemental\s+|pure\s+|total\s+)?(?P<name>[A-Za-z][A-Za-z-]{3,})",
    re.I,
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_NO_CONTENT = re.compile(
    r"\b(?:absor\w*|bioavail\w*|daily\s+value|RDA|NRV|recommended|increas\w*|decreas\w*|reduc\w*|lower|higher|more"
    r"|less|drop|rise|risk|confidence|CI|solution|people|participants|patients|of\s+the\s+(?:day|group|dose)|off"
    r"|discount|save|saving)\b",
    re.I,
)
_WINDOW = 2  # sentences from the share on


def check_shares(layout: Layout) -> Iterator[TextCheck]:
    """Every named share with a mass of the whole and a mass said to be of that ingredient."""
    for number, sentence in enumerate(layout.sentences):
        words = sentence.of(layout.text)
        for share in _SHARE.finditer(words):
            if _NO_CONTENT.search(words) or is_contrasted(words):
                continue
            near = [
                one.measure
                for one in layout.placed
                if number <= one.sentence < number + _WINDOW and _is_mass(one.measure)
            ]
            yield from _parts(layout.text, share, sentence.start, near)


def _is_mass(one: Measure) -> bool:
    bases = dict(one.first.dimensions)
    return one.first.unit.base == MASS and "mL" not in bases and BODY_MASS not in bases and not one.bound


def _parts(text: str, share: re.Match[str], shift: int, near: Sequence[Measure]) -> Iterator[TextCheck]:
    """Masses that name the ingredient of the share, each held against the other masses before it."""
    named = [one for one in near if one.start > shift + share.end() and _is_of(text, one, share["name"])]
    for part in named:
        wholes = [one for one in near if one is not part and one.start < part.start and one not in named]
        if wholes and (check := _check(text, share, part, wholes)):
            yield check


def _is_of(text: str, one: Measure, name: str) -> bool:
    stem = re.escape(name[: max(4, len(name) - 2)])
    after = text[one.end : one.end + 40]
    return re.match(rf"\s+(?:of\s+)?(?:elemental\s+|pure\s+|total\s+)?{stem}", after, re.I) is not None


def _fraction(share: re.Match[str]) -> Decimal:
    if share["p"]:
        return Decimal(share["p"]) / 100
    return Decimal(1) / _PARTS[share["part"].split()[-1].lower()]


def _amount(one: Measure) -> Interval:
    size = one.first.unit.size
    return one.first.low * size, one.first.high * size


def _check(text: str, share: re.Match[str], part: Measure, wholes: Sequence[Measure]) -> TextCheck | None:
    """Any whole, once or times a small count of pieces, may bear the part out."""
    fraction = _fraction(share)
    pieces = _counts(text, wholes[0].start, part.end)
    computed = [
        (low * fraction * count, high * fraction * count)
        for (low, high), count in itertools.product(map(_amount, wholes), pieces)
    ]
    is_loose = part.is_approximate or "about" in text[max(0, wholes[0].start - 60) : part.start]
    result = verdict(_amount(part), computed, LOOSE if is_loose else 2 * EXACT)
    if result is CheckResult.NOT_DERIVABLE:
        return None
    start, end = stretch(text, part)
    tail = re.match(r"\s+(?:of\s+)?(?:(?:elemental|pure|total)\s+)?[\w-]+", text[end:])
    end += tail.end() if tail else 0
    line = f"{wholes[-1].of(text)} × {plain((100 * fraction).quantize(Decimal('0.1')))} % of {share['name']}"
    return TextCheck(
        kind=FaultKind.ELEMENTAL_CONTENT,
        rule=RULE,
        start=start,
        end=end,
        quote=text[start:end],
        inputs=inputs_of(text, (*wholes, part)),
        result=result,
        because="the share gives this amount"
        if result is CheckResult.CONSISTENT
        else "the share gives another amount",
        arithmetic=(f"{line}; stated {part.of(text)}",),
    )


_FEW = {word: number for word, number in NUMBER_WORDS.items() if 2 <= number <= 9}
_COUNT = re.compile(
    rf"\b(?P<n>[2-9]|{'|'.join(_FEW)})\s+(?:[\w.,]+\s+){{0,3}}?(?:capsules|tablets|pills|gummies|scoops|softgels|sachets|servings|times)\b",
    re.I,
)


def _counts(text: str, start: int, end: int) -> list[Decimal]:
    """1, and how many pieces the stretch speaks of."""
    found = [one["n"].lower() for one in _COUNT.finditer(text, max(0, start - 40), end)]
    return [Decimal(1), *(Decimal(_FEW.get(one) or int(one)) for one in found)]
