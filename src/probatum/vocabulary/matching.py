"""Which substances a text names, and where: offsets are code points of the text as given."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import ahocorasick_rs

from probatum.domain.substance import Name, Substance, SubstanceId
from probatum.vocabulary.catalog import Substances, substances
from probatum.vocabulary.normal import DASHES, fold, key, squeezed
from probatum.vocabulary.peptides import peptides_in, substituted, substitutions

SHORT = 4  # folded names this short must also agree in case: FISH is not fish
_DASH = f"[{DASHES}]"
_MODIFIED_BEFORE = re.compile(
    rf"(?:(?:\bN\s?{_DASH}?\s?[αa]?\s?{_DASH}?\s?)?(?:\bAc|\bacetyl|\bacetylated)(?:\s?{_DASH}\s?|\s))$",
    re.IGNORECASE,
)
_MODIFIED_AFTER = re.compile(
    rf"(?:\s?{_DASH}\s?(?:NH2|NH₂)|(?:\s|{_DASH})(?:amidate|amide))(?![A-Za-z])", re.IGNORECASE
)
_CHANGED_BEFORE = re.compile(rf"\[(?P<changes>[^\[\]]{{3,80}})\]\s?{_DASH}?\s?$")

_SMALL = re.compile("[a-zа-я]")

Via = Literal["name", "sequence", "positional name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One substance named at [start, end); `name` is the known name, or the sequence that was read."""

    substance: SubstanceId
    start: int
    end: int
    name: str
    via: Via


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    start: int
    end: int
    substance: SubstanceId | None  # None: something that must not be taken for a substance
    name: str
    via: Via
    is_ambiguous: bool = False


class Matcher:
    """Names of all substances and of their look-alikes, ready to be found in texts."""

    def __init__(self, known: Substances) -> None:
        """Compile every name; look-alikes without a file of their own only stand in the way."""
        self._known = known
        entries: list[tuple[Name, Substance | None]] = []
        taken: set[str] = set()
        for substance in known.all():
            entries += [(name, substance) for name in substance.names]
            taken |= {key(name.text) for name in substance.names}
        twins = sorted({twin.name for substance in known.all() for twin in substance.not_the_same_as})
        entries += [(Name(text=twin, kind="look-alike"), None) for twin in twins if key(twin) not in taken]
        self._entries = tuple(entries)
        # The rules of an article ask for the names of one sentence many times.
        self._chosen = lru_cache(maxsize=2048)(self._candidates)
        self._automaton = ahocorasick_rs.AhoCorasick([key(name.text) for name, _ in entries])

    def _named(self, text: str) -> Iterator[_Candidate]:
        folded = fold(text)
        for index, first, last in self._automaton.find_matches_as_indexes(folded.text, overlapping=True):
            span = folded.span(first, last)
            name, substance = self._entries[index]
            if span is None or not _stands_alone(text, *span) or not _spelled_alike(name, text[slice(*span)]):
                continue
            yield self._in_context(text, *span, name, substance)

    def _in_context(self, text: str, start: int, end: int, name: Name, owner: Substance | None) -> _Candidate:
        """A peptide named with a modification or a substitution is another substance, or none we know."""
        found, via = owner, "sequence" if name.kind == "sequence" else "name"
        if owner and owner.sequence:
            start, end, found = self._changed(text, start, end, owner)
        return _Candidate(
            start=start,
            end=end,
            substance=found.id if found else None,
            name=name.text,
            via="sequence" if via == "sequence" else "name",
            is_ambiguous=name.is_ambiguous,
        )

    def _changed(
        self, text: str, start: int, end: int, owner: Substance
    ) -> tuple[int, int, Substance | None]:
        sequence, changes = owner.sequence or "", set(owner.modifications)
        bracket = _CHANGED_BEFORE.search(text, max(0, start - 90), start)
        replaced = substitutions(bracket["changes"]) if bracket else {}
        if bracket and replaced != {}:
            start = bracket.start()
            sequence = (substituted(sequence, 1, replaced) or "") if replaced else ""
        before = _MODIFIED_BEFORE.search(text, max(0, start - 20), start)
        if before:
            start = before.start()
            changes.add("N-acetyl")
        after = _MODIFIED_AFTER.match(text, end)
        if after:
            end = after.end()
            changes.add("C-amide")
        if (sequence, changes) == (owner.sequence, set(owner.modifications)):
            return start, end, owner
        return start, end, self._known.by_structure.get((sequence, frozenset(changes)))

    def _spelled(self, text: str) -> Iterator[_Candidate]:
        for peptide in peptides_in(text):
            structure = (peptide.sequence or "", frozenset(peptide.modifications))
            found = self._known.by_structure.get(structure)
            is_chain_of_letters = (
                peptide.spelling == "sequence" and _SMALL.search(text, peptide.start, peptide.end) is None
            )
            if found is None and is_chain_of_letters:
                continue
            yield _Candidate(
                start=peptide.start,
                end=peptide.end,
                substance=found.id if found else None,
                name=peptide.sequence or "",
                via=peptide.spelling,
                is_ambiguous=is_chain_of_letters and len(peptide.sequence or "") <= SHORT,
            )

    def mentions(self, text: str, sure: Collection[SubstanceId] = ()) -> tuple[Mention, ...]:
        """Every substance the text names, longest first where spellings overlap, in text order."""
        chosen = self._chosen(text)
        named = {*sure, *(one.substance for one in chosen if not one.is_ambiguous)}
        return _told(one for one in chosen if not one.is_ambiguous or one.substance in named)

    def ambiguous(self, text: str) -> tuple[Mention, ...]:
        """The names in the text that may mean a known substance, and may mean something else."""
        return _told(one for one in self._chosen(text) if one.is_ambiguous)

    def _candidates(self, text: str) -> tuple[_Candidate, ...]:
        return tuple(_longest([*self._spelled(text), *self._named(text)]))


