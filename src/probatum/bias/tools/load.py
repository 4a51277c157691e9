"""Reading a tool from its file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from probatum.domain.errors import RuleError
from probatum.domain.provenance import Method
from probatum.domain.risk_of_bias import BiasJudgment, BiasTool, SignalAnswer

_FILES = {
    BiasTool.ROB_2: "rob2.toml",
    BiasTool.ROBINS_I: "robins_i.toml",
    BiasTool.SYRCLE: "syrcle.toml",
}


class Kind(StrEnum):
    """What an answer is to an algorithm: the tools treat "probably" like the plain answer."""

    YES = "yes"
    NO = "no"
    NONE = "none"  # no information


class Unanswered(StrEnum):
    """What it means that nothing answered a question."""

    REPORT = "report"  # the full report would: open in an abstract, "no information" in a full text
    JUDGMENT = "judgment"  # a reader would judge it: open
    SHOWN = "shown"  # counts only where shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One signaling question, what its silence means, and which signals answer it."""

    id: str
    words: str
    unanswered: Unanswered
    read: Mapping[str, SignalAnswer]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an algorithm: when these answers hold, this is the judgment."""

    when: tuple[tuple[str, Kind], ...]
    judgment: BiasJudgment

    def fits(self, answers: Mapping[str, Kind]) -> bool:
        """Do these answers hold?"""
        return all(answers[question] is kind for question, kind in self.when)


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """One domain: its questions, and one or more algorithms of which the worst counts."""

    id: str
    name: str
    questions: tuple[Question, ...]
    parts: tuple[tuple[Row, ...], ...]
    only: str | None = None  # only for studies of this kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """How the domains make one judgment."""

    order: tuple[BiasJudgment, ...]  # best first
    decisive: tuple[BiasJudgment, ...]  # one such domain decides, whatever is unclear elsewhere
    several: tuple[BiasJudgment, int, BiasJudgment] | None  # so many of these become that


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One published tool."""

    id: BiasTool
    source: str
    by: Method
    domains: tuple[Domain, ...]
    overall: Overall | None  # None: the tool sums nothing up


@cache
def tool(name: BiasTool) -> Tool:
    """The tool of this name; raises RuleError when its file is wrong."""
    file = _FILES[name]
    row = tomllib.loads(files("probatum.bias.tools").joinpath(file).read_text("utf-8"))
    try:
        return Tool(
            id=BiasTool(row["tool"]),
            source=row["source"],
            by=Method(row["tool"], row["version"]),
            domains=tuple(_domain(one) for one in row["domain"]),
            overall=_overall(row["overall"]) if "overall" in row else None,
        )
    except (KeyError, ValueError) as error:
        raise RuleError("not a risk-of-bias tool", source=file, value=error) from error


def _domain(row: dict[str, Any]) -> Domain:
    questions = tuple(_question(one) for one in row["question"])
    parts = tuple(tuple(_row(one) for one in part["rule"]) for part in row.get("part", ()))
    return Domain(
        id=row["id"],
        name=row["name"],
        questions=questions,
        parts=parts or (_item(questions[0]),),
        only=row.get("only"),
    )


def _question(row: dict[str, Any]) -> Question:
    return Question(
        id=row["id"],
        words=row["words"],
        unanswered=Unanswered(row["unanswered"]),
        read={signal: SignalAnswer(answer) for signal, answer in row.get("read", {}).items()},
    )


def _row(row: dict[str, Any]) -> Row:
    when = tuple((question, Kind(kind)) for question, kind in row["when"].items())
    return Row(when, BiasJudgment(row["judgment"]))


def _item(question: Question) -> tuple[Row, ...]:
    """A domain without an algorithm of its own is one item: yes is low, no is high."""
    return (
        Row(((question.id, Kind.YES),), BiasJudgment.LOW),
        Row(((question.id, Kind.NO),), BiasJudgment.HIGH),
        Row((), BiasJudgment.UNCLEAR),
    )


def _overall(row: dict[str, Any]) -> Overall:
    several = row.get("several")
    return Overall(
        order=tuple(BiasJudgment(one) for one in row["order"]),
        decisive=tuple(BiasJudgment(one) for one in row["decisive"]),
        several=(BiasJudgment(several["judgment"]), several["count"], BiasJudgment(several["becomes"]))
        if several
        else None,
    )
