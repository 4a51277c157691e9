"""When in the day, and with or without a meal, something was given.

Both are read only from a sentence that tells what was given; an overnight fast before a blood sample is
no way of taking anything. Two different answers in one record make the field unclear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from probatum.domain.provenance import NOT_REPORTED, Extracted, Method, Passage, Reported
from probatum.domain.record import Record
from probatum.domain.study import Arm
from probatum.domain.terms import ArmRole
from probatum.extraction.quoting import prose, quote, unclear
from probatum.text.sections import Role, passage_roles
from probatum.text.slices import Slice
from probatum.text.words import Literals

BY = Method("intake", "1")
_GIVEN_IN = frozenset({Role.OBJECTIVE, Role.METHODS})

# How a record says it, and the word the page shows.
TIMING = (
    (
        r"(?:in\s+the|each|every|once\s+(?:in\s+the|each|every))\s+morning|\bmornings?\s+dos\w+",
        "in the morning",
    ),
    (r"at\s+bed\s?time|(?:before|prior\s+to)\s+(?:going\s+to\s+)?(?:bed(?:time)?|sleep)\b", "before bed"),
    (r"(?:in\s+the|each|every)\s+(?:evening|night)|nightly|at\s+night\b", "in the evening or at night"),
    (
        r"(?:before|prior\s+to)\s+(?:(?:the|each|every)\s+)?(?:exercise|training|workout)s?\b",
        "before exercise",
    ),
    (r"(?:after|following)\s+(?:(?:the|each|every)\s+)?(?:exercise|training|workout)s?\b", "after exercise"),
)
_MEAL = (
    r"(?:(?:a|the|each|every|their)\s+)?(?:high-fat\s+|light\s+|main\s+)?"
    r"(?:meals?|food|breakfast|lunch|dinner|supper)"
)
FOOD = (
    (rf"(?:with|during|together\s+with)\s+{_MEAL}\b", "with a meal"),
    (rf"(?:after|following)\s+{_MEAL}\b", "after a meal"),
    (rf"(?:before|prior\s+to)\s+{_MEAL}\b", "before a meal"),
    (
        r"on\s+an\s+empty\s+stomach|(?:in|under)\s+(?:a\s+|the\s+)?fast(?:ed|ing)\s+(?:state|conditions?)",
        "fasting",
    ),
    (r"after\s+(?:an?\s+)?overnight\s+fast(?:ing)?\b", "fasting"),
)
_GIVING = re.compile(
    r"\b(?:given|administered|received?|receiving|took|taken|take|taking|ingest\w+|consum\w+|swallow\w*"
    r"|supplement\w*|capsules?|tablets?|drops|sachets?|dos(?:e|es|ed|ing)|treated)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:blood|samples?|sampl(?:ed|ing)|drawn|collected|measur\w+|assess\w+|glucose|weighed|questionnaires?)\b",
    re.IGNORECASE,
)
_NEAR = 90  # characters on either side in which something must be given, and nothing measured in between


class Cues(NamedTuple):
    """Patterns with the word each stands for, and literals of which a text must have one."""

    needs: Literals
    patterns: tuple[tuple[re.Pattern[str], str], ...]


def _compiled(cues: Sequence[tuple[str, str]], needs: Sequence[str]) -> Cues:
    patterns = tuple((re.compile(rf"\b(?:{pattern})", re.IGNORECASE), word) for pattern, word in cues)
    return Cues(Literals(needs), patterns)


_TIMING = _compiled(
    TIMING, ("morning", "bed", "sleep", "evening", "night", "exercise", "training", "workout")
)
_FOOD = _compiled(FOOD, ("meal", "food", "breakfast", "lunch", "dinner", "supper", "empty", "fast"))


def with_intake(record: Record, arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
    """The arms with time of day and meal, where the record states one for what was given."""
    if not any(arm.dose and arm.role is ArmRole.INTERVENTION for arm in arms):
        return arms
    timing, food = read(record, _TIMING), read(record, _FOOD)
    if timing == NOT_REPORTED and food == NOT_REPORTED:
        return arms
    return tuple(
        replace(arm, dose=replace(arm.dose, timing=timing, food=food))
        if arm.dose and arm.role is ArmRole.INTERVENTION
        else arm
        for arm in arms
    )


def read(record: Record, cues: Cues) -> Reported[str]:
    """The one word a record's cues agree on; unclear where they differ."""
    found = [hit for passage in prose(record) for hit in _hits(passage, cues)]
    words = {word for _, _, word in found}
    if not found:
        return NOT_REPORTED
    if len(words) > 1:
        return unclear(*((passage, place) for passage, place, _ in found))
    passage, place, word = found[0]
    return Extracted(word, (quote(passage, place),), BY)


def _hits(passage: Passage, cues: Cues) -> Iterator[tuple[Passage, Slice, str]]:
    if not cues.needs.are_in(passage.text.lower()):
        return
    hits = [(match, word) for pattern, word in cues.patterns for match in pattern.finditer(passage.text)]
    if not hits:  # the roles of the sentences cost more than the search
        return
    roles = passage_roles(passage.section, passage.text)
    for match, word in hits:
        sentence = next(
            (at for at, role in roles if at.start <= match.start() < at.end and role in _GIVEN_IN), None
        )
        if sentence is not None and _is_given(passage.text, sentence, match):
            yield passage, Slice(match.start(), match.end()), word


def _is_given(text: str, sentence: Slice, match: re.Match[str]) -> bool:
    """Is something given near the cue, and nothing measured nearer?"""
    before = text[max(sentence.start, match.start() - _NEAR) : match.start()]
    after = text[match.end() : min(sentence.end, match.end() + _NEAR)]
    given = _nearest(_GIVING, before, after)
    measured = _nearest(_MEASURED, before, after)
    return given is not None and (measured is None or given < measured)


def _nearest(pattern: re.Pattern[str], before: str, after: str) -> int | None:
    """Characters between the cue and the nearest word of a pattern."""
    gaps = [len(before) - found.end() for found in pattern.finditer(before)]
    gaps += [found.start() for found in pattern.finditer(after)]
    return min(gaps, default=None)
