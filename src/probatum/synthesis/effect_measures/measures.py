"""Every effect measure by its code: the columns it needs, the formula, the scale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from probatum.domain.errors import ProbatumError
from probatum.synthesis.effect_measures import associations, one_group, rates, two_by_two, two_means
from probatum.synthesis.effect_measures.choices import Array, Choices, Pair, Variance

Columns = Mapping[str, Array]

# What each measure reads; every inner tuple is one sufficient set of columns.
_TABLE = (("ai", "bi", "ci", "di"), ("ai", "n1i", "ci", "n2i"))
_GROUPS = (("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"),)
_PROPORTION = (("xi", "ni"), ("xi", "mi"))
_RATES = (("x1i", "x2i", "t1i", "t2i"),)


@dataclass(frozen=True, slots=True)
class Effects:
    """Effects and sampling variances, one entry a study; NaN where a study cannot give them."""

    measure: str
    y: Array
    v: Array
    choices: Choices

    @property
    def usable(self) -> NDArray[np.bool_]:
        """Which studies have an effect and a variance greater than zero."""
        return np.isfinite(self.y) & np.isfinite(self.v) & (self.v > 0)


@dataclass(frozen=True, slots=True)
class _Measure:
    needs: tuple[tuple[str, ...], ...]
    compute: Callable[[Columns, Choices], Pair]


def _two_by_two(code: str) -> Callable[[Columns, Choices], Pair]:
    def compute(x: Columns, choices: Choices) -> Pair:
        b = x["bi"] if "bi" in x else x["n1i"] - x["ai"]
        d = x["di"] if "di" in x else x["n2i"] - x["ci"]
        observed, corrected = two_by_two.cells(x["ai"], b, x["ci"], d, choices)
        if code in two_by_two.AS_OBSERVED:
            return two_by_two.AS_OBSERVED[code](observed)
        return two_by_two.CORRECTED[code](corrected)

    return compute


def _two_means(code: str) -> Callable[[Columns, Choices], Pair]:
    def compute(x: Columns, choices: Choices) -> Pair:
        groups = two_means.Groups(x["m1i"], x["sd1i"], x["n1i"], x["m2i"], x["sd2i"], x["n2i"])
        return two_means.MEASURES[code](groups, choices.vtype)

    return compute


def _proportion(code: str) -> Callable[[Columns, Choices], Pair]:
    def compute(x: Columns, choices: Choices) -> Pair:
        others = x["mi"] if "mi" in x else x["ni"] - x["xi"]
        return one_group.proportions(code, x["xi"], others, choices)

    return compute


def _rate(code: str) -> Callable[[Columns, Choices], Pair]:
    return lambda x, choices: rates.rates(code, x["x1i"], x["x2i"], x["t1i"], x["t2i"], choices)


def _plain(function: Callable[..., Pair], *names: str) -> _Measure:
    return _Measure((names,), lambda x, _: function(*(x[name] for name in names)))


MEASURES: dict[str, _Measure] = {
    **{
        code: _Measure(_TABLE, _two_by_two(code)) for code in (*two_by_two.CORRECTED, *two_by_two.AS_OBSERVED)
    },
    **{code: _Measure(_GROUPS, _two_means(code)) for code in two_means.MEASURES},
    **{
        code: _Measure(_PROPORTION, _proportion(code))
        for code in (*one_group.CORRECTED, *one_group.AS_OBSERVED)
    },
    **{code: _Measure(_RATES, _rate(code)) for code in rates.CORRECTED},
    "COR": _plain(associations.correlation, "ri", "ni"),
    "ZCOR": _plain(associations.fisher_z, "ri", "ni"),
    "PCOR": _plain(associations.partial_correlation, "ti", "mi", "ni"),
    "ZPCOR": _plain(associations.partial_fisher_z, "ti", "mi", "ni"),
    "SPCOR": _plain(associations.semipartial_correlation, "ti", "mi", "r2i", "ni"),
    "REH": _plain(associations.log_excess_heterozygosity, "ai", "bi", "ci"),
    "MN": _plain(one_group.mean, "mi", "sdi", "ni"),
    "SDLN": _plain(one_group.log_standard_deviation, "sdi", "ni"),
}

_VARIANCES = {
    "MD": (Variance.LARGE_SAMPLE, Variance.HOMOSCEDASTIC),
    "SMD": (
        Variance.LARGE_SAMPLE,
        Variance.LARGE_SAMPLE_UNCORRECTED,
        Variance.UNBIASED,
        Variance.AVERAGED,
    ),
}

# Shown after exp(): the axis of a forest plot is logarithmic.
LOG_SCALE = frozenset({"OR", "RR", "PETO", "IRR", "ROM", "VR", "CVR", "HR", "D2ORN", "PLN", "REH"})


def columns_of(measure: str) -> tuple[tuple[str, ...], ...]:
    """The sets of columns from which a measure can be computed; ProbatumError for an unknown one."""
    if measure not in MEASURES:
        raise ProbatumError(
            "unknown effect measure", value=measure, remedy=f"one of {', '.join(sorted(MEASURES))}"
        )
    return MEASURES[measure].needs


def effect_sizes(measure: str, choices: Choices | None = None, **columns: ArrayLike) -> Effects:
    """Effects and variances of one measure from columns named as in metafor's escalc.

    Impossible inputs (negative counts, more events than people, sd or n not positive, |r| > 1) give
    NaN for that study, never an error for the others.

    >>> e = effect_sizes("RR", ai=[4], n1i=[123], ci=[11], n2i=[139])
    >>> round(float(e.y[0]), 4), round(float(e.v[0]), 4)
    (-0.8893, 0.3256)
    """
    choices = choices or Choices()
    needs = columns_of(measure)
    if choices.vtype not in _VARIANCES.get(measure, (Variance.LARGE_SAMPLE,)):
        raise ProbatumError("no such variance for this measure", field=measure, value=choices.vtype)
    chosen = next((names for names in needs if all(name in columns for name in names)), None)
    if chosen is None:
        lacking = " or ".join(", ".join(n for n in names if n not in columns) for names in needs)
        raise ProbatumError("columns are missing", field=measure, value=lacking)
    arrays = np.broadcast_arrays(*(np.atleast_1d(np.asarray(columns[n], np.float64)) for n in chosen))
    x = _possible(dict(zip(chosen, arrays, strict=True)))
    with np.errstate(all="ignore"):
        y, v = MEASURES[measure].compute(x, choices)
    impossible = ~np.isfinite(y) & np.logical_and.reduce([np.isfinite(values) for values in x.values()])
    v = np.where(np.isfinite(v) & ~impossible, v, np.nan)
    return Effects(measure, np.where(np.isfinite(y), y, np.nan), v, choices)


_COUNTS = ("ai", "bi", "ci", "di", "xi", "mi", "x1i", "x2i")
_POSITIVE = ("n1i", "n2i", "ni", "t1i", "t2i")
_NOT_NEGATIVE = (*_COUNTS, "sdi", "sd1i", "sd2i")


def _possible(x: dict[str, Array]) -> dict[str, Array]:
    """The columns with NaN where they cannot be what they are called."""
    one_mean = "sdi" in x or "ti" in x
    checked = {}
    for name, values in x.items():
        wrong = np.zeros(values.shape, bool)
        if name in _NOT_NEGATIVE and not (name == "mi" and one_mean):
            wrong = values < 0
        elif name in _POSITIVE:
            wrong = values <= 0
        elif name == "ri":
            wrong = np.abs(values) > 1
        checked[name] = np.where(wrong, np.nan, values)
    for events, people in (("ai", "n1i"), ("ci", "n2i"), ("xi", "ni")):
        if events in checked and people in checked:
            checked[events] = np.where(checked[events] > checked[people], np.nan, checked[events])
    return checked
