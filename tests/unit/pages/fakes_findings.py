"""Findings read from abstracts, for pages: every direction, both sides of the wall, a lead. None exists."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from probatum.domain.curated_effect import CuratedEffect, EffectKind
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Citation, RecordId, SeenIn
from probatum.domain.terms import CertaintyLevel, Direction, Track
from unit.pages.fakes import CURATION, STATES


def finding(key: str, term: str | None, direction: Direction | None, **more: Any) -> CuratedEffect:
    """One finding of a synthesis in people, unless said otherwise."""
    pmid = RecordId.parse(f"pmid:9{len(key)}{sum(map(ord, key))}")
    given: dict[str, Any] = {
        "id": key,
        "kind": EffectKind.PUBLISHED_SYNTHESIS,
        "substance": STATES["no studies"]().substance.id,
        "outcome": f"{key} as named there",
        "term": term,
        "direction": direction,
        "track": Track.HUMAN,
        "citation": Citation(id=pmid, title=f"A report about {key}", year=2011, authors=("Ebel A", "Fink B")),
        "curated": CURATION,
    }
    return CuratedEffect(**(given | more))


EFFECTS = (
    finding(
        "strength",
        "max_strength",
        Direction.INCREASE,
        k=12,
        n=640,
        measure="SMD",
        estimate=Decimal("0.35"),
        ci_low=Decimal("0.16"),
        ci_high=Decimal("0.53"),
        effect_text="SMD 0.35 (0.16 to 0.53)",
        level=CertaintyLevel.LOW,
        dose="3 g/day",
    ),
    finding("grip", "max_strength", Direction.NO_DIFFERENCE, kind=EffectKind.TRIAL, n=31, is_part=True),
    finding(
        "maze",
        "animal_learning",
        Direction.MIXED,
        kind=EffectKind.EXPERIMENT,
        track=Track.ANIMAL,
        species="rat",
    ),
    finding(
        "marker",
        "bdnf_brain",
        Direction.DECREASE,
        kind=EffectKind.EXPERIMENT,
        track=Track.CELL,
        species="rat",
    ),
    finding("vigor", None, None, kind=EffectKind.OBSERVATIONAL, n=9, overlap_group="vigor cohorts"),
    finding(
        "rumor",
        "max_strength",
        Direction.INCREASE,
        k=99,
        curated=replace(CURATION, seen_in=SeenIn.SECONDARY),
    ),
)


def findings_only() -> Monograph:
    """No study record was read; findings of every sort are on file."""
    return replace(STATES["no studies"](), cited_effects=EFFECTS)


def findings_beside_studies() -> Monograph:
    """Studies were read, and one finding is a detail of one of them."""
    base = STATES["single study"]()
    row = replace(base.outcomes[0], term="memory_overall")
    detail = finding("recall", row.term, Direction.INCREASE, kind=EffectKind.TRIAL, study=base.studies[0].id)
    return replace(base, outcomes=(row, *base.outcomes[1:]), cited_effects=(*EFFECTS, detail))
