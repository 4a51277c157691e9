"""Does a title claim a direction for something the study measured?

A claim is a verb of direction followed, before the title's next pause, by a word that shares a stem
with the name of a measured outcome. Words, hedges and worked examples stand in `titles.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from probatum.domain.terms import Direction

_WORD = re.compile(r"[a-z][a-z0-9-]+")
_PAUSE = re.compile(r"[.:;]")
_STEM = 6  # letters two words must share at their beginning


@dataclass(frozen=True, slots=True)
class TitleClaim:
    """A direction a title claims, with the title's words from the verb to what it acts on."""

    direction: Direction
    words: str


@cache
def words_of_claims() -> dict[str, Any]:
    """The verbs, hedges, general words and worked examples of `titles.toml`."""
    return tomllib.loads(files("probatum.synthesis").joinpath("titles.toml").read_text("utf-8"))


def title_claims(title: str, measured: Iterable[str]) -> tuple[TitleClaim, ...]:
    """The directions a title claims for outcomes of these names; one claim per direction."""
    if "?" in title:
        return ()
    names = [word for name in measured for word in _WORD.findall(name.casefold()) if _names_something(word)]
    claims: dict[Direction, TitleClaim] = {}
    for clause in _PAUSE.split(title):
        if _is_hedged(clause):
            continue
        tokens = list(_WORD.finditer(clause.casefold()))
        for position, token in enumerate(tokens):
            direction = _direction(token[0])
            target = next((t for t in tokens[position + 1 :] if _any_same(t[0], names)), None)
            if direction is not None and target is not None:
                claims.setdefault(
                    direction, TitleClaim(direction, clause[token.start() : target.end()].strip())
                )
    return tuple(claims.values())


def _is_hedged(clause: str) -> bool:
    hedges = "|".join(re.escape(hedge) for hedge in words_of_claims()["hedges"])
    return bool(re.search(rf"\b(?:{hedges})\b", clause.casefold()))


def _direction(word: str) -> Direction | None:
    words = words_of_claims()
    for direction in (Direction.INCREASE, Direction.DECREASE):
        if word.startswith(tuple(words[direction.value])):
            return direction
    return None


def _names_something(word: str) -> bool:
    return len(word) >= _STEM and not word.startswith(tuple(words_of_claims()["general"]))


def _any_same(word: str, names: Sequence[str]) -> bool:
    return any(_same_stem(word, name) for name in names)


def _same_stem(one: str, other: str) -> bool:
    """Do two words begin alike for six letters and most of the shorter one?"""
    shared = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return shared >= _STEM and shared * 10 >= 7 * min(len(one), len(other))
