"""May a dose-response curve be drawn? The condition, and the sentence when it may not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from probatum.domain.monograph import StudiedDose
from probatum.domain.provenance import Absence, Missing, value_of
from probatum.domain.quantity import Unit
from probatum.domain.study import StudyId
from probatum.domain.terms import Track

# At least three distinct doses other than the reference, in at least two studies, one of which
# compared two of them itself (methods.md, section 3).
MIN_DOSES, MIN_STUDIES, MIN_WITHIN = 3, 2, 2

_TRACK_WORDS = {Track.HUMAN: "people", Track.ANIMAL: "animals", Track.CELL: "cells"}


def dose_response(doses: Sequence[StudiedDose]) -> tuple[Missing, str]:
    """Why no curve is drawn, track by track, with the studies that compared several doses counted.

    Curves need an effect and its standard error per dose (Greenland & Longnecker 1992); records read
    from abstracts give directions, so the answer is a refusal that names what exists.
    """
    sentences = [_sentence(track, levels(doses, track)) for track in (Track.HUMAN, Track.ANIMAL)]
    return Missing(Absence.NOT_REPORTED), " ".join(sentences)


def levels(doses: Sequence[StudiedDose], track: Track) -> dict[StudyId, frozenset[tuple[str, Decimal]]]:
    """Distinct doses per study of one track, in one unit per dimension; flagged doses are left out."""
    found: dict[StudyId, set[tuple[str, Decimal]]] = defaultdict(set)
    for given in doses:
        amount = value_of(given.dose.amount)
        if given.track is not track or amount is None or "unit-implausible" in given.dose.flags:
            continue
        base = amount.to(Unit.UG) if amount.dimension.startswith("mass") else amount
        found[given.study].add((amount.dimension, base.low))
    return {study: frozenset(amounts) for study, amounts in sorted(found.items())}


def _sentence(track: Track, by_study: dict[StudyId, frozenset[tuple[str, Decimal]]]) -> str:
    who = _TRACK_WORDS[track]
    several = [study for study, amounts in by_study.items() if len(amounts) >= MIN_WITHIN]
    if not by_study:
        return f"No study in {who} states an amount that can be compared."
    if not several:
        return f"No study in {who} compared two or more doses ({len(by_study)} state one)."
    most = max(len(amounts) for amounts in by_study.values())
    return (
        f"{len(several)} of {len(by_study)} studies in {who} with a plausible dose compared two or more "
        f"doses (up to {most}), but none reports an effect with a standard error per dose."
    )
