"""Populations: who is named in a caution, who took part in a human study, who in neither."""

from __future__ import annotations

from collections.abc import Sequence

from probatum.domain.evidence import on_track
from probatum.domain.harms import PopulationCoverage
from probatum.domain.monograph import Caution
from probatum.domain.provenance import Curated, value_of
from probatum.domain.study import Study
from probatum.domain.terms import Track
from probatum.vocabulary import Population, populations


def population_coverage(
    studies: Sequence[Study], cautions: Sequence[Curated[Caution]]
) -> tuple[PopulationCoverage, ...]:
    """One line per population of `populations.toml`; silence stays visible as an empty line."""
    human = on_track(studies, Track.HUMAN)
    return tuple(
        PopulationCoverage(
            population=one.id,
            name=one.name,
            cautions=tuple(i for i, fact in enumerate(cautions) if names(one, fact.value)),
            studies=tuple(study.id for study in human if takes_part(one, study)),
        )
        for one in populations()
    )


def names(population: Population, caution: Caution) -> bool:
    """Does a caution name this population? Its own words for the population decide, then what it says."""
    return population.in_caution.search(f"{caution.population}; {caution.caution}") is not None


def takes_part(population: Population, study: Study) -> bool:
    """Does a human study say that it included this population?"""
    stated = (value_of(study.population), value_of(study.condition))
    return any(words and population.in_study.search(words) for words in stated)
