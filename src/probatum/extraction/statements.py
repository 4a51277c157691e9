"""Results as statements: a stretch of a result sentence, the outcome it names, and the way it went.

A title is not a finding, nor is an aim or a background: only sentences whose role is results, and unhedged
conclusions for outcomes no result tells of. A stretch in which another agent acts ("ischemia lowered …")
says nothing about ours; a stretch whose words point both ways is unclear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from probatum import vocabulary
from probatum.domain.provenance import Passage
from probatum.domain.record import Record
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Direction, Track
from probatum.extraction.direction_core import DirectionFeatures, direction_features
from probatum.extraction.direction_words import lexicon, tokens
from probatum.extraction.effects import find_effects
from probatum.extraction.named import outcomes_in, substances_in, within
from probatum.extraction.phrases import phrases
from probatum.extraction.quoting import prose
from probatum.extraction.significance import p_values
from probatum.extraction.subjects import subjects
from probatum.text.hedging import is_hedged
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


_SPLIT = re.compile(
    r";\s+|,\s+(?:without|with\s+no)\s+|,\s+(?:but|while|whereas|although|though|however|yet)\s+|\s+(?:but(?!\s+not)|whereas|while)\s+|,\s+and\s+|\s+and\s+(?:also\s+)?|:\s+|,\s+"
)
_HARD = re.compile(r";|with|but|while|whereas|although|though|however|yet")
# What was done to the animals or people before the substance, and what acts on its own.
_CHALLENGE = re.compile(
    r"\b(?:ischemi\w+|ischaemi\w+|occlusion|stress(?:ed|ors?)?|isolation|MPTP|6-?OHDA|ethanol|alcohol|lipopolysaccharide|LPS|amphetamine|d-amphetamine|haloperidol"
    r"|reserpine|scopolamine|pentylenetetrazole|morphine|ketamine|cocaine|separation|confrontations?|hypoxia|injury|lesion|model|diet|streptozotocin|training|exercise|age|aging|ageing)\b",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(
    r"\b(?:the|this|both|either|these|each|our)\s+(?:neuro|hepta)?(?:peptides?|drugs?|substances?|compounds?|preparations?|supplements?|extracts?|treatments?|medications?|formulations?|products?|nootropics?|hydrolysates?|interventions?|probiotics?|combination)\b"
    r"|\b(?:treatment|supplementation|administration|treated|supplemented|intervention|active|verum|experimental|injections?|intake|doses?)\b",
    re.IGNORECASE,
)
_COMPARATOR = re.compile(
    r"\b(?:placebo|controls?|sham|vehicle|saline|usual\s+care|standard\s+care|comparator|between[\s-]groups?|groups?|arms?|baseline|untreated|differences?|differed|differ)\b",
    re.IGNORECASE,
)
_HEDGED_RESULT = re.compile(r"\b(?:tend(?:ed|s|ency)?|trends?|may|might|could|appears?|seems?|suggest\w*|if|whether|hypothes\w+|expected|should|would|infer\w*|presum\w+|probably|possibly|perhaps|believed?|thought)\b", re.IGNORECASE)
_REGION = re.compile(
    r"\b(?:hippocamp(?:us|al)|frontal\s+cort(?:ex|ices|ical)|prefrontal\s+cortex|cerebral\s+cortex|cortex|cortical|basal\s+forebrain|cerebell(?:um|ar)|striat(?:um|al)|hypothalam(?:us|ic)|amygdala|brain\s?stem"
    r"|retinal?|plasma|serum|urinary|urine|saliva(?:ry)?|nucleus\s+accumbens|midbrain|spinal\s+cord|liver|heart|colon)\b",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"\b(?:at|after|by|on|in|within)\s+(?:the\s+)?(?:(?:day|week|month|minute|hour)s?\s+\d+(?:\s*(?:,|and)\s*\d+)*|\d+(?:\.\d+)?(?:th|st|nd|rd)?\s*(?:min(?:utes?)?|h(?:ours?)?|days?|weeks?|months?|years?)|(?:two|three|four|six|eight|twelve)\s+(?:weeks?|months?|hours?|days?))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def statements(record: Record) -> tuple[Statement, ...]:
    """Every statement of a record's results, in text order, then of its conclusions for what is left."""
    found: list[Statement] = []
    for role in (Role.RESULTS, Role.CONCLUSION):
        told = {s.term for s in found}
        for passage, sentence, its_role in roles(record):
            if its_role is role:
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


