"""Which quantities of a text belong together: sentences of one paragraph, one substance, no contrast."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from probatum.text.dose_expressions import measures
from probatum.text.measures import Measure
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

# How far a statement may lie from the quantities it is computed from, in sentences.
BEFORE, AFTER = 4, 2
STRENGTH_REACH = 15
ANIMAL = re.compile(
    r"\b(?:rats?|mice|mouse|rodents?|animals?|rabbits?|dogs?|monkeys?|hamsters?|guinea pigs?)\b", re.I
)
"""Words for those whose doses are no doses of people."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A quantity and the number of its sentence and paragraph."""

    measure: Measure
    sentence: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The sentences of a text and the quantities in them."""

    text: str
    sentences: tuple[Slice, ...]
    placed: tuple[Placed, ...]

    def sentence(self, one: Placed) -> Slice:
        """The sentence a quantity stands in."""
        return self.sentences[one.sentence]

    def near(self, one: Placed, before: int = BEFORE, after: int = AFTER) -> tuple[Measure, ...]:
        """The other quantities that may belong to this one: of the same substance, or of none named."""
        return tuple(
            other.measure
            for other in self.placed
            if other.measure is not one.measure
            and self._is_near(one, other, before, after)
            and same_substance(one.measure, other.measure)
            and not (other.measure.start < one.measure.end and one.measure.start < other.measure.end)
        )

    def _is_near(self, one: Placed, other: Placed, before: int, after: int) -> bool:
        """Sentences around; what one drop, capsule or mL holds may stand farther away."""
        if is_strength(other.measure):
            return abs(other.sentence - one.sentence) <= STRENGTH_REACH
        same = other.paragraph == one.paragraph or abs(other.sentence - one.sentence) <= 1
        return same and one.sentence - before <= other.sentence <= one.sentence + after

    def beside(self, one: Placed, near: Sequence[Measure]) -> tuple[Measure, ...]:
        """Of these, those of the same paragraph, and what one drop, capsule or mL holds."""
        where = {id(other.measure): other.paragraph for other in self.placed}
        return tuple(other for other in near if where[id(other)] == one.paragraph or is_strength(other))

    def elsewhere(self, one: Placed) -> tuple[Measure, ...]:
        """What a drop, capsule or mL holds, said in another paragraph: several instructions share it."""
        others = (other for other in self.placed if other.paragraph != one.paragraph)
        return tuple(other.measure for other in others if is_strength(other.measure))

    def distance(self, one: Placed, inputs: Sequence[Measure]) -> int:
        """How many sentences away the farthest input is."""
        where = {id(other.measure): other.sentence for other in self.placed}
        return max((abs(where[id(measure)] - one.sentence) for measure in inputs), default=0)


def is_strength(one: Measure) -> bool:
    """Is this what one drop, capsule, spray or mL holds?"""
    bases = dict(one.first.dimensions)
    return len(bases) == 2 and any(
        bases.get(base) == -1 for base in ("drop", "spray", "capsule", "tablet", "scoop", "mL", "gummy")
    )


def same_substance(one: Measure, other: Measure) -> bool:
    """May two quantities be of one substance? Yes unless two different ones are named beside them."""
    if not one.label or not other.label:
        return True
    return one.label in other.label or other.label in one.label


def layout(text: str) -> Layout:
    """The sentences of a text with the quantities in each."""
    found = _parted(text, sentences(text))
    placed = []
    for measure in measures(text):
        if is_unread(text, measure):
            continue
        number = next((i for i, one in enumerate(found) if one.start <= measure.start < one.end), None)
        if number is not None:
            placed.append(Placed(measure, number, text.count("\n\n", 0, measure.start)))
    return Layout(text, found, tuple(placed))


def _parted(text: str, found: Sequence[Slice]) -> tuple[Slice, ...]:
    """Sentences, and the items of one that lists equations: "5 mg + 2 mL = 2.5 mg/mL; 10 mg + ..."."""
    parted: list[Slice] = []
    for place in found:
        marks = [match.end() for match in re.finditer(r";\s", place.of(text))]
        is_list = marks and place.of(text).count("=") > 1
        ends = [place.start, *(place.start + mark for mark in marks if is_list), place.end]
        parted.extend(Slice(start, end) for start, end in pairwise(ends))
    return tuple(parted)


# Denominators and factors that the dose grammar does not read: per square meter, powers of ten and of units.
_UNREAD_AFTER = re.compile(
    r"\s?(?:(?:/|per\s|x\s|·)?\s?m\s?(?:2\b|²|\(-?2\)|[-−–]\s?2)|(?:[x·]\s?)?(?:kg|h|hr|min|day|d|L|ml|mL)\s?\(?[-−–]\s?1\b)"
)
_SIZE_AFTER = re.compile(
    r"[\s-]*(?:insulin\s+)?syringes?\b", re.IGNORECASE
)  # "a 100-unit syringe" names its size
_UNREAD_BEFORE = re.compile(r"(?:[×x·*]\s?|\^)$")


def is_unread(text: str, one: Measure) -> bool:
    """Does more belong to this amount than was read ("100 mg/m2", "5 µg kg(-1)", "10 × 106 IU")?"""
    if one.first.unit.base == "syringe unit" and _SIZE_AFTER.match(text, one.end):
        return True
    is_factor = _UNREAD_BEFORE.search(text, max(0, one.start - 3), one.start) and text[one.start].isdigit()
    is_first = is_factor and not re.search(r"\d\s?[×x·*]\s?$", text[max(0, one.start - 6) : one.start])
    return bool(_UNREAD_AFTER.match(text, one.end)) or bool(is_factor and not is_first)


_CONTRAST = re.compile(
    r"\b(?:whereas|another|placebo|control\s+group|other\s+(?:trial|stud|product|brand|people|users|"
    r"author)\w*|in\s+contrast|by\s+contrast|instead|versus|vs\.?"
    r"|previously|formerly|competitor|rival|a\s+second\s+(?:trial|study|product)|compared\s+with|"
    r"compared\s+to|unlike|(?:second|third|fourth|extra|additional|further)\s+(?:\w+\s+)?"
    r"(?:capsule|tablet|dose|drop|spray|scoop|pill|serving|injection)s?|some\s+(?:users|people|vendors|forums|sources|sellers)"
    r"|if\s+you\s+(?:have|forget|miss)|children|pediatric|elderly|older\s+adults|pregnan\w+)\b",
    re.IGNORECASE,
)


def is_contrasted(words: str) -> bool:
    """Does this clause speak of somebody or something else?"""
    return _CONTRAST.search(words) is not None
