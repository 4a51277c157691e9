"""One spelling for matching: case, accents, dashes, spaces and Greek letters folded, offsets kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress

DASHES = "-‐‑‒–—―−"
_DROPPED = frozenset(DASHES + "·•®™©'’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufeff")
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ω": "omega", "ß": "beta",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text beside the text it was made from."""

    text: str
    source: str

    @property
    def origin(self) -> tuple[int, ...]:
        """For each folded character, the code point of the original that it came from."""
        return _origin(self.source)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The half-open span of the original, or None when it would cut one character in two."""
        origin = self.origin
        first, last = origin[start], origin[end - 1]
        cuts_left = start > 0 and origin[start - 1] == first
        cuts_right = end < len(origin) and origin[end] == last
        return None if cuts_left or cuts_right else (first, last + 1)


@lru_cache(maxsize=64)
def _origin(source: str) -> tuple[int, ...]:
    at = 0
    places: list[int] = []
    for strange in _NOT_ASCII.finditer(source):
        places += _kept(source, at, strange.start())
        at = strange.end()
        places += [strange.start()] * len(_TABLE[ord(strange.group())] or "")
    return (*places, *_kept(source, at, len(source)))


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


class _Table(dict[int, str | None]):
    """Filled as characters are met: what each is folded to; None, not "", keeps `str.translate` quick."""

    def __missing__(self, code: int) -> str | None:
        found = self[code] = _folded(chr(code)) or None
        return found


_TABLE = _Table()
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ASCII_KEPT = bytes(code < 128 and bool(_folded(chr(code))) for code in range(256))


def _kept(source: str, start: int, end: int) -> compress[int]:
    """The places of [start, end), which is ASCII, whose character is not dropped."""
    return compress(range(start, end), source[start:end].encode("ascii").translate(_ASCII_KEPT))


@lru_cache(maxsize=64)
def fold(text: str) -> Folded:
    """Fold a text; where every character came from is worked out only when asked for.

    >>> fold("α–Casozepine").text
    'alphacasozepine'
    """
    return Folded(key(text), text)


def key(text: str) -> str:
    """The folded spelling alone: two names with one key are one name.

    >>> key("N-acetyl Semax") == key("n acetyl-semax")
    True
    """
    if text.isascii():
        return text.translate(_TABLE)
    return "".join([run.translate(_TABLE) for run in _RUNS.findall(text)])  # quick only where all is ASCII


_RUNS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")


def squeezed(text: str) -> str:
    """The text without spaces, dashes and marks, case kept."""
    return "".join(char for char in text if not char.isspace() and char not in _DROPPED)
