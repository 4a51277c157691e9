"""Something told outright in a text that says nothing of the kind is established; nothing, recommended."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum.claims.consistency.fields import same_subject
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "what is said not to be established is not told outright"
ROW_RULE = "a row of a table that names nothing recommends nothing"
_ROW = re.compile(
    r"^[ \t]*\|[^\w|\n]*(?P<cell>(?P<none>none|n/a|not\s+available|no\s+\w+)\b[^|\n]*)\|[^|\n]*?"
    r"\b(?P<told>recommended|preferred|best|optimal|first choice)\s*\|",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """One kind of thing: the words that deny it is established, and those that tell it."""

    kind: FaultKind
    because: str
    denied: re.Pattern[str]
    told: re.Pattern[str]
    spares: re.Pattern[str]


@cache
def denials() -> tuple[Denial, ...]:
    """The table, in its order."""
    rows = tomllib.loads(files("probatum.claims.consistency").joinpath("denials.toml").read_text("utf-8"))
    return tuple(
        Denial(
            kind=FaultKind(row["kind"]),
            because=row["because"],
            **{name: re.compile(row[name], re.IGNORECASE) for name in ("denied", "told", "spares")},
        )
        for row in rows["denial"]
    )


def check_denials(text: str) -> Iterator[TextCheck]:
    """The first such pair of sentences of each kind, and every row that recommends nothing."""
    places = sentences(text)
    for one in denials():
        denied = _first(text, places, one.denied)
        told = _first(text, places, one.told, unless=one.spares)
        if denied and told and not _overlap(denied, told) and _is_of_one(text, places, denied, told):
            yield result_of(text, one.kind, RULE, told, [("elsewhere", denied)], one.because)
    for row in _ROW.finditer(text):
        because = f"{row['none'].lower()} is named, and told to be {row['told'].lower()}"
        at, beside = Slice(row.start("none"), row.end("cell")), Slice(*row.span("told"))
        yield result_of(text, FaultKind.ADVICE, ROW_RULE, at, [("beside", beside)], because)


def _first(
    text: str, places: tuple[Slice, ...], pattern: re.Pattern[str], unless: re.Pattern[str] | None = None
) -> Slice | None:
    for place in places:
        found = pattern.search(text, place.start, place.end)
        if found and not (unless and unless.search(text, place.start, place.end)):
            return Slice(*found.span())
    return None


def _overlap(one: Slice, other: Slice) -> bool:
    return one.start < other.end and other.start < one.end


def _is_of_one(text: str, places: tuple[Slice, ...], one: Slice, other: Slice) -> bool:
    first, second = (
        next(place.of(text) for place in places if place.start <= at.start < place.end) for at in (one, other)
    )
    return same_subject(first, second)
