"""What we know that we do not know: unread references, reviews, untested outcomes, values not verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from probatum.domain.certainty import Assessment
from probatum.domain.monograph import KnownUnknown
from probatum.domain.provenance import Absence, Citation, Missing, RecordId
from probatum.domain.record import Record
from probatum.domain.selection import Exclusion, ExclusionReason, Screened
from probatum.domain.study import Study
from probatum.domain.terms import EvidenceState, Track

# Why an excluded record is still worth a reader's knowing, in the order the page lists them.
_KINDS = {
    ExclusionReason.NOT_SEEN_IN_PRIMARY_SOURCE: "reference not seen in a primary source",
    ExclusionReason.RETRACTED: "retracted",
    ExclusionReason.NOT_A_STUDY: "review or other text, not a study",
}


def known_unknowns(
    screened: Screened, studies: Sequence[Study], assessments: Sequence[Assessment], names: Mapping[str, str]
) -> tuple[KnownUnknown, ...]:
    """Leads, outcomes never measured in people, fields not verified; ordered by kind, then text."""
    return (
        *_leads(screened),
        *_untested(assessments, names),
        *_not_verified(studies),
        *_languages(studies),
    )


def _leads(screened: Screened) -> Iterator[KnownUnknown]:
    records = {record.id: record for record in screened.excluded}
    for reason, kind in _KINDS.items():
        chosen = [one for one in screened.flow.exclusions if one.reason is reason and one.record in records]
        for exclusion in sorted(chosen, key=lambda one: _key(records[one.record])):
            yield _lead(kind, exclusion, records[exclusion.record])


def _lead(kind: str, exclusion: Exclusion, record: Record) -> KnownUnknown:
    year = record.published.year if record.published else None
    authors = tuple(author.name for author in record.authors)
    citation = Citation(
        id=record.id, title=record.title or None, year=year, authors=authors, locator=record.journal
    )
    return KnownUnknown(kind=kind, text=f"{citation}: {exclusion.because}", citation=citation)


def _key(record: Record) -> tuple[int, RecordId]:
    return (record.published.year if record.published else 9999, record.id)


def _untested(assessments: Sequence[Assessment], names: Mapping[str, str]) -> Iterator[KnownUnknown]:
    """Outcomes that animals or cells suggest and nobody measured in people."""
    human = [a for a in assessments if a.track is Track.HUMAN]
    tested = {a.term for a in human if a.evidence_state is not EvidenceState.UNTESTED}
    elsewhere = {a.term for a in assessments if a.track is not Track.HUMAN}
    missing = sorted(names.get(term, term) for term in elsewhere - tested)
    if missing:
        yield KnownUnknown(
            kind="never measured in people",
            text=f"{len(missing)} outcomes were measured in animals or cells and in no human study here: "
            + ", ".join(missing),
        )


def _not_verified(studies: Sequence[Study]) -> Iterator[KnownUnknown]:
    for study in sorted(studies, key=lambda one: one.id):
        fields = sorted(_missing_fields(study, Absence.NOT_VERIFIED))
        if fields:
            yield KnownUnknown(
                kind="not verified", text=f"{study.citation}: {', '.join(fields)}", study=study.id
            )


def _missing_fields(study: Study, why: Absence) -> Iterable[str]:
    for name in study.__dataclass_fields__:
        value = getattr(study, name)
        if isinstance(value, Missing) and value.why is why:
            yield name.replace("_", " ")


def _languages(studies: Sequence[Study]) -> Iterator[KnownUnknown]:
    unread = [study for study in studies if study.language == "und"]
    if unread:
        yield KnownUnknown(
            kind="language",
            text=f"Language of publication not recorded: {len(unread)} of {len(studies)} studies.",
        )
