"""What an article says a substance does, against the findings on each outcome it names.

Each question of the claim gets one answer; the claim gets the verdict its answers add up to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from probatum.claims.judge import verdicts
from probatum.claims.judge.curated import (
    effects_on_file,
    is_undecided_together,
    leads,
    sources_in_people,
    told_sources,
    undecided,
)
from probatum.claims.judge.details import unstated_detail
from probatum.claims.judge.questions import Question, questions
from probatum.claims.judge.reports import judge_report
from probatum.claims.judge.sides import Sides, Witness, sides
from probatum.claims.judge.tellings import judge_telling
from probatum.claims.judge.wordings import (
    cites_literature,
    is_above_all,
    is_against_a_treatment,
    is_cautious,
    is_emphatic,
    is_modest,
    is_of_patients,
    is_of_people,
    is_promotional,
    is_report,
    promises,
    tells_a_block,
    tells_a_cure,
    tells_a_proof,
    tells_an_allotment,
    tells_more_is_better,
    tells_one_study,
)
from probatum.domain.claim import Attribution, Claim, ClaimType, EvidenceFor, Mismatch, Verdict, Wording
from probatum.domain.monograph import Monograph
from probatum.domain.terms import CertaintyLevel, Direction, OutcomeKind, Track
from probatum.vocabulary import outcomes

_TRACK_WORDS = {Track.HUMAN: "in people", Track.ANIMAL: "in animals", Track.CELL: "in cells"}
_LABORATORY = (Attribution.ANIMALS, Attribution.CELLS)
_COMPARED = re.compile(r"\b(?:vs\.?|versus|against|than|compared with)\b(?! placebo)", re.IGNORECASE)
_FEW_STUDIES = 10  # sources in people; "limited evidence" is no understatement below it
_MAJORITY = 3  # studies that agree for each that does not, before a finding is told without "mixed"


class Answer(StrEnum):
    """What the evidence says to one question."""

    YES = "yes"
    LESS = "less than that"
    NO = "no"
    OPEN = "for and against, told with doubt or of one study only"
    NOT_IN_PEOPLE = "said of patients, seen only in animals or cells"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One answer with its reason and evidence."""

    answer: Answer
    because: str
    rule: str
    evidence: tuple[EvidenceFor, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()


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
    return reported or _add_up(claim, known, [_told(claim, one, known) for one in asked])


def _told(claim: Claim, question: Question, known: Monograph) -> Told:
    """The answer to a question, with its outcome; to the wider one where nobody measured exactly this.

    Where several studies together did and found nothing clear, what was found beside it answers nothing.
    """
    told = _answer(claim, question, sides(question, known))
    is_open = told.answer is Answer.NOTHING and not is_undecided_together(question.terms, known)
    if is_open and question.wider is not None:
        return _named(question.wider, _answer(claim, question.wider, sides(question.wider, known)))
    return _named(question, told)


def _named(question: Question, told: Told) -> Told:
    return replace(told, because=f"{question.name}: {told.because}")


def judge_modest(claim: Claim, known: Monograph) -> Verdict:
    """The word that little is known or nothing was found: borne out by findings that show nothing, or where
    little is on file; else left open; never an alarm."""
    told = [
        _told(claim, one, known) for one in questions(claim) if claim.direction is Direction.NO_DIFFERENCE
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
    if by[Answer.YES] and is_against_a_treatment(claim) and not _names_a_comparison(evidence):
        because = f"{by[Answer.YES][0].because}; no study on file held it against another treatment"
        return verdicts.overstated(claim, because, "comparison-not-studied", evidence, Mismatch.CERTAINTY)
    if by[Answer.YES] and is_above_all(claim) and not is_report(claim):
        because = f"{by[Answer.YES][0].because}; nobody held it against everything else"
        return verdicts.overstated(claim, because, "above-all-not-studied", evidence, Mismatch.CERTAINTY)
    if by[Answer.YES] and tells_more_is_better(claim):
        because = f"{by[Answer.YES][0].because}; that more of it does more is another claim"
        return verdicts.overstated(claim, because, "more-told-as-better", evidence, Mismatch.DOSE)
    if by[Answer.YES] and tells_a_block(claim):
        because = f"{by[Answer.YES][0].because}; that there was less of it is not that its making is stopped"
        return verdicts.overstated(claim, because, "less-told-as-stopped", evidence, Mismatch.OUTCOME)
    if by[Answer.YES] and claim.benefit and claim.attribution not in _LABORATORY and tells_a_cure(claim):
        because = f"{by[Answer.YES][0].because}; that it got better is not that it is cured"
        return verdicts.overstated(claim, because, "improvement-told-as-cure", evidence, Mismatch.OUTCOME)
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


def _names_a_comparison(evidence: Sequence[EvidenceFor]) -> bool:
    return any(_COMPARED.search(one.text) for one in evidence if not one.opposes)


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
    if claim.attribution in _LABORATORY:
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


def _answer(claim: Claim, question: Question, found: Sides) -> Told:
    """The rules in order: nobody, animals as told, people, animals told as people."""
    if found.is_silent:
        return Told(answer=Answer.NOTHING, because="nobody measured it", rule="effect-not-studied")
    if claim.attribution in _LABORATORY or _is_of_the_laboratory(claim, question, found):
        return _in_the_laboratory(claim, question, found.on(Track.ANIMAL, Track.CELL))
    people = found.on(Track.HUMAN)
    if not people.is_silent:
        return _in_people(claim, question, people)
    return _without_people(claim, question, found)


def _is_of_the_laboratory(claim: Claim, question: Question, found: Sides) -> bool:
    """A mechanism, or a laboratory measure told without gain, that nobody told or measured in people."""
    if claim.attribution is not Attribution.NOT_STATED or not found.on(Track.HUMAN).is_silent:
        return False
    kinds = {outcomes().get(term).kind for term in question.terms}
    is_measure = claim.benefit is None and kinds == {OutcomeKind.MECHANISTIC}
    return claim.type is ClaimType.MECHANISM or is_measure


def _in_the_laboratory(claim: Claim, question: Question, found: Sides) -> Told:
    if found.is_silent:
        because = "no included study measured it in animals or cells"
        return Told(answer=Answer.NOTHING, because=because, rule="effect-not-studied")
    where = _where(found)
    if not found.agree and is_report(claim) and claim.direction is Direction.NO_DIFFERENCE:
        because = f"the test it tells of is not on file; {_count(found.oppose)} {where} found otherwise"
        return Told(answer=Answer.OPEN, because=because, rule="report-not-on-file", evidence=found.evidence)
    if not found.agree:
        return _opposed(found, where)
    if all(one.is_near for one in found.agree) and not is_cautious(claim):
        return _only_near(found, question)
    if not _is_agreed(claim, found):
        return _divided(claim, found, where)
    is_told_of_people = is_of_people(claim) and claim.attribution not in _LABORATORY
    is_plain = claim.attribution in _LABORATORY or is_cautious(claim)
    is_plain = is_plain or (cites_literature(claim) and not is_told_of_people)
    if is_plain or (claim.benefit is not True and not is_told_of_people):
        because = f"{_count(found.agree)} {where} found so; this is no finding in people"
        return Told(answer=Answer.YES, because=because, rule="laboratory-agrees", evidence=found.evidence)
    told = "told of people" if is_told_of_people else "told as a benefit"
    because = f"found only {where} ({_count(found.agree)}), {told}"
    return Told(
        answer=Answer.LESS,
        because=because,
        rule="laboratory-told-as-benefit",
        evidence=found.evidence,
        mismatches=(Mismatch.SPECIES,),
    )


def _in_people(claim: Claim, question: Question, people: Sides) -> Told:
    if not people.agree and tells_one_study(claim):
        because = f"the study it tells of is not on file; {_count(people.oppose)} in people found otherwise"
        return Told(answer=Answer.OPEN, because=because, rule="report-not-on-file", evidence=people.evidence)
    if not people.agree:
        return _opposed(people, "in people")
    if all(one.is_near for one in people.agree) and not is_cautious(claim):
        return _only_near(people, question)
    if tells_an_allotment(claim) and all(one.is_observational for one in people.agree):
        because = f"{_count(people.agree)} in people found so, in none of which people were allotted to it"
        return Told(
            answer=Answer.LESS,
            because=because,
            rule="observed-told-as-trial",
            evidence=people.evidence,
            mismatches=(Mismatch.CITATION,),
        )
    if not _is_agreed(claim, people) and not tells_one_study(claim):
        return _divided(claim, people, "in people")
    level = people.human_level
    is_sure_enough = people.is_established or (level is not None and level > CertaintyLevel.VERY_LOW)
    is_denial = claim.direction is Direction.NO_DIFFERENCE
    is_plain = claim.wording is Wording.ASSOCIATIONAL or is_cautious(claim) or is_report(claim) or is_denial
    is_plain = is_plain or tells_one_study(claim)
    if tells_a_proof(claim) and (level is None or level < CertaintyLevel.MODERATE):
        is_sure_enough = is_plain = False
    if is_sure_enough or is_plain:
        because = (
            f"{_count(people.agree)} in people found so; certainty {level.words if level else 'not rated'}"
        )
        return Told(answer=Answer.YES, because=because, rule="people-agree", evidence=people.evidence)
    rated = "is very low" if level else "was not rated"
    because = f"{_count(people.agree)} in people, but the certainty of this evidence {rated}"
    return Told(
        answer=Answer.LESS,
        because=because,
        rule="more-certain-than-evidence",
        evidence=people.evidence,
        mismatches=(Mismatch.CERTAINTY,),
    )


def _without_people(claim: Claim, question: Question, found: Sides) -> Told:
    """Nobody measured it in people: enough for a careful word, too little for a benefit."""
    where = _where(found)
    if not found.agree and claim.type is ClaimType.EFFICACY:
        because = f"nobody measured it in people; {_count(found.oppose)} {where} found otherwise"
        return Told(
            answer=Answer.NOT_IN_PEOPLE, because=because, rule="patients-not-studied", evidence=found.evidence
        )
    if not found.agree:
        return _opposed(found, where)
    is_of_people = claim.attribution is Attribution.PEOPLE or is_of_patients(claim)
    if is_of_people and claim.type is ClaimType.EFFICACY:
        because = f"nobody measured it in people; {_count(found.agree)} {where}"
        return Told(
            answer=Answer.NOT_IN_PEOPLE,
            because=because,
            rule="patients-not-studied",
            evidence=found.evidence,
            mismatches=(Mismatch.SPECIES,),
        )
    if is_cautious(claim) and _is_agreed(claim, found):
        because = f"{_count(found.agree)} {where}; nobody measured it in people"
        return Told(
            answer=Answer.YES, because=because, rule="hedged-and-seen-in-animals", evidence=found.evidence
        )
    because = f"seen only {where} ({_count(found.agree)}), told as if it held for people"
    return Told(
        answer=Answer.LESS,
        because=because,
        rule="animals-told-as-people",
        evidence=found.evidence,
        mismatches=(Mismatch.SPECIES,),
    )


def _opposed(found: Sides, where: str) -> Told:
    because = f"{_count(found.oppose)} {where} found otherwise, none agrees"
    return Told(
        answer=Answer.NO,
        because=because,
        rule="findings-contradict",
        evidence=found.evidence,
        mismatches=(Mismatch.DIRECTION,),
    )


def _divided(claim: Claim, found: Sides, where: str) -> Told:
    """Too much for a plain statement; a claim that tells its doubt says no more than is known."""
    because = f"{where} {_count(found.agree)} for it, {_count(found.oppose)} against it"
    is_null_report = claim.direction is Direction.NO_DIFFERENCE and is_report(claim)
    if is_cautious(claim) or is_null_report:
        because = f"{because}; it is told {'with doubt' if is_cautious(claim) else 'of one test'}"
        return Told(answer=Answer.OPEN, because=because, rule="hedged-and-divided", evidence=found.evidence)
    return Told(
        answer=Answer.LESS,
        because=because,
        rule="findings-divided",
        evidence=found.evidence,
        mismatches=(Mismatch.CERTAINTY,),
    )


def _where(found: Sides) -> str:
    """In what the outcome was measured, in words."""
    tracks = {one.track for one in (*found.agree, *found.oppose)}
    return _TRACK_WORDS[next(iter(tracks))] if len(tracks) == 1 else "in animals or cells"


def _only_near(found: Sides, question: Question) -> Told:
    because = f"what was measured stands beside {question.name}, it is not the same"
    return Told(
        answer=Answer.LESS,
        because=because,
        rule="surrogate",
        evidence=found.evidence,
        mismatches=(Mismatch.OUTCOME,),
    )


def _is_agreed(claim: Claim, found: Sides) -> bool:
    """No one against it; or a large majority for it, where the claim uses no strong word.

    A study with findings on both sides (another hour, another region) stands with those that agree. Where
    several studies were put together, that synthesis speaks and single trials do not outvote it.
    """
    found = found.established or found
    agree = {one.source for one in found.agree}
    oppose = {one.source for one in found.oppose} - agree
    is_split = any(one.source in agree for one in found.oppose)
    if is_emphatic(claim):
        return not oppose and not is_split
    return len(agree) >= _MAJORITY * len(oppose)


def _count(witnesses: tuple[Witness, ...]) -> str:
    return told_sources(len({one.source for one in witnesses}))
