"""Outcomes: curated terms, and how short names and running text are mapped to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from probatum.domain.errors import RuleError
from probatum.domain.terms import Better, OutcomeKind
from probatum.vocabulary.files import Entry, each, read
from probatum.vocabulary.finder import Finder, Found, Spelling
from probatum.vocabulary.matching import mentions
from probatum.vocabulary.normal import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Words that must all stand in a name, and words that must not; "@brain" stands for any brain region."""

    all: tuple[str, ...]
    none: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeTerm:
    """One curated outcome."""

    id: str
    name: str
    group: str
    kind: OutcomeKind
    better: Better
    synonyms: tuple[str, ...]
    abbreviations: tuple[str, ...]
    weak: tuple[str, ...]
    exact: tuple[str, ...]
    together: tuple[Together, ...]
    instruments: tuple[str, ...]
    mesh: tuple[str, ...]
    is_provoked: bool
    in_animals: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeMention:
    """One outcome named at [start, end) of a text."""

    term: str
    start: int
    end: int


def _spelled_both_ways(text: str) -> tuple[str, ...]:
    """American and British spelling."""
    british = text
    for american_part, british_part in _spellings():
        british = british.replace(american_part, british_part)
    return (text,) if british == text else (text, british)


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    return tuple((e.text("american"), e.text("british")) for e in read("outcomes.toml").tables("spelling"))


@cache
def _words(name: str) -> tuple[str, ...]:
    return read("outcomes.toml").table("names").texts(name)


def _term(entry: Entry) -> OutcomeTerm:
    rules = []
    for group in entry.tables("together"):
        rules.append(Together(all=group.texts("all"), none=group.texts("none")))
        group.done()
    term = OutcomeTerm(
        id=entry.text("id"),
        name=entry.text("name"),
        group=entry.text("group"),
        kind=entry.word("kind", OutcomeKind),
        better=entry.word("better", Better),
        synonyms=entry.texts("synonyms"),
        abbreviations=entry.texts("abbreviations"),
        weak=entry.texts("weak"),
        exact=entry.texts("exact"),
        together=tuple(rules),
        instruments=entry.texts("instruments"),
        mesh=entry.texts("mesh"),
        is_provoked=entry.flag("provoked"),
        in_animals=entry.maybe("in_animals"),
    )
    entry.done()
    return term


def _plain_name(term: OutcomeTerm) -> tuple[str, ...]:
    """The name, unless it carries a remark or names two things."""
    return () if re.search(r"[/,()]", term.name) or term.is_provoked else (term.name,)


def _strong(terms: Iterable[OutcomeTerm]) -> list[Spelling]:
    found = []
    for term in terms:
        for text in (*_plain_name(term), *term.synonyms):
            found += [Spelling(term.id, spelled) for spelled in _spelled_both_ways(text)]
        found += [Spelling(term.id, text, as_printed=True) for text in term.abbreviations]
    return found


def _weak(terms: Iterable[OutcomeTerm]) -> list[Spelling]:
    return [
        Spelling(term.id, spelled, as_printed=text.isupper())
        for term in terms
        for text in term.weak
        for spelled in _spelled_both_ways(text)
    ]


class Outcomes:
    """Every outcome term, by id, in texts and by short name."""

    def __init__(self, terms: Sequence[OutcomeTerm]) -> None:
        """Raises RuleError when two terms share a spelling or point to a term that is not there."""
        self._by_id = {term.id: term for term in terms}
        strong = _strong(terms)
        _check_owners(strong)
        for term in terms:
            if term.in_animals and term.in_animals not in self._by_id:
                raise RuleError(
                    "names an outcome that is not there", source="outcomes.toml", value=term.in_animals
                )
        self._strong, self._weak = Finder(strong), Finder(_weak(terms))
        self._rules = _by_first_word(terms)
        self._exact = {key(text): term.id for term in terms for text in term.exact}

    def get(self, identifier: str) -> OutcomeTerm:
        """The term with this id; raises RuleError."""
        if identifier not in self._by_id:
            raise RuleError("unknown outcome", source="outcomes.toml", field="id", value=identifier)
        return self._by_id[identifier]

    def has(self, identifier: str) -> bool:
        """Is there a term with this id?"""
        return identifier in self._by_id

    def all(self) -> tuple[OutcomeTerm, ...]:
        """Every term, in file order."""
        return tuple(self._by_id.values())

    def match(self, text: str) -> tuple[OutcomeMention, ...]:
        """Outcomes a text names, longest spelling first; abbreviations as printed."""
        return tuple(OutcomeMention(term=f.term, start=f.start, end=f.end) for f in self._strong.find(text))

    def match_weak(self, text: str) -> tuple[OutcomeMention, ...]:
        """Names too general to stand alone ("learning", "TG"): a caller must see that they were measured."""
        return tuple(OutcomeMention(term=f.term, start=f.start, end=f.end) for f in self._weak.find(text))

    def map_name(self, name: str, *, context: str = "", animal: bool = False) -> str | None:
        """The term a study's short outcome name means, or None when it means none or several.

        `context` is what else the study says beside the name (measure, effect in words): it only decides
        whether the value was measured after a challenge. `animal` turns to the animal test of the same thing.
        """
        outside = re.sub(r"(?:^|(?<=\s))\([^)]*\)", " ", name).strip() or name
        term = self._mapped(outside, _is_provoked(outside, context))
        if term is None:
            return None
        return self._by_id[term].in_animals or term if animal else term

    def _mapped(self, name: str, is_provoked: bool) -> str | None:
        exact = self._exact.get(key(name)) or self._exact.get(key(name.split(",")[0]))
        if exact and not is_provoked:
            return exact
        for found in (self._strong.find(name), self._weak.find(name)):
            terms = {mention.term for mention in found if not is_provoked or _is_part(name, mention)}
            if len(terms) == 1:
                return None if _names_deficit(name, found) or _lists_more(name, found) else terms.pop()
            if len(terms) > 1 or found:
                break
        return self._by_words(name, is_provoked) if not _names_deficit(name, ()) else None

    def _by_words(self, name: str, is_provoked: bool) -> str | None:
        here = (*re.findall(r"[^\W_]+", name.lower()), "")
        terms = {
            term.id
            for word in dict.fromkeys(here)
            for term, rule in self._rules.get(word, ())
            if term.is_provoked == is_provoked
            and all(_has(name, word) for word in rule.all)
            and not _has_any(name, rule.none)
        }
        return terms.pop() if len(terms) == 1 else None


