"""A stated total, strength, supply or dose against the quantities it follows from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from probatum.domain.text_check import CheckResult, TextCheck
from probatum.dosing.constraints.assumed import ONCE, constants_of
from probatum.dosing.constraints.chains import Product, products
from probatum.dosing.constraints.claims import Weight, weight_of
from probatum.dosing.constraints.interval import LOOSE
from probatum.dosing.constraints.phases import is_next_phase, is_of_a_study, without_studies
from probatum.dosing.constraints.portions import is_portioned, is_sum_of_pieces
from probatum.dosing.constraints.reaching import held_against, leans
from probatum.dosing.constraints.scope import ANIMAL, Layout, Placed, is_contrasted
from probatum.dosing.constraints.sensible import is_sensible
from probatum.dosing.constraints.shown import check_of
from probatum.text.dose_grammar import COUNTED, SUBSTANCE
from probatum.text.dose_units import BODY_MASS, CONTAINER, INTAKE, SIDE, TIME, VOLUME
from probatum.text.measures import Dimensions, Measure, Per, Reading, named

_PER = re.compile(r"\bper\b|/|\beach\b")
_LIMIT = re.compile(
    r"\b(?:limit|maximum|ceiling|threshold|upper\s+level|allowance)\s+(?:of|is|at|to)?\s*(?:about\s+)?$",
    re.I,
)


def check_derived(layout: Layout) -> tuple[TextCheck, ...]:
    """Every stated quantity that the text says was computed, or that its own sentence lets one compute.

    Of the statements one disagreement touches, only the one that most clearly claims to follow is reported.
    """
    found = [one for placed in layout.placed if (one := _check(layout, placed)) is not None]
    faults = sorted((one for one in found if one.check.is_fault), key=lambda one: one.rank)
    kept: list[_Judged] = []
    for one in faults:
        if not any(one.own & other.touched and other.start in one.touched for other in kept):
            kept.append(one)
    consistent = [one for one in found if not one.check.is_fault and one.follows]
    return tuple(one.check for one in (*kept, *consistent))


@dataclass(frozen=True, slots=True)
class _Judged:
    """A check, how clearly its statement claims to follow, and the places it touches.

    `own` are those places less the strengths that a regimen of its own paragraph shares with others.
    """

    check: TextCheck
    start: int
    weight: Weight
    touched: frozenset[int]
    own: frozenset[int]
    is_basis: bool
    is_near: bool  # computed from its own sentence and the ones beside it

    @property
    def follows(self) -> bool:
        """Is what agrees told to follow from the rest, and no premise that happens to fit?"""
        is_content = self.weight is Weight.CONTENT and self.is_near and not self.is_basis
        return is_content or self.weight is Weight.CONCLUSION

    @property
    def rank(self) -> tuple[bool, int, int]:
        """A dose per kg is what others follow from; then the clearest claim, then the later one."""
        is_strength = _PER.search(self.check.quote) is not None
        return self.is_basis, is_strength - self.weight, -self.check.start


def _check(layout: Layout, placed: Placed) -> _Judged | None:
    stated, text = placed.measure, layout.text
    sentence = layout.sentence(placed)
    if stated.bound or stated.is_frequency or stated.first.unit.base in (BODY_MASS, "percent", SIDE):
        return None
    if stated.first.unit.base == TIME and all(one.unit.base != CONTAINER for one in stated.first.per):
        if not _is_said_to_last(layout, placed):
            return None  # a course is as long as it is; only a supply follows from anything
        stated = replace(stated, readings=tuple(replace(one, per=_HELD) for one in stated.readings))
        placed = replace(placed, measure=stated)
    clause = text[sentence.start : sentence.end]
    if is_next_phase(text, stated) or is_of_a_study(layout, placed):
        return None
    if _is_limit(text, stated) or _is_infusion(stated) or _is_each_mark(text, stated):
        return None
    if _is_part_of_a_piece(layout, placed) or is_portioned(layout, placed.measure):
        return None
    is_other = is_contrasted(clause) and not (_is_per_kg(stated) and _has_body_mass(layout, placed))
    if is_other or (stated.first.unit.base != TIME and ANIMAL.search(clause)):
        return None
    ends = [one.measure.end for one in layout.placed if one.measure.end <= stated.start]
    weight = weight_of(text, stated, sentence.start, max(ends, default=-1))
    if weight is Weight.NONE:
        return None
    found = _without_drop(_closest(layout, placed))
    if weight < Weight.CONCLUSION:
        found = [one for one in found if not (_is_day_over_times(one[1]) or _repeats(stated, one[1]))]
    reach = [one for one in found if weight >= Weight.CONTENT or _is_within(layout, placed, one[1])]
    check = _judged(text, stated, found, reach, weight) if reach else None
    if check is None:
        return None
    touched = frozenset((stated.start, *(one.start for one in check.inputs if one.start >= 0)))
    shared = {one.start for one in layout.elsewhere(placed)} if _has_regimen(found) else set()
    is_basis = _is_basis(stated) and not _closes(stated, check)
    is_near = all(
        abs(other.sentence - placed.sentence) <= 1
        for other in layout.placed
        if other.measure.start in touched
    )
    return _Judged(check, stated.start, weight, touched, touched - shared, is_basis, is_near)


Derivation = tuple[Reading, Product]
_HELD = (Per(named("container")),)
_THAT_IS = re.compile(
    r"(?:\bthat(?:\s+is|[’']s)|\bwhich\s+(?:is|makes|means)|=|\bequals|\bfor)\s*(?:about\s+|roughly\s+|only\s+)?$",
    re.I,
)


def _is_said_to_last(layout: Layout, placed: Placed) -> bool:
    """ "It holds 120 capsules. At two a day that's 60 days": a time drawn from what a container holds."""
    if not _THAT_IS.search(layout.text, max(0, placed.measure.start - 40), placed.measure.start):
        return False
    near = [one for one in layout.placed if placed.sentence - 2 <= one.sentence <= placed.sentence]
    held = any([per.unit.base for per in one.measure.first.per] == [CONTAINER] for one in near)
    own = [
        one.measure
        for one in near
        if one.sentence == placed.sentence and one.measure.end <= placed.measure.start
    ]
    return held and any(per.unit.base == TIME for one in own for per in one.first.per)


def _is_day_over_times(product: Product) -> bool:
    """Only another dose and a frequency: "20 mg a day" beside "40 mg twice a day" claims nothing."""
    shapes = [dict(factor.reading.dimensions) for factor in product.factors]
    is_rate = [TIME in one and bool(SUBSTANCE & one.keys()) for one in shapes]
    return len(shapes) == 2 and any(is_rate) and {INTAKE, TIME} in [set(one) for one in shapes]


def _repeats(stated: Measure, product: Product) -> bool:
    """Is the same amount of a kg among the factors: "7.5 mg/kg of A, or 7.5 mg/kg with B every 3 weeks"?"""
    amounts = [(one.first.low, one.first.high, one.first.unit) for one in product.measures if _is_per_kg(one)]
    return (stated.first.low, stated.first.high, stated.first.unit) in amounts


def _closest(layout: Layout, placed: Placed) -> list[Derivation]:
    """What the sentence itself multiplies goes before what other sentences would.

    Where it multiplies nothing, what others give must take up an amount that leads to this one: of "a 500 mg
    tablet thus supplies 300 mg" the tablets of another sentence tell nothing.
    """
    near = without_studies(layout, placed, layout.near(placed))
    own = [one for one in near if layout.distance(placed, (one,)) == 0]
    if found := list(_derivations(layout, placed, own)):
        return found
    leading = [one for one in own if _leads(one, placed.measure)]
    for reach in (layout.beside(placed, near), near):
        found = [one for one in _derivations(layout, placed, reach) if _takes_up(one[1], leading)]
        if _has_regimen(found):
            return found
    return found


def _has_regimen(found: Sequence[Derivation]) -> bool:
    """Do they tell how often? A paragraph that gives a regimen of its own speaks of that one."""
    return any(one.is_frequency for _, product in found for one in product.measures)


def _leads(one: Measure, stated: Measure) -> bool:
    """Does an amount stand before the stated one, neither its holder nor as much of one bottle?"""
    held = {per.unit.base for reading in stated.readings for per in reading.per}
    own = {per.unit.base for reading in one.readings for per in reading.per}
    is_beside = one.first.unit.base in held - {TIME} or CONTAINER in held & own
    return one.end <= stated.start and not one.is_frequency and not is_beside


def _takes_up(product: Product, leading: Sequence[Measure]) -> bool:
    """Is each of these amounts, or one that overlaps it ("60 doses" in "60 50 mg doses"), in the product?"""
    used = product.measures
    return all(any(a.start < one.end and one.start < a.end for a in used) for one in leading)


def _without_drop(found: list[Derivation]) -> list[Derivation]:
    """The pharmacopeia's drop counts only where the text itself gives no way round it."""
    stated = [one for one in found if not leans(one[1])]
    return stated or found


