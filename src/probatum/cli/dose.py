"""`probatum dose` and `probatum hed`: dose arithmetic with its assumptions in view."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

import typer

from probatum import codec
from probatum.domain.errors import ProbatumError
from probatum.domain.quantity import Quantity, Unit


def run_dose(text: str, *, as_json: bool) -> None:
    """Print the quantities of a text, their conversions and checks."""
    from probatum.dosing.constraints import check_doses
    from probatum.dosing.document import dose_document

    if not text.strip():
        raise ProbatumError("no text", field="TEXT", remedy='write "2 drops in each nostril twice a day"')
    document = dose_document(text, check_doses(text))
    if not document["quantities"]:
        raise ProbatumError("no dose in this text", value=text, remedy="write amounts with units, as 500 mg")
    typer.echo(codec.dumps(document, indent=1) if as_json else "\n".join(_dose_lines(document)))


def _dose_lines(document: dict[str, Any]) -> list[str]:
    lines = [document["disclaimer"], "", "Quantities"]
    for one in document["quantities"]:
        bound = f" ({one['bound']})" if "bound" in one else ""
        words = "  or  ".join(reading["words"] for reading in one["readings"])
        lines.append(f"  {one['quote']}{bound}: {words}")
    if document["conversions"]:
        lines += ["", "Conversions"]
        lines += [
            f"  {one['from']} = {one['result']}   [{one['assumption']}]" for one in document["conversions"]
        ]
    if document["totals"]:
        lines += ["", "What it comes to"]
        for one in document["totals"]:
            lines += [f"  {one['amount']}", f"    = {one['arithmetic']}"]
    if document["checks"]:
        lines += ["", "Checks"]
        for one in document["checks"]:
            lines.append(f"  {one['result']}: {one['quote']} ({one['because']})")
            lines += [f"    {line}" for line in one["arithmetic"]]
    if document["assumptions"]:
        lines += ["", "Assumptions", *(f"  {line}" for line in document["assumptions"])]
    return lines


def run_hed(words: list[str], *, species: str, weight: str | None, as_json: bool) -> None:
    """Print the human-equivalent dose of an animal dose."""
    from probatum.dosing.document import hed_document
    from probatum.dosing.human_equivalent import human_equivalent

    found = human_equivalent(_dose(" ".join(words)), species, _weight(weight))
    document = hed_document(found)
    typer.echo(codec.dumps(document, indent=1) if as_json else "\n".join(_hed_lines(document)))


def _dose(words: str) -> Quantity:
    from probatum.text.dose_expressions import measures

    found = measures(words)
    remedy = "write it like 50 ug/kg"
    if len(found) != 1:
        raise ProbatumError("not one dose", field="dose", value=words, remedy=remedy)
    reading = found[0].first
    if not any(one.unit.symbol == "kg body mass" for one in reading.per):
        raise ProbatumError("not a dose per kg of body mass", field="dose", value=words, remedy=remedy)
    try:
        return Quantity(reading.low, reading.high, Unit(reading.unit.symbol), per_kg=True)
    except ValueError:
        raise ProbatumError("not a mass", field="dose", value=words, remedy=remedy) from None


def _weight(printed: str | None) -> Decimal | None:
    if printed is None:
        return None
    try:
        return Decimal(printed)
    except InvalidOperation:
        raise ProbatumError(
            "not a number", field="--weight", value=printed, remedy="write kg, as 65"
        ) from None


def _hed_lines(document: dict[str, Any]) -> list[str]:
    lines = [
        document["disclaimer"],
        "",
        "{animal_dose} in the {species} × {km_animal}/{km_human} (ratio {ratio}) = "
        "{human_equivalent_per_kg} in people".format(**document),
        "with the rounded factor of the guidance (÷ {rounded_divisor}, × {rounded_factor}): "
        "{by_rounded_divisor}".format(**document),
    ]
    if "weight_kg" in document:
        lines.append(f"for {document['weight_kg']} kg: {document['human_equivalent']}")
    return [*lines, "", *document["caveats"], f"Source: {document['source']}"]
