"""Articles of our own with their claims marked: `⟦type: words⟧` or `⟦type/manner: words⟧`.

`dev-*` were read while the cue tables were written; `held-*` were written before and measured once after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from probatum.claims import find_claims
from probatum.domain.article import Article
from probatum.domain.claim import Claim
from probatum.sources.articles import parse_article

FOLDER = Path(__file__).parent / "data" / "articles"
_MARK = re.compile(r"⟦(\w+)(?:/(\w+))?: ([^⟦⟧]*)⟧")


@dataclass(frozen=True)
class Marked:
    """One marked claim: its type, its manner, its words."""

    type: str
    manner: str
    words: str


def read(name: str) -> tuple[Article, tuple[Marked, ...]]:
    """The article without its marks, and what was marked in it."""
    text = (FOLDER / name).read_text("utf-8")
    marked = tuple(Marked(m[1], m[2] or "assertion", m[3]) for m in _MARK.finditer(text))
    plain = _MARK.sub(lambda m: m[3], text)
    return parse_article(plain.encode(), name=name), marked


def paired(article: Article, marked: tuple[Marked, ...]) -> list[tuple[Marked, Claim | None]]:
    """Marks and claims, one to one, by overlap of 0.3 of the union, largest first."""
    claims = find_claims(article)
    places = [(start := article.text.find(one.words), start + len(one.words)) for one in marked]
    ranked = sorted(
        (-share, i, j)
        for i, place in enumerate(places)
        for j, claim in enumerate(claims)
        if (share := _overlap(place, (claim.place.start, claim.place.end))) >= 0.3
    )
    chosen: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return [(one, claims[chosen[i]] if i in chosen else None) for i, one in enumerate(marked)]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))
