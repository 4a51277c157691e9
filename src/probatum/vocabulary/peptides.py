"""Peptides as texts spell them, read into sequences.

Four spellings are read: chains of codes (Met-Glu-His-Phe-Pro-Gly-Pro, MEHFPGP), words
(methionyl-glutamyl-...), fragments of a parent (ACTH(4-7)-Pro-Gly-Pro) and substitutions in a fragment
([Pro8,10,Gly9]ACTH-(4-10)). What cannot be read to the end has no sequence, so that it matches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick

from probatum.vocabulary.normal import DASHES, fold, key
from probatum.vocabulary.residues import parents, residues, unusual_residues

_DASH = f"[{DASHES}]"
_LINK = rf"(?:\s?{_DASH}\s?)"
_ACETYL = rf"(?:(?:N\s?{_DASH}?\s?[αa]?{_DASH}?\s?)?(?:[Aa]cetyl|Ac){_LINK}?)"
_ENDS = rf"(?:{_LINK}?(?P<amide>NH2|NH₂|amidate|amide)(?![A-Za-z])|{_LINK}OH(?![A-Za-z]))?"

Spelling = Literal["sequence", "positional name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeptideText:
    """A stretch of text [start, end) that spells a peptide; `sequence` is None when it cannot be read."""

    start: int
    end: int
    sequence: str | None
    modifications: tuple[str, ...]
    spelling: Spelling


@cache
def _codes() -> dict[str, str]:
    return {three: residue.code for residue in residues() for three in residue.three}


@cache
def _residue_pattern() -> str:
    codes = "|".join((*_codes(), *unusual_residues()))
    return rf"(?:p?(?:[DL]{_DASH})?(?:{codes})(?![a-zа-я]))"


@cache
def _chain() -> re.Pattern[str]:
    residue = _residue_pattern()
    run = rf"{residue}(?:(?:{_LINK}|\s)?{residue})*"
    letters = r"[ACDEFGHIKLMNPQRSTVWY]{2,}(?![A-Za-z0-9])"
    chunk = rf"(?:{run}|{letters})"
    return re.compile(
        rf"(?<![A-Za-zА-Яа-я0-9])(?P<acetyl>{_ACETYL})?(?:H{_DASH})?"
        rf"(?P<chain>{chunk}(?:{_DASH}?{chunk})*){_ENDS}(?![A-Za-zА-Яа-я])"
    )


@cache
def _words() -> re.Pattern[str]:
    acyl = "|".join(word for residue in residues() for word in residue.acyl)
    last = "|".join(word for residue in residues() for word in sorted(residue.names, key=len, reverse=True))
    config = rf"(?:(?:[LD]|alpha|α){_DASH})*"
    return re.compile(
        rf"(?<!\w)(?P<acetyl>{_ACETYL})?(?P<acyls>(?:{config}(?:{acyl})(?:{_LINK}|\s)?)+)"
        rf"{config}(?P<last>{last})(?:\s(?P<amide>amide))?(?!\w)",
        re.IGNORECASE,
    )


@cache
def _fragment() -> re.Pattern[str]:
    residue = _residue_pattern()
    names = sorted((name for parent in parents() for name in parent.names), key=len, reverse=True)
    parent = "|".join(re.escape(name).replace(r"\-", f"{_DASH}?").replace(r"\ ", r"\s?") for name in names)
    bare = rf"(?:{residue}\s?\d+(?:\s?,\s?\d+)*\s?[,;]?\s?{_DASH}?\s?)+"
    changes = (
        rf"(?:\[(?P<square>[^\[\]]{{3,80}})\]|\((?P<round>(?:[^()]|\(\d+\)){{3,80}})\)|(?P<bare>{bare}))"
    )
    numbers = (
        rf"(?:[(\[/]\s?f?(?P<a>\d+)\s?{_DASH}\s?(?P<b>\d+)\s?[)\]/]|(?P<a2>\d+)\s?{_DASH}\s?(?P<b2>\d+))"
    )
    tail = rf"(?:(?:{_LINK}?{residue}(?:{_LINK}?{residue})*)|(?:{_LINK}?[ACDEFGHIKLMNPQRSTVWY]{{2,}}))"
    return re.compile(
        rf"(?:(?<![A-Za-z0-9])|(?=[\[(]))(?P<acetyl>{_ACETYL})?(?:(?P<changes>{changes})\s?{_DASH}?\s?)?"
        rf"h?(?P<parent>{parent})(?P<numbers>(?:\s?{_DASH}?\s?fragment)?\s?{_DASH}?\s?{numbers})?"
        rf"(?P<tail>{tail}(?![A-Za-z0-9]))?{_ENDS}",
    )


def _modifications(match: re.Match[str], own: tuple[str, ...] = ()) -> tuple[str, ...]:
    acetyl = ("N-acetyl",) if match["acetyl"] else ()
    amide = ("C-amide",) if match["amide"] else ()
    return tuple(dict.fromkeys((*own, *acetyl, *amide)))


@cache
def _residue() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A residue by its three-letter code; a residue by either code."""
    return re.compile(_residue_pattern()), re.compile(rf"{_residue_pattern()}|[ACDEFGHIKLMNPQRSTVWY]")


