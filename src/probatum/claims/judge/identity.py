"""What an article says a substance is, against its sequence, mass and look-alikes, and tables of terms."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from probatum.claims.judge import verdicts
from probatum.claims.judge.kin import is_of_kin
from probatum.claims.judge.kinds import kinds_told
from probatum.claims.judge.kinship import kinship
from probatum.domain.claim import Claim, EvidenceFor, Mismatch, Verdict
from probatum.domain.monograph import Monograph
from probatum.domain.substance import Substance
from probatum.text.unit_words import NUMBER_WORDS
from probatum.vocabulary import mentions, peptides_in, substances

_CATALOG = "catalog of substances"
_GREEK = ("di", "tri", "tetra", "penta", "hexa", "hepta", "octa", "nona", "deca", "undeca", "dodeca",
          "trideca", "tetradeca", "pentadeca")  # fmt: skip
_LENGTHS = {name: number for number, name in enumerate(_GREEK, start=2)}
# One residue is told of a difference, twenty of the alphabet.
_NUMBERS = {name: number for name, number in NUMBER_WORDS.items() if 2 <= number <= 15}
_GREEK_LENGTH = re.compile(rf"\b({'|'.join(sorted(_GREEK, key=len, reverse=True))})peptide\b", re.IGNORECASE)
_COUNT = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)})[\s-]+(?:amino[\s-]acids?|residues?)\b", re.IGNORECASE
)
_MASS = re.compile(
    r"(?:molecular (?:weight|mass)|molar mass|mass|weighs?)\b[^.\d]{0,30}(\d[\d,]*(?:\.\d+)?)"
    r"(?:\s*(?:g/mol|da\b|daltons?|g mol))?",
    re.IGNORECASE,
)
_MASS_TOLERANCE = 0.01  # of the computed mass: rounding and average against monoisotopic
_SAME_AS = re.compile(
    r"(?:,?\s*\(?(?:or|aka|a\.k\.a\.|also (?:known|called|sold) as|otherwise known as|i\.e\.,?)\s+)"
    r"|\s(?:is|are)\s+(?:the same (?:as|thing as)|identical (?:to|with)|another name for|simply"
    r"|the \d+-residue)\s+",
    re.IGNORECASE,
)


_INGREDIENT = re.compile(r"\bactive (?:ingredient|substance|compound|principle) (?:of|in) $", re.IGNORECASE)
_TELLS = re.compile(r"(?:\bis|\bsequence(?: is| of)?|\bstructure|[:=(])\s*(?:\w+\s+){0,2}$", re.IGNORECASE)
_IS_A = re.compile(
    r"\bis (?:an?|the|one of the) ([^.;,]{3,80}?)(?=[.;,]|$|\s(?:of|by|from|that|which|with|in|for|to)\b)",
    re.I,
)
_CALLED = re.compile(r"\b(?:known as|called|named|or|also)\b|\(", re.IGNORECASE)
_GENERIC = frozenset(
    {"synthetic", "natural", "naturally", "compound", "substance", "supplement", "dietary", "after", "which"}
)
_CAS = re.compile(r"\b\d{2,7}-\d{2}-\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """The diseases of one organ, and how a list of them is announced."""

    name: str
    mesh: str
    lists: re.Pattern[str]
    diseases: tuple[str, ...]


@cache
def _tables() -> tuple[tuple[Organ, ...], tuple[tuple[re.Pattern[str], str, str], ...]]:
    table = tomllib.loads(files("probatum.claims.judge").joinpath("diseases.toml").read_text("utf-8"))
    organs = tuple(
        Organ(
            name=one["name"],
            mesh=one["mesh"],
            lists=re.compile(one["lists"], re.IGNORECASE),
            diseases=tuple(one["diseases"]),
        )
        for one in table["organ"]
    )
    stages = tuple(
        (re.compile(one["words"], re.IGNORECASE), one["because"], one["source"]) for one in table["stage"]
    )
    return organs, stages


def judge_terms(claim: Claim) -> Verdict | None:
    """Contradicted where a disease is listed under another organ or given a stage it has not."""
    words = claim.place.quote
    organs, stages = _tables()
    for organ in organs:
        announced = organ.lists.search(words)
        strangers = _strangers(words[announced.end() :], organ, organs) if announced else ()
        for disease, home in strangers:
            because = f"{disease} is a disease of the {home.name}, not of the {organ.name}"
            evidence = EvidenceFor(text=because, source=f"MeSH {home.mesh}", opposes=True)
            return verdicts.contradicted(claim, because, "disease-of-another-organ", (evidence,))
    for pattern, because, source in stages:
        if pattern.search(words):
            evidence = EvidenceFor(text=because, source=source, opposes=True)
            return verdicts.contradicted(claim, because, "term-misused", (evidence,))
    return None


def _strangers(words: str, organ: Organ, organs: tuple[Organ, ...]) -> tuple[tuple[str, Organ], ...]:
    low = words.casefold()
    own = max((len(disease) for disease in organ.diseases if disease in low), default=0)
    return tuple(
        (disease, other)
        for other in organs
        if other is not organ and own
        for disease in other.diseases
        if re.search(rf"\b{re.escape(disease)}\b", low)
    )


def judge_sameness(claim: Claim) -> Verdict | None:
    """Contradicted where two substances of the catalog are told as names of one."""
    words = claim.place.quote
    named = [one for one in mentions(words) if substances().has(one.substance)]
    for first, second in pairwise(named):
        between = words[first.end : second.start]
        is_ingredient = _INGREDIENT.search(words[: first.start]) and between.strip() == "is"
        is_same = _SAME_AS.fullmatch(between) or is_ingredient
        if first.substance == second.substance or not is_same:
            continue
        if not _are_look_alikes(first.substance, second.substance):
            continue
        because = _apart(substances().get(first.substance), substances().get(second.substance))
        evidence = EvidenceFor(text=because, source=_CATALOG, opposes=True)
        return verdicts.contradicted(claim, because, "two-substances-as-one", (evidence,), Mismatch.IDENTITY)
    return None


def _are_look_alikes(a: str, b: str) -> bool:
    one, other = substances().get(a), substances().get(b)
    return any(x.substance == other.id for x in one.not_the_same_as) or any(
        x.substance == one.id for x in other.not_the_same_as
    )


def _apart(a: Substance, b: Substance) -> str:
    masses = f" ({a.mass.value} against {b.mass.value} g/mol)" if a.mass and b.mass else ""
    why = next((x.because for x in b.not_the_same_as if x.substance == a.id), None)
    why = why or next((x.because for x in a.not_the_same_as if x.substance == b.id), "")
    return f"{a.name} and {b.name} are two substances{masses}" + (f": {why}" if why else "")


def judge_identity(claim: Claim, known: Monograph) -> Verdict:
    """Kind of substance, sequence, number of residues and mass against the catalog; else open."""
    facts = (*kinds_told(claim), *_facts(claim.place.quote, known.substance), *kinship(claim))
    wrong = tuple(one for one in facts if one.opposes)
    if wrong:
        return verdicts.contradicted(claim, wrong[0].text, "identity-differs", wrong, Mismatch.IDENTITY)
    if facts:
        return verdicts.supported(claim, facts[0].text, "identity-agrees", facts)
    because = "the catalog says nothing that decides it"
    return verdicts.not_checkable(claim, because, "identity-not-on-file")


def _facts(words: str, substance: Substance) -> tuple[EvidenceFor, ...]:
    return (
        *_sequences(words, substance),
        *_lengths(words, substance),
        *_masses(words, substance),
        *_numbers(words, substance),
        *_described(words, substance),
    )


def _described(words: str, substance: Substance) -> tuple[EvidenceFor, ...]:
    """What the catalog calls it, or another of its names, where the words say so too."""
    told = _IS_A.search(words)
    if told:
        shared = _content(told[1]) & _content(substance.what)
        if shared:
            return (_fact(f"{substance.name}: {substance.what}", False),)
    low = words.casefold()
    named = [one.text for one in substance.names if _is_told(one.text, low)]
    if len(named) > 1 and _CALLED.search(words):
        return (_fact(f"{named[-1]} is a name of {substance.name}", False),)
    return ()


def _content(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z-]{5,}", words.casefold())) - _GENERIC


def _is_told(name: str, low: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", low) is not None


def _numbers(words: str, substance: Substance) -> tuple[EvidenceFor, ...]:
    """CAS numbers a text prints, against those on file."""
    own = [one.removeprefix("cas:") for one in substance.identifiers if one.startswith("cas:")]
    told = _CAS.findall(words) if own and "CAS" in words else ()
    return tuple(_fact(f"the CAS number of {substance.name} is {own[0]}", one not in own) for one in told)


def _sequences(words: str, substance: Substance) -> tuple[EvidenceFor, ...]:
    if substance.sequence is None:
        return ()
    own = substance.sequence
    found = [
        one.sequence
        for one in peptides_in(words)
        if one.sequence and not is_of_kin(words, one.start, one.end)
    ]
    return tuple(
        _fact(f"{substance.name} has the sequence {own}", one not in own)
        for one in found
        if len(one) > len(own) // 2
    )


def sequence_told(words: str, name: str) -> bool | None:
    """Is the one sequence that a text sets beside a substance its own? None where it sets none beside it."""
    substance = substances().get(name)
    told = [one for one in peptides_in(words) if one.sequence]
    if substance.sequence is None or len(told) != 1 or not _TELLS.search(words[: told[0].start]):
        return None
    own, spelled = substance.sequence, told[0].sequence or ""
    return spelled in own if len(spelled) > len(own) // 2 else None


def _lengths(words: str, substance: Substance) -> tuple[EvidenceFor, ...]:
    if substance.sequence is None:
        return ()
    named, counted = (
        [one for one in pattern.finditer(words) if not is_of_kin(words, one.start(), one.end())]
        for pattern in (_GREEK_LENGTH, _COUNT)
    )
    told = [_LENGTHS[one[1].casefold()] for one in named]
    told += [int(one[1]) if one[1].isdigit() else _NUMBERS[one[1].casefold()] for one in counted]
    length = len(substance.sequence)
    return tuple(_fact(f"{substance.name} has {length} residues", one != length) for one in told)


def _masses(words: str, substance: Substance) -> tuple[EvidenceFor, ...]:
    if substance.mass is None:
        return ()
    mass = float(substance.mass.value)
    told = [float(one[1].replace(",", "")) for one in _MASS.finditer(words)]
    return tuple(
        _fact(
            f"the molar mass of {substance.name} is {mass:g} g/mol", abs(one - mass) > _MASS_TOLERANCE * mass
        )
        for one in told
    )


def _fact(text: str, opposes: bool) -> EvidenceFor:
    return EvidenceFor(text=text, source=_CATALOG, opposes=opposes)
