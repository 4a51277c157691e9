"""How a claim is put, as far as it decides what the claim may be held to."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from probatum.domain.claim import Claim, Wording


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(files("probatum.claims.judge").joinpath("wordings.toml").read_text("utf-8"))
    return {name: re.compile("|".join(some), re.IGNORECASE) for name, some in table.items()}


def _holds(name: str, claim: Claim) -> bool:
    return _patterns()[name].search(claim.place.quote) is not None


def is_cautious(claim: Claim) -> bool:
    """Hedged in so many words; "can help" tells no doubt."""
    return claim.wording is Wording.HEDGED and _holds("cautious", claim)


def is_modest(claim: Claim) -> bool:
    """Does it say how little is known, or that nothing was found?"""
    return _holds("modest", claim)


def tells_a_search(claim: Claim) -> bool:
    """Does it say that somebody looked for studies and found none?"""
    return _holds("searched", claim)


def is_report(claim: Claim) -> bool:
    """Does it tell one finding, or one body of studies, as such?"""
    return _holds("report", claim)


def tells_one_study(claim: Claim) -> bool:
    """Does it tell what one trial or study found, and no more?"""
    return _holds("one_study", claim)


def cites_literature(claim: Claim) -> bool:
    """Does it call on studies, one or many?"""
    return is_report(claim) or _holds("literature", claim)


def is_emphatic(claim: Claim) -> bool:
    """Does it use a strong word?"""
    return _holds("emphatic", claim)


def is_promotional(claim: Claim) -> bool:
    """Does it speak as a seller speaks?"""
    return _holds("promotional", claim)


def promises(claim: Claim) -> bool:
    """Does it promise what no outcome measures, as sellers do: twice the energy, regrown nerves?"""
    return _holds("promise", claim)


def tells_an_allotment(claim: Claim) -> bool:
    """Does it tell of a randomized or otherwise controlled trial?"""
    return not claim.negated and _holds("allotted", claim)


def tells_a_block(claim: Claim) -> bool:
    """Does it say that the making of something is stopped, which less of it does not show?"""
    return _holds("block", claim)


def tells_a_cure(claim: Claim) -> bool:
    """Does it say that a disease is gone, which no outcome on file measures?"""
    return _holds("cure", claim)


def is_of_patients(claim: Claim) -> bool:
    """Does it speak of treating people?"""
    return _holds("patients", claim)


def tells_of_both_groups(claim: Claim) -> bool:
    """Does it say that both arms of a trial went the same way?"""
    return _holds("both_groups", claim)


def tells_a_role(claim: Claim) -> bool:
    """Does it tell the part a substance plays in the body, not what taking it does?"""
    return _holds("role", claim)


def weighs(claim: Claim) -> bool:
    """Does it weigh one circumstance against another, the time against the amount?"""
    return _holds("weighs", claim)


def is_against_a_treatment(claim: Claim) -> bool:
    """Does it hold the substance against a medicine?"""
    return _holds("against_treatment", claim)


def is_above_all(claim: Claim) -> bool:
    """Does it set the substance above everything else there is?"""
    return _holds("above_all", claim)


def tells_more_is_better(claim: Claim) -> bool:
    """Does it say that a larger amount does more, without an end?"""
    return _holds("more_is_better", claim)


def tells_a_proof(claim: Claim) -> bool:
    """Does it call the matter settled?"""
    return _holds("proof", claim)


def is_of_people(claim: Claim) -> bool:
    """Does it speak of the reader or of people, as sellers tell what was seen in animals?"""
    return _holds("of_people", claim)


def tells_relief(claim: Claim) -> bool:
    """Does it tell, as good, that a complaint is made less?"""
    return claim.benefit is True and not claim.negated and _holds("relief", claim)


def tells_a_purpose(claim: Claim) -> bool:
    """Does it say what a dose is meant for?"""
    return _holds("purpose", claim)


def tells_a_total(claim: Claim) -> bool:
    """Is it told of everyone, of all of it, or at once?"""
    return _holds("total", claim)


def is_a_possibility(claim: Claim) -> bool:
    """Is it told as something that can happen, and not as a gain?"""
    return claim.benefit is not True and _holds("possible", claim)


def inflicts(claim: Claim) -> bool:
    """Does it tell a harm flatly, as what the substance does?"""
    return not is_cautious(claim) and not claim.negated and _holds("inflicts", claim)
