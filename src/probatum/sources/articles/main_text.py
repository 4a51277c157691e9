"""The main text of a page, as trafilatura finds it."""

from __future__ import annotations

import logging

_MOST_MARKUP = 4_000_000  # characters; a longer page keeps all its text, none marked as boilerplate


def main_words(markup: str) -> str:
    """The main text without white space, for looking stretches up in it; empty where none is found."""
    if len(markup) > _MOST_MARKUP:
        return ""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(
            markup, include_comments=False, include_tables=True, include_formatting=False, favor_recall=True
        )
    except Exception:  # a page may break any of its parsers; then no part is told from another
        return ""
    return "".join((found or "").split())
