"""Upper levels an article tells, and doses it tells, against the levels authorities set for adults.

A level is told right where an authority prints that amount for that group; where none does, it is another
number. A plain dose a day above every authority's level is too much, whatever the source of the advice;
doses of a trial and doses told with doubt are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from probatum.claims.judge import facts, verdicts
from probatum.domain.claim import Attribution, Claim, ClaimType, EvidenceFor, Mismatch, Verdict
from probatum.domain.errors import UnitError
from probatum.domain.interaction import LimitScope, UpperLimit
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Curated
from probatum.domain.quantity import Quantity, Unit
from probatum.text.dose_expressions import measures
from probatum.vocabulary.limits import upper_limits

_LIMIT = re.compile(
    r"\b(?:tolerable\s+)?upper\s+(?:intake\s+)?(?:limit|level)s?\b|\bUL\b|\bmaximum\s+safe\b|\bsafe\s+upper\b",
    re.IGNORECASE,
)
_AUTHORITIES = (
    (re.compile(r"\bEFSA\b|\bEurop\w+", re.IGNORECASE), "EFSA"),
    (
        re.compile(
            r"\bNASEM\b|\bIOM\b|\bNIH\b|\bFDA\b|National\s+Academ|Institute\s+of\s+Medicine|\bU\.?S\.?\b|Americ"
        ),
        "NASEM",
    ),
)
_OTHERS = re.compile(
    r"\b(?:child(?:ren)?|infants?|toddlers?|teen\w*|adolescents?|pregnan\w+|breast-?feeding|lactat\w+|kids?|babies"
    r"|age[ds]?)\b",
    re.IGNORECASE,
)
_NO_ADVICE = re.compile(
    r"\b(?:trials?|stud(?:y|ies|ied)|participants|patients|volunteers|rats?|mice|not|never|avoid\w*|above|over|exceed\w*"
    r"|more\s+than|too\s+much|toxic\w*|excess\w*|limit|maximum|doctor|prescri\w+|supervis\w+|loading|single\s+dose|once"
    r"|may|might|could|if|deficien\w*|extract|powder|root|all\s+sources|foods?|diets?|needs?|requirements?"
    r"|recommended\s+(?:dietary|daily)\s+(?:allowance|intake))\b",
    re.IGNORECASE,
)
_DAILY = re.compile(r"\b(?:a|per|each|every)\s+day\b|\bdaily\b|/\s?day\b", re.IGNORECASE)
_ADULT = Decimal(25)  # years: an age every authority's table of adults covers
_SAME = Decimal("0.03")  # rounding of a printed level
_MOST = 3  # levels a verdict names


def judge_upper_limit(claim: Claim, known: Monograph) -> Verdict | None:
    """The verdict on a level that is told, or on a dose above every level; None where neither is."""
    words = claim.place.quote
    levels = tuple(_levels(known, words))
    if not levels or _OTHERS.search(words):
        return None
    told = tuple(_amounts(words))
    if not told:
        return None
    if _LIMIT.search(words):
        return _level(claim, known, told, levels)
    is_advice = claim.type is ClaimType.DOSE and _DAILY.search(words) and not _NO_ADVICE.search(words)
    is_of_people = claim.attribution not in (Attribution.ANIMALS, Attribution.CELLS)
    return _dose(claim, known, told, levels) if is_advice and is_of_people else None


def _levels(known: Monograph, words: str) -> Iterator[Curated[UpperLimit]]:
    """The current levels of a day for adults at large, of the authority the words name where they do."""
    named = next((name for pattern, name in _AUTHORITIES if pattern.search(words)), "")
    for one in upper_limits().get(known.substance.id, ()):
        limit = one.value
        is_adult = limit.age_low <= _ADULT and (limit.age_high is None or limit.age_high > _ADULT)
        is_plain = limit.pregnancy is not True and limit.lactation is not True and not limit.per_dose
        is_whole = limit.amount is not None and not limit.forms_covered
        is_asked = facts.carries(one) and limit.is_current and named in limit.authority
        if is_asked and is_adult and is_plain and is_whole:
            yield one


def _amounts(words: str) -> Iterator[Decimal]:
    """The amounts of the words in micrograms, the greater end of each."""
    for one in measures(words):
        reading = one.first
        is_mass = reading.unit.base == "µg" and {per.unit.base for per in reading.per} <= {"day", "intake"}
        if is_mass and not one.bound:
            yield reading.high * reading.unit.size


def _micrograms(amount: Quantity | None) -> Decimal | None:
    try:
        return None if amount is None else amount.to(Unit.UG).high
    except UnitError:
        return None


def _level(
    claim: Claim, known: Monograph, told: Sequence[Decimal], levels: Sequence[Curated[UpperLimit]]
) -> Verdict | None:
    sizes = [(one, size) for one in levels if (size := _micrograms(one.value.amount)) is not None]
    agree = [one for one, size in sizes if any(abs(size - amount) <= _SAME * size for amount in told)]
    if agree:
        evidence = tuple(_evidence(one) for one in agree[:_MOST])
        return verdicts.supported(claim, f"as set: {evidence[0].text}", "upper-level-as-set", evidence)
    if not sizes:
        return None
    evidence = tuple(_evidence(one, opposes=True) for one, _ in sizes[:_MOST])
    because = f"the level of {known.substance.name} is another: {'; '.join(one.text for one in evidence)}"
    return verdicts.contradicted(claim, because, "upper-level-differs", evidence, Mismatch.NUMBER)


def _dose(
    claim: Claim, known: Monograph, told: Sequence[Decimal], levels: Sequence[Curated[UpperLimit]]
) -> Verdict | None:
    sizes = [(one, size) for one in levels if (size := _micrograms(one.value.amount)) is not None]
    if not sizes or max(told) <= max(size for _, size in sizes):
        return None
    evidence = tuple(_evidence(one, opposes=True) for one, _ in sizes[:_MOST])
    named = "; ".join(one.text for one in evidence)
    because = f"above every upper level of {known.substance.name} on file: {named}"
    return verdicts.overstated(claim, because, "above-upper-level", evidence, Mismatch.DOSE)


def _evidence(fact: Curated[UpperLimit], *, opposes: bool = False) -> EvidenceFor:
    one = fact.value
    scope = "" if one.scope is LimitScope.TOTAL else f", {one.scope.value}"
    year = f" {one.year}" if one.year else ""
    return facts.evidence(fact, f"{one.authority}{year}, {one.age}: {one.amount}{scope}", opposes=opposes)
