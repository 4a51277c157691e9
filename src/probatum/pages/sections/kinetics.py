"""Kinetics: how far sources lie apart, and a curve computed from cited human values or why there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from probatum.domain.concentration import ConcentrationCurve
from probatum.domain.monograph import KineticFact
from probatum.domain.provenance import Curated
from probatum.dosing.concentration import numbers
from probatum.pages.charts.concentration import concentration_chart
from probatum.pages.contexts import Basis, Statement
from probatum.pages.contexts.care import KineticsView
from probatum.pages.index import Index
from probatum.pages.links import citation_words
from probatum.pages.sentences import say, slug

FAR_APART = 3.0  # sources this many times apart are said to disagree
_SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0, "days": 86400.0}

Ranged = tuple[float, float, KineticFact]


def build(index: Index) -> KineticsView:
    """Conflicts between sources, then the curve or the reason."""
    found = index.monograph.concentration
    curve = concentration_chart(found) if isinstance(found, ConcentrationCurve) else None
    return KineticsView(conflicts=tuple(_conflicts(index)), curve=curve, note=_note(index))


def _note(index: Index) -> Statement | None:
    found = index.monograph.concentration
    if found is None:
        return None
    facts = index.monograph.kinetics
    of = f"{len(facts)} kinetic values"
    if not isinstance(found, ConcentrationCurve):
        return say("kinetics.no_curve", "concentration", because=found.because, of=of, basis=Basis.COMPUTED)
    inputs = "; ".join(
        f"{one.parameter} {facts[one.fact].value.value} {one.unit} ({citation_words(facts[one.fact])})"
        for one in found.inputs
    )
    return say("kinetics.curve", "concentration", inputs=inputs, of=of, basis=Basis.COMPUTED)


def _conflicts(index: Index) -> Iterable[Statement]:
    """One sentence per parameter and analyte whose values lie far apart."""
    for (analyte, parameter, unit), ranged in sorted(_by_parameter(index.monograph.kinetics).items()):
        low = min(ranged, key=lambda one: one[0])
        high = max(ranged, key=lambda one: one[1])
        if low[0] > 0 and high[1] / low[0] >= FAR_APART and low[2] is not high[2]:
            yield say(
                "kinetics.apart",
                f"kinetics-apart-{slug(f'{analyte}-{parameter}-{unit}')}",
                parameter=parameter,
                analyte=analyte,
                low=_words(low[2]),
                high=_words(high[2]),
                fold=f"{high[1] / low[0]:,.0f}",
                of=f"{len(ranged)} values on file",
                basis=Basis.COMPUTED,
            )


def _by_parameter(facts: Iterable[Curated[KineticFact]]) -> dict[tuple[str, str, str], list[Ranged]]:
    """Values that compare: one analyte, one parameter, one unit (times in seconds)."""
    found: dict[tuple[str, str, str], list[Ranged]] = defaultdict(list)
    for fact in facts:
        value = fact.value
        ends = numbers(value.value)
        if ends is None:
            continue
        scale = _SECONDS.get(value.unit)
        unit = "s" if scale else value.unit
        key = (value.analyte, value.parameter, unit)
        found[key].append((ends[0] * (scale or 1), ends[1] * (scale or 1), value))
    return found


def _words(fact: KineticFact) -> str:
    basis = "measured" if fact.is_measured else "claimed"
    species = fact.species.removesuffix(" (claimed)")
    return f"{fact.value} {fact.unit} ({basis}, {species}, {fact.route})"
