"""Design and kind of intervention by rule; allocation, blinding, crossover and placebo only by rule.

Not stated is Missing, never "no". The cues are data (`design_cues`); designs are asked in the order of
`_SYNTHESES_FIRST`, then animals and cells, then people.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from probatum.domain.provenance import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    Absence,
    Derived,
    Method,
    Missing,
    Passage,
    Reported,
    Section,
    value_of,
)
from probatum.domain.record import Record
from probatum.domain.terms import SYNTHESIS_DESIGNS, InterventionKind, StudyDesign, Track
from probatum.extraction import design_cues as cues
from probatum.extraction.intervention_words import Tried, find_tried
from probatum.extraction.named import substances_in
from probatum.extraction.quoting import extracted, prose, quote
from probatum.extraction.subjects import mentions, subjects
from probatum.text.sections import Role, passage_roles
from probatum.text.slices import Slice
from probatum.text.words import fold

BY = Method("design", "1")
_BY_TYPE = Method("publication-types", "1")
_DONE = frozenset({Role.OBJECTIVE, Role.METHODS, Role.RESULTS})
_SYNTHESES_FIRST = (
    StudyDesign.PROTOCOL,
    StudyDesign.META_ANALYSIS,
    StudyDesign.SYSTEMATIC_REVIEW,
    StudyDesign.CASE_REPORT,
    StudyDesign.REVIEW,
)
_OBSERVATIONAL = (StudyDesign.CASE_CONTROL, StudyDesign.CROSS_SECTIONAL, StudyDesign.COHORT)
_TRIED_WEIGHT = {cues.TITLE: 2.0, cues.DONE: 1.0, cues.ANY: 0.3}

Place = tuple[Passage, Slice]


@lru_cache(maxsize=64)
def design_by_rules(record: Record) -> Reported[StudyDesign]:
    """The design, with the words that name it; animals and cells are designs of their own."""
    said = designs_said(record)
    by_type = design_by_type(record)
    for design in _SYNTHESES_FIRST:
        if design in said and _is_believable(design, record, said):
            return extracted(design, BY, *said[design])
        if by_type is not None and by_type.value is design:
            return by_type
    track = subjects(record).track
    if track in (Track.ANIMAL, Track.CELL):
        return _in_animals_or_cells(record, track)
    if track is Track.HUMAN:
        return _in_people(record, said, by_type)
    return by_type or Missing(Absence.UNCLEAR)


def kind_by_rules(record: Record) -> Reported[InterventionKind]:
    """Was a medicine or supplement tried, something else, or nothing?"""
    design = value_of(design_by_rules(record))
    if design in SYNTHESIS_DESIGNS:
        return NOT_APPLICABLE
    drug, other, tried = tried_weights(record)
    if drug[0] >= 2.0 and drug[0] >= other[0] and tried >= 1.0:
        return extracted(InterventionKind.DRUG, BY, *drug[1])
    if other[0] >= 2.0 and tried >= 1.0:
        return extracted(InterventionKind.NON_DRUG, BY, *other[1])
    if tried < 2.0:
        return Derived(InterventionKind.NONE, BY, ("no words of treatment",))
    return NOT_REPORTED


def read_randomized(record: Record) -> Reported[bool]:
    """True where the text says that subjects were allocated at random, False where it says they were not."""
    if _is_synthesis(record):
        return NOT_APPLICABLE
    if denied := _find(record, cues.NOT_RANDOMIZED):
        return extracted(False, BY, denied)
    if place := _allocation(record):
        return extracted(True, BY, place)
    by_type = design_by_type(record)
    if by_type is not None and by_type.value is StudyDesign.RCT:
        return Derived(True, _BY_TYPE, by_type.inputs)
    return NOT_REPORTED


def read_blinded(record: Record) -> Reported[bool]:
    """True where anybody was blinded, False where the text says open or unblinded."""
    return _yes_or_no(record, cues.BLINDED, cues.NOT_BLINDED)


def read_crossover(record: Record) -> Reported[bool]:
    """True for a crossover, False where the text says parallel groups."""
    return _yes_or_no(record, cues.CROSSOVER, cues.PARALLEL)


def read_placebo_controlled(record: Record) -> Reported[bool]:
    """True where subjects got placebo, False where the text says there was none."""
    return _yes_or_no(record, cues.PLACEBO, cues.NO_PLACEBO)


def _in_animals_or_cells(record: Record, track: Track) -> Reported[StudyDesign]:
    design = StudyDesign.ANIMAL if track is Track.ANIMAL else StudyDesign.IN_VITRO
    of_track = [m for m in mentions(record) if m.track is track]
    if not of_track:
        return Derived(design, BY, ("methods named in the text",))
    best = max(of_track, key=lambda m: m.weight)
    return extracted(design, BY, (best.passage, best.place))


def _in_people(
    record: Record, said: dict[StudyDesign, list[Place]], by_type: Derived[StudyDesign] | None
) -> Reported[StudyDesign]:
    if place := _allocation(record):
        return extracted(StudyDesign.RCT, BY, place)
    if by_type is not None:
        return by_type
    for design in (StudyDesign.CASE_CONTROL, StudyDesign.CROSS_SECTIONAL):
        if design in said and not _gave_treatment(record):
            return extracted(design, BY, *said[design])
    if _gave_treatment(record):
        for design in (StudyDesign.OPEN_TRIAL, StudyDesign.CONTROLLED_TRIAL):
            if design in said:
                return extracted(design, BY, *said[design])
    for design in _OBSERVATIONAL:
        if design in said:
            return extracted(design, BY, *said[design])
    return Missing(Absence.UNCLEAR)


def _gave_treatment(record: Record) -> bool:
    return value_of(_kind_in_people(record)) is not None


def _kind_in_people(record: Record) -> Reported[bool]:
    drug, other, tried = tried_weights(record)
    return (
        Derived(True, BY, ("words of treatment",))
        if tried >= 1 and max(drug[0], other[0]) >= 2
        else NOT_REPORTED
    )


@lru_cache(maxsize=64)
def designs_said(record: Record) -> dict[StudyDesign, list[Place]]:
    """Each design some cue names, with its first words."""
    found: dict[StudyDesign, list[Place]] = {}
    for cue in _cues_of(record):
        if cue.design not in found and (place := next(_matches(record, cue.sign, cue.where), None)):
            found[cue.design] = [place]
    return found


def _cues_of(record: Record) -> list[cues.Cue]:
    """The cues whose literals the record has, in the order of the table: the others cannot match."""
    having = _cues_having()
    numbers = {number for one in _regions(record) for literal in one.having for number in having[literal]}
    return [cues.CUES[number] for number in sorted(numbers)]


@cache
def _cues_having() -> Mapping[str, tuple[int, ...]]:
    """For each literal, the places in the table of the cues that need it."""
    return {
        literal: tuple(number for number, cue in enumerate(cues.CUES) if literal in cue.sign.needs)
        for literal in _literals()[0]
    }


@dataclass(frozen=True, slots=True)
class _Regions:
    """A passage with the ends of its sentences, where each stands, and which literals of cues each has."""

    passage: Passage
    ends: tuple[int, ...]
    where: tuple[str, ...]
    having: Mapping[str, set[int]]  # literal -> sentences, by their place in `ends`

    def sentences_with(self, literals: tuple[str, ...]) -> list[int]:
        """The sentences that have one of these, in order."""
        found: set[int] = set()
        for literal in literals:
            if literal in self.having:
                found |= self.having[literal]
        return sorted(found)


@lru_cache(maxsize=64)
def _regions(record: Record) -> tuple[_Regions, ...]:
    """The passages of title and abstract, each cut into its sentences."""
    return tuple(map(_cut, prose(record)))


def _cut(passage: Passage) -> _Regions:
    ends: tuple[int, ...] = (len(passage.text),)
    where: tuple[str, ...] = (cues.TITLE,)
    if passage.section is not Section.TITLE:
        roles = passage_roles(passage.section, passage.text)
        ends = tuple(place.end for place, _ in roles)
        where = tuple(cues.DONE if role in _DONE else cues.ANY for _, role in roles)
    having: dict[str, set[int]] = {}
    literals, automaton = _literals()
    for index, at, _ in automaton.find_matches_as_indexes(fold(passage.text), overlapping=True):
        sentence = bisect_right(ends, at)
        if sentence < len(ends):
            having.setdefault(literals[index], set()).add(sentence)
    return _Regions(passage, ends, where, having)


@cache
def _literals() -> tuple[list[str], AhoCorasick]:
    """Every literal some cue needs."""
    literals = sorted({literal for sign in cues.signs() for literal in sign.needs})
    return literals, AhoCorasick(literals, matchkind=MatchKind.Standard)


def _matches(record: Record, sign: cues.Sign, where: str) -> Iterator[Place]:
    """Where a sign stands in the regions asked for, title first; it stays within one sentence."""
    for one in _regions(record):
        if where == cues.TITLE and one.passage.section is not Section.TITLE:
            continue
        for index in one.sentences_with(sign.needs):
            if not _fits(where, one.where[index]):
                continue
            begin = one.ends[index - 1] if index else 0
            for match in sign.pattern.finditer(one.passage.text, begin, one.ends[index]):
                yield one.passage, Slice(*match.span())


def _fits(where: str, region: str) -> bool:
    if where == cues.ANY or region == cues.TITLE:
        return True
    return where == cues.DONE and region == cues.DONE


def _find(record: Record, pattern: cues.Sign) -> Place | None:
    return next(_matches(record, pattern, cues.DONE), None)


def _yes_or_no(record: Record, yes: cues.Sign, no: cues.Sign) -> Reported[bool]:
    if _is_synthesis(record):
        return NOT_APPLICABLE
    denied = _find(record, no)
    said = _find(record, yes)
    if denied and said and not _overlap(denied, said):
        return Missing(Absence.CONFLICTING, (quote(*denied), quote(*said)))
    if denied:
        return extracted(False, BY, denied)
    return extracted(True, BY, said) if said else NOT_REPORTED


def _overlap(a: Place, b: Place) -> bool:
    return a[0] is b[0] and a[1].start < b[1].end and b[1].start < a[1].end


@lru_cache(maxsize=64)
def _allocation(record: Record) -> Place | None:
    """The words that say this study's subjects were allocated at random."""
    false_alarms = list(_matches(record, cues.NOT_ALLOCATION, cues.ANY))
    for passage, place in _matches(record, cues.RANDOMIZED, cues.DONE):
        if not any(p is passage and alarm.start <= place.start < alarm.end for p, alarm in false_alarms):
            return passage, place
    return None


