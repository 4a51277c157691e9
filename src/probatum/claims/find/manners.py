"""What a clause does: assert, tell an experience or an opinion, ask, advise, or speak of the page itself."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from probatum.claims.find.stretches import Stretch
from probatum.domain.article import BlockKind
from probatum.domain.claim import Manner

_ORDER = (Manner.QUESTION, Manner.OPINION, Manner.ANECDOTE, Manner.ADVICE)


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(files("probatum.claims.find").joinpath("manner.toml").read_text("utf-8"))
    return {
        name: re.compile("|".join(f"(?:{one})" for one in row["patterns"]), re.IGNORECASE)
        for name, row in table.items()
    }


def is_about_the_page(stretch: Stretch) -> bool:
    """Words of the page about itself, its shop or its author, and advice that every page gives."""
    return bool(_cues()["page"].search(stretch.sentence))


def manner_of(stretch: Stretch) -> Manner:
    """What the clause does; somebody else's words in a quotation are an anecdote."""
    for manner in _ORDER:
        text = stretch.sentence if manner is Manner.QUESTION else stretch.words
        if _cues()[manner.value].search(text):
            return manner
    return Manner.ANECDOTE if stretch.block.kind is BlockKind.QUOTATION else Manner.ASSERTION
