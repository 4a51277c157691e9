"""The works an article cites: numbered lists, identifiers and links in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from probatum.domain.article import Article, Block, BlockKind, Link, Place, Reference
from probatum.domain.provenance import RecordId, Scheme
from probatum.sources.articles.places import Places

_HEADING = re.compile(
    r"(?<!food )(?<!dietary )(?<!natural )(?<!best )(?<!main )(?<!other )(?<!vegan )"
    r"\b(?:references?|sources|citations?|bibliography|works cited|literature cited|footnotes|"
    r"further reading|studies cited|scientific research)\b",
    re.IGNORECASE,
)
_MOST_HEADING_WORDS = 8
_LABEL = re.compile(r"\s*(?:\[(\w{1,12})\]|\(?(\d{1,3})[.)\]]?(?=\s)|\^(\d{1,3})\^?)")
_YEAR = re.compile(r"\b(19[3-9]\d|20[0-4]\d)\b")
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>;,]+[^\s\"<>;,.)\]])", re.IGNORECASE)
_PMID = re.compile(
    r"(?:\bPMID:?\s*|pubmed(?:\.ncbi\.nlm\.nih\.gov|[^\s]{0,60}?/pubmed)/)(\d{4,9})", re.IGNORECASE
)
_PMCID = re.compile(r"\b(PMC\d{4,9})\b")
_NCT = re.compile(r"\b(NCT\d{8})\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{8,400})[”\"»]")
# "Eremin, Kirill O et al." or "Dolotov OV, Karpenko EA, Inozemtseva LS."
_SURNAME = re.compile(r"\b([^\W\d_a-zа-я][\w'’-]{1,40})(?:(?P<mla>,\s+[^\W\d_a-zа-я])|\s+[A-ZА-Я]{1,3}\b)")
_AUTHOR_LIST = re.compile(
    r"(?:[^\W\d_a-zа-я][\w'’-]{1,40},?\s+(?:[A-ZА-Я]\.?){1,3}[,;&.]\s*)+(?:et al\.?,?\s*)?"
)
_ADDRESS = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_SENTENCE = re.compile(r"[.?!]\s+")
_LEAST_TITLE_WORDS = 3


def with_references(article: Article) -> Article:
    """The article with its reference list marked and every cited work as far as it tells."""
    listed = {block.start for block in _listed(article)}
    blocks = tuple(
        replace(block, kind=BlockKind.REFERENCE) if block.start in listed else block
        for block in article.blocks
    )
    text = article.text
    entries = [_entry(text, b, n) for n, b in enumerate((b for b in blocks if b.start in listed), 1)]
    taken = Places((entry.place.start, entry.place.end) for entry in entries)
    loose = (_linked(link) for link in article.links if not taken.hold(link.place.start))
    mentioned = _mentioned(text, taken)
    found = (*entries, *(one for one in loose if one), *mentioned)
    unique = {(one.ids or one.place.start, one.label): one for one in reversed(found)}
    ordered = sorted(unique.values(), key=lambda one: one.place)
    return replace(article, blocks=blocks, references=tuple(ordered))


def _listed(article: Article) -> Iterator[Block]:
    """The blocks under a heading that announces references, up to the next heading."""
    inside = is_ambiguous = False
    form: BlockKind | None = None
    for block in article.blocks:
        words = article.text[block.start : block.end].strip()
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE) or _announces(words):
            inside, form = _announces(words), None
            is_ambiguous = words.casefold().strip(" :") == "sources"  # of a nutrient, or of the article
        elif inside and block.kind is not BlockKind.BOILERPLATE:
            form = form or block.kind
            inside = block.kind is form  # what follows a list in another form is no entry of it
            if inside and not (is_ambiguous and _is_prose(words)):
                yield block


def _is_prose(words: str) -> bool:
    """Sentences without any year, identifier, address or quoted title."""
    marks = (_YEAR, _DOI, _PMID, _PMCID, _NCT, _QUOTED, _ADDRESS)
    return len(_SENTENCE.findall(words)) > 0 and not any(mark.search(words) for mark in marks)


def _announces(words: str) -> bool:
    found = _HEADING.search(words)
    return bool(found) and len(words.split()) <= _MOST_HEADING_WORDS and not words.endswith((".", "?"))


def _entry(text: str, block: Block, number: int) -> Reference:
    words = text[block.start : block.end]
    label = _LABEL.match(words)
    rest = (words[label.end() :] if label else words).strip()
    year = _YEAR.search(_DOI.sub(" ", rest))
    authors, title = _authors_and_title(rest)
    return Reference(
        place=Place(block.start, block.end, words),
        label=next((group for group in label.groups() if group), None) if label else str(number),
        authors=authors,
        title=title,
        year=int(year[1]) if year else None,
        ids=_ids(words),
    )


def _authors_and_title(words: str) -> tuple[tuple[str, ...], str | None]:
    """Surnames and title; the title is what stands in quotation marks, else the sentence after the names."""
    quoted = _QUOTED.search(words)
    if quoted:
        return _surnames(words[: quoted.start()]), quoted[1].strip(" .,")
    listed = _AUTHOR_LIST.match(words)
    return _surnames(listed[0]) if listed else (), _title(words[listed.end() :] if listed else words)


def _surnames(words: str) -> tuple[str, ...]:
    found = list(_SURNAME.finditer(words))
    if found and found[0]["mla"]:
        return (found[0][1],)  # one name turned around, the others as "et al."
    return tuple(dict.fromkeys(one[1] for one in found))


def _title(words: str) -> str | None:
    """The first stretch that reads like a title: three words or more and no address."""
    for part in _SENTENCE.split(words.lstrip(" .,:;()0123456789")):
        cleaned = part.strip(" .,'")
        if len(cleaned.split()) >= _LEAST_TITLE_WORDS and "://" not in cleaned:
            return cleaned
    return None


def _ids(words: str) -> tuple[RecordId, ...]:
    found = [
        *(RecordId(Scheme.PMID, one.lstrip("0")) for one in _PMID.findall(words) if one.lstrip("0")),
        *(RecordId(Scheme.PMCID, one.upper()) for one in _PMCID.findall(words)),
        *(RecordId(Scheme.DOI, one.lower()) for one in _DOI.findall(words)),
        *(RecordId(Scheme.NCT, one.upper()) for one in _NCT.findall(words)),
    ]
    return tuple(dict.fromkeys(found))


def _linked(link: Link) -> Reference | None:
    """A link that leads to a record is a citation of it."""
    ids = _ids(link.href)
    return Reference(place=link.place, label=None, ids=ids) if ids else None


def _mentioned(text: str, taken: Places) -> Iterator[Reference]:
    """Identifiers written out in the prose."""
    for pattern in (_PMID, _PMCID, _DOI, _NCT):
        for found in pattern.finditer(text):
            if not taken.hold(found.start()):
                yield Reference(place=Place(*found.span(), found[0]), label=None, ids=_ids(found[0]))
