"""Words by which authors hold back: may, suggest, possibly, a trend toward."""

from __future__ import annotations

import re
from functools import lru_cache

from probatum.text.slices import Slice

_HEDGE = re.compile(
    r"\b(?:may(?!\s+\d)|might|could|can\s+be\s+assumed|possibl[ey]|probabl[ey]|perhaps|presumabl[ey]|apparently|likely"
    r"|potential(?:ly)?|putative(?:ly)?|suggest(?:s|ed|ing|ive)?|indicat(?:es?|ing)\s+that|appear(?:s|ed)?\s+(?:to|that)"
    r"|seem(?:s|ed)?(?:\s+to)?|hypothesi[sz]ed?|hypothes[ie]s|assum(?:e|ed|es|ing)|suppos(?:e|ed)|speculat\w+"
    r"|tend(?:s|ed)?\s+to(?:ward)?s?|trend(?:s|ed|ing)?\s+(?:to|for|of)(?:ward)?s?|unclear|uncertain|inconclusive"
    r"|not\s+(?:be\s+)?exclude[d]?|it\s+is\s+conceivable|would\s+be)\b"
    r"|(?<!\w)(?:возможно|вероятно|по-видимому|предполага\w+|может)(?!\w)",
    re.IGNORECASE,
)
# The month, and a modal that is a method ("could choose") are not told apart from hedges except the month.
_MONTH = re.compile(r"\b(?:in|since|until|from|to|of|and|between)\s+$", re.IGNORECASE)


@lru_cache(maxsize=512)
def hedges(text: str) -> tuple[Slice, ...]:
    """Every hedging word of a text, in order; the month of May is none.

    >>> text = "It may be that growth rose in May 2001"
    >>> [place.of(text) for place in hedges(text)]
    ['may']
    """
    return tuple(
        Slice(*match.span())
        for match in _HEDGE.finditer(text)
        if not (match.group() == "May" and _MONTH.search(text[: match.start()]))
    )


def is_hedged(text: str) -> bool:
    """Does the text hold back anywhere?"""
    return bool(hedges(text))
