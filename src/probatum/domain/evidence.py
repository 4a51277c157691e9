"""Which studies may count, on which side of the species wall, and how many people they had.

Rules that synthesis and certainty share; each stands here once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from probatum.domain.provenance import Reported, is_evidence, value_of
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.record import Standing
from probatum.domain.study import Arm, Study, StudyId
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import SYNTHESIS_DESIGNS, ArmRole, Comparator, StudyDesign, Track

_NO_TRACK = SYNTHESIS_DESIGNS | {StudyDesign.PROTOCOL, StudyDesign.OTHER}
_CELL = {StudyDesign.IN_VITRO, StudyDesign.IN_SILICO}
_COMPARATIVE = {
    StudyDesign.CONTROLLED_TRIAL,
    StudyDesign.COHORT,
    StudyDesign.CASE_CONTROL,
    StudyDesign.CROSS_SECTIONAL,
}


def track_of(study: Study) -> Track | None:
    """The side of the species wall a study stands on; None for reviews, protocols and unclear designs.

    The design leads: enzymes in human serum are a cell study. A trial design in a stated species that
    is not human (a trial in dogs) is an animal study.
    """
    design = value_of(study.design)
    if design is None or design in _NO_TRACK:
        return None
    if design in _CELL:
        return Track.CELL
    species = (value_of(study.species) or "human").casefold()
    is_human = "human" in species or "homo sapiens" in species
    return Track.HUMAN if is_human and design is not StudyDesign.ANIMAL else Track.ANIMAL


def counts_as_evidence(study: Study) -> bool:
    """May this study feed counts, directions, laboratories and certainty?

    Its design was seen in a primary abstract or full text, it is a primary study, and it still stands.
    """
    stands = study.standing is not Standing.RETRACTED
    return stands and is_evidence(study.design) and track_of(study) is not None


def on_track(studies: Iterable[Study], track: Track) -> tuple[Study, ...]:
    """The studies of one track that count as evidence, by id."""
    kept = (study for study in studies if counts_as_evidence(study) and track_of(study) is track)
    return tuple(sorted(kept, key=lambda study: study.id))


def is_true(reported: Reported[bool]) -> bool:
    """A yes that a primary source gives; silence is not a no."""
    return is_evidence(reported) and value_of(reported) is True


def is_randomized(study: Study) -> bool:
    """Does a primary source state random allocation? The design "rct" states it."""
    if value_of(study.randomized) is False:
        return False
    return is_true(study.randomized) or value_of(study.design) is StudyDesign.RCT


def has_comparison_group(study: Study) -> bool:
    """Is a group reported with which the treated are compared, other than themselves before?

    An experiment on animals compares with untreated animals unless it says otherwise.
    """
    design = value_of(study.design)
    compares = any(_is_other_group(arm) for arm in study.arms)
    return compares or design in _COMPARATIVE | {StudyDesign.ANIMAL} or is_true(study.placebo_controlled)


def _is_other_group(arm: Arm) -> bool:
    return arm.role is ArmRole.COMPARATOR and value_of(arm.comparator) is not Comparator.BASELINE


def separate(sizes: Mapping[StudyId, int], studies: Sequence[Study]) -> tuple[StudyId, ...]:
    """The studies that together hold the most people while no two are suspected to share any.

    Of two overlapping samples that is the larger one. It is the largest number that is certain
    (a maximum-weight independent set), and dropping a study never raises it.
    """
    suspected: dict[StudyId, set[StudyId]] = {study: set() for study in sizes}
    for study in studies:
        for other in study.overlaps:
            if study.id in sizes and other in sizes and other != study.id:
                suspected[study.id].add(other)
                suspected[other].add(study.id)
    return tuple(sorted(_heaviest(frozenset(sizes), sizes, suspected)))


def _heaviest(
    left: frozenset[StudyId], sizes: Mapping[StudyId, int], suspected: Mapping[StudyId, set[StudyId]]
) -> frozenset[StudyId]:
    """Branch on the study with most suspected overlaps: with it, or without it."""
    tangled = [study for study in sorted(left) if suspected[study] & left]
    if not tangled:
        return left
    chosen = max(tangled, key=lambda study: len(suspected[study] & left))
    alone = frozenset({chosen})
    with_it = alone | _heaviest(left - alone - suspected[chosen], sizes, suspected)
    without = _heaviest(left - alone, sizes, suspected)
    return max((with_it, without), key=lambda found: sum(sizes[study] for study in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A sum over studies: what is certain, what is possible, and which studies stated a number."""

    certain: int | None  # of suspected overlaps only the largest counts
    at_most: int | None  # if suspected overlaps were separate people
    stated_in: tuple[StudyId, ...]
    sizes: tuple[int, ...]  # of the samples that are certainly separate people

    @property
    def has_overlap(self) -> bool:
        """Are samples suspected to overlap?"""
        return self.certain != self.at_most


def total(studies: Sequence[Study], size: Callable[[Study], int | None]) -> Total:
    """Sum a size over studies without counting suspected overlaps twice."""
    stated = {study.id: n for study in studies if (n := size(study)) is not None}
    sizes = [stated[study] for study in separate(stated, studies)]
    return Total(
        certain=sum(sizes) if stated else None,
        at_most=sum(stated.values()) if stated else None,
        stated_in=tuple(sorted(stated)),
        sizes=tuple(sorted(sizes)),
    )


def enrolled(study: Study) -> int | None:
    """Participants or animals of a study, where a primary source states them."""
    return value_of(study.n) if is_evidence(study.n) else None


def active_arms(study: Study, substance: SubstanceId | None = None) -> tuple[Arm, ...]:
    """The arms given the substance: intervention arms that name no other substance."""
    return tuple(
        arm
        for arm in study.arms
        if arm.role is ArmRole.INTERVENTION and is_about(arm.substance, substance, study)
    )


def is_about(given: SubstanceId | None, substance: SubstanceId | None, study: Study) -> bool:
    """Is what an arm was given the substance asked about? Unnamed arms are taken as the study's own."""
    if given is None:
        return True
    return given == substance if substance is not None else not study.substances or given in study.substances


def comparable(amount: Quantity) -> Quantity:
    """An amount in the unit in which doses are compared: masses in micrograms, so 0.05 mg is 50 µg."""
    return amount.to(Unit.UG) if amount.dimension.startswith("mass") else amount


def weeks(duration: Quantity) -> Decimal | None:
    """The longer end of a duration in weeks; None when it is not a time."""
    if duration.dimension != "time":
        return None
    return duration.to(Unit.WEEK).high


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The longest time one study followed its participants, and the value that says so."""

    study: StudyId
    weeks: Decimal
    anchor: str


def follow_up(study: Study, substance: SubstanceId | None = None) -> FollowUp | None:
    """The longest stated time: of treatment with the substance, or of measurement after it began."""
    found = [
        (arm.dose.duration, f"study.{study.id}.arm.{arm.id}.duration")
        for arm in active_arms(study, substance)
        if arm.dose is not None
    ]
    found += [
        (outcome.timepoint, f"study.{study.id}.outcome.{outcome.id}.timepoint") for outcome in study.outcomes
    ]
    stated = []
    for reported, anchor in found:
        quantity = value_of(reported) if is_evidence(reported) else None
        if quantity is not None and (length := weeks(quantity)) is not None:
            stated.append((length, anchor))
    if not stated:
        return None
    longest, anchor = max(stated)
    return FollowUp(study=study.id, weeks=longest, anchor=anchor)
