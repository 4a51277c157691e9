"""Text that was cut into tokens with blanks ("0 . 5 mg / kg"), put back together with a map of places."""

from __future__ import annotations

import re

_JOIN = re.compile(
    r"(?<=\d)\s+(?=[.,·]\s*\d)"  # 0 . 5: before the point
    r"|(?<=\d\s[.·])\s+(?=\d)|(?<=\d[.·])\s+(?=\d)|(?<=\d\s,)\s+(?=\d{3}(?!\d))"  # and after it
    r"|(?<=\S)\s+(?=[,;:)\]%?!](?:\s|$))|(?<=[(\[])\s+"
    r"|(?<=\w)\s+(?=[-–/])|(?<=[-–/])\s+(?=\w)"
    r"|\s+(?=\.(?:\s|$))|(?<=\s)\s+|(?<=\s[µμ])\s+(?=[gLlM]\b)"
    r"|(?<=\b[a-z]\s\.)\s+(?=[a-z]\s*\.)|(?<=\b[a-z])\s(?=\.\s*[a-z]\s*\.)"
)
_SEPARATE = re.compile(r"\w\s+[-/]\s+\w|\d\s+\.\s+\d|\s\(\s\w")


def is_tokenized(text: str) -> bool:
    """Was this text cut into tokens? Three separated hyphens, decimals or brackets say so."""
    return len(_SEPARATE.findall(text[:2000])) >= 3


def detokenize(text: str) -> tuple[str, tuple[int, ...]]:
    """Join tokens again; the second part gives, for each character, its offset in the given text.

    >>> detokenize("timolol 0 . 5 % ( n = 5 )")[0]
    'timolol 0.5% (n = 5)'
    """
    kept: list[int] = []
    position = 0
    for match in _JOIN.finditer(text):
        kept.extend(range(position, match.start()))
        position = match.end()
    kept.extend(range(position, len(text)))
    return "".join(text[i] for i in kept), tuple(kept)
