"""The risk-of-bias row of a study card: a sign and a word per domain, then questions, answers and quotes."""

from __future__ import annotations

from probatum.domain.provenance import Absence, Derived, Missing
from probatum.domain.risk_of_bias import Answer, BiasAssessment, BiasJudgment, DomainJudgment
from probatum.pages.contexts import Basis, Statement, StudyRef
from probatum.pages.contexts.bias import BesideTool, Bias, BiasAnswer, BiasDomain, BiasQuote

SYMBOLS = {
    BiasJudgment.LOW: "+",
    BiasJudgment.SOME_CONCERNS: "!",
    BiasJudgment.MODERATE: "!",
    BiasJudgment.HIGH: "−",
    BiasJudgment.SERIOUS: "−",
    BiasJudgment.CRITICAL: "×",
    BiasJudgment.UNCLEAR: "?",
}


def build(assessment: BiasAssessment, ref: StudyRef) -> Bias:
    """The row of one study; its statements have anchors `…-bias` and `…-bias-DOMAIN`."""
    overall = assessment.overall
    return Bias(
        tool=assessment.tool.value,
        symbol=SYMBOLS[overall] if overall else "·",
        judgment=overall.value if overall else "no overall judgment",
        because=_say(f"{ref.anchor}-bias", assessment.because, assessment, ref),
        domains=tuple(_domain(one, assessment, ref) for one in assessment.domains),
        beside=tuple(
            BesideTool(name=one.name, value=str(one.value.value))
            for one in assessment.beside
            if not isinstance(one.value, Missing)
        ),
    )


def _domain(one: DomainJudgment, assessment: BiasAssessment, ref: StudyRef) -> BiasDomain:
    return BiasDomain(
        name=one.name,
        symbol=SYMBOLS[one.judgment],
        judgment=one.judgment.value,
        because=_say(f"{ref.anchor}-bias-{one.domain}", one.because, assessment, ref),
        answers=tuple(_answer(answer) for answer in one.answers if _speaks(answer)),
        silent=tuple(_question(answer) for answer in one.answers if not _speaks(answer)),
    )


def _say(anchor: str, because: str, assessment: BiasAssessment, ref: StudyRef) -> Statement:
    return Statement(
        anchor=anchor,
        text=f"{because[:1].upper()}{because[1:]}.",
        basis=Basis.COMPUTED,
        rule=f"risk of bias, {assessment.by.name} {assessment.by.version}",
        studies=(ref,),
        of="domains and questions of the tool",
    )


def _speaks(answer: Answer) -> bool:
    return answer.is_answered or _is_conflicting(answer)


def _is_conflicting(answer: Answer) -> bool:
    return isinstance(answer.value, Missing) and answer.value.why is Absence.CONFLICTING


def _question(answer: Answer) -> str:
    return f"{answer.question} {answer.words}"


def _answer(answer: Answer) -> BiasAnswer:
    value = answer.value
    said = "answered both ways" if isinstance(value, Missing) else value.value.value
    spans = getattr(value, "spans", ())
    return BiasAnswer(
        question=_question(answer),
        answer=said,
        quotes=tuple(
            BiasQuote(words=span.quote, where=f"{span.record}, {span.section.value}, {span.start}–{span.end}")
            for span in spans
        ),
        note=f"from {', '.join(value.inputs)}" if isinstance(value, Derived) else None,
    )
