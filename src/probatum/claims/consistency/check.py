"""All checks of statements on one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from probatum.claims.consistency.advice import check_advice
from probatum.claims.consistency.ages import check_ages
from probatum.claims.consistency.alternatives import check_alternatives
from probatum.claims.consistency.analytes import check_analytes
from probatum.claims.consistency.arms import check_arms
from probatum.claims.consistency.attributes import check_attributes
from probatum.claims.consistency.body_index import check_body_index
from probatum.claims.consistency.categories import check_categories
from probatum.claims.consistency.changes import check_changes
from probatum.claims.consistency.conversions import check_conversions
from probatum.claims.consistency.cycles import check_cycles
from probatum.claims.consistency.dates import check_dates
from probatum.claims.consistency.denials import check_denials
from probatum.claims.consistency.directions import check_directions
from probatum.claims.consistency.fields import check_fields
from probatum.claims.consistency.fold_differences import check_fold_differences
from probatum.claims.consistency.folds import check_folds
from probatum.claims.consistency.half_lives import check_half_lives
from probatum.claims.consistency.intervals import check_intervals
from probatum.claims.consistency.lists import check_lists
from probatum.claims.consistency.medians import check_medians
from probatum.claims.consistency.participants import check_participants
from probatum.claims.consistency.percentages import check_percentages
from probatum.claims.consistency.placeholders import check_placeholders
from probatum.claims.consistency.prices import check_daily_prices, check_prices
from probatum.claims.consistency.proportions import check_proportions
from probatum.claims.consistency.quantifiers import check_quantifiers
from probatum.claims.consistency.ratings import check_ratings
from probatum.claims.consistency.relief import check_relief
from probatum.claims.consistency.reversed_ranges import check_reversed_ranges
from probatum.claims.consistency.risk_measures import check_risk_measures
from probatum.claims.consistency.risks import check_risks
from probatum.claims.consistency.samples import check_samples
from probatum.claims.consistency.scales import check_scales
from probatum.claims.consistency.sequences import check_sequences
from probatum.claims.consistency.spreads import check_spreads
from probatum.claims.consistency.tables import check_tables
from probatum.claims.consistency.temperatures import check_temperatures
from probatum.claims.consistency.told_limits import check_told_limits
from probatum.claims.consistency.told_shares import check_told_shares
from probatum.claims.consistency.told_times import check_told_times
from probatum.claims.consistency.vial_tables import check_vial_tables
from probatum.claims.consistency.wholes import check_wholes
from probatum.domain.text_check import TextCheck

CHECKS: tuple[Callable[[str], Iterable[TextCheck]], ...] = (
    check_percentages,
    check_participants,
    check_arms,
    check_medians,
    check_folds,
    check_changes,
    check_intervals,
    check_sequences,
    check_half_lives,
    check_dates,
    check_lists,
    check_fields,
    check_directions,
    check_relief,
    check_ratings,
    check_samples,
    check_advice,
    check_denials,
    check_alternatives,
    check_conversions,
    check_proportions,
    check_placeholders,
    check_analytes,
    check_prices,
    check_daily_prices,
    check_risks,
    check_spreads,
    check_temperatures,
    check_ages,
    check_body_index,
    check_scales,
    check_cycles,
    check_fold_differences,
    check_risk_measures,
    check_categories,
    check_quantifiers,
    check_attributes,
    check_reversed_ranges,
    check_vial_tables,
    check_told_limits,
    check_wholes,
    check_told_shares,
    check_told_times,
    check_tables,
)


@lru_cache(maxsize=16)
def check_statements(text: str) -> tuple[TextCheck, ...]:
    """Every statement of a text that its other statements bear out or exclude, in no particular order."""
    return tuple(one for check in CHECKS for one in check(text))
