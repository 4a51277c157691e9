"""From answers to judgments, by a tool's own algorithm.

What was read may leave questions open that the whole report would answer. A domain is judged only where
every way of answering the open questions leads to the same judgment; otherwise it is unclear, and never low.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
Answers = Mapping[str, SignalAnswer]  # the answered questions only


def judge_domain(domain: Domain, answers: Answers, *, is_whole: bool) -> BiasJudgment:
    """The judgment of one domain; unclear where the open questions would decide it."""
    found = possible(domain, answers, is_whole=is_whole)
    return found[0] if len(found) == 1 else BiasJudgment.UNCLEAR


def possible(domain: Domain, answers: Answers, *, is_whole: bool) -> tuple[BiasJudgment, ...]:
    """Every judgment the domain could still get, best first.

    `is_whole`: was the whole report read, so that silence on what a report states is "no information"?
    """
    open_to = [_kinds(question, answers, is_whole) for question in domain.questions]
    names = [question.id for question in domain.questions]
    found = {_algorithm(domain, dict(zip(names, kinds, strict=True))) for kinds in product(*open_to)}
    return tuple(one for one in _ORDER if one in found)


def _kinds(question: Question, answers: Answers, is_whole: bool) -> tuple[Kind, ...]:
    answer = answers.get(question.id)
    if answer is not None:
        return (Kind.YES if answer.is_yes else Kind.NO,)
    if question.unanswered is Unanswered.SHOWN or (question.unanswered is Unanswered.REPORT and is_whole):
        return (Kind.NONE,)
    return (Kind.YES, Kind.NO, Kind.NONE)


def _algorithm(domain: Domain, answers: Mapping[str, Kind]) -> BiasJudgment:
    """The worst of the domain's parts."""
    return max((_first(part, answers) for part in domain.parts), key=_ORDER.index)


def _first(rows: Sequence[Row], answers: Mapping[str, Kind]) -> BiasJudgment:
    return next(row.judgment for row in rows if row.fits(answers))


def overall_of(rule: Overall, judgments: Sequence[BiasJudgment]) -> BiasJudgment:
    """One judgment over the domains: a decisive one decides, an unclear one leaves it unclear, else the worst."""
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
