"""Integrity of reported numbers: "this number fails this check, and here is the arithmetic"."""

from probatum.bias.integrity.counts import participant_flow, percent_and_count
from probatum.bias.integrity.debit import debit
from probatum.bias.integrity.grim import grim
from probatum.bias.integrity.grimmer import Scale, grimmer
from probatum.bias.integrity.interval import (
    PrintedInterval,
    holds_estimate,
    interval_checks,
    p_and_interval,
    symmetry,
)
from probatum.bias.integrity.prose import check_study, check_text
from probatum.bias.integrity.spread import Group, sd_or_se, sd_range
from probatum.bias.integrity.statcheck import PrintedTest, statcheck
from probatum.bias.integrity.tables import ReportedNumbers, check_numbers

__all__ = [
    "Group",
    "PrintedInterval",
    "PrintedTest",
    "ReportedNumbers",
    "Scale",
    "check_numbers",
    "check_study",
    "check_text",
    "debit",
    "grim",
    "grimmer",
    "holds_estimate",
    "interval_checks",
    "p_and_interval",
    "participant_flow",
    "percent_and_count",
    "sd_or_se",
    "sd_range",
    "statcheck",
    "symmetry",
]