def _read_chain(text: str) -> str | None:
    """One-letter codes of a chain of three-letter or one-letter codes; None where a residue is unusual."""
    codes = [_codes().get(part, part if len(part) == 1 else None) for part in _residue()[1].findall(text)]
    return None if None in codes else "".join(code for code in codes if code)


def _is_three_letter(text: str) -> bool:
    return _residue()[0].search(text) is not None


def _is_cyclic(text: str, start: int) -> bool:
    return re.search(r"cyclo-?[\[(]?$", text[max(0, start - 8) : start], re.IGNORECASE) is not None


_CAPITAL = re.compile(r"[A-ZА-Я]")
_ACETYL_WORD = re.compile(r"acetyl")


def _openings(text: str) -> list[int]:
    """Where a chain may open: a capital, the "p" of pyroglutamyl before one, "acetyl"."""
    found = [match.start() for match in _CAPITAL.finditer(text)]
    found += [start - 1 for start in found if start and text[start - 1] == "p"]
    found += [match.start() for match in _ACETYL_WORD.finditer(text)]
    return sorted(found)


def _chained(text: str) -> Iterator[re.Match[str]]:
    """What `finditer` gives, tried only where a chain may open."""
    end = 0
    pattern = _chain()
    for start in _openings(text):
        if start >= end and (match := pattern.match(text, start)):
            end = match.end()
            yield match


def _chains(text: str) -> Iterator[PeptideText]:
    for match in _chained(text):
        before = text[max(0, match.start() - 2) : match.start()]
        is_attached = len(before) == 2 and before[1] in DASHES[:5] and before[0].isalnum()
        sequence = None if is_attached or _is_cyclic(text, match.start()) else _read_chain(match["chain"])
        if sequence is None and not _is_three_letter(match["chain"]):
            continue
        if key(match[0]) in _parent_of():  # ACTH names a hormone; it does not spell Ala-Cys-Thr-His
            continue
        yield PeptideText(
            start=match.start(),
            end=match.end(),
            sequence=sequence,
            modifications=_modifications(match),
            spelling="sequence",
        )


@cache
def _acyl_codes() -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    """Codes by acyl word, codes by last word, and a pattern of the acyl words."""
    acyl = {key(word): residue.code for residue in residues() for word in residue.acyl}
    last = {key(word): residue.code for residue in residues() for word in residue.names}
    return acyl, last, re.compile("|".join(word for r in residues() for word in r.acyl), re.IGNORECASE)


@cache
def _needed() -> tuple[AhoCorasick, int]:
    """Folded acyl words and, from the number given on, folded names of parents."""
    acyls = [key(word) for residue in residues() for word in residue.acyl]
    names = [key(name) for parent in parents() for name in parent.names]
    return AhoCorasick([*acyls, *names]), len(acyls)


def _has_needed(text: str) -> tuple[bool, bool]:
    """Has a text an acyl word, a parent's name? One without spells no peptide in words, no fragment."""
    automaton, first_name = _needed()
    found = [hit[0] for hit in automaton.find_matches_as_indexes(fold(text).text, overlapping=True)]
    return min(found, default=first_name) < first_name, max(found, default=-1) >= first_name


