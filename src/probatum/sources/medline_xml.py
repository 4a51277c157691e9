"""PubMed's XML: cut into records, each checked for well-formedness, then read.

Fields follow the DTD (https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/). One broken record costs only
itself; deletions (`DeleteCitation`) are not records and give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from lxml import etree

from probatum.sources.cutting import cut
from probatum.sources.fields import Broken, Fields
from probatum.sources.medline_scan import Irregular, is_regular, scan
from probatum.sources.medline_tree import read_tree
from probatum.sources.plain import spell_out_entities

_RECORDS = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation")
_SETS = ("PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet")
_PMID = re.compile(rb"<PMID[^>]*>\s*(\d+)")


def read_medline_xml(data: bytes) -> Iterator[Fields | Broken]:
    """Every record of the document, in its order; a `Broken` in the place of one that cannot be read."""
    for piece in cut(data, _RECORDS, _SETS):
        yield (
            _broken(piece.raw, piece.problem, "get the file again") if piece.problem else read_one(piece.raw)
        )


def read_one(raw: bytes) -> Fields | Broken:
    """Read one record: by the scanner where it is regular, by lxml where it is not."""
    try:
        xml = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _broken(
            raw, f"not UTF-8: {error.reason} at byte {error.start} of the record", "save it as UTF-8"
        )
    try:
        return _scan(xml, raw) or read_tree(spell_out_entities(xml).encode("utf-8"), raw)
    except (etree.XMLSyntaxError, ValueError) as error:
        return _broken(raw, f"not well-formed XML: {error}", "get the record again")


def _scan(xml: str, raw: bytes) -> Fields | None:
    if not (is_regular(xml) and is_plain_xml(raw)):
        return None
    try:
        return scan(xml, raw)
    except Irregular:
        return None


def is_plain_xml(xml: bytes) -> bool:
    """Is it well-formed, without comments, CDATA or processing instructions? (expat: fast)"""
    odd: list[object] = []
    parser = expat.ParserCreate("utf-8")
    parser.CommentHandler = odd.append
    parser.ProcessingInstructionHandler = lambda *what: odd.append(what)
    parser.StartCdataSectionHandler = lambda: odd.append("CDATA")
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        return False
    return not odd


def _broken(raw: bytes, problem: str, remedy: str) -> Broken:
    pmid = _PMID.search(raw)
    name = f"pmid:{pmid[1].decode('ascii')}" if pmid else None
    return Broken(problem=problem, raw=raw, identifier=name, remedy=remedy)
