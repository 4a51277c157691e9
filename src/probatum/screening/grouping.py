"""Records grouped into reports: every pair that a rule joined, with the rule's reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from probatum.domain.provenance import RecordId, Scheme, Section
from probatum.domain.record import Record
from probatum.domain.selection import ReportGroup
from probatum.screening.duplicates import Link, same_identifier, same_title
from probatum.screening.twins import said_by_a_notice, translated

RULES = (same_identifier, same_title, said_by_a_notice, translated)
_NOT_CONTENT = (Section.TITLE, Section.AFFILIATION, Section.FUNDING, Section.CONFLICTS)


@dataclass(frozen=True, slots=True)
class Report:
    """One report: the record that is kept, and the others that repeat it."""

    kept: Record
    others: tuple[Record, ...]
    because: tuple[str, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """All records of the report, the kept one first."""
        return (self.kept, *self.others)

    @property
    def ids(self) -> tuple[RecordId, ...]:
        """Every identifier the report goes by."""
        return tuple(dict.fromkeys(one for record in self.records for one in record.ids))

    @property
    def group(self) -> ReportGroup:
        """The report as the flow shows it."""
        ids = tuple(dict.fromkeys(record.id for record in self.records))
        return ReportGroup(records=ids, because="; ".join(self.because))


def group(records: Sequence[Record]) -> tuple[Report, ...]:
    """Join the records that repeat one another; reports come by the kept record's identifier.

    The kept record is the one that says most: with an abstract, then in English, then the earliest.
    """
    ordered = _ordered(records)
    links = [link for rule in RULES for link in rule(ordered)]
    roots = _roots(len(ordered), links)
    members: dict[int, list[Record]] = {}
    reasons: dict[int, list[str]] = {}
    for position, record in enumerate(ordered):
        members.setdefault(roots[position], []).append(record)
    for a, _, why in links:
        reasons.setdefault(roots[a], []).append(why)
    reports = (_report(ones, reasons.get(root, [])) for root, ones in members.items())
    return tuple(sorted(reports, key=lambda report: report.kept.id))


def has_content(record: Record) -> bool:
    """Does the record hold more than a title: an abstract, a text or a registry entry?"""
    return any(passage.text.strip() and passage.section not in _NOT_CONTENT for passage in record.passages)


def _report(members: list[Record], why: list[str]) -> Report:
    kept, *others = sorted(members, key=_best_first)
    return Report(kept, tuple(others), tuple(sorted(set(why))))


def _best_first(record: Record) -> tuple[bool, bool, str, int, tuple[int, str, str]]:
    schemes = list(Scheme)
    return (
        not has_content(record),
        record.language not in ("eng", "en", "und"),
        str(record.published) if record.published else "9999",
        -sum(len(passage.text) for passage in record.passages),
        (schemes.index(record.id.scheme), record.id.value, record.retrieval.sha256),
    )


def _ordered(records: Sequence[Record]) -> list[Record]:
    """The records in an order that their content alone decides; only ties are compared whole."""
    ordered = sorted(records, key=_content_order)
    ties = (list(same) for _, same in groupby(ordered, key=_content_order))
    return [one for same in ties for one in (sorted(same, key=repr) if len(same) > 1 else same)]


def _content_order(record: Record) -> tuple[RecordId, str, str]:
    return record.id, record.retrieval.source, record.retrieval.sha256


def _roots(size: int, links: Sequence[Link]) -> list[int]:
    """For each record the first record of its report (union-find)."""
    parent = list(range(size))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for a, b, _ in links:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return [root(at) for at in range(size)]


def shown(reports: Sequence[Report]) -> Iterator[ReportGroup]:
    """The reports that more than one record stands for."""
    return (report.group for report in reports if report.others)
