"""MEDLINE XML, the fast way: one well-formed record at a time, by regular expressions.

Only for records without comments, CDATA or unusual attributes; the others go to `medline_tree`,
which is also the oracle of the tests: both must give the same Fields.
"""

from __future__ import annotations

import re

from probatum.sources.fields import Contributor, Fields, Link, Part
from probatum.sources.medline_names import (
    ID_TYPES,
    author_name,
    grant_line,
    is_register,
    locator_line,
)
from probatum.sources.plain import plain

_ANGLE_IN_VALUE = re.compile(r"=\"[^\"<>]*>")


class Irregular(ValueError):
    """The record is written in a way that only a full XML parser understands."""


def is_regular(xml: str) -> bool:
    """May `scan` read this well-formed record? (CDATA and comments are seen by the caller's parser.)"""
    return "='" not in xml and _ANGLE_IN_VALUE.search(xml) is None


def _element(name: str) -> re.Pattern[str]:
    """An element up to its first end tag. Unrolled: the lazy `.*?` takes three times as long."""
    return re.compile(rf"<{name}(\s[^>]*?)?(?:/>|>([^<]*(?:<(?!/{name}>)[^<]*)*)</{name}>)")


_NAMES = (
    "AbstractText AccessionNumber Affiliation Agency ArticleDate ArticleId ArticleTitle Author"
    " AuthorList BookTitle CoiStatement CommentsCorrections DataBank DataBankName DescriptorName"
    " ELocationID EndPage Grant ISOAbbreviation Issue Keyword Language MedlinePgn MedlineTA"
    " OtherAbstract PMID PubDate PublicationType RefSource StartPage Title VernacularTitle Volume"
)
_ALL = {name: _element(name) for name in _NAMES.split()}
_AUTHOR = ("LastName", "Initials", "ForeName", "Suffix", "CollectiveName")
_DATE = ("MedlineDate", "Year", "Season", "Month", "Day")
_GRANT = ("GrantID", "Acronym", "Agency", "Country")
_LEAVES: dict[tuple[str, ...], re.Pattern[str]] = {
    names: re.compile(rf"<({'|'.join(names)})(?:\s[^>]*)?(?<!/)>([^<]*(?:<(?!/\1>)[^<]*)*)</\1>")
    for names in (_AUTHOR, _DATE, _GRANT)
}


def scan(xml: str, raw: bytes) -> Fields:
    """Read one regular record (PubmedArticle, PubmedBookArticle or MedlineCitation)."""
    citation, admin = _halves(xml)
    article = _between(citation, "Article") or citation
    return Fields(
        raw=raw,
        ids=_ids(citation, article, admin),
        title=_title(article),
        vernacular_title=_text(article, "VernacularTitle"),
        abstract=_parts(_between(article, "Abstract")),
        other_abstracts=_other_abstracts(citation),
        authors=_authors(article),
        dates=_dates(article),
        journal=_text(citation, "MedlineTA") or _text(article, "ISOAbbreviation") or _text(article, "Title"),
        locator=_locator(article),
        languages=_texts(article, "Language"),
        publication_types=_texts(article, "PublicationType"),
        mesh=_texts(citation, "DescriptorName") if "<MeshHeading>" in citation else [],
        keywords=_texts(citation, "Keyword") if "<KeywordList" in citation else [],
        grants=_grants(article),
        funding=list(dict.fromkeys(_texts(article, "Agency"))),
        conflicts=_texts(citation, "CoiStatement"),
        registrations=_registrations(article),
        links=_links(citation),
    )


def _halves(xml: str) -> tuple[str, str]:
    """The citation, and PubMed's own data up to the list of references (whose ids are not ours)."""
    for end in ("</MedlineCitation>", "</BookDocument>"):
        citation, found, admin = xml.partition(end)
        if found:
            return citation, admin.partition("<ReferenceList")[0]
    return xml, ""


def _between(xml: str, name: str) -> str:
    """The inside of the first element of this name, attributes or not."""
    start = xml.find(f"<{name}>")
    if start < 0:
        start = xml.find(f"<{name} ")
    end = xml.find(f"</{name}>", start)
    return xml[xml.find(">", start) + 1 : end] if 0 <= start < end else ""


def _text(xml: str, name: str) -> str:
    found = _ALL[name].search(xml) if f"<{name}" in xml else None
    return plain(found[2] or "") if found else ""


