"""What an amount leaves unsaid: whether it is of one intake, of a day, of a course or of a bottle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from probatum.text.dose_frequency import Frequency, frequencies
from probatum.text.dose_tokens import NUMBER, Token, number
from probatum.text.dose_units import COURSE, DoseUnit
from probatum.text.measures import Per, Reading, named
from probatum.text.sentences import sentence_at

_DAY, _DOSE, _BOTTLE, _COURSE = named("day"), named("dose"), named("container"), named(COURSE)

_DAY_BEFORE = re.compile(
    r"\b(?:daily|per[\s-]day|24[\s-]hour|day[’']s)\s+(?:\w+\s+){0,3}?(?:(?:of|is|was|at|to|=|:|"
    r"between|around|about|from|comes to|amounts to|range)\s+){0,3}(?:about\s+|around\s+|"
    r"between\s+)?$"
    r"|\bdaily\s+(?:\w+\s+){0,2}\w+:\s*$|\btimes\s+(?:daily|a\s+day|per\s+day|each\s+day)\s*\($"
    r"|\b(?:each|every|per|a)\s+day,?\s+(?:\w+\s+){0,3}$",
    re.I,
)
_TOTAL = re.compile(
    r"\b(?:total(?:s|ing|ling)?|altogether|in\s+all|combined|overall|cumulative|whole|entire|full)\b", re.I
)
_COURSE_WORDS = re.compile(
    r"\b(?:course|cycle|altogether|regimen|protocol|over\s+the|in\s+all|across|whole|entire)\b", re.I
)
_COMMA_FREQUENCY = re.compile(
    (
        r"(?:\s+of\s+[\w.,]+\s?\w+)?,\s(?=(?:once|twice|thrice|one|two|three|four|"
        r"\d)\b[\w\s-]{0,12}(?:daily|day|times))"
    ),
    re.I,
)
_DILUTED = re.compile(
    (
        r"\b(?:reconstitut|dissolv|dilut|mix|add|inject)\w*\s+(?:\w+\s+){0,5}?(?:with|in|into|"
        r"to)?\s*(?:about\s+)?$|\b(?:vial|powder)\s*(?:\+|plus|and|with)\s*(?:about\s+)?$"
    ),
    re.I,
)
# What follows an amount that a bottle holds, or a vial is made up from.
_OF_BOTTLE = re.compile(
    r"\s+(?:of\s+(?:[\w-]+\s+){1,2})?(?:(?:is|are|was|were)\s+)?(?:dissolved|reconstituted|diluted|made\s+up)\s+(?:in|with|to)\b"
    r"|\s+before\s+(?:it|the\s+\w+|one)\s+(?:runs?\s+(?:dry|out)|is\s+(?:empty|finished|gone|used\s+up))\b"
    r"|\s+(?:in|from)\s+(?:it|all)\s+before\b",
    re.I,
)
_OF_COURSE = re.compile(r"\s*(?:/|per|a|each|every)\s?(?:full\s+)?(?:course|cycle)\b", re.I)
# An amount of a stretch of time: "20 mg in four weeks".
_SPELL = re.compile(
    rf"\s+(?:of\s+[\w-]+\s+)?(?:in|over|during|every|within)\s+(?:the\s+|these\s+|those\s+)?(?P<n>{NUMBER})\s+"
    r"(?P<unit>day|week|month)s\b",
    re.I,
)
_UNIT_OF = {name: named(name) for name in ("day", "week", "month")}
_CLAUSE_END = re.compile(r"[;:.!?]\s|,\s|\s[–—-]\s|\b(?:while|whereas|but|and then)\b|[()]")


def unsaid(text: str, start: int, end: int, often: Sequence[Frequency]) -> list[tuple[Per, ...]]:
    """An amount without a denominator: per intake, per day, or the total of a course, as the clause says."""
    sentence = sentence_at(text, start)
    before = text[max(sentence.start, start - 60) : start]
    following = text[end : sentence.end]
    attached = _COMMA_FREQUENCY.match(following)
    stop = _CLAUSE_END.search(following, attached.end() if attached else 0)
    following_end = end + (stop.start() if stop else len(following))
    after = next((one for one in often if end <= one.start < min(following_end, end + 70)), None)
    day, dose = (Per(_DAY),), (Per(_DOSE),)
    if _DILUTED.search(before) or _OF_BOTTLE.match(following):
        return [(Per(_BOTTLE),)]
    if _OF_COURSE.match(following):
        return [(Per(_COURSE),)]
    if after is not None and after.is_plain:
        if re.fullmatch(r"\s*(?:/|a|per|each|every)\s?(?:day|d)", text[after.start : after.end], re.I):
            return [day]
        return [day, dose] if not re.match(r"\s*(?:once|1)", text[end : after.start]) else [dose]
    if _DAY_BEFORE.search(before) and not re.search(r"\bday,?\s+(?:\w+\s+)?total\s+of\s+$", before, re.I):
        return [day]
    if _COURSE_WORDS.search(text[sentence.start : following_end]) and _TOTAL.search(
        text[max(sentence.start, start - 60) : min(len(text), end + 25)]
    ):
        return [(Per(_COURSE),), day, dose]
    if _TOTAL.search(before[-30:]) or re.match(r"\s*(?:in total|altogether|in all)", following):
        return [day, dose, (Per(_COURSE),), (Per(_BOTTLE),)]
    if spell := _SPELL.match(following):
        return [dose, day, (Per(_UNIT_OF[spell["unit"].lower()], *[number(spell["n"]) or Decimal(1)] * 2),)]
    return [dose] if after is not None else [dose, day]


def taken_readings(
    low: Decimal, high: Decimal, unit: DoseUnit, per: tuple[Per, ...], text: str, start: int, end: int
) -> Iterator[Reading]:
    """Every reading of a count of pieces."""
    for one in unsaid(text, start, end, frequencies(text)):
        yield Reading(low, high, unit, one)


def doses(text: str, low: Decimal, high: Decimal, start: int, end: int) -> tuple[Reading, ...]:
    """A bare number of doses: of a container where one is named, of a day, of a course."""
    sentence = sentence_at(text, start)
    around = text[sentence.start : sentence.end]
    is_contained = re.search(
        r"\b(?:bottle|vial|tub|jar|container|pack|box|bag|pouch|supply)s?\b", around, re.I
    )
    is_daily = re.match(r"\s*(?:daily|(?:per|a|each|every)\s+day|/\s?day)", text[end : end + 20], re.I)
    if is_daily:
        return (Reading(low, high, _DOSE, (Per(_DAY),)),)
    first = Per(_BOTTLE) if is_contained else Per(_COURSE)
    second = Per(_COURSE) if is_contained else Per(_DAY)
    return Reading(low, high, _DOSE, (first,)), Reading(low, high, _DOSE, (second,))


_SUPPLY_BEFORE = re.compile(
    r"\b(?:last(?:s|ed|ing)?|enough\s+for|suppl(?:y|ies)(?:\s+of|\s+for)?|sufficient\s+for|good\s+for|"
    r"cover(?:s|ing)?|run(?:s)?\s+(?:out|dry|empty)(?:\s+\w+)?|stretch(?:es)?(?:\s+to)?|empty\s+(?:in|"
    r"after)|gone\s+(?:in|after)"
    r"|used\s+up(?:\s+\w+)?|finish(?:ed|es)?(?:\s+\w+)?|does|do|be\s+done|is\s+worth)\s+(?:you\s+|"
    r"them\s+|one\s+person\s+|a\s+user\s+|most\s+users\s+|most\s+people\s+)?(?:\w+\s+){0,3}?$",
    re.I,
)
_SUPPLY_AFTER = re.compile(
    r"[\s’'s-]*(?:of\s+(?:use|supply|dosing|treatment|doses)|supply|worth|’\s?supply|of\s+\w+\s+use)\b", re.I
)


def stretch_of_time(text: str, token: Token) -> tuple[Per, ...]:
    """A length of time: what a container lasts, or a course."""
    before, after = text[max(0, token.start - 60) : token.start], text[token.end : token.end + 30]
    if token.unit.size < Decimal("0.5"):
        return ()
    if _SUPPLY_BEFORE.search(before) or _SUPPLY_AFTER.match(after):
        return (Per(_BOTTLE),)
    return (Per(_COURSE),)
