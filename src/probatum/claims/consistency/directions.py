"""One outcome moved in opposite directions by one substance, in two sentences of a text.

Sentences that differ in species, dose, time or population, and hedged ones, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from probatum.claims.consistency.agents import agents, before_verb, differ, is_denied, word_lists
from probatum.claims.consistency.movements import PATTERNS, Sense
from probatum.claims.consistency.numbers import PEOPLE
from probatum.claims.consistency.results import result_of
from probatum.claims.consistency.subjects import are_about_one
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice
from probatum.vocabulary import mentions

RULE = "one substance moves one outcome one way under one condition"

_CLASH = {
    frozenset((Sense.UP, Sense.DOWN)),
    frozenset((Sense.UP, Sense.NOT_UP)),
    frozenset((Sense.DOWN, Sense.NOT_DOWN)),
    frozenset((Sense.UP, Sense.UNCHANGED)),
    frozenset((Sense.DOWN, Sense.UNCHANGED)),
    # A complaint gets better as it goes down: "better" and "down" exclude each other for no outcome at all.
    frozenset((Sense.BETTER, Sense.NOT_BETTER)),
    frozenset((Sense.BETTER, Sense.WORSE)),
    frozenset((Sense.BETTER, Sense.IMPAIRED)),
    frozenset((Sense.BETTER, Sense.UNCHANGED)),
    frozenset((Sense.WORSE, Sense.UNCHANGED)),
    frozenset((Sense.IMPAIRED, Sense.UNCHANGED)),
    frozenset((Sense.IMPAIRED, Sense.UP)),
}


@cache
def _empty() -> frozenset[str]:
    return frozenset(word_lists()["empty"].split())


_MEASURED = frozenset(("time", "score", "level", "rate"))
# People are meant where nothing else is said.
_NEUTRAL = frozenset(("human", "people", "volunteer", "patient"))
_HEDGED = re.compile(
    (
        r"\b(?:may|might|could|perhaps|possibly|claims?|claimed|supposed\w*|some\s+(?:users|people|say)|"
        r"if|unless|too\s+(?:late|much|high)|excess\w*|overdose|withdrawal|depend\w*|mixed|conflict\w*|"
        r"when\s+[^.,;]{1,30}?\s(?:is|are|runs?)\s+(?:too\s+)?(?:low|lacking|missing|scarce|short|depleted)|"
        r"whether|myth|contrary|unlike|not\s+only|can)\b|\?"
    ),
    re.I,
)
_CONDITIONS = re.compile(
    (
        r"\b(?:rats?|mice|mouse|animals?|rodents?|humans?|people|volunteers|cells?|culture|in\s+vitro|"
        r"acute\w*|chronic\w*|long[\s-]term|short[\s-]term|stress(?:ed)?|non-?stress|high(?:er)?\s+doses?|"
        r"low(?:er)?\s+doses?|larger\s+dose|older|young\w*|elderly|men|women|rest|exercise|healthy|"
        r"patients|insomniacs?|athletes|deficien\w*|morning|evening|night|initially|eventually|(?<!every\s)(?<!each\s)weeks?|"
        r"months?|placebo|control|hippocamp\w*|cortex|striat\w*|retina\w*|liver|muscle|"
        r"(?<!every\s)(?<!all\s)(?<!both\s)groups?|pre-?treat\w*|"
        r"treated|alone|presence|absence|an(?:a)?esthe\w+|conscious|obese|lean|diabetic|deprivation|induced|"
        r"glucose|fasting|knock-?out|wild[\s-]type|offspring|fetal|sham|ovariectomi[sz]ed|basal|cohort|remaining|subgroups?|subset)\b"
    ),
    re.I,
)


_CONTRAST = re.compile(r"(?:In|By)\s+contrast\b|Conversely\b|On\s+the\s+other\s+hand\b|Unlike\b", re.I)
_MOVE_OF = re.compile(
    r"\b(?:increases?|decreases?|rises?|falls?|declines?|reductions?|loss|elevations?|change)\s+(?:of|in)\b",
    re.I,
)
# One group beside another: "the treated rats had lower blood pressure".
_COMPARATIVE = re.compile(
    r"\b(?:had|has|have|having|showed|shows?|exhibited|with|significantly|a|the)\s+(?:\w+ly\s+)?lower\s+$",
    re.I,
)
_VERB_FIRST = re.compile(
    r"(?:increas|decreas|reduc|rais|lower|improv|enhanc|inhibit|suppress|stimulat|prevent|restor|attenuat)\w*\s",
    re.I,
)
_COUNTED = re.compile(rf"(?:{PEOPLE}|groups?|mouse|rats?|cells?|quintiles?|quartiles?|tertiles?)", re.I)


@dataclass(frozen=True, slots=True)
class Moved:
    """What one clause says about one outcome."""

    sense: Sense
    outcome: str
    at: Slice
    sentence: Slice
    conditions: frozenset[str]
    agents: frozenset[str] | None = None


def check_directions(text: str) -> Iterator[TextCheck]:
    """Pairs of sentences that say opposite things of one outcome; each outcome once."""
    found = [one for place in sentences(text) for one in _moved(text, place)]
    seen: set[str] = set()
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            if one.outcome in seen or not _clash(text, one, other):
                continue
            seen.add(one.outcome)
            yield result_of(
                text,
                FaultKind.DIRECTION,
                RULE,
                other.at,
                [("here", other.at), ("elsewhere", one.at)],
                f"{one.outcome}: {one.sense} in one sentence, {other.sense} in another",
            )


def _clash(text: str, one: Moved, other: Moved) -> bool:
    if not _is_one(one.outcome, other.outcome) or one.sentence == other.sentence:
        return False
    if frozenset((one.sense, other.sense)) not in _CLASH or one.conditions != other.conditions:
        return False
    if differ(one.agents, other.agents) or _CONTRAST.match(other.sentence.of(text)):
        return False
    return are_about_one(text, one.sentence, other.sentence)


def _is_one(one: str, other: str) -> bool:
    """The same outcome, or one named more closely: clotting and clotting time, weight and body weight."""
    short, long = sorted((one.split(), other.split()), key=len)
    return short in (long, long[:-1] if long[-1] in _MEASURED else long)


def _moved(text: str, place: Slice) -> list[Moved]:
    words = place.of(text)
    if _HEDGED.search(words):
        return []
    told = [match for match in _CONDITIONS.finditer(words) if not _is_itself_alone(words, match)]
    conditions = frozenset(match[0].lower().rstrip("s") for match in told) - _NEUTRAL
    found: list[Moved] = []
    taken: list[tuple[int, int]] = []
    for sense, pattern in PATTERNS:
        for match in pattern.finditer(text, place.start, place.end):
            verb = (match.start(), match.end())
            if any(start < verb[1] and verb[0] < end for start, end in taken):
                continue
            outcomes = _outcomes(match["o"])
            if outcomes:
                taken.append(verb)
                if _is_told(text, place, sense, match):
                    at, named = Slice(*match.span()), _agents(text, place, match)
                    found.extend(Moved(sense, outcome, at, place, conditions, named) for outcome in outcomes)
    return found


def _is_itself_alone(words: str, condition: re.Match[str]) -> bool:
    """ "From zinc alone" is no condition where zinc is all that the sentence speaks of."""
    named = mentions(words) if condition[0].lower() == "alone" else ()
    is_beside = any(
        not words[one.end : condition.start()].strip() for one in named if one.end < condition.start()
    )
    return is_beside and len({one.substance for one in named}) == 1


def _is_told(text: str, place: Slice, sense: Sense, match: re.Match[str]) -> bool:
    """Is the outcome itself said to move: no "X-induced rise", no denial earlier in the clause?"""
    is_compound = text[max(0, match.start() - 1) : match.start()] == "-"
    is_moved = sense in (Sense.UP, Sense.DOWN, Sense.BETTER, Sense.WORSE, Sense.IMPAIRED)
    is_opposed = is_moved and is_denied(before_verb(text, place, match.start()))
    is_compared = _COMPARATIVE.search(text, place.start, match.start("o")) is not None
    return not (is_compound or is_opposed or is_compared or _MOVE_OF.search(match["o"]))


def _agents(text: str, place: Slice, match: re.Match[str]) -> frozenset[str] | None:
    """Who moves it, where the verb is an active one; a passive names nobody before its verb."""
    is_active = match.start("o") > match.start() + 1
    return agents(before_verb(text, place, match.start())) if is_active else None


def _outcomes(printed: str) -> Sequence[str]:
    """The outcomes of a list ("serotonin and dopamine concentrations"), bare and singular."""
    parts = re.split(r",\s?|\s?\band\b\s?|\s?\bor\b\s?", printed.strip())
    parts = list(takewhile(lambda part: not _VERB_FIRST.match(part.strip()), parts))
    bare = [[_singular(word) for word in part.lower().split() if word not in _empty()] for part in parts]
    return [
        " ".join(words[-2:])
        for words in bare
        if words and len("".join(words)) > 2 and not _COUNTED.fullmatch(words[-1])
    ]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "is", "us")) else word
