"""Body masses of a dose for people that no adult has, where no child is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.body_mass import LIGHTEST
from probatum.dosing.constraints.scope import Layout, Placed
from probatum.dosing.constraints.wording import inputs_of
from probatum.text.dose_units import BODY_MASS
from probatum.text.measures import Measure, plain

RULE = "a dose by body mass names whom it is for where no adult weighs so little"
_BESIDE = 1  # sentences around in which children or animals may be named
_OTHERS = re.compile(
    r"\b(?:child(?:ren)?|kids?|infants?|bab(?:y|ies)|newborns?|neonat\w+|toddlers?|p(?:a)?ediatric\w*"
    r"|adolescents?|teen\w*|boys?|girls?|school\w*|schedule|aged? \d|years? old|month[s-]* old|birth"
    r"|rats?|mice|mouse|rodents?|rabbits?|dogs?|cats?|pets?|puppies|kittens?|horses?|monkeys?|pigs?|piglets?"
    r"|sheep|goats?|calves|chickens?|animals?|veterinar\w*|species|breeds?)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:los[est]\w*|gain\w*|shed\w*|drop(?:ped)?|by|difference|heavier|lighter|less|more)\b", re.IGNORECASE
)
_CHANGE_BEFORE = 25  # characters before the mass in which a change of weight is told


def check_adults(layout: Layout) -> Iterator[TextCheck]:
    """Body masses below any adult's, in a sentence that gives an amount per body mass."""
    for placed in layout.placed:
        mass = placed.measure
        if mass.first.unit.base != BODY_MASS or mass.first.per or mass.first.low >= LIGHTEST:
            continue
        before = layout.text[max(0, mass.start - _CHANGE_BEFORE) : mass.start]
        doses = [one for one in _beside(layout, placed) if _is_per_mass(one)]
        if doses and not _CHANGE.search(before) and not _OTHERS.search(_around(layout, placed)):
            yield _check(layout, mass, doses)


def _beside(layout: Layout, placed: Placed) -> tuple[Measure, ...]:
    return tuple(one.measure for one in layout.placed if one.sentence == placed.sentence)


def _is_per_mass(one: Measure) -> bool:
    return any(per.unit.base == BODY_MASS for per in one.first.per)


def _around(layout: Layout, placed: Placed) -> str:
    """The sentence and those beside it."""
    first, last = placed.sentence - _BESIDE, placed.sentence + _BESIDE
    found = layout.sentences[max(0, first) : last + 1]
    return layout.text[found[0].start : found[-1].end]


def _check(layout: Layout, mass: Measure, doses: list[Measure]) -> TextCheck:
    lightest = plain(mass.first.low)
    return TextCheck(
        kind=FaultKind.PER_BODY_MASS,
        rule=RULE,
        start=mass.start,
        end=mass.end,
        quote=mass.of(layout.text),
        inputs=inputs_of(layout.text, doses),
        result=CheckResult.IMPOSSIBLE,
        because=f"no adult weighs {lightest} kg, and no child is named",
        arithmetic=(
            f"{lightest} kg is below {plain(LIGHTEST)} kg, the least a reader would take for an adult",
        ),
    )
