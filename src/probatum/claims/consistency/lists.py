"""A number of things announced against the things listed: "three ingredients: A, B, C and D"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.consistency.numbers import COUNT, PEOPLE, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.slices import Slice

RULE = "as many things are listed as are announced"
_LIST = re.compile(
    (
        rf"(?<![\w.,/-])(?P<n>{COUNT})\s+(?:(?!of\b)[a-z-]+\s+){{0,3}}?(?P<noun>ingredients?|compounds?|amino\s+acids|"
        rf"components?|trials|studies|groups|arms|forms|types|benefits|effects|side\s+effects|doses|"
        rf"minerals|vitamins|herbs|extracts|substances|reasons|outcomes|countries|peptides|symptoms|salts|"
        rf"nutrients|metabolites|receptors|hormones)\b(?:\s+(?:are|were|in\s+it|inside))?\s?(?::|—|–|"
        rf",\s+namely|\s*\()\s?(?P<items>[^.:;()\n—]{{5,200}}?)(?=[.;)\n—])"
    ),
    re.I,
)
_MORE = re.compile(
    (
        r"\b(?:such\s+as|including|for\s+example|e\.g|among\s+(?:them|others)|etc|and\s+(?:more|others|"
        r"so\s+on)|which|that|because|is|are|was|were|has|have|but)\b"
    ),
    re.I,
)
_SIZE = re.compile(
    rf"(?:n\s?=\s?)?{COUNT}\s+(?:{PEOPLE}|infants|babies)\b|n\s?=", re.I
)  # "group A, 9 patients"
_LONGEST_ITEM = 6  # words; longer ones are clauses, not items


def check_lists(text: str) -> Iterator[TextCheck]:
    """Announced numbers with a closed list right behind them."""
    for match in _LIST.finditer(text):
        items = _named_items(_items(match["items"]), match["noun"])
        n = count_of(match["n"])
        if (
            len(items) < 2
            or n > 15
            or _MORE.search(match["items"])
            or any(len(item.split()) > _LONGEST_ITEM for item in items)
        ):
            continue
        fits = len(items) == n
        yield result_of(
            text,
            FaultKind.LIST_LENGTH,
            RULE,
            Slice(match.start("n"), match.end("items")),
            [("announced", Slice(*match.span("n")))],
            "as many as announced" if fits else "another number than announced",
            f"{len(items)} listed: {'; '.join(items)}; announced {n}",
            result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
        )


def _named_items(items: list[str], noun: str) -> list[str]:
    """Where the items carry the announced noun ("Group I insulin", "Group II diet"), only those that do."""
    stem = noun.lower().rstrip("s")
    named = [one for one in items if one.lower().startswith(stem)]
    return named if len(named) > 1 else items


def _items(printed: str) -> list[str]:
    parts = re.split(r",\s*(?:and\s+|or\s+|plus\s+)?|\s+(?:and|plus)\s+", printed.strip())
    return [part.strip() for part in parts if part.strip() and not _SIZE.match(part.strip())]
