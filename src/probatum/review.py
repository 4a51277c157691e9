"""The main job: substance + records -> Monograph, a living systematic review of one substance.

The hall hands one room's results to another; it has no rule and no number of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version

from probatum import (
    bias,
    certainty,
    dosing,
    extraction,
    interactions,
    screening,
    sensitivity,
    starter,
    synthesis,
    vocabulary,
)
from probatum.domain.certainty import Assessment, Refusal, Score
from probatum.domain.curated_effect import CuratedEffect
from probatum.domain.dose_curve import CurveRefusal, DoseCurve
from probatum.domain.effects_table import StudyLevelRow
from probatum.domain.monograph import (
    Counts,
    Monograph,
    OutcomeRow,
    Related,
    Safety,
    StudyCheck,
    TrackView,
    Versions,
)
from probatum.domain.provenance import Curated, RecordId, content_id
from probatum.domain.record import Record
from probatum.domain.risk_of_bias import BiasAssessment
from probatum.domain.selection import ExclusionReason, FlowSource, Screened
from probatum.domain.sensitivity import OutcomeSensitivity
from probatum.domain.study import Study
from probatum.domain.substance import LegalStatus, Substance, SubstanceId
from probatum.domain.synthesis import Contradiction, OutcomeResult, PooledOutcome, Replication
from probatum.domain.terms import Track

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What synthesis and certainty made of the studies, on its way to the page."""

    results: tuple[OutcomeResult, ...]
    risk_of_bias: tuple[BiasAssessment, ...]
    assessments: tuple[Assessment, ...]
    replication: Replication
    contradictions: tuple[Contradiction, ...]
    counts: Counts
    appraisal: Score | Refusal
    pooled: tuple[PooledOutcome, ...]
    curves: tuple[DoseCurve | CurveRefusal, ...]


def review(
    substance: Substance,
    stored: Iterable[Record] = (),
    *,
    as_of: date | None = None,
    retracted: frozenset[RecordId] = frozenset(),
    progress: Progress = lambda _: None,
    ratings_only: bool = False,
) -> Monograph:
    """Gather, screen, read, synthesize and grade what is known about one substance.

    `stored` are the library's records that may be about it; the starter set is always there. `as_of`
    defaults to the date of the newest evidence, never today's: the same input gives the same monograph.
    `ratings_only` leaves out what no rating rests on and only the page shows: how far ratings hold, and the
    dose-response curves of outcomes that nobody pools.
    """
    curated = starter.load().about(substance.id)
    records = tuple(sorted(stored, key=lambda record: record.id))
    as_of = as_of or newest(curated.compiled, records)
    progress("screening")
    screened = screening.screen(
        (*curated.records, *records),
        substance,
        studies=curated.by_record,
        retracted=retracted,
        as_of=as_of,
        sources=(FlowSource.STARTER_SET, *((FlowSource.FILES,) if records else ())),
    )
    progress("reading")
    studies = read_studies(screened, curated.by_record)
    leads = leads_of(screened, curated.by_record)
    progress("synthesizing and grading")
    judged = judge(substance, screened, studies, leads, ratings_only=ratings_only)
    cited = cited_effects(substance.id, as_of, retracted)
    return compose(substance, as_of, screened, studies, leads, judged, data=curated.digest, cited=cited)


def read_studies(screened: Screened, curated: Mapping[RecordId, Study]) -> tuple[Study, ...]:
    """Read each included record and join it with what a curator wrote down about the same study."""
    studies = {}
    for record in screened.included:
        reports = reports_of(record, screened)
        known = next((curated[report] for report in reports if report in curated), None)
        study = extraction.read(record)
        study = extraction.reconcile(study, known) if known else study
        studies[study.id] = study
    return tuple(studies[key] for key in sorted(studies))


def failed_checks(screened: Screened, studies: Sequence[Study]) -> tuple[StudyCheck, ...]:
    """The printed numbers of included studies that do not fit one another, with the arithmetic."""
    by_record = {report: study for study in studies for report in study.records}
    return tuple(
        StudyCheck(study=study.id, check=check)
        for record in screened.included
        if (study := by_record.get(record.id)) is not None
        for check in (*bias.check_text(record.passages), *bias.check_study(study))
        if check.has_failed
    )


