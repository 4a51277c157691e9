"""Tables and result sentences of a full text: the numbers of each group for each outcome."""

from probatum.extraction.tables.choose import effects_for
from probatum.extraction.tables.numbers import ArmNumbers, Measured

__all__ = ["ArmNumbers", "Measured", "effects_for"]
