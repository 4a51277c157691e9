"""Dose statements of one text held against one another: quantities as equations, every reading tried."""

from probatum.dosing.constraints.check import check_doses, faults

__all__ = ["check_doses", "faults"]
