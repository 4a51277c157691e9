"""What is documented about a relative of a pair nothing is on file about: apart, no evidence on the pair.

Semax was studied with amphetamine, a stimulant as caffeine is. Somebody who combines Semax with caffeine may
want to know, and may not take it for a finding about caffeine.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from probatum.domain.interaction import Interaction, Outcome, Party
from probatum.domain.provenance import Curated
from probatum.interactions.inference import effects_of
from probatum.interactions.listing import documented
from probatum.interactions.pairs import gravest_first

MOST = 3  # rows shown for one pair


@lru_cache(maxsize=4096)
def near(a: Party, b: Party) -> tuple[Curated[Interaction], ...]:
    """Rows of one agent with a partner that does what the other does, when the row is about that effect."""
    found = {id(known): known for known in (*_about(a, b), *_about(b, a))}
    return tuple(sorted(found.values(), key=gravest_first))[:MOST]


def _about(agent: Party, other: Party) -> Iterator[Curated[Interaction]]:
    shared = {(fact.value.effect, fact.value.sign) for fact in effects_of(other)}
    for known in documented(agent):
        row = known.value
        partner = next((party for party in row.parties if party != agent), agent)
        does = {(fact.value.effect, fact.value.sign) for fact in effects_of(partner)}
        common = {effect for effect, _ in does & shared}
        if row.outcome is Outcome.INTERACTION and common & set(row.topics):
            yield known