def leads_of(screened: Screened, curated: Mapping[RecordId, Study]) -> tuple[Study, ...]:
    """What a curator noted about excluded records: shown beside the evidence, counted nowhere.

    What was published after the review's date is no lead: nobody could have known it then.
    """
    later = {one.record for one in screened.flow.exclusions if one.reason is ExclusionReason.AFTER_AS_OF}
    leads = {
        study.id: study
        for record in screened.excluded
        if record.id not in later
        for report in record.ids
        if (study := curated.get(report)) is not None
    }
    return tuple(leads[key] for key in sorted(leads))


def cited_effects(
    substance: SubstanceId, as_of: date, retracted: frozenset[RecordId]
) -> tuple[CuratedEffect, ...]:
    """The effects that cited sources report and that were published by that day; an undated one stays.

    They are shown beside the studies and feed no count, rating or score: nobody searched for them.
    """
    return tuple(
        replace(effect, is_retracted=True) if effect.citation.id in retracted else effect
        for effect in starter.effects_about(substance)
        if (effect.citation.year or as_of.year) <= as_of.year
    )


def reports_of(record: Record, screened: Screened) -> tuple[RecordId, ...]:
    """The identifiers of a kept record and of the reports screening grouped with it."""
    grouped = (group.records for group in screened.flow.groups if group.records[0] == record.id)
    return (*record.ids, *(report for group in grouped for report in group))


def judge(
    substance: Substance,
    screened: Screened,
    studies: Sequence[Study],
    leads: Sequence[Study],
    *,
    ratings_only: bool = False,
) -> Judged:
    """Synthesize by outcome, measure replication, grade, and score or refuse."""
    terms = {term.id: term for term in vocabulary.outcomes().all()}
    results = synthesis.synthesize(studies, terms, substance=substance.id)
    replication = synthesis.replication(studies)
    counts = synthesis.counts(studies, screened.flow, substance=substance.id)
    risk_of_bias = bias.assess(studies, screened.included)
    assessments = certainty.grade(results, studies, assessed=risk_of_bias)
    rows = starter.study_level(substance.id)
    curves = synthesis.dose_curves(of_pooled_outcomes(rows) if ratings_only else rows)
    pooled = sensitivity.assess_pooled(rows, curves, how_far=not ratings_only)
    appraisal = certainty.appraise(
        assessments,
        results,
        replication,
        screened.flow,
        counts,
        studies,
        pooled=pooled,
        tabulated=len({row.study_id for row in rows}),
        substance=substance.id,
    )
    return Judged(
        results=results,
        risk_of_bias=risk_of_bias,
        assessments=assessments,
        replication=replication,
        contradictions=synthesis.contradictions((*studies, *leads), terms, substance=substance.id),
        counts=counts,
        appraisal=appraisal,
        pooled=pooled,
        curves=tuple(
            replace(curve, assessed=certainty.grade_curve(curve)) if isinstance(curve, DoseCurve) else curve
            for curve in curves
        ),
    )


def of_pooled_outcomes(rows: Sequence[StudyLevelRow]) -> tuple[StudyLevelRow, ...]:
    """The rows of outcomes with comparisons to pool: only their curves can raise a rating."""
    pooled = {row.outcome for row in rows if row.is_reference_dose is None}
    return tuple(row for row in rows if row.outcome in pooled)


def compose(
    substance: Substance,
    as_of: date,
    screened: Screened,
    studies: tuple[Study, ...],
    leads: tuple[Study, ...],
    judged: Judged,
    *,
    data: str,
    cited: tuple[CuratedEffect, ...] = (),
) -> Monograph:
    """Put what the rooms found onto one page."""
    names = {result.term: result.name for result in judged.results}
    doses = dosing.studied_doses(studies, substance.id)
    kinetics = vocabulary.kinetics(substance.id)
    curve, why_no_curve = dosing.dose_response(doses)
    return Monograph(
        substance=replace(substance, regulatory=known_by(as_of, substance.regulatory)),
        as_of=as_of,
        counts=judged.counts,
        flow=screened.flow,
        appraisal=judged.appraisal,
        outcomes=outcome_rows(judged, studies),
        replication=judged.replication,
        contradictions=judged.contradictions,
        studies=studies,
        doses=doses,
        dose_response=curve,
        dose_response_because=why_no_curve,
        safety=safety_of(substance, studies, leads),
        kinetics=kinetics,
        regimen=dosing.regimen(studies, substance.id),
        trial_doses=vocabulary.trial_doses(substance.id),
        axis=dosing.dose_axis(doses, substance),
        concentration=dosing.concentration(kinetics, substance.name),
        sport=vocabulary.sport_standing(substance),
        known_unknowns=synthesis.known_unknowns(screened, studies, judged.assessments, names),
        related=tuple(
            Related(substance=other, name=vocabulary.substances().get(other).name, relation=relation)
            for other, relation in substance.related
        ),
        references=tuple(sorted({report for study in studies for report in study.records})),
        verification=synthesis.verification(studies),
        versions=Versions(
            rules=certainty.RULES_VERSION,
            data=content_id("data", data, *(record.retrieval.sha256 for record in screened.included)),
            program=version("probatum"),
        ),
        pooled=judged.pooled,
        published_syntheses=starter.published_syntheses(substance.id),
        adopted=starter.printed_ratings(substance.id),
        curves=judged.curves,
        failed_checks=failed_checks(screened, studies),
        risk_of_bias=judged.risk_of_bias,
        leads=leads,
        interactions=interactions.of(substance.id),
        cited_effects=cited,
    )


