"""Results as statements: a stretch of a result sentence, the outcome it names, and the way it went.

A title is not a finding, nor is an aim or a background: only sentences whose role is results, and unhedged
conclusions for outcomes no result tells of. A stretch in which another agent acts ("ischemia lowered …")
says nothing about ours; a stretch whose words point both ways is unclear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from probatum import vocabulary
from probatum.domain.provenance import Passage, Section
from probatum.domain.record import Record
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Direction, Track
from probatum.extraction.attribution import (
    Doing,
    doing_of,
    is_comparison,
    is_of_exposed,
    is_predicted,
    prints_contrast,
)
from probatum.extraction.carried import (
    carried,
    is_elliptic,
    names_its_difference,
    opens_with_pronoun,
    topic_of,
)
from probatum.extraction.clear_way import clear_way
from probatum.extraction.direction_core import direction_features
from probatum.extraction.direction_words import has_sign, says_a_way, tokens
from probatum.extraction.dose_contrasts import dose_contrasts
from probatum.extraction.named import substances_in, within
from probatum.extraction.named_outcomes import REGION, Named, outcomes_of
from probatum.extraction.outcome_mentions import Forms, mentions_in, short_forms
from probatum.extraction.paired_numbers import from_to
from probatum.extraction.setting import Setting, setting_of
from probatum.extraction.short_names import short_names
from probatum.extraction.significance import intervals
from probatum.extraction.stretches import is_acting, is_compared, is_measured, is_plain, pieces, tells
from probatum.text.hedging import is_hedged
from probatum.text.sections import Role, roles
from probatum.text.slices import Slice
from probatum.vocabulary import Mention, OutcomeMention


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
    qualifiers: tuple[str, ...]  # region, time
    is_conclusion: bool
    dose_at: Slice | None = None  # where the stretch names the dose this is told of
    effect_at: Slice | None = None  # where its own effect is printed, in a stretch that prints several


_MOMENT = re.compile(
    r"\b(?:at|after|by|on|in|within)\s+(?:the\s+)?(?:(?:day|week|month|minute|hour)s?\s+\d+(?:\s*(?:,"
    r"|and)\s*\d+)*|\d+(?:\.\d+)?(?:th|st|nd|rd)?\s*(?:min(?:utes?)?|h(?:ours?)?|days?|weeks?|months?"
    r"|years?)|(?:two|three|four|six|eight|twelve)\s+(?:weeks?|months?|hours?|days?))\b",
    re.IGNORECASE,
)


@dataclass
class _Thread:
    """What the sentences before told of: outcomes that a pronoun may mean, and whether ours was acting."""

    forms: Forms
    outcomes: list[tuple[Passage, Named]] = field(default_factory=list)
    last: list[tuple[Passage, Named]] = field(default_factory=list)  # named last, sentences ago perhaps
    is_ours: bool = False
    topic: Named | None = None  # the one outcome the title is about


@lru_cache(maxsize=8)
def statements(record: Record) -> tuple[Statement, ...]:
    """Every statement of a record's results, in text order, then of its conclusions for what is left."""
    found: list[Statement] = []
    thread, setting = _Thread(short_forms(record)), setting_of(record)
    for passage, sentence, role in roles(record):
        thread.topic = topic_of(record, passage)
        if role is Role.RESULTS or role is Role.CONCLUSION or _is_result_by_itself(passage, sentence, role):
            found.extend(_in_sentence(passage, sentence, role, setting, thread))
        elif role is Role.METHODS:
            _follow(passage, sentence, setting, thread)
    results = [s for s in found if not s.is_conclusion]
    told = {s.term for s in results}
    return (*results, *(s for s in found if s.is_conclusion and s.term not in told))


