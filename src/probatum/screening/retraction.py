"""Which reports were retracted: by their own record, by a notice, or by a list the user named."""

from __future__ import annotations

import re
from collections.abc import Iterable

from probatum.domain.provenance import RecordId
from probatum.domain.record import Record, Standing
from probatum.screening.duplicates import identifier_key
from probatum.screening.grouping import Report

# As publishers and MEDLINE print it before a title.
_TITLE = re.compile(r"\W*(?:RETRACTED|RETRACTED ARTICLE|WITHDRAWN)\b\s*[:\-–—\]]", re.IGNORECASE)
_TYPE = "Retracted Publication"
RETRACTED_BY = "RetractionIn"
RETRACTS = "RetractionOf"


def retracted_ids(records: Iterable[Record], listed: Iterable[RecordId]) -> dict[str, str]:
    """Identifiers of retracted reports, and what showed it: notices that name them, and the user's list."""
    found: dict[str, str] = {}
    for record in sorted(records, key=lambda one: one.id):
        for notice in record.notices:
            if notice.kind == RETRACTS and notice.target:
                found.setdefault(identifier_key(notice.target), f"a retraction notice names it: {record.id}")
    for identity in sorted(listed):
        found[identifier_key(identity)] = f"in the list of retractions: {identity}"
    return found


def why_retracted(report: Report, retracted: dict[str, str]) -> str | None:
    """What shows that a report was retracted; one retracted record of the report is enough."""
    named = (retracted[key] for one in report.ids if (key := identifier_key(one)) in retracted)
    return next(named, None) or next((why for one in report.records if (why := _own_word(one))), None)


def _own_word(record: Record) -> str | None:
    if record.standing is Standing.RETRACTED:
        return f"its record says so: {record.id}"
    if any(notice.kind == RETRACTED_BY for notice in record.notices):
        return f"its record prints a retraction notice: {record.id}"
    if _TYPE in record.publication_types:
        return f"publication type {_TYPE}: {record.id}"
    return f"its title says so: {record.id}" if _TITLE.match(record.title) else None
