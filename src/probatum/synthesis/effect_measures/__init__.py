"""Effect measures: from what studies tabulate to an effect and its sampling variance.

`effect_sizes("SMD", m1i=…, sd1i=…, n1i=…, m2i=…, sd2i=…, n2i=…)`: measures and columns carry
metafor's names (Viechtbauer 2010, J Stat Softw 36(3)), definitions those of its version 3.8.
"""

from probatum.synthesis.effect_measures.choices import Choices, Variance, ZeroCells
from probatum.synthesis.effect_measures.convert import NotConvertible, convert
from probatum.synthesis.effect_measures.measures import (
    LOG_SCALE,
    MEASURES,
    Effects,
    columns_of,
    effect_sizes,
)

__all__ = [
    "LOG_SCALE",
    "MEASURES",
    "Choices",
    "Effects",
    "NotConvertible",
    "Variance",
    "ZeroCells",
    "columns_of",
    "convert",
    "effect_sizes",
]