def _is_believable(design: StudyDesign, record: Record, said: dict[StudyDesign, list[Place]]) -> bool:
    """A review's words inside a report of own data do not make it a review."""
    place = said[design][0]
    if place[0].section is Section.TITLE or design is not StudyDesign.REVIEW:
        return True
    has_data = _allocation(record) is not None or _reports_data(record)
    return not has_data


_DATA = re.compile(
    r"\bp\s?[<>=≤]\s?[0.]|\d\s?(?:±|\+/?-)\s?\d|\bn\s?=\s?\d|\b95\s?%\s?CI|\d\s?(?:mM|[µμ]M|nM)\b"
    r"|\b(?:was|were|(?:has|have)\s+been)\s+(?:used|employed)\s+to\s+(?:study|measure|determine|investigate|assess|examine)\b"
    r"|\b\d+\s+(?:\w+\s+){0,2}(?:patients|participants|subjects|rats|mice|women|men|children|volunteers|cases)\b|\bwe\s+(?:found|observed|measured|recruited|enrolled|examined|investigated|compared|studied)\b",
    re.IGNORECASE,
)


def _reports_data(record: Record) -> bool:
    return sum(len(_DATA.findall(p.text)) for p in prose(record)) >= 2


def design_by_type(record: Record) -> Derived[StudyDesign] | None:
    """The design MEDLINE's publication types name; they stand in no passage, so it is derived."""
    for name, design in cues.PUBLICATION_TYPES.items():
        if name in record.publication_types:
            return Derived(design, _BY_TYPE, (f"publication types: {name}",))
    return None


