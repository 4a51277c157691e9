"""Whom a study was about, coarse enough that studies meet and fine enough that they may.

The one rule: people are grouped by the condition their study states (healthy people are one class);
where none is stated they are "people". Animals and cells are not divided: their models differ so much
that a division would leave one study each; the differences are shown beside the contradictions.
"""

from __future__ import annotations

import re

from probatum.domain.provenance import is_evidence, value_of
from probatum.domain.study import Study
from probatum.domain.terms import Track

_WHOLE_TRACK = {Track.HUMAN: "people", Track.ANIMAL: "animals", Track.CELL: "cells"}
_HEALTHY = re.compile(r"\b(?:healthy|normal)\b|\bvolunteers?\b", re.IGNORECASE)
_AMERICAN = (("ischaemi", "ischemi"), ("anaemi", "anemi"), ("haemo", "hemo"), ("oedema", "edema"))


def population_of(study: Study, track: Track) -> str:
    """The population class of a study: "healthy people", "people with …", "people", "animals" or "cells"."""
    condition = value_of(study.condition) if is_evidence(study.condition) else None
    if track is not Track.HUMAN or not condition or not condition.strip():
        return _WHOLE_TRACK[track]
    words = " ".join(condition.casefold().split())
    if _HEALTHY.search(words):
        return "healthy people"
    for british, american in _AMERICAN:
        words = words.replace(british, american)
    return f"people with {words}"
