"""One article in two languages: the original and its translation, each with a record of its own.

Two ways in: a notice in the record says so, or everything that a translation keeps agrees. The same
authors and year are not enough (one group publishes several papers a year), and a number that two
studies share by coincidence (30 + 80 = 110 patients, and 110 in another study) is never a reason.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from probatum.domain.names import name_key, transliterate
from probatum.domain.record import Author, Record
from probatum.screening.duplicates import Link, identifier_key, title_key

# MEDLINE's RefTypes for an article printed again, in its own or another language.
REPRINT_NOTICES = ("RepublishedIn", "RepublishedFrom", "TranslationOf", "TranslatedIn")
YEARS_APART = 2
SHARED_AUTHORS = 0.8  # of all authors of both records
SAME_TITLE = 0.6  # shared words of both titles
SAME_NUMBERS = 0.5  # shared numbers of both abstracts, of at least FEWEST_NUMBERS each
FEWEST_NUMBERS = 4
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?![\w])")
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"}
)


def said_by_a_notice(records: list[Record]) -> Iterator[Link]:
    """Records linked by a notice of republication or translation that one of them prints."""
    position = {identifier_key(one): at for at, record in enumerate(records) for one in record.ids}
    for at, record in enumerate(records):
        for notice in record.notices:
            if notice.kind in REPRINT_NOTICES and notice.target:
                other = position.get(identifier_key(notice.target))
                if other is not None and other != at:
                    yield min(at, other), max(at, other), f"notice in the record: {notice.kind}"


def translated(records: list[Record]) -> Iterator[Link]:
    """Records that agree in all that a translation keeps: authors, year, and title or numbers."""
    by_author: dict[str, list[int]] = {}
    one_of_each = {record.ids: at for at, record in reversed(list(enumerate(records)))}
    for at in sorted(one_of_each.values()):
        record = records[at]
        if record.published and record.authors and (first := name_key(record.authors[0].name)):
            by_author.setdefault(first, []).append(at)
    for group in (by_author[author] for author in sorted(by_author)):
        for index, a in enumerate(group):
            for b in group[index + 1 :]:
                if why := why_twins(records[a], records[b]):
                    yield a, b, why


def why_twins(a: Record, b: Record) -> str | None:
    """Why two records are one article in two languages; None when something that must agree does not."""
    if not (_years_agree(a, b) and _authors_agree(a, b)):
        return None
    how = _two_languages(a, b)
    if how is None:
        return None
    content = _same_content(a, b)
    return f"translated twin: {how}, same authors, {content}" if content else None


def _years_agree(a: Record, b: Record) -> bool:
    if not (a.published and b.published):
        return False
    return abs(a.published.year - b.published.year) <= YEARS_APART


def _authors_agree(a: Record, b: Record) -> bool:
    ours, theirs = _author_keys(a.authors), _author_keys(b.authors)
    return len(ours & theirs) >= SHARED_AUTHORS * len(ours | theirs)


@lru_cache(maxsize=65536)
def _author_keys(authors: tuple[Author, ...]) -> frozenset[str]:
    return frozenset(name_key(author.name) for author in authors)


def _two_languages(a: Record, b: Record) -> str | None:
    """What shows that one is the other's translation: the edition of its journal, or else the language."""
    if a.journal and b.journal and journal_key(a.journal) != journal_key(b.journal):
        return "English edition of the journal" if is_edition(a.journal, b.journal) else None
    languages = {_language(a), _language(b)}
    return "two languages" if len(languages) == 2 and None not in languages else None


def _language(record: Record) -> str | None:
    """The language of the article; MEDLINE brackets the title of one that is not in English."""
    if record.language != "und":
        return record.language
    if re.search("[\u0400-\u04ff]", record.title):
        return "rus"
    return "not English" if record.title.startswith("[") else None


def _same_content(a: Record, b: Record) -> str | None:
    if _share(_title_words(a), _title_words(b)) >= SAME_TITLE:
        return "same title"
    ours, theirs = _numbers(a), _numbers(b)
    if min(len(ours), len(theirs)) >= FEWEST_NUMBERS and _share(ours, theirs) >= SAME_NUMBERS:
        return "same numbers"
    return None


def _share(ours: set[str], theirs: set[str]) -> float:
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def _title_words(record: Record) -> set[str]:
    """The words that say something, British spelling and plurals folded: translators choose freely."""
    words = set(title_key(record.title).split()) - _SMALL_WORDS
    return {word.replace("our", "or").replace("ae", "e").removesuffix("s") for word in words}


def _numbers(record: Record) -> set[str]:
    """The numbers of the text, a decimal comma read as a point; single digits tell nothing."""
    text = " ".join(passage.text for passage in record.passages if passage.text != record.title)
    return {found.replace(",", ".") for found in _NUMBER.findall(text) if len(found) > 1}


def journal_key(name: str) -> str:
    """A journal's name as compared: no case, dots, brackets, articles or ampersands."""
    words = re.findall(r"[a-z0-9]+", transliterate(name))
    return " ".join(word for word in words if word not in ("the", "and", "of"))


def is_edition(a: str, b: str) -> bool:
    """Is one of two journals the English edition of the other?"""
    ours, theirs = _editions().get(journal_key(a), frozenset()), _editions().get(journal_key(b), frozenset())
    return any((edition, not is_english) in theirs for edition, is_english in ours)


@cache
def _editions() -> dict[str, frozenset[tuple[int, bool]]]:
    """Journal -> (which pair, is it the English one)."""
    text = (files("probatum.screening") / "editions.toml").read_text("utf-8")
    found: dict[str, set[tuple[int, bool]]] = {}
    for number, pair in enumerate(tomllib.loads(text)["edition"]):
        for is_english, names in ((False, pair["original"]), (True, pair["english"])):
            for name in names:
                found.setdefault(journal_key(name), set()).add((number, is_english))
    return {journal: frozenset(sides) for journal, sides in found.items()}
