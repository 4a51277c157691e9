"""When a human-equivalent mark may stand beside an animal dose, and when a concentration may be computed.

Scaling by body surface (FDA, July 2005) holds for systemic doses of small molecules by mouth or injection. A
nasal or topical dose acts where it is put, and a peptide is not scaled unless a source is cited: the page
then says why no mark stands there. The mark is arithmetic for comparison, never a dose to take. A curve of
concentration needs a human half-life, a human time of the peak and a human bioavailability of the same
substance and route, each seen at its source; otherwise the reason stands in its place.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from probatum.domain.concentration import ConcentrationCurve, NoConcentrationCurve
from probatum.domain.monograph import StudiedDose
from probatum.domain.provenance import Citation, Curated, Curation, Missing, SeenIn
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.study import Dose, StudyId
from probatum.domain.terms import Route, Track
from probatum.dosing import concentration, dose_axis
from probatum.vocabulary import compiled, kinetics, substances

by, on = compiled()
SEEN = Curation(by=by, on=on, seen_in=SeenIn.PRIMARY_ABSTRACT)
PAPER = Citation(id=None, title="A study in rats", year=2000)

MARKS = [
    # substance, species, route, human equivalent of 37 mg/kg in µg/kg (None: no mark)
    ("magnesium", "rat", Route.ORAL, 6000),
    ("magnesium", "mouse", Route.INTRAPERITONEAL, 3000),
    ("magnesium", "dog", Route.INTRAVENOUS, 20000),
    ("magnesium", "rat", Route.INTRAGASTRIC, 6000),
    ("magnesium", "rat", Route.INTRANASAL, None),
    ("magnesium", "rat", Route.TOPICAL, None),
    ("magnesium", "rat", Route.INTRACEREBRAL, None),
    ("magnesium", "rat", None, None),
    ("magnesium", "zebrafish", Route.ORAL, None),
    ("semax", "rat", Route.INTRAPERITONEAL, None),
    ("bpc-157", "rat", Route.INTRAPERITONEAL, None),
]


def _animal(species, route):
    dose = Dose(amount=Curated(Quantity.of(37, Unit.MG, per_kg=True), PAPER, SEEN))
    if route is not None:
        dose = replace(dose, route=Curated(route, PAPER, SEEN))
    return StudiedDose(study=StudyId("study:rats"), track=Track.ANIMAL, species=species, dose=dose)


@pytest.mark.parametrize(("name", "species", "route", "mark"), MARKS)
def test_where_a_human_equivalent_stands(name, species, route, mark):
    """Each missing mark comes with its reason."""
    (placed,) = dose_axis([_animal(species, route)], substances().get(name)).placed
    if mark is None:
        assert isinstance(placed.equivalent, Missing)
        assert placed.why_no_equivalent
    else:
        assert round(placed.equivalent.value.low, 6) == mark


CURVES = [
    # substance, part of the reason (None: a curve is computed)
    ("melatonin", None),
    ("semax", "no kinetic value of Semax measured in people"),  # minutes and hours are claims
    ("caffeine", None),
    ("ashwagandha", "no kinetic value of Ashwagandha measured in people"),  # read second-hand only
    ("aniracetam", "no human Tmax"),
    ("creatine", "no human half-life and no human bioavailability"),
    ("magnesium", "no kinetic value of Magnesium measured in people"),
    ("tribulus", "no kinetic value is on file"),
]


@pytest.mark.parametrize(("name", "because"), CURVES)
def test_where_a_concentration_is_computed(name, because):
    """What is claimed, what was measured in rats and what was read second-hand draws no curve."""
    found = concentration(kinetics(name), substances().get(name).name)
    if because is None:
        assert isinstance(found, ConcentrationCurve)
        assert {one.parameter for one in found.inputs} == {"half-life", "Tmax", "bioavailability"}
    else:
        assert isinstance(found, NoConcentrationCurve)
        assert because in found.because
