"""Section 2: the bottom line, three separate dials, the study strip and the counts."""

from __future__ import annotations

from probatum.domain.certainty import Refusal, Score
from probatum.domain.monograph import OutcomeRow
from probatum.domain.provenance import Missing
from probatum.domain.selection import ExclusionReason
from probatum.domain.synthesis import PooledOutcome
from probatum.domain.terms import CertaintyLevel, EvidenceState, OutcomeKind, Track
from probatum.pages import ranking
from probatum.pages.charts.glyphs import glyph_groups
from probatum.pages.contexts import Basis, BottomLine, Dial, Statement, StudyRef
from probatum.pages.index import Index
from probatum.pages.sections import counts, findings
from probatum.pages.sections.effects import effect_sentence, with_group
from probatum.pages.sections.lead_pool import is_worse, leading, level_of, pooled_harms, published_harms
from probatum.pages.sections.pooled_rating import verdict
from probatum.pages.sentences import count, lower_first, number, say, words

_MOST_NAMED = 3


def build(index: Index) -> BottomLine:
    """Two sentences at most, then what they rest on."""
    appraisal = index.monograph.appraisal
    return BottomLine(
        sentences=(_finding(index), _score_sentence(index)),
        dials=(_benefit(index), _certainty(index), _safety(index)),
        reasons_title=words("bottom.reasons" if isinstance(appraisal, Refusal) else "bottom.inputs"),
        reasons=_reasons(index, appraisal),
        would_change=_would_change(appraisal),
        strip=glyph_groups(index),
        facts=counts.facts(index),
    )


def _finding(index: Index) -> Statement:
    """What people's studies say about the outcomes that matter to patients."""
    name = index.monograph.substance.name
    leads = ranking.assessed(index.monograph.outcomes, OutcomeKind.PATIENT_IMPORTANT)
    best = _level(leads[0]) if leads else 0
    pool = leading(index.monograph, best)
    said = verdict(index, pool, "bottom-line-1", with_condition=True) if pool else None
    if said is not None:
        return said
    if not leads:
        return findings.and_below(index, _nothing_patient_important(index, name))
    if best > CertaintyLevel.VERY_LOW:
        return effect_sentence(index, leads[0], "bottom-line-1", prefix=True)
    named = leads[:_MOST_NAMED]
    studies = {study for row in leads for study in (row.human.result.studies if row.human else ())}
    return say(
        "bottom.very_low" if len(leads) <= _MOST_NAMED else "bottom.very_low_more",
        "bottom-line-1",
        substance=name,
        outcomes=_either([row.name for row in named], closed=len(leads) <= _MOST_NAMED),
        basis_words=with_group(leads[0].human.result)
        if len(leads) == 1 and leads[0].human
        else count(len(studies), "study", "studies"),
        extra={"more": len(leads) - _MOST_NAMED} if len(leads) > _MOST_NAMED else {},
        studies=index.refer(studies),
        of=count(index.monograph.counts.human_studies, "human study", "human studies"),
    )


def _either(names: list[str], *, closed: bool) -> str:
    """`a, b or c` when the list is closed, `a, b, c` when more follows."""
    lowered = [lower_first(name) for name in names]
    if not closed or len(lowered) == 1:
        return ", ".join(lowered)
    return ", ".join(lowered[:-1]) + " or " + lowered[-1]