# In an abstract without labels a sentence of "methods" may tell a result: something was raised or lowered.
_TOLD = re.compile(
    r"\b(?:was|were)\s+(?:\w+ly\s+)?(?:raised|lowered|reduced|increased|decreased|elevated|enhanced"
    r"|higher|lower|unchanged|improved|prevented|unaffected|longer|shorter|followed\s+by|blocked|suppressed"
    r"|inhibited|weakened|strengthened|restored|abolished|attenuated)\b"
    r"|\b(?:rose|fell|increased|decreased|improved|raised|lowered|reduced|enhanced|prevented|hastened|inhibited"
    r"|suppressed|blocked|weakened|restored|abolished|normali[sz]ed"
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


def _follow(passage: Passage, sentence: Slice, setting: Setting, thread: _Thread) -> None:
    """Methods name the primary outcome that "the difference" of the results may mean."""
    named = _named(passage, sentence, thread.forms)
    measured = [m for m in named if is_measured(passage.text, m.start, m.end, sentence)]
    if measured:
        thread.outcomes = thread.last = [(passage, Named(m.term, m.start, m.end)) for m in measured]
    thread.is_ours = bool(_acting(passage.text, sentence, setting))


def _named(passage: Passage, sentence: Slice, forms: Forms) -> list[OutcomeMention]:
    return [m for m in mentions_in(passage.text, forms) if sentence.start <= m.start < sentence.end]


def _acting(text: str, place: Slice, setting: Setting) -> tuple[Mention, ...]:
    """Our substances that act in a place: neither lacking, nor measured, nor the challenge."""
    named = sorted((*substances_in(text), *short_names(text, setting.ours)), key=lambda m: m.start)
    return tuple(
        m
        for m in within(tuple(named), place)
        if m.substance in setting.ours
        and is_acting(text, m)
        and not setting.is_challenge(text[m.start : m.end])
    )


def _in_sentence(
    passage: Passage, sentence: Slice, role: Role, setting: Setting, thread: _Thread
) -> Iterator[Statement]:
    whole = passage.text
    text = sentence.of(whole)
    is_printed = "CI" in text and bool(intervals(text))
    if not (tells(text) or is_printed) or (role is Role.CONCLUSION and is_hedged(text)):
        return
    named = _named(passage, sentence, thread.forms)
    by_dose = tuple(_by_dose(passage, sentence, role, setting, thread, named))
    if by_dose:
        yield from by_dose
        return
    told: list[tuple[Passage, Named]] = []
    actors: tuple[Mention, ...] = ()
    is_ours = False
    doing: Doing | None = None
    for piece in pieces(whole, sentence, named):
        if _begins_anew(whole, sentence, piece):
            actors = ()
        actors = _acting(whole, piece, setting) or actors
        about = tuple(sorted({m.substance for m in actors}))
        before = doing
        doing = doing_of(piece.of(whole), text, about, False, setting)
        if doing is None and is_elliptic(whole, piece):
            doing = before
        if doing is None and not (thread.is_ours or is_ours):
            told.extend(
                (passage, Named(m.term, m.start, m.end)) for m in named if piece.start <= m.start < piece.end
            )
            continue
        outcomes = [
            one
            for one in outcomes_of(whole, piece, named, actors, setting.track is Track.ANIMAL)
            if not setting.is_given(whole[one.start : one.end])
        ]
        meant = outcomes or carried(passage, piece, told or thread.outcomes, thread.last, thread.topic)
        if doing is None and (_opens_with(outcomes, whole, piece) or (meant and not outcomes)):
            doing = doing_of(piece.of(whole), text, about, True, setting)
        told.extend((passage, one) for one in meant)
        is_ours = is_ours or doing is not None
        if doing is None:
            continue
        told_here = _Piece(passage, piece, sentence, role, setting, doing, actors)
        yield from (_statement(told_here, one) for one in meant)
    thread.is_ours = is_ours
    thread.outcomes = told
    thread.last = told or thread.last


def _begins_anew(text: str, sentence: Slice, piece: Slice) -> bool:
    """Behind a semicolon another subject may begin, unless "it" goes on with the one before."""
    if ";" not in text[max(sentence.start, piece.start - 3) : piece.start]:
        return False
    return _GOES_ON.match(text, piece.start, piece.end) is None


_GOES_ON = re.compile(
    r"\s*(?:(?:nevertheless|however|yet|moreover|also|and),?\s+)?it\s+\w+(?:ed|de|t)\b", re.IGNORECASE
)


def _opens_with(outcomes: list[Named], text: str, piece: Slice) -> bool:
    """Does the stretch begin with what was measured, so that nobody else can be its doer?"""
    if not outcomes:
        return opens_with_pronoun(text, piece)
    before = text[piece.start : min(one.start for one in outcomes)]
    return before.count(" ") <= _SHORT and not re.match(r"\s*(?:it|they)\b", before, re.IGNORECASE)


_SHORT = 6  # words before the outcome


@dataclass(frozen=True, slots=True)
class _Piece:
    passage: Passage
    place: Slice
    sentence: Slice
    role: Role
    setting: Setting
    doing: Doing
    actors: tuple[Mention, ...]


def _by_dose(
    passage: Passage,
    sentence: Slice,
    role: Role,
    setting: Setting,
    thread: _Thread,
    named: list[OutcomeMention],
) -> Iterator[Statement]:
    """One statement per dose, where a sentence prints one contrast with its interval for each."""
    contrasts = dose_contrasts(passage.text, sentence)
    here = [Named(m.term, m.start, m.end) for m in named]
    is_named = bool(here) or names_its_difference(passage.text, sentence)
    meant = here if is_named else [one for where, one in thread.last if where is passage]
    if not contrasts or len({one.term for one in meant}) != 1:
        return
    actors = _acting(passage.text, sentence, setting)
    doing = Doing(tuple(sorted({m.substance for m in actors})), is_named=bool(actors))
    piece = _Piece(passage, sentence, sentence, role, setting, doing, actors)
    for found in contrasts:
        yield replace(_told(piece, meant[0], found.direction, found.dose), effect_at=found.at)


def _statement(piece: _Piece, outcome: Named) -> Statement:
    return _told(piece, outcome, _way(piece, outcome) if _may_decide(piece, outcome) else None, None)


def _may_decide(piece: _Piece, outcome: Named) -> bool:
    text = piece.passage.text
    stretch = piece.place.of(text)
    doers = tuple(m.start - piece.place.start for m in piece.actors)
    first_way = next((t.start for t in tokens(stretch) if says_a_way(t.low)), len(stretch))
    if is_of_exposed(stretch, first_way, doers):
        return False
    if len({label.upper() for label in _LABELED_GROUP.findall(stretch)}) > 1:
        return False  # "group B had less than group A": which of them got it stands elsewhere
    if is_predicted(stretch, outcome.start - piece.place.start, doers):
        return False
    if not tells(stretch) and not prints_contrast(stretch):
        return False  # "the prevalence was 48 % (95 % CI 42 to 55)": nothing is compared
    if not is_comparison(stretch, piece.sentence.of(text), piece.setting):
        return False
    is_here = piece.place.start <= outcome.start < piece.place.end
    at = Slice(outcome.start, outcome.end) if is_here else Slice(piece.place.start, piece.place.start)
    return is_plain(text, piece.place, at)


_LABELED_GROUP = re.compile(r"\bgroup\s+([A-E]|[1-5]|I{1,3}|IV)\b", re.IGNORECASE)


def _way(piece: _Piece, outcome: Named) -> Direction | None:
    text = piece.passage.text
    words = " ".join(sorted({text[m.start : m.end] for m in piece.actors}))
    term = vocabulary.outcomes().get(outcome.term)
    is_loss = (
        _LOSS.search(text, outcome.start, outcome.end + 7) is not None and "loss" not in term.name.lower()
    )
    name = term.name + (" gain" if _GAIN.match(text, outcome.end) else " loss" if is_loss else "")
    features = direction_features(
        _without_remarks(text, piece.place, outcome),
        words or "intervention treatment",
        "placebo control",
        name,
        term.better,
    )
    way = clear_way(features)
    if (_SIGN.get(way, 0) if way else 0) * from_to(piece.place.of(text)) < 0:
        return None  # "increased from 0.0115 to 0.0055": the word and the numbers disagree
    return _TURNED.get(way, way) if is_loss and way is not None else way


# "(2.7 v 1.5 points improvement, p = 0.28)": how much, beside the sentence that says which way.
_REMARK = re.compile(r"\([^()]*\d[^()]*\)")


def _without_remarks(text: str, place: Slice, outcome: Named) -> str:
    """The stretch without words of direction in brackets that print numbers of another place."""
    stretch = place.of(text)
    at = outcome.start - place.start

    def plain(match: re.Match[str]) -> str:
        if match.start() <= at < match.end():
            return match[0]
        return _A_WORD.sub(lambda word: "" if has_sign(word[0].lower()) else word[0], match[0])

    return _REMARK.sub(plain, stretch)


_A_WORD = re.compile(r"[A-Za-z][a-z-]{3,}")
_SIGN = {Direction.INCREASE: 1, Direction.DECREASE: -1}
_TURNED = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}
_LOSS = re.compile(r"\bloss\b")  # "weight loss was greater": the weight itself went down
_GAIN = re.compile(r"\s+gain\b")  # "body weight gain did not differ": part of the name


def _told(piece: _Piece, outcome: Named, way: Direction | None, dose: Slice | None) -> Statement:
    stretch = piece.place.of(piece.passage.text)
    return Statement(
        passage=piece.passage,
        place=piece.place,
        outcome_at=Slice(outcome.start, outcome.end),
        term=outcome.term,
        direction=way,
        substances=piece.doing.substances,
        is_compared=is_compared(stretch),
        qualifiers=_qualifiers(stretch),
        is_conclusion=piece.role is Role.CONCLUSION,
        dose_at=dose,
    )


def _qualifiers(stretch: str) -> tuple[str, ...]:
    regions = [m[0].lower() for m in REGION.finditer(stretch)]
    moments = [m[0].lower() for m in _MOMENT.finditer(stretch)]
    return tuple(dict.fromkeys((*regions[:2], *moments[:1])))
