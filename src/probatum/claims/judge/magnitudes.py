"""How large an effect a claim tells, against the sizes that sources on file measured.

Only sizes in one unit are compared: percent with percent, kilograms with kilograms. A ratio of risks of 0.8
is a change of 20 percent; odds are not risks and stay aside (Cochrane Handbook 6.4.1.2).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from probatum import starter
from probatum.claims.judge import verdicts
from probatum.claims.judge.curated import evidence_of
from probatum.claims.judge.questions import Question, questions
from probatum.domain.claim import Attribution, Claim, ClaimType, EvidenceFor, Mismatch, Rating, Verdict
from probatum.domain.curated_effect import CuratedEffect
from probatum.domain.monograph import Monograph
from probatum.domain.terms import Direction, Track

_TYPES = (ClaimType.EFFICACY, ClaimType.MECHANISM)
_TRACKS = {Attribution.ANIMALS: Track.ANIMAL, Attribution.CELLS: Track.CELL}
_DIGITS = r"\d+(?:\.\d+)?"
_RATIO = re.compile(r"^(?:RR|HR)\b")
_RISK_DIFFERENCE = re.compile(r"^RD\b")  # in points of the risk, not of the change
_CLOSE = Decimal("0.15")  # of the size measured: told in round numbers
_FAR = Decimal("1.5")  # times the largest size that any source leaves possible
_HUGE = 100  # percent: twofold


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a change, without its sign; a range where one was given."""

    low: Decimal
    high: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A size that a source measured, the largest its interval leaves possible, and the source."""

    size: Size
    effect: CuratedEffect

    @property
    def evidence(self) -> EvidenceFor:
        """In one sentence, with its citation."""
        return evidence_of(self.effect)


def judge_magnitude(claim: Claim, known: Monograph) -> Verdict | None:
    """Supported where a source measured this size, overstated far above the largest on file; else None."""
    told = tuple(sizes_told(claim.place.quote)) if claim.type in _TYPES else ()
    if len(told) != 1:
        return None  # which number goes with which outcome stands nowhere
    own = _in_its_unit(told[0], claim, known)
    return _verdict(claim, told[0], own) if own else None


def judge_unmeasured(claim: Claim, known: Monograph, given: Verdict) -> Verdict | None:
    """The way it went is on file, the size is not: left open, or too much from twofold on; else None."""
    told = tuple(sizes_told(claim.place.quote)) if claim.type in _TYPES else ()
    if given.rating is not Rating.SUPPORTED or not told:
        return None
    if any(_in_its_unit(one, claim, known) for one in told):
        return None
    because = f"{given.because}; no source on file gives a size of it in {told[0].unit}"
    if told[0].unit == "%" and told[0].low >= _HUGE:
        return verdicts.overstated(claim, because, "size-not-measured", given.evidence, Mismatch.NUMBER)
    return verdicts.not_checkable(claim, because, "size-not-on-file", evidence=given.evidence)


def _in_its_unit(told: Size, claim: Claim, known: Monograph) -> list[Measured]:
    asked = questions(claim)
    every = (one for question in asked for one in _measured(question, claim, known))
    return [one for one in every if one.size.unit == told.unit]


def _verdict(claim: Claim, told: Size, own: Sequence[Measured]) -> Verdict | None:
    same = tuple(one.evidence for one in own if _is_close(told, one.size))
    if same:
        return verdicts.supported(claim, f"as measured: {same[0].text}", "size-as-measured", same)
    if told.low <= _FAR * max(one.size.high for one in own):
        return None
    evidence = tuple(one.evidence for one in own)
    because = f"told at {_words(told)}; the largest on file is {_words(_largest(own))}"
    return verdicts.overstated(claim, because, "larger-than-measured", evidence, Mismatch.NUMBER)


def _largest(own: Sequence[Measured]) -> Size:
    return max((one.size for one in own), key=lambda size: size.high)


def _is_close(told: Size, found: Size) -> bool:
    middle = (told.low + told.high) / 2
    return abs(middle - found.low) <= _CLOSE * found.low


def _words(size: Size) -> str:
    number = f"{size.low:f}" if size.low == size.high else f"{size.low:f} to {size.high:f}"
    return f"{number} {size.unit}"


def sizes_told(words: str) -> Iterator[Size]:
    """The sizes of changes that a sentence tells."""
    for pattern in (_rules().before, _rules().behind):
        for found in pattern.finditer(words):
            unit, factor = _rules().unit_of(found["unit"])
            low, high = _rules().number_of(found["low"]), _rules().number_of(found["high"] or found["low"])
            yield Size(low * factor, high * factor, unit)
    for times, percent in _rules().times:
        if times.search(words):
            yield Size(percent, percent, "%")


def _measured(question: Question, claim: Claim, known: Monograph) -> Iterator[Measured]:
    """What primary sources measured on the question's own outcomes, the way the claim says."""
    ways = dict(question.direct)
    track = _TRACKS.get(claim.attribution, Track.HUMAN)
    for one in starter.effects_about(known.substance.id):
        goes_so = one.term in ways and one.direction is ways[one.term] is not Direction.NO_DIFFERENCE
        if goes_so and one.is_primary and one.track is track:
            yield from (Measured(size=size, effect=one) for size in sizes_of(one))


