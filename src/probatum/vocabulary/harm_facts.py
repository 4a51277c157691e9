"""Harms that cited sources report, and doses that trials outside the study records gave."""

from __future__ import annotations

from functools import cache

from probatum.domain.harms import EventCount, ReportedElsewhere
from probatum.domain.provenance import Curated
from probatum.domain.regimen import TrialDose
from probatum.vocabulary.citations import citation, curation
from probatum.vocabulary.files import Entry, each
from probatum.vocabulary.safety_facts import substance_of


def _count(entry: Entry, group: str) -> EventCount | None:
    """Events among people of one group; both numbers or neither."""
    events, people = entry.number(f"{group}_events"), entry.number(f"{group}_people")
    if events is None and people is None:
        return None
    if events is None or people is None or not 0 <= events <= people or people < 1:
        raise entry.wrong(f"{group}_events", f"{events} of {people}", "give events and people, events first")
    return EventCount(events=events, people=people)


def _harm(entry: Entry) -> Curated[ReportedElsewhere]:
    fact = ReportedElsewhere(
        event=entry.text("event"),
        product=entry.text("product"),
        treated=entry.maybe("treated"),
        control=entry.maybe("control"),
        treated_count=_count(entry, "treated"),
        control_count=_count(entry, "control"),
        effect=entry.maybe("effect"),
        study=entry.text("study"),
        is_same_people=entry.flag("same_people"),
        is_product_quality=entry.flag("product_quality"),
    )
    return Curated(fact, citation(entry, f"harm: {fact.event}"), curation(entry))


def _dose(entry: Entry) -> Curated[TrialDose]:
    fact = TrialDose(
        outcome=entry.text("outcome"),
        low=entry.maybe("low"),
        high=entry.maybe("high"),
        unit=entry.text("unit"),
        route=entry.text("route"),
        duration=entry.maybe("duration"),
        population=entry.maybe("population"),
        n=entry.number("n"),
        design=entry.text("design"),
        note=entry.maybe("note"),
    )
    return Curated(fact, citation(entry, f"trial dose: {fact.outcome}"), curation(entry))


@cache
def _harms() -> dict[str, tuple[Curated[ReportedElsewhere], ...]]:
    found: dict[str, list[Curated[ReportedElsewhere]]] = {}
    for entry in each("harms.toml", "harm"):
        found.setdefault(substance_of(entry), []).append(_harm(entry))
        entry.done()
    return {substance: tuple(facts) for substance, facts in found.items()}


@cache
def _doses() -> dict[str, tuple[Curated[TrialDose], ...]]:
    found: dict[str, list[Curated[TrialDose]]] = {}
    for entry in each("trial_doses.toml", "trial_dose"):
        found.setdefault(substance_of(entry), []).append(_dose(entry))
        entry.done()
    return {substance: tuple(facts) for substance, facts in found.items()}


def harms(substance: str) -> tuple[Curated[ReportedElsewhere], ...]:
    """Harms of a substance as cited sources report them, in file order."""
    return _harms().get(substance, ())


def trial_doses(substance: str) -> tuple[Curated[TrialDose], ...]:
    """Doses that trials gave, beyond the study records, in file order."""
    return _doses().get(substance, ())
