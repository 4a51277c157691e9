"""Numbers from study-level tables: pooled effects, curves, and published estimates as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp

from probatum.domain.dose_curve import CurveRefusal, DoseCurve
from probatum.domain.effects_table import PublishedSynthesis
from probatum.domain.monograph import Monograph
from probatum.domain.synthesis import Interval, PooledEffect, PooledOutcome
from probatum.pages.charts.dose_curve import dose_curve_chart
from probatum.pages.charts.forest import forest_chart, forest_of
from probatum.pages.contexts import Basis, Pooled, PooledCard, Statement, Table, TableRow
from probatum.pages.index import Index
from probatum.pages.links import full_citation, link_of
from probatum.pages.sections import adopted
from probatum.pages.sections.curve_rating import curve_rating
from probatum.pages.sections.pooled_rating import rating_of
from probatum.pages.sentences import count, say, slug


def build(index: Index) -> Pooled | None:
    """The section, or None where no table and no published estimate is on file."""
    monograph = index.monograph
    if not (monograph.pooled or monograph.published_syntheses or monograph.curves or monograph.adopted):
        return None
    pools = tuple(_card(index, outcome, i) for i, outcome in enumerate(monograph.pooled, 1))
    return Pooled(
        intro=say(
            _intro_key(monograph),
            "pooled-intro",
            basis=Basis.METHOD,
            of="numbers that others tabulated",
        ),
        pools=pools,
        curves=tuple(_curve(index, curve, i) for i, curve in enumerate(monograph.curves, 1)),
        published=_published(monograph.published_syntheses),
        adopted=adopted.table(monograph),
        adopted_intro=adopted.intro(monograph),
    )


def _intro_key(monograph: Monograph) -> str:
    if monograph.pooled:
        return "pooled.intro"
    return "pooled.intro_curves" if monograph.curves else "pooled.intro_published"


def _card(index: Index, outcome: PooledOutcome, position: int) -> PooledCard:
    anchor = f"pool-{position}-{slug(outcome.outcome)}"
    forest = forest_of(outcome)
    return PooledCard(
        anchor=anchor,
        title=f"{outcome.outcome[:1].upper()}{outcome.outcome[1:]}: {outcome.comparison}",
        condition=outcome.condition,
        statements=tuple(_statements(outcome, anchor)),
        chart=forest_chart(forest, f"{anchor}-forest") if forest else None,
        rating=rating_of(index, outcome, anchor),
    )


def _statements(outcome: PooledOutcome, anchor: str) -> Iterator[Statement]:
    """What the pool says, how it holds when studies go, and what may be missing from it."""
    effect = outcome.effect
    if not isinstance(effect, PooledEffect):
        yield _say(outcome, f"{anchor}-refused", "pooled.refused", because=outcome.because)
        return
    yield _say(
        outcome,
        f"{anchor}-effect",
        "pooled.effect",
        measure=effect.measure,
        estimate=_shown(effect, effect.estimate),
        interval=_range(effect, effect.interval),
        k=effect.k,
        n="not all stated" if effect.n is None else f"{effect.n:,}",
    )
    if effect.prediction is not None:
        yield _say(
            outcome, f"{anchor}-prediction", "pooled.prediction", interval=_range(effect, effect.prediction)
        )
    if effect.without_study is not None:
        yield _say(
            outcome,
            f"{anchor}-without",
            "pooled.without_study",
            interval=_range(effect, effect.without_study),
        )
    yield from _small_study(outcome, effect, anchor)
    yield _say(
        outcome,
        f"{anchor}-common",
        "pooled.common",
        estimate=_shown(effect, effect.common_effect),
        interval=_range(effect, effect.common_interval),
    )
    if effect.one_laboratory:
        yield _say(outcome, f"{anchor}-laboratory", "pooled.one_laboratory")
    for number, note in enumerate(effect.notes, 1):
        yield _say(outcome, f"{anchor}-note-{number}", "pooled.note", note=note)
    if outcome.other_tables:
        yield _say(outcome, f"{anchor}-others", "pooled.others", tables=list(outcome.other_tables))


def _small_study(outcome: PooledOutcome, effect: PooledEffect, anchor: str) -> Iterator[Statement]:
    found = effect.small_study
    if found.p is None:
        yield _say(outcome, f"{anchor}-small", "pooled.small_untested", because=found.because)
        return
    yield _say(outcome, f"{anchor}-small", "pooled.small", test=str(found.test).capitalize(), p=_p(found.p))
    if found.missing is not None and found.filled is not None:
        yield _say(
            outcome,
            f"{anchor}-fill",
            "pooled.filled",
            missing=found.missing,
            measure=effect.measure,
            estimate=_shown(effect, found.filled),
        )


def _say(outcome: PooledOutcome, anchor: str, key: str, **slots: object) -> Statement:
    """A statement of the pool; the table is cited once, by the statement that leads."""
    k = outcome.effect.k if isinstance(outcome.effect, PooledEffect) else 0
    leads = key in ("pooled.effect", "pooled.refused")
    return say(
        key,
        anchor,
        basis=Basis.CITED if leads else Basis.COMPUTED,
        of=f"{count(k, 'study', 'studies')} tabulated in {outcome.source}",
        source=full_citation(outcome.source) if leads else None,
        href=link_of(outcome.source.id) if leads else None,
        extra=slots,
    )


def _shown(effect: PooledEffect, value: float) -> str:
    return f"{exp(value) if effect.is_log else value:.2f}"


def _range(effect: PooledEffect, interval: Interval) -> str:
    return f"{_shown(effect, interval.low)} to {_shown(effect, interval.high)}"


def _p(p: float) -> str:
    return "< 0.001" if p < 0.001 else f"= {p:.3f}"


def _curve(index: Index, curve: DoseCurve | CurveRefusal, position: int) -> PooledCard:
    anchor = f"curve-{position}"
    if isinstance(curve, CurveRefusal):
        return PooledCard(
            anchor=anchor,
            title="No dose-response curve",
            condition="",
            statements=(
                Statement(
                    anchor=f"{anchor}-refused",
                    text=f"{curve.because[:1].upper()}{curve.because[1:]}.",
                    basis=Basis.COMPUTED,
                    rule="when a curve may be drawn",
                    of="one table",
                ),
            ),
            chart=None,
        )
    notes = tuple(
        Statement(
            anchor=f"{anchor}-note-{i}",
            text=f"{note[:1].upper()}{note[1:]}.",
            basis=Basis.CITED,
            rule="assumption of the curve",
            of=count(curve.k, "study", "studies"),
            source=full_citation(curve.source),
            href=link_of(curve.source.id),
        )
        for i, note in enumerate(curve.notes, 1)
    )
    return PooledCard(
        anchor=anchor,
        title=f"{curve.outcome[:1].upper()}{curve.outcome[1:]}: dose and response",
        condition=f"{curve.family}, {count(curve.k, 'study', 'studies')}",
        statements=notes,
        chart=dose_curve_chart(curve, f"{anchor}-chart"),
        rating=curve_rating(index, curve, anchor),
    )


def _published(estimates: Sequence[PublishedSynthesis]) -> Table | None:
    """Estimates as their reviews printed them, each with the reviews that share its trials."""
    rows = tuple(
        TableRow(
            cells=(
                estimate.outcome + (f" ({estimate.population})" if estimate.population else ""),
                _printed(estimate),
                "not printed" if estimate.k is None else str(estimate.k),
                estimate.overlap_group or "none known",
                full_citation(estimate.review),
            ),
            of=f"{estimate.k or 'an unstated number of'} studies",
            href=link_of(estimate.review.id),
        )
        for estimate in estimates
    )
    head = ("Outcome", "As printed", "Studies", "Shares trials within", "Review")
    caption = "Estimates printed by published reviews: shown, never pooled with one another"
    return Table(caption=caption, head=head, rows=rows, is_quoted=True) if rows else None


def _printed(estimate: PublishedSynthesis) -> str:
    if estimate.estimate is None:
        return estimate.effect_text or "not printed"
    interval = (
        f" ({estimate.ci_low} to {estimate.ci_high})"
        if estimate.ci_low is not None and estimate.ci_high is not None
        else ""
    )
    return f"{estimate.measure} {estimate.estimate}{interval}"
