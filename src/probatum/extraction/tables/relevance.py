"""How well the labels of a result name the outcome that was asked for."""

from __future__ import annotations

import re

from probatum.extraction.tables.article import Article, terms
from probatum.extraction.tables.rivals import Pair
from probatum.extraction.tables.times import without_time

_NOISE = re.compile(
    r"\b(?:changes?|differences?|reductions?|improvements?|increases?|decreases?|incidence|occurrence|proportion|percentage|frequency|number|mean|total|score|compared|between|following|effect|effects|overall)\b",
    re.IGNORECASE,
)


def outcome_terms(article: Article, outcome: str) -> frozenset[str]:
    """The telling words of an outcome, short forms spelled out; all its words where none is telling."""
    bare = terms(without_time(_NOISE.sub(" ", outcome)))
    return bare or terms(outcome)


def fit(article: Article, pair: Pair, caption: str, outcome: str) -> tuple[float, float]:
    """(share of the outcome's words that labels and caption hold, share of the row's words that it holds).

    A row that names nothing but a time is about what its heading or caption names.
    A short form and its long form count as one another; what only the caption holds counts less.
    """
    wanted = _canonical(article, outcome_terms(article, outcome))
    labels = _canonical(article, terms(" ; ".join(pair.labels)))
    row = (
        _canonical(article, terms(without_time(_NOISE.sub(" ", pair.rows[-1])))) if pair.rows else frozenset()
    )
    above = _canonical(article, terms(caption))
    total = sum(article.weight(t) for t in wanted)
    held = sum(article.weight(t) * (1.0 if t in labels else 0.7 if t in above else 0.0) for t in wanted)
    named = [t for t in row if not t.isdigit()]
    own = sum(article.weight(t) for t in named)
    shared = sum(article.weight(t) for t in named if t in wanted)
    return (held / total if total else 0.0), (shared / own if own else 1.0)


def _canonical(article: Article, words: frozenset[str]) -> frozenset[str]:
    """Replace the words of a long form by its short form, where all of them stand there."""
    found = set(words)
    for short, long in article.short_forms.items():
        spelled = terms(long)
        if spelled and spelled <= found:
            found = (found - spelled) | {short.lower()}
        key = terms(short)
        if key and key <= found:
            found = (found - key) | {short.lower()}
    return frozenset(found)
