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


_A_DAY = re.compile(rf"(?<![\w.,/-])(?P<n>{COUNT})\s+(?:{_PIECE}s?\s+)?(?:a|per|each|every)\s+day\b", re.I)
_DAILY = re.compile(
    rf"\b(?:daily\s+(?:cost|price)|cost\s+(?:per|a|each)\s+day|a\s+day(?:\s+of\s+(?:it|use))?\s+(?:then\s+)?costs?)\s*"
    rf"(?:is|comes\s+to|works\s+out\s+at|of|:|you)?\s*(?:about\s+|around\s+|only\s+|just\s+)?{_MONEY.format('e')}",
    re.I,
)
_FOR_PACK = re.compile(
    rf"\b(?:at|for|costs?|pay)\s+{_MONEY.format('m')}\s+(?:for|per)\s+(?P<n>{COUNT})\s+{_PIECE}s?\b", re.I
)


def check_daily_prices(text: str) -> Iterator[TextCheck]:
    """ "$30 for 60 capsules, two a day": what a day costs, in one sentence."""
    for place in sentences(text):
        pack, often, daily = (
            pattern.search(text, place.start, place.end) for pattern in (_FOR_PACK, _A_DAY, _DAILY)
        )
        if pack is None or often is None or daily is None or not count_of(pack["n"]):
            continue
        computed = _amount(pack, "m") / count_of(pack["n"]) * count_of(often["n"])
        stated = _amount(daily, "e")
        fits = abs(computed - stated) <= max(Decimal(1), computed * _SLACK)
        yield result_of(
            text,
            FaultKind.ARITHMETIC,
            RULE,
            Slice(*daily.span()),
            [("pack", Slice(*pack.span())), ("a day", Slice(*often.span()))],
            "the pack gives this price" if fits else "the pack gives another price",
            _line(pack, often, computed, stated),
            result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
        )


def _line(pack: re.Match[str], often: re.Match[str], computed: Decimal, stated: Decimal) -> str:
    price = f"{_amount(pack, 'm') / 100:.2f} / {pack['n']} × {often['n']}"
    return f"{price} = {computed / 100:.2f}; stated {stated / 100:.2f}"


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
