"""Results as statements: a stretch of a result sentence, the outcome it names, and the way it went.

A title is not a finding, nor is an aim or a background: only sentences whose role is results, and unhedged
conclusions for outcomes no result tells of. A stretch in which another agent acts ("ischemia lowered …")
says nothing about ours; a stretch whose words point both ways is unclear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from probatum import vocabulary
from probatum.domain.provenance import Passage, Section
from probatum.domain.record import Record
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Direction, Track
from probatum.extraction.direction_core import DirectionFeatures, direction_features
from probatum.extraction.direction_words import tokens
from probatum.extraction.effects import find_effects
from probatum.extraction.named import outcomes_in, substances_in, within
from probatum.extraction.phrases import phrases
from probatum.extraction.quoting import prose
from probatum.extraction.significance import p_values
from probatum.extraction.stretches import (
    CHALLENGE,
    is_about_ours,
    is_acting,
    is_compared,
    is_measured,
    is_plain,
    pieces,
    tells,
)
from probatum.extraction.subjects import subjects
from probatum.extraction.word_classes import word_list
from probatum.text.hedging import is_hedged
from probatum.text.quantities import find_quantities
from probatum.text.sections import Role, roles
from probatum.text.slices import Slice
from probatum.vocabulary import OutcomeMention


@dataclass(frozen=True, slots=True)
class Statement:
    """What one stretch of text says of one outcome; `direction` is None when it is unclear."""

    passage: Passage
    place: Slice  # the stretch
    outcome_at: Slice
    term: str
    direction: Direction | None
    substances: tuple[SubstanceId, ...]
    is_compared: bool  # a comparator is named
    qualifiers: tuple[str, ...]  # region, time, dose
    is_conclusion: bool


_REGION = re.compile(
    r"\b(?:hippocamp(?:us|al)|frontal\s+cort(?:ex|ices|ical)|prefrontal\s+cortex|cerebral\s+cortex"
    r"|cortex|cortical|basal\s+forebrain|cerebell(?:um|ar)|striat(?:um|al)|hypothalam(?:us|ic)"
    r"|amygdala|brain\s?stem"
    r"|retinal?|plasma|serum|urinary|urine|saliva(?:ry)?|nucleus\s+accumbens|midbrain|spinal\s+cord"
    r"|liver|heart|colon)\b",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"\b(?:at|after|by|on|in|within)\s+(?:the\s+)?(?:(?:day|week|month|minute|hour)s?\s+\d+(?:\s*(?:,"
    r"|and)\s*\d+)*|\d+(?:\.\d+)?(?:th|st|nd|rd)?\s*(?:min(?:utes?)?|h(?:ours?)?|days?|weeks?|months?"
    r"|years?)|(?:two|three|four|six|eight|twelve)\s+(?:weeks?|months?|hours?|days?))\b",
    re.IGNORECASE,
)


_PROVOKED = re.compile(
    r"[\w-]*-?(?:evoked|induced|stimulated|provoked|elicited)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE
)
_PROVOKED_AFTER = re.compile(
    r"\b(?:that|which)\s+[\w-]+\s+(?:had\s+)?(?:elicit|evoke|provoke|cause|induce|produce)(?:s|d)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\s*(?:Results?:\s*)?(?:In|On|At|During|By|According\s+to)\s+(?:the\s+)?[^,:;]{3,60}?(?:[,:]"
    r"|\s(?=the\b))",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def statements(record: Record) -> tuple[Statement, ...]:
    """Every statement of a record's results, in text order, then of its conclusions for what is left."""
    found: list[Statement] = []
    for role in (Role.RESULTS, Role.CONCLUSION):
        told = {s.term for s in found}
        for passage, sentence, its_role in roles(record):
            if its_role is role or (
                role is Role.RESULTS and _is_result_by_itself(passage, sentence, its_role)
            ):
                found.extend(
                    s
                    for s in _in_sentence(record, passage, sentence, role)
                    if role is Role.RESULTS or s.term not in told
                )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Named:
    """An outcome named at a place of a passage."""

    term: str
    start: int
    end: int