def _by_first_word(terms: Sequence[OutcomeTerm]) -> dict[str, list[tuple[OutcomeTerm, Together]]]:
    """Every rule under a plain word it needs; under "" where it needs none."""
    found: dict[str, list[tuple[OutcomeTerm, Together]]] = {}
    for term in terms:
        for rule in term.together:
            plain = (word.lower() for word in rule.all if re.fullmatch(r"[^\W_]+", word))
            found.setdefault(next(plain, ""), []).append((term, rule))
    return found


def _check_owners(spellings: Sequence[Spelling]) -> None:
    owners: dict[str, str] = {}
    for spelling in spellings:
        owner = owners.setdefault(key(spelling.text), spelling.term)
        if owner != spelling.term:
            raise RuleError(
                "two outcomes share a spelling",
                source="outcomes.toml",
                field=spelling.term,
                value=spelling.text,
                remedy=f"it is already one of {owner}: keep it in one, or make it weak",
            )


def _has(name: str, word: str) -> bool:
    return _has_any(name, (word,))


def _has_any(name: str, words: Sequence[str]) -> bool:
    """Does a name hold one of these as a word? "@tissues" stands for the words listed under that name."""
    low = name.lower()
    for word in words:
        if word.startswith("@"):
            if _has_any(name, _words(word[1:])):
                return True
        elif word.lower() in low and _as_word(word).search(name):  # nearly never: most are not in the text
            return True
    return False


@cache
def _as_word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", re.IGNORECASE)


def _is_provoked(name: str, context: str) -> bool:
    """Was it measured after a challenge: said in the name, or a challenge drug named beside it?"""
    if _provoked().search(name):
        return True
    told = f"{name} ; {context}"
    challenges = _words("challenges")
    return _has_any(told, challenges) and _has_any(_WITHOUT.sub(" ", told), challenges)


_WITHOUT = re.compile(r"\b(?:no|without)\s+\w+", re.IGNORECASE)


@cache
def _provoked() -> re.Pattern[str]:
    return re.compile(rf"\w-(?:{'|'.join(_words('provoked_words'))})\b", re.IGNORECASE)


def _is_part(name: str, mention: Found) -> bool:
    """Does the spelling itself say what provoked it?"""
    words = "|".join(_words("provoked_words"))
    return re.search(rf"-(?:{words})\b", name[mention.start : mention.end], re.IGNORECASE) is not None


def _names_deficit(name: str, found: Sequence[Found]) -> bool:
    """A name of a loss ("memory disturbance") must not map to the ability: the direction runs backward."""
    rest = list(name)
    for mention in found:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    return _has_any("".join(rest), _words("deficit_words"))


def _lists_more(name: str, found: Sequence[Found]) -> bool:
    """A list of analytes, only some known ("caspase-3, TNF-alpha, NGF"), means several outcomes."""
    rest = list(name)
    for mention in found:
        rest[mention.start : mention.end] = "\x00" * (mention.end - mention.start)
    shown = re.sub(r"\[[^\]]*\]\S*|\bvs\b.*", " ", "".join(rest))
    parts = (part for part in re.split(r"[,;]", shown) if "\x00" not in part)
    unknown = (part for part in parts if not mentions(part))
    return any(re.search(r"\w*[A-Z]\w*[A-Z]|[A-Za-z]{2,}-?\d", part) for part in unknown)


@cache
def outcomes() -> Outcomes:
    """The outcomes that ship with Probatum."""
    return Outcomes([_term(entry) for entry in each("outcomes.toml", "outcome")])
