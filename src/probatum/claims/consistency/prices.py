"""The price of one piece against the price of the pack and its count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.numbers import COUNT, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "the price of one piece is the price of the pack over its count"
_PIECE = r"(?:capsule|tablet|serving|dose|pill|gummy|gummie|scoop|sachet|softgel|day|injection)"
_MONEY = (
    r"(?:(?P<{0}s>[$€£])\s?(?P<{0}>\d+(?:\.\d+)?)"
    r"|(?P<{0}w>\d+(?:\.\d+)?)\s?(?P<{0}u>dollars|euros|pounds|cents|pence|¢))"
)
_PACK = re.compile(
    rf"\b(?:costs?|for|at|is|priced\s+at|price\s+of)\s+(?:only\s+|just\s+)?{_MONEY.format('m')}",
    re.I,
)
_HOLDS = re.compile(rf"(?P<n>{COUNT})[\s-](?:[a-z]+\s)?(?:{_PIECE}s?|gummies)\b", re.I)
_EACH = re.compile(
    rf"\b(?:an?|one|each|every|per)\s+(?P<what>{_PIECE})\s+(?:then\s+|only\s+)?"
    rf"(?:costs?|is|comes\s+to|works\s+out\s+at)\s+(?:you\s+)?(?:about\s+|around\s+|only\s+|just\s+)?{_MONEY.format('e')}",
    re.I,
)
_SLACK = Decimal("0.04")


def check_prices(text: str) -> Iterator[TextCheck]:
    """One pack price, one count and one price of a piece, in one sentence."""
    for place in sentences(text):
        each = _EACH.search(text, place.start, place.end)
        if each is None:
            continue
        packs = [one for one in _PACK.finditer(text, place.start, place.end) if not _within(one, each)]
        counts = [one for one in _HOLDS.finditer(text, place.start, place.end) if not _within(one, each)]
        if len(packs) == len(counts) == 1:
            yield _check(text, packs[0], counts[0], each)


def _within(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _amount(match: re.Match[str], name: str) -> Decimal:
    """In hundredths."""
    if match[name]:
        return Decimal(match[name]) * 100
    size = 1 if match[f"{name}u"].lower() in ("cents", "pence", "¢") else 100
    return Decimal(match[f"{name}w"]) * size


def _check(text: str, pack: re.Match[str], count: re.Match[str], each: re.Match[str]) -> TextCheck:
    price, n, stated = _amount(pack, "m"), count_of(count["n"]), _amount(each, "e")
    computed = price / n if n else Decimal(0)
    fits = abs(computed - stated) <= max(Decimal(1), computed * _SLACK)
    return result_of(
        text,
        FaultKind.ARITHMETIC,
        RULE,
        Slice(*each.span()),
        [("pack", Slice(*pack.span())), ("count", Slice(*count.span()))],
        "the pack gives this price" if fits else "the pack gives another price",
        f"{price / 100:.2f} / {n} = {computed / 100:.2f}; stated {stated / 100:.2f}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
