"""One study, read twice: from its text and by a curator. Text first; a conflict is shown, never settled.

- A value only one side gives is that side's.
- Values that agree keep the words of the text.
- Closed values that differ (design, allocation, blinding, species, numbers) become Missing(conflicting),
  with a Disagreement that holds both. Free words (population, condition, funder, laboratory) are printed
  differently by everybody: there the text stands, and nothing conflicts.
- Words of a title alone do not outweigh a curator who saw the abstract or the full text: the curated value
  stands, and the Disagreement is shown all the same.
- Findings point to arms and outcomes, so the three are taken together from one side: from the text if it
  gives a direction for a known outcome, else from the curator. An arm of the text that states no dose or no
  number takes it from the curator's only arm of the same role and substance. Where both give a direction
  for one outcome and they differ, the kept direction becomes Missing(conflicting) too.
- The curator's study identifier stays, since suspected overlaps point to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from probatum.domain.provenance import (
    Absence,
    Curated,
    Derived,
    Extracted,
    Missing,
    Reported,
    Section,
    Span,
    is_evidence,
    value_of,
)
from probatum.domain.study import Arm, Disagreement, Finding, Study
from probatum.domain.terms import Direction

T = TypeVar("T")

CLOSED = (
    "design",
    "intervention_kind",
    "randomized",
    "blinded",
    "crossover",
    "placebo_controlled",
    "species",
    "strain",
    "sex",
    "cell_line",
    "n",
    "n_analyzed",
    "n_dropped",
    "registration",
)
FREE = ("population", "condition", "laboratory", "funder", "conflicts", "harms_collected")


def reconcile(extracted: Study, curated: Study) -> Study:
    """Join what the text says with what a curator wrote down about the same study."""
    leaves: dict[str, Any] = {}
    disagreements: list[Disagreement] = []
    for name in CLOSED:
        leaf = _closed(name, extracted, curated)
        leaves[name] = leaf if leaf is not None else _conflict(name, extracted, curated, disagreements)
    for name in FREE:
        leaves[name] = _first_given(getattr(extracted, name), getattr(curated, name))
    results, unsettled = _results(extracted, curated)
    return replace(
        extracted,
        id=curated.id,
        records=tuple(sorted({*extracted.records, *curated.records})),
        authors=extracted.authors or curated.authors,
        substances=curated.substances or extracted.substances,
        also_design=curated.also_design or extracted.also_design,
        laboratories=extracted.laboratories or curated.laboratories,
        harms=extracted.harms or curated.harms,
        overlaps=curated.overlaps,
        note=curated.note,
        disagreements=(*curated.disagreements, *disagreements, *unsettled),
        **leaves,
        **results,
    )


def _closed(name: str, extracted: Study, curated: Study) -> Reported[Any] | None:
    """The leaf to keep, or None where the two conflict."""
    read: Reported[Any] = getattr(extracted, name)
    written: Reported[Any] = getattr(curated, name)
    if isinstance(read, Missing) or isinstance(written, Missing):
        return _first_given(read, written)
    if name == "design":
        return _agreed_design(read, written, extracted, curated)
    if _plain(read.value) == _plain(written.value):
        return read
    if name in ("species", "strain", "cell_line"):
        return _wider(read, written)
    return None


def _agreed_design(
    read: Reported[Any], written: Reported[Any], extracted: Study, curated: Study
) -> Reported[Any] | None:
    """A study of two designs agrees with either; the side that names both is kept."""
    if value_of(read) == value_of(written):
        return read
    if value_of(read) in curated.also_design:
        return written
    return read if value_of(written) in extracted.also_design else None


def _wider(read: Reported[str], written: Reported[str]) -> Reported[str] | None:
    """Of two lists of names, one inside the other, the longer."""
    a, b = _names(read), _names(written)
    if b <= a:
        return read
    return written if a <= b else None


def _names(leaf: Reported[str]) -> set[str]:
    return {_plain(part) for part in str(value_of(leaf)).replace(",", ";").split(";")}


def _plain(value: object) -> str:
    return " ".join(str(value).casefold().split())


def _first_given(read: Reported[T], written: Reported[T]) -> Reported[T]:
    """The text's value, else the curator's, else the reason that tells most."""
    if not isinstance(read, Missing):
        return read
    if not isinstance(written, Missing):
        return written
    return read if read.spans or written.why is Absence.NOT_REPORTED else written


def _conflict(name: str, extracted: Study, curated: Study, found: list[Disagreement]) -> Reported[Any]:
    read: Reported[Any] = getattr(extracted, name)
    written: Reported[Any] = getattr(curated, name)
    found.append(Disagreement(field=name, values=(_in_words(read), _in_words(written))))
    if _is_title_only(read) and is_evidence(written):
        return written
    return Missing(Absence.CONFLICTING, _spans(read))


def _is_title_only(read: Reported[Any]) -> bool:
    spans = _spans(read)
    return bool(spans) and all(span.section is Section.TITLE for span in spans)


def _in_words(leaf: Reported[Any]) -> Reported[str]:
    """The same leaf with its value printed: numbers and truth values as a page says them."""
    if isinstance(leaf, Missing):
        return leaf
    words = {True: "yes", False: "no"}.get(leaf.value) if isinstance(leaf.value, bool) else str(leaf.value)
    return replace(leaf, value=str(words))


def _spans(leaf: Reported[Any]) -> tuple[Span, ...]:
    return leaf.spans if isinstance(leaf, Extracted | Derived | Missing) else ()


def _results(extracted: Study, curated: Study) -> tuple[dict[str, Any], list[Disagreement]]:
    """Arms, outcomes and findings of one side, and the directions on which the two sides differ."""
    read, written = _directions(extracted), _directions(curated)
    kept = extracted if read or not (curated.findings or curated.arms) else curated
    unsettled = {term for term in read.keys() & written.keys() if read[term] != written[term]}
    disagreements = [
        Disagreement(field=f"direction of {term}", values=(_told(extracted, term), _told(curated, term)))
        for term in sorted(unsettled)
    ]
    terms = {outcome.id: value_of(outcome.term) for outcome in kept.outcomes}
    findings = tuple(
        _unsettle(replace(finding, study=curated.id))
        if terms.get(finding.outcome) in unsettled
        else replace(finding, study=curated.id)
        for finding in kept.findings
    )
    arms = _filled(kept.arms or extracted.arms or curated.arms, curated.arms)
    outcomes = kept.outcomes or extracted.outcomes or curated.outcomes
    return {"arms": arms, "outcomes": outcomes, "findings": findings}, disagreements


def _filled(arms: tuple[Arm, ...], written: tuple[Arm, ...]) -> tuple[Arm, ...]:
    """Arms with the dose and the number a curator gives for the only arm of that role and substance."""
    return tuple(_filled_arm(arm, [one for one in written if _same_group(arm, one)]) for arm in arms)


def _same_group(arm: Arm, other: Arm) -> bool:
    return arm.role is other.role and arm.substance == other.substance


def _filled_arm(arm: Arm, written: list[Arm]) -> Arm:
    if len(written) != 1:
        return arm
    return replace(arm, dose=arm.dose or written[0].dose, n=_first_given(arm.n, written[0].n))


def _directions(study: Study) -> dict[str, frozenset[Direction]]:
    """The directions a study gives for each known outcome."""
    terms = {outcome.id: value_of(outcome.term) for outcome in study.outcomes}
    found: dict[str, set[Direction]] = {}
    for finding in study.findings:
        term, direction = terms.get(finding.outcome), value_of(finding.direction)
        if term is not None and direction is not None:
            found.setdefault(term, set()).add(direction)
    return {term: frozenset(directions) for term, directions in found.items()}


def _told(study: Study, term: str) -> Reported[str]:
    outcomes = {outcome.id for outcome in study.outcomes if value_of(outcome.term) == term}
    return next(
        _in_words(f.direction)
        for f in study.findings
        if f.outcome in outcomes and not isinstance(f.direction, Missing)
    )


def _unsettle(finding: Finding) -> Finding:
    if isinstance(finding.direction, Curated | Missing):
        return replace(finding, direction=Missing(Absence.CONFLICTING))
    return replace(finding, direction=Missing(Absence.CONFLICTING, _spans(finding.direction)))
