"""Harms by group: counts, the risk difference and its interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from probatum.domain.evidence import counts_as_evidence, is_about
from probatum.domain.harms import DifferenceElsewhere, EventCount, HarmDifference, ReportedElsewhere
from probatum.domain.provenance import NOT_REPORTED, Curated, Derived, Method, is_evidence, value_of
from probatum.domain.study import Arm, ArmId, Harm, HarmCount, Study
from probatum.domain.substance import SubstanceId
from probatum.domain.synthesis import Interval
from probatum.domain.terms import ArmRole

# Newcombe 1998, Stat Med 17:873-890, method 10: the square-and-add of two Wilson score intervals.
NEWCOMBE = Method("risk difference with Newcombe's hybrid score interval", "1")
_Z = 1.959963984540054  # 97.5th percentile of the standard normal distribution


def harm_differences(studies: Sequence[Study], substance: SubstanceId) -> tuple[HarmDifference, ...]:
    """Events in the group on the substance against its comparison group, study by study."""
    return tuple(
        row
        for study in sorted(studies, key=lambda one: one.id)
        if counts_as_evidence(study)
        for row in _of_study(study, substance)
    )


def differences_elsewhere(facts: Sequence[Curated[ReportedElsewhere]]) -> tuple[DifferenceElsewhere, ...]:
    """The risk difference of every cited harm whose source prints the counts of two different groups."""
    found = []
    for position, fact in enumerate(facts):
        treated, control = fact.value.treated_count, fact.value.control_count
        if treated is not None and control is not None and not fact.value.is_same_people:
            value, interval = risk_difference(treated, control)
            inputs = (f"safety.elsewhere.{position}",)
            found.append(
                DifferenceElsewhere(
                    fact=position, difference=Derived(value, NEWCOMBE, inputs), interval=interval
                )
            )
    return tuple(found)


def _of_study(study: Study, substance: SubstanceId) -> Iterator[HarmDifference]:
    arms = {arm.id: arm for arm in study.arms}
    for position, harm in enumerate(study.harms):
        event = value_of(harm.event)
        treated = [entry for entry in harm.arms if _is_active(arms, entry, study, substance)]
        if event is None or len(treated) != 1 or (count := count_of(treated[0])) is None:
            continue
        control = _control(arms, harm)
        is_paired = value_of(study.crossover) is True  # the same people twice are no two groups
        difference = None if control is None or is_paired else risk_difference(count, control)
        yield HarmDifference(
            study=study.id,
            event=event,
            treated=count,
            control=control,
            difference=NOT_REPORTED
            if difference is None
            else Derived(difference[0], NEWCOMBE, (f"study.{study.id}.harms.{position}",)),
            interval=None if difference is None else difference[1],
            collected=value_of(study.harms_collected),
        )


def _is_active(arms: Mapping[ArmId, Arm], entry: HarmCount, study: Study, substance: SubstanceId) -> bool:
    arm = arms.get(entry.arm) if entry.arm else None
    return arm is not None and arm.role is ArmRole.INTERVENTION and is_about(arm.substance, substance, study)


def _control(arms: Mapping[ArmId, Arm], harm: Harm) -> EventCount | None:
    """The one comparison group; with several none is chosen."""
    found = [
        entry
        for entry in harm.arms
        if entry.arm and (arm := arms.get(entry.arm)) and arm.role is ArmRole.COMPARATOR
    ]
    return count_of(found[0]) if len(found) == 1 else None


def count_of(entry: HarmCount) -> EventCount | None:
    """Events among people where both are stated and fit one another."""
    events, people = value_of(entry.events), value_of(entry.n)
    if events is None or people is None or not (is_evidence(entry.events) and is_evidence(entry.n)):
        return None
    return EventCount(events=events, people=people) if 0 <= events <= people and people else None


def risk_difference(treated: EventCount, control: EventCount) -> tuple[float, Interval]:
    """Risk difference and its 95 % interval.

    >>> d, i = risk_difference(EventCount(events=56, people=70), EventCount(events=48, people=80))
    >>> round(d, 4), round(i.low, 4), round(i.high, 4)
    (0.2, 0.0524, 0.3339)
    """
    p1, p2 = treated.events / treated.people, control.events / control.people
    l1, u1 = wilson(treated)
    l2, u2 = wilson(control)
    d = p1 - p2
    low, high = d - sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2), d + sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)
    return d, Interval(low=max(-1.0, low), high=min(1.0, high))


def wilson(count: EventCount) -> tuple[float, float]:
    """Wilson's score interval of a proportion, 95 % (Wilson 1927, JASA 22:209-212)."""
    n, x, z2 = count.people, count.events, _Z * _Z
    middle = 2 * x + z2
    spread = _Z * sqrt(z2 + 4 * x * (n - x) / n)
    return max(0.0, (middle - spread) / (2 * (n + z2))), min(1.0, (middle + spread) / (2 * (n + z2)))
