"""Identifiers of a study and its parts, made from content: equal content, equal identifier."""

from __future__ import annotations

from probatum.domain.provenance import content_id
from probatum.domain.record import Record
from probatum.domain.study import ArmId, FindingId, OutcomeId, StudyId


def study_id(record: Record) -> StudyId:
    """The study's identifier: made from its records' identifiers."""
    return StudyId(content_id("study", *sorted(str(one) for one in set(record.ids))))


def arm_id(record: Record, *parts: object) -> ArmId:
    """An arm of this record's study."""
    return ArmId(content_id("arm", record.id, *parts))


def outcome_id(record: Record, *parts: object) -> OutcomeId:
    """An outcome of this record's study."""
    return OutcomeId(content_id("outcome", record.id, *parts))


def finding_id(record: Record, *parts: object) -> FindingId:
    """A finding of this record's study."""
    return FindingId(content_id("finding", record.id, *parts))
