"""Risk of bias: the integrity of reported numbers. Numbers fail checks; nobody is accused."""

from probatum.bias.integrity import (
    ReportedNumbers,
    Scale,
    check_numbers,
    check_study,
    check_text,
    participant_flow,
)

__all__ = ["ReportedNumbers", "Scale", "check_numbers", "check_study", "check_text", "participant_flow"]
