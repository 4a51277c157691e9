"""All dose checks of one text, without repetition."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from probatum.domain.text_check import CheckInput, TextCheck
from probatum.dosing.constraints.adults import check_adults
from probatum.dosing.constraints.body_mass import check_implied_weight
from probatum.dosing.constraints.contents import check_contents
from probatum.dosing.constraints.decay import check_decay
from probatum.dosing.constraints.derived import check_derived
from probatum.dosing.constraints.equal import check_equal
from probatum.dosing.constraints.human import check_human_equivalent
from probatum.dosing.constraints.kept_limits import check_kept_limits
from probatum.dosing.constraints.limits import check_limits
from probatum.dosing.constraints.portions import check_portions
from probatum.dosing.constraints.ratios import check_ratios
from probatum.dosing.constraints.scope import Layout, layout
from probatum.dosing.constraints.shares import check_shares
from probatum.dosing.constraints.slips import check_slips
from probatum.dosing.constraints.substance_units import check_elements, check_international_units, check_moles
from probatum.dosing.constraints.sums import check_sums
from probatum.dosing.constraints.supplies import check_supplies
from probatum.dosing.constraints.syringes import check_syringes
from probatum.dosing.constraints.weights import check_weights

# In order of how specific they are: of two results about one expression, the earlier one is kept.
CHECKS: tuple[Callable[[Layout], Iterable[TextCheck]], ...] = (
    check_human_equivalent,
    check_international_units,
    check_limits,
    check_ratios,
    check_elements,
    check_shares,
    check_moles,
    check_portions,
    check_sums,
    check_equal,
    check_weights,
    check_syringes,
    check_contents,
    check_kept_limits,
    check_decay,
    check_supplies,
    check_derived,
    check_implied_weight,
    check_slips,
    check_adults,
)


@lru_cache(maxsize=16)
def check_doses(text: str) -> tuple[TextCheck, ...]:
    """Every dose statement of a text that can be computed from the text itself, in its order."""
    shape = layout(text)
    return without_repetition(one for check in CHECKS for one in check(shape))


def without_repetition(found: Iterable[TextCheck]) -> tuple[TextCheck, ...]:
    """One result an expression and disagreement: faults before agreement, the first given, in text order."""
    kept: list[TextCheck] = []
    for one in sorted(found, key=lambda one: not one.is_fault):
        if not any(_overlap(one, other) or _is_one_disagreement(one, other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: (one.start, one.end, one.kind)))


def _overlap(one: TextCheck | CheckInput, other: TextCheck) -> bool:
    return one.start < other.end and other.start < one.end


def _is_one_disagreement(one: TextCheck, other: TextCheck) -> bool:
    """Is each fault's expression what the other was computed from?"""
    is_both = one.is_fault and other.is_fault
    return (
        is_both
        and any(_overlap(told, other) for told in one.inputs)
        and any(_overlap(told, one) for told in other.inputs)
    )


def faults(text: str) -> tuple[TextCheck, ...]:
    """The dose statements of a text that no reading bears out."""
    return tuple(one for one in check_doses(text) if one.is_fault)
