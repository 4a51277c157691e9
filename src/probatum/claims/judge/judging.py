"""Which rules judge which claim, in which order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from probatum.claims.judge import verdicts
from probatum.claims.judge.citations import judge_reference
from probatum.claims.judge.combinations import is_beside_life, judge_combination
from probatum.claims.judge.doses import grafted, judge_dose
from probatum.claims.judge.effects import judge_effect
from probatum.claims.judge.entities import judge_entities
from probatum.claims.judge.estimates import judge_estimate
from probatum.claims.judge.faults import judge_agreement, judge_faults
from probatum.claims.judge.identity import judge_identity, judge_sameness, judge_terms
from probatum.claims.judge.interactions import judge_in_takers, judge_interaction
from probatum.claims.judge.kinetics import judge_kinetics
from probatum.claims.judge.kinship import judge_kinship
from probatum.claims.judge.legal import judge_legal, judge_sport
from probatum.claims.judge.magnitudes import judge_magnitude, judge_unmeasured
from probatum.claims.judge.manner import judge_manner
from probatum.claims.judge.modified import judge_modified
from probatum.claims.judge.product import judge_citation_claim, judge_product
from probatum.claims.judge.questions import questions
from probatum.claims.judge.safety import judge_safety
from probatum.claims.judge.upper_limits import judge_upper_limit
from probatum.claims.judge.wordings import inflicts, is_modest, tells_a_proof, tells_a_purpose, tells_relief
from probatum.domain.article import Reference
from probatum.domain.claim import CheckRun, Claim, ClaimType, Rating, Verdict
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Citation
from probatum.domain.text_check import TextCheck

_BY_TYPE: Mapping[ClaimType, Callable[[Claim, Monograph], Verdict]] = {
    ClaimType.EFFICACY: judge_effect,
    ClaimType.MECHANISM: judge_effect,
    ClaimType.SAFETY: judge_safety,
    ClaimType.INTERACTION: judge_interaction,
    ClaimType.PHARMACOKINETICS: judge_kinetics,
    ClaimType.LEGAL: judge_legal,
    ClaimType.SPORT: judge_sport,
    ClaimType.IDENTITY: judge_identity,
    ClaimType.DOSE: judge_dose,
    ClaimType.ARITHMETIC: judge_dose,
    ClaimType.PRODUCT: judge_product,
    ClaimType.CITATION: judge_citation_claim,
}
_EFFECTS = (ClaimType.EFFICACY, ClaimType.MECHANISM)
_NOTHING_ON_FILE = (
    "effect-without-outcome",
    "effect-not-studied",
    "kinetics-not-on-file",
    "dose-not-on-file",
    "interaction-not-on-file",
    "product",
)
_UNPROVEN = re.compile(
    r"(?:\b(?:not|never|nor|no|nothing|yet to be|hardly)\b|n['’]t\b)[^.;]{0,30}\bprov|\bunproven\b", re.I
)
_ANSWERS = (Rating.SUPPORTED, Rating.OVERSTATED, Rating.CONTRADICTED)


def judge(
    claim: Claim,
    known: Monograph | None,
    *,
    checks: Sequence[TextCheck] = (),
    reference: Reference | None = None,
    cited: Citation | None = None,
) -> Verdict:
    """The verdict on one claim.

    `known` is what is known of its substance (None: no substance we know), `checks` what the article's own
    words say to one another, `reference` the listed reference when the claim is one and `cited` the work it
    leads to. The first rule that fits decides: the text against itself, tables of terms, what the sentence
    does, arithmetic, then the evidence.
    """
    if reference is not None:
        return judge_reference(claim, reference, cited)
    by_text = judge_by_text(claim, checks)
    if by_text is not None:
        return by_text
    if known is None:
        because = "the substance is none of those this program knows"
        return verdicts.not_checkable(claim, because, "unknown-substance")
    by_size = judge_estimate(claim, known) or judge_upper_limit(claim, known) or judge_magnitude(claim, known)
    if by_size is not None:
        return by_size
    of_two = judge_combination(claim, known) or _of_takers(claim, known)
    if of_two is not None:
        return of_two
    if _is_an_effect(claim) and questions(claim):
        return judge_effect(claim, known)
    given = _BY_TYPE[claim.type](claim, known)
    return (
        judge_unmeasured(claim, known, given)
        or _told_of_an_effect(claim, known, given)
        or _proof_unseen(claim, known, given)
        or given
    )


def _of_takers(claim: Claim, known: Monograph) -> Verdict | None:
    return judge_in_takers(claim, known) if claim.type in (*_EFFECTS, ClaimType.SAFETY) else None


def _is_an_effect(claim: Claim) -> bool:
    """A complaint told to be made less is a benefit, no harm; training beside it makes no combination."""
    is_relief = claim.type is ClaimType.SAFETY and tells_relief(claim)
    return is_relief or (claim.type is ClaimType.INTERACTION and is_beside_life(claim))


def _told_of_an_effect(claim: Claim, known: Monograph, given: Verdict) -> Verdict | None:
    """A dose, absorption or paper that nothing on file decides may tell an effect that something does."""
    is_open = given.rule.endswith("-not-on-file") and claim.type not in _EFFECTS
    if not is_open or claim.direction is None or not questions(claim):
        return None
    if claim.type is ClaimType.DOSE and tells_a_purpose(claim):
        return None
    effect = judge_effect(claim, known)
    if claim.type is ClaimType.SAFETY and inflicts(claim) and effect.rating is Rating.CONTRADICTED:
        return effect
    if claim.type in (ClaimType.SAFETY, ClaimType.CITATION):
        return effect if effect.rating is Rating.SUPPORTED else None
    if claim.type is ClaimType.DOSE:  # an amount beside an outcome seldom denies what was found
        is_answer = claim.benefit is True or effect.rating is Rating.SUPPORTED
        return effect if is_answer and effect.rating is not Rating.CONTRADICTED else None
    return effect if effect.rating in _ANSWERS else None


def _proof_unseen(claim: Claim, known: Monograph, given: Verdict) -> Verdict | None:
    """What is told as proven, and of which nothing at all is on file, is without evidence."""
    is_open = given.rating is Rating.NOT_CHECKABLE and given.rule in _NOTHING_ON_FILE
    is_denied = claim.negated or is_modest(claim) or _UNPROVEN.search(claim.place.quote) is not None
    if not is_open or is_denied or not tells_a_proof(claim):
        return None
    because = f"told as proven; no study of {known.substance.name} on file bears on it"
    return verdicts.no_evidence(claim, because, "proof-not-on-file")


def judge_by_text(claim: Claim, checks: Sequence[TextCheck]) -> Verdict | None:
    """The rules that need no study: the article's own words and tables of terms."""
    return (
        judge_faults(claim, checks)
        or judge_grafted(claim)
        or judge_terms(claim)
        or judge_sameness(claim)
        or judge_entities(claim)
        or judge_kinship(claim)
        or judge_modified(claim)
        or judge_manner(claim)
        or judge_agreement(claim, checks)
    )


def judge_grafted(claim: Claim) -> Verdict | None:
    """A sentence set into the slot of another says two things at once."""
    inner = grafted(claim.place.quote)
    if inner is None:
        return None
    because = f"a sentence stands in the place of a value: {inner}"
    run = CheckRun(rule="grafted sentence", inputs={"value": inner}, result="impossible", because=because)
    return verdicts.inconsistent(claim, because, "grafted-sentence", run)
