"""MEDLINE XML, the thorough way: one record through lxml. Slower than `medline_scan`, never stumped."""

from __future__ import annotations

from lxml import etree

from probatum.sources.fields import Contributor, Fields, Link, Part
from probatum.sources.medline_names import ID_TYPES, author_name, grant_line, is_register, locator_line
from probatum.sources.plain import unfold

Element = etree._Element


def parser() -> etree.XMLParser:
    """A parser that reaches for nothing outside the bytes it is given."""
    return etree.XMLParser(
        remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True, huge_tree=True
    )


def read_tree(xml: bytes, raw: bytes) -> Fields:
    """Read one record; raise lxml's XMLSyntaxError where it is not well-formed."""
    root = etree.fromstring(xml, parser())
    citation = _first(root, "MedlineCitation", "BookDocument") if "Citation" not in root.tag else root
    citation = root if citation is None else citation
    found = citation.find("Article")
    article = citation if found is None else found
    return Fields(
        raw=raw,
        ids=_ids(root, citation, article),
        title=_text(article, "ArticleTitle") or _text(article, "Book/BookTitle"),
        vernacular_title=_text(article, "VernacularTitle"),
        abstract=_parts(article.find("Abstract")),
        other_abstracts=[part for other in citation.findall("OtherAbstract") for part in _parts(other)],
        authors=_authors(article),
        dates=_dates(article),
        journal=(
            _text(citation, "MedlineJournalInfo/MedlineTA")
            or _text(article, "Journal/ISOAbbreviation")
            or _text(article, "Journal/Title")
        ),
        locator=_locator(article),
        languages=_texts(article, "Language"),
        publication_types=_texts(article, ".//PublicationType"),
        mesh=_texts(citation, "MeshHeadingList/MeshHeading/DescriptorName"),
        keywords=_texts(citation, "KeywordList/Keyword"),
        grants=[
            grant_line(*(_text(grant, part) for part in ("GrantID", "Acronym", "Agency", "Country")))
            for grant in article.findall("GrantList/Grant")
        ],
        funding=list(dict.fromkeys(_texts(article, "GrantList/Grant/Agency"))),
        conflicts=_texts(citation, "CoiStatement"),
        registrations=_registrations(article),
        links=_links(citation),
    )


def _first(root: Element, *names: str) -> Element | None:
    return next((found for name in names if (found := root.find(name)) is not None), None)


def _inside(element: Element | None) -> str:
    return "" if element is None else unfold("".join(map(str, element.itertext())))


def _text(element: Element, path: str) -> str:
    return _inside(element.find(path))


def _texts(element: Element, path: str) -> list[str]:
    return [text for text in map(_inside, element.findall(path)) if text]


def _ids(root: Element, citation: Element, article: Element) -> list[tuple[str, str]]:
    pmid = _text(citation, "PMID")
    found = [("pmid", pmid)] if pmid else []
    for one in article.findall("ELocationID"):
        if one.get("EIdType") == "doi" and one.get("ValidYN") != "N":
            found.append(("doi", _inside(one)))
    lists = [citation.find("ArticleIdList"), *root.findall("./*/ArticleIdList")]
    for one in (one for several in lists if several is not None for one in several.findall("ArticleId")):
        scheme = ID_TYPES.get(one.get("IdType", ""))
        if scheme:
            found.append((scheme, _inside(one)))
    return list(dict.fromkeys(found))


def _parts(abstract: Element | None) -> list[Part]:
    if abstract is None:
        return []
    read = (
        Part(
            text=_inside(part),
            label=unfold(part.get("Label", "")),
            category=unfold(part.get("NlmCategory", "")),
        )
        for part in abstract.findall("AbstractText")
    )
    return [part for part in read if part.text]


def _authors(article: Element) -> list[Contributor]:
    found = []
    for author in article.iterfind(".//AuthorList/Author"):
        parent = author.getparent()
        name = author_name(
            last=_text(author, "LastName"),
            initials=_text(author, "Initials"),
            fore=_text(author, "ForeName"),
            suffix=_text(author, "Suffix"),
            collective=_text(author, "CollectiveName"),
        )
        is_editor = parent is not None and parent.get("Type") == "editors"
        if name and not is_editor and author.get("ValidYN") != "N":
            found.append(Contributor(name=name, affiliations=_texts(author, ".//Affiliation")))
    return found


def _dates(article: Element) -> list[str]:
    found = []
    for name in ("PubDate", "ArticleDate"):
        date = article.find(f".//{name}")
        if date is not None:
            parts = (_text(date, part) for part in ("MedlineDate", "Year", "Season", "Month", "Day"))
            found.append(" ".join(part for part in parts if part))
    return [date for date in found if date]


def _locator(article: Element) -> str:
    return locator_line(
        volume=_text(article, "Journal/JournalIssue/Volume"),
        issue=_text(article, "Journal/JournalIssue/Issue"),
        pages=_text(article, "Pagination/MedlinePgn"),
        start=_text(article, "Pagination/StartPage"),
        end=_text(article, "Pagination/EndPage"),
    )


def _registrations(article: Element) -> list[str]:
    return [
        number
        for bank in article.findall("DataBankList/DataBank")
        if is_register(_text(bank, "DataBankName"))
        for number in _texts(bank, "AccessionNumberList/AccessionNumber")
    ]


def _links(citation: Element) -> list[Link]:
    return [
        Link(kind=kind, pmid=_text(link, "PMID"), text=_text(link, "RefSource"))
        for link in citation.findall("CommentsCorrectionsList/CommentsCorrections")
        if (kind := link.get("RefType", "")) and kind != "Cites"
    ]
