"""What an article says of half-life and uptake, against measured kinetic facts."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum.claims.judge import facts, verdicts
from probatum.claims.judge.uptake import judge_uptake
from probatum.domain.claim import Claim, EvidenceFor, Mismatch, Verdict
from probatum.domain.monograph import KineticFact, Monograph
from probatum.domain.provenance import Curated
from probatum.text.unit_words import NUMBER_WORD, NUMBER_WORDS

_NUMBER = r"\d+(?:[.,]\d+)?"
_TIME = re.compile(
    rf"(?<![\w.])(?P<low>{_NUMBER})(?:\s*(?:-|–|to|and|or)\s*(?P<high>{_NUMBER}))?[\s-]*"
    r"(?P<unit>seconds?|sec|s|minutes?|mins?|min|hours?|hrs?|h|days?|weeks?)\b",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    rf"\b(?P<n>{NUMBER_WORD})(?=(?:\s*(?:-|–|to|and|or)\s*(?:{NUMBER_WORD}|\d+))?[\s-]*(?:seconds?|minutes?|mins?|hours?|days?|weeks?)\b)",
    re.IGNORECASE,
)
_HALF = re.compile(r"\bhalf an hour\b", re.IGNORECASE)
_BELOW = re.compile(
    r"(?:\b(?:less|shorter|lower|fewer) than|\bunder|\bbelow|\bwithin|\bup to|<|≤)\s*$", re.IGNORECASE
)
# "53.7 (7.0) min", "45 ± 6 min"
_SPREAD = re.compile(rf"\s*(?:\(\s*{_NUMBER}(?:\s*[-–]\s*{_NUMBER})?\s*\)|±\s*{_NUMBER})\s*")
_ONE = re.compile(r"\b(?:an|one|a) (?=hour|minute|day|week)", re.IGNORECASE)
_HALF_LIFE = re.compile(
    r"half[- ]?li(?:fe|ves)|(?:concentration|level)s?\b.{0,60}\b(?:in|by) half", re.IGNORECASE
)
_DEGRADED = re.compile(
    r"\b(?:broken down|breaks? down|degraded|destroyed|cleaved|cleared)\b[^.;]{0,40}"
    r"\b(?:rapidly|quickly|fast|in minutes|(?:with)?in (?:a few |some )?minutes)\b"
    r"|\b(?:rapidly|quickly) (?:broken down|degraded|destroyed|cleaved|cleared)\b",
    re.IGNORECASE,
)
_PEAK = re.compile(r"\bt ?max\b|\bpeak(?:s|ed)?\b[^.;]{0,50}\b(?:within|at|after|in|about)\b", re.IGNORECASE)
_UPTAKE = re.compile(r"\bbioavailab\w*|\babsor(?:bed|ption|bs)\b", re.IGNORECASE)
_PERCENT = re.compile(
    rf"(?P<low>{_NUMBER})(?:\s*(?:-|–|to)\s*(?P<high>{_NUMBER}))?\s?(?:%|percent|per cent)", re.IGNORECASE
)
_SHARES = ("bioavailability", "absolute bioavailability", "absorbed fraction")
_MOST_LEADS = 2


@dataclass(frozen=True, slots=True)
class Minutes:
    """A time from low to high, in minutes; a share from low to high, in percent."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The table's numbers."""

    factor: float
    share_factor: float
    rapid_minutes: float
    rapid_words: tuple[str, ...]
    minutes: dict[str, float]


@cache
def limits() -> Limits:
    """The table, read once."""
    table = tomllib.loads(files("probatum.claims.judge").joinpath("kinetics.toml").read_text("utf-8"))
    return Limits(**{**table, "rapid_words": tuple(table["rapid_words"])})


def judge_kinetics(claim: Claim, known: Monograph) -> Verdict:
    """The verdict on a claim about how much and how fast a substance comes and goes.

    Half-lives, peaks, breakdown, the share absorbed and comparisons of it have a rule each; what no source
    measured is named as a lead.
    """
    compared = judge_uptake(claim, known)
    if compared is not None:
        return compared
    words = claim.place.quote
    told = parameter_of(words)
    if told is None:
        because = "no measured fact on file that it could be held against"
        return verdicts.not_checkable(claim, because, "kinetics-not-on-file")
    claimed = _claimed(told, words)
    about = [one for one in known.kinetics if _is_own(one, known, words) and _is_by_route(one.value, claim)]
    measured = [one for one in about if facts.carries(one) and one.value.is_measured]
    against = [one for one in measured if claimed and _excludes(one.value, told, claimed)]
    agree = [one for one in measured if _agrees(one.value, told, claimed)]
    if agree:
        evidence = (*(_evidence(one) for one in agree), *(_evidence(one, opposes=True) for one in against))
        return verdicts.supported(claim, f"measured: {evidence[0].text}", "kinetics-agree", evidence)
    if against:
        evidence = tuple(_evidence(one, opposes=True) for one in against)
        because = f"far from what was measured: {evidence[0].text}"
        return verdicts.contradicted(claim, because, "kinetics-disagree", evidence, Mismatch.NUMBER)
    because = f"no measured {told} of {known.substance.name} is on file{_leads(about, told)}"
    return verdicts.not_checkable(claim, because, "kinetics-not-on-file")


