"""What an article says of combinations, against the documented interactions of the substance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from probatum.claims.judge import facts, verdicts
from probatum.claims.judge.wordings import is_modest, tells_a_search
from probatum.domain.claim import Attribution, Claim, EvidenceFor, Mismatch, Verdict
from probatum.domain.interaction import (
    Interaction,
    InteractionBasis,
    KnownInteraction,
    Outcome,
    Party,
    Role,
)
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Curated
from probatum.vocabulary.agent_facts import enzyme_roles
from probatum.vocabulary.agents import agents

_DENIED = re.compile(
    r"(?:\b(?:no|not|never|neither|nor|without|free (?:of|from))\b|n['’]t\b)[^.;]{0,40}\binteract"
    r"|\bcan be (?:safely )?(?:combined|taken|stacked|used) (?:safely )?with (?:any|all|other)\b"
    r"|\bsafe(?:ly)?\b[^.;]{0,20}\bwith (?:any|all|every)\b",
    re.IGNORECASE,
)
# Of one partner that the sentence names: nothing to fear from the two together.
_SAFE_TOGETHER = re.compile(
    r"\bcan (?:be )?(?:safely |easily )?(?:combined?|taken?|stack(?:ed)?|used?)\b[^.;]{0,40}"
    r"\b(?:with|alongside)\b"
    r"|\b(?:safe(?:ly)?|fine|harmless|no problem|without (?:any )?(?:risk|problems?|concerns?))\b[^.;]{0,50}"
    r"\b(?:with|alongside|together)\b|\b(?:with|alongside|together)\b[^.;]{0,50}\b(?:safe(?:ly)?|harmless)\b",
    re.IGNORECASE,
)
_UNSAFE = re.compile(
    r"(?:\b(?:not|never|neither|unless|should|hardly|un)\b|n['’]t\b)[^.;]{0,30}\b(?:safe|combin|tak|stack|us)\w*"
    r"|\bunsafe\b|\bwhether\b|\bdoctors?\b|\bphysicians?\b|\bpharmacists?\b|\bsupervision\b",
    re.IGNORECASE,
)
_TAKERS = re.compile(
    r"\b(?:people|patients|those|anyone|someone|adults|women|men|users) (?:who (?:are |already )?)?"
    r"(?:on|tak(?:e|es|ing)|us(?:e|es|ing)|receiving|treated with)\b",
    re.IGNORECASE,
)
_GAIN = re.compile(
    r"synerg|\benhanc\w*|\bboost|\bbetter\b|\bbeneficial|\bstronger\b|\bmaximi|\bwork\w* (?:well )?together",
    re.IGNORECASE,
)
_ROLES = {
    Role.INHIBITOR: re.compile(r"\binhibit|\bblock|\bslow|\bsuppress|\bweaken", re.IGNORECASE),
    Role.INDUCER: re.compile(r"\binduc|\bspeed|\bactivat|\baccelerat|\bboost", re.IGNORECASE),
}
_LEAST_NAME = 4  # letters of a name by which a partner is recognized
_LABORATORY = (InteractionBasis.ANIMAL, InteractionBasis.IN_VITRO)


def told_safe_together(claim: Claim, known: Monograph) -> Verdict | None:
    """Judged as a denial where it is told of every medicine; contradicted where it names a partner whose
    interaction is documented; else None."""
    if _DENIED.search(claim.place.quote):
        return _denied(claim, known)
    if not _is_told_safe(claim.place.quote):
        return None
    found = [one for one in known.interactions if one.value.outcome is Outcome.INTERACTION]
    named = [one for one in found if _names_partner(claim, one.value, known)]
    carried = [one for one in named if isinstance(one, Curated) and facts.carries(one)]
    return _contradicted(claim, carried) if carried else None


def judge_in_takers(claim: Claim, known: Monograph) -> Verdict | None:
    """What it does in people who take a named partner, where that pair is documented; else None."""
    if claim.negated or not _TAKERS.search(claim.place.quote):
        return None
    partner = [one for one in known.interactions if _names_partner(claim, one.value, known)]
    found = [one for one in partner if one.value.outcome is Outcome.INTERACTION]
    carried = [one for one in found if isinstance(one, Curated) and facts.carries(one)]
    return _documented(claim, carried, partner) if carried else None


def judge_interaction(claim: Claim, known: Monograph) -> Verdict:
    """The verdict on a claim about taking the substance with something else."""
    enzyme = _enzyme(claim, known)
    if enzyme is not None:
        return enzyme
    if tells_a_search(claim):
        because = "it tells that nobody studied it, which shows neither an interaction nor none"
        return verdicts.not_checkable(claim, because, "no-study-told")
    if claim.negated or _DENIED.search(claim.place.quote):
        return _denied(claim, known)
    partner = [one for one in known.interactions if _names_partner(claim, one.value, known)]
    found = [one for one in partner if one.value.outcome is Outcome.INTERACTION]
    carried = [one for one in found if isinstance(one, Curated) and facts.carries(one)]
    if carried:
        return told_safe_together(claim, known) or _documented(claim, carried, partner)
    if claim.benefit or _GAIN.search(claim.place.quote):
        because = f"no study of {known.substance.name} in this combination is on file; no search has been run"
        return verdicts.no_evidence(claim, because, "combination-not-studied")
    if found:
        because = "only pages that show no source of their own say so"
        leads = tuple(_evidence(one) for one in found if isinstance(one, Curated))
        return verdicts.not_checkable(claim, because, "interaction-only-leads", evidence=leads)
    because = "no interaction of this kind is on file; that is not the same as none existing"
    return verdicts.not_checkable(claim, because, "interaction-not-on-file")


def _is_told_safe(words: str) -> bool:
    return _SAFE_TOGETHER.search(words) is not None and _UNSAFE.search(words) is None


def _contradicted(claim: Claim, documented: Sequence[Curated[Interaction]]) -> Verdict:
    opposing = tuple(_evidence(one, opposes=True) for one in documented)
    because = f"interactions are documented: {opposing[0].text}"
    return verdicts.contradicted(claim, because, "interaction-denied", opposing, Mismatch.DIRECTION)


def _enzyme(claim: Claim, known: Monograph) -> Verdict | None:
    """What the claim says the substance does to an enzyme, against its role there; people before cells."""
    words = claim.place.quote
    told = {role for role, pattern in _ROLES.items() if pattern.search(words)}
    roles = [
        one
        for one in enzyme_roles()
        if one.value.party.id == known.substance.id and one.value.enzyme.casefold() in words.casefold()
    ]
    roles = [one for one in roles if one.value.role in _ROLES]
    if len(told) != 1 or not roles:
        return None
    role = told.pop()
    roles.sort(key=lambda one: (one.value.species != "human", one.value.enzyme, one.value.role))
    best = roles[0]
    shown = f"{best.value.enzyme}: {best.value.role.value} ({best.value.species})"
    if not facts.carries(best):
        because = f"a page without a source says: {shown}"
        lead = facts.evidence(best, shown, opposes=best.value.role is not role)
        return verdicts.no_evidence(
            claim, because, "enzyme-only-leads", evidence=(lead,), flagged=best.value.role is not role
        )
    if best.value.role is role:
        return verdicts.supported(claim, shown, "enzyme-agrees", (facts.evidence(best, shown),))
    evidence = (facts.evidence(best, shown, opposes=True),)
    return verdicts.contradicted(claim, shown, "enzyme-role-reversed", evidence, Mismatch.DIRECTION)


def _denied(claim: Claim, known: Monograph) -> Verdict:
    """An absence claim: documented interactions contradict it; without any, nothing shows it."""
    every = [one for one in known.interactions if one.value.outcome is Outcome.INTERACTION]
    named = [one for one in every if _names_partner(claim, one.value, known)]
    about = named or every
    carried = [one for one in about if isinstance(one, Curated) and facts.carries(one)]
    if carried:
        return _contradicted(claim, carried)
    because = "no interaction on file is no study that looked for one; absence was not shown"
    leads = tuple(_evidence(one, opposes=True) for one in about if isinstance(one, Curated))
    return verdicts.no_evidence(claim, because, "absence-not-studied", evidence=leads)


def _documented(
    claim: Claim, carried: list[Curated[Interaction]], partner: list[KnownInteraction]
) -> Verdict:
    against = [one for one in partner if one.value.outcome is Outcome.NONE_FOUND and isinstance(one, Curated)]
    evidence = (*map(_evidence, carried), *(_evidence(one, opposes=True) for one in against))
    if against:
        because = "documented by one source and not found by another"
        return verdicts.overstated(claim, because, "interaction-divided", evidence, Mismatch.CERTAINTY)
    is_laboratory = all(one.value.basis in _LABORATORY for one in carried)
    if is_laboratory and not is_modest(claim) and claim.attribution is Attribution.PEOPLE:
        because = "documented in animals or cells only"
        return verdicts.overstated(claim, because, "interaction-in-animals", evidence, Mismatch.SPECIES)
    because = f"documented: {carried[0].value.effect} ({carried[0].value.species or 'species not stated'})"
    return verdicts.supported(claim, because, "interaction-documented", evidence)


def _names_partner(claim: Claim, one: Interaction, known: Monograph) -> bool:
    words = claim.place.quote.casefold()
    others = [party for party in one.parties if party.id != known.substance.id]
    named = [*others, *(above for party in others for above in agents().classes(party))]
    return any(_is_told(party, words) for party in named)


def _is_told(party: Party, words: str) -> bool:
    """By its name in any inflection, or by another of its spellings as a word of its own."""
    if len(party.name) >= _LEAST_NAME and _stem(party.name) in words:
        return True
    others = (one.casefold() for one in agents().names(party) if len(one) >= _LEAST_NAME)
    return any(re.search(rf"\b{re.escape(one)}\b", words) for one in others)


def _stem(name: str) -> str:
    """A class name as a sentence inflects it: "anticoagulants" also stands in "anticoagulant activity"."""
    low = name.casefold()
    low = low.removesuffix(" drugs")
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def _evidence(fact: Curated[Interaction], *, opposes: bool = False) -> EvidenceFor:
    one = fact.value
    names = " and ".join(party.name for party in one.parties)
    said = one.effect if one.outcome is Outcome.INTERACTION else f"none found: {one.effect}"
    return facts.evidence(fact, f"{names}: {said} ({one.species or one.evidence.value})", opposes=opposes)
