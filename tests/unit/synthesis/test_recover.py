"""Standard errors and deviations recovered, each Derived with its formula and inputs."""

from __future__ import annotations

import pytest

from probatum.domain.errors import ProbatumError
from probatum.synthesis.effect_measures import NotConvertible, convert, recover


@pytest.mark.parametrize(
    ("derived", "value"),
    [
        (recover.se_from_interval(0.2, 1.0), 0.8 / 3.919927969080109),
        (recover.se_from_interval(-2.0, 2.0, df=9), 4 / 4.524314325596848),
        (recover.se_of_log_ratio_from_interval(0.5, 2.0), 1.3862943611198906 / 3.919927969080109),
        (recover.se_from_t(3.0, -1.5), 2.0),
        (recover.se_from_p(1.96, 0.05), 1.96 / 1.959963984540054),
        (recover.sd_from_se(0.5, 16), 2.0),
        (recover.pooled_sd_from_se(1.0, 10, 10), 2.23606797749979),
        (recover.sd_from_quartiles(1.0, 3.7), 2.0),
        (recover.mean_from_quartiles(1, 2, 6), 3.0),
        (recover.sd_of_change(3.0, 4.0, 0.0), 5.0),
    ],
)
def test_recovered(derived, value: float) -> None:
    assert derived.value == pytest.approx(value, rel=1e-9)
    assert derived.by.name
    assert derived.inputs


def test_combined_groups_equal_the_groups_taken_as_one() -> None:
    import statistics

    one, two = [1.0, 4.0, 2.0], [5.0, 7.0, 9.0, 6.0]
    n, mean, sd = recover.combined_groups(
        3, statistics.mean(one), statistics.stdev(one), 4, statistics.mean(two), statistics.stdev(two)
    )
    assert n.value == 7
    assert mean.value == pytest.approx(statistics.mean(one + two))
    assert sd.value == pytest.approx(statistics.stdev(one + two))


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: recover.se_from_interval(1.0, 0.5),
        lambda: recover.se_from_p(1.0, 0.0),
        lambda: recover.se_from_t(1.0, 0.0),
        lambda: recover.sd_from_se(-1.0, 10),
        lambda: recover.se_of_log_ratio_from_interval(0.0, 2.0),
        lambda: recover.mean_from_quartiles(3, 2, 6),
    ],
)
def test_impossible_numbers_are_refused(impossible) -> None:
    with pytest.raises(ProbatumError):
        impossible()


def test_conversion_states_its_assumption_or_refuses() -> None:
    converted = convert([1.0], [0.1], "OR", "SMD")
    assert not isinstance(converted, NotConvertible)
    assert "logistic" in converted[2].assumption
    assert converted[0][0] == pytest.approx(0.5513288954217921)
    back = convert(converted[0], converted[1], "SMD", "OR")
    assert not isinstance(back, NotConvertible)
    assert back[1][0] == pytest.approx(0.1)
    refused = convert([1.0], [0.1], "OR", "RD")
    assert isinstance(refused, NotConvertible)
    assert "controls" in refused.because
