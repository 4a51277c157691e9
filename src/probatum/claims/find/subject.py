"""Which substance a clause is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from probatum.claims.find.phrases import word_set
from probatum.domain.article import Article, BlockKind
from probatum.domain.errors import UnknownName
from probatum.domain.substance import SubstanceId
from probatum.vocabulary import Mention, ambiguous_mentions, mentions, substances

_POINTS_BACK = re.compile(
    r"\b(?:"
    r"(?:it(?!['’]s (?:important|worth)| is (?:important|worth|safe to say))"
    r"|its|they|their|them|this|these|that)\b(?! (?:study|trial|review|article|page|is why))"
    r"|(?:this|these|the|our) (?:[\w-]+ ){0,2}(?:drug|peptide|supplement|compound|nootropic|herb|mineral"
    r"|vitamin|substance|molecule|amino acid|mushroom|hormone|medicine|formula|product|extract|plant"
    r"|preparation|treatment|racetam|adaptogen|alkaloid|root|form|version|capsules?|vial|bottle)s?\b"
    r")",
    re.IGNORECASE,
)
# What stands before a name that is set beside the subject, and is not the subject.
_BESIDE = re.compile(
    r"\b(?:with|like|unlike|than|plus|alongside|effects? of|contains?|levels? of|concentrations? of"
    r"|receptors? for|replace|from|in|into|as|or|to|against|without|by|between"
    r"|your|my|their)\s+(?:the |of |\d[\d.,–-]*\s?\w+ (?:of )?)?$",
    re.IGNORECASE,
)
# What takers get "with" the one substance that a sentence names is told of that substance.
_TAKEN = re.compile(r"\b(?:with|from|on|by)\s+(?:the |a )?$", re.IGNORECASE)
_OF_TAKERS = re.compile(
    r"\b(?:you|people|patients|users|participants|volunteers|athletes|men|women|adults|children|those)\b"
    r"|\b(?:reported|seen|observed|noted|described)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w'’-]*(?: (?:[A-Z]|[a-z]+(?= *[:–—|(?,]|$))[\w'’-]*)*")
_LEAST_REPEATS = 3


@dataclass(frozen=True, slots=True)
class UnknownSubject:
    """What an article is about where the vocabulary does not have it: its words, and names like them."""

    words: str
    close: tuple[str, ...]


def sure_substances(article: Article) -> frozenset[SubstanceId]:
    """The substances whose short or common names ("CBD", "calcium") can mean nothing else in this article.

    The title names them, a heading is nothing but their name, or a block spells an abbreviation out.
    """
    title = article.title or ""
    sure = {mention.substance for mention in (*mentions(title), *ambiguous_mentions(title))}
    for block in article.prose():
        words = article.text[block.start : block.end]
        doubtful = ambiguous_mentions(words)
        if block.kind is BlockKind.HEADING:
            sure |= {
                one.substance for one in doubtful if not re.search(r"\w", words.replace(one.name, "", 1))
            }
        elif doubtful:
            spelled = {mention.substance for mention in mentions(words)}
            sure |= {one.substance for one in doubtful if one.name.isupper() and one.substance in spelled}
    return frozenset(sure)


def unknown_subject(article: Article) -> UnknownSubject | None:
    """The name that opens the title and is repeated in the text, where no known substance has it."""
    if mentions(article.title or "", sure=sure_substances(article)):
        return None
    for found in _NAME.finditer(article.title or ""):
        words = " ".join(_without_generic(found[0]))
        if words and not mentions(words) and _repeats(article, words) >= _LEAST_REPEATS:
            return UnknownSubject(words, _close(words))
    return None


def _without_generic(name: str) -> list[str]:
    words = name.split()
    while words and words[0].lower() in word_set("generic"):
        words = words[1:]
    while words and words[-1].lower() in word_set("generic"):
        words = words[:-1]
    return words


def _repeats(article: Article, words: str) -> int:
    pattern = re.compile(rf"\b{re.escape(words.split()[0])}\b", re.IGNORECASE)
    return sum(len(pattern.findall(article.text[b.start : b.end])) for b in article.prose())


def _close(words: str) -> tuple[str, ...]:
    try:
        return (substances().named(words).name,)
    except UnknownName as error:
        return tuple(error.close)


def main_substance(article: Article) -> str | None:
    """The substance an article is about: named in its title, else named most often, then first."""
    unknown = unknown_subject(article)
    if unknown:
        return _parent(article, unknown.words)
    title, sure = article.title or "", sure_substances(article)
    in_title: list[str] = [mention.substance for mention in mentions(title, sure=sure)]
    counted: Counter[str] = Counter(in_title)
    counted.update(_named(article))
    if in_title:
        return max(dict.fromkeys(in_title), key=lambda one: counted[one])
    return counted.most_common(1)[0][0] if counted else None


def _parent(article: Article, words: str) -> str | None:
    """What an unknown relative is named after ("N-acetyl Selank"), where the article speaks of it itself."""
    named = next((mention.substance for word in words.split() for mention in mentions(word)), None)
    return named if named and Counter(_named(article))[named] >= _LEAST_REPEATS else None


def substances_of(article: Article) -> tuple[str, ...]:
    """Every substance the prose names, the one it is about first, then by how often."""
    main = main_substance(article)
    counted = Counter(_named(article))
    rest = sorted((one for one in counted if one != main), key=lambda one: (-counted[one], one))
    return (*((main,) if main else ()), *rest)


def _named(article: Article) -> Iterable[str]:
    sure = sure_substances(article)
    for block in article.prose():
        if block.kind is not BlockKind.QUOTATION:
            for mention in mentions(article.text[block.start : block.end], sure=sure):
                yield mention.substance


def points_back(words: str) -> bool:
    """Does a clause speak of something named before ("it", "this drug")?"""
    return bool(_POINTS_BACK.search(words))


class Subjects:
    """Who is spoken of, as an article goes on: the latest name in a block, a heading, or the main one."""

    def __init__(self, article: Article) -> None:
        unknown = unknown_subject(article)
        self.unknown_words = unknown.words if unknown else None
        self._sure = sure_substances(article)
        self._main = main_substance(article)
        self._unknown = (
            re.compile(rf"\b{re.escape(unknown.words.split()[0])}\b", re.IGNORECASE) if unknown else None
        )
        self._block = -1
        self._latest: str | None = None
        self._spoken = False  # has a substance been named or taken over in this block?

    def names(self, words: str) -> bool:
        """Do the words name a substance, known or the unknown one the article is about?"""
        return bool(self._mentions(words)) or bool(self._unknown and self._unknown.search(words))

    def of(self, words: str, *, block: int, heading: str, lead: str) -> str | None:
        """The substance of a clause: named in it, else before it in its block, its lead, its heading."""
        if block != self._block:
            self._block, self._latest, self._spoken = block, None, False
        if self._unknown and self._unknown.search(words):
            self._latest, self._spoken = None, True
            return None
        named = self._mentions(words)
        if named:
            self._latest, self._spoken = self._subject(words, named), True
        elif not self._spoken:
            self._latest, self._spoken = self._around(lead, heading), True
        return self._latest

    def _mentions(self, words: str) -> tuple[Mention, ...]:
        return mentions(words, sure=self._sure)

    def _subject(self, words: str, named: tuple[Mention, ...]) -> str | None:
        """The first name that is not merely set beside another ("it adds to the effect of caffeine")."""
        if (
            len(named) > 1
            and _equates(words, named[0], named[1])
            and self._main in {n.substance for n in named}
        ):
            return self._main
        for mention in named:
            if not _BESIDE.search(words[: mention.start]):
                return mention.substance
        if _is_told_of_takers(words, named):
            return named[0].substance
        spoken = self._latest if self._spoken else self._main
        return spoken or (None if self._unknown else named[0].substance)

    def _around(self, lead: str, heading: str) -> str | None:
        for context in (lead, heading):
            around: list[str] = [mention.substance for mention in self._mentions(context)] if context else []
            if around:
                return self._main if self._main in around else around[0]
        return self._main


def _is_told_of_takers(words: str, named: tuple[Mention, ...]) -> bool:
    """ "With X you lose weight", "rashes were seen with X": one name, and nothing else is spoken of."""
    is_one = len({one.substance for one in named}) == 1
    is_taken = _TAKEN.search(words[: named[0].start]) is not None
    return is_one and is_taken and _OF_TAKERS.search(words) is not None and not points_back(words)


def _equates(words: str, one: Mention, other: Mention) -> bool:
    return bool(re.fullmatch(r",? ?(?:or|aka|a\.k\.a\.|also called|\() ?", words[one.end : other.start]))
