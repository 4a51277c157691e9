"""How a quantity held against the products it follows from is shown: kind of fault, inputs, arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

from probatum.domain.text_check import CheckInput, CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.chains import Constant, Product
from probatum.dosing.constraints.wording import arithmetic, inputs_of, stretch
from probatum.text.dose_units import BODY_MASS, CONTAINER, INTAKE, SIDE, TIME
from probatum.text.measures import Measure, Reading

RULE = "a stated quantity equals the product of those it follows from"


def check_of(
    text: str, stated: Measure, reading: Reading, mine: Sequence[Product], result: CheckResult
) -> TextCheck:
    """The check of one reading of a stated quantity against its products `mine`."""
    start, end = stretch(text, stated)
    used = tuple(dict.fromkeys(measure for product in mine for measure in product.measures))
    lines = arithmetic(text, stated, reading, mine)
    return TextCheck(
        kind=_kind_of(reading, mine, result),
        rule=RULE,
        start=start,
        end=end,
        quote=text[start:end],
        inputs=(*inputs_of(text, used), *_constant_inputs(mine)),
        result=result,
        because=_because(result),
        arithmetic=lines,
    )


def _constant_inputs(mine: Sequence[Product]) -> tuple[CheckInput, ...]:
    used = dict.fromkeys(
        factor.what for product in mine for factor in product.factors if isinstance(factor.what, Constant)
    )
    return tuple(CheckInput(name=one.name, quote=str(one.reading)) for one in used)


def _because(result: CheckResult) -> str:
    return {
        CheckResult.CONSISTENT: "a reading of the text gives this amount",
        CheckResult.WITHIN: "its parts reach both ends and also give less or more",
        CheckResult.POWER_OF_TEN: "the amount differs from the computed one by a power of ten",
        CheckResult.NOT_DERIVABLE: "the stated range is not the one its parts give",
    }.get(result, "no reading of the text gives this amount")


def _kind_of(reading: Reading, mine: Sequence[Product], result: CheckResult) -> FaultKind:
    """What was held against what, from the units involved."""
    bases = {base for factor in mine[0].factors for base, _ in factor.reading.dimensions}
    if BODY_MASS in bases:
        return FaultKind.PER_BODY_MASS
    if result is CheckResult.NOT_DERIVABLE:
        return FaultKind.RANGE
    own = dict(reading.dimensions)
    if CONTAINER in own and (TIME in own or INTAKE in own):
        return FaultKind.SUPPLY
    if "drop" in own and ("mL" in bases or CONTAINER in own):
        return FaultKind.DROPS
    if "mL" in bases:
        return FaultKind.CONCENTRATION_AND_VOLUME
    return FaultKind.TOTAL_AND_PARTS if SIDE not in own else FaultKind.DROPS
