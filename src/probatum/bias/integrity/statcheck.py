"""statcheck: does the printed p follow from the printed test statistic? (Nuijten and others 2016.)"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import inf

from probatum.bias.integrity.distributions import p_chi2, p_f, p_r, p_t, p_z
from probatum.bias.integrity.printed import Printed, shown
from probatum.bias.integrity.results import judged, not_applicable
from probatum.domain.integrity import Check, CheckName

ALPHA = Fraction(1, 20)
_FAR = 1e6  # "t > 5": how far the statistic may be


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTest:
    """A printed test: its statistic with degrees of freedom, and its p.

    `kind` is one of t, F, r, chi2, z, Q. `df1` is the numerator's for F and the only one for chi2 and Q;
    `df2` the only one for t and r. A sign is "=", "<" or ">"; `p` None means "ns".
    """

    kind: str
    statistic: str
    statistic_sign: str = "="
    p: str | None
    p_sign: str = "="
    df1: str | None = None
    df2: str | None = None

    @property
    def label(self) -> str:
        """The test as it would be printed."""
        df = ", ".join(part for part in (self.df1, self.df2) if part)
        return self.kind + (f"({df})" if df else "")


def statcheck(result: PrintedTest, *, is_one_tailed: bool = False) -> Check:
    """Recompute p from the statistic: the check fails if no rounding of the statistic gives the printed p.

    Two-sided for t, r and z. `is_one_tailed` says that the report states a one-tailed test: half the
    p is then accepted too (statcheck 1.4 by default does not). A failure `crosses_threshold` when the
    printed and the recomputed p lie on different sides of .05; p = .05 counts as significant, as there.
    Nuijten MB and others. The prevalence of statistical reporting errors in psychology. Behav Res 2016.

    >>> found = statcheck(PrintedTest(kind="t", df2="28", statistic="1.20", p=".03"))
    >>> print(found.outcome, found.crosses_threshold)
    failed True
    """
    inputs: dict[str, object] = {result.label: f"{result.statistic_sign} {result.statistic}"}
    inputs["p"] = "ns" if result.p is None else f"{result.p_sign} {result.p}"
    if problem := _impossible(result):
        return not_applicable(CheckName.STATCHECK, inputs, problem, "the statistic cannot be read as printed")
    low, high = _p_range(result)
    fits = _fits(result, low, high)
    fits_half = result.kind in ("t", "r", "z") and _fits(result, low / 2, high / 2)
    middle = _p(result, float(Printed.of(result.statistic).value))
    is_consistent = fits or (is_one_tailed and fits_half)
    return judged(
        CheckName.STATCHECK,
        inputs,
        is_consistent,
        f"{result.label} {result.statistic_sign} {result.statistic} gives p = {shown(middle)} "
        f"({shown(low)} to {shown(high)} within rounding); printed {_printed(result)}",
        _because(fits, fits_half, is_one_tailed),
        crosses_threshold=_is_significant(result) != (middle <= ALPHA),
    )


def _because(fits: bool, fits_half: bool, is_one_tailed: bool) -> str:
    if fits:
        return "the printed p follows from the statistic"
    if fits_half and is_one_tailed:
        return "the printed p is half the two-sided one, and the report states a one-tailed test"
    if fits_half:
        return "the printed p is half the two-sided one; a one-tailed test, not stated, would explain it"
    return "no rounding of the statistic gives the printed p; a corrected p or another df would explain it"


def _impossible(result: PrintedTest) -> str | None:
    degrees = [Printed.of(df).value for df in (result.df1, result.df2) if df]
    if any(df <= 0 for df in degrees):
        return "degrees of freedom must be above 0"
    value = Printed.of(result.statistic).value
    if result.kind == "r" and abs(value) > 1:
        return f"a correlation lies between -1 and 1; printed {result.statistic}"
    if result.kind in ("F", "chi2", "Q") and value < 0:
        return f"{result.kind} cannot be negative; printed {result.statistic}"
    return None


def _p_range(result: PrintedTest) -> tuple[float, float]:
    """The smallest and largest p over every statistic that may be printed so."""
    printed = Printed.of(result.statistic)
    size = abs(printed.value)
    nearest = float(max(Fraction(0), size - printed.half))
    farthest = float(size + printed.half)
    if result.statistic_sign == "<":
        nearest = 0.0
    if result.statistic_sign == ">":
        farthest = _FAR
    if result.kind == "r":
        farthest = min(farthest, 1.0)
    return _p(result, farthest), _p(result, nearest)


def _p(result: PrintedTest, statistic: float) -> float:
    df1, df2 = (float(Printed.of(df).value) if df else inf for df in (result.df1, result.df2))
    match result.kind:
        case "t":
            return p_t(statistic, df2)
        case "F":
            return p_f(statistic, df1, df2)
        case "r":
            return p_r(statistic, df2)
        case "z":
            return p_z(statistic)
        case _:
            return p_chi2(statistic, df1)


def _fits(result: PrintedTest, low: float, high: float) -> bool:
    """May a p of [low, high] be printed as it is?"""
    if result.p is None:
        return high > ALPHA
    printed = Printed.of(result.p)
    if result.p_sign == "<":
        return low < printed.value
    if result.p_sign == ">":
        return high > printed.value
    return printed.meets(low, high)


def _is_significant(result: PrintedTest) -> bool:
    if result.p is None or result.p_sign == ">":
        return False
    return Printed.of(result.p).value <= ALPHA


def _printed(result: PrintedTest) -> str:
    return "ns" if result.p is None else f"p {result.p_sign} {result.p}"
