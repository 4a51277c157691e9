"""A day's total beside the limits that hold for this person, form and scope; the rules are a few sentences.

Per jurisdiction the newest current limit is read. A row for pregnancy or lactation replaces the general one.
A form the limit does not cover is not counted. A range that straddles the limit may exceed it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from probatum.domain.errors import UnitError
from probatum.domain.interaction import LimitScope, UpperLimit
from probatum.domain.provenance import Curated, Missing
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.stack import Contribution, LimitCheck, NutrientTotal, Profile, StackItem, Verdict
from probatum.interactions.units import in_mass
from probatum.vocabulary.agents import agents
from probatum.vocabulary.limits import upper_limits

ADULT = Decimal(30)  # the age limits are read at when none is given


def total_of(
    nutrient: str, parts: Sequence[Contribution], items: Sequence[StackItem], profile: Profile
) -> NutrientTotal:
    """The sum of one nutrient over the stack, beside each limit that applies."""
    unit = _unit_of(nutrient)
    summed = _sum(parts, unit)
    checks = tuple(_check(limit, parts, items, profile) for limit in applicable(nutrient, profile))
    return NutrientTotal(
        nutrient=nutrient,
        name=nutrient_name(nutrient),
        contributions=tuple(parts),
        total=summed,
        is_complete=not any(isinstance(part.amount, Missing) for part in parts),
        checks=checks,
    )


def nutrient_name(nutrient: str) -> str:
    """The name of a nutrient by its id."""
    party = agents().party(f"substance:{nutrient}")
    return party.name if party else nutrient


def applicable(nutrient: str, profile: Profile) -> tuple[Curated[UpperLimit], ...]:
    """The current limits for this person: one per jurisdiction, covered form and way of counting."""
    age = profile.age if profile.age is not None else ADULT
    fitting = [
        limit
        for limit in upper_limits().get(nutrient, ())
        if limit.value.is_current and _is_for(limit.value, age, profile)
    ]
    best: dict[tuple[str, tuple[str, ...], bool], Curated[UpperLimit]] = {}
    for limit in fitting:
        slot = (limit.value.jurisdiction, limit.value.forms_covered, limit.value.per_dose)
        held = best.get(slot)
        if held is None or _preference(limit.value) > _preference(held.value):
            best[slot] = limit
    return tuple(best[slot] for slot in sorted(best))


def _is_for(limit: UpperLimit, age: Decimal, profile: Profile) -> bool:
    wanted = not profile.jurisdictions or limit.jurisdiction in profile.jurisdictions
    in_age = limit.age_low <= age and (limit.age_high is None or age < limit.age_high)
    pregnancy = limit.pregnancy is None or limit.pregnancy == profile.pregnant
    lactation = limit.lactation is None or limit.lactation == profile.lactating
    sex = limit.sex is None or limit.sex == profile.sex
    return wanted and in_age and pregnancy and lactation and sex


def _preference(limit: UpperLimit) -> tuple[bool, int, bool, Decimal]:
    """A row for the person's state, then the newer one, then one with a value, then the narrower group."""
    is_specific = limit.pregnancy is True or limit.lactation is True
    return is_specific, limit.year or 0, limit.amount is not None, limit.age_low


def _check(
    limit: Curated[UpperLimit], parts: Sequence[Contribution], items: Sequence[StackItem], profile: Profile
) -> LimitCheck:
    value = limit.value
    if value.amount is None:
        return LimitCheck(limit=limit, counted=None, verdict=Verdict.UNKNOWN, because="no level could be set")
    counted = [part for part in parts if _counts(value, part.form)]
    if not counted:
        forms = ", ".join(value.forms_not_covered) or "this form"
        because = f"this limit does not cover {forms}"
        return LimitCheck(limit=limit, counted=None, verdict=Verdict.NOT_COVERED, because=because)
    ceiling = _ceiling(value.amount, value.nutrient, profile)
    if ceiling is None:
        because = "the limit is per kg of body mass, and none was given"
        return LimitCheck(limit=limit, counted=None, verdict=Verdict.UNKNOWN, because=because)
    summed = _largest_dose(items, value) if value.per_dose else _sum(counted, ceiling.unit)
    return _compare(limit, summed, ceiling, counted)