def _is_synthesis(record: Record) -> bool:
    return value_of(design_by_rules(record)) in SYNTHESIS_DESIGNS


Weighed = tuple[float, list[Place]]


@lru_cache(maxsize=64)
def tried_weights(record: Record) -> tuple[Weighed, Weighed, float]:
    """What speaks for a drug, for another intervention, and for anything having been tried."""
    found: dict[Tried, list[tuple[float, Place]]] = {kind: [] for kind in Tried}
    for one in _regions(record):
        for kind, place in (*find_tried(one.passage.text), *_named_substances(one.passage)):
            sentence = min(bisect_right(one.ends, place.start), len(one.ends) - 1)
            region = one.where[sentence] if one.ends else cues.ANY
            found[kind].append((_TRIED_WEIGHT[region], (one.passage, place)))
    tried = sum(weight for weight, _ in found[Tried.TREATMENT])
    return _sum(found[Tried.DRUG]), _sum(found[Tried.NON_DRUG]), tried


def _named_substances(passage: Passage) -> Iterator[tuple[Tried, Slice]]:
    return ((Tried.DRUG, Slice(m.start, m.end)) for m in substances_in(passage.text))


def _sum(found: list[tuple[float, Place]]) -> Weighed:
    best = sorted(found, key=lambda item: -item[0])[:1]
    return sum(weight for weight, _ in found), [place for _, place in best]
