"""The regimen in people: each field with the studies that state it, or that none does. Never advice."""

from __future__ import annotations

from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Curated, Missing, value_of
from probatum.domain.regimen import Regimen, StatedWord, StudiedRange, TrialDose
from probatum.domain.terms import Route
from probatum.pages.contexts import Basis, Fact, Statement, Table, TableRow
from probatum.pages.contexts.care import RegimenView
from probatum.pages.index import Index
from probatum.pages.links import citation_words, source_link
from probatum.pages.sections.values import readable
from probatum.pages.sentences import count, say

_MOUTH = frozenset({Route.ORAL, Route.SUBLINGUAL, Route.INTRAGASTRIC})


def build(index: Index) -> RegimenView | None:
    """The fields of the regimen, the ranges by route and population, the doses of cited trials."""
    regimen = index.monograph.regimen
    if regimen is None:
        return None
    return RegimenView(
        facts=tuple(Fact(label=label, value=value) for label, value in _facts(index, regimen)),
        ranges=_ranges(index, regimen),
        trial_doses=_trial_doses(index.monograph),
        limits=say("regimen.limits", "regimen-limits", basis=Basis.METHOD),
    )


def _facts(index: Index, regimen: Regimen) -> tuple[tuple[str, Statement], ...]:
    return (
        ("Forms", _field(index, regimen, "form", regimen.forms)),
        ("Routes", _field(index, regimen, "route", regimen.routes)),
        ("How often", _field(index, regimen, "frequency", regimen.frequency)),
        ("Course", _field(index, regimen, "course", regimen.course)),
        ("Time of day", timing(index, "regimen-timing")),
        ("Meals", food(index, "regimen-food")),
    )


def _field(
    index: Index, regimen: Regimen, name: str, words: tuple[StatedWord, ...] | Missing, anchor: str = ""
) -> Statement:
    """What studies state for one field, each word with its number of studies."""
    total = regimen.human_studies
    of = count(total, "human study", "human studies")
    anchor = anchor or f"regimen-{name}"
    if isinstance(words, Missing):
        key = "regimen.missing" if total else "regimen.no_humans"
        return say(key, anchor, of=of, extra={"total": total} if total else {})
    return say(
        "regimen.stated",
        anchor,
        words="; ".join(f"{value_of(one.value)}, {len(one.studies)} of {total}" for one in words),
        studies=index.refer(study for one in words for study in one.studies),
        of=of,
    )


def timing(index: Index, anchor: str) -> Statement:
    """Time of day as human studies state it, or that none does."""
    regimen = index.monograph.regimen
    if regimen is None or isinstance(regimen.timing, Missing):
        return say(
            "regimen.no_timing",
            anchor,
            total=index.monograph.counts.human_studies,
            of=count(index.monograph.counts.human_studies, "human study", "human studies"),
            field="timing",
            basis=Basis.NO_STUDY,
        )
    return _stated(index, "regimen.timing", anchor, regimen.timing, "timing")


def food(index: Index, anchor: str) -> Statement:
    """Meals matter by mouth only; no other route gets an answer about them."""
    routes, regimen = index.human_routes(), index.monograph.regimen
    total = index.monograph.counts.human_studies
    of = count(total, "human study", "human studies")
    if routes and not any(route in _MOUTH for route, _ in routes):
        return say(
            "question.food_not_oral",
            anchor,
            route=routes[0][0].value,
            studies=index.refer(routes[0][1]),
            of=of,
            field="food",
        )
    if regimen is None or isinstance(regimen.food, Missing):
        return say("regimen.no_food", anchor, total=total, of=of, field="food", basis=Basis.NO_STUDY)
    return _stated(index, "regimen.food", anchor, regimen.food, "food")


def _stated(index: Index, key: str, anchor: str, words: tuple[StatedWord, ...], field: str) -> Statement:
    total = index.monograph.counts.human_studies
    return say(
        key,
        anchor,
        words="; ".join(f"{value_of(one.value)} ({len(one.studies)} of {total})" for one in words),
        studies=index.refer(study for one in words for study in one.studies),
        of=count(total, "human study", "human studies"),
        field=field,
    )


def _ranges(index: Index, regimen: Regimen) -> Table | None:
    if isinstance(regimen.amounts, Missing):
        return None
    rows = tuple(_range_row(index, one) for one in regimen.amounts)
    return Table(
        caption="Amounts studied in people, by route and population",
        head=("Route", "In whom", "Least to greatest amount", "Counted", "Studies"),
        rows=rows,
        is_quoted=True,
    )


def _range_row(index: Index, one: StudiedRange) -> TableRow:
    amount = value_of(one.amount)
    studies = index.refer(one.studies)
    return TableRow(
        cells=(
            one.route.value if one.route else "not stated",
            one.population or "not stated",
            readable(amount) if amount else "not stated",
            one.basis.value,
            studies[0].label if len(studies) == 1 else count(len(studies), "study", "studies"),
        ),
        studies=studies,
        of="as these studies state it",
    )


def _trial_doses(monograph: Monograph) -> Table | None:
    """Trials seen in a primary source first; a second-hand row says so in its source and counts nowhere."""
    facts = sorted(monograph.trial_doses, key=lambda fact: not fact.curated.seen_in.is_evidence)
    if not facts:
        return None
    return Table(
        caption="Doses of further trials, as cited sources state them (counted nowhere on this page)",
        head=("Amount", "Route", "How long", "In whom", "Design", "Source"),
        rows=tuple(_trial_row(fact) for fact in facts),
        is_quoted=True,
    )


def _trial_row(fact: Curated[TrialDose]) -> TableRow:
    one = fact.value
    people = f"{one.population or 'not stated'}" + (f", {one.n} people" if one.n is not None else "")
    return TableRow(
        cells=(
            amount_words(one),
            one.route,
            one.duration or "not stated",
            people,
            one.design,
            citation_words(fact),
        ),
        of="as its source gives it",
        href=source_link(fact.citation),
    )


def amount_words(one: TrialDose) -> str:
    """The amount or range with its unit; a strength alone where the source gives no amount."""
    if one.low is None or one.high is None:
        return f"{one.unit} (amount not stated)"
    span = one.low if one.low == one.high else f"{one.low}–{one.high}"
    return f"{span} {one.unit}"
