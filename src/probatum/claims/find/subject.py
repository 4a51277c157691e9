"""Which substance a clause is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from probatum.domain.article import Article, BlockKind
from probatum.vocabulary import mentions

_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|their|this|these|the) ?(?:drug|peptide|supplement|compound|nootropic|herb|mineral|"
    r"vitamin|substance|molecule|amino acid|mushroom|hormone|medicine|formula|product|extract|plant|"
    r"preparation)?\b",
    re.IGNORECASE,
)


def main_substance(article: Article) -> str | None:
    """The substance an article is about: named in its title, else named most often, then first."""
    title = article.title or ""
    in_title: list[str] = [mention.substance for mention in mentions(title)]
    counted: Counter[str] = Counter(in_title)
    counted.update(_named(article))
    if in_title:
        return max(dict.fromkeys(in_title), key=lambda one: counted[one])
    return counted.most_common(1)[0][0] if counted else None


def substances_of(article: Article) -> tuple[str, ...]:
    """Every substance the prose names, the one it is about first, then by how often."""
    main = main_substance(article)
    counted = Counter(_named(article))
    rest = sorted((one for one in counted if one != main), key=lambda one: (-counted[one], one))
    return (*((main,) if main else ()), *rest)


def _named(article: Article) -> Iterable[str]:
    for block in article.prose():
        if block.kind is not BlockKind.QUOTATION:
            for mention in mentions(article.text[block.start : block.end]):
                yield mention.substance


class Subjects:
    """Who is spoken of, as an article goes on: the latest name in a block, a heading, or the main one."""

    def __init__(self, main: str | None) -> None:
        self._main = main
        self._block = -1
        self._latest: str | None = None

    def of(self, words: str, *, block: int, heading: str, lead: str) -> str | None:
        """The substance of a clause; a clause that names several is about the first."""
        if block != self._block:
            self._block, self._latest = block, None
        named = [mention.substance for mention in mentions(words)]
        if named:
            self._latest = named[0]
            return named[0]
        if self._latest and _POINTS_BACK.search(words):
            return self._latest
        for context in (lead, heading):
            around = [mention.substance for mention in mentions(context)] if context else []
            if around:
                return around[0]
        return self._main
