"""A substance named as maker, researcher or regulator of something, and an organization as a substance."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from probatum.claims.judge import verdicts
from probatum.domain.claim import Claim, EvidenceFor, Mismatch, Verdict
from probatum.domain.substance import SubstanceKind
from probatum.vocabulary import mentions, peptides_in, substances

_SOURCE = "table of kinds: what a substance is and what an organization is"
_CASED = ("organization", "substance", "compound")


@dataclass(frozen=True, slots=True)
class _Named:
    """A stretch of a text that names a substance, and what kind of thing it is."""

    start: int
    end: int
    name: str
    kind: str


@cache
def _table() -> dict[str, re.Pattern[str]]:
    read = tomllib.loads(files("probatum.claims.judge").joinpath("entities.toml").read_text("utf-8"))
    return {name: re.compile(one, 0 if name in _CASED else re.IGNORECASE) for name, one in read.items()}


def judge_entities(claim: Claim) -> Verdict | None:
    """Contradicted where a substance stands for an organization or a person, or the reverse; else None."""
    because = entity_fault(claim.place.quote)
    if because is None:
        return None
    evidence = EvidenceFor(text=because, source=_SOURCE, opposes=True)
    return verdicts.contradicted(claim, because, "another-kind-of-thing", (evidence,), Mismatch.IDENTITY)


def entity_fault(words: str) -> str | None:
    """What is told to be another kind of thing, in a sentence of ours; None where nothing is."""
    return next(chain(_substances_as_makers(words), _organizations_as_substances(words)), None)


def _substances_as_makers(words: str) -> Iterator[str]:
    table = _table()
    for one in _named(words):
        before, told = words[: one.start], table["called"].match(words, one.end)
        is_agent = table["done"].search(before) and table["ends"].match(words, one.end)
        titled = table["named"].search(before) if table["ends"].match(words, one.end) else None
        called = titled or told
        if is_agent:
            yield f"{one.name} is a {one.kind}; only people and organizations do what is told of it"
        elif called:
            yield f"{one.name} is a {one.kind}, no {called['what'].lower()}"


def _organizations_as_substances(words: str) -> Iterator[str]:
    table = _table()
    for one in table["organization"].finditer(words):
        told = table["substance"].match(words, one.end())
        if told:
            yield f"{one[0]} is the name of an organization, no {told['what'].lower()}"


def _named(words: str) -> Iterator[_Named]:
    """The substances a text names, brands left out: a brand may be its maker."""
    known = [one for one in mentions(words) if substances().has(one.substance)]
    for one in known:
        known_as = substances().get(one.substance)
        if known_as.kind is not SubstanceKind.COMBINATION:
            yield _Named(one.start, one.end, known_as.name, known_as.kind.value)
    spelled = (one for one in peptides_in(words) if one.sequence and "-" in words[one.start : one.end])
    others = [(one.start, one.end, "peptide") for one in spelled]  # FDA and EMA spell peptides too
    others += [(*one.span(), "chemical compound") for one in _table()["compound"].finditer(words)]
    for start, end, kind in others:
        if not any(one.start < end and start < one.end for one in known):
            yield _Named(start, end, words[start:end], kind)
