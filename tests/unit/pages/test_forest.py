"""Forest plot: axis, squares by weight, brackets, escaping, table twin."""

from __future__ import annotations

from math import log
from xml.etree import ElementTree

import pytest

from probatum.domain.synthesis import Interval
from probatum.domain.terms import Better
from probatum.pages.charts.forest import (
    MOST_ROWS,
    Forest,
    ForestRow,
    favors,
    forest_chart,
    forest_file,
    forest_of,
)
from probatum.pages.charts.forest_axis import Axis
from probatum.starter.tables import study_level
from probatum.synthesis import pooled_effects


def row(label: str, estimate: float, weight: float, laboratory: str | None = None) -> ForestRow:
    return ForestRow(
        label=label,
        estimate=estimate,
        interval=Interval(low=estimate - 0.5, high=estimate + 0.5),
        weight=weight,
        laboratory=laboratory,
    )


def forest(*rows: ForestRow, **changes) -> Forest:
    given = {
        "title": "Sleep & <rest>",
        "measure": "OR",
        "is_log": True,
        "rows": rows,
        "estimate": 0.1,
        "interval": Interval(low=-0.2, high=0.4),
        "prediction": Interval(low=-1.0, high=1.2),
        "favors": ("a", "b"),
        "note": "3 studies",
    }
    return Forest(**{**given, **changes})


def test_a_ratio_axis_has_round_ratios_and_no_effect_inside() -> None:
    axis = Axis.of([log(0.3), log(4)], [(log(0.1), log(9))], is_log=True)
    labels = [label for _, label in axis.ticks()]
    assert "1" in labels
    assert 2 <= len(labels) <= 7
    assert axis.shows(0.0)
    assert axis.shown(log(2)) == "2.00"


@pytest.mark.parametrize("ends", [(-1e-9, 1e-9), (-3, 5), (0, 1e6), (-40, 2), (0, 0)])
@pytest.mark.parametrize("is_log", [True, False])
def test_every_axis_has_a_tick_or_two(ends: tuple[float, float], is_log: bool) -> None:
    ticks = Axis.of(list(ends), [ends], is_log=is_log).ticks()
    assert len(ticks) <= 14
    assert [value for value, _ in ticks] == sorted(value for value, _ in ticks)
    assert all(label for _, label in ticks)


def test_one_laboratory_stands_together_under_a_bracket() -> None:
    drawn = forest(row("A", 0, 30, "X"), row("B", 0, 40), row("C", 0, 30, "X"))
    assert [one.label for one in drawn.shown] == ["A", "C", "B"]
    assert forest_file(drawn).count("one laboratory: X") == 1


def test_words_are_escaped_and_the_file_is_well_formed() -> None:
    text = forest_file(forest(row('<script>"x"</script>', 0.2, 100)))
    ElementTree.fromstring(text)
    assert "<script>" not in text
    assert "Sleep &amp; &lt;rest&gt;" in text


def test_squares_grow_with_weight() -> None:
    text = forest_file(forest(row("small", 0, 1), row("large", 0, 99)))
    sizes = [float(part.split(" ")[0].split("-")[-1]) for part in text.split('d="M-')[1:3]]
    assert sizes[0] < sizes[1]


def test_without_a_pool_there_is_no_diamond() -> None:
    text = forest_file(
        forest(row("A", 0, 100), estimate=None, interval=None, prediction=None, note="one study")
    )
    assert "m sum" not in text.split("</style>")[1]
    assert "Not pooled: one study" in text


def test_many_studies_are_drawn_by_weight() -> None:
    drawn = forest(*(row(f"S{i}", 0.0, float(i)) for i in range(MOST_ROWS + 50)))
    assert len(drawn.shown) == MOST_ROWS
    assert "S449" in {one.label for one in drawn.shown}


def test_the_table_twin_says_what_the_drawing_shows() -> None:
    outcome = next(one for one in pooled_effects(study_level("magnesium")))
    drawn = forest_of(outcome)
    assert drawn is not None
    chart = forest_chart(drawn, "forest-magnesium")
    assert len(chart.table.rows) == 23
    assert chart.table.rows[-1].cells[0] == "Pooled effect"
    assert chart.table.rows[-1].cells[1] in chart.desc
    assert 'id="forest-magnesium-t"' in chart.svg
    assert drawn.favors == ("favors treatment", "favors control")


def test_sides_follow_what_is_better() -> None:
    assert favors(Better.HIGHER) == ("favors control", "favors treatment")
    assert "treatment" in favors(None)[0]
