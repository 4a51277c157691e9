"""Invariants about single facts: route, food, forms, dates, law, dose-response."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from probatum.domain.evidence import active_arms, track_of
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Missing, value_of
from probatum.domain.study import Study
from probatum.domain.terms import Route, Track
from probatum.pages.invariants.dom import Document, statement_words
from probatum.pages.invariants.rule import Invariant, invariant

_BY_MOUTH = {Route.ORAL, Route.SUBLINGUAL, Route.INTRAGASTRIC}


def _humans(monograph: Monograph) -> list[Study]:
    return [study for study in monograph.studies if track_of(study) is Track.HUMAN]


def _modal_routes(monograph: Monograph) -> set[Route]:
    """The route most human studies state; several when they tie."""
    tally: Counter[Route] = Counter()
    for study in _humans(monograph):
        doses = [arm.dose for arm in active_arms(study, monograph.substance.id) if arm.dose]
        tally.update({route for dose in doses if (route := value_of(dose.route)) is not None})
    most = max(tally.values(), default=0)
    return {route for route, k in tally.items() if k == most}


def _stated_routes(monograph: Monograph) -> set[Route]:
    """Every route a human study states."""
    doses = [
        arm.dose
        for study in _humans(monograph)
        for arm in active_arms(study, monograph.substance.id)
        if arm.dose
    ]
    return {route for dose in doses if (route := value_of(dose.route)) is not None}


@invariant("route-is-modal", "The route in the status strip is the modal route of the human study records.")
def route_is_modal(monograph: Monograph, page: Document) -> Iterable[str]:
    """Checked on every place that states the route."""
    modal = _modal_routes(monograph)
    shown = [node for node in page.having("data-field") if node.get("data-field") == "route-studied"]
    if not shown:
        yield "no route is stated"
    for node in shown:
        words = statement_words(node)
        if modal and not any(route.value in words for route in modal):
            yield f"{words!r}, but human records say {', '.join(sorted(modal))}"
        if not modal and "not stated" not in words and "no human study" not in words:
            yield f"{words!r}, but no human record states a route"


@invariant("one-fact-one-value", "One fact has one value on the whole page.")
def one_fact_one_value(_: Monograph, page: Document) -> Iterable[str]:
    """Groups every element by the fact it states."""
    values: dict[str, set[str]] = {}
    for node in page.having("data-field"):
        values.setdefault(node.get("data-field"), set()).add(statement_words(node).rstrip("."))
    for field, found in sorted(values.items()):
        if len(found) > 1:
            yield f"{field}: {' | '.join(sorted(found))}"


@invariant("food-only-by-mouth", "Meals are answered only where a human study gave it by mouth.")
def food_only_by_mouth(monograph: Monograph, page: Document) -> Iterable[str]:
    """A nasal drug has no empty stomach."""
    routes = _stated_routes(monograph)
    for node in page.having("data-field"):
        words = statement_words(node)
        if (
            node.get("data-field") == "food"
            and routes
            and not routes & _BY_MOUTH
            and not words.startswith("Does not apply")
        ):
            yield f"{words!r} for {', '.join(sorted(routes))}"


@invariant("forms-have-human-evidence", "Every form listed is stated by a human study.")
def forms_have_human_evidence(monograph: Monograph, page: Document) -> Iterable[str]:
    """Compares each row of the forms table with the arms of its studies."""
    human = {str(study.id): study for study in _humans(monograph)}
    for table in page.having("data-forms"):
        rows = [row for row in table.find(lambda n: n.tag == "tr") if "data-denominator" in row.attributes]
        for row in rows:
            form = next(row.find(lambda n: n.tag == "td")).text()
            stated = [
                study
                for study in map(human.get, row.get("data-studies").split())
                if study and _states_form(study, form)
            ]
            if not stated:
                yield f"no human study states the form {form!r}"


def _states_form(study: Study, form: str) -> bool:
    return any(arm.dose and value_of(arm.dose.form) == form for arm in study.arms)


@invariant("no-curve-without-doses", "Without dose-response data the page says so and draws no curve.")
def no_curve_without_doses(monograph: Monograph, page: Document) -> Iterable[str]:
    """The reason is the monograph's own."""
    node = page.by_id("dose-response")
    words = statement_words(node) if node else ""
    if isinstance(monograph.dose_response, Missing):
        if monograph.dose_response_because.rstrip(". ").casefold() not in words.casefold():
            yield f"{words!r} does not give the reason"
        if any(page.with_class("curve")):
            yield "a curve is drawn"
    elif words != monograph.dose_response.value:
        yield f"{words!r} is not the monograph's"


@invariant("disclaimer-stands", "The disclaimer stands at the head of the page, word for word.")
def disclaimer_stands(monograph: Monograph, page: Document) -> Iterable[str]:
    """In the header, not only in the footer."""
    node = page.by_id("disclaimer")
    if (
        node is None
        or node.text() != monograph.disclaimer
        or not any(n.tag == "header" for n in node.above())
    ):
        yield "missing or changed"


@invariant("dated-and-versioned", "The page gives the date of its evidence and the version of its rules.")
def dated_and_versioned(monograph: Monograph, page: Document) -> Iterable[str]:
    """Both stand in the strip."""
    for name, expected in (
        ("as-of", monograph.as_of.isoformat()),
        ("rules-version", monograph.versions.rules),
    ):
        node = page.by_id(name)
        if node is None or expected not in node.text():
            yield f"{name} is not {expected}"


@invariant(
    "law-is-dated-and-cited",
    "Every legal status names its authority, its date or that none is given, and its source.",
)
def law_is_dated_and_cited(monograph: Monograph, page: Document) -> Iterable[str]:
    """One statement per curated legal fact."""
    shown = [page.by_id(f"legal-{i}") for i in range(1, len(monograph.substance.regulatory) + 1)]
    words = [node.text() for node in shown if node is not None and node.get("data-source")]
    for fact in monograph.substance.regulatory:
        status = fact.value
        date = status.date if status.date and status.date[:1].isdigit() else "("
        if not any(status.body in text and status.status in text and date in text for text in words):
            yield f"{status.jurisdiction}, {status.body} is not shown with date and source"


ALL: tuple[Invariant, ...] = (
    route_is_modal,
    one_fact_one_value,
    food_only_by_mouth,
    forms_have_human_evidence,
    no_curve_without_doses,
    disclaimer_stands,
    dated_and_versioned,
    law_is_dated_and_cited,
)
