"""In whom, how much, by which way and how surely: what a clause says besides its effect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from probatum.claims.find.phrases import phrase
from probatum.claims.strength import Level, claim_strength
from probatum.domain.claim import Attribution, Wording
from probatum.domain.quantity import Quantity
from probatum.domain.terms import Track
from probatum.text import hedging, negation
from probatum.text.quantities import find_quantities
from probatum.text.slices import Slice
from probatum.vocabulary import route_words, species_words

_DOSED = ("mass", "volume", "biological activity", "amount of substance", "colony count")
_GOES_ON = re.compile(
    r"^\W*(?:the|this|these|that|those|such|both|all) (?:\w+ ){0,2}(?:stud(?:y|ies)|trials?|experiments?|rats"
    r"|mice|animals|patients|volunteers|participants|treatment group|researchers|authors|effects?|results?"
    r"|findings?)\b"
    r"|^\W*(?:they|there|those treated|after the)\b",
    re.IGNORECASE,
)
_POPULATION = re.compile(
    r"\b(?:\d[\d,]* )?(?:(?:healthy|older|elderly|young|adult|male|female|stroke|pregnant|postmenopausal"
    r"|trained|sedentary|obese|overweight|diabetic|depressed|hypertensive|anxious|stressed|breast-?feeding"
    r"|nursing) )*"
    r"(?:patients|volunteers|adults|men|women|children|athletes|seniors|people|individuals|participants"
    r"|subjects|infants|newborns|adolescents|students|doctors|mothers)"
    r"(?: with [\w' -]{3,40}?(?=[,.;)]|$| who| that| and| were| had| was| showed| given))?",
    re.IGNORECASE,
)


def attribution_of(contexts: Sequence[str]) -> Attribution:
    """In whom, as the nearest of the contexts says that says it: the clause, its opening, its heading."""
    told = (_attribution(words) for words in contexts if words)
    return next((one for one in told if one is not Attribution.NOT_STATED), Attribution.NOT_STATED)


def goes_on(sentence: str) -> bool:
    """Does a sentence go on about the study of the one before ("The study revealed …")?"""
    return bool(_GOES_ON.match(sentence))


def _attribution(words: str) -> Attribution:
    if _says("people", words):
        return Attribution.PEOPLE
    if _says("animals", words) or _animal_names().search(words):
        return Attribution.ANIMALS
    if _says("cells", words):
        return Attribution.CELLS
    return Attribution.TRADITION if _says("tradition", words) else Attribution.NOT_STATED


def _says(name: str, words: str) -> bool:
    """Is one of the words there, and not denied ("not in human tissue")?"""
    return any(not negation.is_negated(words, Slice(*found.span())) for found in phrase(name).finditer(words))


@cache
def _animal_names() -> re.Pattern[str]:
    return _any(word for one in species_words() if one.track is Track.ANIMAL for word in one.words)


def _any(words: object) -> re.Pattern[str]:
    ordered = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)


def population_of(words: str) -> str | None:
    """The people a clause names, in its own words."""
    found = _POPULATION.search(words)
    return " ".join(found[0].split()) if found else None


def wording_of(words: str) -> Wording:
    """How strongly it is put; a hedge anywhere in the clause makes it hedged."""
    if hedging.is_hedged(words) or phrase("hedged").search(words):
        return Wording.HEDGED
    level = claim_strength(words).level
    return Wording.ASSOCIATIONAL if level is Level.CORRELATIONAL else Wording.CAUSAL


def dose_of(words: str) -> Quantity | None:
    """The first amount that can be a dose."""
    for found in find_quantities(words):
        quantity = found.quantity if found.is_amount else None
        if quantity is not None and quantity.dimension.split(" per ")[0] in _DOSED:
            return quantity
    return None


def route_of(words: str) -> str | None:
    """The first route, in the order of the vocabulary, that a clause names."""
    return next((name for name, pattern in _routes() if pattern.search(words)), None)


@cache
def _routes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((str(one.route), _any((*one.words, *one.weak))) for one in route_words())
