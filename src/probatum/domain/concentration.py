"""Concentration over time, computed from cited human values; never measured, never fitted."""

from __future__ import annotations

from dataclasses import dataclass

from probatum.domain.provenance import Method


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcentrationPoint:
    """Share of the peak at one time, for the shortest and the longest half-life cited."""

    hours: float
    low: float  # percent of the peak
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedInput:
    """One kinetic value that went into the calculation, with its place among the facts on file."""

    parameter: str
    low: float
    high: float
    unit: str
    fact: int  # position in Monograph.kinetics


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcentrationCurve:
    """One compartment, absorption and elimination of the first order, after one dose."""

    analyte: str
    route: str
    dose: str | None
    points: tuple[ConcentrationPoint, ...]
    inputs: tuple[CitedInput, ...]
    by: Method


@dataclass(frozen=True, slots=True, kw_only=True)
class NoConcentrationCurve:
    """Why no curve is computed."""

    because: str
