"""Numbers and people in a sentence, as the checks of counts read them."""

from __future__ import annotations

import re
from decimal import Decimal

from probatum.text.numbers import read_decimal
from probatum.text.unit_words import NUMBER_WORD, NUMBER_WORDS

WORDS = NUMBER_WORD
"""Whole numbers in words."""
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_LONG = (
    rf"(?:(?:{_ONES}|a)[\s-]hundred(?:[\s-]+(?:and[\s-]+)?(?:(?:{_TENS})\s(?:{_ONES})|{WORDS}))?"
    rf"|(?:{_TENS})\s(?:{_ONES}))"
)
COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|(?:{_LONG}|{WORDS})(?![\w-]))"
"""A whole number in digits or words."""
DECIMAL = r"(?:[-−–]?\d+(?:\.\d+)?|[-−–]?\.\d+)"
"""A number with or without decimals."""
PEOPLE = (
    r"(?:participants?|people|persons?|patients?|volunteers?|subjects?|adults?|women|men|males?|"
    r"females?|children|students?"
    r"|athletes?|users?|individuals?|respondents?|smokers|runners|cyclists|nurses|soldiers|teenagers|"
    r"adolescents|employees|survivors|seniors|completers|rats|mice|animals)"
)
"""Words for those who are counted."""


def count_of(printed: str) -> int:
    """A whole number printed in digits or words.

    >>> count_of("1,560"), count_of("Twelve"), count_of("two hundred and sixty-six"), count_of("twenty four")
    (1560, 12, 266, 24)
    """
    bare = " ".join(printed.strip().lower().split())
    if bare in NUMBER_WORDS:
        return int(NUMBER_WORDS[bare])
    return _in_words(bare) if bare[0].isalpha() else int(bare.replace(",", ""))


def _in_words(bare: str) -> int:
    """ "Two hundred and sixty-six", "twenty four"."""
    hundreds, found, rest = bare.replace("-hundred", " hundred").partition(" hundred")
    if found:
        rest = re.sub(r"^[\s-]*(?:and[\s-]+)?", "", rest)
        return 100 * (1 if hundreds == "a" else int(NUMBER_WORDS[hundreds])) + (count_of(rest) if rest else 0)
    return sum(int(NUMBER_WORDS[word]) for word in bare.split())


def decimal_of(printed: str) -> Decimal:
    """A printed decimal, any minus sign."""
    return read_decimal(printed)


def rounding(printed: str) -> Decimal:
    """Half a unit of the last printed digit."""
    places = len(printed.partition(".")[2])
    return Decimal(5) / Decimal(10) ** (places + 1)


_FRACTIONS = {
    "half": (1, 2),
    "a third": (1, 3),
    "one third": (1, 3),
    "one-third": (1, 3),
    "two thirds": (2, 3),
    "two-thirds": (2, 3),
    "a quarter": (1, 4),
    "one quarter": (1, 4),
    "one in four": (1, 4),
    "one in three": (1, 3),
    "one in five": (1, 5),
    "one in ten": (1, 10),
    "three quarters": (3, 4),
    "three-quarters": (3, 4),
    "a fifth": (1, 5),
    "one fifth": (1, 5),
    "a tenth": (1, 10),
    "two in five": (2, 5),
    "three in four": (3, 4),
    "four in five": (4, 5),
    "nine in ten": (9, 10),
    "two in three": (2, 3),
    "one in two": (1, 2),
}
FRACTION = "|".join(re.escape(word) for word in sorted(_FRACTIONS, key=len, reverse=True))
"""Shares in words."""


def share_of(words: str) -> Decimal:
    """A share in words as a percentage.

    >>> share_of("two thirds").quantize(Decimal("0.1"))
    Decimal('66.7')
    """
    part, whole = _FRACTIONS[" ".join(words.lower().split())]
    return Decimal(100) * part / whole
