"""Instruments: names in text, ranges and important differences with their sources."""

from __future__ import annotations

import pytest

from probatum.domain.errors import RuleError
from probatum.domain.provenance import Absence, Curated, Missing, SeenIn
from probatum.domain.terms import Better
from probatum.vocabulary import instruments, outcomes


def test_match() -> None:
    text = "PSQI and the Insomnia Severity Index (ISI); isi is not"
    assert [(m.instrument, text[m.start : m.end]) for m in instruments().match(text)] == [
        ("psqi", "PSQI"),
        ("isi", "Insomnia Severity Index"),
        ("isi", "ISI"),
    ]


def test_psqi() -> None:
    psqi = instruments().get("psqi")
    assert psqi.better is Better.LOWER
    assert isinstance(psqi.range, Curated)
    assert psqi.range.value == "0-21"
    difference = psqi.important_differences[0]
    assert (difference.value.value, difference.value.unit) == ("4.4", "points")
    assert str(difference.citation.id) == "pmid:34444415"
    assert difference.curated.seen_in is SeenIn.PRIMARY_ABSTRACT


def test_a_range_from_general_knowledge_is_missing() -> None:
    assert instruments().get("ais").range == Missing(Absence.NOT_VERIFIED)


def test_the_first_outcome_of_a_score_runs_the_same_way() -> None:
    """Where the total score falls with benefit, so does the outcome it stands for."""
    for identifier in ("psqi", "adas_cog", "nihss", "isi"):
        instrument = instruments().get(identifier)
        assert outcomes().get(instrument.outcomes[0]).better is instrument.better, identifier


def test_every_outcome_of_an_instrument_exists() -> None:
    assert len(instruments().all()) > 100
    for instrument in instruments().all():
        assert instrument.outcomes
        assert all(outcomes().has(identifier) for identifier in instrument.outcomes)


def test_unknown() -> None:
    with pytest.raises(RuleError, match="crystal-ball"):
        instruments().get("crystal-ball")
