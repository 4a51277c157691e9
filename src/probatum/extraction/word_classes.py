"""Closed lists of words, kept as data beside the code that reads them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("probatum.extraction").joinpath("word_classes.toml").read_text("utf-8"))


@cache
def word_list(module: str, name: str) -> frozenset[str]:
    """The list of one module by name; raises KeyError when it is not there."""
    return frozenset(_table()[module][name].split())


def word_table(module: str) -> dict[str, str]:
    """All lists of one module by name; raises KeyError when it is not there."""
    return _table()[module]
