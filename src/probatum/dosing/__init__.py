"""Doses that were studied, and whether they allow a dose-response curve."""

from probatum.dosing.response import dose_response
from probatum.dosing.studied import studied_doses

__all__ = ["dose_response", "studied_doses"]
