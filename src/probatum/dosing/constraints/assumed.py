"""What a reader supplies where a text leaves it out: two nostrils, one drop, one dose a day, one scoop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from probatum.dosing.constraints.chains import Constant
from probatum.dosing.constraints.reaching import DROP
from probatum.text.dose_units import CONTAINER, INTAKE
from probatum.text.measures import Measure, Per, Reading, named
from probatum.vocabulary.dose_tables import constant, source

ONCE = Constant("one dose a day", Reading(Decimal(1), Decimal(1), named("dose"), (Per(named("day")),)), "")
_ONE_SCOOP = Constant(
    "one scoop a serving", Reading(Decimal(1), Decimal(1), named("scoop"), (Per(named("serving")),)), ""
)


def constants_of(text: str, others: Sequence[Measure], words: str = "") -> list[Constant]:
    """What a reader supplies: two nostrils; the drop of the pharmacopeia where the text gives no other."""
    found = [
        Constant("two nostrils", Reading(Decimal(2), Decimal(2), named("nostril"), (Per(named("dose")),)), "")
    ]
    bases = [set(dict(reading.dimensions)) for one in others for reading in one.readings]
    if not any({"drop", "mL"} <= one or {"drop", CONTAINER} <= one for one in bases):
        drop = Reading(
            constant("drop", "low_ml"), constant("drop", "high_ml"), named("mL"), (Per(named("drop")),)
        )
        found.append(Constant(DROP, drop, source("drop")))
    if {"scoop"} <= set().union(*bases) and not any({"scoop", INTAKE} <= one for one in bases):
        found.append(_ONE_SCOOP)
    if (marks := _marks_of_syringe(text, words)) is not None:
        unit = Reading(marks, marks, named("unit"), (Per(named("mL")),))
        found.append(Constant(f"U-{marks} syringe", unit, source("insulin_syringe")))
    return found


_SYRINGE = re.compile(r"\bU-?(\d{2,3})\b")


def _marks_of_syringe(text: str, words: str) -> Decimal | None:
    """Units per mL of the syringe that the sentence names, else of the only kind the text names."""
    if not re.search(r"\b(?:syringe|U-100|insulin)\b", text, re.I):
        return None
    usual = constant("insulin_syringe", "units_per_ml")
    kinds = {Decimal(kind) for kind in _SYRINGE.findall(words) or _SYRINGE.findall(text)} or {usual}
    return kinds.pop() if len(kinds) == 1 else None
