"""Routes of administration near an amount, from the vocabulary's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from probatum.domain.terms import Route
from probatum.text.slices import Slice
from probatum.text.words import WordFinder
from probatum.vocabulary import route_words

# Turns of phrase in which the place comes apart from the act ("by vein", "through the nose").
_PHRASES: tuple[tuple[str, Route], ...] = (
    (r"(?:by|through|via|into|in)\s+(?:the\s+|a\s+)?(?:nose|nostrils?|nares)|nasal(?:ly)?|by\s+nose", Route.INTRANASAL),
    (r"(?:by|into|through)\s+(?:the\s+|a\s+)?(?:tail\s+)?veins?", Route.INTRAVENOUS),
    (r"(?:into|in)\s+the\s+(?:peritoneal\s+cavity|peritoneum)|i\.?\s?p\b\.?", Route.INTRAPERITONEAL),
    (r"(?:by|per)\s+(?:the\s+)?(?:mouth|os)|orally|p\.\s?o\.", Route.ORAL),
    (r"(?:into|in)\s+the\s+stomach", Route.INTRAGASTRIC),
    (r"i\.\s?v\.?", Route.INTRAVENOUS),
    (r"i\.\s?m\.?", Route.INTRAMUSCULAR),
    (r"s\.\s?c\.?", Route.SUBCUTANEOUS),
)
_PHRASE = tuple((re.compile(rf"(?<![\w.])(?:{p})(?!\w)", re.IGNORECASE), route) for p, route in _PHRASES)
_WEAK_LATIN = frozenset({"in.", "in", "im.", "iv.", "sc.", "ip.", "other"})
# "intravenous glucose tolerance", "oral clearance", "nasal symptoms": the words name a test or a place.
_NO_ROUTE_AFTER = re.compile(
    r"[\s-]+(?:glucose\s+tolerance|contracepti\w+|hypoglyc\w+|antidiabetic\w*|anticoagul\w+|mucos\w+|clearance|cavity|health|hygiene|irritation"
    r"|congestion|discharge|symptoms?|obstruction|polyp\w*|swabs?|mucus|cancer|lesions?|hypertension|hyperaemia|hyperemia|pressure|surface|side|adverse"
    r"|bioavailability|placebo\s+and|saline|catheter|fluids?|line|administration\s+of\s+(?:glucose|saline|vehicle))",
    re.IGNORECASE,
)
_FORMS = re.compile(
    r"\b(capsules?|softgels?|tablets?|pills?|gummies|sachets?|powder|syrup|chewing\s+gum|nasal\s+spray|nasal\s+drops|eye\s+drops|drops"
    r"|ointment|cream|gel|patch|lozenges?|effervescent|drink|bars?|lyophili[sz]ate)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundRoute:
    """A route and the words that name it."""

    route: Route
    at: Slice


@cache
def _finder() -> WordFinder[Route]:
    words = [(word, entry.route) for entry in route_words() for word in entry.words]
    plain = [
        (short, entry.route)
        for entry in route_words()
        for short in entry.abbreviations
        if "." in short and short not in _WEAK_LATIN
    ]
    return WordFinder((*words, *plain))


@lru_cache(maxsize=32)
def find_routes(text: str) -> tuple[FoundRoute, ...]:
    """Every route in a text, in order, each place once."""
    found = [FoundRoute(route, at) for at, route in _finder().find(text) if route is not Route.OTHER]
    for pattern, route in _PHRASE:
        found.extend(FoundRoute(route, Slice(*match.span())) for match in pattern.finditer(text))
    kept: list[FoundRoute] = []
    for item in sorted(found, key=lambda f: (f.at.start, -f.at.end)):
        if _NO_ROUTE_AFTER.match(text, item.at.end) or (kept and item.at.start < kept[-1].at.end):
            continue
        kept.append(item)
    return tuple(kept)


def find_forms(text: str) -> tuple[Slice, ...]:
    """Every dosage form in a text, in order."""
    return tuple(Slice(*match.span()) for match in _FORMS.finditer(text))