def _counts(limit: UpperLimit, form: str | None) -> bool:
    """Does the limit count this form? A form nobody named may be one it covers."""
    if form in limit.forms_not_covered:
        return False
    return not limit.forms_covered or form in limit.forms_covered or not _is_known_form(form, limit)


def _is_known_form(form: str | None, limit: UpperLimit) -> bool:
    return form in (*limit.forms_covered, *limit.forms_not_covered)


def _ceiling(amount: Quantity, nutrient: str, profile: Profile) -> Quantity | None:
    """The limit as a mass a day for this person; a band of an authority is read at its lower end."""
    if amount.per_kg:
        if profile.body_mass is None:
            return None
        kilograms = profile.body_mass.to(Unit.KG).low
        amount = Quantity(amount.low * kilograms, amount.low * kilograms, amount.unit)
    read = in_mass(Quantity(amount.low, amount.low, amount.unit), nutrient, None)
    return read[0] if read else None


def _compare(
    limit: Curated[UpperLimit], summed: Quantity | None, ceiling: Quantity, parts: Sequence[Contribution]
) -> LimitCheck:
    missing = sum(isinstance(part.amount, Missing) for part in parts)
    if summed is None:
        return LimitCheck(
            limit=limit, counted=None, verdict=Verdict.UNKNOWN, because="no amount could be told"
        )
    verdict = _verdict(summed, ceiling.low, uncertain=_has_unnamed_form(limit.value, parts))
    because = f"{_plain(summed)} beside {_plain(ceiling)}"
    if missing and verdict in (Verdict.BELOW, Verdict.REACHES):
        verdict, because = Verdict.UNKNOWN, f"at least {because}; {missing} amount(s) not known"
    if limit.value.scope in (LimitScope.TOTAL, LimitScope.PREFORMED) and not limit.value.per_dose:
        because += "; what food brings is not counted here"
    return LimitCheck(limit=limit, counted=summed, verdict=verdict, because=because)


def _has_unnamed_form(limit: UpperLimit, parts: Sequence[Contribution]) -> bool:
    return bool(limit.forms_covered) and any(not _is_known_form(part.form, limit) for part in parts)


def _verdict(summed: Quantity, ceiling: Decimal, *, uncertain: bool) -> Verdict:
    if summed.high < ceiling:
        return Verdict.BELOW
    if uncertain or summed.low < ceiling < summed.high:
        return Verdict.MAY_EXCEED
    if summed.low > ceiling:
        return Verdict.ABOVE
    return Verdict.REACHES if summed.low == summed.high else Verdict.MAY_EXCEED


def _plain(quantity: Quantity) -> str:
    return str(Quantity(quantity.low, quantity.high, quantity.unit))


def _largest_dose(items: Sequence[StackItem], limit: UpperLimit) -> Quantity | None:
    """The largest single amount of the agent itself, for limits of one dose."""
    doses = [item.dose for item in items if item.party.id == limit.nutrient and item.dose is not None]
    unit = limit.amount.unit if limit.amount else Unit.MG
    sizes = []
    for dose in doses:
        try:
            sizes.append(dose.to(unit))
        except UnitError:
            continue
    return max(sizes, key=lambda size: (size.high, size.low), default=None)


def _unit_of(nutrient: str) -> Unit:
    for limit in upper_limits().get(nutrient, ()):
        if limit.value.amount is not None and limit.value.amount.unit is not Unit.IU:
            return limit.value.amount.unit
    return Unit.MG


def _sum(parts: Sequence[Contribution], unit: Unit) -> Quantity | None:
    """The sum of what is known; None when nothing is."""
    counted = [part for part in parts if part.is_counted]
    known = [part.amount.value for part in counted if not isinstance(part.amount, Missing)]
    if not known:
        return None
    same = [amount.to(unit) for amount in known]
    low, high = sum(one.low for one in same), sum(one.high for one in same)
    return Quantity(Decimal(low), Decimal(high), unit, per_day=True)