def safety_of(substance: Substance, studies: tuple[Study, ...], leads: tuple[Study, ...]) -> Safety:
    """Exposure, harms of studies and of cited sources, cautions, and the populations nobody speaks of."""
    cautions, elsewhere = vocabulary.cautions(substance.id), vocabulary.harms(substance.id)
    return Safety(
        exposure=synthesis.exposure(studies, substance=substance.id),
        harms=synthesis.reported_harms(studies),
        cautions=cautions,
        differences=synthesis.harm_differences(studies, substance.id),
        elsewhere=elsewhere,
        elsewhere_differences=synthesis.differences_elsewhere(elsewhere),
        populations=synthesis.population_coverage(studies, cautions),
        signals=synthesis.safety_signals(studies, leads),
    )


def outcome_rows(judged: Judged, studies: Sequence[Study]) -> tuple[OutcomeRow, ...]:
    """One row per outcome and human population; animal and cell results stand behind the wall."""
    by_result = {(result.term, result.population, result.track): result for result in judged.results}
    views = {
        key: TrackView(result=by_result[key], assessment=assessment)
        for assessment in judged.assessments
        if (key := (assessment.term, assessment.population, assessment.track)) in by_result
    }
    human = (assessment for assessment in judged.assessments if assessment.track is Track.HUMAN)
    return tuple(
        replace(row, sensitivity=_sensitivity(row, studies, judged.risk_of_bias))
        for row in (_row(assessment, views) for assessment in human)
    )


def _sensitivity(
    row: OutcomeRow, studies: Sequence[Study], assessed: Sequence[BiasAssessment]
) -> OutcomeSensitivity | None:
    """How far the human rating of a row holds; None where nobody measured it in people."""
    return sensitivity.assess_directions(row.human.result, studies, assessed) if row.human else None


def _row(assessment: Assessment, views: Mapping[tuple[str, str, Track], TrackView]) -> OutcomeRow:
    """The human assessment leads; a row exists only for an outcome that somebody measured somewhere."""
    of_term = [view for (term, _, _), view in views.items() if term == assessment.term]
    human = views.get((assessment.term, assessment.population, Track.HUMAN))
    animal, cell = (
        next((view for view in of_term if view.result.track is track), None)
        for track in (Track.ANIMAL, Track.CELL)
    )
    shown = (human or of_term[0]).result
    return OutcomeRow(
        term=assessment.term,
        name=shown.name,
        kind=shown.kind,
        better=shown.better,
        population=assessment.population,
        assessment=assessment,
        human=human,
        animal=animal,
        cell=cell,
        flips=certainty.what_would_change(assessment),
    )


def known_by(as_of: date, facts: Iterable[Curated[LegalStatus]]) -> tuple[Curated[LegalStatus], ...]:
    """Legal statements made by that day; one without a date stays and says so."""
    stated = ((fact, fact.value.date or "") for fact in facts)
    return tuple(
        fact for fact, day in stated if not day[:1].isdigit() or day <= as_of.isoformat()[: len(day)]
    )


def newest(compiled: date, records: Iterable[Record]) -> date:
    """The date of the newest evidence: the starter set's, or a later record's."""
    return max([compiled, *(record.published.latest() for record in records if record.published)])
