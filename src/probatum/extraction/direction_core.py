"""Which way a result sentence says an outcome went, for one intervention against one comparator.

Each word of direction casts a vote: its sign, turned by negation, by a verb that undoes ("prevented the
rise"), by a comparative ("a smaller decrease") and by whose value it tells. Statements of no difference vote
for none. The features behind the decision are public, so that a model may weigh them otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from probatum.domain.terms import Better, Direction
from probatum.extraction.comparison import find_arms
from probatum.extraction.direction_votes import Vote, read_votes
from probatum.extraction.direction_words import Token, lexicon, tokens
from probatum.extraction.paired_numbers import compared_numbers
from probatum.extraction.significance import intervals, p_values
from probatum.extraction.word_classes import word_list

_SIGNIFICANT = re.compile(
    r"(?<!no\s)(?<!not\s)(?<!non-)(?<!statistically\sin)\bsignifican(?:t|tly|ce)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%\]])[.;]\s+(?=[A-Z\[(])|\n+")


@dataclass(frozen=True, slots=True)
class DirectionFeatures:
    """What the words, numbers and p values of an evidence text say, each from the intervention's side."""

    up: float = 0.0
    down: float = 0.0
    none: float = 0.0
    neutral: float = 0.0
    significant: float = 0.0
    p_significant: float = 0.0
    p_not: float = 0.0
    interval_null: float = 0.0
    interval_apart: float = 0.0
    numbers: float = 0.0  # +1 the intervention's number is larger, -1 smaller
    best_vote: float = 0.0  # the strongest single vote, signed
    first_vote: float = 0.0
    interval_sign: float = 0.0
    arms_named: float = 0.0
    outcome_named: float = 0.0
    reference_named: float = 0.0
    evaluative: float = 0.0  # votes by words of benefit, whose way the outcome decides
    is_bad: float = 0.0
    unanchored: float = 0.0  # votes that name no arm
    both_named: float = 0.0  # the comparator is named, and not as a reference: its own change is told

    def vector(self) -> tuple[float, ...]:
        """The numbers in the order of the fields, for a linear model."""
        return tuple(float(getattr(self, f.name)) for f in fields(self))


def outcome_words(outcome: str) -> frozenset[str]:
    """The telling words of an outcome's name, without a plural s."""
    words = {t.low for t in tokens(outcome) if len(t.low) > 2 and t.low not in _PLAIN}
    return frozenset(w[:-1] if len(w) > 4 and w.endswith("s") else w for w in words)


_PLAIN = word_list("direction_core", "plain")


def is_bad_outcome(outcome: str, better: Better | None = None) -> bool:
    """Is less of it better? The vocabulary decides where it knows the outcome, else the words of its name."""
    if better in (Better.HIGHER, Better.LOWER):
        return better is Better.LOWER
    words = lexicon().bad
    return any(words.has(token.low) for token in tokens(outcome)) and not _GOOD.search(outcome)


