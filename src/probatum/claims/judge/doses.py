"""What an article says of doses, against the doses people and animals were given in studies."""

from __future__ import annotations

import re
from decimal import Decimal

from probatum.claims.judge import verdicts
from probatum.claims.judge.equivalents import scaled_from_animals
from probatum.claims.judge.studied_doses import studied
from probatum.domain.claim import Claim, ClaimType, EvidenceFor, Mismatch, Verdict
from probatum.domain.evidence import comparable
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import value_of
from probatum.domain.quantity import Quantity
from probatum.domain.terms import Track

_STUDIED = re.compile(
    r"\b(?:trials?|stud(?:y|ies|ied)|research|experiments?|protocols?|colleagues)\b"
    r"|\b(?:they|patients|women|men|participants|volunteers|subjects|people|groups?|adults)"
    r" (?:each )?(?:took|received|were given|got|swallowed)\b",
    re.IGNORECASE,
)
_USUAL = re.compile(
    r"\b(?:typical|usual|common|standard|effective|loading|maintenance|studied) (?:[\w-]+ ){0,2}"
    r"(?:dos(?:e|es|age|ages|ing)|amounts?|range)\b|\bdos(?:e|es|age|ages) (?:is|are|of|range)\b",
    re.IGNORECASE,
)
_GRAFTED = re.compile(r"\b(?:is|are|of|by|for|was|were)\s+((?:No|None|Not|Unknown|Never)\b(?:\s+\S+){1,8})")
_DROP_STRENGTH = re.compile(
    r"(\d[\d.,]*)\s*(mcg|µg|μg|ug|mg)\b[^.;]{0,12}?\(?(?:at|from|of)?\s*(?:a\s*)?(\d+(?:[.,]\d+)?)\s*%",
    re.IGNORECASE,
)
_DROP = (
    Decimal("0.02"),
    Decimal("0.06"),
)  # mL of one drop: viscous drops to a wide dropper (USP <1101>: 0.05)
_PER_PERCENT = Decimal(10)  # mg per mL in a solution of 1 % (w/v)
_FEW = 2  # sources, before a dose that is told without a study counts as one that was studied
_RANGE = 10  # times the largest or a fraction of the smallest studied dose before it is another dose


def judge_dose(claim: Claim, known: Monograph | None) -> Verdict:
    """A computation that comes out, a dose far outside those studied, or open."""
    drops = drop_strengths(claim.place.quote)
    if drops:
        because = "amount, strength and the volume of a drop fit one another"
        return verdicts.supported(claim, because, "drop-strength", drops)
    scaled = scaled_from_animals(claim, known) if known is not None else ()
    if scaled:
        because = "scaled by body surface it is a dose animals were given"
        return verdicts.supported(claim, because, "scaled-from-animals", scaled)
    if known is not None and claim.dose is not None:
        outside = _outside(claim.dose, known)
        if outside:
            because = f"far outside the doses studied: {outside[0].text}"
            return verdicts.overstated(claim, because, "dose-not-studied", outside, Mismatch.DOSE)
    if known is not None and claim.dose is not None:
        given = studied(claim.dose, known)
        is_told_as_usual = _USUAL.search(claim.place.quote) is not None and len(given) >= _FEW
        if given and (_STUDIED.search(claim.place.quote) or is_told_as_usual):
            return verdicts.supported(claim, f"given in studies: {given[0].text}", "dose-studied", given)
    is_sum = claim.type is ClaimType.ARITHMETIC
    because = "no other number of the text decides it" if is_sum else "no studied dose on file decides it"
    return verdicts.not_checkable(claim, because, "dose-not-on-file")


def grafted(words: str) -> str | None:
    """A sentence set into the slot of another ("The usual dose is No dose exists."); its words.

    >>> grafted("The usual dose of it is No validated dose exists")
    'No validated dose exists'
    """
    found = _GRAFTED.search(words)
    return found[1] if found else None


def drop_strengths(words: str) -> tuple[EvidenceFor, ...]:
    """Amounts per drop with their strength, where each gives the volume of a real drop; else nothing."""
    if "drop" not in words.casefold():
        return ()
    lines = []
    for found in _DROP_STRENGTH.finditer(words):
        amount = Decimal(found[1].replace(",", "")) / (1 if found[2].casefold() == "mg" else 1000)
        strength = Decimal(found[3].replace(",", ".")) * _PER_PERCENT
        volume = amount / strength if strength else Decimal(0)
        if not _DROP[0] <= volume <= _DROP[1]:
            return ()
        lines.append(f"{found[1]} {found[2]} at {found[3]} % is {volume.normalize():f} mL, one drop")
    return tuple(EvidenceFor(text=line, source="computed from the text") for line in lines)


def _outside(dose: Quantity, known: Monograph) -> tuple[EvidenceFor, ...]:
    """The studied doses of the same dimension, where the claimed one lies far from every one.

    An amount per kilogram is held against animals as well; one that was printed with a doubtful unit
    (flagged) against nothing.
    """
    claimed = comparable(dose)
    tracks = (Track.HUMAN, Track.ANIMAL) if "per body mass" in claimed.dimension else (Track.HUMAN,)
    given = [
        (one, comparable(amount))
        for one in known.doses
        if one.track in tracks and not one.dose.flags and (amount := value_of(one.dose.amount)) is not None
    ]
    same = [(one, amount) for one, amount in given if amount.dimension == claimed.dimension]
    if not same:
        return ()
    top = max(amount.high for _, amount in same)
    bottom = min(amount.low for _, amount in same)
    if bottom / _RANGE <= claimed.high and claimed.low <= top * _RANGE:
        return ()
    return tuple(
        EvidenceFor(
            text=f"{value_of(one.dose.amount)} ({one.species or one.track.value})",
            study=one.study,
            opposes=True,
        )
        for one, _ in same[:3]
    )
