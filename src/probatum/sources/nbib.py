"""PubMed's nbib (MEDLINE display format): a tag, a dash and a value a line.

Tags: https://www.nlm.nih.gov/bsd/mms/medlineelements.html. Tested against Bio.Medline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.sources.cutting import cut_lines
from probatum.sources.fields import Broken, Contributor, Fields, Link
from probatum.sources.medline_names import is_register, locator_line
from probatum.sources.sections import split_labeled

Line = tuple[str, str]

_START = re.compile(rb"^PMID *- ", re.MULTILINE)
_LINE = re.compile(r"^([A-Z][A-Z0-9]{0,3}) *- ?(.*)$")
_TAGGED_ID = re.compile(r"^(\S+) \[(\w+)\]$")
_LINKED = re.compile(r"^(.*?)\.?\s*PMID: (\d+)\s*$")
# nbib's tag of a link: MEDLINE's reference type.
LINKS = {
    "CIN": "CommentIn", "CON": "CommentOn", "CRI": "CorrectedandRepublishedIn",
    "CRF": "CorrectedandRepublishedFrom", "DDIN": "AssociatedDataset", "DRIN": "AssociatedPublication",
    "EIN": "ErratumIn", "EFR": "ErratumFor", "ECI": "ExpressionOfConcernIn", "ECF": "ExpressionOfConcernFor",
    "ORI": "OriginalReportIn", "RPI": "RepublishedIn", "RPF": "RepublishedFrom", "RIN": "RetractionIn",
    "PRIN": "PartialRetractionIn", "PROF": "PartialRetractionOf", "ROF": "RetractionOf",
    "RRI": "RetractedandRepublishedIn", "RRF": "RetractedandRepublishedFrom",
    "SPIN": "SummaryForPatientsIn", "UIN": "UpdateIn", "UOF": "UpdateOf",
}  # fmt: skip


def read_nbib(data: bytes) -> Iterator[Fields | Broken]:
    """Every record of the document, in its order."""
    for raw in cut_lines(data, _START):
        try:
            lines = _lines(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            problem = f"not UTF-8: {error.reason} at byte {error.start} of the record"
            yield Broken(problem=problem, raw=raw, identifier=_name(raw), remedy="save it as UTF-8")
            continue
        yield _broken(raw, lines) or read_lines(lines, raw)


def _name(raw: bytes) -> str | None:
    found = re.match(rb"PMID *- *(\d+)", raw)
    return f"pmid:{found[1].decode('ascii')}" if found else None


def _lines(text: str) -> list[Line]:
    """Tags and values; continued lines are joined by one space."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        tagged = _LINE.match(line)
        if tagged:
            found.append((tagged[1], [tagged[2].strip()]))
        elif line.strip():
            (found or [("", [])])[-1][1].append(line.strip())
    return [(tag, " ".join(part for part in parts if part)) for tag, parts in found]


def _broken(raw: bytes, lines: list[Line]) -> Broken | None:
    """A record needs its PMID and title; PubMed's own records (they name an owner) end with SO."""
    tags = {tag for tag, _ in lines}
    if "PMID" not in tags:
        first = raw[:60].decode("utf-8", "replace")
        return Broken(problem="no PMID line", raw=raw, field="PMID", value=first, remedy="export it again")
    if not tags & {"TI", "TT", "BTI", "CTI"}:
        return Broken(
            problem="the record breaks off before its title",
            raw=raw,
            identifier=_name(raw),
            field="TI",
            remedy="export it again",
        )
    if tags & {"OWN", "STAT"} and "SO" not in tags:
        return Broken(
            problem=f"the record breaks off after {len(raw)} bytes, before its SO line",
            raw=raw,
            identifier=_name(raw),
            field="SO",
            remedy="export it again",
        )
    return None


def read_lines(lines: list[Line], raw: bytes) -> Fields:
    """Read one record's lines."""
    return Fields(
        raw=raw,
        ids=_ids(lines),
        title=_first(lines, "TI", "CTI", "BTI"),
        vernacular_title=_first(lines, "TT"),
        abstract=[part for text in _all(lines, "AB") for part in split_labeled(text)],
        other_abstracts=[part for text in _all(lines, "OAB") for part in split_labeled(text)],
        authors=_authors(lines),
        affiliations=_unattached(lines),
        dates=_all(lines, "DP") + _all(lines, "DEP"),
        journal=_first(lines, "TA", "JT"),
        locator=locator_line(
            volume=_first(lines, "VI"), issue=_first(lines, "IP"), pages=_first(lines, "PG")
        ),
        languages=_all(lines, "LA"),
        publication_types=_all(lines, "PT"),
        mesh=[heading.split("/")[0].lstrip("*") for heading in _all(lines, "MH")],
        keywords=[keyword.lstrip("*") for keyword in _all(lines, "OT")],
        grants=_all(lines, "GR"),
        funding=list(dict.fromkeys(_agency(grant) for grant in _all(lines, "GR"))),
        conflicts=_all(lines, "COIS"),
        registrations=_registrations(lines),
        links=[_link(LINKS[tag], text) for tag, text in lines if tag in LINKS],
    )


def _all(lines: list[Line], tag: str) -> list[str]:
    return [value for name, value in lines if name == tag and value]


def _first(lines: list[Line], *tags: str) -> str:
    return next((value for tag in tags for value in _all(lines, tag)), "")


def _ids(lines: list[Line]) -> list[tuple[str, str]]:
    found = [("pmid", value) for value in _all(lines, "PMID")]
    found += [("pmcid", value.split(" ")[0]) for value in _all(lines, "PMC")]
    for value in _all(lines, "AID") + _all(lines, "LID"):
        tagged = _TAGGED_ID.match(value)
        if tagged and tagged[2] == "doi":
            found.append(("doi", tagged[1]))
    return list(dict.fromkeys(found))


def _authors(lines: list[Line]) -> list[Contributor]:
    """Authors and groups in their order; an address belongs to the author above it."""
    found: list[Contributor] = []
    is_author = False
    for tag, value in lines:
        if tag in ("AU", "CN") and value:
            found.append(Contributor(name=value))
            is_author = True
        elif tag in ("IR", "FIR", "ED", "FED"):
            is_author = False
        elif tag == "AD" and value and is_author:
            found[-1].affiliations.append(value)
    return found


def _unattached(lines: list[Line]) -> list[str]:
    """Addresses printed before any author: old records give one, of the first author."""
    first_author = next((i for i, (tag, _) in enumerate(lines) if tag in ("AU", "CN")), len(lines))
    return [value for tag, value in lines[:first_author] if tag == "AD" and value]


def _agency(grant: str) -> str:
    parts = grant.split("/")
    return parts[-2] if len(parts) > 1 else grant


def _registrations(lines: list[Line]) -> list[str]:
    split = (value.partition("/") for value in _all(lines, "SI"))
    return [number for bank, _, number in split if number and is_register(bank)]


def _link(kind: str, text: str) -> Link:
    linked = _LINKED.match(text)
    return Link(kind=kind, pmid=linked[2], text=linked[1]) if linked else Link(kind=kind, text=text)
