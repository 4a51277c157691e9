"""Which substance an amount belongs to: the named one, another one, or one the text does not say.

The rules, in order: "50 mg of X" and "1 % X" name it behind the amount; otherwise the nearest word before
the amount that can name a substance decides ("D-amphetamine (5 mg/kg)", "FA was injected i.p. (10 mg/kg)");
a word for any substance ("the peptide", "the drug") points back to the one substance of the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from probatum.domain.substance import SubstanceId
from probatum.extraction.word_classes import word_list
from probatum.text.quantities import FoundQuantity
from probatum.text.slices import Slice


class NamedSubstance(Protocol):
    """A name of a known substance at [start, end) of a text, as `vocabulary.mentions` finds it."""

    @property
    def substance(self) -> SubstanceId:
        """The substance named."""

    @property
    def start(self) -> int:
        """Where the name begins."""

    @property
    def end(self) -> int:
        """Where the name ends."""


NameFinder = Callable[[str], Sequence[NamedSubstance]]


class Belongs(Enum):
    """Whose amount it is."""

    KNOWN = "a known substance"
    ANY = "the substance spoken of"  # "the peptide", "the drug"
    SAME = "the substance named last"  # "the same drug"
    OTHER = "another substance"
    UNSAID = "not said"


@dataclass(frozen=True, slots=True)
class Agent:
    """To whom one amount belongs, and the words that say so."""

    belongs: Belongs
    substance: SubstanceId | None = None
    at: Slice | None = None
    is_plural: bool = False


UNSAID = Agent(Belongs.UNSAID)

_WORD = re.compile(r"[^\W\d_][\w’'α-ω®™-]*")
_CLASS = word_list("agents", "class")
_HEADS = word_list("agents", "heads")
_OTHER_CLASS = word_list("agents", "other_class")
_TRANSPARENT = word_list("agents", "transparent")
_PEOPLE = word_list("agents", "people")
_ORDINARY = re.compile(r"(?:ed|ing|ly|tion|sion|ment|ness|ally|able|ous|ical|ive)$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{1,6}$")
_DRUG_LIKE = re.compile(
    r"(?:[a-z]{2}(?:ine|ol|ide|ate|one|pam|lam|ole|pril|statin|mycin|cillin|etam|oxin|icin|afil|zepam"
    r"|toxin|idone|amine|osin|azine|itol))$"
)
_BEHIND_OF = re.compile(
    r"\s*(?:\)\s*)?(?:(?:aqueous\s+)?solution\s+)?of\s+(?:the\s+|an?\s+|this\s+|that\s+|elemental\s+"
    r"|pure\s+)*(?P<same>same\s+)?((?:[^\W\d_][\w’'-]*\s*){1,4})"
)
_BEHIND = re.compile(r"\s*((?:[^\W\d_][\w’'-]*))")
# "Semax, an analogue of ACTH(4-7), injected …": what it derives from was not given.
_APPOSED = re.compile(
    r"\b(?:analogue?s?|fragment|metabolite|derivative|precursor|form|isomer)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r",\s+(?:an?|which|the)\s+(?:\w+\s+)?$")
_REACH = 220


def agent_of(text: str, amount: FoundQuantity, sentence: Slice, names: Sequence[NamedSubstance]) -> Agent:
    """The substance one amount belongs to, from the words of its own sentence."""
    behind = _behind(text, amount, names)
    return behind if behind is not None else _before(text, amount, sentence, names)


def _behind(text: str, amount: FoundQuantity, names: Sequence[NamedSubstance]) -> Agent | None:
    if match := _BEHIND_OF.match(text, amount.end):
        place = Slice(match.start(2), match.end(2))
        if named := _first_within(names, place):
            return Agent(Belongs.KNOWN, named.substance, Slice(named.start, named.end))
        return _of_words(match, place)
    adjacent = _BEHIND.match(text, amount.end)
    if adjacent is None:
        return None
    place = Slice(adjacent.start(1), adjacent.end(1))
    if named := _first_within(names, place):
        return Agent(Belongs.KNOWN, named.substance, Slice(named.start, named.end))
    word = adjacent[1]
    if _DRUG_LIKE.search(word.lower()) and word.lower() not in _TRANSPARENT | _PEOPLE:
        return Agent(Belongs.OTHER, None, place)
    return None


def _of_words(match: re.Match[str], place: Slice) -> Agent | None:
    words = match[2].lower().split()
    if words[0] in ("body", "their", "its", "age", "weight", "each", "both", "either", "treatment"):
        return None
    first = Slice(place.start, place.start + len(words[0]))
    if words[0] in _OTHER_CLASS and len(words) == 1:
        return Agent(Belongs.OTHER, None, first)
    if words[0] in _CLASS | _HEADS:
        return Agent(Belongs.SAME if match["same"] else Belongs.ANY, None, first, words[0].endswith("s"))
    second = match[2].split()[1:2]
    words_kept = match[2].split()[: 2 if second and second[0].lower() in _HEADS else 1]
    return Agent(Belongs.OTHER, None, Slice(place.start, place.start + len(" ".join(words_kept))))


def _before(text: str, amount: FoundQuantity, sentence: Slice, names: Sequence[NamedSubstance]) -> Agent:
    start = max(sentence.start, amount.start - _REACH)
    words = list(_WORD.finditer(text, start, amount.start))
    near = [n for n in names if start <= n.start and n.end <= amount.start]
    for distance, match in enumerate(reversed(words)):
        named = next((n for n in near if n.start < match.end() and match.start() < n.end), None)
        if named is not None:
            return Agent(Belongs.KNOWN, named.substance, Slice(named.start, named.end))
        found = _judge(text, match, distance)
        if found is not None:
            return _widen(found, words, len(words) - 1 - distance, near)
    return UNSAID


def _judge(text: str, match: re.Match[str], distance: int) -> Agent | None:
    """What one word before an amount says; None: nothing, look further back."""
    word, place = match.group(), Slice(*match.span())
    low = word.lower().rstrip("®™")
    before = text[max(0, place.start - 9) : place.start].lower()
    if low in _OTHER_CLASS:
        return Agent(Belongs.OTHER, None, place)
    if low in _CLASS or low in _HEADS:
        same = before.rstrip().endswith("same")
        if _INDEFINITE.search(before):
            return None  # "Semax, an analogue …": a description, not the name
        return Agent(Belongs.SAME if same else Belongs.ANY, None, place, low.endswith("s") and low in _CLASS)
    if (
        low in _TRANSPARENT
        or low in _PEOPLE
        or len(low) < 2
        or _APPOSED.search(text, max(0, place.start - 25), place.start)
    ):
        return None
    if _ACRONYM.match(word) or _DRUG_LIKE.search(low):
        return Agent(Belongs.OTHER, None, place)
    is_name = word[0].isupper() and before.strip() and before.strip()[-1] not in ".:;"
    if (distance == 0 or is_name) and not _ORDINARY.search(low):
        return Agent(Belongs.OTHER, None, place)
    return None


def _widen(agent: Agent, words: list[re.Match[str]], index: int, near: Sequence[NamedSubstance]) -> Agent:
    """ "Ashwagandha extract", "casein hydrolysate": the word before a head names the substance."""
    if agent.belongs is not Belongs.ANY or index == 0 or agent.at is None:
        return agent
    previous = words[index - 1]
    named = next((n for n in near if n.end > previous.start() and n.start < agent.at.end), None)
    if named is not None:
        return Agent(Belongs.KNOWN, named.substance, Slice(named.start, named.end))
    low = previous.group().lower()
    if (
        words[index].group().lower() in _HEADS
        and low not in _TRANSPARENT | _PEOPLE
        and not _ORDINARY.search(low)
    ):
        return Agent(Belongs.OTHER, None, Slice(previous.start(), agent.at.end))
    return agent


def _first_within(names: Sequence[NamedSubstance], place: Slice) -> NamedSubstance | None:
    return next((n for n in names if n.start < place.end and place.start < n.end), None)


def resolve(agent: Agent, earlier: Agent | None, names: Sequence[NamedSubstance]) -> tuple[SubstanceId, ...]:
    """The known substances an amount belongs to; empty when it is another's or the text does not say."""
    if agent.belongs is Belongs.KNOWN and agent.substance is not None:
        return (agent.substance,)
    if agent.belongs is Belongs.SAME and earlier is not None:
        return resolve(earlier, None, names)
    if agent.belongs is not Belongs.ANY:
        return ()
    distinct = sorted({n.substance for n in names})
    return tuple(distinct) if len(distinct) == 1 or agent.is_plural else ()
