"""Harms with their denominators, of studies and of cited sources; products apart from the molecule."""

from __future__ import annotations

from collections.abc import Iterable

from probatum.domain.harms import (
    DifferenceElsewhere,
    EventCount,
    HarmDifference,
    ReportedElsewhere,
    SafetySignal,
)
from probatum.domain.provenance import Curated, value_of
from probatum.domain.study import StudyId
from probatum.domain.synthesis import Interval
from probatum.pages.contexts import Basis, Statement, Table, TableRow
from probatum.pages.contexts.care import HarmsView
from probatum.pages.index import Index
from probatum.pages.links import SEEN_IN_WORDS, source_link
from probatum.pages.sentences import count, say

NOT_PRINTED = "not printed"

Cited = tuple[Curated[ReportedElsewhere], DifferenceElsewhere | None]


def build(index: Index) -> HarmsView:
    """Events by group, harms of cited sources, faults of products, findings where a harm would show."""
    safety = index.monograph.safety
    gaps = {one.fact: one for one in safety.elsewhere_differences}
    cited = [(fact, gaps.get(i)) for i, fact in enumerate(safety.elsewhere)]
    molecule = tuple(one for one in cited if not one[0].value.is_product_quality)
    products = tuple(one for one in cited if one[0].value.is_product_quality)
    return HarmsView(
        by_group=_by_group(index, safety.differences),
        elsewhere=_elsewhere(molecule, "Harms that cited sources report"),
        elsewhere_intro=_intro(molecule),
        quality=_elsewhere(products, "What was found in products sold under this name"),
        signals=_signals(index, safety.signals),
        signals_intro=_signals_intro(index, safety.signals),
    )


def _by_group(index: Index, found: Iterable[HarmDifference]) -> Table | None:
    rows = tuple(_group_row(index, one) for one in found if one.study in index.refs)
    if not rows:
        return None
    return Table(
        caption="Events by group, with the risk difference and its Newcombe interval",
        head=(
            "Event",
            "Study",
            "On the substance",
            "Comparison",
            "Risk difference",
            "How harms were collected",
        ),
        rows=rows,
        is_quoted=True,
    )


def _group_row(index: Index, one: HarmDifference) -> TableRow:
    ref = index.refs[one.study]
    difference = value_of(one.difference)
    return TableRow(
        cells=(
            one.event,
            ref.label,
            str(one.treated),
            str(one.control) if one.control else "no comparison group",
            "not computed" if difference is None else difference_words(difference, one.interval),
            one.collected or "not reported",
        ),
        studies=(ref,),
        of="participants of this study's groups",
    )


def difference_words(difference: float, interval: Interval | None) -> str:
    """A risk difference in percentage points with its interval.

    >>> difference_words(0.2, Interval(low=0.0524, high=0.3339))
    '+20.0 points (+5.2 to +33.4)'
    """
    shown = f"{100 * difference:+.1f} points".replace("-", "−")
    if interval is None:
        return shown
    return f"{shown} ({100 * interval.low:+.1f} to {100 * interval.high:+.1f})".replace("-", "−")


def _intro(facts: tuple[Cited, ...]) -> Statement | None:
    if not facts:
        return None
    counted = sum(has_denominator(fact.value) for fact, _ in facts)
    return say(
        "harms.elsewhere",
        "harms-elsewhere-intro",
        k=len(facts),
        counted=counted,
        primary=sum(fact.curated.seen_in.is_evidence for fact, _ in facts),
        of=f"{len(facts)} reports of harm on file",
        basis=Basis.COMPUTED,
    )


def has_denominator(one: ReportedElsewhere) -> bool:
    """Does the source print events among people for the group on the substance?"""
    return one.treated_count is not None


def _elsewhere(facts: tuple[Cited, ...], caption: str) -> Table | None:
    """What was seen at its source stands first."""
    if not facts:
        return None
    ordered = sorted(facts, key=lambda one: (not one[0].curated.seen_in.is_evidence, one[0].value.event))
    return Table(
        caption=caption,
        head=("Event", "Of what", "With it", "Without it", "Effect as printed", "Risk difference", "Source"),
        rows=tuple(_elsewhere_row(fact, gap) for fact, gap in ordered),
        is_quoted=True,
    )


def _elsewhere_row(fact: Curated[ReportedElsewhere], gap: DifferenceElsewhere | None) -> TableRow:
    one = fact.value
    return TableRow(
        cells=(
            one.event,
            one.product,
            _group(one.treated, one.treated_count),
            _group(one.control, one.control_count),
            one.effect or NOT_PRINTED,
            _computed(one, gap),
            f"{one.study}; {SEEN_IN_WORDS[fact.curated.seen_in]}",
        ),
        of="as its source gives it" if has_denominator(one) else "denominator not printed by the source",
        href=source_link(fact.citation),
    )


def _group(words: str | None, counted: EventCount | None) -> str:
    if counted is not None:
        return str(counted)
    return words or NOT_PRINTED


def _computed(one: ReportedElsewhere, gap: DifferenceElsewhere | None) -> str:
    if gap is None:
        return "not computed: the same people in both groups" if one.is_same_people else "not computed"
    return difference_words(gap.difference.value, gap.interval) + " (computed)"


def _signals(index: Index, found: Iterable[SafetySignal]) -> Table | None:
    rows = tuple(_signal_row(index, one) for one in found if one.study in index.refs)
    if not rows:
        return None
    return Table(
        caption="Findings where a harm would show",
        head=("Measured", "Which way", "Species", "Study", "Standing"),
        rows=tuple(dict.fromkeys(rows)),
        is_quoted=True,
    )


def _signal_row(index: Index, one: SafetySignal) -> TableRow:
    ref = index.refs[one.study]
    standing = "lead: counted nowhere" if one.is_lead else "included"
    return TableRow(
        cells=(
            one.name,
            one.direction.replace("-", " "),
            one.species,
            ref.label,
            standing + (f"; {one.note}" if one.note else ""),
        ),
        studies=(ref,),
        of="this study",
    )


def _signals_intro(index: Index, found: Iterable[SafetySignal]) -> Statement | None:
    shown = [one for one in found if one.study in index.refs]
    if not shown:
        return None
    ids: list[StudyId] = [one.study for one in shown]
    human = {one.study for one in shown if "human" in one.species}
    return say(
        "harms.signals",
        "safety-signals-intro",
        k=len(set(ids)),
        human=len(human),
        studies=index.refer(ids),
        of=f"{count(len(set(ids)), 'study', 'studies')} that measured one of these",
    )
