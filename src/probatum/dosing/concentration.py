"""A concentration curve from cited human values: one compartment, first order in and out.

The curve is a calculation, never a measurement: C(t)/Cmax of ka/(ka - ke) (exp(-ke t) - exp(-ka t)),
with ke = ln 2 / half-life and ka such that the peak falls on the cited Tmax, ln(ka/ke)/(ka - ke)
(Gibaldi and Perrier, Pharmacokinetics, 2nd ed., chapter 1). It needs a human half-life, a human Tmax
and a human bioavailability of one analyte and route, each seen at its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import exp, log

from probatum.domain.concentration import (
    CitedInput,
    ConcentrationCurve,
    ConcentrationPoint,
    NoConcentrationCurve,
)
from probatum.domain.monograph import KineticFact
from probatum.domain.provenance import Curated, Method

BY = Method("one compartment, first-order absorption and elimination", "1")
NEEDED = ("half-life", "Tmax", "bioavailability")
POINTS = 120
LATEST_PEAK = 5  # half-lives; a later peak is no first-order absorption
_HOURS = {"s": 1 / 3600, "min": 1 / 60, "h": 1.0, "days": 24.0, "d": 24.0}
_NUMBER = r"(\d+(?:\.\d+)?)"
_RANGE = re.compile(rf"[~≈]?\s*{_NUMBER}\s*[-–]\s*{_NUMBER}$")
_SINGLE = re.compile(rf"[~≈]?\s*{_NUMBER}(?:\s*(?:±|\+/-)\s*[\d.]+)?(?:\s*\(([\d.]+)(?:[-–]([\d.]+))?\))?$")


def concentration(
    facts: Sequence[Curated[KineticFact]], analyte: str
) -> ConcentrationCurve | NoConcentrationCurve:
    """The curve of one analyte, or why there is none; of several routes the one that comes first by name."""
    usable = list(_measured_in_people(facts, analyte))
    if not usable:
        return NoConcentrationCurve(because=_nothing(facts, analyte))
    routes = sorted({fact.route for _, fact in usable})
    for route in routes:
        inputs = _inputs([(i, fact) for i, fact in usable if fact.route == route])
        if {one.parameter for one in inputs} == set(NEEDED):
            return _curve(analyte, route, inputs, usable)
    return NoConcentrationCurve(because=_lacking(usable))


def _measured_in_people(
    facts: Sequence[Curated[KineticFact]], analyte: str
) -> Iterator[tuple[int, KineticFact]]:
    for position, fact in enumerate(facts):
        value = fact.value
        is_human = value.species.split(",")[0].strip() == "human"
        if value.is_measured and is_human and value.analyte.casefold() == analyte.casefold():
            yield position, value


def _nothing(facts: Sequence[Curated[KineticFact]], analyte: str) -> str:
    if not facts:
        return "no kinetic value is on file"
    return (
        f"no kinetic value of {analyte} measured in people was seen at its source; "
        f"a curve needs a human {', '.join(NEEDED[:-1])} and {NEEDED[-1]}"
    )


def _lacking(usable: Sequence[tuple[int, KineticFact]]) -> str:
    present = {name for name in NEEDED for _, fact in usable if fact.parameter == name}
    absent = [name for name in NEEDED if name not in present]
    if absent:
        return f"no human {' and no human '.join(absent)} was seen at its source"
    return "the human values on file belong to different routes or are not plain numbers"


def _inputs(facts: Sequence[tuple[int, KineticFact]]) -> tuple[CitedInput, ...]:
    """One value per parameter: of the dose for which most parameters are given, else the first on file."""
    found = []
    leading = _leading_dose(facts)
    for name in NEEDED:
        rows = [(i, fact) for i, fact in facts if fact.parameter == name and numbers(fact.value)]
        rows.sort(key=lambda row: (row[1].dose != leading, row[0]))
        if rows:
            position, fact = rows[0]
            low, high = numbers(fact.value) or (0.0, 0.0)
            found.append(CitedInput(parameter=name, low=low, high=high, unit=fact.unit, fact=position))
    return tuple(found)


def _leading_dose(facts: Sequence[tuple[int, KineticFact]]) -> str | None:
    doses = [fact.dose for _, fact in facts]
    return max(doses, key=lambda dose: (doses.count(dose), -doses.index(dose))) if doses else None


def numbers(printed: str) -> tuple[float, float] | None:
    """The number, or the range, that a kinetic value prints; a spread in brackets is not a range of values.

    >>> numbers("53.7 (7.0)"), numbers("2.7-9.9"), numbers("~50 (15-210)"), numbers("undetectable")
    ((53.7, 53.7), (2.7, 9.9), (15.0, 210.0), None)
    """
    printed = printed.strip()
    if both := _RANGE.match(printed):
        return float(both[1]), float(both[2])
    if one := _SINGLE.match(printed):
        if one[3]:
            return float(one[2]), float(one[3])
        return float(one[1]), float(one[1])
    return None


def _curve(
    analyte: str, route: str, inputs: tuple[CitedInput, ...], usable: Sequence[tuple[int, KineticFact]]
) -> ConcentrationCurve | NoConcentrationCurve:
    by_name = {one.parameter: one for one in inputs}
    half_life, peak = by_name["half-life"], by_name["Tmax"]
    if half_life.unit not in _HOURS or peak.unit not in _HOURS:
        return NoConcentrationCurve(because="a cited time has no unit of time")
    halves = [end * _HOURS[half_life.unit] for end in (half_life.low, half_life.high)]
    tmax = (peak.low + peak.high) / 2 * _HOURS[peak.unit]
    if min(*halves, tmax) <= 0:
        return NoConcentrationCurve(because="a cited time is zero")
    if tmax > LATEST_PEAK * min(halves):
        return NoConcentrationCurve(
            because=f"the cited peak comes later than {LATEST_PEAK} half-lives: they contradict each other"
        )
    facts = dict(usable)
    return ConcentrationCurve(
        analyte=analyte,
        route=route,
        dose=facts[half_life.fact].dose,
        points=_points(halves, tmax),
        inputs=inputs,
        by=BY,
    )


def _points(halves: Sequence[float], tmax: float) -> tuple[ConcentrationPoint, ...]:
    """From the intake to five of the longest half-lives behind the peak."""
    end = tmax + 5 * max(halves)
    shares = [(log(2) / half, absorption_rate(log(2) / half, tmax)) for half in halves]
    points = []
    for step in range(POINTS + 1):
        hours = end * step / POINTS
        values = sorted(100 * share_of_peak(hours, ke, ka, tmax) for ke, ka in shares)
        points.append(ConcentrationPoint(hours=hours, low=values[0], high=values[-1]))
    return tuple(points)


def absorption_rate(ke: float, tmax: float) -> float:
    """The rate ka (per hour) at which the peak falls on `tmax`, by bisection.

    tmax = ln(ka/ke)/(ka - ke) falls from infinity to 0 as ka grows from 0, and is 1/ke at ka = ke.

    >>> round(absorption_rate(0.5, 2.0), 6)
    0.5
    """
    low, high = 1e-12 * ke, 1e12 * ke
    for _ in range(200):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if _peak(middle, ke) > tmax else (low, middle)
    return float((low * high) ** 0.5)


def _peak(ka: float, ke: float) -> float:
    return 1 / ke if abs(ka - ke) < 1e-9 * ke else log(ka / ke) / (ka - ke)


def share_of_peak(hours: float, ke: float, ka: float, tmax: float) -> float:
    """The concentration at one time as a share of the highest."""
    return _shape(hours, ke, ka) / _shape(tmax, ke, ka)


def _shape(hours: float, ke: float, ka: float) -> float:
    if abs(ka - ke) < 1e-7 * ke:  # the two exponentials fall together: ke t exp(-ke t)
        return ke * hours * exp(-ke * hours)
    return ka / (ka - ke) * (exp(-ke * hours) - exp(-ka * hours))
