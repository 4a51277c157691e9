"""Where the work was done: one laboratory for each affiliation printed in the record."""

from __future__ import annotations

from probatum import vocabulary
from probatum.domain.provenance import NOT_REPORTED, Extracted, Method, Reported, Section
from probatum.domain.record import Record
from probatum.domain.study import Laboratory
from probatum.extraction.quoting import quote
from probatum.text.slices import Slice

BY = Method("laboratory", "1")


def read_laboratories(record: Record) -> tuple[Extracted[Laboratory], ...]:
    """Every institution printed as an affiliation, once, in the order of the record."""
    known = vocabulary.laboratories()
    found: dict[str, Extracted[Laboratory]] = {}
    for passage in record.section(Section.AFFILIATION):
        if passage.text.strip() and passage.text not in found:
            span = quote(passage, Slice(0, len(passage.text)))
            found[passage.text] = Extracted(known.identify(passage.text), (span,), BY)
    return tuple(found.values())


def read_laboratory(laboratories: tuple[Extracted[Laboratory], ...]) -> Reported[str]:
    """The institution of the first affiliation, as printed; the first author's by custom."""
    if not laboratories:
        return NOT_REPORTED
    first = laboratories[0]
    return Extracted(first.value.institution or first.value.name, first.spans, BY)
