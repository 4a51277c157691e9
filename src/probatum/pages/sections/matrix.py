"""Section 3: the by-outcome matrix, with the wall between people, animals and cells."""

from __future__ import annotations

from collections import Counter

from probatum.domain.monograph import OutcomeRow, TrackView
from probatum.domain.provenance import Missing
from probatum.domain.synthesis import DirectionSummary
from probatum.domain.terms import CertaintyLevel, EvidenceState, FindingState, OutcomeKind, Track
from probatum.pages.charts.direction import direction_chart
from probatum.pages.charts.evidence_map import evidence_map
from probatum.pages.contexts import Basis, Matrix, Row, RowGroup, Statement, Wing
from probatum.pages.index import TRACK_WORDS, Index
from probatum.pages.ranking import ranked
from probatum.pages.sections import findings
from probatum.pages.sections.changes import robust, strip, would_change
from probatum.pages.sections.effects import effect_sentence, size_words
from probatum.pages.sections.grade_table import grade_table
from probatum.pages.sentences import count, number, say, slug, words

_KINDS = (OutcomeKind.PATIENT_IMPORTANT, OutcomeKind.SURROGATE, OutcomeKind.MECHANISTIC)
_STATES = {
    FindingState.BENEFIT: "graded: benefit",
    FindingState.HARM: "graded: harm",
    FindingState.LITTLE_OR_NO_DIFFERENCE: "graded: little or no difference",
    FindingState.UNCLEAR: "graded: unclear",
    FindingState.CONFLICTING: "conflicting",
}


def build(index: Index) -> Matrix:
    """Rows by kind of outcome, patient-important first."""
    rows = index.monograph.outcomes
    anchors = row_anchors(rows)
    groups = []
    for kind in _KINDS:
        of_kind = ranked(row for row in rows if row.kind is kind)
        if of_kind:
            built = tuple(_row(index, row, anchors[id(row)]) for row in of_kind)
            key = kind.value.replace("-", "_")
            groups.append(RowGroup(title=words(f"kind.{key}"), note=words(f"kind.{key}_note"), rows=built))
    return Matrix(
        intro=_intro(index), unplaced=_unplaced(index), groups=tuple(groups), map=evidence_map(index, anchors)
    )


def row_anchors(rows: tuple[OutcomeRow, ...]) -> dict[int, str]:
    """An anchor per row: its term, with the population where a term stands twice."""
    terms = Counter(slug(row.term) for row in rows)
    return {
        id(row): f"outcome-{slug(row.term)}"
        + (f"-{slug(row.population)}" if terms[slug(row.term)] > 1 else "")
        for row in rows
    }


def state_words(row: OutcomeRow) -> str:
    """The state of a row in people."""
    assessment = row.assessment
    if assessment.evidence_state is EvidenceState.UNTESTED:
        return "untested in people"
    if assessment.finding is None or assessment.certainty is None:
        return "no usable data in people"
    if (
        assessment.certainty.level is CertaintyLevel.VERY_LOW
        and assessment.finding is not FindingState.CONFLICTING
    ):
        return "very uncertain"
    return _STATES[assessment.finding]


def _intro(index: Index) -> Statement:
    rows = index.monograph.outcomes
    tabulated = len(index.monograph.pooled) + len(index.monograph.curves)
    if not rows:
        if index.monograph.cited_effects and not tabulated:
            return _only_findings(index)
        return say(
            "matrix.only_tabulated" if tabulated else "matrix.none",
            "matrix-intro",
            extra={"k": tabulated} if tabulated else {},
            of=count(index.monograph.counts.included, "included study", "included studies"),
        )
    tested = sum(row.assessment.evidence_state is not EvidenceState.UNTESTED for row in rows)
    return say(
        "matrix.intro",
        "matrix-intro",
        k=len(rows),
        tested=tested,
        of=count(len(rows), "outcome"),
        basis=Basis.COMPUTED,
    )


def _only_findings(index: Index) -> Statement:
    """No study was read: the outcomes of cited findings stand in their own section, unrated."""
    shown = findings.primary(index)
    return say(
        "matrix.only_findings",
        "matrix-intro",
        k=len({one.term for one in shown if one.term}),
        of=count(len(shown), "finding") + " on file",
    )


