"""Short forms and what they stand for.

Schwartz AS, Hearst MA. A simple algorithm for identifying abbreviation definitions in biomedical text.
Pacific Symposium on Biocomputing 2003;8:451-462.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from probatum.text.slices import Slice

_BRACKET = re.compile(r"\(\s*([^()\s][^()]{0,9}?[^()\s]?)\s*(?:[;,][^()]*)?\)")
_HAS_LETTER = re.compile(r"[^\W\d_]")
_CLAUSE_END = re.compile(r"[.;:]\s")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One definition: where the short form and the long form stand."""

    short: Slice
    long: Slice
    short_form: str
    long_form: str


@lru_cache(maxsize=256)
def abbreviations(text: str) -> tuple[Abbreviation, ...]:
    """Every "long form (SF)" of a text, in order.

    >>> [(a.short_form, a.long_form) for a in abbreviations("the default mode network (DMN) of the brain")]
    [('DMN', 'default mode network')]
    """
    found = []
    for match in _BRACKET.finditer(text):
        short = match.group(1)
        if not _is_short_form(short):
            continue
        start = _long_form_start(text, match.start(), short)
        if start is not None:
            long = Slice(start, start + len(text[start : match.start()].rstrip()))
            found.append(Abbreviation(Slice(*match.span(1)), long, short, long.of(text)))
    return tuple(found)


def _is_short_form(short: str) -> bool:
    if not 2 <= len(short) <= 10 or len(short.split()) > 2:
        return False
    has_capital = any(c.isupper() for c in short)
    return bool(_HAS_LETTER.search(short)) and short[0].isalnum() and has_capital and "=" not in short


def _long_form_start(text: str, bracket: int, short: str) -> int | None:
    """Match the short form's characters from right to left; the first must begin a word."""
    letters = [c.lower() for c in short if c.isalnum()]
    most_words = min(len(letters) + 5, len(letters) * 2)
    floor = max(0, bracket - _LONGEST)
    position = bracket - 1
    for index in range(len(letters) - 1, -1, -1):
        while position >= floor and not (
            text[position].lower() == letters[index] and (index > 0 or _begins_word(text, position))
        ):
            position -= 1
        if position < floor:
            return None
        position -= 1
    start = position + 1
    words = text[start:bracket].split()
    is_plausible = 0 < len(words) <= most_words and len(" ".join(words)) > len(short)
    return (
        start
        if is_plausible and short not in words and not re.search(r"[.;:]\s", text[start:bracket])
        else None
    )


def _begins_word(text: str, position: int) -> bool:
    return position == 0 or not text[position - 1].isalnum()
