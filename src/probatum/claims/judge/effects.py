"""What an article says a substance does, against the findings on that outcome.

The rules stand in order; the first that fits decides.
"""

from __future__ import annotations

from dataclasses import replace

from probatum.claims.judge.sides import Sides, Witness, sides
from probatum.domain.claim import (
    Attribution,
    Claim,
    ClaimType,
    EvidenceFor,
    Mismatch,
    Rating,
    Verdict,
    Wording,
)
from probatum.domain.monograph import Monograph
from probatum.domain.terms import CertaintyLevel, Track

_LABORATORY = (Attribution.ANIMALS, Attribution.CELLS)
_MOST_EVIDENCE = 6


def judge_effect(claim: Claim, known: Monograph) -> Verdict:
    """The verdict on an efficacy or mechanism claim."""
    both = sides(claim, known)
    if claim.outcome is None or claim.direction is None:
        return _nothing_to_look_up(claim)
    if not both.agree and not both.oppose:
        return _no_findings(claim, known)
    if claim.attribution in _LABORATORY or _is_of_the_laboratory(claim, both):
        return _in_the_laboratory(claim, both.on(Track.ANIMAL, Track.CELL))
    return _in_people(claim, both)


def _nothing_to_look_up(claim: Claim) -> Verdict:
    if claim.type is ClaimType.EFFICACY and claim.benefit and claim.wording is not Wording.HEDGED:
        because = "the benefit is told without an outcome that a study could have measured"
        return Verdict(
            claim=claim,
            rating=Rating.NO_EVIDENCE,
            because=because,
            rule="effect-without-outcome",
            flagged=True,
        )
    because = "it names no outcome and direction that studies could be asked about"
    return Verdict(claim=claim, rating=Rating.NOT_CHECKABLE, because=because, rule="effect-without-outcome")


def _no_findings(claim: Claim, known: Monograph) -> Verdict:
    name = known.substance.name
    because = (
        f"no included study of {name} measured this; none was located, which is not the same as no effect"
    )
    is_benefit = claim.type is ClaimType.EFFICACY or claim.benefit is True
    if claim.type is ClaimType.MECHANISM and not is_benefit:
        return Verdict(claim=claim, rating=Rating.NOT_CHECKABLE, because=because, rule="effect-not-studied")
    return Verdict(
        claim=claim,
        rating=Rating.NO_EVIDENCE,
        because=because,
        rule="effect-not-studied",
        flagged=claim.benefit is not False,
    )


def _is_of_the_laboratory(claim: Claim, both: Sides) -> bool:
    """A mechanism told without people, which nobody measured in people."""
    in_people = both.on(Track.HUMAN)
    is_silent = not in_people.agree and not in_people.oppose
    return claim.type is ClaimType.MECHANISM and claim.attribution is Attribution.NOT_STATED and is_silent


def _in_the_laboratory(claim: Claim, found: Sides) -> Verdict:
    if found.agree and not found.oppose:
        if claim.attribution in _LABORATORY or claim.wording is Wording.HEDGED or not claim.benefit:
            because = f"{_count(found.agree)} in animals or cells say so; this is no finding in people"
            return _verdict(claim, Rating.SUPPORTED, because, "laboratory-agrees", found)
        because = f"only animals or cells were studied ({_count(found.agree)})"
        return _verdict(
            claim, Rating.OVERSTATED, because, "laboratory-told-as-benefit", found, Mismatch.SPECIES
        )
    if found.agree:
        because = f"{_count(found.agree)} agree, {_count(found.oppose)} do not"
        return _verdict(claim, Rating.OVERSTATED, because, "laboratory-disagrees", found, Mismatch.CERTAINTY)
    if found.oppose:
        because = f"{_count(found.oppose)} found otherwise, none agrees"
        return _verdict(claim, Rating.CONTRADICTED, because, "findings-contradict", found, Mismatch.DIRECTION)
    because = "no included study in animals or cells measured this"
    return Verdict(claim=claim, rating=Rating.NOT_CHECKABLE, because=because, rule="effect-not-studied")


def _in_people(claim: Claim, both: Sides) -> Verdict:
    people, others = both.on(Track.HUMAN), both.on(Track.ANIMAL, Track.CELL)
    if people.agree and not people.oppose:
        return _with_people_behind_it(claim, people)
    if people.agree:
        because = f"in people {_count(people.agree)} agree, {_count(people.oppose)} do not"
        return _verdict(claim, Rating.OVERSTATED, because, "people-disagree", people, Mismatch.CERTAINTY)
    if people.oppose:
        because = f"{_count(people.oppose)} in people found otherwise, none agrees"
        return _verdict(
            claim, Rating.CONTRADICTED, because, "findings-contradict", people, Mismatch.DIRECTION
        )
    return _without_people(claim, others)


def _with_people_behind_it(claim: Claim, people: Sides) -> Verdict:
    level = people.human_level
    is_sure_enough = level is not None and level > CertaintyLevel.VERY_LOW
    if is_sure_enough or claim.wording is not Wording.CAUSAL:
        because = (
            f"{_count(people.agree)} in people say so; certainty {level.words if level else 'not rated'}"
        )
        return _verdict(claim, Rating.SUPPORTED, because, "people-agree", people)
    because = f"{_count(people.agree)} in people, but the certainty of this evidence is very low"
    return _verdict(
        claim, Rating.OVERSTATED, because, "more-certain-than-evidence", people, Mismatch.CERTAINTY
    )


def _without_people(claim: Claim, others: Sides) -> Verdict:
    if others.agree and not others.oppose and claim.wording is Wording.HEDGED:
        because = f"{_count(others.agree)} in animals or cells; nobody measured it in people"
        return _verdict(claim, Rating.SUPPORTED, because, "hedged-and-seen-in-animals", others)
    if others.agree:
        because = f"seen only in animals or cells ({_count(others.agree)}), told as if it held for people"
        return _verdict(claim, Rating.OVERSTATED, because, "animals-told-as-people", others, Mismatch.SPECIES)
    because = f"{_count(others.oppose)} in animals or cells found otherwise; nobody measured it in people"
    return _verdict(claim, Rating.CONTRADICTED, because, "findings-contradict", others, Mismatch.DIRECTION)


def _verdict(
    claim: Claim, rating: Rating, because: str, rule: str, found: Sides, *mismatches: Mismatch
) -> Verdict:
    return Verdict(
        claim=claim,
        rating=rating,
        because=because,
        rule=rule,
        mismatches=mismatches,
        evidence=(*_named(found.agree, False), *_named(found.oppose, True)),
        flagged=rating is not Rating.SUPPORTED,
    )


def _named(witnesses: tuple[Witness, ...], opposes: bool) -> tuple[EvidenceFor, ...]:
    return tuple(replace(one.evidence, opposes=opposes) for one in witnesses[:_MOST_EVIDENCE])


def _count(witnesses: tuple[Witness, ...]) -> str:
    count = len({one.study.id for one in witnesses})
    return "one study" if count == 1 else f"{count} studies"
