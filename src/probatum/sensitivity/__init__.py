"""How far a rating holds: under other reasonable settings, and after the smallest edits of the evidence.

The one room that asks two others again: it pools (synthesis) and grades (certainty) what they were given.
"""

from probatum.sensitivity.assess import assess, assess_pooled
from probatum.sensitivity.directions import assess_directions
from probatum.sensitivity.flips import flips
from probatum.sensitivity.robustness import robustness
from probatum.sensitivity.settings import Setting, settings

__all__ = ["Setting", "assess", "assess_directions", "assess_pooled", "flips", "robustness", "settings"]
