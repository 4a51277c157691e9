"""What a sentence denies: cues and how far they reach.

A small NegEx: Chapman WW et al. J Biomed Inform 2001;34:301-310. A cue reaches to the next conjunction or
punctuation that ends its clause, at most `_REACH` words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from probatum.text.slices import Slice

_FORWARD = re.compile(
    r"\b(?:no|not|neither|nor|without|never|none(?:\s+of)?|cannot|can't|didn't|doesn't|wasn't|weren't|lack(?:ed|s|ing)?(?:\s+of)?"
    r"|absence\s+of|absent|fail(?:ed|s|ure|ing)?\s+to|free\s+of|unable\s+to|rather\s+than|instead\s+of|non)\b"
    r"|(?<!\w)(?:не|нет|без|ни)(?!\w)",
    re.IGNORECASE,
)
# These look like denials and are none.
_PSEUDO = re.compile(
    r"\b(?:not\s+only|no\s+(?:doubt|longer)|without\s+doubt|not\s+necessarily|whether\s+or\s+not|no\s*\.?\s*\d+"
    r"|cannot\s+be\s+(?:excluded|ruled\s+out)|not\s+(?:be\s+)?exclude)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[;:]|\b(?:but|however|although|whereas|while|except|though|yet|which|because|since)\b|,\s(?=\w+ing\b)|,\s(?=(?:it|they|he|she|we|this|these|that|those)\b)|\.\s"
    r"|(?<!\w)(?:но|однако|хотя)(?!\w)",
    re.IGNORECASE,
)
_REACH = 8  # words


@dataclass(frozen=True, slots=True)
class Negation:
    """A cue and the stretch it denies."""

    cue: Slice
    scope: Slice


@lru_cache(maxsize=512)
def negations(text: str) -> tuple[Negation, ...]:
    """Every denial of a text, in order.

    >>> n, = negations("Semax did not change dopamine, but raised serotonin.")
    >>> n.scope.of("Semax did not change dopamine, but raised serotonin.")
    ' change dopamine, '
    """
    pseudo = [match.span() for match in _PSEUDO.finditer(text)]
    return tuple(
        Negation(Slice(*match.span()), _scope(text, match.end()))
        for match in _FORWARD.finditer(text)
        if not any(start <= match.start() < end for start, end in pseudo)
    )


def is_negated(text: str, place: Slice) -> bool:
    """Does a denial reach this place?"""
    return any(negation.scope.covers(place) for negation in negations(text))


def _scope(text: str, start: int) -> Slice:
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    for count, word in enumerate(re.finditer(r"\S+", text[start:end]), start=1):
        if count == _REACH:
            end = start + word.end()
            break
    return Slice(start, end)
