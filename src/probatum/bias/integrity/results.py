"""Building check results."""

from __future__ import annotations

from probatum.domain.integrity import Check, CheckName, CheckOutcome
from probatum.domain.provenance import Span


def judged(
    name: CheckName,
    inputs: dict[str, object],
    is_consistent: bool,
    arithmetic: str,
    because: str,
    *,
    crosses_threshold: bool = False,
    spans: tuple[Span, ...] = (),
) -> Check:
    """A check that could be made: passed or failed."""
    return Check(
        name=name,
        inputs=tuple((key, str(value)) for key, value in inputs.items() if value is not None),
        outcome=CheckOutcome.PASSED if is_consistent else CheckOutcome.FAILED,
        arithmetic=arithmetic,
        because=because,
        crosses_threshold=crosses_threshold and not is_consistent,
        spans=spans,
    )


def not_applicable(name: CheckName, inputs: dict[str, object], arithmetic: str, because: str) -> Check:
    """A check that these numbers cannot fail, or that does not hold for them."""
    return Check(
        name=name,
        inputs=tuple((key, str(value)) for key, value in inputs.items() if value is not None),
        outcome=CheckOutcome.NOT_APPLICABLE,
        arithmetic=arithmetic,
        because=because,
    )