# In an abstract without labels a sentence of "methods" may tell a result: something was raised or lowered.
_TOLD = re.compile(
    r"\b(?:was|were)\s+(?:\w+ly\s+)?(?:raised|lowered|reduced|increased|decreased|elevated|enhanced"
    r"|higher|lower|unchanged|improved|prevented|unaffected|longer|shorter|followed\s+by)\b"
    r"|\b(?:rose|fell|increased|decreased|improved|raised|lowered|reduced|enhanced|prevented"
    r"|attenuated)\s+(?:\w+ly\s+)?(?:the|in|by|BDNF|\w+)\b",
)
_DOING = re.compile(
    r"\b(?:aim\w*|whether|to\s+(?:determine|assess|evaluate|test|study|investigate|examine|find"
    r"|learn)|hypothes\w+|measured|assessed|examined|evaluated|randomi[sz]ed|recruited|divided"
    r"|primary\s+(?:outcome|endpoint)|defined|will\s+be)\b",
    re.IGNORECASE,
)


def _is_result_by_itself(passage: Passage, sentence: Slice, role: Role) -> bool:
    if role is not Role.METHODS or passage.section is not Section.ABSTRACT:
        return False
    text = sentence.of(passage.text)
    return _TOLD.search(text) is not None and _DOING.search(text) is None


def _in_sentence(record: Record, passage: Passage, sentence: Slice, role: Role) -> Iterator[Statement]:
    whole = passage.text
    text = sentence.of(whole)
    if not tells(text) or (role is Role.CONCLUSION and is_hedged(text)):
        return
    is_animal = subjects(record).track is Track.ANIMAL
    named = [m for m in outcomes_in(whole) if sentence.start <= m.start < sentence.end]
    substances = tuple(m for m in within(substances_in(whole), sentence) if is_acting(whole, m))
    ours = _ours(record)
    for piece in pieces(whole, sentence, named):
        here = within(substances, piece) or substances
        about = tuple(sorted({m.substance for m in here} & ours))
        if not is_about_ours(piece.of(whole), text, bool(about), is_animal):
            continue
        words = " ".join(sorted({whole[m.start : m.end] for m in here if m.substance in about}))
        for mention in _outcomes(whole, piece, named, is_animal):
            yield _statement(passage, piece, mention, about, words, role)


def _outcomes(text: str, piece: Slice, named: Sequence[OutcomeMention], is_animal: bool) -> list[_Named]:
    """The outcomes a stretch names outright, else those its phrases mean; each term once."""
    found: dict[str, _Named] = {}
    lead = _LEAD.match(text, piece.start, piece.end)
    for mention in named:
        inside = piece.start <= mention.start < piece.end
        if inside and not (lead and mention.end <= lead.end()) and _is_told(text, mention, piece):
            term = _term_of(text, piece, mention, is_animal)
            if term is not None:
                found.setdefault(term, _Named(term, mention.start, mention.end))
    if not found:
        for phrase in phrases(piece.of(text)):
            if any(
                q.start < phrase.end + piece.start and phrase.start + piece.start < q.end
                for q in find_quantities(text)
            ):
                continue
            at = phrase.shift(piece.start)
            if not is_measured(text, at.start, at.end, piece) or _OF_GROUP.search(at.of(text)):
                continue
            mapped = _meaning(phrase.of(piece.of(text)), piece.of(text), is_animal)
            if mapped is not None:
                found.setdefault(mapped, _Named(mapped, at.start, at.end))
    return [found[term] for term in found if not term.startswith(_NOT_HERE)]


def _meaning(phrase: str, stretch: str, is_animal: bool) -> str | None:
    """The term a phrase means, alone or with the one tissue its stretch names ("BDNF … in cortex")."""
    if not any(token.low in _outcome_words() for token in tokens(phrase)):
        return None
    known = vocabulary.outcomes()
    regions = {m[0].lower() for m in _REGION.finditer(stretch)}
    names = (phrase, f"{phrase}, {min(regions)}") if len(regions) == 1 else (phrase,)
    found = (known.map_name(name, context=stretch, animal=is_animal) for name in names)
    return next((term for term in found if term is not None), None)


@cache
def _outcome_words() -> frozenset[str]:
    """Every word of every outcome's names: a phrase without any of them means none."""
    terms = vocabulary.outcomes().all()
    names = (
        name
        for term in terms
        for name in (
            term.name,
            *term.synonyms,
            *term.abbreviations,
            *term.weak,
            *term.exact,
            *(word for rule in term.together for word in rule.all),
        )
    )
    return frozenset(token.low for name in names for token in tokens(name) if token.low not in _EMPTY)


_EMPTY = word_list("statements", "empty")


