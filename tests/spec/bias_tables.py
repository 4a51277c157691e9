"""Readable tables for risk of bias: one row per set of answers, the judgment in the last column.

    1.1 | 1.2 | 1.3 | judgment
    yes | yes | no  | low

`-` is "no information" in a report that was read whole; `?` is a question that what was read leaves open.
"""

from __future__ import annotations

from probatum.bias.tools import Domain, judge_domain, overall_of, tool
from probatum.domain.risk_of_bias import BiasJudgment, BiasTool, SignalAnswer

_GIVEN = {"yes": SignalAnswer.YES, "no": SignalAnswer.NO}


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table, by the names in its header."""
    header, *lines = [
        [cell.strip() for cell in line.split("|")] for line in table.splitlines() if line.strip()
    ]
    return [dict(zip(header, line, strict=True)) for line in lines]


def domain_of(name: BiasTool, domain: str) -> Domain:
    """One domain of a tool."""
    return next(one for one in tool(name).domains if one.id == domain)


def judged(domain: Domain, row: dict[str, str]) -> str:
    """The judgment of one row of answers."""
    answers = {q.id: _GIVEN[row[q.id]] for q in domain.questions if row.get(q.id, "?") in _GIVEN}
    whole = [q.id for q in domain.questions if row.get(q.id) == "-"]
    return _judge(domain, answers, whole).value


def _judge(domain: Domain, answers: dict[str, SignalAnswer], silent: list[str]) -> BiasJudgment:
    """Silence of a whole report where the row says "-"; every other unanswered question is open."""
    left = [q.id for q in domain.questions if q.id not in answers and q.id not in silent]
    return judge_domain(domain, answers, is_whole=True, conflicting=left)


def overall(name: BiasTool, judgments: str) -> str:
    """The overall judgment over domains, given as words separated by commas."""
    rule = tool(name).overall
    assert rule is not None
    return overall_of(rule, [BiasJudgment(one.strip()) for one in judgments.split(",")]).value
