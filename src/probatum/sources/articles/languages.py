"""In which language an article is written."""

from __future__ import annotations

from probatum.domain.article import Article, BlockKind

_APART = (BlockKind.BOILERPLATE, BlockKind.REFERENCE)
_LEAST_LETTERS = 40  # fewer tell no language apart
_SAMPLE = 4000


def language_of(article: Article) -> str | None:
    """The language of the prose as ISO 639-1, recognized by py3langid; None where there is too little."""
    prose = " ".join(article.text[b.start : b.end] for b in article.blocks if b.kind not in _APART)[:_SAMPLE]
    if sum(character.isalpha() for character in prose) < _LEAST_LETTERS:
        return None
    import py3langid

    code = py3langid.classify(prose)[0]
    return str(code)


def note_on(language: str | None) -> tuple[str, ...]:
    """What to say of a page that is not in English: claims are read in English only."""
    if language in (None, "en"):
        return ()
    return (f"this page is in another language ({language}); claims are recognized in English only",)
