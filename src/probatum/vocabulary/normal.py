"""One spelling for matching: case, accents, dashes, spaces and Greek letters folded, offsets kept."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

DASHES = "-‐‑‒–—―−"
_DROPPED = frozenset(DASHES + "·•®™©'’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufeff")
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ω": "omega", "ß": "beta",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `origin[i]` is the code point of the original that folded character i came from."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The half-open span of the original, or None when it would cut one character in two."""
        first, last = self.origin[start], self.origin[end - 1]
        cuts_left = start > 0 and self.origin[start - 1] == first
        cuts_right = end < len(self.origin) and self.origin[end] == last
        return None if cuts_left or cuts_right else (first, last + 1)


@cache
def _folded(char: str) -> str:
    if char.isspace() or char in _DROPPED:
        return ""
    if char in _GREEK:
        return _GREEK[char]
    if unicodedata.category(char) == "Cs":
        return "\ufffd"  # half a character: it stands in the way, it is not a letter
    plain = (part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
    return "".join(_GREEK.get(part, part) for part in "".join(plain).casefold())


def fold(text: str) -> Folded:
    """Fold a text, keeping where every character came from.

    >>> fold("α–Casozepine").text
    'alphacasozepine'
    """
    pieces: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        piece = _folded(char)
        pieces.append(piece)
        origin += [index] * len(piece)
    return Folded("".join(pieces), tuple(origin))


def key(text: str) -> str:
    """The folded spelling alone: two names with one key are one name.

    >>> key("N-acetyl Semax") == key("n acetyl-semax")
    True
    """
    return "".join(_folded(char) for char in text)


def squeezed(text: str) -> str:
    """The text without spaces, dashes and marks, case kept."""
    return "".join(char for char in text if not char.isspace() and char not in _DROPPED)
