"""Interactions and stacks: what is documented about a pair, what may follow, and totals against limits."""

from probatum.interactions.inference import inferred
from probatum.interactions.limit_checks import applicable
from probatum.interactions.listing import of
from probatum.interactions.pairs import between
from probatum.interactions.reading import read_item, read_line
from probatum.interactions.stacks import report, stack

__all__ = ["applicable", "between", "inferred", "of", "read_item", "read_line", "report", "stack"]
