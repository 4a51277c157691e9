"""What an article says of products and of the literature at large: rarely for studies to answer."""

from __future__ import annotations

import re

from probatum.claims.judge import verdicts
from probatum.claims.judge.effects import judge_effect, judge_modest
from probatum.claims.judge.questions import questions
from probatum.claims.judge.wordings import is_modest
from probatum.domain.claim import Claim, EvidenceFor, Mismatch, Verdict
from probatum.domain.monograph import Monograph

_PROMISE = re.compile(
    r"synerg|science-backed|backed by science|\bproven\b|\bbenefits?\b|\beffective\b|\bboost",
    re.IGNORECASE,
)
_ALL_FROM_ONE = re.compile(
    r"\b(?:entire|all|whole|every)\b[^.]{0,60}\b(?:literature|evidence|research|studies|work)\b[^.]{0,60}"
    r"\b(?:from|by|in)\b",
    re.IGNORECASE,
)
_MOST_FROM_ONE = re.compile(
    r"\b(?:chiefly|mainly|mostly|largely|primarily) (?:the |from |by )", re.IGNORECASE
)
_MANY = re.compile(
    r"\b(?:multiple|several|many|numerous|dozens of|hundreds of|countless|extensive) "
    r"(?:\w+[\s,-]+){0,4}(?:studies|trials|rcts|research)\b|\bwell[- ]studied\b|\bclinically proven\b",
    re.IGNORECASE,
)
_HUMAN = re.compile(r"\b(?:human|clinical|randomi[sz]ed|rcts?|double-blind|patients)\b", re.IGNORECASE)
_MOST = 0.5  # share of the studies from which "mostly" holds
_FEW = 3  # human studies on file below which "many" is too much


def judge_product(claim: Claim, known: Monograph) -> Verdict:
    """A promise of a product has no study behind it here; what is sold where is not for studies."""
    if _PROMISE.search(claim.place.quote):
        because = f"no study of this product with {known.substance.name} is on file"
        return verdicts.no_evidence(claim, because, "product-not-studied")
    because = "what a seller offers is not for studies to answer"
    return verdicts.not_checkable(claim, because, "product")


def judge_citation_claim(claim: Claim, known: Monograph) -> Verdict:
    """What is said of the literature: one origin against several, many against few; else an effect."""
    words = claim.place.quote
    if is_modest(claim):
        return judge_modest(claim, known)
    if _ALL_FROM_ONE.search(words):
        return _one_origin(claim, known)
    if _MOST_FROM_ONE.search(words):
        return _most_of_one(claim, known)
    if _MANY.search(words):
        return _many(claim, known)
    if questions(claim):
        return judge_effect(claim, known)
    because = "what it says of the literature is not on file"
    return verdicts.not_checkable(claim, because, "literature-not-on-file")


def _one_origin(claim: Claim, known: Monograph) -> Verdict:
    groups = known.replication.clusters
    evidence = (EvidenceFor(text=f"{len(groups)} groups of laboratories stand behind the studies on file"),)
    if len(groups) > 1:
        because = evidence[0].text
        return verdicts.overstated(claim, because, "several-groups", evidence, Mismatch.NUMBER)
    because = "the studies on file do not tell their laboratories apart"
    return verdicts.not_checkable(claim, because, "laboratories-not-on-file")


def _most_of_one(claim: Claim, known: Monograph) -> Verdict:
    share = known.replication.max_share
    if share is not None and share >= _MOST:
        line = f"the largest group of laboratories has {share:.0%} of the studies on file"
        return verdicts.supported(claim, line, "largest-group", (EvidenceFor(text=line),))
    because = "the studies on file do not show where most of them come from"
    return verdicts.not_checkable(claim, because, "laboratories-not-on-file")


def _many(claim: Claim, known: Monograph) -> Verdict:
    counts = known.counts
    count = counts.human_studies if _HUMAN.search(claim.place.quote) else counts.included
    kind = "studies in people" if _HUMAN.search(claim.place.quote) else "studies"
    line = f"{count} {kind} of {known.substance.name} are on file; no search has been run"
    evidence = (EvidenceFor(text=line, source="counts of the starter set"),)
    if count > _FEW:
        return verdicts.supported(claim, line, "many-on-file", evidence)
    return verdicts.not_checkable(claim, line, "few-on-file", evidence=evidence)
