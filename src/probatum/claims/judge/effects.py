"""What an article says a substance does, against the findings on each outcome it names.

Each question of the claim gets one answer; the claim gets the verdict its answers add up to.
"""

from __future__ import annotations

from collections.abc import Sequence

from probatum.claims.judge import verdicts
from probatum.claims.judge.answers import LABORATORY, Answer, Told, answer_to
from probatum.claims.judge.beyond import judge_beyond
from probatum.claims.judge.curated import effects_on_file, leads, sources_in_people, told_sources, undecided
from probatum.claims.judge.details import unstated_detail
from probatum.claims.judge.questions import questions
from probatum.claims.judge.reports import judge_report
from probatum.claims.judge.tellings import judge_telling
from probatum.claims.judge.wordings import is_cautious, is_modest, is_promotional, is_report, promises
from probatum.domain.claim import Claim, ClaimType, EvidenceFor, Mismatch, Verdict
from probatum.domain.monograph import Monograph
from probatum.domain.terms import Direction

_FEW_STUDIES = 10  # sources in people; "limited evidence" is no understatement below it


def judge_effect(claim: Claim, known: Monograph) -> Verdict:
    """The verdict on an efficacy or mechanism claim."""
    told = judge_telling(claim)
    if told is not None:
        return told
    if is_modest(claim):
        return judge_modest(claim, known)
    asked = questions(claim)
    if not asked:
        return _nothing_to_look_up(claim, known)
    detail = unstated_detail(claim.place.quote, known)
    if detail is not None:
        because = f"no included study states this detail: {detail}"
        return verdicts.not_checkable(claim, because, "detail-not-stated")
    reported = judge_report(claim, asked, known)
    return reported or _add_up(claim, known, [answer_to(claim, one, known) for one in asked])


def judge_modest(claim: Claim, known: Monograph) -> Verdict:
    """The word that little is known or nothing was found: borne out by findings that show nothing, or where
    little is on file; else left open; never an alarm."""
    told = [
        answer_to(claim, one, known) for one in questions(claim) if claim.direction is Direction.NO_DIFFERENCE
    ]
    borne = next((one for one in told if one.answer is Answer.YES), None)
    if borne is not None:
        return verdicts.supported(claim, borne.because, borne.rule, borne.evidence)
    count, name = sources_in_people(known), known.substance.name
    line = f"{told_sources(count)} of people about {name} on file; no search has been run"
    evidence = (EvidenceFor(text=line, source="counts of the starter set"),)
    if count <= _FEW_STUDIES:
        return verdicts.supported(claim, line, "little-on-file", evidence)
    return verdicts.not_checkable(claim, line, "modest", evidence=evidence)


def _nothing_to_look_up(claim: Claim, known: Monograph) -> Verdict:
    is_sold = bool(known.studies) or is_promotional(claim)
    is_gain = claim.direction is not Direction.NO_DIFFERENCE
    is_told = claim.type is ClaimType.EFFICACY and claim.benefit and is_gain and is_sold
    is_promised = claim.benefit is not False and not claim.negated and promises(claim)
    if (is_told or is_promised) and not is_cautious(claim) and not is_report(claim):
        because = "the benefit is told without an outcome that a study could have measured"
        return verdicts.no_evidence(claim, because, "effect-without-outcome")
    because = "it names no outcome and direction that studies could be asked about"
    return verdicts.not_checkable(claim, because, "effect-without-outcome")


