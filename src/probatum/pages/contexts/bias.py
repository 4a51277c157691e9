"""What the risk-of-bias row of a study card is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from probatum.pages.contexts.parts import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasQuote:
    """Exact words of a record, and where they stand."""

    words: Annotated[str, "the words"]
    where: Annotated[str, "record, section and characters"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasAnswer:
    """One signaling question that something answered."""

    question: Annotated[str, "number of the question in the tool, and the question in our own words"]
    answer: Annotated[str, "yes, probably yes, probably no, no, or that reports contradict themselves"]
    quotes: Annotated[tuple[BiasQuote, ...], "the words it was read from"]
    note: Annotated[str | None, "what it was computed from, where no sentence says it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasDomain:
    """One domain or item of the tool."""

    name: Annotated[str, "name of the domain"]
    symbol: Annotated[str, "sign of the judgment, beside the word"]
    judgment: Annotated[str, "low, some concerns, moderate, high, serious, critical, unclear"]
    because: Annotated[Statement, "the answers that decide it, or why it cannot be judged"]
    answers: Annotated[tuple[BiasAnswer, ...], "the questions that something answered"]
    silent: Annotated[tuple[str, ...], "the questions that nothing answered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideTool:
    """Something that no tool judges: who paid, interests, registration, printed numbers that do not fit."""

    name: Annotated[str, "what it is about"]
    value: Annotated[str, "the words of the report, or why there are none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bias:
    """Risk of bias of one study."""

    tool: Annotated[str, "name of the tool"]
    symbol: Annotated[str, "sign of the overall judgment"]
    judgment: Annotated[str, "overall judgment, or that the tool gives none"]
    because: Annotated[Statement, "how the domains make it"]
    domains: Annotated[tuple[BiasDomain, ...], "the domains, in the tool's order"]
    beside: Annotated[tuple[BesideTool, ...], "what no tool judges, where the report tells it"]
