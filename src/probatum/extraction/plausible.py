"""Is a printed dose near what the same substance was given elsewhere? A doubt is shown, never repaired."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from probatum.domain.quantity import Quantity, Unit
from probatum.domain.terms import Route

FLAG = "unit-implausible"


@dataclass(frozen=True, slots=True)
class Prior:
    """What primary reports gave of one substance by one route, in µg; `cited` names the reports."""

    substance: str
    route: Route | None  # None: by any route
    per_kg: bool
    low: Decimal
    high: Decimal
    cited: tuple[str, ...]


@cache
def priors() -> tuple[Prior, ...]:
    """Every prior, a route's own before the one for any route."""
    table = _table()
    found = [
        Prior(
            substance=row["substance"],
            route=None if row["route"] == "any" else Route(row["route"]),
            per_kg=row["per_kg"],
            low=Decimal(str(row["low_ug"])),
            high=Decimal(str(row["high_ug"])),
            cited=tuple(row["from"]),
        )
        for row in table["prior"]
    ]
    return tuple(sorted(found, key=lambda p: (p.substance, p.route is None, p.route or "")))


@cache
def _table() -> dict[str, Any]:
    text = files("probatum.extraction").joinpath("dose_priors.toml").read_text("utf-8")
    return tomllib.loads(text)


def fold() -> Decimal:
    """How many times outside its prior a dose may lie before it is doubted."""
    return Decimal(str(_table()["fold"]))


def doubts(quantity: Quantity, substance: str | None, route: Route | None) -> tuple[str, ...]:
    """The flag and, where a thousandfold slip would explain the number, the unit that was probably meant.

    >>> doubts(Quantity.of(50, Unit.MG, per_kg=True), "semax", Route.INTRANASAL)
    ('unit-implausible', 'suspected-unit: µg/kg')
    """
    prior = _prior(quantity, substance, route)
    if prior is None or _is_near(quantity, prior):
        return ()
    other = next((unit for unit in (Unit.UG, Unit.MG) if _is_near(_read_as(quantity, unit), prior)), None)
    suspected = (f"suspected-unit: {other}{'/kg' if quantity.per_kg else ''}",) if other else ()
    return (FLAG, *suspected)


def _prior(quantity: Quantity, substance: str | None, route: Route | None) -> Prior | None:
    if substance is None or not quantity.dimension.startswith("mass"):
        return None
    fitting = (p for p in priors() if p.substance == substance and p.per_kg == quantity.per_kg)
    return next((p for p in fitting if p.route in (route, None)), None)


def _is_near(quantity: Quantity, prior: Prior) -> bool:
    micrograms = quantity.to(Unit.UG)
    return micrograms.low <= prior.high * fold() and micrograms.high >= prior.low / fold()


def _read_as(quantity: Quantity, unit: Unit) -> Quantity:
    return Quantity(quantity.low, quantity.high, unit, quantity.per_kg, quantity.per_day)