def _nothing_patient_important(index: Index, name: str) -> Statement:
    monograph = index.monograph
    reasons = {exclusion.reason for exclusion in monograph.flow.exclusions}
    usable = [ref for ref in index.all() if not ref.is_retracted]
    total = f"{count(monograph.flow.identified, 'record')} identified"
    is_published = bool(monograph.published_syntheses or monograph.adopted)
    if not usable:
        if index.refs or ExclusionReason.RETRACTED in reasons:
            key = "bottom.all_retracted_published" if is_published else "bottom.all_retracted"
            return say(key, "bottom-line-1", substance=name, of=total, studies=index.all())
        if ExclusionReason.NOT_A_STUDY in reasons:
            return say("bottom.only_reviews", "bottom-line-1", substance=name, of=total)
        if index.monograph.pooled or index.monograph.curves:
            return say("bottom.only_tabulated", "bottom-line-1", substance=name, of=total)
        if findings.primary(index):
            return say("bottom.no_record", "bottom-line-1", substance=name, of=total)
        if is_published:
            return say("bottom.only_published", "bottom-line-1", substance=name, of=total)
        return say("bottom.no_studies", "bottom-line-1", substance=name, of=total)
    if all(ref.track is None for ref in usable):
        return say("bottom.only_reviews", "bottom-line-1", substance=name, of=total, studies=index.all())
    if not monograph.counts.human_studies:
        return say(
            "bottom.no_human", "bottom-line-1", substance=name, k=len(usable), of=total, studies=index.all()
        )
    human = index.refer(study.id for study in index.of_track(Track.HUMAN))
    named = _unplaced(index)
    return say(
        "bottom.unplaced" if named else "bottom.no_patient_important",
        "bottom-line-1",
        extra={"named": named} if named else {"substance": name},
        k=len(human),
        studies=human,
        of=count(len(human), "human study", "human studies"),
    )


def _unplaced(index: Index) -> int:
    """Outcomes of human studies, as named there, that fit no term of the vocabulary: in no row."""
    human = index.of_track(Track.HUMAN)
    return sum(isinstance(outcome.term, Missing) for study in human for outcome in study.outcomes)


def _score_sentence(index: Index) -> Statement:
    appraisal = index.monograph.appraisal
    if isinstance(appraisal, Score):
        return say(
            "bottom.score",
            "bottom-line-2",
            outcome=appraisal.outcome,
            points=appraisal.points,
            of="100 points",
        )
    return say(
        "bottom.refused",
        "bottom-line-2",
        k=len(appraisal.reasons),
        of="reasons listed below",
        basis=Basis.COMPUTED,
    )


def _reasons(index: Index, appraisal: Score | Refusal) -> tuple[Statement, ...]:
    if isinstance(appraisal, Score):
        return tuple(
            Statement(
                anchor=f"score-input-{i}",
                text=text,
                basis=Basis.COMPUTED,
                rule=f"{appraisal.by.name} {appraisal.by.version}",
                of="inputs of the score",
            )
            for i, text in enumerate(appraisal.because, 1)
        )
    included = count(index.monograph.counts.included, "included study", "included studies")
    return tuple(
        Statement(
            anchor=f"reason-{i}",
            text=reason.text,
            rule=reason.rule,
            studies=index.refer(reason.studies),
            of=included,
            basis=Basis.STUDIES if reason.studies else Basis.NO_STUDY,
        )
        for i, reason in enumerate(appraisal.reasons, 1)
    )


def _would_change(appraisal: Score | Refusal) -> tuple[Statement, ...]:
    if isinstance(appraisal, Score):
        return ()
    return tuple(
        Statement(
            anchor=f"would-change-{i}",
            text=text,
            basis=Basis.COMPUTED,
            rule=f"{appraisal.by.name} {appraisal.by.version}",
            of="an illustration, not a forecast",
        )
        for i, text in enumerate(appraisal.would_change, 1)
    )


def _level(row: OutcomeRow) -> int:
    certainty = row.assessment.certainty
    return certainty.level if certainty else 0


def _benefit(index: Index) -> Dial:
    appraisal = index.monograph.appraisal
    if isinstance(appraisal, Score):
        value = number("dial-benefit", f"{appraisal.points} of 100", of="100 points", field="score")
        note = say("dial.benefit_score", "dial-benefit-note", outcome=appraisal.outcome)
        return Dial(name="Human benefit", value=value, filled=0, marks=0, note=note)
    value = say("dial.not_scored", "dial-benefit", field="score", of="reasons listed below")
    note = say(
        "dial.benefit_refused", "dial-benefit-note", k=len(appraisal.reasons), of="reasons listed below"
    )
    return Dial(name="Human benefit", value=value, filled=0, marks=0, note=note)


