"""Where studies disagree: what was found, by whom, and what differs between the sides.

A contradiction is two directions for one curated outcome on one side of the species wall: between
studies, or inside one study by region, time or route. A study that may not vote (seen only in a
secondary source, or a review) can stand as a lead on a side no evidence takes; it says so and counts
nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from probatum.domain.evidence import counts_as_evidence, track_of
from probatum.domain.provenance import value_of
from probatum.domain.record import Standing
from probatum.domain.study import Finding, Study
from probatum.domain.substance import SubstanceId
from probatum.domain.synthesis import Contradiction, Position
from probatum.domain.terms import SYNTHESIS_DESIGNS, Direction, Track
from probatum.synthesis.differences import differences
from probatum.synthesis.directions import evidence_direction
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
    order = list(Track)
    found = []
    for track, term in sorted(said, key=lambda key: (order.index(key[0]), key[1])):
        contradiction = _contradiction(track, term, _name(term, names), said[track, term])
        if contradiction is not None:
            found.append(contradiction)
    return (*found, *_denied_titles(studies, names, substance))


def _by_term(studies: Sequence[Study], substance: SubstanceId | None) -> dict[tuple[Track, str], list[Said]]:
    said: dict[tuple[Track, str], list[Said]] = {}
    homeless: list[tuple[str, Said]] = []
    for study in sorted(studies, key=lambda one: one.id):
        if study.standing is Standing.RETRACTED:
            continue
        is_lead, track = not counts_as_evidence(study), track_of(study)
        for term, measured in by_term(study, substance).items():
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


def _contradiction(track: Track, term: str, name: str, said: Sequence[Said]) -> Contradiction | None:
    evidence = {side: [s for s in said if not s.is_lead and _side(s) is side] for side in _SIDES}
    leads = {side: [s for s in said if s.is_lead and _side(s) is side] for side in _SIDES}
    if not any(evidence.values()):
        return None
    taken = {side: evidence[side] or leads[side] for side in _SIDES if evidence[side] or leads[side]}
    if len(taken) < 2:
        return None
    positions = tuple(_position(side, ones) for side, ones in taken.items())
    sides = [(_WORDS[side], [(s.study, s.finding) for s in ones]) for side, ones in taken.items()]
    return Contradiction(
        term=term,
        question=_question(name, tuple(taken)),
        track=track,
        positions=positions,
        differences=(*differences(sides), *_lead_notes(taken.values())),
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


def _lead_notes(sides: Iterable[Sequence[Said]]) -> tuple[str, ...]:
    leads = {one.study.id: one.study for said in sides for one in said if one.is_lead}
    return tuple(f"{study}: {_why_lead(leads[study])}" for study in sorted(leads))


def _why_lead(study: Study) -> str:
    if value_of(study.design) in SYNTHESIS_DESIGNS:
        return "a review, not a study; shown as a lead and counted nowhere"
    return "not seen in a primary source; shown as a lead and counted nowhere"


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
    """Studies whose title claims a direction that one of their own findings does not show."""
    for study in sorted(studies, key=lambda one: one.id):
        track = track_of(study)
        if track is None or not counts_as_evidence(study):
            continue
        for term, measured in by_term(study, substance).items():
            words = [outcome.name for outcome in measured.outcomes] + [_name(term, outcomes)]
            for claim in title_claims(study.citation.title or "", words):
                denying = [f for f in measured.findings if _denies(claim.direction, evidence_direction(f))]
                if denying:
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
