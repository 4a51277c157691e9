"""The dose-response chart: what it draws, what it says, and that nothing leaves the doses observed."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from probatum.domain.dose_curve import CurveFamily, DoseCurve
from probatum.pages.charts.dose_curve import dose_curve_chart
from probatum.starter import study_level
from probatum.synthesis.dose_curve import dose_curve


@pytest.fixture(scope="module")
def curve() -> DoseCurve:
    rows = [row for row in study_level("alcohol") if row.table == "alcohol_cvd"]
    found = dose_curve(rows, family=CurveFamily.SPLINE)
    assert isinstance(found, DoseCurve)
    return found


def test_the_drawing_is_well_formed_and_named(curve: DoseCurve) -> None:
    chart = dose_curve_chart(curve, "alcohol-cvd")
    svg = etree.fromstring(chart.svg)
    assert svg.get("aria-labelledby") == "alcohol-cvd-t"
    assert chart.title == "Cardiovascular disease by dose"
    assert dose_curve_chart(curve, "alcohol-cvd") == chart


def test_every_dose_of_every_study_is_a_named_mark(curve: DoseCurve) -> None:
    names = re.findall(r"<title>([^<]*)</title>", dose_curve_chart(curve).svg)
    assert len(names) == len(curve.observed)
    assert any(name.startswith("Bianchi, 9.06: 0.80 (0.52 to 1.24)") for name in names)


def test_the_line_stays_within_the_doses(curve: DoseCurve) -> None:
    """The box of the curve is 1000 wide: from the lowest dose observed to the highest."""
    paths = re.findall(r'd="(M[\d. L-]+)Z?"', dose_curve_chart(curve).svg)
    drawn = [path for path in paths if " " in path]
    assert len(drawn) == 1 + curve.k + 1  # band, one line per study, curve
    across = [float(spot.split()[0]) for path in drawn for spot in path[1:].split("L")]
    assert (min(across), max(across)) == (0, 1000)


def test_the_table_says_the_same(curve: DoseCurve) -> None:
    chart = dose_curve_chart(curve)
    cells = [row.cells for row in chart.table.rows]
    assert chart.table.head == ("What", "Dose, unit not stated", "Relative risk (95 % interval)")
    assert cells[0] == ("Curve", "0", "1.00 (1.00 to 1.00)")
    assert cells[6][:2] == ("Curve", "77.2")
    assert ("Bianchi", "0", "reference of this study") in cells
    assert len(cells) == 7 + len(curve.observed)


def test_the_description_carries_the_limits(curve: DoseCurve) -> None:
    said = dose_curve_chart(curve).desc
    assert said.startswith("Restricted cubic spline curve through 6 studies, two-stage REML")
    assert "Nothing is drawn beyond the doses observed." in said
    assert "Associations in observational studies" in said
    assert "The table does not state the unit of the dose." in said
