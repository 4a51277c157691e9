"""Invariants about numbers: denominators, people apart from animals, medians, overlap, flow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import ceil

from probatum.domain.evidence import enrolled, on_track, total
from probatum.domain.monograph import Monograph
from probatum.domain.terms import Track
from probatum.pages.invariants.dom import Document, Node, statement_words
from probatum.pages.invariants.rule import Invariant, invariant

_ANSWERS = ("data-denominator", "data-studies", "data-source")
# what spans half the page says nothing about one number in it
_TOO_WIDE = frozenset({"section", "main", "body", "html", "header", "footer", "nav", "article", "document"})
_DIGIT = re.compile(r"\d")
_NO_NUMBERS = frozenset({"style", "script", "title", "desc", "h1", "h2", "h3", "h4", "code", "cite", "q"})


@invariant("numbers-have-denominators", "Every number names what it counts, its studies or its source.")
def numbers_have_denominators(monograph: Monograph, page: Document) -> Iterable[str]:
    """Looks at every stretch of text with a digit, outside names, titles and quotations."""
    names = _names(monograph)
    for node in page.nodes:
        for child in node.children:
            if not isinstance(child, str) or not _DIGIT.search(child) or _is_answered(node):
                continue
            if _DIGIT.search(names.sub("", child)):
                yield f"{' '.join(child.split())[:60]!r}"


def _names(monograph: Monograph) -> re.Pattern[str]:
    """Names that may hold a digit which counts nothing: 5-HTP, Coenzyme Q10, PMC12345 2020."""
    names = {monograph.substance.name, str(monograph.substance.id), *(row.name for row in monograph.outcomes)}
    return re.compile(
        "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    )


def _is_answered(node: Node) -> bool:
    for here in node.above():
        if here.tag in _NO_NUMBERS or "ref" in here.classes:
            return True
        if here.tag in _TOO_WIDE:
            return False
        if any(here.get(name) for name in _ANSWERS):
            return True
    return False


@invariant(
    "counts-agree", "Counts on the page are the monograph's, and those are what its studies add up to."
)
def counts_agree(monograph: Monograph, page: Document) -> Iterable[str]:
    """People, animals and cells counted again from the studies."""
    counts = monograph.counts
    for track, field, stated in (
        (Track.HUMAN, "human_studies", counts.human_studies),
        (Track.ANIMAL, "animal_studies", counts.animal_studies),
        (Track.CELL, "cell_studies", counts.cell_studies),
    ):
        counted = len(on_track(monograph.studies, track))
        if counted != stated:
            yield f"{field} is {stated}, but {counted} studies are there"
        shown = [statement_words(n) for n in page.having("data-field") if n.get("data-field") == field]
        if not monograph.flow.identified and not shown:
            continue  # one sentence says that no record was read
        if shown != [f"{stated:,}"]:
            yield f"{field}: the page shows {shown}, the monograph {stated}"


@invariant("flow-adds-up", "The flow of records on the page adds up.")
def flow_adds_up(monograph: Monograph, page: Document) -> Iterable[str]:
    """PRISMA: identified = duplicates + screened; screened = excluded + included."""
    names: tuple[str, ...] = ("identified", "duplicates", "screened", "excluded", "included")
    if not monograph.flow.identified:
        names = ("identified",)  # zeros of zero are left out
    shown = {name: _number(page.by_id(f"flow-{name}")) for name in names}
    for name in names:
        if shown[name] != getattr(monograph.flow, name):
            yield f"{name}: the page shows {shown[name]}"
    if monograph.counts.included != monograph.flow.included:
        yield "the counts and the flow disagree on the included"


def _number(node: Node | None) -> int | None:
    digits = re.sub(r"\D", "", statement_words(node)) if node else ""
    return int(digits) if digits else None


@invariant("people-only", "Numbers of participants count people only, and say in how many studies.")
def people_only(monograph: Monograph, page: Document) -> Iterable[str]:
    """The certain number can not exceed what the human studies state."""
    stated = [n for study in on_track(monograph.studies, Track.HUMAN) if (n := enrolled(study)) is not None]
    certain = monograph.counts.human_participants
    if certain is not None and certain > sum(stated):
        yield f"{certain} people, but the human studies state {sum(stated)}"
    for node in page.having("data-field"):
        is_of_people = node.get("data-field") in ("human_participants", "exposed", "median_human_n")
        if is_of_people and "human stud" not in node.get("data-denominator"):
            yield f"{node.get('data-field')} does not name human studies as its denominator"


@invariant("median-states-k", "A median states its k, and median times half of k does not exceed the total.")
def median_states_k(monograph: Monograph, page: Document) -> Iterable[str]:
    """At least ceil(k / 2) studies are as large as the median."""
    median = monograph.counts.median_human_n
    if median is None:
        return
    people = total(on_track(monograph.studies, Track.HUMAN), enrolled)
    if median * ceil(len(people.sizes) / 2) > (people.certain or 0):
        yield f"median {median} of {len(people.sizes)} samples does not fit a total of {people.certain}"
    for node in page.having("data-field"):
        if node.get("data-field") == "median_human_n" and not re.search(
            r"median of \d+ (separate sample|stud)", node.text()
        ):
            yield f"{node.text()!r} does not state its k"


@invariant("overlap-is-shown", "Suspected overlap of samples is shown on both cards and never summed.")
def overlap_is_shown(monograph: Monograph, page: Document) -> Iterable[str]:
    """A sum that may count people twice is a range."""
    for study in monograph.studies:
        card = page.by_id("study-" + study.id.partition(":")[2])
        if study.overlaps and (card is None or "suspected" not in card.text()):
            yield f"{study.id} does not show its overlap"
    counts = monograph.counts
    if counts.human_participants != counts.human_participants_at_most:
        for node in page.having("data-field"):
            if node.get("data-field") == "human_participants" and "at most" not in statement_words(node):
                yield "participants of overlapping samples are given as one number"


ALL: tuple[Invariant, ...] = (
    numbers_have_denominators,
    counts_agree,
    flow_adds_up,
    people_only,
    median_states_k,
    overlap_is_shown,
)
