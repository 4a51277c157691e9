"""A curve is computed only from human values seen at their source, and its peak falls where it is cited."""

from __future__ import annotations

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.domain.concentration import ConcentrationCurve, NoConcentrationCurve
from probatum.domain.monograph import KineticFact
from probatum.domain.provenance import Citation, Curated, Curation, SeenIn
from probatum.dosing.concentration import absorption_rate, concentration, numbers, share_of_peak
from probatum.vocabulary import kinetics
from unit.pages.fakes import DAY


def fact(parameter: str, value: str, unit: str, **more: object) -> Curated[KineticFact]:
    fields = {
        "analyte": "Fabulex",
        "route": "oral",
        "species": "human",
        "dose": "1 mg",
        "is_measured": True,
        "conflict": False,
        **more,
    }
    curation = Curation(by="a test", on=DAY, seen_in=SeenIn.PRIMARY_ABSTRACT)
    return Curated(
        KineticFact(parameter=parameter, value=value, unit=unit, **fields),  # type: ignore[arg-type]
        Citation(id=None, title="A paper", year=2000),
        curation,
    )


ENOUGH = [fact("half-life", "2", "h"), fact("Tmax", "30", "min"), fact("bioavailability", "50", "%")]


def test_the_peak_falls_on_the_cited_time():
    found = concentration(ENOUGH, "Fabulex")
    assert isinstance(found, ConcentrationCurve)
    peak = max(found.points, key=lambda point: point.high)
    assert peak.hours == pytest.approx(0.5, abs=found.points[1].hours)
    assert found.points[0].high == 0
    assert max(p.high for p in found.points) <= 100.0001


def test_the_end_falls_with_the_cited_half_life():
    """Behind the peak, one half-life halves the share once absorption is over."""
    ke = log(2) / 2
    ka = absorption_rate(ke, 0.5)
    late, later = (share_of_peak(t, ke, ka, 0.5) for t in (10.0, 12.0))
    assert later / late == pytest.approx(0.5, rel=1e-3)


@given(st.floats(0.01, 100), st.floats(0.001, 5))
def test_absorption_is_found_for_any_half_life_and_peak(half_life, ratio):
    ke, tmax = log(2) / half_life, ratio * half_life
    ka = absorption_rate(ke, tmax)
    peak = 1 / ke if abs(ka - ke) < 1e-6 * ke else log(ka / ke) / (ka - ke)
    assert peak == pytest.approx(tmax, rel=1e-4)
    assert exp(-ke * tmax) > 0


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        ([], "no kinetic value is on file"),
        (ENOUGH[:2], "no human bioavailability"),
        (ENOUGH[1:], "no human half-life"),
        ([fact("half-life", "2", "h", species="rat"), *ENOUGH[1:]], "no human half-life"),
        ([fact("half-life", "2", "h", is_measured=False), *ENOUGH[1:]], "no human half-life"),
        ([fact("half-life", "2", "h", route="intravenous"), *ENOUGH[1:]], "different routes"),
        ([fact("half-life", "minutes", "h"), *ENOUGH[1:]], "not plain numbers"),
        ([fact("half-life", "2", "fortnights"), *ENOUGH[1:]], "no unit of time"),
        ([fact("half-life", "4", "min"), fact("Tmax", "60", "min"), ENOUGH[2]], "they contradict each other"),
    ],
)
def test_otherwise_the_reason_is_given(facts, because):
    found = concentration(facts, "Fabulex")
    assert isinstance(found, NoConcentrationCurve)
    assert because in found.because


def test_a_range_of_half_lives_gives_a_band():
    found = concentration([fact("half-life", "1-4", "h"), *ENOUGH[1:]], "Fabulex")
    assert isinstance(found, ConcentrationCurve)
    assert any(point.high - point.low > 10 for point in found.points)


def test_semax_has_no_curve_and_melatonin_has_one():
    """Semax: no human value was measured. Melatonin: 10 mg in twelve men, half-life 53.7 and Tmax 40.8 min."""
    assert isinstance(concentration(kinetics("semax"), "Semax"), NoConcentrationCurve)
    melatonin = concentration(kinetics("melatonin"), "Melatonin")
    assert isinstance(melatonin, ConcentrationCurve)
    assert {one.parameter: one.low for one in melatonin.inputs} == {
        "half-life": 53.7,
        "Tmax": 40.8,
        "bioavailability": 15.0,
    }


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("53.7 (7.0)", (53.7, 53.7)),
        ("1.9 ± 0.88", (1.9, 1.9)),
        ("~0.5", (0.5, 0.5)),
        ("0.4-5", (0.4, 5.0)),
        ("2.5 (1.7-4.7)", (1.7, 4.7)),
        ("2 (0-8 h), 6.4 (8-24 h)", None),
        ("<=0.01", None),
        ("minutes (estimated)", None),
    ],
)
def test_what_a_kinetic_value_prints(printed, expected):
    assert numbers(printed) == expected
