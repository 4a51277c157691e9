"""Invariants about ratings: the species wall, wording, refusal, retraction, safety."""

from __future__ import annotations

from collections.abc import Iterable

from probatum.domain.certainty import Refusal, Score
from probatum.domain.evidence import track_of
from probatum.domain.monograph import Monograph, TrackView
from probatum.domain.provenance import Missing
from probatum.domain.record import Standing
from probatum.domain.terms import CertaintyLevel, EvidenceState, FindingState, Track
from probatum.pages.invariants.dom import Document, statement_words
from probatum.pages.invariants.rule import Invariant, invariant

_HEDGES = {
    CertaintyLevel.HIGH: "results in",
    CertaintyLevel.MODERATE: "probably",
    CertaintyLevel.LOW: " may ",
    CertaintyLevel.VERY_LOW: "very uncertain",
}
_LONG_WEEKS, _MANY_PEOPLE = 52, 100  # ICH E1 (1994)


def _views(monograph: Monograph) -> Iterable[tuple[str, TrackView]]:
    for row in monograph.outcomes:
        for view in (row.human, row.animal, row.cell):
            if view is not None:
                yield row.name, view


@invariant("species-wall", "Evidence never crosses the wall between people, animals and cells.")
def species_wall(monograph: Monograph, page: Document) -> Iterable[str]:
    """In the results, in the reasons of a rating, and in each wing of the page."""
    tracks = {study.id: track_of(study) for study in monograph.studies}
    for name, view in _views(monograph):
        certainty = view.assessment.certainty
        cited = {s for judgement in certainty.judgements for s in judgement.studies} if certainty else set()
        for study in sorted({*view.result.studies, *cited}):
            if tracks.get(study) is not view.result.track:
                yield f"{name}: {study} stands among {view.result.track}"
    by_id = {str(study): track for study, track in tracks.items()}
    for track in Track:
        for wing in (node for node in page.with_class("wing") if track.value in node.classes):
            for node in wing.walk():
                for shown in node.get("data-studies").split():
                    if by_id.get(shown) is not track:
                        yield f"{shown} is shown among {track}"


@invariant("words-follow-certainty", "The wording of an outcome follows its certainty.")
def words_follow_certainty(monograph: Monograph, page: Document) -> Iterable[str]:
    """GRADE guidance 26: results in, probably, may, very uncertain; untested says that nobody measured it."""
    shown = {row.get("id"): row for row in page.with_class("row")}
    said = {
        next(node.find(lambda n: n.tag == "h4")).text(): statement_words(next(node.with_class("s")))
        for node in shown.values()
    }
    for row in monograph.outcomes:
        words = said.get(" ".join(row.name.split()))
        if words is None:
            yield f"{row.name} has no row"
            continue
        finding, certainty = row.assessment.finding, row.assessment.certainty
        if row.assessment.evidence_state is EvidenceState.UNTESTED:
            expected = "No human study"
        elif certainty is None:
            expected = "without data that can be judged"
        elif finding is FindingState.CONFLICTING:
            expected = "disagree"
        elif finding is FindingState.UNCLEAR and certainty.level > CertaintyLevel.VERY_LOW:
            expected = "unclear"
        else:
            expected = _HEDGES[certainty.level]
        if expected not in words:
            yield f"{row.name}: {words[:60]!r} does not say {expected.strip()!r}"


@invariant("untested-is-unrated", "What nobody measured in people shows no certainty in people.")
def untested_is_unrated(monograph: Monograph, page: Document) -> Iterable[str]:
    """Untested, unclear and no difference are three different things."""
    untested = {
        " ".join(row.name.split())
        for row in monograph.outcomes
        if row.assessment.evidence_state is EvidenceState.UNTESTED
    }
    for node in page.with_class("row"):
        name = next(node.find(lambda n: n.tag == "h4")).text()
        head = next(node.with_class("rowhead"))
        if name in untested and (any(head.with_class("dots")) or "untested" not in head.text()):
            yield name