_OF_GROUP = re.compile(r"\bbaseline\b|-treated\b|\bgroups?\b", re.IGNORECASE)
# Harms are read apart, and the level of a substance in blood is no effect of it.
_NOT_HERE = ("adverse_events", "substance_level")


def _is_told(text: str, mention: OutcomeMention, piece: Slice) -> bool:
    """Is it measured here, and no part of a unit ("50 µg/kg body weight")?"""
    is_unit = any(q.start <= mention.start < q.end for q in find_quantities(text))
    return not is_unit and is_measured(text, mention.start, mention.end, piece)


def _term_of(text: str, piece: Slice, mention: OutcomeMention, is_animal: bool) -> str | None:
    """The curated term; what a challenge provoked is another outcome, or none we know."""
    known = vocabulary.outcomes()
    provoked = _PROVOKED.search(text, max(piece.start, mention.start - 60), mention.start)
    if provoked is not None:
        return known.map_name(text[provoked.start() : mention.end], animal=is_animal)
    if _PROVOKED_AFTER.search(text, mention.end, piece.end):
        return None
    return (known.get(mention.term).in_animals if is_animal else None) or mention.term


def _statement(
    passage: Passage,
    piece: Slice,
    mention: _Named,
    about: tuple[SubstanceId, ...],
    intervention: str,
    role: Role,
) -> Statement:
    stretch = piece.of(passage.text)
    at = Slice(mention.start, mention.end)
    term = vocabulary.outcomes().get(mention.term)
    features = direction_features(
        stretch, intervention or "intervention treatment", "placebo control", term.name, term.better
    )
    return Statement(
        passage=passage,
        place=piece,
        outcome_at=at,
        term=mention.term,
        direction=sure(features) if is_plain(passage.text, piece, at) else None,
        substances=about,
        is_compared=is_compared(stretch),
        qualifiers=_qualifiers(stretch),
        is_conclusion=role is Role.CONCLUSION,
    )


def sure(f: DirectionFeatures) -> Direction | None:
    """Decide only where the words agree: one way, no words against it, and numbers that do not object."""
    if f.both_named:  # "rose by 4.1 in A and by 2.0 in placebo": each its own change, only a contrast decides
        return _of_contrast(f)
    moves = (f.up > 0) + (f.down > 0)
    if f.none and not moves:
        return Direction.NO_DIFFERENCE
    if moves != 1 or f.none:
        return None
    sign = 1 if f.up else -1
    if (f.p_not and not f.p_significant) or (f.interval_null and not f.interval_apart):
        return Direction.NO_DIFFERENCE
    if f.p_not or f.interval_null or f.interval_sign * sign < 0:
        return None
    if f.numbers * sign < 0 and not f.interval_apart:  # "fell by 8.4 and by 4.9" prints how far
        return None
    return Direction.INCREASE if sign > 0 else Direction.DECREASE


def _of_contrast(f: DirectionFeatures) -> Direction | None:
    """Both arms are told beside each other: their printed contrast decides, or the words of no difference."""
    if f.interval_null and not f.interval_apart:
        return Direction.NO_DIFFERENCE
    if f.interval_apart and not f.interval_null and f.interval_sign:
        return Direction.INCREASE if f.interval_sign > 0 else Direction.DECREASE
    if f.none and not f.up and not f.down:
        return Direction.NO_DIFFERENCE
    return None


@lru_cache(maxsize=8)
def _ours(record: Record) -> frozenset[SubstanceId]:
    """The substances a record's title names, or its abstract; mere challenges are left out."""
    title = record.section(Section.TITLE)
    return _tested(title) or _tested(prose(record))


def _tested(passages: Sequence[Passage]) -> frozenset[SubstanceId]:
    named = [(m.substance, p.text[m.start : m.end]) for p in passages for m in substances_in(p.text)]
    tested = frozenset(s for s, words in named if not CHALLENGE.fullmatch(words))
    return tested or frozenset(s for s, _ in named)


def _qualifiers(stretch: str) -> tuple[str, ...]:
    regions = [m[0].lower() for m in _REGION.finditer(stretch)]
    moments = [m[0].lower() for m in _MOMENT.finditer(stretch)]
    return tuple(dict.fromkeys((*regions[:2], *moments[:1])))


def has_numbers(stretch: str) -> bool:
    """Does the stretch print an effect or a p value?"""
    return bool(p_values(stretch) or find_effects(stretch))