def _is_within(layout: Layout, placed: Placed, product: Product) -> bool:
    return layout.distance(placed, product.measures) == 0


def _derivations(layout: Layout, placed: Placed, near: Sequence[Measure]) -> Iterator[Derivation]:
    others = [one for one in near if not (one.bound or one.is_plain or _is_limit(layout.text, one))]
    others = [one for one in others if not is_sum_of_pieces(layout, one)]
    constants = constants_of(layout.text, others, layout.sentence(placed).of(layout.text))
    is_daily = not any(one.is_frequency for one in others)
    seen: set[tuple[Dimensions, Decimal, Decimal]] = set()
    for reading in placed.measure.readings:
        key = (reading.dimensions, *reading.interval)
        if key in seen or len(reading.dimensions) < 2:
            continue
        seen.add(key)
        once = [ONCE] if is_daily and set(dict(reading.dimensions)) == {INTAKE, CONTAINER} else []
        for product in products(reading, others, [*constants, *once]):
            if is_sensible(product) and not _is_of_animals(layout, product):
                yield reading, product


def _is_limit(text: str, one: Measure) -> bool:
    """A limit follows from nothing in the text, and nothing from it."""
    return _LIMIT.search(text, max(0, one.start - 40), one.start) is not None


def _has_body_mass(layout: Layout, placed: Placed) -> bool:
    """Does the sentence weigh the children or the elderly it speaks of?"""
    own = (one.measure for one in layout.placed if one.sentence == placed.sentence)
    return any(one.first.unit.base == BODY_MASS for one in own)


