"""Estimates an article prints, against those that published syntheses print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from probatum.claims.judge import verdicts
from probatum.domain.claim import Claim, EvidenceFor, Mismatch, Verdict
from probatum.domain.effects_table import PublishedSynthesis
from probatum.domain.monograph import Monograph

_N = r"[-−–]?\d+(?:\.\d+)?"
_PRINTED = re.compile(
    rf"(?P<e>{_N})\s?(?:[a-zA-Z%/]{{1,8}}\.?)?\s*[(\[,;]*\s*(?:95\s?%\s?)?(?:CI|confidence interval)[\s:=,]*"
    rf"(?P<low>{_N})\s*(?:to|–|-|,|;)\s*(?P<high>{_N})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its interval, without its sign: which way is minus differs between papers."""

    value: Decimal
    ends: tuple[Decimal, Decimal]


def judge_estimate(claim: Claim, known: Monograph) -> Verdict | None:
    """Contradicted where a published estimate is printed with another interval; supported where all agree."""
    right: list[EvidenceFor] = []
    for printed in estimates_in(claim.place.quote):
        same = [one for one in known.published_syntheses if _is_same_value(one, printed)]
        agree = [one for one in same if _ends(one) == printed.ends]
        if same and not agree:
            wrong = _evidence(same[0], opposes=True)
            because = f"the source prints another interval: {wrong.text}"
            return verdicts.contradicted(claim, because, "estimate-misquoted", (wrong,), Mismatch.NUMBER)
        right += [_evidence(one, opposes=False) for one in agree[:1]]
    if not right:
        return None
    return verdicts.supported(claim, f"as published: {right[0].text}", "estimate-as-published", tuple(right))


def estimates_in(words: str) -> Iterator[Estimate]:
    """The estimates a text prints with their intervals."""
    for found in _PRINTED.finditer(words):
        low, high = sorted(_number(found[name]) for name in ("low", "high"))
        yield Estimate(_number(found["e"]), (low, high))


def _number(printed: str) -> Decimal:
    return abs(Decimal(re.sub(r"[-−–]", "", printed)))


def _is_same_value(one: PublishedSynthesis, printed: Estimate) -> bool:
    is_evidence = one.curated.seen_in.is_evidence and _ends(one) is not None
    return is_evidence and one.estimate is not None and abs(one.estimate) == printed.value


def _ends(one: PublishedSynthesis) -> tuple[Decimal, Decimal] | None:
    if one.ci_low is None or one.ci_high is None:
        return None
    low, high = sorted((abs(one.ci_low), abs(one.ci_high)))
    return low, high


def _evidence(one: PublishedSynthesis, *, opposes: bool) -> EvidenceFor:
    text = f"{one.outcome}: {one.measure} {one.estimate} ({one.ci_low} to {one.ci_high})"
    ids = (one.review.id,) if one.review.id else ()
    return EvidenceFor(text=text, records=ids, source=str(one.review), opposes=opposes)
