"""How much evidence there is, each number with its denominator."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from statistics import median

from probatum.domain.evidence import Total, counts_as_evidence, enrolled, on_track, total
from probatum.domain.monograph import Basis, Counts
from probatum.domain.provenance import is_evidence, value_of
from probatum.domain.selection import Flow
from probatum.domain.study import Study, StudyId
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Track
from probatum.synthesis.exposure import exposed, people_exposed


def counts(studies: Sequence[Study], flow: Flow, *, substance: SubstanceId | None = None) -> Counts:
    """Count studies by side of the wall, people enrolled and exposed, designs and species.

    People: the smallest number that is certain, counting suspected overlaps once, and the number if
    the samples were separate. The median is over samples, so median x ceil(k/2) never exceeds the total.
    """
    primary = tuple(sorted((s for s in studies if counts_as_evidence(s)), key=lambda study: study.id))
    human, animal, cell = (on_track(primary, track) for track in Track)
    people = total(human, enrolled)
    on_substance = people_exposed(human, substance)
    years = sorted(study.year for study in primary if study.year is not None)
    return Counts(
        identified=flow.identified,
        screened=flow.screened,
        included=flow.included,
        human_studies=len(human),
        animal_studies=len(animal),
        cell_studies=len(cell),
        human_participants=people.certain,
        human_participants_at_most=people.at_most,
        exposed=value_of(on_substance),
        median_human_n=Decimal(str(median(people.sizes))) if people.sizes else None,
        years=(years[0], years[-1]) if years else (),
        by_design=_tally(str(design.value) for s in primary if (design := value_of(s.design))),
        by_species=_tally(species for study in primary for species in species_of(study)),
        basis=_basis(primary, (human, animal, cell), people, substance),
    )


def species_of(study: Study) -> tuple[str, ...]:
    """The species a study states, one by one."""
    stated = value_of(study.species) if is_evidence(study.species) else None
    names = re.split(r"\s*(?:[,;/]|\band\b)\s*", stated.casefold()) if stated else []
    return tuple(sorted({name for name in names if name}))


def _tally(values: Iterable[str]) -> Mapping[str, int]:
    """Largest first, ties alphabetical."""
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _basis(
    primary: Sequence[Study],
    tracks: tuple[tuple[Study, ...], ...],
    people: Total,
    substance: SubstanceId | None,
) -> tuple[Basis, ...]:
    human = tracks[0]
    names = ("human_studies", "animal_studies", "cell_studies")
    by_track = tuple(
        _one(name, studies, len(primary), "primary studies")
        for name, studies in zip(names, tracks, strict=True)
    )
    stated = tuple(study for study in human if study.id in people.stated_in)
    treated = tuple(study for study in human if exposed(study, substance) is not None)
    dated = tuple(study for study in primary if study.year is not None)
    with_species = tuple(study for study in primary if species_of(study))
    k = len(people.sizes)
    return (
        *by_track,
        _one("human_participants", stated, len(human), "human studies", _overlap_note(people)),
        _one("exposed", treated, len(human), "human studies", "people on the active arm"),
        _one("median_human_n", stated, len(human), "human studies", f"median of {k} separate samples"),
        _one("years", dated, len(primary), "primary studies"),
        _one("by_design", primary, len(primary), "primary studies"),
        _one(
            "by_species",
            with_species,
            len(primary),
            "primary studies",
            "a study of two species is in both",
        ),
    )


def _one(field: str, studies: Sequence[Study], of: int, of_what: str, note: str | None = None) -> Basis:
    ids: tuple[StudyId, ...] = tuple(study.id for study in studies)
    return Basis(field=field, studies=ids, of=of, of_what=of_what, note=note)


def _overlap_note(people: Total) -> str | None:
    if not people.has_overlap:
        return None
    return (
        f"samples suspected to overlap are counted once: at least {people.certain}, "
        f"at most {people.at_most} if they were separate people"
    )
