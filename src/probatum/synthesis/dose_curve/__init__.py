"""Dose-response meta-analysis: how an outcome changes with the dose, never beyond the doses observed."""

from probatum.synthesis.dose_curve.curve import dose_curve, predict

__all__ = ["dose_curve", "predict"]