def sizes_of(one: CuratedEffect) -> Iterator[Size]:
    """The sizes of an effect as printed: a difference in its unit, a ratio of risks in percent, its label."""
    if one.estimate is not None and one.measure is not None and not _RISK_DIFFERENCE.search(one.measure):
        ends = [abs(end) for end in (one.estimate, one.ci_low, one.ci_high) if end is not None]
        unit = _rules().unit_in(one.measure)
        if unit is not None:
            yield Size(abs(one.estimate), max(ends), unit)
        elif _RATIO.search(one.measure):
            changes = [
                abs(1 - end) * 100 for end in (one.estimate, one.ci_low, one.ci_high) if end is not None
            ]
            yield Size(changes[0], max(changes), "%")
    yield from sizes_told(one.outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The table of units and words, compiled."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    times: tuple[tuple[re.Pattern[str], Decimal], ...]
    units: tuple[tuple[re.Pattern[str], str, Decimal], ...]
    numbers: Mapping[str, Decimal]

    def number_of(self, text: str) -> Decimal:
        """A number in digits or words."""
        return self.numbers.get(text.casefold()) or Decimal(text)

    def unit_of(self, text: str) -> tuple[str, Decimal]:
        """The unit a text writes, and what one of it is in the unit it is compared in."""
        return next((name, factor) for pattern, name, factor in self.units if pattern.fullmatch(text))

    def unit_in(self, measure: str) -> str | None:
        """The unit of a printed difference ("MD, kg"); None for one without unit."""
        last = measure.rsplit(",", 1)[-1].strip()
        return next(
            (name for pattern, name, factor in self.units if factor == 1 and pattern.fullmatch(last)), None
        )


@cache
def _rules() -> Rules:
    table = tomllib.loads(files("probatum.claims.judge").joinpath("magnitudes.toml").read_text("utf-8"))
    units = _any(text for row in table["unit"] for text in row["texts"])
    one = rf"{_DIGITS}|{'|'.join(table['number'])}"
    pair = rf"(?P<low>{one})(?:\s?(?:-|–|to)\s?(?P<high>{one}))?"
    number = rf"(?:{_any(table['change']['about'])}\s)?{pair}[\s-]?(?P<unit>{units})"
    return Rules(
        before=_compiled(rf"\b{_any(table['change']['before'])}\s{number}(?!\w)"),
        behind=_compiled(rf"(?<![\w.]){number}\s{_any(table['change']['behind'])}\b"),
        times=tuple(
            (_compiled(rf"\b{_any(row['texts'])}\b"), Decimal(row["percent"])) for row in table["times"]
        ),
        units=tuple(_unit(row) for row in table["unit"]),
        numbers={text: Decimal(value) for text, value in table["number"].items()},
    )


def _unit(row: Mapping[str, Any]) -> tuple[re.Pattern[str], str, Decimal]:
    return _compiled(_any(row["texts"])), row["name"], Decimal(row.get("factor", "1"))


def _any(texts: Iterator[str] | Sequence[str]) -> str:
    return f"(?:{'|'.join(texts)})"


def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
