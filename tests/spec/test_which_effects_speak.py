"""Which curated effects may speak to a claim, and which of them settle it.

A verdict stands on primary rows only. What a study on file found is told by its own findings. A subgroup is
silent beside its whole. In people, "no difference" speaks only when its interval leaves out an appreciable
effect either way; a wide interval, or a small trial without one, shows nothing. A mechanism that was measured
speaks either way. Several studies together establish an effect, unless their review rates them very low.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from probatum.claims.judge import curated
from probatum.domain.curated_effect import CuratedEffect, EffectKind
from probatum.domain.provenance import Citation, Curation, RecordId, Scheme, SeenIn
from probatum.domain.study import StudyId
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import CertaintyLevel, Direction, Track
from probatum.review import review
from probatum.starter.files import compiled
from probatum.vocabulary import substances

BY, ON = compiled()
SEMAX = review(substances().get("semax"), ())


def effect(measure: str | None = None, low: str | None = None, high: str | None = None) -> CuratedEffect:
    """A pooled human effect on memory, seen in a primary abstract."""
    return CuratedEffect(
        id="row",
        kind=EffectKind.PUBLISHED_SYNTHESIS,
        substance=SubstanceId("semax"),
        outcome="memory",
        term="memory_overall",
        direction=Direction.INCREASE,
        track=Track.HUMAN,
        species="human",
        k=8,
        measure=measure,
        ci_low=None if low is None else Decimal(low),
        ci_high=None if high is None else Decimal(high),
        citation=Citation(id=RecordId(Scheme.PMID, "1"), title=None, year=None),
        curated=Curation(by=BY, on=ON, seen_in=SeenIn.PRIMARY_ABSTRACT),
    )


def spoken(monkeypatch: pytest.MonkeyPatch, *rows: CuratedEffect) -> list[curated.CuratedWitness]:
    """What the rows say about memory."""
    monkeypatch.setattr(curated.starter, "effects_about", lambda _: rows)
    return list(curated.speaking("memory_overall", SEMAX))


def test_a_primary_row_speaks(monkeypatch):
    """A pooled effect of several studies speaks, and establishes."""
    (one,) = spoken(monkeypatch, effect())
    assert one.is_established
    assert one.is_pooled
    assert one.direction is Direction.INCREASE


@pytest.mark.parametrize(
    "lead",
    [
        replace(effect(), curated=Curation(by=BY, on=ON, seen_in=SeenIn.SECONDARY)),
        replace(effect(), is_told_by_review=True),
        replace(effect(), citation=Citation(id=None, title="a title", year=2020)),
    ],
    ids=["seen elsewhere", "told by a review", "source without identifier or place"],
)
def test_a_lead_is_named_and_never_counted(monkeypatch, lead):
    """It stands in the reason, not in the verdict."""
    assert spoken(monkeypatch, lead) == []
    assert "memory" in curated.leads(["memory_overall"], SEMAX)


def test_a_study_on_file_speaks_for_itself(monkeypatch):
    """Its findings are counted once."""
    own = replace(effect(), study=StudyId(SEMAX.studies[0].id))
    assert spoken(monkeypatch, own) == []


def test_a_subgroup_is_silent_beside_its_whole(monkeypatch):
    """Alone it speaks."""
    part = replace(effect(), id="part", is_part=True, direction=Direction.DECREASE)
    assert [one.direction for one in spoken(monkeypatch, effect(), part)] == [Direction.INCREASE]
    assert [one.direction for one in spoken(monkeypatch, part)] == [Direction.DECREASE]


@pytest.mark.parametrize(
    ("measure", "low", "high", "speaks"),
    [
        ("SMD", "-0.17", "0.07", True),
        ("SMD", "-0.04", "0.26", False),
        ("RR", "0.84", "1.04", True),
        ("RR", "0.61", "1.32", False),
        ("WMD", "-2.3", "0.3", False),  # no general bound for minutes
        (None, None, None, False),
    ],
)
def test_no_difference_in_people_needs_a_narrow_interval(monkeypatch, measure, low, high, speaks):
    """A wide interval shows nothing either way."""
    null = replace(effect(measure, low, high), direction=Direction.NO_DIFFERENCE)
    assert bool(spoken(monkeypatch, null)) is speaks


def test_its_authors_may_say_that_an_interval_is_narrow(monkeypatch):
    """Where natural units have no general bound, the review's own word counts."""
    null = replace(effect("MD", "-0.52", "0.55"), direction=Direction.NO_DIFFERENCE, is_precise=True)
    assert spoken(monkeypatch, null)


def test_one_small_trial_without_difference_shows_nothing(monkeypatch):
    """Even with an interval: one trial is no synthesis."""
    null = replace(
        effect("SMD", "-0.1", "0.1"), kind=EffectKind.TRIAL, k=None, direction=Direction.NO_DIFFERENCE
    )
    assert spoken(monkeypatch, null) == []


@pytest.mark.parametrize("track", [Track.ANIMAL, Track.CELL])
def test_in_the_laboratory_no_difference_speaks(monkeypatch, track):
    """Experiments are held against one another as they stand."""
    assert spoken(monkeypatch, replace(effect(), track=track, direction=Direction.NO_DIFFERENCE))


def test_a_mechanism_measured_in_people_speaks_either_way(monkeypatch):
    """And establishes what it measured, from one study."""
    measured = replace(effect(), term="muscle_creatine", kind=EffectKind.DOSE_RESPONSE, k=None)
    monkeypatch.setattr(curated.starter, "effects_about", lambda _: (measured,))
    (one,) = curated.speaking("muscle_creatine", SEMAX)
    assert one.is_established


@pytest.mark.parametrize(
    ("level", "k", "is_established"),
    [
        (None, 8, True),
        (None, 1, False),
        (None, None, True),  # a synthesis that does not print how many
        (CertaintyLevel.LOW, 8, True),
        (CertaintyLevel.VERY_LOW, 8, False),
    ],
)
def test_what_establishes(monkeypatch, level, k, is_established):
    """Several studies together, unless their review rates them very low."""
    (one,) = spoken(monkeypatch, replace(effect(), level=level, k=k))
    assert one.is_established is is_established


def test_what_shows_nothing_clear_is_named(monkeypatch):
    """A mixed result was measured: the reason says so instead of "none measured it"."""
    mixed = replace(effect(), direction=Direction.MIXED, outcome="memory, mixed")
    monkeypatch.setattr(curated.starter, "effects_about", lambda _: (mixed,))
    assert "memory, mixed" in curated.undecided(["memory_overall"], SEMAX)


def test_a_denial_is_borne_out_by_any_result_without_a_difference(monkeypatch):
    """Who tells that one trial found nothing may point to that trial."""
    null = replace(effect(), kind=EffectKind.TRIAL, k=None, direction=Direction.NO_DIFFERENCE)
    monkeypatch.setattr(curated.starter, "effects_about", lambda _: (null,))
    assert list(curated.speaking("memory_overall", SEMAX, is_denied=True))
