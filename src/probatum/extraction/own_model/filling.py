"""Kept values go only where our own extractors found nothing; where both speak, ours stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from probatum.domain.provenance import Absence, Missing
from probatum.domain.study import Study
from probatum.extraction.own_model.checking import Accepted

# A field that does not apply, or on which the text contradicts itself, is no gap to be filled.
GAPS = (Absence.NOT_REPORTED, Absence.UNCLEAR)


def fill(study: Study, accepted: Accepted) -> Study:
    """The study with its gaps filled by what a model gave and the text proved."""
    gaps: dict[str, Any] = {
        name: value
        for name, value in accepted.values.items()
        if isinstance(known := getattr(study, name), Missing) and known.why in GAPS
    }
    return replace(study, **gaps) if gaps else study