def _certainty(index: Index) -> Dial:
    rows = [row for row in index.monograph.outcomes if row.kind is OutcomeKind.PATIENT_IMPORTANT]
    leads = ranking.assessed(rows, OutcomeKind.PATIENT_IMPORTANT)
    of = f"{len(rows)} patient-important outcomes"
    pool = leading(index.monograph, _level(leads[0]) if leads else 0)
    if pool is not None:
        return _pooled_certainty(index, pool)
    if not leads:
        others = [
            row for row in index.monograph.outcomes if row.assessment.evidence_state is EvidenceState.ASSESSED
        ]
        return Dial(
            name="Certainty",
            value=say("dial.not_rated", "dial-certainty", field="certainty", of=of),
            filled=0,
            marks=4,
            note=say("dial.certainty_none", "dial-certainty-note", others=len(others), of=of),
        )
    level = CertaintyLevel(_level(leads[0]))
    studies = index.refer(leads[0].human.result.studies if leads[0].human else ())
    return Dial(
        name="Certainty",
        value=number("dial-certainty", level.words, of=of, studies=studies, rule="GRADE", field="certainty"),
        filled=level,
        marks=4,
        note=say("dial.certainty_best", "dial-certainty-note", k=len(leads), of=of, studies=studies),
    )


def _pooled_certainty(index: Index, pool: PooledOutcome) -> Dial:
    rated = sum(one.assessed is not None and one.assessed.level is not None for one in index.monograph.pooled)
    level, of = level_of(pool), f"studies tabulated in {pool.source}"
    return Dial(
        name="Certainty",
        value=number("dial-certainty", level.words, of=of, rule="GRADE", field="certainty"),
        filled=level,
        marks=4,
        note=say("dial.certainty_pooled", "dial-certainty-note", k=rated, of=of, basis=Basis.COMPUTED),
    )


def _safety(index: Index) -> Dial:
    exposure = index.monograph.safety.exposure
    tabulated = len(pooled_harms(index.monograph)) + len(published_harms(index.monograph))
    if not exposure.human_studies:
        key, filled = ("tabulated", 1) if tabulated else (_unread_safety(index), 0)
    elif exposure.bound.kind == "missing":
        key, filled = "little", 1
    else:
        key, filled = "some", 2
    human = index.refer(study.id for study in index.of_track(Track.HUMAN))
    of = count(exposure.human_studies, "human study", "human studies")
    return Dial(
        name="Safety known",
        value=say(f"dial.safety_{key}", "dial-safety", studies=human, of=of, field="safety-known"),
        filled=filled,
        marks=4,
        note=_safety_note(index, key, tabulated, human, of),
    )


def _unread_safety(index: Index) -> str:
    """No study was read: nothing is known, or only what single findings read from abstracts tell."""
    return "cited" if findings.about_harm(index) else "nothing"


def _safety_note(index: Index, key: str, tabulated: int, human: tuple[StudyRef, ...], of: str) -> Statement:
    """A signal of harm in published reviews comes before how harms were looked for."""
    worse = sum(is_worse(one) for one in published_harms(index.monograph))
    if worse:
        of = "estimates of harm printed by published reviews"
        return say(
            "dial.safety_signal_note",
            "dial-safety-note",
            worse=worse,
            k=tabulated,
            of=of,
            basis=Basis.COMPUTED,
        )
    if key == "tabulated":
        of = "published tables and reviews"
        return say("dial.safety_tabulated_note", "dial-safety-note", k=tabulated, of=of, basis=Basis.COMPUTED)
    if key == "cited":
        k, of = len(findings.about_harm(index)), "findings on file"
        return say("dial.safety_cited_note", "dial-safety-note", k=k, of=of, basis=Basis.COMPUTED)
    return say(f"dial.safety_{key}_note", "dial-safety-note", studies=human, of=of)