def parameter_of(words: str) -> str | None:
    """The kinetic parameter a text speaks of, as the facts name it."""
    patterns = (("half-life", _HALF_LIFE), ("Tmax", _PEAK), ("degradation", _DEGRADED))
    told = next((name for name, pattern in patterns if pattern.search(words)), None)
    if told is None and _UPTAKE.search(words) and _PERCENT.search(words):
        return "bioavailability"
    return told


def _claimed(told: str, words: str) -> Minutes | None:
    return _percent_in(words) if told == "bioavailability" else time_in(words)


def _percent_in(words: str) -> Minutes | None:
    found = _PERCENT.search(_SPREAD.sub(" ", words))
    return None if found is None else Minutes(*_ends(found))


def _ends(found: re.Match[str]) -> tuple[float, float]:
    low = float(found["low"].replace(",", "."))
    return low, float(found["high"].replace(",", ".")) if found["high"] else low


def time_in(words: str) -> Minutes | None:
    """The first time span of a text; one told as a bound begins at nothing.

    >>> time_in("between 2 and 10 hours"), time_in("around four hours"), time_in("less than 30 minutes")
    (Minutes(low=120.0, high=600.0), Minutes(low=240.0, high=240.0), Minutes(low=0.0, high=30.0))
    """
    plain = _HALF.sub("30 minutes", _ONE.sub("1 ", _SPREAD.sub(" ", words)))
    plain = _SPELLED.sub(lambda one: str(NUMBER_WORDS[one["n"].lower()]), plain)
    found = _TIME.search(plain)
    if found is None:
        return None
    unit = _unit(found["unit"])
    low, high = (end * unit for end in _ends(found))
    return Minutes(0.0 if _BELOW.search(plain[: found.start()]) else low, high)


def _unit(word: str) -> float:
    low = word.casefold()
    known = limits().minutes
    return known.get(low) or known[low.removesuffix("s")]


def _is_own(fact: Curated[KineticFact], known: Monograph, words: str) -> bool:
    """Of the substance itself, or of the constituent or metabolite the words name."""
    analyte = fact.value.analyte.casefold()
    names = {known.substance.name.casefold(), *(one.text.casefold() for one in known.substance.names)}
    return analyte in names or re.search(rf"(?<!\w){re.escape(analyte)}(?!\w)", words.casefold()) is not None


def _is_by_route(fact: KineticFact, claim: Claim) -> bool:
    """A share absorbed holds for one route: oral, where the claim names another, tells nothing."""
    return fact.parameter not in _SHARES or claim.route is None or claim.route in fact.route


def _found(fact: KineticFact, told: str) -> Minutes | None:
    """What a fact gives for the parameter told."""
    if fact.parameter != told and not (told == "bioavailability" and fact.parameter in _SHARES):
        return None
    text = f"{fact.value} {fact.unit}"
    return _percent_in(text) if told == "bioavailability" else time_in(text)


def _excludes(fact: KineticFact, told: str, claimed: Minutes) -> bool:
    rules = limits()
    found = _found(fact, told)
    if found is not None:
        return _apart(found, claimed) > rules.factor
    is_rapid = any(fact.value.casefold().startswith(word) for word in rules.rapid_words)
    is_of_half_life = told == "half-life" and fact.parameter == "degradation"
    return is_of_half_life and is_rapid and claimed.high >= rules.rapid_minutes


def _agrees(fact: KineticFact, told: str, claimed: Minutes | None) -> bool:
    if told == "degradation":
        is_rapid = any(fact.value.casefold().startswith(word) for word in limits().rapid_words)
        return fact.parameter == "degradation" and is_rapid
    found = _found(fact, told)
    near = limits().share_factor if told == "bioavailability" else limits().factor
    return found is not None and claimed is not None and _apart(found, claimed) <= near


def _apart(a: Minutes, b: Minutes) -> float:
    """How many times the nearer ends lie apart; 1 where the spans meet."""
    if a.low <= b.high and b.low <= a.high:
        return 1.0
    near, far = sorted((max(a.low, b.low), min(a.high, b.high)))
    return far / near if near else float("inf")


def _leads(about: list[Curated[KineticFact]], told: str) -> str:
    """What sources without a measurement say of it, in a few words; empty where there are none."""
    said = [one.value for one in about if one.value.parameter == told and not facts.carries(one)]
    named = "; ".join(f"{one.value} {one.unit} ({one.species})" for one in said[:_MOST_LEADS])
    return f" (leads, not counted: {named})" if named else ""


def _evidence(fact: Curated[KineticFact], *, opposes: bool = False) -> EvidenceFor:
    one = fact.value
    return facts.evidence(
        fact, f"{one.parameter} {one.value} {one.unit} ({one.species}, {one.route})", opposes=opposes
    )