def _in_sentence(record: Record, passage: Passage, sentence: Slice, role: Role) -> Iterator[Statement]:
    whole = passage.text
    text = sentence.of(whole)
    if not _says_a_way(text) or (role is Role.CONCLUSION and is_hedged(text)):
        return
    is_animal = subjects(record).track is Track.ANIMAL
    named = [m for m in outcomes_in(whole) if sentence.start <= m.start < sentence.end]
    substances = within(substances_in(whole), sentence)
    ours = _ours(record)
    for piece in _pieces(whole, sentence, named):
        here = within(substances, piece) or substances
        about = tuple(sorted({m.substance for m in here} & ours))
        if not _is_about_ours(piece.of(whole), text, bool(about)):
            continue
        words = " ".join(sorted({whole[m.start : m.end] for m in here if m.substance in about}))
        for mention in _outcomes(whole, piece, named, is_animal):
            yield _statement(passage, piece, mention, about, words, role)


def _outcomes(text: str, piece: Slice, named: Sequence[OutcomeMention], is_animal: bool) -> list[_Named]:
    """The outcomes a stretch names outright, else those its phrases mean; each term once."""
    known = vocabulary.outcomes()
    found: dict[str, _Named] = {}
    for mention in named:
        if piece.start <= mention.start < piece.end:
            term = (known.get(mention.term).in_animals if is_animal else None) or mention.term
            found.setdefault(term, _Named(term, mention.start, mention.end))
    if not found:
        for phrase in phrases(piece.of(text)):
            mapped = known.map_name(phrase.of(piece.of(text)), context=piece.of(text), animal=is_animal)
            if mapped is not None:
                at = phrase.shift(piece.start)
                found.setdefault(mapped, _Named(mapped, at.start, at.end))
    return [found[term] for term in found if not term.startswith("adverse_events")]


def _statement(
    passage: Passage, piece: Slice, mention: _Named, about: tuple[SubstanceId, ...], intervention: str, role: Role
) -> Statement:
    stretch = piece.of(passage.text)
    name = passage.text[mention.start : mention.end]
    better = vocabulary.outcomes().get(mention.term).better
    features = direction_features(stretch, intervention or "intervention treatment", "placebo control", name, better)
    return Statement(
        passage=passage,
        place=piece,
        outcome_at=Slice(mention.start, mention.end),
        term=mention.term,
        direction=None if _HEDGED_RESULT.search(stretch) else sure(features),
        substances=about,
        is_compared=_COMPARATOR.search(stretch) is not None,
        qualifiers=_qualifiers(stretch),
        is_conclusion=role is Role.CONCLUSION,
    )


def sure(f: DirectionFeatures) -> Direction | None:
    """Decide only where the words agree: one way, no words against it, and numbers that do not object."""
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


def _says_a_way(text: str) -> bool:
    known = lexicon()
    return any(
        known.sign(t.low) or known.benefit(t.low) or t.low in _NONE_WORDS or known.neutral.has(t.low)
        for t in tokens(text)
    )


_NONE_WORDS = frozenset(["not", "no", "neither", "nor", "similar", "comparable", "unchanged", "unaffected", "unaltered", "same", "without"])


def _pieces(text: str, sentence: Slice, named: Sequence[OutcomeMention]) -> list[Slice]:
    """Cut a sentence where both sides say a way of their own; commas and "and" only if both name outcomes."""
    pieces = [sentence]
    for match in _SPLIT.finditer(text, sentence.start, sentence.end):
        last = pieces[-1]
        if match.start() <= last.start or _depth(text, sentence.start, match.start()):
            continue
        left, right = Slice(last.start, match.start()), Slice(match.end(), sentence.end)
        is_free = _HARD.search(match.group()) is not None or (_names(left, named) and _names(right, named))
        if is_free and _says_a_way(left.of(text)) and _says_a_way(right.of(text)):
            pieces[-1:] = [left, right]
    return pieces


def _names(place: Slice, named: Sequence[OutcomeMention]) -> bool:
    return any(place.start <= m.start < place.end for m in named)


def _depth(text: str, start: int, position: int) -> int:
    return text.count("(", start, position) - text.count(")", start, position)


def _is_about_ours(stretch: str, sentence: str, names_ours: bool) -> bool:
    """Is this told of the substance under study, not of what was done to the subjects before?"""
    if names_ours or _ANAPHOR.search(stretch):
        return True
    if _CHALLENGE.search(stretch):
        return False
    return _COMPARATOR.search(sentence) is not None or _ANAPHOR.search(sentence) is not None


@lru_cache(maxsize=8)
def _ours(record: Record) -> frozenset[SubstanceId]:
    """The substances a record's title names, or, where it names none, those of its abstract."""
    in_title = {m.substance for m in substances_in(record.title)}
    if in_title:
        return frozenset(in_title)
    return frozenset(m.substance for passage in prose(record) for m in substances_in(passage.text))


def _qualifiers(stretch: str) -> tuple[str, ...]:
    regions = [m[0].lower() for m in _REGION.finditer(stretch)]
    moments = [m[0].lower() for m in _MOMENT.finditer(stretch)]
    return tuple(dict.fromkeys((*regions[:2], *moments[:1])))


def has_numbers(stretch: str) -> bool:
    """Does the stretch print an effect or a p value?"""
    return bool(p_values(stretch) or find_effects(stretch))
