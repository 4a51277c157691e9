"""What must be true of every page: small checks, each with an id and a sentence, run at every build.

They read the written HTML as a stranger would and compare it with the monograph; none asks the builder.
"""

from __future__ import annotations

from probatum.domain.errors import InvariantBroken
from probatum.domain.monograph import Monograph
from probatum.pages.invariants import (
    care,
    certainty,
    counts,
    facts,
    findings,
    interactions,
    language,
    structure,
    studies,
)
from probatum.pages.invariants.dom import parse
from probatum.pages.invariants.rule import Invariant

__all__ = ["ALL", "Invariant", "broken", "check"]

ALL: tuple[Invariant, ...] = (
    *facts.ALL,
    *counts.ALL,
    *language.ALL,
    *certainty.ALL,
    *interactions.ALL,
    *studies.ALL,
    *structure.ALL,
    *care.ALL,
    *findings.ALL,
)


def broken(monograph: Monograph, html: str) -> tuple[str, ...]:
    """Every fault found, as `id: fault`, in the order of the invariants."""
    document = parse(html)
    return tuple(
        f"{invariant.id}: {fault}" for invariant in ALL for fault in invariant.faults(monograph, document)
    )


def check(monograph: Monograph, html: str) -> None:
    """Raise InvariantBroken, naming every broken invariant."""
    faults = broken(monograph, html)
    if faults:
        listed = "; ".join(faults[:20]) + (f"; and {len(faults) - 20} more" if len(faults) > 20 else "")
        raise InvariantBroken(f"the page is not written: {listed}", source=str(monograph.substance.id))
