"""Who paid, whose interests, and where the trial was registered."""

from __future__ import annotations

import re

from probatum.domain.provenance import (
    NOT_REPORTED,
    Derived,
    Extracted,
    Method,
    Passage,
    RecordId,
    Reported,
    Scheme,
    Section,
)
from probatum.domain.record import Record
from probatum.extraction.quoting import PROSE, extracted, quote
from probatum.text.sentences import sentences
from probatum.text.slices import Slice
from probatum.text.words import Literals, Opened

BY = Method("funding", "1")
_WHERE = (Section.FUNDING, Section.CONFLICTS, Section.REGISTRY, *PROSE, Section.BODY)

_FUNDED = re.compile(
    r"\b(?:(?:was|were|is|are|been)\s+(?:\w+\s+){0,2}?(?:funded|supported"
    r"|sponsored|financed)\s+(?:\w+\s+){0,2}?(?:by|through|from)"
    r"(?!\s+(?:\w+\s+){0,2}?(?:findings?|data|evidence|results?|observations?|facts?|stud(?:y|ies)|experiments?|literature))|"
    r"(?:funding|financial\s+support|grants?|sponsorship)\s+(?:\w+\s+){0,3}?(?:by"
    r"|from)|funded\s+by|supported\s+by\s+(?:a\s+)?(?:grants?|funds?"
    r"|the)|"
    r"(?:study\s+)?sponsor(?:ed)?\s*(?:by|:)|funding(?:\s+source)?s?\s*:|funded\s*:)\s*"
    r"(?P<who>(?:(?!\.\s|\.$|;)[^\n]){3,160})",
    re.IGNORECASE,
)
_CONFLICT = re.compile(
    r"\b(?:conflicts?\s+of\s+interests?|competing\s+(?:financial\s+)?interests?"
    r"|declarations?\s+of\s+interests?|disclosures?\s*:"
    r"|(?:is|are|was|were)\s+(?:an?\s+)?(?:(?:employees?|shareholders?|consultants?|paid)\s+(?:of|by|to|for)"
    r"|employed\s+(?:by|at))"
    r"|nothing\s+to\s+(?:disclose|declare)|(?:received?|receives)\s+(?:\w+\s+){0,3}(?:fees|honoraria))\b",
    re.IGNORECASE,
)
_REGISTRATION = Opened(
    re.compile(
        r"\b(?:NCT\s?-?\s?0?\d{7,8}|ISRCTN\s?\d{8}|ACTRN\s?\d{14}p?|ChiCTR[-\w]*\d{6,}"
        r"|CTRI[/-]\d{4}[/-]\d{2,3}[/-]\d{6}|UMIN[-\s]?(?:CTR[-\s]?)?0{2,}\d{6,9}"
        r"|IRCT\w{8,}|EUCTR[\d-]+\w*"
        r"|EudraCT(?:\s+(?:number|no\.?|nr\.?))?\s*:?\s*\d{4}-\d{6}-\d{2}"
        r"|DRKS\s?\d{8}|NTR\s?\d{3,5}|KCT\s?\d{7}|TCTR\s?\d{11}|RBR-\w{6,8}"
        r"|jRCTs?\d{9,10}|PACTR\s?\d{15}|CRD\s?\d{11}|PROSPERO\s*:?\s*CRD\s?\d+)\b",
        re.IGNORECASE,
    ),
    (
        *("nct", "isrctn", "actrn", "chictr", "ctri", "umin", "irct", "euctr", "eudract", "drks", "ntr"),
        *("kct", "tctr", "rbr-", "jrct", "pactr", "crd", "prospero"),
    ),
)


# Each pattern matches only where a text in lower case has one of these.
_FUNDED_NEEDS = Literals(("fund", "support", "sponsor", "financ", "grant"))
_CONFLICT_NEEDS = Literals(
    (
        *("interest", "disclos", "employ", "shareholder", "consultant", "paid", "declare", "fees"),
        "honoraria",
    )
)


def read_funder(record: Record) -> Reported[str]:
    """The words that name who paid; the record's grant list where the text says nothing."""
    for passage in record.section(*_WHERE):
        if match := _search(_FUNDED, _FUNDED_NEEDS, passage.text):
            who = match.group("who").strip(" .,")
            if who:
                start = match.start("who") + match.group("who").index(who)
                return extracted(who, BY, (passage, Slice(start, start + len(who))))
        if passage.section is Section.FUNDING and passage.text.strip():
            whole = quote(passage, Slice(0, len(passage.text)))
            return Extracted(whole.quote, (whole,), BY)
    if record.grants:
        return Derived("; ".join(record.grants), BY, ("grant list of the record",))
    return NOT_REPORTED


def read_conflicts(record: Record) -> Reported[str]:
    """The sentence about interests, or the record's whole statement."""
    for passage in record.section(Section.CONFLICTS):
        if passage.text.strip():
            whole = quote(passage, Slice(0, len(passage.text)))
            return Extracted(whole.quote, (whole,), BY)
    for passage in record.section(Section.FUNDING, *PROSE, Section.BODY):
        if (match := _search(_CONFLICT, _CONFLICT_NEEDS, passage.text)) and (
            place := _sentence(passage, match.start())
        ):
            return extracted(place.of(passage.text), BY, (passage, place))
    return NOT_REPORTED


def read_registration(record: Record) -> Reported[str]:
    """The registry number, without blanks; the record's own list where the text has none."""
    for passage in record.section(*_WHERE):
        if match := _REGISTRATION.search(passage.text):
            number = re.sub(r"\s+", "", match.group())
            return extracted(number, BY, (passage, Slice(*match.span())))
    for identifier in _registered(record):
        return Derived(identifier.value, BY, ("registrations of the record",))
    return NOT_REPORTED


def _search(pattern: re.Pattern[str], needs: Literals, text: str) -> re.Match[str] | None:
    return pattern.search(text) if needs.are_in(text.lower()) else None


def _registered(record: Record) -> tuple[RecordId, ...]:
    return tuple(i for i in (*record.registrations, *record.ids) if i.scheme is Scheme.NCT)


def _sentence(passage: Passage, position: int) -> Slice | None:
    return next((s for s in sentences(passage.text) if s.start <= position < s.end), None)
