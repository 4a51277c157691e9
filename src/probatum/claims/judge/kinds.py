"""What kind of substance a text calls one, against the kind the catalog describes: a mineral is no herb."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum.domain.claim import Claim, EvidenceFor
from probatum.vocabulary import mentions, substances

_SOURCE = "catalog of substances; table of kinds that exclude one another"
_IS = (
    r"\b(?:is|are|was)(?P<no>n['’]t| not| neither| never| no)?\s"
    r"(?:(?:really|actually|in fact|technically|just|simply|basically)\s)?(?:(?:an?|the)\s)"
    r"(?:[\w-]+\s){0,2}?"
)
_NOR = r"(?:[^.;,]{0,40}\bnor\s(?:(?:an?|the)\s)?)"
_END = r"(?=[.,;:)]|$|\s(?:that|which|of|from|in|with|and|or|but|nor|made|found|used|sold|for|just)\b)"
_PRONOUN = re.compile(r"(?:^|[.,;]\s|\bthat\s)(?:it|this|they|these|which)$|^$", re.IGNORECASE)
_NEXT = re.compile(r"[\s,)”\"']*")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of substance: how the catalog and how a text call it, and what none of it is."""

    name: str
    what: re.Pattern[str]
    told: re.Pattern[str]
    nor: re.Pattern[str]
    excludes: tuple[str, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of kinds.toml."""
    table = tomllib.loads(files("probatum.claims.judge").joinpath("kinds.toml").read_text("utf-8"))
    return tuple(
        Kind(
            name=one["name"],
            what=re.compile(one["what"], re.IGNORECASE),
            told=re.compile(rf"{_IS}(?P<kind>{one['told']}){_END}", re.IGNORECASE),
            nor=re.compile(rf"{_IS}{_NOR}(?P<kind>{one['told']}){_END}", re.IGNORECASE),
            excludes=tuple(one["excludes"]),
        )
        for one in table["kind"]
    )


def kinds_told(claim: Claim) -> Iterator[EvidenceFor]:
    """What the catalog says to each kind the claim calls its substance, or says that it is not."""
    if claim.substance is None or not substances().has(claim.substance):
        return
    known = substances().get(claim.substance)
    own = [kind for kind in kinds() if kind.what.search(known.what)]
    foreign = {name for kind in own for name in kind.excludes} - {kind.name for kind in own}
    text = f"{known.name}: {known.what}"
    for kind in kinds():
        words = claim.place.quote
        found = kind.told.search(words) or kind.nor.search(words)
        if kind.name not in foreign or found is None or not _is_of(words[: found.start()], claim.substance):
            continue
        yield EvidenceFor(text=f"{text}, no {kind.name}", source=_SOURCE, opposes=found["no"] is None)


def _is_of(before: str, substance: str) -> bool:
    """Does the sentence speak of the substance right before it calls it something?"""
    named = mentions(before)
    if named and named[-1].substance == substance:
        return _NEXT.fullmatch(before, named[-1].end) is not None
    return not named and _PRONOUN.search(before.strip()) is not None
