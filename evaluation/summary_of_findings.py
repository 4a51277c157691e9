"""Published summary-of-findings rows rebuilt by our rules from the inputs they print.

A row prints the pooled estimate, its interval, studies, people and sometimes events; it does not print the
studies. So the rules that look at single studies (consistency of directions, overlap of intervals) and at
conduct cannot be asked: the authors' own step is carried over there, where printed. Indirectness,
imprecision and publication bias are rebuilt.

    python -m evaluation.summary_of_findings     writes docs/methods/summary-of-findings.md
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import log, nan
from pathlib import Path

from probatum import certainty, starter
from probatum.domain.certainty import Judgement
from probatum.domain.pooled_assessment import PooledAssessment
from probatum.domain.printed_rating import PrintedRating
from probatum.domain.synthesis import Interval, PooledEffect, PooledOutcome, PooledStudy, SmallStudyEffects
from probatum.domain.terms import Better, CertaintyLevel, GradeDomain, StudyDesign

PAGE = Path(__file__).resolve().parents[1] / "docs" / "methods" / "summary-of-findings.md"
REBUILT = (GradeDomain.INDIRECTNESS, GradeDomain.IMPRECISION, GradeDomain.PUBLICATION_BIAS)
CARRIED = (GradeDomain.RISK_OF_BIAS, GradeDomain.INCONSISTENCY)
_RATIOS = frozenset({"RR", "OR", "HR"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """One row with our judgments and the level they lead to."""

    row: PrintedRating
    steps: Mapping[GradeDomain, Judgement]
    level: CertaintyLevel

    @property
    def differs(self) -> tuple[GradeDomain, ...]:
        """Rebuilt domains where the authors print another step; none where they print no steps."""
        if self.row.steps is None:
            return ()
        return tuple(one for one in REBUILT if self.row.step(one) != self.steps[one].steps)

    @property
    def agrees(self) -> bool:
        """Is the level the same?"""
        return self.level is self.row.level


def rebuild(row: PrintedRating) -> Rebuilt:
    """Rate one row by the rules of pooled bodies; risk of bias and inconsistency as printed, if printed."""
    rated = _rated(row)
    found = rated.assessment.certainty
    assert found is not None  # every row has an estimate; tested
    steps = {judgement.domain: judgement for judgement in found.judgements}
    total = sum(_carried(row, domain, steps) for domain in CARRIED)
    total += sum(steps[domain].steps for domain in REBUILT)
    return Rebuilt(row=row, steps=steps, level=CertaintyLevel(min(4, max(1, found.start + total))))


def _carried(row: PrintedRating, domain: GradeDomain, steps: Mapping[GradeDomain, Judgement]) -> int:
    """The authors' step; ours on what is printed (unknown conduct: one step) where they print none."""
    printed = row.step(domain)
    return steps[domain].steps if printed is None else printed


def _rated(row: PrintedRating) -> PooledAssessment:
    return certainty.grade_pooled(_outcome(row))


def _outcome(row: PrintedRating) -> PooledOutcome:
    return PooledOutcome(
        outcome=row.outcome,
        condition=row.population,
        comparison=row.comparison,
        better=Better.LOWER,  # decides between benefit and harm, never the level
        table=row.id,
        source=row.review,
        effect=_effect(row),
        because="",
        not_used=(),
        other_tables=(),
        measure=str(row.measure),
        designs=(StudyDesign.RCT,),
    )


def _effect(row: PrintedRating) -> PooledEffect:
    """The printed estimate as a pooled effect: one entry stands for all its studies."""
    assert row.estimate is not None
    assert row.ci_low is not None
    assert row.ci_high is not None
    is_log = row.measure in _RATIOS
    mid, low, high = (log(float(x)) if is_log else float(x) for x in (row.estimate, row.ci_low, row.ci_high))
    interval = Interval(low=low, high=high)
    whole = PooledStudy(
        row=row.id, study="all", year=row.year, estimate=mid, interval=interval, weight=100.0, n=row.n
    )
    return PooledEffect(
        measure=str(row.measure),
        is_log=is_log,
        estimate=mid,
        interval=interval,
        p=nan,
        prediction=None,
        k=row.k or 0,
        n=row.n,
        tau2=None,
        tau2_interval=None,
        i2=None if row.i2_percent is None else float(row.i2_percent),
        q=nan,
        q_p=nan,
        studies=(whole,),
        without_study=None,
        without_laboratory=None,
        one_laboratory=None,
        small_study=SmallStudyEffects(test=None, because="the table prints no study and no test"),
        common_effect=mid,
        common_interval=interval,
        credible=None,
        notes=(),
        trace=(),
        baseline_risk=_baseline(row),
    )


