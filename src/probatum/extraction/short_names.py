"""Short forms that a record defines for the substance under study: "berberine (BBR)", "melatonin (MEL)".

A short form stands for the substance only where its long form names it as something given; "zinc deficiency
(ZD)" and "vitamin D status (VDS)" do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from probatum.domain.substance import SubstanceId
from probatum.extraction.named import substances_in
from probatum.extraction.stretches import is_acting
from probatum.text.abbreviations import abbreviations
from probatum.vocabulary import Mention

_NOT_GIVEN = re.compile(
    r"\b(?:status|levels?|deficien\w+|binding|receptors?|group|ratio|index|intake|loss|free|insufficien\w+|sensitiv\w+"
    r"|preference|dependen\w+|disorder|syndrome|diet|fed|model|chelat\w+|rats|mice|lines?|patients|trial|study|plus|and)\b|\+",
    re.IGNORECASE,
)


@lru_cache(maxsize=16)
def short_names(text: str, ours: frozenset[SubstanceId]) -> tuple[Mention, ...]:
    """Every place where a defined short form stands for one of our substances, its definition left out."""
    found = {m.start: m for m in _found(text, ours)}
    return tuple(found[start] for start in sorted(found))


def _found(text: str, ours: frozenset[SubstanceId]) -> Iterator[Mention]:
    named = substances_in(text)
    for one in abbreviations(text):
        inside = [m for m in named if one.long.start <= m.start and m.end <= one.long.end]
        substances = {m.substance for m in inside if is_acting(text, m)}
        is_given = _NOT_GIVEN.search(f"{one.short_form} {one.long_form}") is None
        if len(substances) != 1 or not (substances <= ours and is_given):
            continue
        (substance,) = substances
        for match in re.finditer(rf"(?<![\w-]){re.escape(one.short_form)}(?![\w-])", text):
            if match.start() > one.short.start:
                yield Mention(
                    substance=substance, start=match.start(), end=match.end(), name=one.short_form, via="name"
                )
