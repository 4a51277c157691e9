"""Curated facts as TOML, loaded into domain types: substances, outcomes, instruments, laboratories, words."""

from probatum.vocabulary.word_lists import (
    CellLineWords,
    RouteWords,
    SpeciesWords,
    StrainWords,
    cell_line_words,
    cell_words,
    route_words,
    species_words,
)

__all__ = [
    "CellLineWords",
    "RouteWords",
    "SpeciesWords",
    "StrainWords",
    "cell_line_words",
    "cell_words",
    "route_words",
    "species_words",
]