def _baseline(row: PrintedRating) -> float | None:
    if row.control_events is not None and row.control_n:
        return row.control_events / row.control_n
    return None if row.control_risk is None else float(row.control_risk)


@cache
def reasons() -> Mapping[str, Mapping[str, str]]:
    """Why ours and theirs differ, written down one by one: row id, then a domain or "level"."""
    text = Path(__file__).with_suffix(".toml").read_text("utf-8")
    read: dict[str, dict[str, str]] = tomllib.loads(text)
    return read


def rebuilt() -> tuple[Rebuilt, ...]:
    """Every row on file, rebuilt."""
    return tuple(rebuild(row) for row in starter.summary_of_findings())


def page() -> str:
    """The method page: agreement by domain and by level, then every row with its differences explained."""
    every = rebuilt()
    with_steps = [one for one in every if one.row.steps is not None]
    parts = [
        "# Published summary-of-findings rows rebuilt",
        "<!-- Generated by python -m evaluation.summary_of_findings; edit the data, not this page. -->",
        " ".join(_INTRODUCTION.split()),
        "## Agreement",
        _agreement(every, with_steps),
        "## Row by row",
        _table(every),
        "## Every difference explained",
        "\n".join(_differences(every)),
    ]
    return "\n\n".join(parts) + "\n"


_INTRODUCTION = """A row prints the estimate, its interval, studies, people and sometimes events, never the
studies. Risk of bias and inconsistency cannot be judged from that: the authors' own step is carried over
where the table prints steps; where it prints the level alone, unknown conduct costs one step, as on every
page. Indirectness, imprecision and publication bias are rebuilt by the rules of pooled bodies. Only rows
whose numbers were seen in the published table are here; footnotes that were not seen are called so."""


def _agreement(every: tuple[Rebuilt, ...], with_steps: list[Rebuilt]) -> str:
    rows = [
        f"| {domain.value}: same step | {sum(domain not in one.differs for one in with_steps)} "
        f"| {len(with_steps)} |"
        for domain in REBUILT
    ]
    alone = [one for one in every if one.row.steps is None]
    rows += [
        f"| same level, steps printed | {sum(one.agrees for one in with_steps)} | {len(with_steps)} |",
        f"| same level, level alone printed | {sum(one.agrees for one in alone)} | {len(alone)} |",
        f"| within one level, all rows | {sum(abs(one.level - one.row.level) <= 1 for one in every)} "
        f"| {len(every)} |",
    ]
    return "\n".join(["| what | agrees | of |", "| --- | --- | --- |", *rows])


def _table(every: tuple[Rebuilt, ...]) -> str:
    head = "| row | outcome | printed | k | people | theirs | rebuilt | steps rebuilt (theirs) |"
    rows = [
        f"| {one.row.id} | {one.row.outcome} | {one.row.measure} {one.row.estimate} "
        f"({one.row.ci_low} to {one.row.ci_high}) | {one.row.k} | {one.row.n:,} | {one.row.level.words} "
        f"| {one.level.words} | {_steps(one)} |"
        for one in every
    ]
    sources = dict.fromkeys((one.row.id.rpartition("-")[0], one.row.review) for one in every)
    cited = [f"- {name}: {review.title}. {review}. {review.locator}. {review.id}" for name, review in sources]
    return "\n".join([head, "|" + " --- |" * 8, *rows, "", "Sources:", "", *cited])


def _steps(one: Rebuilt) -> str:
    shown = (
        f"{domain.value} {one.steps[domain].steps:+d}"
        + ("" if one.row.steps is None else f" ({one.row.step(domain):+d})")
        for domain in REBUILT
    )
    return ", ".join(shown).replace("+0", "0").replace("-", "−")


def _differences(every: tuple[Rebuilt, ...]) -> Iterator[str]:
    for one in every:
        for name in to_explain(one):
            yield f"- **{one.row.id}, {name.replace('-', ' ')}**: {reasons()[one.row.id][name]}"


def to_explain(one: Rebuilt) -> tuple[str, ...]:
    """What a row owes an explanation for: its differing domains, or its level where no steps are printed."""
    if one.row.steps is None:
        return () if one.agrees else ("level",)
    return tuple(domain.value.replace(" ", "-") for domain in one.differs)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
