"""PubMed's XML: cut into records, each checked for well-formedness, then read.

Fields follow the DTD (https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/). One broken record costs only
itself; deletions (`DeleteCitation`) are not records and give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from lxml import etree

from probatum.sources.fields import Broken, Fields
from probatum.sources.medline_scan import Irregular, is_regular, scan
from probatum.sources.medline_tree import read_tree
from probatum.sources.plain import spell_out_entities

_START = re.compile(rb"<(PubmedArticle|PubmedBookArticle|MedlineCitation)(?=[\s>])")
_ROOT = re.compile(rb"<(PubmedArticleSet|PubmedBookArticleSet|MedlineCitationSet)[\s>]")
_PMID = re.compile(rb"<PMID[^>]*>\s*(\d+)")


def read_medline_xml(data: bytes) -> Iterator[Fields | Broken]:
    """Every record of the document, in its order; a `Broken` in the place of one that cannot be read."""
    position = 0
    while (start := _START.search(data, position)) is not None:
        end_tag = b"</" + start[1] + b">"
        end = data.find(end_tag, start.end())
        following = _same_start(data, start, end if end >= 0 else len(data))
        if end < 0 or following >= 0:
            stop = following if following >= 0 else len(data)
            yield _cut_off(data[start.start() : stop], is_last=following < 0)
            position = stop
            continue
        position = end + len(end_tag)
        yield read_one(data[start.start() : position])
    if position and _lacks_end(data, position):
        yield Broken(
            problem=f"the file ends at byte {len(data)} without its end tag; records may be missing",
            raw=data[position:],
            remedy="get the file again",
        )


def _same_start(data: bytes, start: re.Match[bytes], end: int) -> int:
    """Where a record of the same kind begins before `end`, or -1."""
    found = (data.find(b"<" + start[1] + after, start.end(), end) for after in (b">", b" "))
    return min((at for at in found if at >= 0), default=-1)


def _lacks_end(data: bytes, position: int) -> bool:
    root = _ROOT.search(data)
    return root is not None and data.find(b"</" + root[1], position) < 0


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


def _cut_off(raw: bytes, *, is_last: bool) -> Broken:
    where = "the file ends inside this record" if is_last else "the next record begins inside this one"
    return _broken(raw, f"{where}, {len(raw)} bytes after its start", "get the file again")


def _broken(raw: bytes, problem: str, remedy: str) -> Broken:
    pmid = _PMID.search(raw)
    name = f"pmid:{pmid[1].decode('ascii')}" if pmid else None
    return Broken(problem=problem, raw=raw, identifier=name, remedy=remedy)
