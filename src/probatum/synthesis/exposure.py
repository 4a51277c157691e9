"""People observed on the substance: the denominator of everything about harm.

A harm nobody saw may still exist. How often, at most, can be said only of exposed people in studies
that state how they looked for harms and report none: with n such people the one-sided 95 % upper
bound is 1 - 0.05^(1/n), about 3/n from 30 people on (Hanley and Lippman-Hand 1983, JAMA 249:1743-5).
Person-time and enrolled totals never serve as that denominator.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from probatum.domain.evidence import FollowUp, active_arms, enrolled, follow_up, on_track, total, weeks
from probatum.domain.provenance import NOT_REPORTED, Absence, Derived, Method, Missing, is_evidence, value_of
from probatum.domain.study import Arm, Study
from probatum.domain.substance import SubstanceId
from probatum.domain.synthesis import Exposure
from probatum.domain.terms import ArmRole, Track

PEOPLE = Method("people on the active arm, suspected overlaps once", "1")
PERSON_WEEKS = Method("people on the active arm times weeks of treatment", "1")
LONGEST = Method("longest stated treatment or measurement", "1")
EXACT = Method("1 - 0.05^(1/n), one-sided 95 %", "1")
RULE_OF_THREE = Method("3/n, one-sided 95 %", "1")
LARGE = 30  # people from which the rule of three stands for the exact bound
NO_BOUND = "no upper bound can be given"


def exposure(studies: Sequence[Study], *, substance: SubstanceId | None = None) -> Exposure:
    """Count people on the substance, how long, and what a never-seen harm's rate could still be."""
    human = on_track(studies, Track.HUMAN)
    collected = tuple(study for study in human if is_evidence(study.harms_collected))
    bound, because = _bound(human, collected, substance)
    return Exposure(
        people=people_exposed(human, substance),
        person_weeks=_person_weeks(human, substance),
        longest_weeks=_longest([f for study in human if (f := follow_up(study, substance))]),
        collected_in=tuple(study.id for study in collected),
        human_studies=len(human),
        bound=bound,
        because=because,
    )


def exposed(study: Study, substance: SubstanceId | None = None) -> tuple[int, tuple[str, ...]] | None:
    """People on the active arms of one study with the values they come from; None where not stated.

    A study whose every participant was treated (no comparison arm, one arm) exposes all it enrolled.
    """
    arms = active_arms(study, substance)
    stated = {arm.id: n for arm in arms if is_evidence(arm.n) and (n := value_of(arm.n)) is not None}
    if stated:
        is_crossover = value_of(study.crossover) is True  # the same people in every arm
        people = max(stated.values()) if is_crossover else sum(stated.values())
        return people, tuple(_anchor(study, arm) for arm in arms if arm.id in stated)
    is_single_arm = len(arms) == 1 and not any(arm.role is ArmRole.COMPARATOR for arm in study.arms)
    n = enrolled(study)
    if is_single_arm and n is not None and len(study.arms) == 1:
        return n, (f"study.{study.id}.n",)
    return None


def people_exposed(human: Sequence[Study], substance: SubstanceId | None = None) -> Derived[int] | Missing:
    """People on the active arms of human studies; of suspected overlaps the largest counts."""
    found = {study.id: exposed(study, substance) for study in human}
    sums = total(human, lambda study: one[0] if (one := found[study.id]) else None)
    if sums.certain is None:
        return NOT_REPORTED
    inputs = tuple(anchor for study in sums.stated_in if (one := found[study]) for anchor in one[1])
    return Derived(sums.certain, PEOPLE, inputs)


def _anchor(study: Study, arm: Arm) -> str:
    return f"study.{study.id}.arm.{arm.id}.n"


def _person_weeks(human: Sequence[Study], substance: SubstanceId | None) -> Derived[Decimal] | Missing:
    """Sum of people times weeks over the arms that state both."""
    parts: dict[str, tuple[Decimal, list[str]]] = {}
    for study in human:
        for arm in active_arms(study, substance):
            n, length = value_of(arm.n), _treated_weeks(arm)
            if n is not None and is_evidence(arm.n) and length is not None:
                so_far, anchors = parts.get(study.id, (Decimal(0), []))
                anchors += [_anchor(study, arm), f"study.{study.id}.arm.{arm.id}.duration"]
                parts[study.id] = (so_far + n * length, anchors)
    if not parts:
        return NOT_REPORTED
    inputs = tuple(anchor for study in sorted(parts) for anchor in parts[study][1])
    return Derived(sum((length for length, _ in parts.values()), Decimal(0)), PERSON_WEEKS, inputs)


def _treated_weeks(arm: Arm) -> Decimal | None:
    duration = arm.dose.duration if arm.dose is not None else NOT_REPORTED
    quantity = value_of(duration) if is_evidence(duration) else None
    return weeks(quantity) if quantity is not None else None


def _longest(found: Sequence[FollowUp]) -> Derived[Decimal] | Missing:
    if not found:
        return NOT_REPORTED
    longest = max(found, key=lambda one: one.weeks)
    return Derived(longest.weeks, LONGEST, tuple(sorted(one.anchor for one in found)))


def _bound(
    human: Sequence[Study], collected: Sequence[Study], substance: SubstanceId | None
) -> tuple[Derived[float] | Missing, str]:
    of = f"{len(collected)} of {len(human)} human studies state how harms were looked for"
    if not human:
        return Missing(Absence.NOT_APPLICABLE), f"No human study was read here; {NO_BOUND}."
    if not collected:
        return NOT_REPORTED, f"Harms were not systematically collected; {NO_BOUND} ({of})."
    seen = tuple(study.id for study in collected if any(events for events in _events(study)))
    if seen:
        return Missing(Absence.NOT_APPLICABLE), (
            f"Harms were seen in {len(seen)} of the {len(collected)} studies that looked for them; "
            f"a bound for a never-seen harm does not apply."
        )
    harmless = tuple(study for study in collected if _reports_zero(study))
    people = people_exposed(harmless, substance)
    if isinstance(people, Missing):
        return (
            NOT_REPORTED,
            f"No study that looked for harms reports none among a stated number; {NO_BOUND} ({of}).",
        )
    return _upper(people), (
        f"None was seen in {people.value} exposed people of {len(harmless)} studies that state how they "
        f"looked; {of}."
    )


def _events(study: Study) -> list[int | None]:
    """Event counts as reported; None where a harm is named without a number."""
    return [value_of(count.events) for harm in study.harms for count in harm.arms]


def _reports_zero(study: Study) -> bool:
    """Does the study say, in numbers, that nobody was harmed? Silence is not zero."""
    events = _events(study)
    return bool(events) and all(count == 0 for count in events) and all(harm.arms for harm in study.harms)


def _upper(people: Derived[int]) -> Derived[float] | Missing:
    n = people.value
    if n < 1:
        return NOT_REPORTED
    if n >= LARGE:
        return Derived(3 / n, RULE_OF_THREE, people.inputs)
    return Derived(1 - 0.05 ** (1 / n), EXACT, people.inputs)
