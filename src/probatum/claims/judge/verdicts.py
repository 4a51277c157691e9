"""Verdicts in one line each: what a rule hands back."""

from __future__ import annotations

from probatum.domain.claim import CheckRun, Claim, EvidenceFor, Mismatch, Rating, Verdict


def supported(
    claim: Claim,
    because: str,
    rule: str,
    evidence: tuple[EvidenceFor, ...],
    *,
    flagged: bool = False,
    checks: tuple[CheckRun, ...] = (),
) -> Verdict:
    """It holds, by the evidence named."""
    return Verdict(
        claim=claim,
        rating=Rating.SUPPORTED,
        because=because,
        rule=rule,
        evidence=evidence,
        flagged=flagged,
        checks=checks,
    )


def overstated(
    claim: Claim, because: str, rule: str, evidence: tuple[EvidenceFor, ...], *mismatches: Mismatch
) -> Verdict:
    """There is something to it, and less than it says; always flagged."""
    return Verdict(
        claim=claim,
        rating=Rating.OVERSTATED,
        because=because,
        rule=rule,
        evidence=evidence,
        mismatches=mismatches,
        flagged=True,
    )


def contradicted(
    claim: Claim, because: str, rule: str, evidence: tuple[EvidenceFor, ...], *mismatches: Mismatch
) -> Verdict:
    """The evidence named says otherwise; always flagged."""
    return Verdict(
        claim=claim,
        rating=Rating.CONTRADICTED,
        because=because,
        rule=rule,
        evidence=evidence,
        mismatches=mismatches,
        flagged=True,
    )


def inconsistent(claim: Claim, because: str, rule: str, *checks: CheckRun) -> Verdict:
    """The article's own words exclude it; always flagged."""
    return Verdict(
        claim=claim, rating=Rating.INCONSISTENT, because=because, rule=rule, checks=checks, flagged=True
    )


def no_evidence(
    claim: Claim,
    because: str,
    rule: str,
    *,
    evidence: tuple[EvidenceFor, ...] = (),
    mismatches: tuple[Mismatch, ...] = (),
    flagged: bool = True,
) -> Verdict:
    """Nothing at hand speaks for it; flagged where a benefit or safety is asserted."""
    return Verdict(
        claim=claim,
        rating=Rating.NO_EVIDENCE,
        because=because,
        rule=rule,
        evidence=evidence,
        mismatches=mismatches,
        flagged=flagged,
    )


def not_checkable(
    claim: Claim, because: str, rule: str, *, flagged: bool = False, evidence: tuple[EvidenceFor, ...] = ()
) -> Verdict:
    """Nothing at hand could decide it."""
    return Verdict(
        claim=claim,
        rating=Rating.NOT_CHECKABLE,
        because=because,
        rule=rule,
        flagged=flagged,
        evidence=evidence,
    )
