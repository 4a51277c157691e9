"""How many doses of the test abstracts are read rightly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from abstracts import abstract, rows
from probatum import vocabulary
from probatum.domain.provenance import value_of
from probatum.domain.quantity import Unit
from probatum.extraction.dose import read_doses
from probatum.extraction.regimen import COUNTED
from probatum.text.unit_words import UNITS

Key = tuple[Decimal, Decimal, Unit, bool]


@dataclass(frozen=True)
class Scores:
    """Shares of what was read that is right, and of the gold that was read."""

    amount_precision: float
    amount_recall: float
    route_precision: float
    route_recall: float


def gold_doses(row: dict[str, Any]) -> dict[Key, set[str]]:
    """Gold amounts with their routes; a unit nobody knows (ULR) is left out."""
    found: dict[Key, set[str]] = {}
    for dose in row["gold"].get("doses") or []:
        if dose.get("value") is None:
            continue
        unit = UNITS.get(re.split(r"[ /]", dose["unit"].strip())[0])
        low, high = dose["value"] if isinstance(dose["value"], list) else (dose["value"], dose["value"])
        if unit is not None:
            key = (Decimal(str(low)), Decimal(str(high)), unit, "/kg" in dose["unit"].replace(" ", ""))
            found.setdefault(key, set()).update([dose["route"]] if dose["route"] else [])
    return found


def read(identity: str) -> dict[Key, set[str]]:
    """Amounts read, with their routes; gavage is oral to the gold."""
    found: dict[Key, set[str]] = {}
    for item in read_doses(abstract(identity), vocabulary.mentions):
        quantity = value_of(item.dose.amount) or value_of(item.dose.concentration)
        if quantity is None or quantity.unit in COUNTED:
            continue
        route = value_of(item.dose.route)
        words = {"oral" if route == "intragastric" else str(route)} if route else set()
        key = (quantity.low, quantity.high, quantity.unit, quantity.per_kg)
        found.setdefault(key, set()).update(words)
    return found


def scores() -> Scores:
    """Compare all test abstracts."""
    right = wrong = missed = routes_right = routes_wrong = routes_gold = 0
    for identity, row in rows().items():
        gold, found = gold_doses(row), read(identity)
        right += len(gold.keys() & found.keys())
        wrong += len(found.keys() - gold.keys())
        missed += len(gold.keys() - found.keys())
        routes_gold += sum(len(routes) for routes in gold.values())
        for key in gold.keys() & found.keys():
            routes_right += len(found[key] & gold[key])
            routes_wrong += len(found[key] - gold[key])
    return Scores(
        right / (right + wrong),
        right / (right + missed),
        routes_right / (routes_right + routes_wrong),
        routes_right / routes_gold,
    )
