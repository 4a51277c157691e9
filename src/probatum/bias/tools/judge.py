"""From answers to judgments, by a tool's own algorithm.

What was read may leave questions open that the whole report would answer. A domain is judged only where
every way of answering the open questions leads to the same judgment; otherwise it is unclear, and never low.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import product

from probatum.bias.tools.load import Domain, Kind, Overall, Question, Row, Unanswered
from probatum.domain.risk_of_bias import BiasJudgment, SignalAnswer

# From best to worst, over all tools; "unclear" is a tool's own "no information".
_ORDER = (
    BiasJudgment.LOW,
    BiasJudgment.SOME_CONCERNS,
    BiasJudgment.MODERATE,
    BiasJudgment.UNCLEAR,
    BiasJudgment.HIGH,
    BiasJudgment.SERIOUS,
    BiasJudgment.CRITICAL,
)
_ANY = (Kind.YES, Kind.NO, Kind.NONE)
Answers = Mapping[str, SignalAnswer]  # the answered questions only


def judge_domain(
    domain: Domain, answers: Answers, *, is_whole: bool, conflicting: Collection[str] = ()
) -> BiasJudgment:
    """The judgment of one domain; unclear where the open questions would decide it."""
    found = possible(domain, answers, is_whole=is_whole, conflicting=conflicting)
    return found[0] if len(found) == 1 else BiasJudgment.UNCLEAR


def possible(
    domain: Domain, answers: Answers, *, is_whole: bool, conflicting: Collection[str] = ()
) -> tuple[BiasJudgment, ...]:
    """Every judgment the domain could still get, best first.

    `is_whole`: was the whole report read, so that silence on what a report states is "no information"?
    `conflicting` are questions that the report answers both ways: open. The parts of a domain share no
    question, so each part is looked at alone and the worst of each combination counts.
    """
    open_to = {
        question.id: _ANY if question.id in conflicting else _kinds(question, answers, is_whole)
        for question in domain.questions
    }
    parts = [_outcomes(part, open_to) for part in domain.parts]
    found = {max(combined, key=_ORDER.index) for combined in product(*parts)}
    return tuple(one for one in _ORDER if one in found)


def _kinds(question: Question, answers: Answers, is_whole: bool) -> tuple[Kind, ...]:
    answer = answers.get(question.id)
    if answer is not None:
        return (Kind.YES if answer.is_yes else Kind.NO,)
    if question.unanswered is Unanswered.SHOWN or (question.unanswered is Unanswered.REPORT and is_whole):
        return (Kind.NONE,)
    return _ANY


def _outcomes(part: tuple[Row, ...], open_to: Mapping[str, tuple[Kind, ...]]) -> tuple[BiasJudgment, ...]:
    """Every judgment one algorithm can reach."""
    names = sorted({question for row in part for question, _ in row.when})
    return _reached(part, tuple((name, open_to[name]) for name in names))


@lru_cache(maxsize=4096)
def _reached(
    part: tuple[Row, ...], open_to: tuple[tuple[str, tuple[Kind, ...]], ...]
) -> tuple[BiasJudgment, ...]:
    """The same few patterns of answers return in thousands of studies."""
    names = [name for name, _ in open_to]
    ways = product(*(kinds for _, kinds in open_to))
    return tuple(sorted({_first(part, dict(zip(names, kinds, strict=True))) for kinds in ways}))


def _first(rows: Sequence[Row], answers: Mapping[str, Kind]) -> BiasJudgment:
    return next(row.judgment for row in rows if row.fits(answers))


def overall_of(rule: Overall, judgments: Sequence[BiasJudgment]) -> BiasJudgment:
    """One judgment over the domains.

    A decisive one decides, several of one kind may become the next, an unclear one leaves the whole
    unclear, and else the worst counts.
    """
    shown = [one for one in rule.decisive if one in judgments]
    if shown:
        return shown[0]
    if rule.several is not None:
        counted, enough, becomes = rule.several
        if judgments.count(counted) >= enough:
            return becomes
    if BiasJudgment.UNCLEAR in judgments:
        return BiasJudgment.UNCLEAR
    return max(judgments, key=rule.order.index)
