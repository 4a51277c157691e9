"""Where studies disagree: what was found, by whom, and what differs between the sides.

A contradiction is two directions for one curated outcome on one side of the species wall: between
studies, or inside one study by region, time or route. A study that may not vote (seen only in a
secondary source, or a review) can stand as a lead on a side no evidence takes; it says so and counts
nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from probatum.domain.evidence import active_arms, counts_as_evidence, track_of
from probatum.domain.provenance import value_of
from probatum.domain.record import Standing
from probatum.domain.study import Finding, Study, StudyId
from probatum.domain.substance import SubstanceId
from probatum.domain.synthesis import Contradiction, Position
from probatum.domain.terms import SYNTHESIS_DESIGNS, Direction, Track
from probatum.synthesis.differences import differences
from probatum.synthesis.directions import evidence_direction
from probatum.synthesis.replication import replication
from probatum.synthesis.synthesize import OutcomeTerm, by_term
from probatum.synthesis.titles import title_claims

_SIDES = (Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE)
_WORDS = {
    Direction.INCREASE: "increase",
    Direction.DECREASE: "decrease",
    Direction.NO_DIFFERENCE: "no difference",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One finding, its study, and whether it may only be a lead."""

    study: Study
    finding: Finding
    is_lead: bool


def contradictions(
    studies: Sequence[Study],
    outcomes: Mapping[str, OutcomeTerm] | None = None,
    *,
    substance: SubstanceId | None = None,
) -> tuple[Contradiction, ...]:
    """Every outcome whose findings point apart, by track and term; then titles their findings deny.

    Hand in the leads too (excluded reviews, studies seen in secondary sources): they show as leads.
    """
    names = outcomes or {}
    said = _by_term(studies, substance)
    groups = {study: c.label for c in replication(studies).clusters for study in c.studies}
    order = list(Track)
    found = []
    for track, term in sorted(said, key=lambda key: (order.index(key[0]), key[1])):
        taken = _sides(said[track, term])
        if taken:
            found.append(_contradiction(track, term, _name(term, names), taken, groups, substance))
    return (*found, *_denied_titles(studies, names, substance))


def _by_term(studies: Sequence[Study], substance: SubstanceId | None) -> dict[tuple[Track, str], list[Said]]:
    said: dict[tuple[Track, str], list[Said]] = {}
    homeless: list[tuple[str, Said]] = []
    for study in sorted(studies, key=lambda one: one.id):
        if study.standing is Standing.RETRACTED:
            continue
        is_lead, track = not counts_as_evidence(study), track_of(study)
        is_other_form = is_lead and bool(_other_forms(study, substance))
        for term, measured in by_term(study, substance, any_form=is_other_form).items():
            for finding in measured.findings:
                one = Said(study, finding, is_lead)
                if track is None:
                    homeless.append((term, one))
                else:
                    said.setdefault((track, term), []).append(one)
    for term, one in homeless:  # a review's track is not stated: it stands beside the animal evidence first
        track = next((t for t in (Track.ANIMAL, Track.HUMAN, Track.CELL) if (t, term) in said), None)
        if track is not None:
            said[track, term].append(one)
    return said


def _sides(said: Sequence[Said]) -> dict[Direction, list[Said]]:
    """Who holds each direction; empty unless two are held, one at least by evidence."""
    evidence = {side: [s for s in said if not s.is_lead and _side(s) is side] for side in _SIDES}
    leads = {side: [s for s in said if s.is_lead and _side(s) is side] for side in _SIDES}
    taken = {side: evidence[side] or leads[side] for side in _SIDES if evidence[side] or leads[side]}
    return taken if len(taken) > 1 and any(evidence.values()) else {}


def _contradiction(
    track: Track,
    term: str,
    name: str,
    taken: Mapping[Direction, Sequence[Said]],
    groups: Mapping[StudyId, str],
    substance: SubstanceId | None,
) -> Contradiction:
    sides = [(_WORDS[side], [(s.study, s.finding) for s in ones]) for side, ones in taken.items()]
    return Contradiction(
        term=term,
        question=_question(name, tuple(taken)),
        track=track,
        positions=tuple(_position(side, ones) for side, ones in taken.items()),
        differences=(*differences(sides, groups), *_lead_notes(taken.values(), substance)),
    )