def _texts(xml: str, name: str) -> list[str]:
    read = (plain(inside) for _, inside in _ALL[name].findall(xml))
    return [text for text in read if text]


def _leaves(xml: str, names: tuple[str, ...]) -> list[str]:
    """The text of the first element of each name, in the order of the names; empty where there is none."""
    found: dict[str, str] = {}
    for name, inside in _LEAVES[names].findall(xml):
        found.setdefault(name, plain(inside))
    return [found.get(name, "") for name in names]


def _attribute(attributes: str, name: str) -> str:
    if name not in attributes:
        return ""
    _, found, rest = attributes.partition(f'{name}="')
    if not found:
        raise Irregular(attributes)
    return plain(rest.partition('"')[0])


def _title(article: str) -> str:
    return _text(article, "ArticleTitle") or _text(article, "BookTitle")


def _ids(citation: str, article: str, admin: str) -> list[tuple[str, str]]:
    pmid = _text(citation, "PMID")
    found = [("pmid", pmid)] if pmid else []
    for attributes, value in _ALL["ELocationID"].findall(article):
        if _attribute(attributes, "EIdType") == "doi" and _attribute(attributes, "ValidYN") != "N":
            found.append(("doi", plain(value)))
    for attributes, value in _ALL["ArticleId"].findall(_between(citation, "ArticleIdList") + admin):
        scheme = ID_TYPES.get(_attribute(attributes, "IdType"))
        if scheme:
            found.append((scheme, plain(value)))
    return list(dict.fromkeys(found))


def _parts(abstract: str) -> list[Part]:
    read = (
        Part(
            text=plain(inside),
            label=_attribute(attributes, "Label"),
            category=_attribute(attributes, "NlmCategory"),
        )
        for attributes, inside in _ALL["AbstractText"].findall(abstract)
    )
    return [part for part in read if part.text]


def _other_abstracts(citation: str) -> list[Part]:
    if "<OtherAbstract" not in citation:
        return []
    return [part for _, inside in _ALL["OtherAbstract"].findall(citation) for part in _parts(inside)]


def _authors(article: str) -> list[Contributor]:
    if "<AuthorList" not in article:
        return []
    found = []
    for list_attributes, authors in _ALL["AuthorList"].findall(article):
        if _attribute(list_attributes, "Type") == "editors":
            continue
        for attributes, inside in _ALL["Author"].findall(authors):
            name = _author_name(inside)
            if name and _attribute(attributes, "ValidYN") != "N":
                found.append(Contributor(name=name, affiliations=_texts(inside, "Affiliation")))
    return found


def _author_name(author: str) -> str:
    last, initials, fore, suffix, collective = _leaves(author, _AUTHOR)
    return author_name(last=last, initials=initials, fore=fore, suffix=suffix, collective=collective)


def _dates(article: str) -> list[str]:
    """The journal's date, then the electronic one, as `2004 Mar 5`, `2004 Summer` or MEDLINE's own words."""
    found = []
    for name in ("PubDate", "ArticleDate"):
        date = _ALL[name].search(article)
        if date and date[2]:
            found.append(" ".join(part for part in _leaves(date[2], _DATE) if part))
    return [date for date in found if date]


def _locator(article: str) -> str:
    return locator_line(
        volume=_text(article, "Volume"),
        issue=_text(article, "Issue"),
        pages=_text(article, "MedlinePgn"),
        start=_text(article, "StartPage"),
        end=_text(article, "EndPage"),
    )


def _grants(article: str) -> list[str]:
    if "<GrantList" not in article:
        return []
    return [grant_line(*_leaves(inside, _GRANT)) for _, inside in _ALL["Grant"].findall(article)]


def _registrations(article: str) -> list[str]:
    if "<DataBankList" not in article:
        return []
    return [
        number
        for _, bank in _ALL["DataBank"].findall(article)
        if is_register(_text(bank, "DataBankName"))
        for number in _texts(bank, "AccessionNumber")
    ]


def _links(citation: str) -> list[Link]:
    if "<CommentsCorrections " not in citation:
        return []
    return [
        Link(kind=kind, pmid=_text(inside, "PMID"), text=_text(inside, "RefSource"))
        for attributes, inside in _ALL["CommentsCorrections"].findall(citation)
        if (kind := _attribute(attributes, "RefType")) and kind != "Cites"
    ]
