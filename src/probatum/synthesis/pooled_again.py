"""The same rows under other settings, or other rows: many small pools in one call.

For sensitivity analyses: what they need of a pooled effect and no more (no leaving out, no trace).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from probatum.domain.effects_table import StudyLevelRow
from probatum.domain.synthesis import PooledEffect
from probatum.synthesis.pooled import COMMON, bare_effect, small_study_effects
from probatum.synthesis.pooled_rows import effects_of
from probatum.synthesis.pooling import EffectTable, Options, PooledEstimate, pool

SUSPECT = 0.1  # trim and fill is only asked where the small-study test has p at most this


def pool_again(
    bodies: Sequence[Sequence[StudyLevelRow]], measure: str, options: Options | None = None
) -> tuple[PooledEffect | None, ...]:
    """The pooled effect of each body, in order; None where it cannot be pooled (fewer than two studies)."""
    rows = [row for body in bodies for row in body]
    if not rows:
        return (None,) * len(bodies)
    ends = np.cumsum([len(body) for body in bodies])
    starts = ends - [len(body) for body in bodies]
    options = options or Options()
    y, v = effects_of(rows, measure)
    filled = [place for place, body in enumerate(bodies) if len(body)]
    table = EffectTable.of(
        y,
        v,
        pool=[place for place in filled for _ in bodies[place]],
        study=[row.study_id for row in rows],
        measure=measure,
    )
    views, commons = list(pool(table, options)), list(pool(table, COMMON))
    found: list[PooledEffect | None] = [None] * len(bodies)
    for place, view, common in zip(filled, views, commons, strict=True):
        if isinstance(view, PooledEstimate) and isinstance(common, PooledEstimate):
            part = slice(int(starts[place]), int(ends[place]))
            body = bodies[place]
            small = small_study_effects(body, measure, y[part], v[part], options, fill_below=SUSPECT)
            found[place] = replace(
                bare_effect(body, measure, y[part], v[part], view, common), small_study=small
            )
    return tuple(found)
