"""How MEDLINE puts names, grants and places together, in XML and nbib alike."""

from __future__ import annotations

ID_TYPES = {"doi": "doi", "pmc": "pmcid", "pmcid": "pmcid", "pubmed": "pmid"}

# MEDLINE's data banks that register studies; the others (GENBANK, PDB, figshare, …) hold data.
# https://www.nlm.nih.gov/bsd/medline_databank_source.html
_REGISTERS = (
    "anzctr chictr clinicaltrials.gov cris ctri drks eudract irct isrctn japiccti jmacct jprn jrct ntr"
    " pactr rebec repec rpcec slctr tctr umin-ctr"
)
REGISTERS = frozenset(_REGISTERS.split())


def is_register(bank: str) -> bool:
    """Does this data bank register studies?"""
    return "-".join(bank.lower().split()) in REGISTERS


def author_name(*, last: str, initials: str, fore: str, suffix: str, collective: str) -> str:
    """An author as MEDLINE's citations print one: last name, initials, suffix; or the group's name.

    >>> author_name(last="Dolotov", initials="OV", fore="Oleg V", suffix="", collective="")
    'Dolotov OV'
    """
    if collective and not last:
        return collective
    return " ".join(part for part in (last, initials or fore, suffix) if part)


def grant_line(number: str, acronym: str, agency: str, country: str) -> str:
    """A grant as nbib prints it: number/acronym/agency/country."""
    return "/".join(part for part in (number, acronym, agency, country) if part)


def locator_line(*, volume: str, issue: str, pages: str, start: str = "", end: str = "") -> str:
    """Volume, issue and pages in one line.

    >>> locator_line(volume="1117", issue="1", pages="54-60")
    '1117(1):54-60'
    """
    pages = pages or "-".join(part for part in (start, end) if part)
    volume_issue = f"{volume}({issue})" if issue else volume
    return ":".join(part for part in (volume_issue, pages) if part)
