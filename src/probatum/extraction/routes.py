"""Routes of administration near an amount, from the vocabulary's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from probatum.domain.terms import Route
from probatum.text.slices import Slice
from probatum.text.words import Opened, WordFinder
from probatum.vocabulary import route_words

_TO_PLACE = ("by", "through", "via", "into", "in")
# Turns of phrase in which the place comes apart from the act ("by vein", "through the nose").
_PLACES: tuple[tuple[tuple[str, ...], Route], ...] = (
    (("nose", "nostril", "nostrils", "nares", "nasal route"), Route.INTRANASAL),
    (("vein", "veins", "tail vein"), Route.INTRAVENOUS),
    (("peritoneal cavity", "peritoneum"), Route.INTRAPERITONEAL),
    (("mouth", "os"), Route.ORAL),
    (("stomach",), Route.INTRAGASTRIC),
)
_SHORT: tuple[tuple[str, Route], ...] = (
    *((short, Route.INTRAPERITONEAL) for short in ("i.p", "i. p", "ip")),
    *((short, Route.INTRAVENOUS) for short in ("i.v", "i. v")),
    *((short, Route.INTRAMUSCULAR) for short in ("i.m", "i. m")),
    *((short, Route.SUBCUTANEOUS) for short in ("s.c", "s. c")),
    *((short, Route.ORAL) for short in ("p.o", "p. o", "orally")),
    *((word, Route.INTRANASAL) for word in ("nasal", "nasally", "by nose")),
)


_WEAK_LATIN = frozenset({"in.", "in", "im.", "iv.", "sc.", "ip.", "other"})
# "intravenous glucose tolerance", "oral clearance", "nasal symptoms": the words name a test or a place.
_NO_ROUTE_AFTER = re.compile(
    r"[\s-]+(?:glucose\s+tolerance|contracepti\w+|hypoglyc\w+|antidiabetic\w*|anticoagul\w+|mucos\w+"
    r"|clearance|cavity|health|hygiene|irritation"
    r"|congestion|discharge|symptoms?|obstruction|polyp\w*|swabs?|mucus|cancer|lesions?|hypertension"
    r"|hyperaemia|hyperemia|pressure|surface|side|adverse"
    r"|bioavailability|placebo\s+and|saline|catheter|fluids?|line|administration\s+of\s+(?:glucose"
    r"|saline|vehicle))",
    re.IGNORECASE,
)
_FORMS = Opened(
    re.compile(
        r"\b(capsules?|softgels?|tablets?|pills?|gummies|sachets?|powder|syrup|chewing\s+gum"
        r"|nasal\s+spray|nasal\s+drops|eye\s+drops|drops"
        r"|ointment|cream|gel|patch|lozenges?|effervescent|drink|bars?|lyophili[sz]ate)\b",
        re.IGNORECASE,
    ),
    (
        *("capsule", "softgel", "tablet", "pill", "gummies", "sachet", "powder", "syrup", "chewing", "nasal"),
        *("eye", "drops", "ointment", "cream", "gel", "patch", "lozenge", "effervescent", "drink", "bar"),
        "lyophili",
    ),
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
        (short.rstrip("."), entry.route)
        for entry in route_words()
        for short in entry.abbreviations
        if "." in short.rstrip(".") and short not in _WEAK_LATIN
    ]
    phrases = [
        (f"{way} {article}{place}", route)
        for places, route in _PLACES
        for place in places
        for way in _TO_PLACE
        for article in ("", "the ", "a ")
        if place != "os"
    ]
    return WordFinder((*words, *plain, *phrases, ("per os", Route.ORAL), *_SHORT))


@lru_cache(maxsize=32)
def find_routes(text: str) -> tuple[FoundRoute, ...]:
    """Every route in a text, in order, each place once."""
    return tuple(
        FoundRoute(route, at)
        for at, route in _finder().find(text)
        if route is not Route.OTHER and not _NO_ROUTE_AFTER.match(text, at.end) and not _is_joined(text, at)
    )


def _is_joined(text: str, at: Slice) -> bool:
    """ "IP-10", "nasal-type": part of a longer name."""
    return text[at.end : at.end + 1] == "-" and text[at.start : at.end].lower() in ("ip", "nasal")


@lru_cache(maxsize=32)
def find_forms(text: str) -> tuple[Slice, ...]:
    """Every dosage form in a text, in order."""
    return tuple(Slice(*match.span()) for match in _FORMS.finditer(text))
