"""Dose arithmetic as documents: what `probatum dose` and `probatum hed` print as JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from probatum.domain.quantity import Quantity, Unit
from probatum.domain.text_check import TextCheck
from probatum.dosing.conversion import (
    Converted,
    drop_source,
    drop_volume,
    elemental,
    from_international_units,
    readings_of_vitamin,
    salts_named,
)
from probatum.dosing.human_equivalent import HumanEquivalent
from probatum.dosing.totals import Total, totals
from probatum.text.dose_expressions import measures
from probatum.text.measures import Measure, Reading, plain

CALCULATION = "Calculation only: it says what the words amount to, not what to take."


def dose_document(text: str, checks: tuple[TextCheck, ...]) -> dict[str, Any]:
    """`probatum/dose/1`: the expressions of a text with all readings, conversions, checks, assumptions."""
    found = measures(text)
    return {
        "schema": "probatum/dose/1",
        "disclaimer": CALCULATION,
        "text": text,
        "quantities": [_quantity(text, one) for one in found],
        "conversions": [line for one in found for line in _conversions(text, one)],
        "totals": [_total(one) for one in totals(text)],
        "checks": [_check(one) for one in checks],
        "assumptions": list(_assumptions(found)),
    }


def _total(one: Total) -> dict[str, Any]:
    return {
        "per": one.per,
        "amount": one.amount,
        "arithmetic": one.arithmetic,
        "assumptions": list(one.assumptions),
    }


def _quantity(text: str, one: Measure) -> dict[str, Any]:
    return {
        "quote": one.of(text),
        "start": one.start,
        "end": one.end,
        "readings": [_reading(reading) for reading in one.readings],
        **({"bound": one.bound} if one.bound else {}),
        **({"of": one.label} if one.label else {}),
        **({"approximate": True} if one.is_approximate else {}),
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "low": plain(reading.low),
        "high": plain(reading.high),
        "unit": reading.unit.symbol,
        "per": [
            {"unit": one.unit.symbol, "low": plain(one.low), "high": plain(one.high)} for one in reading.per
        ],
        "words": str(reading),
    }


def _conversions(text: str, one: Measure) -> list[dict[str, str]]:
    reading = one.first
    around = text[max(0, one.start - 60) : one.end + 60]
    if reading.unit.base == "IU":
        vitamins = one.label if readings_of_vitamin(one.label) else around
        amount = Quantity(reading.low, reading.high, Unit.IU)
        return [_converted(one.of(text), each) for each in from_international_units(amount, vitamins)]
    if one.label and reading.unit.base == "µg" and salts_named(one.label):
        amount = Quantity(reading.low, reading.high, Unit(reading.unit.symbol))
        return [_converted(one.of(text), each) for each in elemental(amount, one.label)]
    return []


def _converted(quote: str, one: Converted) -> dict[str, str]:
    rounded = Quantity(_short(one.result.low), _short(one.result.high), one.result.unit)
    return {
        "from": quote,
        "result": f"{rounded} {one.of}",
        "assumption": one.assumption,
        "source": one.source,
    }


def _short(number: Decimal) -> Decimal:
    return Decimal(plain(Decimal(f"{number:.4g}")))


def _check(one: TextCheck) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "rule": one.rule,
        "result": one.result,
        "quote": one.quote,
        "start": one.start,
        "end": one.end,
        "because": one.because,
        "arithmetic": list(one.arithmetic),
        "inputs": [
            {
                "name": each.name,
                "quote": each.quote,
                **({"start": each.start, "end": each.end} if each.start >= 0 else {}),
            }
            for each in one.inputs
        ],
    }


def _assumptions(found: tuple[Measure, ...]) -> list[str]:
    """What the reader should know that the text does not say."""
    bases = {base for one in found for reading in one.readings for base, _ in reading.dimensions}
    low, nominal, high = drop_volume()
    lines = []
    if "drop" in bases:
        lines.append(
            f"a drop of {low} to {high} mL (nominal {nominal}) where the text gives none: {drop_source()}"
        )
    if "side" in bases:
        lines.append("two nostrils an intake")
    if any(len(one.readings) > 1 for one in found):
        lines.append("where words have several readings, all are kept and any may bear a statement out")
    return lines


def hed_document(found: HumanEquivalent) -> dict[str, Any]:
    """`probatum/hed/1`: ratio and rounded factor, the result per kg and for one body mass, the caveats."""
    return {
        "schema": "probatum/hed/1",
        "disclaimer": CALCULATION,
        "animal_dose": str(found.animal),
        "species": found.species,
        "km_animal": plain(found.km_animal),
        "km_human": plain(found.km_human),
        "ratio": plain(_short(found.ratio)),
        "rounded_factor": plain(found.rounded_factor),
        "rounded_divisor": plain(found.rounded_divisor),
        "human_equivalent_per_kg": str(_shortened(found.per_kg)),
        "by_rounded_divisor": str(_shortened(found.by_rounded_divisor)),
        **(
            {"weight_kg": plain(found.weight_kg), "human_equivalent": str(_shortened(found.total))}
            if found.total is not None and found.weight_kg is not None
            else {}
        ),
        "source": found.source,
        "caveats": list(found.caveats),
    }


def _shortened(quantity: Quantity) -> Quantity:
    return Quantity(
        _short(quantity.low), _short(quantity.high), quantity.unit, quantity.per_kg, quantity.per_day
    )
