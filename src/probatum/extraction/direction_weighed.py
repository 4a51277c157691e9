"""The direction of effect by a small trained model that weighs what the rules saw, and the words themselves.

Arms and the outcome become placeholders, so that the model learns how results are told and not which drugs
work. The rules (`direction_core.direction_by_rules`) stay its rival behind the same signature, and they alone
decide what `read` shows as certain.
"""

from __future__ import annotations

from dataclasses import fields

from probatum.domain.terms import Better, Direction
from probatum.extraction.comparison import find_arms
from probatum.extraction.direction_core import (
    DirectionFeatures,
    decide,
    direction_features,
    outcome_words,
    pieces,
)
from probatum.extraction.direction_words import tokens
from probatum.models import direction as trained

LEAST = 0.5  # where the model is less sure than this, the rules decide (chosen in cross-validation)
_STEPS = (0.4, 0.8, 1.3, 2.2)


def direction_of(
    evidence: str, intervention: str, comparator: str, outcome: str, better: Better | None = None
) -> Direction | None:
    """The direction of one outcome, intervention against comparator, told by a result; None when unsure.

    None where the rules saw no word of direction, no number compared and no test at all.

    >>> direction_of("Pain was lower with drug A than with placebo (p=0.01)", "drug A", "placebo", "pain")
    <Direction.DECREASE: 'decrease'>
    """
    seen = direction_features(evidence, intervention, comparator, outcome, better)
    if not _saw_a_result(seen):
        return None
    told = trained.predict(marks(seen), placeholders(evidence, intervention, comparator, outcome))
    ruled = decide(seen) if told.probability < LEAST else None
    return ruled or Direction(told.label)


def _saw_a_result(f: DirectionFeatures) -> bool:
    told = f.up + f.down + f.none + abs(f.numbers)
    tested = f.significant + f.p_significant + f.p_not + f.interval_null + f.interval_apart
    return told + tested > 0


def marks(f: DirectionFeatures) -> list[str]:
    """What the rules saw, in steps, alone and beside their own decision."""
    ruled = decide(f)
    net = f.up - f.down
    values = {one.name: float(getattr(f, one.name)) for one in fields(f)}
    values |= {
        "net": net,
        "net and numbers": net + 0.8 * f.numbers,
        "share": 2 * f.none / (1 + f.up + f.down),
    }
    tests = f"{f.p_not > 0}{f.p_significant > 0}{f.interval_null > 0}{f.interval_apart > 0}"
    return [
        f"rules {ruled}",
        *(f"{name} {_step(value)}" for name, value in values.items()),
        f"{ruled} numbers {_step(f.numbers)}",
        f"{ruled} tests {tests}",
        f"{ruled} best {_step(f.best_vote)}",
        f"{ruled} first {_sign(f.first_vote)} net {_step(net)}",
        f"{ruled} bad {f.is_bad > 0}",
        f"numbers {_step(f.numbers)} net {_step(net)}",
        f"evaluative {_step(f.evaluative)} bad {f.is_bad > 0} numbers {_step(f.numbers)}",
        f"arms {f.arms_named > 0}{f.reference_named > 0}{f.both_named > 0} net {_sign(net)}",
    ]


def placeholders(evidence: str, intervention: str, comparator: str, outcome: str) -> list[str]:
    """The words of a result; <I> and <C> stand for the arms, <o> for the outcome's words, 0 for numbers."""
    named = outcome_words(outcome)
    told: list[str] = []
    for piece in dict.fromkeys(pieces(evidence)):
        words = tokens(piece)
        arms = find_arms(words, intervention, comparator)
        side = {i: f"<{arm.side}>" for arm in arms for i in range(arm.first, arm.last + 1)}
        for i, word in enumerate(words):
            plain = side.get(i) or _plain(word.low, named)
            if not (plain[0] == "<" and told and told[-1] == plain):
                told.append(plain)
        told.append(".")
    return told


def _plain(word: str, named: frozenset[str]) -> str:
    stem = word[:-1] if len(word) > 4 and word.endswith("s") else word
    return "<o>" if stem in named else "0" if word[0].isdigit() else word


def _step(value: float) -> str:
    """A number as a sign and a step."""
    return _sign(value) + (str(sum(abs(value) >= step for step in _STEPS)) if value else "")


def _sign(value: float) -> str:
    return "+" if value > 0 else "-" if value < 0 else "0"
