"""Details that a claim states and no included study does: a region of the brain, one dose against another."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from probatum.domain.monograph import Monograph


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = tomllib.loads(files("probatum.claims.judge").joinpath("details.toml").read_text("utf-8"))
    return tuple(
        re.compile(rf"\b{one}\b", re.IGNORECASE) for name in sorted(table) for one in table[name]["words"]
    )


def unstated_detail(words: str, known: Monograph) -> str | None:
    """The first detail of a text that no outcome of an included study names; None where there is none."""
    found = [match[0] for pattern in _patterns() if (match := pattern.search(words))]
    if not found or not known.studies:
        return None
    named = " ".join(one.name.casefold() for study in known.studies for one in study.outcomes)
    return next((detail for detail in found if detail.casefold() not in named), None)
