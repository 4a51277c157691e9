"""The tables of cues, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum.domain.claim import ClaimType, Manner


@dataclass(frozen=True, slots=True)
class TypeCues:
    """The words that make a clause a claim of one type, and those that keep it from being one."""

    type: ClaimType
    holds: re.Pattern[str]
    spares: re.Pattern[str] | None


def _read(name: str) -> dict[str, object]:
    return tomllib.loads(files("probatum.claims.find").joinpath(name).read_text("utf-8"))


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def type_cues() -> tuple[TypeCues, ...]:
    """The cues of each type, in the order in which they are tried."""
    table = _read("cues.toml")["type"]
    assert isinstance(table, list)
    return tuple(
        TypeCues(ClaimType(row["type"]), _any(row["patterns"]), _any(row["not"]) if row.get("not") else None)
        for row in table
    )


@cache
def manner_cues() -> tuple[tuple[Manner | None, re.Pattern[str]], ...]:
    """The cues of each manner; None marks words of the page about itself."""
    table = _read("manner.toml")
    order = (("page", None), *((manner.value, manner) for manner in _MANNERS))
    return tuple((manner, _any(table[name]["patterns"])) for name, manner in order)  # type: ignore[index]


_MANNERS = (Manner.QUESTION, Manner.ANECDOTE, Manner.ADVICE, Manner.OPINION)
