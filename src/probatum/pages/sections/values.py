"""Showing one reported value: its words, its kind and what it was read from."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from probatum.domain.provenance import Citation, Curated, Derived, Extracted, Missing, Reported
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.study import Dose, Study
from probatum.pages.contexts import Leaf, Quote
from probatum.pages.links import SEEN_IN_WORDS


def words_of(reported: Reported[Any]) -> str:
    """The value in words, or why there is none."""
    if isinstance(reported, Missing):
        return reported.why.value
    value = reported.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Quantity):
        return quantity_words(value)
    return str(getattr(value, "name", value) if hasattr(value, "institution") else value)


_COUNTED = frozenset({"time", "drops", "sprays", "capsules", "tablets"})


def quantity_words(quantity: Quantity) -> str:
    """A quantity with its unit in the plural where English wants one.

    >>> from probatum.domain.quantity import Unit
    >>> quantity_words(Quantity.of(10, Unit.DAY)), quantity_words(Quantity.of(1, Unit.WEEK))
    ('10 days', '1 week')
    """
    text = str(quantity)
    is_word = quantity.dimension in _COUNTED
    return text + "s" if is_word and quantity.high != 1 else text


def readable(quantity: Quantity) -> str:
    """A mass in the unit a person would write it in, at most three significant digits where computed.

    >>> from probatum.domain.quantity import Unit
    >>> readable(Quantity.of(200000, Unit.UG)), readable(Quantity.of("8.108108", Unit.UG, per_kg=True))
    ('200 mg', '8.11 µg/kg')
    """
    if not quantity.dimension.startswith("mass"):
        return quantity_words(quantity)
    units = (Unit.KG, Unit.G, Unit.MG, Unit.UG, Unit.NG)
    unit = next((unit for unit in units if quantity.to(unit).low >= 1), Unit.NG)
    shown = quantity.to(unit)
    low, high = (_three_digits(end) for end in (shown.low, shown.high))
    return quantity_words(Quantity(low, high, unit, quantity.per_kg, quantity.per_day))


def _three_digits(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1).scaleb(min(0, number.adjusted() - 2))) if number else number


def leaf(name: str, reported: Reported[Any], own: Citation | None = None) -> Leaf:
    """A field with its kind badge, its quotations and its source.

    A citation that is not the study's own (`own`) is printed in full.
    """
    spans = getattr(reported, "spans", ())
    return Leaf(
        name=name,
        value=words_of(reported),
        kind=reported.kind,
        quotes=tuple(
            Quote(words=span.quote, where=f"{span.record}, {span.section.value}, {span.start}–{span.end}")
            for span in spans
        ),
        note=_note(reported, own),
    )


def curations(study: Study) -> tuple[str, ...]:
    """Who wrote the study's curated values down, when, and whether somebody reviewed them."""
    found = {
        value.curated
        for name in study.__dataclass_fields__
        if isinstance(value := getattr(study, name), Curated)
    }
    return tuple(
        sorted(
            f"{c.by}, {c.on}" + (", reviewed" if c.reviewed else "")
            for c in {(c.by, c.on): c for c in found}.values()
        )
    )


def _note(reported: Reported[Any], own: Citation | None) -> str | None:
    if isinstance(reported, Extracted):
        return f"by rule {reported.by.name} {reported.by.version}"
    if isinstance(reported, Derived):
        return f"computed by {reported.by.name} {reported.by.version} from {', '.join(reported.inputs)}"
    if isinstance(reported, Curated):
        cited = "" if own is not None and reported.citation == own else f"cites {reported.citation}; "
        return cited + SEEN_IN_WORDS[reported.curated.seen_in]
    return None


def dose_leaves(dose: Dose, prefix: str, own: Citation) -> list[Leaf]:
    """The stated fields of one dose."""
    fields = (
        ("amount", dose.amount),
        ("times a day", dose.times_per_day),
        ("duration", dose.duration),
        ("schedule", dose.schedule),
        ("time of day", dose.timing),
        ("meals", dose.food),
        ("route", dose.route),
        ("form", dose.form),
        ("concentration", dose.concentration),
    )
    return [leaf(f"{prefix}{name}", value, own) for name, value in fields if not isinstance(value, Missing)]


def study_leaves(study: Study) -> tuple[Leaf, ...]:
    """Every field of a study, in reading order; missing ones say why."""
    own = study.citation
    fields: tuple[tuple[str, Reported[Any]], ...] = (
        ("design", study.design),
        ("random allocation", study.randomized),
        ("blinding", study.blinded),
        ("placebo-controlled", study.placebo_controlled),
        ("crossover", study.crossover),
        ("species", study.species),
        ("strain", study.strain),
        ("sex", study.sex),
        ("cell line", study.cell_line),
        ("population", study.population),
        ("condition", study.condition),
        ("number enrolled", study.n),
        ("number analyzed", study.n_analyzed),
        ("number dropped out", study.n_dropped),
        ("laboratory", study.laboratory),
        ("funder", study.funder),
        ("conflicts of interest", study.conflicts),
        ("registration", study.registration),
        ("how harms were collected", study.harms_collected),
    )
    found = [leaf(name, value, own) for name, value in fields]
    found += [leaf("affiliation", value, own) for value in study.laboratories]
    for position, arm in enumerate(study.arms, 1):
        prefix = f"arm {position} ({arm.role.value}) "
        named = (("label", arm.label), ("compared with", arm.comparator), ("number", arm.n))
        found += [leaf(prefix + name, value, own) for name, value in named if not isinstance(value, Missing)]
        found += dose_leaves(arm.dose, prefix, own) if arm.dose else []
    return tuple(found)
