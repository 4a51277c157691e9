"""Which works a clause points to: bracketed and raised numbers, links, and names with a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.find.phrases import word_set
from probatum.domain.article import Article
from probatum.text.slices import Slice

_BRACKETED = re.compile(r"(?P<open>[\[(])(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)[\])]")
_RAISED = re.compile(r"(?<=[a-z]{3}[a-z.,])\^?(\d{1,2}(?:,\d{1,2})*)(?=[\s.,;]|$)|([⁰¹²³⁴-⁹]+)")
_NAME = r"[A-Z][\w'’-]+"
_NAMED_WORK = re.compile(
    rf"\b({_NAME})(?: et al\.?,?| and (?:colleagues|{_NAME}),?| & {_NAME},?|,)? \(?((?:19|20)\d\d)\)?"
)
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ENDS = re.compile(
    r"(?:\s*(?:\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]|(?<=[a-z.,)”\"] )?\((?:\d{1,3})\)|[⁰¹²³⁴-⁹]+|[.;,:]|\s))+$"
)
_LONGEST_RANGE = 30


def cited_in(article: Article, place: Slice) -> tuple[str, ...]:
    """The labels of the works a clause points to, in order; of a numbered list only labels it has."""
    words = place.of(article.text) + article.text[place.end : place.end + 12].split("\n")[0]
    known = {reference.label for reference in article.references if reference.label}
    labels = [label for label in _labels(words, bool(known)) if not known or label in known]
    named = [
        f"{m[1]} {m[2]}"
        for m in _NAMED_WORK.finditer(place.of(article.text))
        if m[1] not in word_set("not_authors")
    ]
    linked = [
        str(one)
        for ref in article.references
        if _links(ref.place.start, place) and not ref.label
        for one in ref.ids
    ]
    return tuple(dict.fromkeys([*labels, *named, *linked]))


def _links(start: int, place: Slice) -> bool:
    return place.start <= start < place.end


def _labels(words: str, has_list: bool) -> Iterator[str]:
    """The numbers of citation marks; "ACTH(4-10)" and "(2018)" are none."""
    for found in _BRACKETED.finditer(words):
        before = words[: found.start()].rstrip()
        is_name_part = found["open"] == "(" and re.search(r"[A-Z\d]{2,}\w*$|β$", before)
        if not is_name_part and (found["open"] == "[" or has_list):
            yield from _numbers(found[2])
    if has_list:
        for found in _RAISED.finditer(words):
            yield from (found[1] or found[2].translate(_PLAIN)).split(",")


def _numbers(words: str) -> Iterator[str]:
    for part in re.split(r"\s*[,;]\s*", words):
        ends = re.split(r"\s*[–-]\s*", part)
        first, last = int(ends[0]), int(ends[-1])
        yield from map(str, range(first, last + 1)) if 0 <= last - first < _LONGEST_RANGE else (part,)


_STARTS = re.compile(r"^[*_\s>#]+")


def marks_before(words: str) -> int:
    """How many characters of emphasis and blanks stand before the words."""
    found = _STARTS.match(words)
    return found.end() if found else 0


def without_marks(words: str) -> str:
    """The words without the end mark and the citation marks behind it."""
    return _ENDS.sub("", words)