def _add_up(claim: Claim, known: Monograph, told: Sequence[Told]) -> Verdict:
    """All yes: supported. No yes, and a no: contradicted. Nothing anywhere: no evidence. Else: too much.

    What is told with doubt and found both ways is left open.
    """
    by = {answer: [one for one in told if one.answer is answer] for answer in Answer}
    chosen = (by[Answer.NO] or by[Answer.LESS] or by[Answer.NOT_IN_PEOPLE] or by[Answer.YES] or list(told))[0]
    evidence = tuple(dict.fromkeys(one for each in told for one in each.evidence))
    mismatches = tuple(dict.fromkeys(one for each in told for one in each.mismatches))
    if 2 * len([*by[Answer.NOT_IN_PEOPLE], *by[Answer.NOTHING]]) > len(told) and not by[Answer.NO]:
        is_lab_report = not claim.benefit or is_cautious(claim)
        if not (by[Answer.YES] and is_lab_report):
            unseen = (by[Answer.NOT_IN_PEOPLE] or by[Answer.NOTHING])[0]
            return _no_findings(claim, known, unseen, evidence, mismatches)
    if by[Answer.NO] and not by[Answer.YES]:
        return verdicts.contradicted(claim, chosen.because, chosen.rule, evidence, *mismatches)
    beyond = judge_beyond(claim, by[Answer.YES][0], evidence) if by[Answer.YES] else None
    if beyond is not None:
        return beyond
    if len(by[Answer.YES]) == len(told):
        return verdicts.supported(claim, chosen.because, chosen.rule, evidence)
    if by[Answer.NO] or by[Answer.LESS]:
        return verdicts.overstated(claim, chosen.because, chosen.rule, evidence, *mismatches)
    if by[Answer.OPEN]:
        opened = by[Answer.OPEN][0]
        return verdicts.not_checkable(claim, opened.because, opened.rule, evidence=evidence)
    if by[Answer.YES] and (is_cautious(claim) or not claim.benefit):
        return verdicts.supported(claim, by[Answer.YES][0].because, by[Answer.YES][0].rule, evidence)
    if by[Answer.YES]:
        because = f"{by[Answer.YES][0].because}; the rest of it was measured by no included study"
        return verdicts.overstated(claim, because, "part-not-studied", evidence, *mismatches)
    return _no_findings(claim, known, chosen, evidence, mismatches)


def _no_findings(
    claim: Claim,
    known: Monograph,
    chosen: Told,
    evidence: tuple[EvidenceFor, ...],
    mismatches: tuple[Mismatch, ...],
) -> Verdict:
    if chosen.answer is Answer.NOT_IN_PEOPLE:
        return verdicts.no_evidence(
            claim, chosen.because, chosen.rule, evidence=evidence, mismatches=mismatches
        )
    because = f"{_none(claim, known)}; nobody having looked is not the same as no effect"
    if claim.attribution in LABORATORY:
        return verdicts.not_checkable(claim, because, "laboratory-not-on-file")
    is_benefit = claim.benefit is True or (claim.type is ClaimType.EFFICACY and claim.benefit is None)
    if claim.type is ClaimType.MECHANISM and not is_benefit:
        return verdicts.not_checkable(claim, because, "effect-not-studied")
    if not known.studies and is_report(claim):
        return verdicts.not_checkable(claim, because, "report-not-on-file")
    is_denial = claim.negated or claim.direction is Direction.NO_DIFFERENCE
    is_gain = claim.benefit is not False and not is_denial
    is_flat = is_gain and not is_cautious(claim) and not is_report(claim)
    return verdicts.no_evidence(claim, because, "effect-not-studied", flagged=is_flat)


def _none(claim: Claim, known: Monograph) -> str:
    """What is on file and that it is no search; what was told but may not count is named as leads."""
    name, studies, effects = known.substance.name, len(known.studies), effects_on_file(known)
    terms = tuple(term for asked in questions(claim) for term in asked.terms)
    unclear, told = undecided(terms, known), leads(terms, known)
    if not studies and not effects:
        none = f"none located in the starter set: nothing about {name} is on file, and no search has been run"
    elif unclear:
        none = f"what is on file shows nothing clear either way: {unclear}; no search has been run"
    else:
        counted = f"{studies} included studies and {effects} other curated effects of {name}"
        none = f"none of the {counted} measured it; no search has been run"
    return f"{none} (leads, not counted: {told})" if told else none
