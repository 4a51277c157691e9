"""The arms of one row: what was given, how much, by which route, and what it was compared with."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from probatum.domain.provenance import content_id
from probatum.domain.study import Arm, ArmId, Dose, StudyId
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import ArmRole, Comparator, Route
from probatum.starter.leaves import Leaves

DOSE_KEYS = ("amount", "concentration", "times_per_day", "form", "flags", "route", "duration", "schedule")


def intervention_arms(study: StudyId, leaves: Leaves) -> dict[str, Arm]:
    """The arms that were given something, by the key findings refer to; one per dose and route."""
    return {given["key"]: _intervention(study, given, leaves) for given in leaves.line.values.get("arms", ())}


def comparator_arms(study: StudyId, leaves: Leaves) -> tuple[Arm, ...]:
    """The arms the intervention was compared with."""
    return tuple(_comparator(study, given, leaves) for given in leaves.line.values.get("comparators", ()))


def _intervention(study: StudyId, given: Mapping[str, Any], leaves: Leaves) -> Arm:
    return Arm(
        id=ArmId(content_id("arm", study, ArmRole.INTERVENTION, given["key"])),
        role=ArmRole.INTERVENTION,
        label=leaves.of("label", _label(given)),
        substance=SubstanceId(given["substance"]),
        n=leaves.of("n_on_substance", given.get("n")),
        dose=_dose(given.get("dose", {}), leaves),
    )


def _label(given: Mapping[str, Any]) -> str:
    """The substance, and what tells this arm from its sisters."""
    name = str(given["substance"])
    return name if given["key"] in ("on", name) else f"{name} {given['key']}"


def _comparator(study: StudyId, given: Mapping[str, Any], leaves: Leaves) -> Arm:
    return Arm(
        id=ArmId(content_id("arm", study, ArmRole.COMPARATOR, given["label"])),
        role=ArmRole.COMPARATOR,
        label=leaves.of("label", given["label"]),
        comparator=leaves.word("comparator", Comparator, given["kind"]),
        n=leaves.of("n_on_comparator", given.get("n")),
    )


def _dose(given: Mapping[str, Any], leaves: Leaves) -> Dose | None:
    """The dose as far as it is stated; None when nothing about it is known or withheld."""
    withheld = leaves.unverified & {"dose", "route", "duration"}
    if not given and not withheld:
        return None
    times = given.get("times_per_day")
    return Dose(
        amount=leaves.quantity("dose", given.get("amount")),
        times_per_day=leaves.of(
            "dose", None if times is None else leaves.read("times_per_day", Decimal, times)
        ),
        duration=leaves.quantity("duration", given.get("duration")),
        schedule=leaves.of("duration", given.get("schedule")),
        route=leaves.word("route", Route, given.get("route")),
        form=leaves.of("form", given.get("form")),
        concentration=leaves.quantity("dose", given.get("concentration")),
        flags=tuple(given.get("flags", ())),
    )