_GOOD = re.compile(
    r"\b(?:free|relief|survival|remission|response|responders?|improvement|recovery|resolution"
    r"|control|cure|success|hdl|tolerance|threshold|reduction|quality|function|satisfaction|adherence"
    r"|abstinence|cessation|healing|sensitivity|loss\s+of\s+weight|weight\s+loss|without)",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def pieces(text: str) -> tuple[str, ...]:
    """The sentences of an evidence text, cut more finely than prose: at semicolons and line ends too."""
    return tuple(p.strip() for p in _SENTENCE_END.split(text) if p and p.strip())


def direction_features(
    evidence: str, intervention: str, comparator: str, outcome: str, better: Better | None = None
) -> DirectionFeatures:
    """Read an evidence text for one comparison and one outcome; never raises on odd text."""
    is_bad = is_bad_outcome(outcome, better)
    named = outcome_words(outcome)
    votes: list[Vote] = []
    numbers = 0.0
    has_arm = has_reference = has_both = 0.0
    for piece in dict.fromkeys(pieces(evidence)):
        words = tokens(piece)
        arms = find_arms(words, intervention, comparator)
        relevance = _relevance(words, named)
        votes.extend(
            Vote(v.sign, v.weight * relevance, v.is_none, v.is_evaluative, v.is_anchored)
            for v in read_votes(piece, words, arms, named, is_bad)
        )
        numbers += relevance * compared_numbers(piece, words, arms)
        has_arm = max(has_arm, float(bool(arms)))
        is_referred = any(a.is_reference for a in arms)
        has_reference = max(has_reference, float(is_referred))
        has_both = max(has_both, float(any(a.side == "C" for a in arms) and not is_referred))
    named_arms = (has_arm, has_reference, has_both)
    return _sum(evidence, votes, numbers, named_arms, named, is_bad)


def _sum(
    text: str,
    votes: list[Vote],
    numbers: float,
    named_arms: tuple[float, float, float],
    named: frozenset[str],
    is_bad: bool,
) -> DirectionFeatures:
    moving = [v for v in votes if not v.is_none]
    best = max(moving, key=lambda v: v.weight, default=None)
    ps = [p.is_significant for p in p_values(text)]
    found = [i for i in intervals(text) if i.kind == "confidence"]
    apart = [i for i in found if not i.holds_null]
    return DirectionFeatures(
        up=sum(v.weight for v in moving if v.sign > 0),
        down=sum(v.weight for v in moving if v.sign < 0),
        none=sum(v.weight for v in votes if v.is_none),
        significant=float(len(_SIGNIFICANT.findall(text))),
        p_significant=float(ps.count(True)),
        p_not=float(ps.count(False)),
        interval_null=float(len(found) - len(apart)),
        interval_apart=float(len(apart)),
        interval_sign=sum((1.0 if i.low > (1 if i.is_ratio else 0) else -1.0) for i in apart),
        numbers=max(-1.0, min(1.0, numbers)),
        best_vote=best.sign * best.weight if best else 0.0,
        first_vote=moving[0].sign if moving else 0.0,
        arms_named=named_arms[0],
        reference_named=named_arms[1],
        both_named=named_arms[2],
        outcome_named=float(any(w in text.lower() for w in named)),
        evaluative=sum(v.sign * v.weight for v in moving if v.is_evaluative),
        is_bad=float(is_bad),
        unanchored=sum(v.sign * v.weight for v in moving if not v.is_anchored),
        neutral=0.0,
    )


def _relevance(words: Sequence[Token], named: frozenset[str]) -> float:
    """How much of the outcome's name the piece holds: from 0.35 to 1."""
    if not named:
        return 1.0
    here = {t.low[:-1] if len(t.low) > 4 and t.low.endswith("s") else t.low for t in words}
    return 0.35 + 0.65 * len(named & here) / len(named)


def direction_by_rules(
    evidence: str, intervention: str, comparator: str, outcome: str, better: Better | None = None
) -> Direction | None:
    """The direction of one outcome, intervention against comparator, by rule; None when unsure.

    >>> direction_by_rules("Pain fell more with drug A than placebo (p=0.01)", "drug A", "placebo", "pain")
    <Direction.DECREASE: 'decrease'>
    """
    return decide(direction_features(evidence, intervention, comparator, outcome, better))


def decide(f: DirectionFeatures) -> Direction | None:
    """Weigh the features by rule."""
    move = f.up - f.down + 0.8 * f.numbers
    against = f.none + 0.7 * f.p_not + 0.7 * f.interval_null
    towards = 0.35 * (f.up + f.down) + 0.6 * f.significant + 0.9 * f.p_significant + 0.9 * f.interval_apart
    if f.none and against >= towards * 0.8:
        return Direction.NO_DIFFERENCE
    if not f.none and f.p_not + f.interval_null > f.p_significant + f.interval_apart + f.significant:
        return Direction.NO_DIFFERENCE
    if abs(move) < 0.05:
        move = f.interval_sign or f.best_vote or f.first_vote
    if abs(move) < 0.05:
        return Direction.NO_DIFFERENCE if against > 0 else None
    return Direction.INCREASE if move > 0 else Direction.DECREASE
