"""An amount of an analyte in a unit that no blood shows: the unit is in doubt."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "an amount in blood lies where amounts in that unit lie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyte:
    """One analyte in one unit; `pattern` finds its amounts, `change` told as a change."""

    pattern: re.Pattern[str]
    least_change: float
    most: float


@cache
def analytes() -> tuple[Analyte, ...]:
    """The table, in its order."""
    table = tomllib.loads(files("probatum.claims.consistency").joinpath("analytes.toml").read_text("utf-8"))
    return tuple(
        Analyte(
            pattern=re.compile(
                rf"\b(?:{one['words']})\b[^.;]{{0,40}}?(?P<by>\bby\s+)?(?P<n>\d+(?:\.\d+)?)\s?{one['unit']}\b",
                re.IGNORECASE,
            ),
            least_change=one["least_change"],
            most=one["most"],
        )
        for one in table["analyte"]
    )


def check_analytes(text: str) -> Iterator[TextCheck]:
    """Amounts above any that occur, and changes below any that can be measured."""
    for place in sentences(text):
        for one in analytes():
            found = one.pattern.search(text, place.start, place.end)
            if found is None:
                continue
            value = float(found["n"])
            is_too_small = found["by"] is not None and 0 < value < one.least_change
            if is_too_small or value > one.most:
                because = "no blood shows such an amount in this unit; another unit is likely"
                at = Slice(found.start("n"), found.end())
                yield result_of(
                    text, FaultKind.UNIT_SLIP, RULE, at, [], because, result=CheckResult.POWER_OF_TEN
                )
