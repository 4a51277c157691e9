"""What a body of directions found: benefit, harm, conflicting or unclear.

Directions alone never show "little or no difference": studies that saw no difference may have been too
small to see one, so a body of them is unclear. That verdict needs an interval inside the important
difference.
"""

from __future__ import annotations

from probatum.certainty.bodies import Body
from probatum.certainty.rules import rule
from probatum.domain.terms import Better, Direction, FindingState


def finding_of(body: Body) -> FindingState:
    """Judge the directions of one body by which way is better.

    Seven in ten studies toward the good is benefit, toward the bad is harm; studies on both sides
    without such a majority conflict; everything else is unclear.
    """
    if body.result.better is Better.NEITHER:
        return FindingState.UNCLEAR
    rises_well = body.result.better is Better.HIGHER
    good = body.count(Direction.INCREASE if rises_well else Direction.DECREASE)
    bad = body.count(Direction.DECREASE if rises_well else Direction.INCREASE)
    agreement = rule("inconsistency-none")
    if agreement.is_reached(good, body.k):
        return FindingState.BENEFIT
    if agreement.is_reached(bad, body.k):
        return FindingState.HARM
    return FindingState.CONFLICTING if good and bad else FindingState.UNCLEAR
