"""What would change a pooled rating: the smallest edits of its evidence after which it is another.

Three kinds of edit: risk of bias resolved to low for every study; one study removed; one independent
trial at low risk of bias added, of a size on a doubling grid and of one of three effects. An
illustration of where the rating stands, not a forecast of what a trial would find.
"""

from __future__ import annotations

from collections.abc import Iterator

from probatum.certainty.pooled_body import body_of
from probatum.domain.certainty import Certainty
from probatum.domain.pooled_assessment import EditKind, Flip, PooledAssessment
from probatum.domain.synthesis import PooledEffect
from probatum.domain.terms import Better
from probatum.sensitivity.edits import ADDED, Trial
from probatum.sensitivity.subject import Subject

SIZES = tuple(100 * 2**step for step in range(11))  # people of an added trial: 100 to 102,400
MOST = 3


def flips(subject: Subject, rated: PooledAssessment) -> tuple[Flip, ...]:
    """The nearest edit of each kind that changes level or finding, then further trials; three at most."""
    if rated.level is None:
        return ()
    bias, removed, added = (
        list(_resolved(subject, rated)),
        list(_removed(subject, rated)),
        sorted(_added(subject, rated), key=lambda flip: flip.people or 0),
    )
    first = [*bias[:1], *removed[:1], *added[:1]]
    return tuple([*first, *added[1:]][:MOST])


def _resolved(subject: Subject, rated: PooledAssessment) -> Iterator[Flip]:
    known = frozenset(row.id for row in subject.rows)
    found = subject.rate(low_risk=known)
    words = "every study read in full and found at low risk of bias"
    flip = _flip(EditKind.BIAS_RESOLVED, words, rated, found)
    if flip:
        yield flip


def _removed(subject: Subject, rated: PooledAssessment) -> Iterator[Flip]:
    """Studies without which the rating is another, the lightest first."""
    effect = subject.outcome.effect
    assert isinstance(effect, PooledEffect)  # rated bodies are pooled
    order = sorted(range(len(effect.studies)), key=lambda place: (effect.studies[place].weight, place))
    bodies = [[row for row in subject.rows if row is not subject.rows[place]] for place in order]
    for place, again in zip(order, subject.pool(bodies), strict=True):
        if again is None:
            continue
        study = effect.studies[place]
        words = f"without {study.study}, {study.weight:.0f} % of the weight"
        flip = _flip(EditKind.STUDY_REMOVED, words, rated, subject.rate(again), weight=study.weight)
        if flip:
            yield flip
            return


def _added(subject: Subject, rated: PooledAssessment) -> Iterator[Flip]:
    """For each effect the smallest trial after which the rating is another."""
    for trial in _trials(subject):
        rows = [trial.row(subject.rows, subject.outcome.measure, people) for people in SIZES]
        bodies = [[*subject.rows, row] for row in rows if row is not None]
        for people, effect in zip(SIZES, subject.pool(bodies), strict=False):
            if effect is None:
                break
            words = f"one independent trial of {people:,} people at low risk of bias that finds {trial.words}"
            found = subject.rate(effect, low_risk=frozenset({ADDED}))
            flip = _flip(EditKind.TRIAL_ADDED, words, rated, found, people=people)
            if flip:
                yield flip
                break


def _trials(subject: Subject) -> Iterator[Trial]:
    """No effect, the pooled effect, and an important benefit where one is known."""
    effect = subject.outcome.effect
    assert isinstance(effect, PooledEffect)  # rated bodies are pooled
    yield Trial(effect=0.0, words="no effect")
    yield Trial(effect=effect.estimate, words="the pooled effect")
    body = body_of(subject.outcome, kind=None)
    better = subject.outcome.better
    if body is None or body.bounds is None or better is Better.NEITHER:
        return
    bound = body.bounds.high if better is Better.HIGHER else body.bounds.low
    yield Trial(effect=bound, words=f"{effect.measure} {body.shown(bound)}, an important benefit")


def _flip(
    kind: EditKind,
    edit: str,
    before: PooledAssessment,
    after: PooledAssessment,
    *,
    people: int | None = None,
    weight: float | None = None,
) -> Flip | None:
    """The flip, where level or finding differ."""
    level, finding = after.level, after.assessment.finding
    if level is None or finding is None or (level, finding) == (before.level, before.assessment.finding):
        return None
    return Flip(
        kind=kind,
        edit=edit,
        people=people,
        weight=weight,
        level=level,
        finding=finding,
        because=_because(before, after),
    )


def _because(before: PooledAssessment, after: PooledAssessment) -> str:
    """The steps that differ; where none does, why the finding is another."""
    old, new = before.assessment.certainty, after.assessment.certainty
    return (differing(old, new) if old and new else "") or after.finding_because


def differing(before: Certainty, after: Certainty) -> str:
    """Start and steps that differ, in GRADE's order; empty where none does."""
    old, new = _steps(before), _steps(after)
    start = [f"start {before.start.words} to {after.start.words}"] if before.start != after.start else []
    parts = [
        f"{domain} {old.get(domain, 0):+d} to {new.get(domain, 0):+d}".replace("+0", "0").replace("-", "−")
        for domain in dict.fromkeys([*old, *new])
        if old.get(domain, 0) != new.get(domain, 0)
    ]
    return "; ".join((*start, *parts))


def _steps(certainty: Certainty) -> dict[str, int]:
    return {judgement.domain.value: judgement.steps for judgement in certainty.judgements}
