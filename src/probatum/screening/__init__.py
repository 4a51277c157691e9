"""Selection: duplicates and twins grouped, retractions found, every exclusion with its reason.

Nothing is dropped: an excluded record is handed on whole, with why it was left out.
"""

from probatum.screening.screen import screen

__all__ = ["screen"]
