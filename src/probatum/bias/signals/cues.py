"""Reading the cues from `cues.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from probatum.domain.errors import RuleError
from probatum.domain.provenance import Method

_FILE = "bias/signals/cues.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that show one thing about how a study was done."""

    signal: str
    needs: tuple[str, ...]  # a sentence in lower case holds one of these, or the pattern is not tried
    pattern: re.Pattern[str]
    negated: str | None = None  # the signal of the same words denied
    unless: re.Pattern[str] | None = None  # words beside which it shows nothing
    item: str | None = None  # the CONSORT item it is measured against


@cache
def cues() -> tuple[Cue, ...]:
    """Every cue, in the file's order; raises RuleError when one is wrong."""
    document = _document()
    return tuple(_cue(row, document["words"]) for row in document["cue"])


@cache
def method() -> Method:
    """Who finds signals."""
    return Method("bias-signals", _document()["version"])


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(files("probatum.bias.signals").joinpath("cues.toml").read_text("utf-8"))


def _cue(row: Mapping[str, Any], words: Mapping[str, str]) -> Cue:
    try:
        return Cue(
            signal=row["signal"],
            needs=tuple(row["needs"]),
            pattern=_compiled(row["pattern"], words),
            negated=row.get("negated"),
            unless=_compiled(row["unless"], words) if "unless" in row else None,
            item=row.get("item"),
        )
    except (KeyError, re.error) as error:
        raise RuleError("not a cue", source=_FILE, field=row.get("signal"), value=error) from error


def _compiled(pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern with its word lists filled in; line breaks only make it readable."""
    joined = "".join(line.strip() for line in pattern.splitlines())
    for name, list_of in words.items():
        joined = joined.replace("{" + name + "}", list_of)
    return re.compile(joined, re.IGNORECASE)