_WHOLE_PIECE = re.compile(rf"\b(?:{'|'.join(sorted(COUNTED))})s?\s*\($", re.I)

_ONE_PIECE = re.compile(
    rf"\b(?:each|every|one|an?|the|per)\s+(?:\w+\s+)?(?:{'|'.join(sorted(COUNTED))})\s*\($", re.I
)


def _is_part_of_a_piece(layout: Layout, placed: Placed) -> bool:
    """ "Each scoop (5 g) contains 3 g of creatine": a piece's own weight, or a named part that is less."""
    part = placed.measure
    if _ONE_PIECE.search(layout.text[max(0, part.start - 30) : part.start]):
        return True  # what the piece itself weighs
    wholes = [
        one.measure
        for one in layout.placed
        if one.sentence == placed.sentence
        and one.measure.end <= part.start
        and one.measure.first.unit.base == part.first.unit.base
        and _WHOLE_PIECE.search(layout.text[max(0, one.measure.start - 15) : one.measure.start])
    ]
    amount = part.first.high * part.first.unit.size
    return bool(part.label) and any(amount < one.first.low * one.first.unit.size for one in wholes)


def _is_each_mark(text: str, one: Measure) -> bool:
    """ "Each 10 units hold 500 µg": the marks are what the amount is told for."""
    before = text[max(0, one.start - 8) : one.start]
    return (
        one.first.unit.base == "syringe unit"
        and re.search(r"\b(?:each|every|per)\s+$", before, re.I) is not None
    )


def _is_infusion(one: Measure) -> bool:
    """An amount per kg and minute is set at a pump; no bolus beside it leads to it."""
    return _is_per_kg(one) and any(per.unit.symbol in ("minute", "hour") for per in one.first.per)


def _is_basis(one: Measure) -> bool:
    """A dose per kg, a number of drops or capsules to take, a bottle's volume: what totals follow from."""
    held = {per.unit.base for per in one.first.per}
    is_size = one.first.unit.base == VOLUME and held == {CONTAINER}
    return (
        is_size
        or _is_per_kg(one)
        or (one.first.unit.base in COUNTED and held <= {INTAKE, TIME, SIDE, VOLUME})
    )


def _closes(stated: Measure, check: TextCheck) -> bool:
    """Does a dose per kg, or a number to take, stand after everything it was computed from?

    "6.4 g a day is 80 mg per kg"; "to get 600 mg from tablets of 200 mg you need three".
    """
    is_result = _is_per_kg(stated) or stated.first.unit.base in COUNTED
    return is_result and all(one.start < stated.start for one in check.inputs)


def _is_per_kg(one: Measure) -> bool:
    return BODY_MASS in dict(one.first.dimensions)


def _is_of_animals(layout: Layout, product: Product) -> bool:
    """An animal dose per kg times a human body mass is no dose of anybody."""
    where = [one for one in layout.placed if one.measure in product.measures and _is_per_kg(one.measure)]
    return any(ANIMAL.search(layout.sentence(one).of(layout.text)) for one in where)


def _judged(
    text: str, stated: Measure, every: Sequence[Derivation], reach: Sequence[Derivation], weight: Weight
) -> TextCheck | None:
    """Consistent when any reading of the stated quantity fits its products."""
    results = []
    for reading in dict.fromkeys(reading for reading, _ in every):
        mine = [product for one, product in every if one == reading]
        result = held_against(stated, reading, mine, is_conclusion=weight is Weight.CONCLUSION)
        if result is None:
            return None
        if result in (CheckResult.CONSISTENT, CheckResult.WITHIN):
            mine.sort(key=lambda one: not _comes_near(reading, one))
            return check_of(text, stated, reading, mine, result)
        results.append((reading, mine, result))
    near = [(reading, result) for reading, mine, result in results if any(r == reading for r, _ in reach)]
    if not near:
        return None
    reading, result = min(near, key=lambda one: not _meets(one[0], reach))
    mine = [product for one, product in reach if one == reading]
    fewest = min(len(one.factors) for one in mine)
    shown = [one for one in mine if len(one.factors) == fewest]  # the plainest way shows the fault
    return check_of(text, stated, reading, shown, result)


def _comes_near(reading: Reading, product: Product) -> bool:
    """Does one product alone come near the stated amount? It is shown first."""
    (low, high), (least, most) = reading.interval, product.interval
    return least * (1 - LOOSE) <= high and low <= most * (1 + LOOSE)


def _meets(reading: Reading, reach: Sequence[Derivation]) -> bool:
    """Does a product of this reading come near the stated amount?"""
    low, high = reading.interval
    mine = [product.interval for one, product in reach if one == reading]
    return any(low <= one[1] and one[0] <= high for one in mine)