@invariant(
    "refusal-gives-its-reasons",
    "A refusal lists every reason in order of weight; without a search that comes first.",
)
def refusal_gives_its_reasons(monograph: Monograph, page: Document) -> Iterable[str]:
    """And a score, when there is one, names its outcome."""
    appraisal = monograph.appraisal
    if isinstance(appraisal, Score):
        node = page.by_id("bottom-line-2")
        if node is None or appraisal.outcome not in node.text() or str(appraisal.points) not in node.text():
            yield "the score does not name its outcome and points"
        return
    texts = [_words(page, f"reason-{i}") for i in range(1, len(appraisal.reasons) + 1)]
    if texts != [" ".join(reason.text.split()) for reason in appraisal.reasons]:
        yield "reasons are missing or out of order"
    first = appraisal.reasons[0]
    if not monograph.flow.is_search and "search" not in f"{first.rule} {first.text}".casefold():
        yield f"no search was run, but the first reason is {first.rule}"


def _words(page: Document, anchor: str) -> str:
    node = page.by_id(anchor)
    return statement_words(node) if node else ""


@invariant(
    "refused-is-not-scored",
    "The dial of human benefit says not scored when, and only when, the score was refused.",
)
def refused_is_not_scored(monograph: Monograph, page: Document) -> Iterable[str]:
    """Three signals, never one letter."""
    is_refused = isinstance(monograph.appraisal, Refusal)
    if (_words(page, "dial-benefit") == "not scored") != is_refused:
        yield _words(page, "dial-benefit")
    if len(list(page.with_class("dial"))) != 3:
        yield "there are not three dials"


@invariant(
    "retracted-counts-nowhere",
    "A retracted study feeds no result, no laboratory and is marked wherever it stands.",
)
def retracted_counts_nowhere(monograph: Monograph, page: Document) -> Iterable[str]:
    """Compared by id."""
    retracted = {study.id for study in monograph.studies if study.standing is Standing.RETRACTED}
    for name, view in _views(monograph):
        for study in sorted(retracted & set(view.result.studies)):
            yield f"{study} is counted for {name}"
    for node in page.having("data-ref"):
        if node.get("data-ref") in retracted and "retracted" not in node.text():
            yield f"{node.get('data-ref')} is not marked where it is cited"


@invariant("both-sides-stand", "A disagreement shows every position with its studies.")
def both_sides_stand(monograph: Monograph, page: Document) -> Iterable[str]:
    """On one side of the wall."""
    cards = list(page.with_class("dispute"))
    if len(cards) != len(monograph.contradictions):
        yield f"{len(monograph.contradictions)} disagreements, {len(cards)} shown"
    for item, card in zip(monograph.contradictions, cards, strict=False):
        shown = {
            study
            for side in card.with_class("side")
            for node in side.walk()
            for study in node.get("data-studies").split()
        }
        for position in item.positions:
            if not position.studies or not set(position.studies) <= shown:
                yield f"{item.question}: {position.label} is shown without its studies"


@invariant(
    "absence-is-not-safety",
    "While exposure is short, the page says that absence of harm reports is not evidence of safety.",
)
def absence_is_not_safety(monograph: Monograph, page: Document) -> Iterable[str]:
    """Short: under a year, under 100 people, or not stated (ICH E1)."""
    exposure = monograph.safety.exposure
    weeks, people = exposure.longest_weeks, exposure.people
    is_long = not isinstance(weeks, Missing) and weeks.value >= _LONG_WEEKS
    is_large = not isinstance(people, Missing) and people.value >= _MANY_PEOPLE
    if not (is_long and is_large) and "not evidence of safety" not in _words(page, "safety-absence"):
        yield "the sentence is missing"


@invariant("no-bound-without-looking", "No upper bound of a harm is given unless harms were looked for.")
def no_bound_without_looking(monograph: Monograph, page: Document) -> Iterable[str]:
    """Methods, section 6."""
    words = _words(page, "safety-bound")
    is_missing = isinstance(monograph.safety.exposure.bound, Missing)
    if is_missing == ("%" in words):
        yield repr(words)


ALL: tuple[Invariant, ...] = (
    species_wall,
    words_follow_certainty,
    untested_is_unrated,
    refusal_gives_its_reasons,
    refused_is_not_scored,
    retracted_counts_nowhere,
    both_sides_stand,
    absence_is_not_safety,
    no_bound_without_looking,
)
