"""Doses that were studied: regimen, one axis for people and animals, concentration, why there is no curve."""

from probatum.dosing.axis import dose_axis
from probatum.dosing.concentration import concentration
from probatum.dosing.regimen import regimen
from probatum.dosing.response import dose_response
from probatum.dosing.studied import studied_doses

__all__ = ["concentration", "dose_axis", "dose_response", "regimen", "studied_doses"]
