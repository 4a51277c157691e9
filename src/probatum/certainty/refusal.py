"""Why no score is given: each reason with its numbers and its studies, weightiest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from probatum.certainty.domains import information_size
from probatum.certainty.rules import Rule, counted, rule
from probatum.domain.certainty import Assessment, RefusalReason
from probatum.domain.evidence import (
    active_arms,
    comparable,
    follow_up,
    is_randomized,
    is_true,
    on_track,
    track_of,
)
from probatum.domain.monograph import Counts
from probatum.domain.provenance import is_evidence, value_of
from probatum.domain.record import Standing
from probatum.domain.selection import Flow
from probatum.domain.study import Study, StudyId
from probatum.domain.substance import SubstanceId
from probatum.domain.synthesis import OutcomeResult, Replication
from probatum.domain.terms import CertaintyLevel, Comparator, OutcomeKind, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the reasons look at."""

    assessments: Sequence[Assessment]
    results: Sequence[OutcomeResult]
    replication: Replication
    flow: Flow
    counts: Counts
    studies: Sequence[Study]
    substance: SubstanceId | None = None  # whose doses count; None: every active arm's
    tabulated: int = 0  # human studies known only from the tables of published reviews

    @property
    def human(self) -> tuple[Study, ...]:
        """Human studies that count as evidence."""
        return on_track(self.studies, Track.HUMAN)

    @property
    def animal(self) -> tuple[Study, ...]:
        """Animal studies that count as evidence."""
        return on_track(self.studies, Track.ANIMAL)

    @property
    def assessed(self) -> tuple[Assessment, ...]:
        """Human outcomes with a certainty."""
        return tuple(a for a in self.assessments if a.track is Track.HUMAN and a.certainty)

    @property
    def controlled(self) -> tuple[Assessment, ...]:
        """Those of them whose leading studies have a comparison group."""
        return tuple(a for a in self.assessed if not _is_single_arm(a))

    @property
    def qualifying(self) -> tuple[Assessment, ...]:
        """Those of them at low certainty or better."""
        return tuple(a for a in self.controlled if a.certainty and a.certainty.level >= CertaintyLevel.LOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fired:
    """A reason that applies, and what evidence would lift it."""

    reason: RefusalReason
    change: str | None


def _is_single_arm(assessment: Assessment) -> bool:
    steps = assessment.certainty.judgements if assessment.certainty else ()
    return any(judgement.rule == "bias-single-arm" for judgement in steps)


def fired(evidence: Evidence) -> tuple[Fired, ...]:
    """Every reason that applies, weightiest first."""
    found = [one for look in _LOOKS if (one := look(evidence))]
    return tuple(sorted(found, key=lambda one: (-one.reason.weight, one.reason.rule)))


def fire(name: str, studies: Iterable[StudyId], **numbers: object) -> Fired:
    """The reason of a rule, its sentence filled."""
    by: Rule = rule(name)
    reason = RefusalReason(
        rule=by.id, text=by.says(**numbers), weight=by.weight, studies=tuple(sorted(set(studies)))
    )
    return Fired(reason=reason, change=by.would_change(**numbers))


def _no_search(evidence: Evidence) -> Fired | None:
    if evidence.flow.is_search:
        return None
    sources = " and ".join(
        f"the {source.value}" if source.value != "files" else "files given by the user"
        for source in evidence.flow.source
    )
    return fire("refuse-no-search", (), identified=evidence.flow.identified, sources=sources)


def _retracted(evidence: Evidence) -> Fired | None:
    human = [study for study in evidence.studies if track_of(study) is Track.HUMAN]
    gone = [study.id for study in human if study.standing is Standing.RETRACTED]
    if not gone or len(gone) < len(human):
        return None
    return fire("refuse-retracted", gone, retracted=len(gone))


def _no_human(evidence: Evidence) -> Fired | None:
    if evidence.human or _retracted(evidence):
        return None
    if evidence.tabulated:
        return fire(
            "refuse-only-tabulated", (), k=counted(evidence.tabulated, "human study", "human studies")
        )
    others = [study.id for study in (*evidence.animal, *on_track(evidence.studies, Track.CELL))]
    cell = len(others) - len(evidence.animal)
    return fire(
        "refuse-no-human",
        others,
        animal=counted(len(evidence.animal), "animal study", "animal studies"),
        cell=counted(cell, "cell study", "cell studies"),
    )


def _no_blinded_trial(evidence: Evidence) -> Fired | None:
    human = evidence.human
    if not human or any(_is_blinded_trial(study) for study in human):
        return None
    return fire(
        "refuse-no-blinded-trial",
        (study.id for study in human),
        human=len(human),
        allocation=sum(not _states_allocation(study) for study in human),
        blinding=sum(not is_evidence(study.blinded) for study in human),
        placebo=sum(_has_placebo(study) for study in human),
        important=sum(_is_patient_important(study) for study in human),
        size=information_size(),
    )


def _states_allocation(study: Study) -> bool:
    return is_evidence(study.randomized) or is_randomized(study)


def _is_blinded_trial(study: Study) -> bool:
    is_trial = is_randomized(study) and is_true(study.blinded) and _has_placebo(study)
    return is_trial and _is_patient_important(study)


def _has_placebo(study: Study) -> bool:
    arms = (value_of(arm.comparator) for arm in study.arms if is_evidence(arm.comparator))
    return is_true(study.placebo_controlled) or Comparator.PLACEBO in arms


def _is_patient_important(study: Study) -> bool:
    kinds = (value_of(outcome.kind) for outcome in study.outcomes if is_evidence(outcome.kind))
    return OutcomeKind.PATIENT_IMPORTANT in kinds


def _no_certain_body(evidence: Evidence) -> Fired | None:
    if not evidence.human or evidence.qualifying:
        return None
    levels = [a.certainty.level for a in evidence.controlled if a.certainty]
    return fire(
        "refuse-no-certain-body",
        (study for a in evidence.assessed for study in _studies_of(evidence, a)),
        assessed=counted(len(evidence.assessed), "human outcome", "human outcomes"),
        controlled=len(evidence.controlled),
        best=f", best level {max(levels).words}" if levels else "",
    )


def _studies_of(evidence: Evidence, assessment: Assessment) -> tuple[StudyId, ...]:
    key = (assessment.track, assessment.term, assessment.population)
    found = (r.studies for r in evidence.results if (r.track, r.term, r.population) == key)
    return next(found, ())


def no_effect_size(evidence: Evidence) -> Fired:
    """The reason that applies where a body would do but no effect size is known."""
    studies = {study for a in evidence.qualifying for study in _studies_of(evidence, a)}
    return fire(
        "refuse-no-effect-size",
        studies,
        qualifying=counted(len(evidence.qualifying), "human outcome reaches", "human outcomes reach"),
        k=counted(len(studies), "study gives", "studies give"),
    )


def _one_group(evidence: Evidence) -> Fired | None:
    human = {study.id for study in evidence.human}
    if not human:
        return None
    held: Counter[str] = Counter()
    labels = {cluster.id: cluster.label for cluster in evidence.replication.clusters}
    members = {cluster.id: human & set(cluster.studies) for cluster in evidence.replication.clusters}
    held.update({name: len(studies) for name, studies in members.items() if studies})
    if not held:
        return fire("refuse-laboratory-unknown", human, human=len(human))
    largest = min(held, key=lambda name: (-held[name], labels[name]))
    known, by = held.total(), rule("refuse-one-group")
    if not by.is_reached(held[largest], known):
        return None
    left = len(human) - known
    return fire(
        by.id,
        members[largest],
        largest=held[largest],
        known=known,
        label=labels[largest],
        percent=round(100 * held[largest] / known),
        groups=counted(len(held), "group", "groups"),
        unknown=f"; the laboratory of {left} more is not known" if left else "",
    )


def _no_dose_comparison(evidence: Evidence) -> Fired | None:
    human = evidence.human
    amounts = {study.id: _amounts(study, evidence.substance) for study in (*human, *evidence.animal)}
    if not human or any(len(amounts[study.id]) > 1 for study in human):
        return None
    several = [study.id for study in evidence.animal if len(amounts[study.id]) > 1]
    return fire(
        "refuse-no-dose-comparison",
        [study.id for study in human] + several,
        dosed=sum(bool(amounts[study.id]) for study in human),
        human=len(human),
        animal=counted(len(several), "animal study gives", "animal studies give"),
    )


def _amounts(study: Study, substance: SubstanceId | None) -> set[str]:
    doses = (arm.dose.amount for arm in active_arms(study, substance) if arm.dose is not None)
    return {str(comparable(amount)) for one in doses if is_evidence(one) and (amount := value_of(one))}


def _short_follow_up(evidence: Evidence) -> Fired | None:
    human = evidence.human
    found = [one for study in human if (one := follow_up(study))]
    by = rule("refuse-short-follow-up")
    longest = max(found, key=lambda one: (one.weeks, one.study), default=None)
    if not human or (longest is not None and longest.weeks >= by.limits["weeks"]):
        return None
    sentence = (
        f"The longest stated follow-up is {length_of_time(longest.weeks)}"
        if longest
        else "No follow-up is stated"
    )
    return fire(
        by.id,
        [longest.study] if longest else [study.id for study in human],
        longest=sentence,
        stated=len(found),
        human=len(human),
        weeks=int(by.limits["weeks"]),
    )


def length_of_time(weeks: Decimal) -> str:
    """Weeks in the unit a reader would use."""
    for size, unit in ((Decimal(1), "week"), (Decimal(1) / 7, "day"), (Decimal(1) / 168, "hour")):
        if weeks >= size:
            return _of_unit(weeks / size, unit)
    return _of_unit(weeks * 10080, "minute")


def _of_unit(number: Decimal, unit: str) -> str:
    printed = _plain(number)
    return f"{printed} {unit}" if printed == "1" else f"{printed} {unit}s"


def _plain(number: Decimal) -> str:
    return format(round(number, 1).normalize(), "f")


def _harms(evidence: Evidence) -> Fired | None:
    human = evidence.human
    collected = [study.id for study in human if is_evidence(study.harms_collected)]
    if not human or collected:
        return None
    return fire("refuse-harms-not-collected", (s.id for s in human), collected=0, human=len(human))


_LOOKS = (
    _no_search,
    _retracted,
    _no_human,
    _no_blinded_trial,
    _no_certain_body,
    _one_group,
    _no_dose_comparison,
    _short_follow_up,
    _harms,
)
