"""Outcomes told by what people did better or worse: "fell asleep sooner" is a shorter time to fall asleep."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum.domain.errors import RuleError
from probatum.domain.terms import Direction
from probatum.vocabulary import outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparative:
    """Everyday words of a change, and the outcome, direction and value they tell."""

    words: re.Pattern[str]
    term: str
    direction: Direction
    good: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A comparative and the words of a text that tell it."""

    rule: Comparative
    words: str
    start: int  # where they begin in the text


def comparative_in(words: str) -> Told | None:
    """The first comparative of the table that a text tells."""
    for rule in _table():
        found = rule.words.search(words)
        if found:
            return Told(rule, found[0], found.start())
    return None


@cache
def _table() -> tuple[Comparative, ...]:
    text = files("probatum.claims.find").joinpath("comparatives.toml").read_text("utf-8")
    return tuple(_rule(**row) for row in tomllib.loads(text)["comparative"])


def _rule(*, words: list[str], term: str, direction: str, good: bool) -> Comparative:
    if not outcomes().has(term):
        raise RuleError(
            "names an outcome that is not there", source="comparatives.toml", field="term", value=term
        )
    pattern = re.compile(rf"\b(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
    return Comparative(words=pattern, term=term, direction=Direction(direction), good=good)
