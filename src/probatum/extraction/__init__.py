"""Record -> Study: what was done, to whom, and what was found, each value with its words."""

from probatum.extraction.assemble import read
from probatum.extraction.reconcile import reconcile

__all__ = ["read", "reconcile"]
