"""Where identifiers and citations lead."""

from __future__ import annotations

from typing import Any

from probatum.domain.provenance import Citation, Curated, RecordId, Scheme, SeenIn

_AT = {
    Scheme.PMID: "https://pubmed.ncbi.nlm.nih.gov/{}/",
    Scheme.PMCID: "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    Scheme.DOI: "https://doi.org/{}",
    Scheme.NCT: "https://clinicaltrials.gov/study/{}",
}
_REGISTRY = {
    "pubchem": "https://pubchem.ncbi.nlm.nih.gov/compound/{}",
    "mesh": "https://meshb.nlm.nih.gov/record/ui?ui={}",
    "unii": "https://precision.fda.gov/uniisearch/srs/unii/{}",
    "atc": "https://atcddd.fhi.no/atc_ddd_index/?code={}",
}
_NAMES = {
    "pubchem": "PubChem",
    "mesh": "MeSH",
    "unii": "UNII",
    "cas": "CAS",
    "inchikey": "InChIKey",
    "atc": "ATC",
    "chembl": "ChEMBL",
    "chebi": "ChEBI",
    "drugbank": "DrugBank",
    "wikidata": "Wikidata",
}
SEEN_IN_WORDS = {
    SeenIn.PRIMARY_ABSTRACT: "read in the abstract",
    SeenIn.FULL_TEXT: "read in the full text",
    SeenIn.REGULATOR: "read at the authority",
    SeenIn.PUBLISHED_TABLE: "read in a published table",
    SeenIn.SECONDARY: "read in a secondary source",
    SeenIn.SEED: "read in an article under check",
    SeenIn.NONE: "title or reference only",
}


def link_of(record: RecordId | None) -> str | None:
    """Where a record can be read, or None for identifiers without a public address."""
    if record is None or record.scheme not in _AT:
        return None
    return _AT[record.scheme].format(record.value)


def registry_link(curie: str) -> str | None:
    """Where an identifier of a substance leads, or None."""
    scheme, _, value = curie.partition(":")
    return _REGISTRY[scheme].format(value) if scheme in _REGISTRY else None


def registry_words(curie: str) -> str:
    """An identifier as read by people.

    >>> registry_words("cas:58-08-2")
    'CAS 58-08-2'
    """
    scheme, _, value = curie.partition(":")
    return f"{_NAMES.get(scheme, scheme.upper())} {value}"


def record_words(record: RecordId) -> str:
    """A record's identifier as read by people."""
    return (
        f"{record.scheme.value.upper()} {record.value}" if record.scheme is not Scheme.LOCAL else record.value
    )


def full_citation(citation: Citation) -> str:
    """Authors, year, place: everything but the title."""
    authors = list(citation.authors[:3]) + (["et al."] if len(citation.authors) > 3 else [])
    parts = [", ".join(authors), str(citation.year or "n.d."), citation.locator or ""]
    return ". ".join(part.rstrip(".") for part in parts if part)


def citation_words(fact: Curated[Any]) -> str:
    """What a curated value cites, and where the curator saw it."""
    citation = fact.citation
    what = citation.title or (record_words(citation.id) if citation.id else str(citation))
    is_address = (citation.locator or "").startswith(("http://", "https://"))
    locator = f", {citation.locator}" if citation.locator and not is_address else ""
    year = f" ({citation.year})" if citation.year else ""
    return f"{what}{locator}{year}; {SEEN_IN_WORDS[fact.curated.seen_in]}"


def source_link(citation: Citation) -> str | None:
    """Where a cited source can be read: its record, else the address it gives."""
    locator = citation.locator or ""
    return link_of(citation.id) or (locator if locator.startswith(("http://", "https://")) else None)
