"""Record -> Study: what was done, to whom, and what was found, each value with its words."""

from probatum.extraction.assemble import read
from probatum.extraction.direction_search import direction_in
from probatum.extraction.reconcile import reconcile
from probatum.extraction.screen import Screened, screen
from probatum.extraction.tables import ArmNumbers, effects_for

__all__ = ["ArmNumbers", "Screened", "direction_in", "effects_for", "read", "reconcile", "screen"]
