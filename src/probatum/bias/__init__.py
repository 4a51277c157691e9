"""Risk of bias by published tools, and the integrity of reported numbers; nobody is accused."""

from probatum.bias.assess import assess, tool_for
from probatum.bias.integrity import (
    ReportedNumbers,
    Scale,
    check_numbers,
    check_study,
    check_text,
    participant_flow,
)

__all__ = [
    "ReportedNumbers",
    "Scale",
    "assess",
    "check_numbers",
    "check_study",
    "check_text",
    "participant_flow",
    "tool_for",
]
