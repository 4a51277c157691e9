"""Laboratories: which institution an affiliation names, under any of its names; never who is right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from probatum.domain.errors import RuleError
from probatum.domain.study import Laboratory
from probatum.vocabulary.files import each, read
from probatum.vocabulary.finder import Finder, Spelling
from probatum.vocabulary.normal import key

_MAIL = re.compile(r"(?:electronic address:?\s*)?\S+@\S+", re.IGNORECASE)
_POSTCODE = re.compile(r"(?:\b[A-Z]{1,3}-)?\b\d[\d\s-]{2,}\d?\b|\b[A-Z]{1,2}\d\w?\s*\d[A-Z]{2}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLaboratory:
    """One institution, with every name it prints."""

    id: str
    name: str
    city: str
    country: str
    aliases: tuple[str, ...]


class Laboratories:
    """Known institutions, and a parser for those not known."""

    def __init__(
        self,
        known: Sequence[KnownLaboratory],
        countries: Mapping[str, str],
        whole: Sequence[str],
        part: Sequence[str],
    ) -> None:
        """`countries` by folded spelling; `whole` and `part` mark institutions and departments."""
        self._by_id = {laboratory.id: laboratory for laboratory in known}
        self._finder = Finder(
            [Spelling(lab.id, alias) for lab in known for alias in (*lab.aliases, lab.name)]
        )
        self._countries = dict(countries)
        self._whole, self._part = tuple(whole), tuple(part)

    def get(self, identifier: str) -> KnownLaboratory:
        """The institution with this id; raises RuleError."""
        if identifier not in self._by_id:
            raise RuleError("unknown laboratory", source="laboratories.toml", field="id", value=identifier)
        return self._by_id[identifier]

    def all(self) -> tuple[KnownLaboratory, ...]:
        """Every known institution, in file order."""
        return tuple(self._by_id.values())

    def identify(self, affiliation: str) -> Laboratory:
        """Institution, city and country of an affiliation; `group` only where the institution is known.

        `name` keeps the affiliation as printed. Of several known institutions the first named counts.
        """
        found = self._finder.find(affiliation)
        if not found:
            return self._parsed(affiliation)
        known = self._by_id[found[0].term]
        return Laboratory(
            name=affiliation,
            institution=known.name,
            city=known.city,
            country=known.country,
            group=known.id,
        )

    def _country(self, part: str) -> str | None:
        return self._countries.get(key(part.strip(" .")))

    def _parsed(self, affiliation: str) -> Laboratory:
        """Institution, city, country by the commas; what cannot be told stays empty."""
        clean = _POSTCODE.sub(" ", _MAIL.sub(" ", affiliation))
        parts = [part.strip(" .") for part in re.split(r"[,;]", clean)]
        parts = [part for part in parts if part]
        country = next((found for part in reversed(parts) if (found := self._country(part))), None)
        rest = [part for part in parts if self._country(part) is None]
        institution = self._institution(rest)
        after = rest[rest.index(institution) + 1 :] if institution else rest
        places = [part for part in after if not self._has(part, self._part) and _could_be_a_city(part)]
        return Laboratory(
            name=affiliation,
            institution=institution,
            city=places[-1] if places and country else None,
            country=country,
        )

    def _institution(self, parts: Sequence[str]) -> str | None:
        for words in (self._whole, self._part):
            named = [part for part in parts if self._has(part, words)]
            if words is self._whole:
                named = [part for part in named if not self._starts(part, self._part)] or named
            if named:
                return next((part for part in named if self._has(part, self._whole[:10])), named[0])
        return None

    def _has(self, part: str, words: Sequence[str]) -> bool:
        return _opening_with(tuple(words)).search(part) is not None

    def _starts(self, part: str, words: Sequence[str]) -> bool:
        return any(part.casefold().startswith(word) for word in words)


@cache
def _opening_with(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these at the beginning of a word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


def _could_be_a_city(part: str) -> bool:
    """No digits, and not a state's two or three letters."""
    return not any(char.isdigit() for char in part) and re.fullmatch(r"[A-Z]{2,3}", part) is None


@cache
def laboratories() -> Laboratories:
    """The institutions that ship with Probatum."""
    known = []
    for entry in each("laboratories.toml", "laboratory"):
        known.append(
            KnownLaboratory(
                id=entry.text("id"),
                name=entry.text("name"),
                city=entry.text("city"),
                country=entry.text("country"),
                aliases=entry.texts("aliases"),
            )
        )
        entry.done()
    file = read("laboratories.toml")
    table, words = file.table("countries"), file.table("institution_words")
    countries = {key(spelling): name for name in table.keys() for spelling in table.texts(name)}  # noqa: SIM118
    return Laboratories(known, countries, words.texts("whole"), words.texts("part"))
