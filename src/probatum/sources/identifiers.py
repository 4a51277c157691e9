"""Identifiers as printed, and the one a record goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from probatum.domain.provenance import RecordId, Scheme, content_id

ORDER = (Scheme.PMID, Scheme.DOI, Scheme.PMCID, Scheme.NCT, Scheme.LOCAL)
_DOI_LEAD = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_NOT_LOCAL = re.compile(r"[^\w.:-]+")
_NCT = re.compile(r"NCT\d{8}")


def read_id(scheme: str, printed: str) -> RecordId | None:
    """One identifier, without the decoration sources put around it; None where it is none.

    >>> str(read_id("doi", "https://doi.org/10.1016/j.brainres.2006.07.108"))
    'doi:10.1016/j.brainres.2006.07.108'
    """
    try:
        kind = Scheme(scheme)
        return RecordId(kind, _CLEAN[kind](printed.strip()))
    except ValueError:
        return None


def _clean_pmid(text: str) -> str:
    return text.lower().removeprefix("pmid").lstrip(": ")


def _clean_pmcid(text: str) -> str:
    bare = text.upper().removeprefix("PMCID:").strip().split(".")[0]
    return f"PMC{bare}" if bare.isdigit() else bare


def _clean_doi(text: str) -> str:
    return _DOI_LEAD.sub("", text).rstrip(".")


def _clean_local(text: str) -> str:
    """Keep what may stand in an identifier; add a digest of what was printed where that changed it."""
    kept = _NOT_LOCAL.sub("-", text)
    return kept if kept == text else content_id(kept.strip("-") or "row", text)


_CLEAN = {
    Scheme.PMID: _clean_pmid,
    Scheme.PMCID: _clean_pmcid,
    Scheme.DOI: _clean_doi,
    Scheme.NCT: str.upper,
    Scheme.LOCAL: _clean_local,
}


def in_order(found: Iterable[RecordId]) -> tuple[RecordId, ...]:
    """Each identifier once: PMID first, else DOI, PMCID, NCT, local; within a scheme as printed."""
    return tuple(sorted(dict.fromkeys(found), key=lambda one: ORDER.index(one.scheme)))


def trials_in(text: str) -> list[RecordId]:
    """The ClinicalTrials.gov numbers a text states."""
    return [RecordId(Scheme.NCT, number) for number in dict.fromkeys(_NCT.findall(text))]
