"""How many subjects: in all, per arm, analyzed, dropped out; who they were and what they had.

The counts come from `counts`; here the study's own numbers are chosen from them. A total printed once is
taken; where none is printed, arms of one sentence are added (derived); two different totals that neither
context nor arithmetic settles are conflicting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from probatum.domain.provenance import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    Absence,
    Derived,
    Extracted,
    Method,
    Missing,
    Reported,
    Section,
    value_of,
)
from probatum.domain.record import Record
from probatum.domain.terms import SYNTHESIS_DESIGNS, StudyDesign, Track
from probatum.extraction.counts import PEOPLE, Count, Part, by_rules, counts
from probatum.extraction.design import read_design
from probatum.extraction.design_rules import design_by_rules
from probatum.extraction.quoting import extracted, prose, quote
from probatum.extraction.subjects import subjects
from probatum.text.sections import Role
from probatum.text.slices import Slice
from probatum.text.words import Opened

BY = Method("participants", "1")
_ADD = Method("sum-of-arms", "1")
_LEAST, _LEAST_POOLED = 0.6, 0.9  # below these a number is not taken for the total
_AS_PLAIN = 0.15  # totals whose probability is this near to the best are equally plain
_ARMS = (Part.INTERVENTION, Part.COMPARATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmCount:
    """The size of one arm, with the words beside the number."""

    n: Extracted[int]
    label: str
    is_comparator: bool
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """The subjects of one study."""

    total: Reported[int]
    analyzed: Reported[int]
    dropped: Reported[int]
    arms: tuple[ArmCount, ...]
    population: Reported[str]
    condition: Reported[str]


def read_participants(record: Record) -> Participants:
    """Read everything about the subjects of a study; syntheses and cells have totals of another kind."""
    design = value_of(read_design(record))
    if subjects(record).track is Track.CELL and design is StudyDesign.IN_VITRO:
        return Participants(
            total=NOT_APPLICABLE,
            analyzed=NOT_APPLICABLE,
            dropped=NOT_APPLICABLE,
            arms=(),
            population=NOT_APPLICABLE,
            condition=NOT_REPORTED,
        )
    found = counts(record)
    arms = _arms(found)
    return Participants(
        total=_total(record, design, found, arms),
        analyzed=_only(found, Part.ANALYZED),
        dropped=_only(found, Part.DROPPED),
        arms=arms,
        population=_population(record, found),
        condition=_condition(record),
    )


def total_by_rules(record: Record) -> Reported[int]:
    """All subjects, by the rules alone; Missing where no words say it plainly."""
    found = [
        replace(count, total=count.certainty if count.part is Part.TOTAL else 0.0)
        for passage in prose(record)
        for count in by_rules(passage)
    ]
    return _total(record, value_of(design_by_rules(record)), found, _arms(found))


def _arms(found: Sequence[Count]) -> tuple[ArmCount, ...]:
    """The arms of the first sentence of methods or results that sizes at least two.

    Where the model sees none, those the rules see count if they add up to a total.
    """
    groups = _groups(found)
    if not groups:
        totals = {count.value for count in found if count.part is Part.TOTAL}
        passages = dict.fromkeys(count.passage for count in found)
        ruled = _groups([count for passage in passages for count in by_rules(passage)])
        groups = [group for group in ruled if sum(count.value for count in group) in totals]
    return tuple(
        ArmCount(
            n=extracted(count.value, BY, (count.passage, count.place)),
            label=_words_beside(count),
            is_comparator=count.part is Part.COMPARATOR,
            count=count,
        )
        for count in (groups[0] if groups else ())
    )


def _groups(found: Sequence[Count]) -> list[list[Count]]:
    """Two or more sizes of arms in one sentence, in the order of the text."""
    by_sentence: dict[tuple[Section, Slice], list[Count]] = {}
    for count in found:
        if count.part in _ARMS and count.role is not Role.BACKGROUND and not _is_by_sex(count):
            by_sentence.setdefault((count.passage.section, count.sentence), []).append(count)
    return [group for group in map(_without_sums, by_sentence.values()) if len(group) >= 2]


def _without_sums(group: Sequence[Count]) -> list[Count]:
    """A number that the others of its sentence add up to is no arm."""
    together = sum(count.value for count in group)
    return [count for count in group if len(group) < 3 or 2 * count.value != together]


_BY_SEX = re.compile(r"\s*(?:\w+\s+)?(?:wom[ae]n|m[ae]n|females?|males?|girls?|boys?)\b", re.IGNORECASE)


def _is_by_sex(count: Count) -> bool:
    return _BY_SEX.match(count.passage.text, count.place.end, count.sentence.end) is not None


def _words_beside(count: Count) -> str:
    text = count.passage.text
    start = max(count.sentence.start, count.place.start - 60)
    end = min(count.sentence.end, count.place.end + 60)
    return text[start:end].strip()


def _total(
    record: Record, design: StudyDesign | None, found: Sequence[Count], arms: Sequence[ArmCount]
) -> Reported[int]:
    if design is StudyDesign.REVIEW:
        return NOT_APPLICABLE
    least = _LEAST_POOLED if design in SYNTHESIS_DESIGNS else _LEAST
    totals = [c for c in found if c.total >= least and c.role is not Role.BACKGROUND]
    if design in SYNTHESIS_DESIGNS:
        return _pooled(totals)
    if totals and not _is_one_group(totals, arms):
        return _choose(totals, arms)
    return _added(arms) if arms else _by_sex(found)


def _is_one_group(totals: Sequence[Count], arms: Sequence[ArmCount]) -> bool:
    """Is the plainest "total" only one of several groups of different size (86 cases, 344 controls)?"""
    sizes = [arm.n.value for arm in arms]
    best = max(totals, key=lambda count: count.total)
    return len(set(sizes)) > 1 and best.value in sizes and 2 * best.value != sum(sizes)


def _by_sex(found: Sequence[Count]) -> Reported[int]:
    """ "13 women and 11 men" of one sentence, added."""
    pairs = [
        (a, b)
        for a, b in pairwise(found)
        if a.sentence == b.sentence and _is_by_sex(a) and _is_by_sex(b) and a.role is not Role.BACKGROUND
    ]
    if not pairs:
        return NOT_REPORTED
    a, b = pairs[0]
    spans = (quote(a.passage, a.place), quote(b.passage, b.place))
    inputs = (f"of one sex: {a.value}", f"of the other: {b.value}")
    return Derived(a.value + b.value, Method("sum-by-sex", "1"), inputs, spans)


def _pooled(totals: Sequence[Count]) -> Reported[int]:
    """People of all studies together; taken only where one number stands alone."""
    values = sorted({count.value for count in totals})
    if not values:
        return NOT_REPORTED
    if len(values) > 1:
        return Missing(Absence.UNCLEAR, tuple(quote(c.passage, c.place) for c in totals[:3]))
    return extracted(values[0], BY, (totals[0].passage, totals[0].place))


def _choose(totals: Sequence[Count], arms: Sequence[ArmCount]) -> Reported[int]:
    """One total wins: the plainest; of equally plain ones the one the arms add up to, else the first."""
    totals = [count for count in totals if count.also is None] or list(totals)
    best = max(count.total for count in totals)
    plain = [count for count in totals if count.total >= best - _AS_PLAIN]
    together = sum(arm.n.value for arm in arms)
    chosen = next((count for count in plain if count.value == together), plain[0])
    return extracted(chosen.value, BY, (chosen.passage, chosen.place))


def _added(arms: Sequence[ArmCount]) -> Reported[int]:
    spans = tuple(span for arm in arms for span in arm.n.spans)
    total = sum(arm.n.value for arm in arms)
    return Derived(total, _ADD, tuple(f"n of arm {i}: {a.n.value}" for i, a in enumerate(arms, 1)), spans)


def _only(found: Iterable[Count], part: Part) -> Reported[int]:
    """The number of this kind, where the text gives a single one."""
    of_part = [count for count in found if count.part is part and count.role is not Role.BACKGROUND]
    values = {count.value for count in of_part}
    if not of_part:
        return NOT_REPORTED
    if len(values) > 1:
        return Missing(Absence.UNCLEAR, tuple(quote(c.passage, c.place) for c in of_part[:3]))
    return extracted(of_part[0].value, BY, (of_part[0].passage, of_part[0].place))


_WHO = re.compile(
    rf"\s*(?:[\w'’/-]+\s+){{0,6}}?{PEOPLE}\b(?:\s+(?:with|aged|suffering"
    rf"|undergoing|who)\b[^,.;:()]{{0,80}})?",
    re.IGNORECASE,
)
_IN_WHOM = re.compile(
    rf"\b(?:in|among|for|of)\s+(?P<who>(?:[\w'’/-]+\s+){{0,4}}?{PEOPLE}\b(?:\s+(?:with"
    rf"|suffering\s+from|undergoing)\s+[^,.;:()]{{3,70}})?)",
    re.IGNORECASE,
)


def _population(record: Record, found: Sequence[Count]) -> Reported[str]:
    """The words after the number of all subjects, else "in … patients with …" of the title or methods."""
    for count in found:
        if count.part is not Part.TOTAL or count.role is Role.BACKGROUND:
            continue
        match = _WHO.match(count.passage.text, count.place.end, count.sentence.end)
        if match and (words := match.group().strip(" ,")):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            return extracted(words, BY, (count.passage, Slice(start, start + len(words))))
    for passage in prose(record):
        if match := _IN_WHOM.search(passage.text):
            return extracted(match.group("who"), BY, (passage, Slice(*match.span("who"))))
    return NOT_REPORTED


_WITH = Opened(
    re.compile(
        r"\b(?:patients?|participants?|subjects?|women|men|people|adults?"
        r"|children|individuals|persons|adolescents|outpatients|volunteers)\s+"
        r"(?:\w+\s+){0,2}?(?:with|suffering\s+from|diagnosed\s+with|undergoing|after|at\s+risk\s+of)\s+"
        r"(?P<what>(?:(?!were\b|was\b|who\b|and\s+(?:were|was|a)\b|in\s"
        r"|by\s|for\s|from\s|to\s|receiv|treated|randomi|compared|than\b"
        r"|had\b)[\w'’/-]+\s?){1,8})",
        re.IGNORECASE,
    ),
    (
        *("patient", "participant", "subject", "women", "men", "people", "adult", "children", "individuals"),
        *("persons", "adolescents", "outpatients", "volunteers"),
    ),
)
_HEALTHY = Opened(
    re.compile(
        r"\bhealthy\s+(?:\w+\s+){0,4}?(?:volunteers?|subjects?|participants?"
        r"|adults?|men|women|people|individuals|students|males?|females?"
        r"|humans?)\b",
        re.IGNORECASE,
    ),
    ("healthy",),
)


def _condition(record: Record) -> Reported[str]:
    """What the subjects had: the words after "patients with", or that they were healthy."""
    for passage in prose(record):
        with_what = _WITH.search(passage.text)
        healthy = _HEALTHY.search(passage.text)
        if with_what and (not healthy or with_what.start() < healthy.start()):
            words = with_what.group("what").strip()
            start = with_what.start("what")
            return extracted(words, BY, (passage, Slice(start, start + len(words))))
        if healthy:
            return extracted(healthy.group(), BY, (passage, Slice(*healthy.span())))
    return NOT_REPORTED
