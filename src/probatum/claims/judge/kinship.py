"""Whose relative a peptide is told to be, against the sequences of both.

An analogue, fragment or derivative shares a run of residues with its parent; one that shares none is no
relative. Four residues are the least that any analogue on file shares with its parent; 7 random residues and
39 share some run of four in one pair of a thousand (4 x 36 / 20^4).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum.claims.judge import verdicts
from probatum.domain.claim import Claim, EvidenceFor, Mismatch, Verdict
from probatum.domain.errors import RuleError
from probatum.domain.substance import Substance
from probatum.vocabulary import mentions, substances
from probatum.vocabulary.residues import Parent, parents

_RUN = 4  # residues in a row that relatives share
_CATALOG = "catalog of substances and parent peptides"
_RELATION = (
    r"(?:analog(?:ue)?s?|fragments?|derivatives?|version|form|mimetic|mimic|variant|part|portion|piece) of"
    r"|derived from|based (?:up)?on|built (?:up)?on|model+ed (?:up)?on|structurally (?:related|similar) to"
)
_SPACE = r"\s+(?:the\s+)?(?:natural(?:ly occurring)?\s+|human\s+|peptide\s+|hormone\s+|neuropeptide\s+)*"
_AFTER = r"[\s-]*(?:\(\d+[-–]\d+\)\s*)?(?:-?\s?like\b|analog(?:ue)?\b|derivative\b|fragment\b|mimetic\b)"
_ASIDE = re.compile(
    r",\s*(?:just\s+|much\s+)?(?:like|unlike|as with|similar to)\s+[^,]{1,40},", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:not|no|never|unlike|nor|rather than|instead of)\b|n['’]t\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;.]|,?\s(?:and|but|while|whereas)\s")


@dataclass(frozen=True, slots=True)
class _Kin:
    """A parent chain under one of the names it is told by."""

    parent: Parent
    pattern: re.Pattern[str]
    source: str


@cache
def _kin() -> tuple[_Kin, ...]:
    by_id = {one.id: one for one in parents()}
    found = [_Kin(one, _told(one.names), one.source) for one in parents()]
    table = tomllib.loads(files("probatum.claims.judge").joinpath("kinship.toml").read_text("utf-8"))
    for entry in table["family"]:
        if entry["parent"] not in by_id:
            raise RuleError("names a parent that is not there", source="kinship.toml", value=entry["parent"])
        found.append(_Kin(by_id[entry["parent"]], _told(tuple(entry["names"])), entry["source"]))
    return tuple(found)


def _told(names: tuple[str, ...]) -> re.Pattern[str]:
    """A relation and one of the names, in either order."""
    ordered = "|".join(re.escape(one) for one in sorted(names, key=lambda one: (-len(one), one)))
    name = rf"(?<![\w-])(?P<{{}}>{ordered})(?!\w)"
    return re.compile(
        rf"\b(?:{_RELATION}){_SPACE}{name.format('a')}|{name.format('b')}{_AFTER}", re.IGNORECASE
    )


def judge_kinship(claim: Claim) -> Verdict | None:
    """Contradicted where a peptide is told to be a relative of a chain it shares nothing with; else None."""
    wrong = tuple(one for one in kinship(claim) if one.opposes)
    if not wrong:
        return None
    return verdicts.contradicted(claim, wrong[0].text, "no-relative", wrong, Mismatch.IDENTITY)


def kinship(claim: Claim) -> Iterator[EvidenceFor]:
    """What the sequences say to each relation the claim tells flatly."""
    words = _ASIDE.sub(lambda aside: " " * len(aside[0]), claim.place.quote)
    for one in _kin():
        for found in one.pattern.finditer(words):
            peptide = _subject(words[: found.start()], claim)
            is_own = peptide is not None and peptide.sequence == one.parent.sequence
            if peptide is not None and not is_own and not _DENIED.search(_clause(words[: found.start()])):
                yield _evidence(peptide, one, found["a"] or found["b"])


def _subject(before: str, claim: Claim) -> Substance | None:
    """The peptide named last before the relation, else the one the claim is about."""
    named = [one.substance for one in mentions(before)]
    name = named[-1] if named else claim.substance
    if name is None or not substances().has(name):
        return None
    found = substances().get(name)
    return found if found.sequence else None


def _clause(before: str) -> str:
    return _CLAUSE.split(before)[-1]


def _evidence(peptide: Substance, kin: _Kin, told: str) -> EvidenceFor:
    assert peptide.sequence is not None
    shared = longest_shared(peptide.sequence, kin.parent.sequence)
    if len(shared) >= min(_RUN, len(peptide.sequence), len(kin.parent.sequence)):
        text = f"{peptide.name} ({peptide.sequence}) shares {shared} with {told}"
        return EvidenceFor(text=text, source=f"{_CATALOG}; {kin.source}")
    run = f"no more than {shared} in a row" if shared else "no residue"
    text = f"{peptide.name} ({peptide.sequence}) shares {run} with {told}{_own_parent(peptide)}"
    return EvidenceFor(text=text, source=f"{_CATALOG}; {kin.source}", opposes=True)


def _own_parent(peptide: Substance) -> str:
    """The chain on file it does share a run with, as a remark."""
    assert peptide.sequence is not None
    for one in parents():
        shared = longest_shared(peptide.sequence, one.sequence)
        if len(shared) >= _RUN:
            return f"; it shares {shared} with {one.names[0]}"
    return ""


def longest_shared(one: str, other: str) -> str:
    """The longest run of letters two sequences share, the first of equals.

    >>> longest_shared("TKPRPGP", "TKPR"), longest_shared("GHK", "TKPR")
    ('TKPR', 'K')
    """
    runs = (one[i:j] for i in range(len(one)) for j in range(i + 1, len(one) + 1))
    return max((run for run in runs if run in other), key=len, default="")
