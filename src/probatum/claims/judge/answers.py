"""What the evidence says to one question of a claim: people for people, animals and cells apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from probatum.claims.judge.curated import is_undecided_together, told_sources
from probatum.claims.judge.questions import Question
from probatum.claims.judge.sides import Sides, Witness, sides
from probatum.claims.judge.wordings import (
    cites_literature,
    is_a_possibility,
    is_cautious,
    is_emphatic,
    is_of_patients,
    is_of_people,
    is_report,
    tells_a_proof,
    tells_an_allotment,
    tells_one_study,
)
from probatum.domain.claim import Attribution, Claim, ClaimType, EvidenceFor, Mismatch, Wording
from probatum.domain.monograph import Monograph
from probatum.domain.terms import CertaintyLevel, Direction, OutcomeKind, Track
from probatum.vocabulary import outcomes

LABORATORY = (Attribution.ANIMALS, Attribution.CELLS)
_TRACK_WORDS = {Track.HUMAN: "in people", Track.ANIMAL: "in animals", Track.CELL: "in cells"}
_TWICE = 2
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


def answer_to(claim: Claim, question: Question, known: Monograph) -> Told:
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


def _answer(claim: Claim, question: Question, found: Sides) -> Told:
    """The rules in order: nobody, animals as told, people, animals told as people."""
    if found.is_silent:
        return Told(answer=Answer.NOTHING, because="nobody measured it", rule="effect-not-studied")
    if claim.attribution in LABORATORY or _is_of_the_laboratory(claim, question, found):
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
    is_told_of_people = is_of_people(claim) and claim.attribution not in LABORATORY
    is_plain = claim.attribution in LABORATORY or is_cautious(claim)
    is_plain = is_plain or (cites_literature(claim) and not is_told_of_people)
    if is_plain or (claim.benefit is not True and not is_told_of_people):
        because = f"{_count(found.agree)} {where} found so; this is no finding in people"
        return Told(answer=Answer.YES, because=because, rule="laboratory-agrees", evidence=found.evidence)
    told = "told of people" if is_told_of_people else "told as a benefit"
    because = f"found only {where} ({_count(found.agree)}), {told}"
    return _less(because, "laboratory-told-as-benefit", found, Mismatch.SPECIES)


def _in_people(claim: Claim, question: Question, people: Sides) -> Told:
    is_null_report = claim.direction is Direction.NO_DIFFERENCE and is_report(claim)
    if not people.agree and (tells_one_study(claim) or is_null_report):
        because = f"the study it tells of is not on file; {_count(people.oppose)} in people found otherwise"
        return Told(answer=Answer.OPEN, because=because, rule="report-not-on-file", evidence=people.evidence)
    if not people.agree:
        return _opposed(people, "in people")
    if all(one.is_near for one in people.agree) and not is_cautious(claim):
        return _only_near(people, question)
    if tells_an_allotment(claim) and all(one.is_observational for one in people.agree):
        because = f"{_count(people.agree)} in people found so, in none of which people were allotted to it"
        return _less(because, "observed-told-as-trial", people, Mismatch.CITATION)
    if not _is_agreed(claim, people) and not tells_one_study(claim):
        return _divided(claim, people, "in people")
    level = people.human_level
    is_sure_enough = people.is_established or (level is not None and level > CertaintyLevel.VERY_LOW)
    is_denial = claim.direction is Direction.NO_DIFFERENCE
    is_plain = claim.wording is Wording.ASSOCIATIONAL or is_cautious(claim) or is_report(claim) or is_denial
    is_plain = is_plain or tells_one_study(claim) or is_a_possibility(claim)
    is_sure_enough = is_sure_enough or _is_measured_twice(question, people)
    if tells_a_proof(claim) and (level is None or level < CertaintyLevel.MODERATE):
        is_sure_enough = is_plain = False
    if is_sure_enough or is_plain:
        because = (
            f"{_count(people.agree)} in people found so; certainty {level.words if level else 'not rated'}"
        )
        return Told(answer=Answer.YES, because=because, rule="people-agree", evidence=people.evidence)
    rated = "is very low" if level else "was not rated"
    because = f"{_count(people.agree)} in people, but the certainty of this evidence {rated}"
    return _less(because, "more-certain-than-evidence", people, Mismatch.CERTAINTY)


def _is_measured_twice(question: Question, people: Sides) -> bool:
    """A laboratory value that two independent sources measured and none denies needs no grade to be told."""
    kinds = {outcomes().get(term).kind for term in question.terms}
    is_value = kinds <= {OutcomeKind.SURROGATE, OutcomeKind.MECHANISTIC}
    return is_value and not people.oppose and len({one.source for one in people.agree}) >= _TWICE


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
    is_told_of_people = claim.attribution is Attribution.PEOPLE or is_of_patients(claim)
    if is_told_of_people and claim.type is ClaimType.EFFICACY:
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
    return _less(because, "animals-told-as-people", found, Mismatch.SPECIES)


def _less(because: str, rule: str, found: Sides, mismatch: Mismatch) -> Told:
    """The evidence goes that way, and the claim goes further."""
    return Told(
        answer=Answer.LESS, because=because, rule=rule, evidence=found.evidence, mismatches=(mismatch,)
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
    return _less(because, "findings-divided", found, Mismatch.CERTAINTY)


def _where(found: Sides) -> str:
    """In what the outcome was measured, in words."""
    tracks = {one.track for one in (*found.agree, *found.oppose)}
    return _TRACK_WORDS[next(iter(tracks))] if len(tracks) == 1 else "in animals or cells"


def _only_near(found: Sides, question: Question) -> Told:
    because = f"what was measured stands beside {question.name}, it is not the same"
    return _less(because, "surrogate", found, Mismatch.OUTCOME)


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
