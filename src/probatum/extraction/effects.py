"""Effects as printed: estimate with interval, p value, fold and percent changes, counts and means per arm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from probatum.domain.provenance import NOT_REPORTED, Extracted, Method, Passage, Reported
from probatum.domain.study import Effect
from probatum.domain.terms import EffectMeasure
from probatum.extraction.quoting import quote
from probatum.extraction.significance import FoundInterval, PValue, intervals, p_values, signed
from probatum.text.quantities import parse_number
from probatum.text.slices import Slice

V = TypeVar("V")
BY = Method("effects", "1")
_N = r"[-−–+]?\s?(?:\d+(?:[.,·]\d+)?|[.·]\d+)"
_MEASURES: tuple[tuple[EffectMeasure, str], ...] = (
    (
        EffectMeasure.SMD,
        r"(?:standardi[sz]ed\s+mean\s+differences?|SMDs?|Hedges['’]?s?\s+g|Cohen['’]?s?\s+d)",
    ),
    (
        EffectMeasure.MD,
        r"(?:(?:weighted\s+)?mean\s+differences?|W?MDs?|(?:adjusted\s+|between-group\s+"
        r"|treatment\s+)?differences?|main\s+effect)",
    ),
    (EffectMeasure.RR, r"(?:risk\s+ratios?|relative\s+risks?|a?RRs?)"),
    (EffectMeasure.OR, r"(?:odds\s+ratios?|a?ORs?|OR\s+for\s+\w+)"),
    (EffectMeasure.HR, r"(?:hazards?\s+ratios?|a?HRs?|HR\s+for\s+[A-Za-z]\w*(?:\s+[A-Za-z]\w*){0,4}?)"),
    (EffectMeasure.IRR, r"(?:incidence\s+rate\s+ratios?|rate\s+ratios?|IRRs?)"),
    (EffectMeasure.ROM, r"(?:geometric\s+mean\s+ratios?|ratio\s+of\s+(?:geometric\s+)?means|GMRs?)"),
    (EffectMeasure.RD, r"(?:(?:absolute\s+)?risk\s+differences?|ARR|RDs?)"),
)
_LINK = (
    r"(?:\s*(?:of|was|were|is|vs\.?\s+placebo|versus\s+placebo"
    r"|for\s+[A-Za-z][\w–-]*(?:\s+[A-Za-z][\w–-]*){0,4}?(?=\s)|adjusted\s+for\s+\w+))*"
    r"\s*[:,;=(\[]*\s*(?:of\s+|was\s+|is\s+)?"
)
_ESTIMATE = tuple(
    (measure, re.compile(rf"(?<![\w]){words}{_LINK}(?P<value>{_N})(?![\d/])")) for measure, words in _MEASURES
)
_FOLD = re.compile(r"(?P<value>\d+(?:[.,·]\d+)?)\s?[-–]?\s?fold\b", re.IGNORECASE)
_PERCENT_CHANGE = re.compile(
    r"(?:(?:by|of|to)\s+)(?P<a>\d+(?:[.,·]\d+)?)\s?%|(?P<b>[+−-]\d+(?:[.,·]\d+)?)\s?%"
    r"|(?P<c>\d+(?:[.,·]\d+)?)\s?%\s+(?:increase|decrease|reduction|more|less|higher|lower|greater"
    r"|rise|decline)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundEffect:
    """One estimate at a place, with the interval and p value that belong to it."""

    start: int
    end: int
    measure: EffectMeasure | None
    estimate: Decimal | None
    estimate_at: Slice | None
    interval: FoundInterval | None
    p: PValue | None


def find_effects(text: str) -> tuple[FoundEffect, ...]:
    """Every estimate with its own interval and p value, in text order.

    >>> [str(e.estimate) for e in find_effects("risk ratio, 0.70; 95% CI, 0.49-0.99; P = .044")]
    ['0.70']
    """
    found = [_around(text, interval) for interval in intervals(text) if interval.kind != "prediction"]
    covered = [(f.start, f.end) for f in found]
    for measure, at, value in _estimates(text):
        if not any(start <= at.start < end for start, end in covered):
            p = next((p for p in p_values(text) if 0 <= p.start - at.end < 30), None)
            found.append(FoundEffect(at.start, p.end if p else at.end, measure, value, at, None, p))
    return tuple(sorted(found, key=lambda f: f.start))


def _estimates(text: str) -> list[tuple[EffectMeasure, Slice, Decimal]]:
    found: dict[int, tuple[EffectMeasure, Slice, Decimal]] = {}
    for measure, pattern in _ESTIMATE:
        for match in pattern.finditer(text):
            value = signed(match["value"])
            if value is not None:
                found.setdefault(
                    match.start("value"), (measure, Slice(match.start("value"), match.end("value")), value)
                )
    return [found[key] for key in sorted(found)]


_BARE_BEFORE = re.compile(
    rf"(?<![\w.,])(?P<value>{_N})\s*(?:%|[a-zA-Z]{{1,12}}(?:\s[a-zA-Z]{{1,12}}){{0,3}})?\s*[,;(\[:]*\s*$"
)


def _around(text: str, interval: FoundInterval) -> FoundEffect:
    """The estimate that belongs to an interval: named or printed just before it, or just behind it."""
    p = next((p for p in p_values(text) if 0 <= p.start - interval.end < 14), None)
    named = [e for e in _estimates(text) if e[1].end <= interval.start and interval.start - e[1].end < 40]
    behind = [e for e in _estimates(text) if 0 <= e[1].start - interval.end < 14]
    if named and not (behind and text[interval.end : behind[0][1].start].count(";")):
        measure, at, value = named[-1]
        return FoundEffect(at.start, p.end if p else interval.end, measure, value, at, interval, p)
    if behind:
        measure, at, value = behind[0]
        return FoundEffect(interval.start, at.end, measure, value, at, interval, p)
    bare = _BARE_BEFORE.search(text, max(0, interval.start - 60), interval.start)
    bare_value = signed(bare["value"]) if bare else None
    if bare is None or bare_value is None or not interval.low <= bare_value <= interval.high:
        return FoundEffect(interval.start, interval.end, None, None, None, interval, p)
    at = Slice(bare.start("value"), bare.end("value"))
    measure_before = _measure_named(text[max(0, at.start - 120) : at.start])
    return FoundEffect(at.start, p.end if p else interval.end, measure_before, bare_value, at, interval, p)


def _measure_named(before: str) -> EffectMeasure | None:
    """The measure last named: "HR 1.03 …; for 4 cups 0.64"."""
    last: tuple[int, EffectMeasure] | None = None
    for measure, words in _MEASURES:
        for match in re.finditer(rf"(?<![\w]){words}(?!\w)", before):
            if last is None or match.start() > last[0]:
                last = (match.start(), measure)
    return last[1] if last else None


def effect_of(passage: Passage, place: Slice) -> Effect | None:
    """The first effect printed within a place of a passage, or None when it prints no number of effect."""
    text = place.of(passage.text)
    found = next(iter(find_effects(text)), None)
    p = found.p if found and found.p else next(iter(p_values(text)), None)
    change = None if found else _change(text)
    if found is None and p is None and change is None:
        return None
    start, end = _extent(found, p, change)
    return Effect(
        measure=_leaf(
            passage, place, found.measure if found else change[0] if change else None, Slice(start, end)
        ),
        estimate=_leaf(
            passage,
            place,
            found.estimate if found else change[1] if change else None,
            _at(found, change, start, end),
        ),
        ci_low=_limit(passage, place, found, "low"),
        ci_high=_limit(passage, place, found, "high"),
        p_value=_leaf(
            passage, place, _p_text(p) if p else None, Slice(p.start, p.end) if p else Slice(start, end)
        ),
        as_printed=_leaf(passage, place, text[start:end], Slice(start, end)),
    )


def _extent(
    found: FoundEffect | None, p: PValue | None, change: tuple[EffectMeasure, Decimal, Slice] | None
) -> tuple[int, int]:
    places = [(x.start, x.end) for x in (found, p, change[2] if change else None) if x is not None]
    return min(s for s, _ in places), max(e for _, e in places)


def _at(
    found: FoundEffect | None, change: tuple[EffectMeasure, Decimal, Slice] | None, start: int, end: int
) -> Slice:
    if found and found.estimate_at:
        return found.estimate_at
    return change[2] if change else Slice(start, end)


def _leaf(passage: Passage, place: Slice, value: V | None, at: Slice) -> Reported[V]:
    return NOT_REPORTED if value is None else Extracted(value, (quote(passage, at.shift(place.start)),), BY)


def _limit(passage: Passage, place: Slice, found: FoundEffect | None, side: str) -> Reported[Decimal]:
    if found is None or found.interval is None or found.interval.kind != "confidence":
        return NOT_REPORTED
    value: Decimal = found.interval.low if side == "low" else found.interval.high
    return _leaf(passage, place, value, Slice(found.interval.start, found.interval.end))


def _p_text(p: PValue) -> str:
    """As printed, less the letter: "<0.05" is not a number."""
    number = "NS" if p.value is None else str(p.value)
    return number if p.sign == "=" else f"{p.sign}{number}"


def _change(text: str) -> tuple[EffectMeasure, Decimal, Slice] | None:
    """A fold or percent change, where the text gives no estimate."""
    for measure, pattern in ((EffectMeasure.FOLD, _FOLD), (EffectMeasure.PERCENT, _PERCENT_CHANGE)):
        if match := pattern.search(text):
            value = signed(next(g for g in match.groups() if g))
            if value is not None:
                return measure, value, Slice(*match.span())
    return None


@dataclass(frozen=True, slots=True)
class Events:
    """Events among people: "31 of 150", "12/98"; `n` is None where only the count is printed."""

    start: int
    end: int
    events: int
    n: int | None


_EVENTS = re.compile(
    r"(?<![\d.,/])(?P<e>\d{1,5}|(?:one|two|three|four|five|six|seven|eight|nine|ten|none|no))\s*(?:/"
    r"|\bof(?:\s+the)?\b|\bout\s+of\b)\s*(?P<n>\d{1,6})(?![\d/.]\d|\s*%)",
    re.IGNORECASE,
)


def find_events(text: str) -> tuple[Events, ...]:
    """Counts with their denominators, in text order; more events than people are left out."""
    found = []
    for match in _EVENTS.finditer(text):
        word = match["e"].lower()
        events = 0 if word in ("none", "no") else int(parse_number(word) or 0)
        n = int(match["n"])
        if 0 <= events <= n and n > 1:
            found.append(Events(*match.span(), events, n))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class MeanSpread:
    """A mean with its spread: "6.2 ± 4.4"; `is_error` when the text calls it a standard error."""

    start: int
    end: int
    mean: Decimal
    spread: Decimal
    is_error: bool


_MEAN = re.compile(rf"(?P<m>{_N})\s*(?:%|[a-zA-Z]{{1,4}})?\s*(?:±|\+/-|\+\s?/\s?−)\s*(?P<s>\d+(?:[.,·]\d+)?)")


def find_means(text: str) -> tuple[MeanSpread, ...]:
    """Means with spread, in text order."""
    is_error = re.search(r"\bS\.?E\.?M?\.?\b|standard\s+errors?", text) is not None
    found = []
    for match in _MEAN.finditer(text):
        mean, spread = signed(match["m"]), parse_number(match["s"])
        if mean is not None and spread is not None:
            found.append(MeanSpread(*match.span(), mean, spread, is_error))
    return tuple(found)
