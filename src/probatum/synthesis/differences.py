"""What differs between the sides of a contradiction: dose, route, model, timing, laboratory.

Only what both sides state is called a difference; what one side leaves out is said too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from probatum.domain.evidence import active_arms, comparable
from probatum.domain.provenance import value_of
from probatum.domain.quantity import Quantity
from probatum.domain.study import Dose, Finding, Study, StudyId

Pair = tuple[Study, Finding]
Side = tuple[str, Sequence[Pair]]  # the position in words, and who holds it
_SHOWN = 4  # values printed per side before "and N more"


def differences(sides: Sequence[Side], groups: Mapping[StudyId, str]) -> tuple[str, ...]:
    """One sentence per attribute in which the sides differ, in a fixed order.

    `groups` names the group of laboratories of each study.
    """
    rows = [_row(name, sides, read) for name, read in _ATTRIBUTES]
    if len({study.id for _, pairs in sides for study, _ in pairs}) > 1:
        rows.append(_row("laboratory", sides, lambda pair: filter(None, [groups.get(pair[0].id)])))
    return tuple(row for row in rows if row)


def _row(name: str, sides: Sequence[Side], read: Callable[[Pair], Iterable[str]]) -> str | None:
    values = [(label, sorted({value for pair in pairs for value in read(pair)})) for label, pairs in sides]
    if not any(found for _, found in values) or len({tuple(found) for _, found in values}) == 1:
        return None
    return f"{name} — " + "; ".join(f"{label}: {_listed(found)}" for label, found in values)


def _listed(values: Sequence[str]) -> str:
    if not values:
        return "not stated"
    more = f" and {len(values) - _SHOWN} more" if len(values) > _SHOWN else ""
    return ", ".join(f"“{value}”" if "," in value else value for value in values[:_SHOWN]) + more


def _doses(pair: Pair) -> list[Dose]:
    study, finding = pair
    arms = [arm for arm in study.arms if arm.id == finding.intervention] or list(active_arms(study))
    return [arm.dose for arm in arms if arm.dose is not None]


def _amount(pair: Pair) -> list[str]:
    amounts = (value_of(dose.amount) for dose in _doses(pair))
    return [str(comparable(amount)) for amount in amounts if amount is not None]


def _route(pair: Pair) -> list[str]:
    return [str(r.value) for dose in _doses(pair) if (r := value_of(dose.route)) is not None]


def _model(pair: Pair) -> list[str]:
    """Species, model and cell line; the species only where the model does not name it."""
    study = pair[0]
    model = value_of(study.condition) or value_of(study.population) or ""
    species = value_of(study.species) or ""
    stated = ("" if species.casefold() in model.casefold() else species, model, value_of(study.cell_line))
    return [", ".join(one for one in stated if one)] if any(stated) else []


def _timing(pair: Pair) -> list[str]:
    study, finding = pair
    times = [value_of(o.timepoint) for o in study.outcomes if o.id == finding.outcome]
    lengths = [value_of(dose.duration) for dose in _doses(pair)]
    return [_time_words(quantity) for quantity in (*times, *lengths) if quantity is not None]


def _time_words(time: Quantity) -> str:
    """A length of time as English counts it: "1 week", "20 minutes"."""
    return str(time) if time.high == 1 else f"{time}s"


def _measured(pair: Pair) -> list[str]:
    study, finding = pair
    return [outcome.name for outcome in study.outcomes if outcome.id == finding.outcome]


_ATTRIBUTES: tuple[tuple[str, Callable[[Pair], Iterable[str]]], ...] = (
    ("measured", _measured),
    ("dose", _amount),
    ("route", _route),
    ("species and model", _model),
    ("timing", _timing),
)