def _unplaced(index: Index) -> Statement | None:
    """Outcomes as studies name them that fit no term: in no row, so they are counted aloud."""
    studies = [
        study
        for study in index.in_order(index.studies)
        for outcome in study.outcomes
        if isinstance(outcome.term, Missing)
    ]
    if not studies:
        return None
    total = sum(len(study.outcomes) for study in index.studies.values())
    return say(
        "matrix.unplaced",
        "matrix-unplaced",
        k=len(studies),
        total=total,
        human=sum(index.refs[study.id].track is Track.HUMAN for study in studies),
        studies=index.refer(study.id for study in studies),
        of=f"{count(total, 'outcome')} as the studies name them",
    )


def _row(index: Index, row: OutcomeRow, anchor: str) -> Row:
    views = ((Track.HUMAN, row.human), (Track.ANIMAL, row.animal), (Track.CELL, row.cell))
    certainty = row.assessment.certainty
    return Row(
        anchor=anchor,
        name=row.name,
        population=row.population,
        sentence=effect_sentence(index, row, f"{anchor}-effect"),
        state=state_words(row),
        level=certainty.level if certainty else 0,
        wings=tuple(_wing(index, track, view, anchor) for track, view in views),
        chart=direction_chart(index, row, f"{anchor}-plot"),
        grades=tuple(
            grade_table(index, view.assessment.certainty, f"{anchor}-grade-{track.value}", row.name)
            for track, view in views
            if view and view.assessment.certainty
        ),
        would_change=would_change(row, anchor),
        robustness=robust(row, anchor),
        strip=strip(row, anchor),
        cited=findings.of_outcome(index, row.term, anchor),
    )


def _wing(index: Index, track: Track, view: TrackView | None, anchor: str) -> Wing:
    if view is None or not view.result.studies:
        return Wing(
            track=track, k=None, n=None, directions=None, arrows="", laboratories=None, certainty=None
        )
    result = view.result
    refs = index.refer(result.studies)
    total = {
        Track.HUMAN: count(index.monograph.counts.human_studies, "human study", "human studies"),
        Track.ANIMAL: count(index.monograph.counts.animal_studies, "animal study", "animal studies"),
        Track.CELL: count(index.monograph.counts.cell_studies, "cell study", "cell studies"),
    }[track]
    here = f"{anchor}-{track.value}"
    certainty = view.assessment.certainty
    return Wing(
        track=track,
        k=number(f"{here}-k", len(refs), of=total, studies=refs),
        n=number(
            f"{here}-n",
            size_words(result),
            of=f"{TRACK_WORDS[track]}; {result.n_stated_in} of {len(refs)} studies state a number",
            studies=refs,
        ),
        directions=number(
            f"{here}-directions",
            direction_words(result.directions),
            of=f"{result.directions.k} of {len(refs)} studies give a direction",
            studies=refs,
        ),
        arrows=_arrows(result.directions),
        laboratories=number(
            f"{here}-laboratories",
            _groups(result.replication.k),
            of=count(len(refs), "study", "studies"),
            studies=refs,
        ),
        certainty=number(f"{here}-certainty", certainty.level.words, of=total, studies=refs, rule="GRADE")
        if certainty
        else None,
    )


def _groups(k: int) -> str:
    return (
        "laboratory not known"
        if k == 0
        else f"{k} group of laboratories"
        if k == 1
        else f"{k} groups of laboratories"
    )


def direction_words(directions: DirectionSummary) -> str:
    """Counts per direction, never by significance."""
    parts = (
        (directions.increase, "increase"),
        (directions.decrease, "decrease"),
        (directions.no_difference, "no difference"),
        (directions.mixed, "mixed"),
    )
    return ", ".join(f"{k} {word}" for k, word in parts if k) or "no direction stated"


def _arrows(directions: DirectionSummary) -> str:
    parts = (
        (directions.increase, "▲"),
        (directions.decrease, "▼"),
        (directions.no_difference, "▬"),
        (directions.mixed, "◆"),
    )
    return " ".join(f"{sign} {k}" for k, sign in parts if k)
