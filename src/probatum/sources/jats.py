"""JATS XML (.nxml), as PubMed Central and publishers give it: front matter, abstract, body, tables.

https://jats.nlm.nih.gov/archiving/tag-library/. Each section of the body is a passage of its own,
its heading on its first line; each table is one, as `jats_tables` lays it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from probatum.sources.cutting import cut
from probatum.sources.fields import Broken, Contributor, Fields, Link, Part
from probatum.sources.jats_tables import read_tables
from probatum.sources.medline_names import author_name, locator_line
from probatum.sources.medline_tree import parser
from probatum.sources.plain import spell_out_entities, unfold

Element = etree._Element

_ID_TYPES = {
    "pmid": "pmid",
    "doi": "doi",
    "pmc": "pmcid",
    "pmcid": "pmcid",
    "pmcaid": "pmcid",
    "pmc-uid": "pmcid",
}
_PMID = re.compile(rb"pub-id-type=\"pmid\"[^>]*>\s*(\d+)")
_XLINK = "{http://www.w3.org/1999/xlink}href"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Notes and marks inside a text that are not its words; what hangs out of the reading order.
_ASIDES = frozenset(
    {"fn", "fn-group", "table-wrap", "fig", "supplementary-material", "boxed-text", "object-id"}
)
# JATS's related-article-type as found in a notice or in the article it is about.
LINKS = {
    "retracted-article": "RetractionOf",
    "retraction-forward": "RetractionIn",
    "corrected-article": "ErratumFor",
    "correction-forward": "ErratumIn",
    "object-of-concern": "ExpressionOfConcernFor",
    "expression-of-concern": "ExpressionOfConcernIn",
    "commentary-article": "CommentOn",
    "commentary": "CommentIn",
}


def read_jats(data: bytes) -> Iterator[Fields | Broken]:
    """Every article of the document: a single one, or those of a set."""
    for piece in cut(data, ("article",), ("pmc-articleset",)):
        yield _broken(piece.raw, piece.problem) if piece.problem else read_one(piece.raw)


def read_one(raw: bytes) -> Fields | Broken:
    """Read one article; its DOCTYPE was cut off, so that nothing is fetched."""
    try:
        xml = spell_out_entities(raw.decode("utf-8"))
        article = etree.fromstring(xml.encode("utf-8"), parser())
    except UnicodeDecodeError as error:
        return _broken(raw, f"not UTF-8: {error.reason} at byte {error.start} of the article")
    except (etree.XMLSyntaxError, ValueError) as error:
        return _broken(raw, f"not well-formed XML: {error}")
    return read_article(article, raw)


def _broken(raw: bytes, problem: str) -> Broken:
    found = _PMID.search(raw)
    name = f"pmid:{found[1].decode('ascii')}" if found else None
    return Broken(problem=problem, raw=raw, identifier=name, remedy="get the file again")


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def read_article(article: Element, raw: bytes) -> Fields:
    """Read one article."""
    front = article.find("front")
    front = article if front is None else front
    meta = front.find("article-meta")
    meta = front if meta is None else meta
    return Fields(
        raw=raw,
        ids=_ids(meta),
        title=_text(meta, "title-group/article-title"),
        vernacular_title=_text(meta, "title-group/trans-title-group/trans-title")
        or _text(meta, "title-group/trans-title"),
        abstract=[part for one in meta.findall("abstract") if _is_main(one) for part in _abstract(one)],
        other_abstracts=[part for one in _other_abstracts(meta) for part in _abstract(one)],
        body=[part for body in article.findall("body") for part in _sections(body, "")],
        tables=[table for one in article.iter("table-wrap") for table in read_tables(one, _inside)],
        authors=_authors(meta),
        dates=_dates(meta),
        journal=_text(front, "journal-meta//abbrev-journal-title")
        or _text(front, "journal-meta//journal-title"),
        locator=locator_line(
            volume=_text(meta, "volume"),
            issue=_text(meta, "issue"),
            pages=_text(meta, "elocation-id"),
            start=_text(meta, "fpage"),
            end=_text(meta, "lpage"),
        ),
        languages=[article.get(_XML_LANG, "")],
        publication_types=_types(article),
        keywords=_texts(meta, "kwd-group//kwd"),
        grants=_texts(meta, "funding-group//award-id"),
        funding=_texts(meta, "funding-group/funding-statement")
        or _texts(meta, "funding-group//funding-source"),
        conflicts=_conflicts(article),
        links=_links(meta),
    )


def _inside(element: Element) -> str:
    return unfold("".join(_words(element)))


def _words(element: Element) -> Iterator[str]:
    """The text of an element in reading order, without its asides."""
    yield element.text or ""
    for child in element:
        if _tag(child) not in _ASIDES:
            yield from _words(child)
        yield child.tail or ""


def _text(element: Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else _inside(found)


def _texts(element: Element, path: str) -> list[str]:
    return [text for one in element.findall(path) if (text := _inside(one))]


def _ids(meta: Element) -> list[tuple[str, str]]:
    typed = ((_ID_TYPES.get(one.get("pub-id-type", "")), _inside(one)) for one in meta.findall("article-id"))
    return list(dict.fromkeys((scheme, value) for scheme, value in typed if scheme and value))


def _is_main(abstract: Element) -> bool:
    """Graphical abstracts, teasers and lay summaries are not the abstract."""
    return abstract.get("abstract-type") in (None, "section", "structured", "abstract")


def _other_abstracts(meta: Element) -> list[Element]:
    rest = [one for one in meta.findall("abstract") if not _is_main(one)]
    return rest + meta.findall("trans-abstract")


def _abstract(abstract: Element) -> list[Part]:
    """Sections with their titles as labels; loose paragraphs without."""
    parts = []
    for child in abstract:
        if _tag(child) == "sec":
            paragraphs = [_inside(one) for one in child.iter("p")]
            parts.append(
                Part(label=_text(child, "title").strip(" :."), text="\n".join(filter(None, paragraphs)))
            )
        elif _tag(child) != "title" and (text := _inside(child)):
            parts.append(Part(text=text))
    return [part for part in parts if part.text]


def _sections(section: Element, heading: str) -> Iterator[Part]:
    """A part for each section's own paragraphs, under its heading and those above it."""
    own = [
        text
        for child in section
        if _tag(child) not in ("sec", "title", *_ASIDES) and (text := _inside(child))
    ]
    if own:
        yield Part(label=heading, text="\n".join(filter(None, (heading, *own))))
    for child in section.findall("sec"):
        title = _text(child, "title")
        yield from _sections(child, " > ".join(filter(None, (heading, title))))


