"""Robustness and nearest flips of an outcome whose studies give directions and no single estimate."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from probatum.certainty.domains import information_size
from probatum.domain.certainty import Assessment
from probatum.domain.evidence import enrolled, has_comparison_group, is_randomized
from probatum.domain.pooled_assessment import EditKind, Flip, SettingResult
from probatum.domain.provenance import is_evidence
from probatum.domain.risk_of_bias import BiasAssessment
from probatum.domain.sensitivity import OutcomeSensitivity
from probatum.domain.study import Study
from probatum.domain.synthesis import DirectionSummary, OutcomeResult
from probatum.domain.terms import Better, Direction
from probatum.sensitivity.direction_subject import DirectionSubject
from probatum.sensitivity.flips import MOST, differing

SIZES = (50, 100, 200, 400, 800, 1600)  # people of an added trial
Keep = Callable[[Study], bool]


@dataclass(frozen=True, slots=True)
class _Setting:
    """One reasonable way to choose the studies: a floor of design or reporting, or one source left out."""

    words: str
    keep: Callable[[DirectionSubject], Keep]


def _is_controlled(study: Study) -> bool:
    return is_randomized(study) or has_comparison_group(study)


def _largest_group(subject: DirectionSubject) -> Keep:
    """Leave out the largest group of laboratories (the first cluster); keeps all where none is known."""
    clusters = subject.result.replication.clusters
    gone = set(clusters[0].studies) if clusters else set()
    return lambda study: study.id not in gone


def _largest_study(subject: DirectionSubject) -> Keep:
    """Leave out the study with most people, the first by id of several; keeps all where none states them."""
    sized = [(size, study.id) for study in subject.studies if (size := enrolled(study)) is not None]
    gone = min(sized, key=lambda one: (-one[0], one[1]))[1] if sized else None
    return lambda study: study.id != gone


_SETTINGS = (
    _Setting("all studies that give a direction", lambda _: lambda study: True),
    _Setting("randomized studies only", lambda _: is_randomized),
    _Setting("studies with a comparison group only", lambda _: _is_controlled),
    _Setting("without the largest group of laboratories", _largest_group),
    _Setting("without the largest study", _largest_study),
    _Setting("registered studies only", lambda _: lambda study: is_evidence(study.registration)),
    _Setting("studies that state their size only", lambda _: lambda study: enrolled(study) is not None),
    _Setting("studies that state their funding only", lambda _: lambda study: is_evidence(study.funder)),
)


def assess_directions(
    result: OutcomeResult, studies: Sequence[Study], assessed: Sequence[BiasAssessment] = ()
) -> OutcomeSensitivity | None:
    """How far the rating of one result holds and what would change it; None where it has no rating."""
    subject = DirectionSubject.of(result, studies, assessed)
    rated = subject.rate()
    if rated.certainty is None:
        return None
    return OutcomeSensitivity(
        robustness=tuple(_robustness(subject)),
        flips=tuple(_nearest(subject, rated)),
        people=subject.people,
        information_size=information_size(),
    )


def _robustness(subject: DirectionSubject) -> Iterator[SettingResult]:
    for place, setting in enumerate(_SETTINGS):
        kept = subject.keeping(setting.keep(subject))
        rated = kept.rate() if kept.studies else None
        yield SettingResult(
            setting=setting.words,
            is_default=place == 0,
            level=rated.certainty.level if rated and rated.certainty else None,
            finding=rated.finding if rated else None,
            estimate=_counts(kept.result.directions) if kept.studies else "no study is left",
            k=len(kept.studies),
        )


def _counts(summary: DirectionSummary) -> str:
    parts = (
        (summary.increase, "increase"),
        (summary.decrease, "decrease"),
        (summary.no_difference, "no difference"),
        (summary.mixed, "mixed"),
    )
    return ", ".join(f"{k} {word}" for k, word in parts if k)


def _nearest(subject: DirectionSubject, rated: Assessment) -> list[Flip]:
    """The nearest edit of each kind, then further trials; three at most."""
    bias, removed = list(_resolved(subject, rated)), list(_removed(subject, rated))
    added = sorted(_added(subject, rated), key=lambda flip: flip.people or 0)
    return [*bias[:1], *removed[:1], *added[:1], *added[1:]][:MOST]


def _resolved(subject: DirectionSubject, rated: Assessment) -> Iterator[Flip]:
    words = "every study read in full and found at low risk of bias"
    yield from _flip(EditKind.BIAS_RESOLVED, words, rated, subject.at_low_risk().rate())


def _removed(subject: DirectionSubject, rated: Assessment) -> Iterator[Flip]:
    """Studies without which the rating is another, the smallest first; a retraction removes a study too."""
    if len(subject.studies) < 2:
        return
    for gone in sorted(subject.studies, key=lambda study: (enrolled(study) or 0, study.id)):
        left = subject.keeping(lambda study, gone=gone: study.id != gone.id)  # type: ignore[misc]
        words = f"without {gone.citation}, or after its retraction"
        yield from _flip(EditKind.STUDY_REMOVED, words, rated, left.rate())


def _added(subject: DirectionSubject, rated: Assessment) -> Iterator[Flip]:
    """For each direction the smallest trial after which the rating is another."""
    for direction, found in _finds(subject.result.better):
        for people in SIZES:
            words = f"one independent trial of {people:,} people at low risk of bias that finds {found}"
            after = subject.with_trial(people, direction).rate()
            flip = next(_flip(EditKind.TRIAL_ADDED, words, rated, after, people=people), None)
            if flip:
                yield flip
                break


def _finds(better: Better) -> tuple[tuple[Direction, str], ...]:
    if better is Better.NEITHER:
        return (
            (Direction.INCREASE, "an increase"),
            (Direction.DECREASE, "a decrease"),
            (Direction.NO_DIFFERENCE, "no difference"),
        )
    good, bad = Direction.INCREASE, Direction.DECREASE
    if better is Better.LOWER:
        good, bad = bad, good
    return ((good, "a benefit"), (Direction.NO_DIFFERENCE, "no difference"), (bad, "a harm"))


def _flip(
    kind: EditKind, edit: str, before: Assessment, after: Assessment, *, people: int | None = None
) -> Iterator[Flip]:
    """The flip, where level or finding differ."""
    if after.certainty is None or after.finding is None or before.certainty is None:
        return
    level = after.certainty.level
    if (level, after.finding) == (before.certainty.level, before.finding):
        return
    yield Flip(
        kind=kind,
        edit=edit,
        people=people,
        weight=None,
        level=level,
        finding=after.finding,
        because=differing(before.certainty, after.certainty) or f"led by {after.because}",
    )