def _side(said: Said) -> Direction | None:
    return value_of(said.finding.direction) if said.is_lead else evidence_direction(said.finding)


def _position(side: Direction, said: Sequence[Said]) -> Position:
    is_lead = all(one.is_lead for one in said)
    return Position(
        label=_WORDS[side] + (" (lead only, counted nowhere)" if is_lead else ""),
        direction=side,
        studies=tuple(sorted({one.study.id for one in said})),
        findings=tuple(sorted(one.finding.id for one in said)),
    )


def _other_forms(study: Study, substance: SubstanceId | None) -> tuple[str, ...]:
    """What a study gave, where it gave the substance in no arm by itself."""
    if active_arms(study, substance):
        return ()
    return tuple(sorted({arm.substance for arm in study.arms if arm.substance}))


def _lead_notes(sides: Iterable[Sequence[Said]], substance: SubstanceId | None) -> tuple[str, ...]:
    leads = {one.study.id: one.study for said in sides for one in said if one.is_lead}
    return tuple(f"{study}: {_why_lead(leads[study], substance)}" for study in sorted(leads))


def _why_lead(study: Study, substance: SubstanceId | None) -> str:
    is_review = value_of(study.design) in SYNTHESIS_DESIGNS
    why = "a review, not a study" if is_review else "not seen in a primary source"
    forms = _other_forms(study, substance)
    given = f"; what was given: {', '.join(forms)}" if forms else ""
    return f"{why}{given}; shown as a lead and counted nowhere"


def _name(term: str, outcomes: Mapping[str, OutcomeTerm]) -> str:
    return outcomes[term].name if term in outcomes else term.replace("_", " ")


def _question(name: str, sides: Sequence[Direction]) -> str:
    if Direction.NO_DIFFERENCE not in sides:
        return f"{name}: increased or decreased?"
    moved = " or ".join(_WORDS[side] + "d" for side in sides if side is not Direction.NO_DIFFERENCE)
    return f"{name}: {moved}, or no difference?"


def _denied_titles(
    studies: Sequence[Study], outcomes: Mapping[str, OutcomeTerm], substance: SubstanceId | None
) -> Iterable[Contradiction]:
    """Studies whose title claims a direction that none of their own findings shows and one denies."""
    for study in sorted(studies, key=lambda one: one.id):
        track = track_of(study)
        if track is None or not counts_as_evidence(study):
            continue
        for term, measured in by_term(study, substance).items():
            words = [outcome.name for outcome in measured.outcomes] + [_name(term, outcomes)]
            for claim in title_claims(study.citation.title or "", words):
                found = {finding.id: evidence_direction(finding) for finding in measured.findings}
                denying = [f for f in measured.findings if _denies(claim.direction, found[f.id])]
                if denying and claim.direction not in found.values():
                    yield _denied_title(study, track, term, claim.words, claim.direction, denying)


def _denies(claimed: Direction, found: Direction | None) -> bool:
    return found in _SIDES and found is not claimed


def _denied_title(
    study: Study, track: Track, term: str, words: str, claimed: Direction, denying: Sequence[Finding]
) -> Contradiction:
    outcomes = {outcome.id: outcome.name for outcome in study.outcomes}
    found = evidence_direction(denying[0]) or Direction.NO_DIFFERENCE
    measured = "; ".join(dict.fromkeys(outcomes[finding.outcome] for finding in denying))
    return Contradiction(
        term=term,
        question=f"Does the title say what was found? “{words}”",
        track=track,
        positions=(
            Position(
                label=f"the title: {_WORDS[claimed]}", direction=claimed, studies=(study.id,), findings=()
            ),
            Position(
                label=f"the finding: {_WORDS[found]}",
                direction=found,
                studies=(study.id,),
                findings=tuple(finding.id for finding in denying),
            ),
        ),
        differences=(f"measured: {measured}",),
    )
