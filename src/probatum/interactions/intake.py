"""What a stack adds up to in a day, nutrient by nutrient, with the form each part comes in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from functools import cache

from probatum.domain.errors import UnitError
from probatum.domain.provenance import Absence, Curated, Derived, Method, Missing
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.stack import Contribution, Profile, StackItem
from probatum.interactions.units import in_mass, share_of_salt
from probatum.vocabulary.limits import upper_limits
from probatum.vocabulary.normal import key
from probatum.vocabulary.nutrients import Content, Toward, counted_toward, product_contents

DAILY = Method("daily intake", "1")
_SHOWN = Decimal("0.1")  # decimals of a computed share
_ROUNDED = Context(prec=3)  # a share is no more exact than its label
_DOSE_FORMS = frozenset({Unit.CAPSULE, Unit.TABLET, Unit.DROP, Unit.SPRAY})


def contributions(items: Sequence[StackItem], profile: Profile) -> dict[str, tuple[Contribution, ...]]:
    """What each item adds to each nutrient that has a limit or that a product brings; by nutrient, sorted."""
    found: dict[str, list[Contribution]] = {}
    for item in items:
        for nutrient, contribution in _of_item(item, profile):
            found.setdefault(nutrient, []).append(contribution)
    return {nutrient: tuple(found[nutrient]) for nutrient in sorted(found)}


def nutrients_in(item: StackItem) -> tuple[str, ...]:
    """The ingredients an item brings: itself, or what its product holds."""
    contents = tuple(content.value.nutrient for content in product_contents().get(item.party.id, ()))
    return contents or (item.party.id,)


def _of_item(item: StackItem, profile: Profile) -> Iterator[tuple[str, Contribution]]:
    for toward in _counted_as(item.party.id):
        yield toward.nutrient, _direct(item, toward, profile)
    for content in product_contents().get(item.party.id, ()):
        yield content.value.nutrient, _from_product(item, content)


@cache
def _counted_as(agent: str) -> tuple[Toward, ...]:
    """Which nutrients an agent counts toward: its own where it has a limit, or what the data say."""
    stated = tuple(one for one in counted_toward() if one.agent == agent)
    if stated or agent not in upper_limits():
        return stated
    return (Toward(agent=agent, nutrient=agent, unstated="", forms=()),)


def form_of(item: StackItem, toward: Toward) -> str | None:
    """The form the item names, else the form the bare name means."""
    named = item.form or ""
    for spelling, form in (*toward.same, *((form, form) for form in toward.forms)):
        if key(spelling) == key(named):
            return form
    return toward.unstated or item.form


def _direct(item: StackItem, toward: Toward, profile: Profile) -> Contribution:
    form = form_of(item, toward)
    amount, because = _daily(item, toward.nutrient, form, profile)
    assumed = _assumed_form(item, toward)
    return Contribution(
        item=item.text,
        form=form,
        amount=amount,
        because="; ".join(filter(None, (because, assumed))),
        is_counted=toward.is_counted,
    )


def _assumed_form(item: StackItem, toward: Toward) -> str:
    """That the form is assumed, and which forms no limit of that nutrient covers; empty where nothing is."""
    if item.form or toward.unstated not in toward.forms:
        return ""
    limits = (limit.value for limit in upper_limits().get(toward.nutrient, ()))
    outside = sorted({form for limit in limits for form in limit.forms_not_covered})
    covers = f", and its limits do not cover {' or '.join(outside)}" if outside else ""
    return f"the form was not stated: read as {toward.unstated}{covers}"


def _daily(
    item: StackItem, nutrient: str, form: str | None, profile: Profile
) -> tuple[Derived[Quantity] | Missing, str]:
    """A day's amount of the nutrient itself, with the steps in words."""
    if item.dose is None:
        return Missing(Absence.NOT_REPORTED), "no dose was given"
    if item.times_per_day is None:
        return Missing(Absence.UNCLEAR), "how often a day is not told"
    if item.dose.unit in _DOSE_FORMS:
        return Missing(Absence.NOT_REPORTED), f"how much one {item.dose.unit} holds is not given"
    dose = _whole(item.dose, profile)
    if dose is None:
        return Missing(Absence.NOT_REPORTED), "given per kg, and no body mass was given"
    read = in_mass(dose, nutrient, form)
    if read is None:
        return Missing(Absence.NOT_APPLICABLE), f"{dose.unit} cannot be turned into a mass here"
    mass, steps = read
    share = share_of_salt(nutrient, item.form)
    if share is not None:
        low = _ROUNDED.multiply(mass.low, share[0])
        steps += f"; of the salt {_percent(share)} % is the element, or the label means the element"
        mass = Quantity(low, mass.high, mass.unit)
    times = item.times_per_day
    day = Quantity(mass.low * times, mass.high * times, mass.unit, per_day=True)
    return Derived(day, DAILY, (item.text,)), f"{steps}, {_times(times)}"


def _whole(dose: Quantity, profile: Profile) -> Quantity | None:
    """A dose for the person: per-kg amounts need a body mass."""
    if not dose.per_kg:
        return dose
    if profile.body_mass is None:
        return None
    kilograms = profile.body_mass.to(Unit.KG)
    return Quantity(dose.low * kilograms.low, dose.high * kilograms.high, dose.unit)


def _percent(share: tuple[Decimal, Decimal]) -> str:
    low, high = ((100 * part).quantize(_SHOWN) for part in share)
    return str(low) if low == high else f"{low}–{high}"


def _times(times: Decimal) -> str:
    if times == 1:
        return "once a day"
    return f"{times.quantize(Decimal('0.01')).normalize():f} times a day"


def _from_product(item: StackItem, content: Curated[Content]) -> Contribution:
    held = content.value
    amount: Derived[Quantity] | Missing
    if held.amount is None or held.per is None:
        amount, because = (
            Missing(Absence.NOT_REPORTED),
            "the content is printed on the product, not known here",
        )
    else:
        amount, because = _per_unit(item, held.amount, held.per)
    return Contribution(item=item.text, form=held.form, amount=amount, because=because)


def _per_unit(item: StackItem, held: Quantity, per: Unit) -> tuple[Derived[Quantity] | Missing, str]:
    """A product's typical content times the amount taken; a range, for brands differ."""
    if item.dose is None or item.times_per_day is None:
        return Missing(Absence.NOT_REPORTED), "no daily amount was given"
    try:
        taken = item.dose.to(per)
    except UnitError:
        return Missing(Absence.NOT_APPLICABLE), f"the content is known per {per}, not per {item.dose.unit}"
    times = item.times_per_day
    low, high = held.low * taken.low * times, held.high * taken.high * times
    day = Quantity(low, high, held.unit, per_day=True)
    return Derived(day, DAILY, (item.text,)), f"typical {held} per {per}; the product's label decides"
