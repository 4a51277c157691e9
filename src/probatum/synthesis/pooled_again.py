"""The same rows under other settings, or other rows: many small pools in one call.

For sensitivity analyses: what they need of a pooled effect and no more (no leaving out, no trace).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from probatum.domain.effects_table import StudyLevelRow
from probatum.domain.synthesis import PooledEffect
from probatum.synthesis.pooled import COMMON, bare_effect, small_study_effects
from probatum.synthesis.pooled_rows import effects_of
from probatum.synthesis.pooling import EffectTable, Options, PooledEstimate, pool

_COMMON = replace(COMMON, heterogeneity=False)  # only its mean and interval are asked
SUSPECT = 0.1  # trim and fill is only asked where the small-study test has p at most this


def pool_again(
    bodies: Sequence[Sequence[StudyLevelRow]], measure: str, options: Options | None = None
) -> tuple[PooledEffect | None, ...]:
    """The pooled effect of each body, in order; None where it cannot be pooled (fewer than two studies)."""
    return tuple(pools_again(bodies, measure, options))


def pools_again(
    bodies: Sequence[Sequence[StudyLevelRow]], measure: str, options: Options | None = None
) -> Iterator[PooledEffect | None]:
    """The same, one after another: all are pooled in one call, small-study effects only as far as asked."""
    rows = [row for body in bodies for row in body]
    if not rows:
        yield from (None for _ in bodies)
        return
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
    views = dict(zip(filled, zip(pool(table, options), pool(table, _COMMON), strict=True), strict=True))
    for place, body in enumerate(bodies):
        view, common = views.get(place, (None, None))
        if not isinstance(view, PooledEstimate) or not isinstance(common, PooledEstimate):
            yield None
            continue
        part = slice(int(starts[place]), int(ends[place]))
        small = small_study_effects(body, measure, y[part], v[part], options, fill_below=SUSPECT)
        yield replace(bare_effect(body, measure, y[part], v[part], view, common), small_study=small)
