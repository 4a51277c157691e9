"""Counts that must add up: percentages of counts, arms of a total, people analyzed of people enrolled."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from probatum.bias.integrity.printed import Printed, shown
from probatum.bias.integrity.results import judged
from probatum.domain.errors import ProbatumError
from probatum.domain.integrity import Check, CheckName


def percent_and_count(count: int, total: int, percent: str) -> Check:
    """Check that `count` of `total` is the printed percentage, halves rounded either way.

    >>> print(percent_and_count(31, 150, "20.7").outcome, percent_and_count(31, 150, "21.7").outcome)
    passed failed
    """
    if total < 1 or count < 0:
        raise ProbatumError(
            "not a count of people",
            field="count",
            value=f"{count} of {total}",
            remedy="give whole numbers, total >= 1",
        )
    printed = Printed.of(percent)
    share = Fraction(100 * count, total)
    is_consistent = printed.covers(share) and count <= total
    return judged(
        CheckName.PERCENT_AND_COUNT,
        {"count": count, "total": total, "percentage": percent},
        is_consistent,
        f"100 x {count} / {total} = {shown(share, max(4, printed.decimals + 4))}; printed {printed}",
        _why(is_consistent, is_cut=printed.value <= share < printed.value + 2 * printed.half),
    )


def _why(is_consistent: bool, *, is_cut: bool) -> str:
    if is_consistent:
        return "the percentage follows from the count"
    if is_cut:
        return "the percentage is cut off after its last digit instead of rounded"
    return (
        "the percentage does not follow from the count; another denominator or a model-based "
        "percentage would explain it"
    )


def participant_flow(
    *,
    enrolled: int | None = None,
    arms: Sequence[int] = (),
    analyzed: int | None = None,
    dropped: int | None = None,
) -> tuple[Check, ...]:
    """Check the numbers of people against one another; only what is given is compared.

    Arms sum to the people enrolled; no more are analyzed than enrolled; enrolled less dropped out is
    not below the number analyzed (analysis of all randomized keeps the dropouts, so it may be above).
    """
    checks = []
    if enrolled is not None and len(arms) >= 2:
        checks.append(_arms(enrolled, arms))
    if enrolled is not None and analyzed is not None:
        checks.append(_analyzed(enrolled, analyzed))
    if enrolled is not None and dropped is not None:
        checks.append(_dropped(enrolled, dropped, analyzed))
    return tuple(checks)


def _arms(enrolled: int, arms: Sequence[int]) -> Check:
    total = sum(arms)
    return judged(
        CheckName.ARMS_SUM,
        {"arms": ", ".join(map(str, arms)), "enrolled": enrolled},
        total == enrolled,
        f"{' + '.join(map(str, arms))} = {total}; printed {enrolled}",
        "the arms hold everybody enrolled"
        if total == enrolled
        else "the arms do not add up to the total; people analyzed instead of enrolled, or an arm not "
        "listed, would explain it",
    )


def _analyzed(enrolled: int, analyzed: int) -> Check:
    return judged(
        CheckName.ANALYZED,
        {"analyzed": analyzed, "enrolled": enrolled},
        analyzed <= enrolled,
        f"{analyzed} <= {enrolled} is {'true' if analyzed <= enrolled else 'false'}",
        "no more people were analyzed than enrolled"
        if analyzed <= enrolled
        else "more people were analyzed than enrolled; another count (samples, periods) would explain it",
    )


def _dropped(enrolled: int, dropped: int, analyzed: int | None) -> Check:
    """Everybody who neither dropped out nor was analyzed is not accounted for."""
    left = enrolled - dropped
    is_consistent = 0 <= dropped <= enrolled and (analyzed is None or left <= analyzed)
    beside = "" if analyzed is None else f"; printed as analyzed {analyzed}"
    return judged(
        CheckName.DROPOUTS,
        {"enrolled": enrolled, "dropped out": dropped, "analyzed": analyzed},
        is_consistent,
        f"{enrolled} - {dropped} = {left}{beside}",
        "the dropouts account for those not analyzed"
        if is_consistent
        else "the dropouts do not account for those not analyzed; exclusions counted elsewhere "
        "would explain it",
    )
