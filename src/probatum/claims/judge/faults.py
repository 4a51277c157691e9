"""What the article's own words say to a claim: computations that fail, and those that come out."""

from __future__ import annotations

from collections.abc import Iterable

from probatum.claims.judge import verdicts
from probatum.domain.claim import CheckRun, Claim, ClaimType, EvidenceFor, Verdict
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck

_FEW_INPUTS = 3  # printed numbers of one computation that stand on the same footing as its result
_NEAR = 400  # characters between statements that a reader holds against each other
_COMPUTED = frozenset(
    {FaultKind.SUPPLY, FaultKind.DROPS, FaultKind.CONCENTRATION_AND_VOLUME, FaultKind.TOTAL_AND_PARTS}
)
# What only a study can bear out: that a fraction comes out says nothing of whether it was found.
_FOR_STUDIES = frozenset(
    {ClaimType.EFFICACY, ClaimType.MECHANISM, ClaimType.SAFETY, ClaimType.INTERACTION, ClaimType.CITATION}
)
_SHOWN = 90  # characters of a quote that a line of ours repeats


def touching(claim: Claim, checks: Iterable[TextCheck]) -> tuple[TextCheck, ...]:
    """The checks whose result is about words of the claim, in the order of the text."""
    place = claim.place
    return tuple(one for one in checks if one.start < place.end and place.start < one.end)


def sharing(claim: Claim, checks: Iterable[TextCheck]) -> tuple[TextCheck, ...]:
    """The failed computations that a number of the claim went into, where few numbers did.

    Of two or three statements that do not fit, nobody can tell from outside which one is wrong; of many, or
    where all stand before it, the one that was to follow from the others is. Numbers from far apart blame
    none of them.
    """
    place = claim.place
    return tuple(
        one
        for one in checks
        if one.is_fault and one.kind in _COMPUTED
        if len(told := [other for other in one.inputs if other.start >= 0]) <= _FEW_INPUTS
        if any(other.start > one.start for other in told)
        if any(other.start < place.end and place.start < other.end for other in told)
        if all(abs(other.start - one.start) <= _NEAR for other in told)
    )


def judge_faults(claim: Claim, checks: Iterable[TextCheck]) -> Verdict | None:
    """Inconsistent where the article's other words exclude the claim; None where nothing fails."""
    checks = tuple(checks)
    failed = [one for one in touching(claim, checks) if one.is_fault] or list(sharing(claim, checks))
    if not failed:
        return None
    return verdicts.inconsistent(claim, failed[0].because, "text-against-itself", *map(run_of, failed))


def judge_agreement(claim: Claim, checks: Iterable[TextCheck]) -> Verdict | None:
    """Supported where the claim's numbers follow from the other numbers; the arithmetic is the evidence.

    A range that lies within what its parts give does not follow from them, and what a study found does not
    follow from sums that come out.
    """
    if claim.type in _FOR_STUDIES:
        return None
    agreed = [one for one in touching(claim, checks) if one.result is CheckResult.CONSISTENT]
    if not agreed:
        return None
    evidence = tuple(_line(one) for one in agreed)
    runs = tuple(map(run_of, agreed))
    because = "its numbers follow from one another"
    return verdicts.supported(claim, because, "arithmetic-agrees", evidence, checks=runs)


def run_of(check: TextCheck) -> CheckRun:
    """A check of the text as a report shows it."""
    return CheckRun(
        rule=f"{check.kind.value}: {check.rule}",
        inputs={one.name: _short(one.quote) for one in check.inputs},
        result=check.result.value,
        because=check.because,
        arithmetic=check.arithmetic,
    )


def _line(check: TextCheck) -> EvidenceFor:
    arithmetic = check.arithmetic[0] if check.arithmetic else check.because
    return EvidenceFor(text=f"{check.kind.value}: {arithmetic}", source="computed from the text")


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