def _spelled_out(text: str) -> Iterator[PeptideText]:
    acyl, last, words = _acyl_codes()
    for match in _words().finditer(text):
        codes = [acyl[key(word)] for word in words.findall(match["acyls"])]
        is_mirrored = re.search(rf"(?<![A-Za-z])D{_DASH}", match[0]) is not None
        yield PeptideText(
            start=match.start(),
            end=match.end(),
            sequence=None if is_mirrored else "".join(codes) + last[key(match["last"])],
            modifications=_modifications(match),
            spelling="sequence",
        )


@cache
def _parent_of() -> dict[str, int]:
    return {key(name): index for index, parent in enumerate(parents()) for name in parent.names}


def substitutions(text: str) -> dict[int, str] | None:
    """Read "Pro8,10,Gly9" into residues by position.

    Empty when the text names no substitution (an isotope, a remark); None when it names one that cannot be
    read (a D-residue, an unusual one).

    >>> substitutions("Pro8,10,Gly9") == {8: "P", 10: "P", 9: "G"}
    True
    """
    one = r"(?P<residue>[A-Z][a-z]{2})\s?\(?(?P<at>\d+)\)?(?P<more>(?:\s?,\s?\(?\d+\)?(?![A-Za-z]))*)"
    if re.search(rf"{_residue_pattern()[:-1]})(?:{_DASH}?[A-Za-z])?\s?\(?\d", text) is None:
        return {}
    found: dict[int, str] = {}
    rest = text
    for match in re.finditer(one, text):
        rest = rest.replace(match[0], "", 1)
        code = _codes().get(match["residue"])
        if code is None:
            return None
        for position in (match["at"], *re.findall(r"\d+", match["more"])):
            found[int(position)] = code
    return None if re.search(r"[A-Za-z0-9]", rest) else found


def substituted(sequence: str, first: int, changes: dict[int, str]) -> str | None:
    """The sequence with residues replaced; positions count from `first`. None outside the sequence."""
    letters = list(sequence)
    for position, code in sorted(changes.items()):
        if not first <= position < first + len(letters):
            return None
        letters[position - first] = code
    return "".join(letters)


def _changes(match: re.Match[str]) -> dict[int, str] | None:
    return substitutions(match["square"] or match["round"] or match["bare"] or "")


def _positions(match: re.Match[str], length: int) -> tuple[int, int]:
    """First and last position of the fragment; the whole parent when none is given."""
    return int(match["a"] or match["a2"] or 1), int(match["b"] or match["b2"] or length)


def _fragment_sequence(match: re.Match[str], whole: str) -> str | None:
    first, last = _positions(match, len(whole))
    changes = _changes(match)
    tail = _read_chain(match["tail"] or "")
    if not 1 <= first < last <= len(whole) or changes is None or tail is None:
        return None
    core = substituted(whole[first - 1 : last], first, changes)
    return None if core is None else core + tail


def _fragments(text: str) -> Iterator[PeptideText]:
    for match in _fragment().finditer(text):
        if not (match["numbers"] or match["tail"]):
            continue
        parent = parents()[_parent_of()[key(match["parent"])]]
        own = parent.modifications if _positions(match, len(parent.sequence))[0] == 1 else ()
        keeps_prefix = _changes(match) != {} or match["acetyl"]
        is_cyclic = _is_cyclic(text, match.start())
        yield PeptideText(
            start=match.start() if keeps_prefix else match.start("parent"),
            end=match.end(),
            sequence=None if is_cyclic else _fragment_sequence(match, parent.sequence),
            modifications=_modifications(match, own),
            spelling="positional name",
        )


def peptides_in(text: str) -> tuple[PeptideText, ...]:
    """Every stretch that spells a peptide, in text order; stretches may overlap."""
    has_acyl, has_parent = _has_needed(text)
    found = [
        *(_fragments(text) if has_parent else ()),
        *_chains(text),
        *(_spelled_out(text) if has_acyl else ()),
    ]
    return tuple(sorted(found, key=lambda peptide: (peptide.start, -peptide.end, peptide.spelling)))