def _authors(meta: Element) -> list[Contributor]:
    places = {aff.get("id", ""): _affiliation(aff) for aff in meta.iter("aff")}
    found = []
    for contrib in meta.findall("contrib-group/contrib"):
        if contrib.get("contrib-type", "author") != "author":
            continue
        name = author_name(
            last=_text(contrib, "name/surname") or _text(contrib, "name-alternatives/name/surname"),
            initials=_initials(
                _text(contrib, "name/given-names") or _text(contrib, "name-alternatives/name/given-names")
            ),
            fore="",
            suffix=_text(contrib, "name/suffix"),
            collective=_text(contrib, "collab"),
        )
        if name:
            found.append(Contributor(name=name, affiliations=_places(contrib, places)))
    return found


def _places(contrib: Element, places: dict[str, str]) -> list[str]:
    """Affiliations inside the author or referred to; one without references belongs to everybody."""
    inside = [_affiliation(aff) for aff in contrib.findall("aff")]
    named = [xref.get("rid", "") for xref in contrib.findall("xref") if xref.get("ref-type") == "aff"]
    referred = [places.get(one, "") for several in named for one in several.split()]
    everybody = list(places.values()) if len(places) == 1 and not (inside or referred) else []
    return [place for place in (*inside, *referred, *everybody) if place]


def _affiliation(aff: Element) -> str:
    """The address without the number that marks it."""
    parts = [aff.text or ""]
    for child in aff:
        if _tag(child) not in ("label", "sup"):
            parts += list(_words(child))
        parts.append(child.tail or "")
    return unfold("".join(parts))


def _initials(given: str) -> str:
    letters = given.replace(".", "").replace(" ", "")
    if letters.isupper() and len(letters) <= 4:
        return letters
    return "".join(part[0] for part in given.replace(".", " ").replace("-", " ").split())


def _dates(meta: Element) -> list[str]:
    """Publication dates as `2004 3 5`, the earliest first."""
    found = []
    for date in meta.findall("pub-date"):
        year, season = _text(date, "year"), _text(date, "season")
        numbers = [_text(date, "month"), _text(date, "day")]
        if year:
            found.append(" ".join(filter(None, (year, season, *numbers))))
    return sorted(found, key=lambda text: [int(part) if part.isdigit() else 13 for part in text.split()])


def _types(article: Element) -> list[str]:
    """The few article types whose meaning MEDLINE's publication types share."""
    kind = article.get("article-type", "")
    return {
        "research-article": ["Journal Article"],
        "review-article": ["Journal Article", "Review"],
        "systematic-review": ["Journal Article", "Systematic Review"],
        "case-report": ["Case Reports", "Journal Article"],
        "letter": ["Letter"],
        "editorial": ["Editorial"],
        "correction": ["Published Erratum"],
        "retraction": ["Retraction of Publication"],
    }.get(kind, [])


def _conflicts(article: Element) -> list[str]:
    marks = ("conflict", "coi-statement", "competing-interests")
    notes = (
        one for one in article.iter("fn", "notes") if (one.get("fn-type") or one.get("notes-type")) in marks
    )
    return [text for one in notes if (text := _inside_note(one))]


def _inside_note(note: Element) -> str:
    return unfold("".join(word for child in note for word in _words(child)))


def _links(meta: Element) -> list[Link]:
    found = []
    for one in meta.findall("related-article"):
        kind, target = LINKS.get(one.get("related-article-type", "")), one.get(_XLINK, "")
        if kind:
            scheme = one.get("ext-link-type", "")
            pmid = target if scheme == "pubmed" else ""
            found.append(Link(kind=kind, pmid=pmid, doi=target if scheme == "doi" else "", text=_inside(one)))
    return found