def _told(candidates: Iterable[_Candidate]) -> tuple[Mention, ...]:
    return tuple(
        Mention(substance=one.substance, start=one.start, end=one.end, name=one.name, via=one.via)
        for one in candidates
        if one.substance is not None
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    is_inside_left = start > 0 and text[start - 1].isalnum()
    is_inside_right = end < len(text) and text[end].isalnum()
    return not (is_inside_left or is_inside_right)


def _spelled_alike(name: Name, found: str) -> bool:
    """Short names, codes and sequences must agree in case, and may not be put together from parts."""
    known = squeezed(name.text)
    if len(known) > SHORT and name.kind not in ("code", "sequence"):
        return True
    if any(char.isspace() for char in found) and not any(char.isspace() for char in name.text):
        return False
    shown = squeezed(found)
    return shown == known or (not known.isupper() and shown in (known.lower(), known.capitalize()))


def _longest(candidates: list[_Candidate]) -> list[_Candidate]:
    """Longest match wins; of equal spans a known substance and a spelled sequence go first."""
    order = {"positional name": 0, "sequence": 1, "name": 2}
    ranked = sorted(
        candidates,
        key=lambda c: (c.start - c.end, c.start, c.substance is None, c.is_ambiguous, order[c.via], c.name),
    )
    taken: list[_Candidate] = []
    for candidate in ranked:
        if all(candidate.end <= other.start or other.end <= candidate.start for other in taken):
            taken.append(candidate)
    return sorted(taken, key=lambda candidate: candidate.start)


@cache
def _matcher() -> Matcher:
    return Matcher(substances())


def mentions(text: str, *, sure: Collection[SubstanceId] = ()) -> tuple[Mention, ...]:
    """Every substance the text names, as half-open spans of its own code points.

    Longest spelling wins; look-alikes ("N-acetyl Semax") never match the substance they resemble; an
    ambiguous name counts only where the text also names the substance unmistakably, or where what stands
    around the text has made the substance `sure`.
    """
    return _matcher().mentions(text, sure)


def ambiguous_mentions(text: str) -> tuple[Mention, ...]:
    """Names that may mean a known substance or something else ("CBD", "calcium"), in text order."""
    return _matcher().ambiguous(text)


def search_names(substance: Substance) -> tuple[str, ...]:
    """Every spelling worth searching for: all names that identify safely, sequences included."""
    return tuple(name.text for name in substance.names if not name.is_ambiguous)
