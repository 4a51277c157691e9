"""Risk of bias of each study, by the tool made for its design and track."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from probatum.bias.integrity import check_study, check_text
from probatum.bias.shown import Shown, shown_by
from probatum.bias.tools import Domain, Question, Tool, judge_domain, overall_of, possible, tool
from probatum.bias.tools.load import Unanswered
from probatum.domain.evidence import has_comparison_group, is_randomized, is_true, track_of
from probatum.domain.provenance import (
    NOT_REPORTED,
    Absence,
    Derived,
    Extracted,
    Method,
    Missing,
    Passage,
    RecordId,
    Reported,
    Section,
    value_of,
)
from probatum.domain.record import Record
from probatum.domain.risk_of_bias import (
    Answer,
    Beside,
    BiasAssessment,
    BiasJudgment,
    BiasTool,
    DomainJudgment,
    SignalAnswer,
)
from probatum.domain.study import Study
from probatum.domain.terms import StudyDesign, Track

BY = Method("risk-of-bias", "1")
_NOT_FOLLOWED = {StudyDesign.CROSS_SECTIONAL, StudyDesign.CASE_REPORT}
_WHOLE = 4000  # characters of body text below which a "full text" is an excerpt


def assess(studies: Sequence[Study], records: Iterable[Record]) -> tuple[BiasAssessment, ...]:
    """Judge each study from what its records show, in the order given.

    RoB 2 for randomized trials, ROBINS-I for other studies with a comparison group, SYRCLE for animal
    experiments. Studies without a tool (single-arm, case reports, cells, reviews) get no assessment:
    GRADE's rule for bodies without a comparison group speaks for them.
    """
    passages = {name: record.passages for record in records for name in record.ids}
    return tuple(
        _assess(study, tool(name), _passages(study, passages))
        for study in studies
        if (name := tool_for(study))
    )


def tool_for(study: Study) -> BiasTool | None:
    """The tool made for a study of this design, on this side of the species wall."""
    track = track_of(study)
    if track is Track.ANIMAL:
        return BiasTool.SYRCLE if has_comparison_group(study) else None
    if track is not Track.HUMAN:
        return None
    if is_randomized(study):
        return BiasTool.ROB_2
    is_followed = value_of(study.design) not in {None, *_NOT_FOLLOWED}
    return BiasTool.ROBINS_I if is_followed and has_comparison_group(study) else None


def _passages(study: Study, known: Mapping[RecordId, tuple[Passage, ...]]) -> tuple[Passage, ...]:
    """The passages of every report of the study, each once."""
    return tuple(dict.fromkeys(passage for name in study.records for passage in known.get(name, ())))


def _assess(study: Study, by: Tool, passages: tuple[Passage, ...]) -> BiasAssessment:
    read_from = _read_from(passages)
    shown = shown_by(study, passages)
    domains = tuple(
        _judge(domain, shown, read_from)
        for domain in by.domains
        if domain.only is None or (domain.only == "crossover" and is_true(study.crossover))
    )
    judgments = [one.judgment for one in domains]
    overall = None if by.overall is None else overall_of(by.overall, judgments)
    return BiasAssessment(
        study=study.id,
        tool=by.id,
        domains=domains,
        overall=overall,
        because=_overall_because(domains, overall, read_from),
        read_from=read_from,
        by=by.by,
        beside=_beside(study, passages, shown),
    )


def _read_from(passages: Iterable[Passage]) -> str:
    lengths: dict[bool, int] = {True: 0, False: 0}
    for passage in passages:
        if passage.section is not Section.TITLE:
            lengths[passage.section is Section.BODY] += len(passage.text)
    if lengths[True] >= _WHOLE:
        return "full text"
    return "abstract" if lengths[True] + lengths[False] else "title and curated facts"


def _judge(domain: Domain, shown: Mapping[str, Shown], read_from: str) -> DomainJudgment:
    is_whole = read_from == "full text"
    answers = tuple(_answer(question, shown, is_whole) for question in domain.questions)
    given = {one.question: one.value.value for one in answers if not isinstance(one.value, Missing)}
    conflicting = [one.question for one in answers if _is_conflicting(one.value)]
    judgment = judge_domain(domain, given, is_whole=is_whole, conflicting=conflicting)
    could_be = possible(domain, given, is_whole=is_whole, conflicting=conflicting)
    return DomainJudgment(
        domain=domain.id,
        name=domain.name,
        judgment=judgment,
        because=_because(judgment, could_be, answers, read_from),
        answers=answers,
    )


def _is_conflicting(value: Reported[SignalAnswer]) -> bool:
    return isinstance(value, Missing) and value.why is Absence.CONFLICTING


def _answer(question: Question, shown: Mapping[str, Shown], is_whole: bool) -> Answer:
    hits = [(answer, shown[signal]) for signal, answer in question.read.items() if signal in shown]
    return Answer(question=question.id, words=question.words, value=_value(question, hits, is_whole))


def _value(
    question: Question, hits: Sequence[tuple[SignalAnswer, Shown]], is_whole: bool
) -> Reported[SignalAnswer]:
    """The answer of the weightiest signal (they stand in that order); both ways is no answer."""
    if not hits:
        return Missing(_silence(question, is_whole))
    spans = tuple(dict.fromkeys(span for _, one in hits for span in one.spans))
    if len({answer.is_yes for answer, _ in hits}) > 1:
        return Missing(Absence.CONFLICTING, spans)
    answer, first = hits[0]
    if first.inputs:
        return Derived(answer, BY, first.inputs, first.spans)
    return Extracted(answer, first.spans, BY)


def _silence(question: Question, is_whole: bool) -> Absence:
    if question.unanswered is not Unanswered.REPORT:
        return Absence.UNCLEAR
    return Absence.NOT_REPORTED if is_whole else Absence.NOT_ACCESSIBLE


def _because(
    judgment: BiasJudgment, could_be: Sequence[BiasJudgment], answers: Sequence[Answer], read_from: str
) -> str:
    answered = [one for one in answers if one.is_answered]
    told = ", ".join(f"{one.question} {_word(one)}" for one in answered)
    if judgment is not BiasJudgment.UNCLEAR:
        return f"from the {read_from}: {told}" if told else f"no information in the {read_from}"
    if not answered:
        return f"not assessable: none of its questions is answered by the {read_from}"
    left = " or ".join(one.value for one in could_be if one is not BiasJudgment.UNCLEAR)
    rest = f"what is left open would make it {left}" if left else "the rest is not told"
    return f"not assessable: from the {read_from} {told}; {rest}"


def _word(answer: Answer) -> str:
    return "" if isinstance(answer.value, Missing) else answer.value.value.value


def _overall_because(domains: Sequence[DomainJudgment], overall: BiasJudgment | None, read_from: str) -> str:
    counts = {
        judgment: [one.name for one in domains if one.judgment is judgment] for judgment in BiasJudgment
    }
    k = len(domains)
    if overall is None:
        parts = [f"{len(names)} {judgment.value}" for judgment, names in counts.items() if names]
        return f"of {k} items {', '.join(parts)}; the tool gives no sum and no overall judgment"
    if overall is BiasJudgment.UNCLEAR:
        return f"not assessable: {len(counts[overall])} of {k} domains cannot be judged from the {read_from}"
    if overall is BiasJudgment.LOW:
        return f"low in all {k} domains"
    deciding = counts[overall] or counts[BiasJudgment.SOME_CONCERNS]
    return f"{len(deciding)} of {k} domains decide: {', '.join(deciding)}"


def _beside(study: Study, passages: Iterable[Passage], shown: Mapping[str, Shown]) -> tuple[Beside, ...]:
    """What no tool judges and every reader asks."""
    return (
        Beside(name="who paid", value=study.funder),
        Beside(name="interests declared", value=study.conflicts),
        Beside(name="registration", value=study.registration),
        Beside(name="how the sample size was planned", value=_quoted(shown.get("size.planned"))),
        Beside(name="printed numbers that do not fit", value=_failed(study, passages)),
    )


def _quoted(found: Shown | None) -> Reported[str]:
    if found is None:
        return NOT_REPORTED
    return Extracted(" ".join(span.quote for span in found.spans), found.spans, BY)


def _failed(study: Study, passages: Iterable[Passage]) -> Reported[str]:
    checks = [check for check in (*check_text(passages), *check_study(study)) if check.has_failed]
    if not checks:
        return NOT_REPORTED
    spans = tuple(dict.fromkeys(span for check in checks for span in check.spans))
    says = "; ".join(f"{check.name}: {check.arithmetic}" for check in checks)
    return Derived(says, BY, ("integrity of reported numbers",), spans)
