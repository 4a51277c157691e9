"""Risk of bias of one study by a published tool: questions, answers with their words, judgments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.provenance import Method, Missing, Reported
from probatum.domain.study import StudyId
from probatum.domain.terms import RiskOfBias


class BiasTool(StrEnum):
    """The tools, by the kind of study they were made for."""

    ROB_2 = "RoB 2"  # randomized trials; Sterne 2019, BMJ 366:l4898
    ROBINS_I = "ROBINS-I"  # non-randomized studies of interventions; Sterne 2016, BMJ 355:i4919
    SYRCLE = "SYRCLE"  # animal experiments; Hooijmans 2014, BMC Med Res Methodol 14:43


class SignalAnswer(StrEnum):
    """Answers to a signaling question; "no information" is a `Missing`, with its reason."""

    YES = "yes"
    PROBABLY_YES = "probably yes"
    PROBABLY_NO = "probably no"
    NO = "no"

    @property
    def is_yes(self) -> bool:
        """Do the tools treat it as a yes?"""
        return self in (SignalAnswer.YES, SignalAnswer.PROBABLY_YES)


class BiasJudgment(StrEnum):
    """The judgments of the three tools; a domain that cannot be judged is unclear, never low."""

    LOW = "low"
    SOME_CONCERNS = "some concerns"  # RoB 2
    MODERATE = "moderate"  # ROBINS-I
    HIGH = "high"  # RoB 2, SYRCLE
    SERIOUS = "serious"  # ROBINS-I
    CRITICAL = "critical"  # ROBINS-I
    UNCLEAR = "unclear"


_FOR_GRADE = {
    BiasJudgment.LOW: RiskOfBias.LOW,
    BiasJudgment.SOME_CONCERNS: RiskOfBias.SOME_CONCERNS,
    BiasJudgment.MODERATE: RiskOfBias.SOME_CONCERNS,
    BiasJudgment.HIGH: RiskOfBias.HIGH,
    BiasJudgment.SERIOUS: RiskOfBias.HIGH,
    BiasJudgment.CRITICAL: RiskOfBias.CRITICAL,
    BiasJudgment.UNCLEAR: RiskOfBias.NOT_ASSESSABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One signaling question, in our own words, and the answer that was read for it."""

    question: str  # its number in the tool
    words: str
    value: Reported[SignalAnswer]

    @property
    def is_answered(self) -> bool:
        """Did anything that was read answer it?"""
        return not isinstance(self.value, Missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainJudgment:
    """One domain (or SYRCLE item), judged by the tool's algorithm from its answers."""

    domain: str
    name: str
    judgment: BiasJudgment
    because: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Something that no tool judges and a reader wants to know: who paid, interests, failed checks."""

    name: str
    value: Reported[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasAssessment:
    """Risk of bias of one study, for its reported outcomes together."""

    study: StudyId
    tool: BiasTool
    domains: tuple[DomainJudgment, ...]
    overall: BiasJudgment | None  # None: the tool gives none (SYRCLE)
    because: str
    read_from: str  # full text, abstract, or title and curated facts
    by: Method
    beside: tuple[Beside, ...] = ()

    @property
    def flawed_domains(self) -> tuple[str, ...]:
        """The domains in which a flaw is shown: high, serious or critical."""
        shown = (BiasJudgment.HIGH, BiasJudgment.SERIOUS, BiasJudgment.CRITICAL)
        return tuple(one.domain for one in self.domains if one.judgment in shown)

    @property
    def for_grade(self) -> RiskOfBias:
        """The level GRADE's risk-of-bias step works with.

        SYRCLE has no overall judgment: there any flaw shown is high, every item low is low, and
        everything else cannot be assessed.
        """
        if self.overall is not None:
            return _FOR_GRADE[self.overall]
        if self.flawed_domains:
            return RiskOfBias.HIGH
        is_low = all(one.judgment is BiasJudgment.LOW for one in self.domains)
        return RiskOfBias.LOW if is_low else RiskOfBias.NOT_ASSESSABLE
