"""The word lists of `reading.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from probatum.claims.find.kinds import harm_words


@cache
def phrase(name: str) -> re.Pattern[str]:
    """Any of the phrases of one list."""
    listed = [one.replace("<harm>", harm_words()) for one in _table()[name]]
    return re.compile(rf"\b(?:{'|'.join(f'(?:{one})' for one in listed)})(?!\w)", re.IGNORECASE)


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(files("probatum.claims.find").joinpath("reading.toml").read_text("utf-8"))


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of one list, as they stand."""
    return frozenset(_table()[name])
