"""Arithmetic on one dose: the daily amount, drops of a strength, moles to mass. Results are derived values.

A drop is taken as 0.05 mL (USP <1101>: 45-55 mg of water), with its range; 0.1 % w/v is 1 mg/mL.
"""

from __future__ import annotations

from decimal import Decimal

from probatum.domain.errors import UnitError
from probatum.domain.provenance import Absence, Derived, Method, Missing, Reported, Span
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.study import Dose

BY = Method("dose-arithmetic", "1")
DROP_ML = Decimal("0.05")
DROP_ML_RANGE = (Decimal("0.045"), Decimal("0.055"))
_MG_PER_ML_OF_PERCENT = Decimal(10)
_MOLAR = {
    Unit.PMOL: Decimal("1e-6"),
    Unit.NMOL: Decimal("1e-3"),
    Unit.UMOL: Decimal(1),
    Unit.MMOL: Decimal(1000),
}


def daily_amount(dose: Dose) -> Reported[Quantity]:
    """Amount per day: as printed, or amount times intakes per day; missing or unclear where one of them is.

    Raises nothing; a dose that is flagged ambiguous ("two capsules …, the capsules held 200 mg") has no sum.
    """
    if isinstance(dose.amount, Missing):
        return dose.amount
    given = dose.amount.value
    if given.per_day:
        return dose.amount
    if any(flag.startswith("ambiguous") for flag in dose.flags):
        return Missing(Absence.UNCLEAR, _spans(dose))
    if isinstance(dose.times_per_day, Missing):
        return dose.times_per_day
    times = dose.times_per_day.value
    total = Quantity(given.low * times, given.high * times, given.unit, given.per_kg, per_day=True)
    return Derived(total, BY, (f"amount {given}", f"times per day {times}"), _spans(dose))


def _spans(dose: Dose) -> tuple[Span, ...]:
    leaves = (dose.amount, dose.times_per_day)
    return tuple(span for leaf in leaves for span in getattr(leaf, "spans", ()))


def mass_of_moles(quantity: Quantity, molar_mass: Decimal, source: str) -> Derived[Quantity]:
    """An amount of substance as a mass, through the molar mass in g/mol; `source` names where that is from.

    Raises UnitError when the quantity is not an amount of substance.

    >>> mass_of_moles(Quantity.of(60, Unit.NMOL, per_kg=True), Decimal("813.93"), "mass of Semax").value.low
    Decimal('48.83580')
    """
    if quantity.unit not in _MOLAR:
        raise UnitError(f"{quantity.unit} is not an amount of substance", value=quantity)
    size = _MOLAR[quantity.unit] * molar_mass
    mass = Quantity(quantity.low * size, quantity.high * size, Unit.UG, quantity.per_kg, quantity.per_day)
    return Derived(mass, BY, (f"amount {quantity}", f"{source} {molar_mass} g/mol"))


def mass_of_drops(drops: Decimal, percent: Decimal) -> Derived[Quantity]:
    """The mass in so many drops of a solution of this strength (w/v), with the range a real dropper has.

    >>> str(mass_of_drops(Decimal(18), Decimal("0.1")).value)
    '810–990 µg'
    """
    milligrams = [drops * volume * percent * _MG_PER_ML_OF_PERCENT for volume in DROP_ML_RANGE]
    low, high = (milligram * 1000 for milligram in milligrams)
    inputs = (
        f"{drops} drops",
        f"strength {percent} % w/v",
        f"drop of {DROP_ML} mL (45-55 mg of water, USP <1101>)",
    )
    return Derived(Quantity(low, high, Unit.UG), BY, inputs)
