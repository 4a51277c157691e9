"""Which of the twelve types a clause is a claim of."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from probatum.claims.find.sums import is_sum
from probatum.domain.claim import ClaimType

_EFFECTS = frozenset((ClaimType.EFFICACY, ClaimType.MECHANISM))
_RESULT = re.compile(
    r"\b(?:increased|decreased|improved|reduced|raised|lowered|rose|fell|went|got|scored|felt|gained|lost|slept"
    r"|performed|boosted|enhanced|doubled|halved|dropped|cut(?! down)"
    r"|(?:was|were|had|showed|reported|led to) (?:\w+ ){0,3}"
    r"(?:better|higher|lower|fewer|less|more|quicker|faster|slower|greater|stronger|longer|shorter))\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\d[\d.,]*\s*(?:mg|mcg|µg|μg|ug|g|kg|iu|ml|grams?|milligrams?|micrograms?|units?|drops?|capsules?|tablets?"
    r"|sprays?"
    r"|servings?|times|teaspoons?|scoops?|pills?)\b|\b(?:once|twice|daily|a day|per day|each day)\b",
    re.IGNORECASE,
)
_SHORT = 8  # words of a list item that leaves the saying to what announces it


@dataclass(frozen=True, slots=True)
class TypeCues:
    """The words that decide a type, those that may, and those that keep it away."""

    type: ClaimType
    strong: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    spares: re.Pattern[str] | None

    def decides(self, words: str) -> bool:
        """Do the words hold a strong cue, and none that keeps the type away?"""
        return bool(self.strong and self.strong.search(words)) and not self._is_spared(words)

    def allows(self, words: str) -> bool:
        """Do the words hold any cue, and none that keeps the type away?"""
        return bool(self.weak and self.weak.search(words)) and not self._is_spared(words)

    def _is_spared(self, words: str) -> bool:
        return bool(self.spares and self.spares.search(words))


@cache
def type_cues() -> tuple[TypeCues, ...]:
    """The cues of each type, in the order in which they are tried."""
    table = _read("cues.toml")["type"]
    assert isinstance(table, list)
    return tuple(
        TypeCues(ClaimType(row["type"]), _any(row["strong"]), _any(row["weak"]), _any(row["not"]))
        for row in table
    )


def type_of(words: str, *, lead: str = "", heading: str = "") -> ClaimType | None:
    """The type of a clause by its own words, else by those that announce it; None: it claims nothing.

    A short list item is of the type its lead announces ("Side effects include:"), unless its own words
    decide. A heading only chooses between types that the clause's own words allow.
    """
    if is_sum(words):
        return ClaimType.ARITHMETIC
    own = _decided(words)
    if own:
        return own
    announced = _decided(lead) or _first(_allowed(lead)) if lead else None
    allowed = _allowed(words)
    if announced and (len(words.split()) <= _SHORT or announced in allowed):
        return announced
    allowed = _without_mere_dose(words, allowed)
    told = _decided(heading) or _first(_allowed(heading)) if heading and allowed else None
    return told if told in allowed else _first(allowed) or announced


def _first(types: tuple[ClaimType, ...]) -> ClaimType | None:
    return types[0] if types else None


def _without_mere_dose(words: str, allowed: tuple[ClaimType, ...]) -> tuple[ClaimType, ...]:
    """What came of a dose is no statement of the dose ("600 mg a day raised peak force").

    The dose stands aside where an effect is told as a result, or where no amount is told at all.
    """
    if ClaimType.DOSE not in allowed or not _EFFECTS & set(allowed):
        return allowed
    is_result = _RESULT.search(words) or not _AMOUNT.search(words)
    return tuple(one for one in allowed if one is not ClaimType.DOSE) if is_result else allowed


def deciding_words(kind: ClaimType, words: str) -> tuple[str, ...]:
    """The strong cues of a type that the words hold, in order, folded."""
    strong = next((cues.strong for cues in type_cues() if cues.type is kind), None)
    return tuple(found[0].lower() for found in strong.finditer(words)) if strong else ()


@lru_cache(maxsize=2048)
def _decided(words: str) -> ClaimType | None:
    return next((cues.type for cues in type_cues() if cues.decides(words)), None)


@lru_cache(maxsize=2048)
def _allowed(words: str) -> tuple[ClaimType, ...]:
    return tuple(cues.type for cues in type_cues() if cues.allows(words))


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    filled = [pattern.replace("<harm>", harm_words()) for pattern in patterns]
    return re.compile("|".join(f"(?:{pattern})" for pattern in filled), re.IGNORECASE) if filled else None


@cache
def harm_words() -> str:
    """Any word for a harm, as a pattern."""
    words = _read("harms.toml")["words"]
    assert isinstance(words, list)
    return rf"\b(?:{'|'.join(words)})\b"


def _read(name: str) -> dict[str, object]:
    return tomllib.loads(files("probatum.claims.find").joinpath(name).read_text("utf-8"))
