"""Screening: records in, the included ones and the excluded ones out, with PRISMA's counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from probatum.domain.dates import PartialDate
from probatum.domain.provenance import RecordId, Reported, SeenIn, is_evidence
from probatum.domain.record import Record
from probatum.domain.selection import Exclusion, ExclusionReason, Flow, FlowSource, Screened
from probatum.domain.study import Study
from probatum.domain.substance import Substance
from probatum.screening.grouping import Report, group, has_content, shown
from probatum.screening.retraction import retracted_ids, why_retracted
from probatum.screening.study_type import why_not_a_study
from probatum.screening.substance import why_not_about

_SEEN = {
    SeenIn.SECONDARY: "read in a secondary source only",
    SeenIn.SEED: "named in an article under check only",
    SeenIn.NONE: "only its title or a reference to it was seen",
    SeenIn.REGULATOR: "read at an authority only",
    SeenIn.PUBLISHED_TABLE: "a row of a published table only",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What records are screened for: a substance, a date, and what is known beforehand."""

    substance: Substance
    studies: Mapping[RecordId, Study]
    retracted: dict[str, str]
    as_of: date | None


def screen(
    records: Iterable[Record],
    substance: Substance,
    *,
    studies: Mapping[RecordId, Study],
    retracted: frozenset[RecordId] = frozenset(),
    as_of: date | None,
    sources: tuple[FlowSource, ...],
) -> Screened:
    """Group duplicates and twins, then include each report or exclude it with a reason.

    `studies` are curated studies by any identifier of their article; `retracted` is the user's list;
    what was certainly published after `as_of` is left out. The order of the records changes nothing,
    and every record is in a group, included or excluded: none is lost.
    """
    found = tuple(records)
    reports = group(found)
    question = Question(
        substance=substance, studies=studies, retracted=retracted_ids(found, retracted), as_of=as_of
    )
    judged = [(report, why_excluded(report, question)) for report in reports]
    included = tuple(report.kept for report, why in judged if why is None)
    exclusions = tuple(why for _, why in judged if why is not None)
    flow = Flow(
        source=sources,
        identified=len(found),
        duplicates=len(found) - len(reports),
        screened=len(reports),
        excluded=len(exclusions),
        included=len(included),
        exclusions=exclusions,
        groups=tuple(shown(reports)),
    )
    excluded = tuple(report.kept for report, why in judged if why is not None)
    return Screened(included=included, excluded=excluded, flow=flow)


def why_excluded(report: Report, question: Question) -> Exclusion | None:
    """The first reason that applies, in the order a reader would ask; None when the report is included."""
    known = curated(report, question.studies)
    study = known[0] if known else None
    if why := _after(report, question.as_of):
        return _exclusion(report, ExclusionReason.AFTER_AS_OF, why)
    if verdict := why_not_about(question.substance, report.records, known):
        return _exclusion(report, *verdict)
    if why := why_retracted(report, question.retracted):
        return _exclusion(report, ExclusionReason.RETRACTED, why)
    if why := why_not_a_study(report.records, study):
        return _exclusion(report, ExclusionReason.NOT_A_STUDY, why)
    if why := _why_not_seen(report, study):
        return _exclusion(report, ExclusionReason.NOT_SEEN_IN_PRIMARY_SOURCE, why)
    return None


def curated(report: Report, studies: Mapping[RecordId, Study]) -> tuple[Study, ...]:
    """The curated studies of a report, those seen in a primary source first."""
    found = {studies[one].id: studies[one] for one in report.ids if one in studies}
    return tuple(sorted(found.values(), key=lambda study: (not is_evidence(study.design), study.id)))


def _exclusion(report: Report, reason: ExclusionReason, because: str) -> Exclusion:
    return Exclusion(record=report.kept.id, reason=reason, because=because)


def _after(report: Report, as_of: date | None) -> str | None:
    """Certainly published later: the earliest day it could have been is after the review's date."""
    published = [record.published for record in report.records if record.published]
    if as_of is None or not published:
        return None
    first = min(published, key=_earliest)
    return f"published {first}, after {as_of}" if _earliest(first) > as_of else None


def _earliest(when: PartialDate) -> date:
    return date(when.year, when.month or 1, when.day or 1)


def _why_not_seen(report: Report, study: Study | None) -> str | None:
    """Neither an abstract in any of its records, nor a curated study seen in a primary source."""
    if any(has_content(record) for record in report.records):
        return None
    if study is None:
        return "no abstract in the record"
    return None if is_evidence(study.design) else _SEEN[_place(study.design)]


def _place(leaf: Reported[object]) -> SeenIn:
    place = getattr(leaf, "curated", None)
    return place.seen_in if place else SeenIn.NONE
