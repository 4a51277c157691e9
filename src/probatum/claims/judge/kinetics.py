"""What an article says of half-life and uptake, against measured kinetic facts."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum.claims.judge import facts, verdicts
from probatum.domain.claim import Claim, EvidenceFor, Mismatch, Verdict
from probatum.domain.monograph import KineticFact, Monograph
from probatum.domain.provenance import Curated

_NUMBER = r"\d+(?:[.,]\d+)?"
_TIME = re.compile(
    rf"(?<![\w.])({_NUMBER})(?:\s*(?:-|–|to|and)\s*({_NUMBER}))?[\s-]*"
    r"(seconds?|sec|s|minutes?|mins?|min|hours?|hrs?|h|days?|weeks?)\b",
    re.IGNORECASE,
)
_SPREAD = re.compile(rf"\s*(?:\(\s*{_NUMBER}\s*\)|±\s*{_NUMBER})\s*")  # "53.7 (7.0) min", "45 ± 6 min"
_ONE = re.compile(r"\b(?:an|one|a) (?=hour|minute|day|week)", re.IGNORECASE)
_HALF_LIFE = re.compile(
    r"half[- ]?li(?:fe|ves)|(?:concentration|level)s?\b.{0,60}\b(?:in|by) half", re.IGNORECASE
)


_PEAK = re.compile(r"\bt ?max\b|\bpeak(?:s|ed)?\b[^.;]{0,50}\b(?:within|at|after|in|about)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Minutes:
    """A time from low to high, in minutes."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The table's numbers."""

    factor: float
    rapid_minutes: float
    rapid_words: tuple[str, ...]
    minutes: dict[str, float]


@cache
def limits() -> Limits:
    """The table, read once."""
    table = tomllib.loads(files("probatum.claims.judge").joinpath("kinetics.toml").read_text("utf-8"))
    return Limits(**{**table, "rapid_words": tuple(table["rapid_words"])})


def judge_kinetics(claim: Claim, known: Monograph) -> Verdict:
    """The verdict on a claim about how fast a substance comes and goes; half-lives and peaks have a rule."""
    claimed, told = time_in(claim.place.quote), parameter_of(claim.place.quote)
    if claimed is None or told is None:
        because = "no measured fact on file that it could be held against"
        return verdicts.not_checkable(claim, because, "kinetics-not-on-file")
    measured = [
        one for one in known.kinetics if facts.carries(one) and one.value.is_measured and _is_own(one, known)
    ]
    against = [one for one in measured if _excludes(one.value, told, claimed)]
    agree = [one for one in measured if _agrees(one.value, told, claimed)]
    if agree:
        evidence = (*(_evidence(one) for one in agree), *(_evidence(one, opposes=True) for one in against))
        return verdicts.supported(claim, f"measured: {evidence[0].text}", "kinetics-agree", evidence)
    if against:
        evidence = tuple(_evidence(one, opposes=True) for one in against)
        because = f"far from what was measured: {evidence[0].text}"
        return verdicts.contradicted(claim, because, "kinetics-disagree", evidence, Mismatch.NUMBER)
    because = f"no measured {told} of {known.substance.name} is on file"
    return verdicts.not_checkable(claim, because, "kinetics-not-on-file")


def parameter_of(words: str) -> str | None:
    """The kinetic parameter a text speaks of, as the facts name it."""
    if _HALF_LIFE.search(words):
        return "half-life"
    return "Tmax" if _PEAK.search(words) else None


def time_in(words: str) -> Minutes | None:
    """The first time span of a text.

    >>> time_in("between 2 and 10 hours")
    Minutes(low=120.0, high=600.0)
    """
    found = _TIME.search(_ONE.sub("1 ", _SPREAD.sub(" ", words)))
    if found is None:
        return None
    unit = _unit(found[3])
    low = float(found[1].replace(",", ".")) * unit
    return Minutes(low, float(found[2].replace(",", ".")) * unit if found[2] else low)


def _unit(word: str) -> float:
    low = word.casefold()
    known = limits().minutes
    return known.get(low) or known[low.removesuffix("s")]


def _is_own(fact: Curated[KineticFact], known: Monograph) -> bool:
    return fact.value.analyte.casefold() == known.substance.name.casefold()


def _excludes(fact: KineticFact, told: str, claimed: Minutes) -> bool:
    rules = limits()
    if fact.parameter == told:
        found = time_in(f"{fact.value} {fact.unit}")
        return found is not None and _apart(found, claimed) > rules.factor
    is_rapid = any(fact.value.casefold().startswith(word) for word in rules.rapid_words)
    is_of_half_life = told == "half-life" and fact.parameter == "degradation"
    return is_of_half_life and is_rapid and claimed.high >= rules.rapid_minutes


def _agrees(fact: KineticFact, told: str, claimed: Minutes) -> bool:
    if fact.parameter != told:
        return False
    found = time_in(f"{fact.value} {fact.unit}")
    return found is not None and _apart(found, claimed) <= limits().factor


def _apart(a: Minutes, b: Minutes) -> float:
    """How many times the nearer ends lie apart; 1 where the spans meet."""
    if a.low <= b.high and b.low <= a.high:
        return 1.0
    near, far = sorted((max(a.low, b.low), min(a.high, b.high)))
    return far / near if near else float("inf")


def _evidence(fact: Curated[KineticFact], *, opposes: bool = False) -> EvidenceFor:
    one = fact.value
    return facts.evidence(
        fact, f"{one.parameter} {one.value} {one.unit} ({one.species}, {one.route})", opposes=opposes
    )
