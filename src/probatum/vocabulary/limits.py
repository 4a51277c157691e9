"""Upper limits as data: authority, year, group, form and scope together; superseded ones stay, marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from probatum.domain.interaction import LimitKind, LimitScope, UpperLimit
from probatum.domain.provenance import Curated
from probatum.domain.quantity import Quantity, Unit
from probatum.vocabulary.agents import agents
from probatum.vocabulary.citations import citation, curation
from probatum.vocabulary.files import Entry, read


@dataclass(frozen=True, slots=True)
class _Group:
    """Who a group of an authority is: ages in years, and a condition."""

    low: Decimal
    high: Decimal | None
    pregnancy: bool | None
    lactation: bool | None


@cache
def upper_limits() -> dict[str, tuple[Curated[UpperLimit], ...]]:
    """Every limit by nutrient, in file order, superseded ones among them."""
    file = read("upper_limits.toml")
    groups = {entry.text("words"): _group(entry) for entry in file.tables("age")}
    found: dict[str, list[Curated[UpperLimit]]] = {}
    for entry in file.tables("limit"):
        for limit in _limits(entry, groups):
            found.setdefault(limit.value.nutrient, []).append(limit)
    return {nutrient: tuple(limits) for nutrient, limits in found.items()}


def _group(entry: Entry) -> _Group:
    high, condition = entry.maybe("high"), entry.maybe("condition")
    group = _Group(
        _number(entry, "low", entry.text("low")),
        _number(entry, "high", high) if high else None,
        {"pregnancy": True, "not pregnancy": False}.get(condition or ""),
        True if condition == "lactation" else None,
    )
    entry.done()
    return group


def _number(entry: Entry, field: str, text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise entry.wrong(field, text, 'write a number as text, "0.5"') from None


def _limits(entry: Entry, groups: dict[str, _Group]) -> Iterator[Curated[UpperLimit]]:
    nutrient, authority = entry.text("nutrient"), entry.text("authority")
    if agents().party(f"substance:{nutrient}") is None:
        raise entry.wrong("nutrient", nutrient, "use the id of a substance or of an agent in nutrients.toml")
    year = entry.number("year")
    cited, about = citation(entry, f"{authority}: upper level of {nutrient}", year), curation(entry)
    covers, spared = entry.texts("covers"), entry.texts("not_covers")
    jurisdiction, scope = entry.text("jurisdiction"), entry.word("scope", LimitScope)
    superseded, note = entry.maybe("superseded"), entry.maybe("note")
    unit, kind, per_dose = entry.word("unit", Unit), entry.word("kind", LimitKind), entry.flag("per_dose")
    per_kg, pairs = entry.flag("per_kg"), entry.texts("groups")
    entry.done()
    for text in pairs:
        words, _, value = text.rpartition(" = ")
        group = groups.get(words)
        if group is None:
            raise entry.wrong("groups", text, "name the group in an [[age]] table of this file")
        amount = _amount(entry, value, unit, per_kg, per_day=not per_dose)
        limit = UpperLimit(
            id="|".join((nutrient, authority, str(year or "n.d."), words, *covers)),
            nutrient=nutrient,
            forms_covered=covers,
            forms_not_covered=spared,
            authority=authority,
            jurisdiction=jurisdiction,
            year=year,
            kind=kind if amount else LimitKind.NONE_SET,
            age=words,
            age_low=group.low,
            age_high=group.high,
            pregnancy=group.pregnancy,
            lactation=group.lactation,
            sex=None,
            per_dose=per_dose,
            amount=amount,
            scope=scope,
            superseded_by=superseded,
            note=note,
        )
        yield Curated(limit, cited, about)


def _amount(entry: Entry, value: str, unit: Unit, per_kg: bool, *, per_day: bool) -> Quantity | None:
    """The value of a group; a band over ages ("2.2-2.5") stays a range."""
    if value == "none":
        return None
    low, _, high = value.partition("-")
    first = _number(entry, "groups", low)
    return Quantity(first, _number(entry, "groups", high) if high else first, unit, per_kg, per_day)
