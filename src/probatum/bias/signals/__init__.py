"""Sentences that tell how a study was done: allocation, blinding, missing data, plans."""

from probatum.bias.signals.cues import Cue, cues
from probatum.bias.signals.find import Sign, in_passages, signals_of

__all__ = ["Cue", "Sign", "cues", "in_passages", "signals_of"]
