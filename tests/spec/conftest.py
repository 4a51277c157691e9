"""Fixtures that let a rule's spec read like a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from builders import flow
from probatum import certainty, synthesis
from probatum.domain.certainty import Assessment, Refusal, Score
from probatum.domain.pooled_assessment import PooledAssessment
from probatum.domain.selection import FlowSource
from probatum.domain.sensitivity import OutcomeSensitivity
from probatum.domain.synthesis import OutcomeResult, Replication
from probatum.sensitivity import assess_directions
from spec.pools import rated_pool, study_rows
from spec.tables import assessed_bias, judged_bias, studies


@pytest.fixture
def grade() -> Callable[..., Assessment]:
    """Grade the one outcome of a table; check its level and what it was rated down for, once per step."""

    def check(
        table: str,
        *,
        level: str | None = None,
        because: Sequence[str] | None = None,
        rules: Sequence[str] = (),
        finding: str | None = None,
        state: str | None = None,
        starts: str | None = None,
        kind: str = "patient-important",
        better: str = "higher",
    ) -> Assessment:
        built = studies(table, kind=kind, better=better)
        results = synthesis.synthesize(built, {})
        (assessment, *_) = certainty.grade(
            results, built, risk_of_bias=judged_bias(table), assessed=assessed_bias(table)
        )
        found = assessment.certainty
        steps = [j for j in found.judgements for _ in range(-j.steps)] if found else []
        if level is not None:
            assert found is not None, assessment.because
            assert found.level.words == level, [j.because for j in found.judgements]
        if because is not None:
            assert Counter(step.domain.value for step in steps) == Counter(because)
        if starts is not None:
            assert found is not None
            assert found.start.words == starts
        if found:
            assert set(rules) <= {j.rule for j in found.judgements}
        if finding is not None:
            assert assessment.finding == finding
        if state is not None:
            assert assessment.evidence_state == state
        return assessment

    return check


@pytest.fixture
def grade_pool() -> Callable[..., PooledAssessment]:
    """Pool and grade the rows of a table; check its level, what it was rated down for, and the finding."""

    def check(
        table: str,
        *,
        level: str | None = None,
        because: Sequence[str] | None = None,
        rules: Sequence[str] = (),
        says: str = "",
        finding: str | None = None,
        starts: str | None = None,
        outcome: str = "death",
        better: str = "lower",
        measure: str | None = None,
        low_risk: str = "",
        important: float | None = None,
    ) -> PooledAssessment:
        rows = study_rows(table, outcome=outcome, better=better, measure=measure)
        (pooled,) = synthesis.pooled_effects(rows)
        found = certainty.grade_pooled(
            pooled,
            low_risk=[row.id for row in rows] if low_risk == "all" else low_risk.split(),
            important=None
            if important is None
            else certainty.SourcedDifference(size=important, source="a source"),
        )
        rated = found.assessment.certainty
        assert rated is not None, found.assessment.because
        steps = {j.domain.value: j for j in rated.judgements}
        shown = [(j.rule, j.steps, j.because) for j in rated.judgements]
        if level is not None:
            assert rated.level.words == level, shown
        if starts is not None:
            assert rated.start.words == starts
        if because is not None:
            assert Counter(name for name, j in steps.items() for _ in range(-j.steps)) == Counter(because), (
                shown
            )
        assert set(rules) <= {j.rule for j in rated.judgements} | {found.finding_rule}, shown
        if says:
            assert any(says in j.because for j in rated.judgements), shown
        if finding is not None:
            assert found.assessment.finding == finding, found.finding_because
        return found

    return check


@pytest.fixture
def result() -> Callable[..., OutcomeResult]:
    """Synthesize the one outcome of a table; check its counts of directions."""

    def check(table: str, **expected: object) -> OutcomeResult:
        (found, *_) = synthesis.synthesize(studies(table), {})
        summary = found.directions
        for name, value in expected.items():
            shown = getattr(summary, name)
            assert shown == (pytest.approx(value, abs=5e-5) if isinstance(value, float) else value), name
        return found

    return check


@pytest.fixture
def replication() -> Callable[..., Replication]:
    """Group the studies of a table by laboratory; check groups as they would be read."""

    def check(
        table: str, *, groups: Sequence[str], unknown: str = "", effective: float | None = None
    ) -> Replication:
        found = synthesis.replication(studies(table))
        assert [" ".join(cluster.studies) for cluster in found.clusters] == list(groups)
        assert " ".join(found.unknown) == unknown
        if effective is not None:
            assert found.effective == pytest.approx(effective)
        return found

    return check


@pytest.fixture
def appraise() -> Callable[..., Score | Refusal]:
    """Appraise the studies of a table; check which reasons fire, in order of weight."""

    def check(
        table: str,
        *,
        refused: Sequence[str] | None = None,
        says: str = "",
        would_change: str = "",
        searched: bool = True,
        kind: str = "patient-important",
        tabulated: int = 0,
    ) -> Score | Refusal:
        built = studies(table, kind=kind)
        selection = flow(source=FlowSource.SEARCH if searched else FlowSource.STARTER_SET)
        results = synthesis.synthesize(built, {})
        found = certainty.appraise(
            certainty.grade(results, built, risk_of_bias=judged_bias(table)),
            results,
            replication=synthesis.replication(built),
            flow=selection,
            counts=synthesis.counts(built, selection),
            studies=built,
            tabulated=tabulated,
        )
        if refused is not None:
            assert isinstance(found, Refusal)
            assert [reason.rule for reason in found.reasons] == list(refused)
        if says:
            assert isinstance(found, Refusal)
            assert says in [reason.text for reason in found.reasons]
        if would_change:
            assert isinstance(found, Refusal)
            assert would_change in found.would_change
        return found

    return check


@pytest.fixture
def sensitivity() -> Callable[..., OutcomeSensitivity]:
    """Rate the one outcome of a table and search its edits; check the level and that the flips are among them."""

    def check(
        table: str, *, level: str | None = None, flips: Sequence[str] = (), better: str = "higher"
    ) -> OutcomeSensitivity:
        built = studies(table, better=better)
        (result, *_) = synthesis.synthesize(built, {})
        found = assess_directions(result, built)
        assert found is not None
        rated = found.robustness[0].level
        if level is not None:
            assert rated is not None
            assert rated.words == level
        shown = [
            f"{one.edit}: {one.level.words}, {one.finding.value.replace('-', ' ')}" for one in found.flips
        ]
        assert set(flips) <= set(shown), shown
        return found

    return check


@pytest.fixture
def score_pools() -> Callable[..., Score | Refusal]:
    """Pool and rate each named table, then score or refuse; check points, the outcome, or the reason."""

    def check(
        *tables: str | tuple[str, dict[str, str]],
        points: int | None = None,
        outcome: str | None = None,
        refused: str | None = None,
        says: str = "",
        low_risk: str = "all",
        laboratories: str = "",
    ) -> Score | Refusal:
        pools = tuple(
            rated_pool(one, {}, low_risk=low_risk, laboratories=laboratories)
            if isinstance(one, str)
            else rated_pool(one[0], one[1], low_risk=low_risk, laboratories=laboratories)
            for one in tables
        )
        nothing = flow(identified=0, included=0)
        found = certainty.appraise(
            (),
            (),
            replication=synthesis.replication([]),
            flow=nothing,
            counts=synthesis.counts([], nothing),
            studies=(),
            pooled=pools,
            tabulated=5,
        )
        if points is not None:
            assert isinstance(found, Score), found
            assert found.points == points, found.because
        if outcome is not None:
            assert isinstance(found, Score)
            assert found.outcome == outcome
        if refused is not None:
            assert isinstance(found, Refusal)
            assert refused in [reason.rule for reason in found.reasons]
        if says:
            texts = found.because if isinstance(found, Score) else [r.text for r in found.reasons]
            assert any(says in text for text in texts), texts
        return found

    return check
