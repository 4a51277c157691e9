"""Curated facts as TOML, loaded into domain types: substances, outcomes, instruments, laboratories, words."""

from probatum.vocabulary.affiliations import KnownLaboratory, Laboratories, laboratories
from probatum.vocabulary.catalog import Substances, substances
from probatum.vocabulary.citations import compiled
from probatum.vocabulary.harm_facts import harms, trial_doses
from probatum.vocabulary.instrument_terms import (
    ImportantDifference,
    Instrument,
    InstrumentMention,
    Instruments,
    instruments,
)
from probatum.vocabulary.matching import Mention, ambiguous_mentions, mentions, search_names
from probatum.vocabulary.outcome_terms import OutcomeMention, Outcomes, OutcomeTerm, outcomes
from probatum.vocabulary.peptides import PeptideText, peptides_in
from probatum.vocabulary.populations import Population, populations, safety_outcomes
from probatum.vocabulary.residues import three_letter
from probatum.vocabulary.safety_facts import cautions, kinetics
from probatum.vocabulary.sport import sport_standing
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
    "ImportantDifference",
    "Instrument",
    "InstrumentMention",
    "Instruments",
    "KnownLaboratory",
    "Laboratories",
    "Mention",
    "OutcomeMention",
    "OutcomeTerm",
    "Outcomes",
    "PeptideText",
    "Population",
    "RouteWords",
    "SpeciesWords",
    "StrainWords",
    "Substances",
    "ambiguous_mentions",
    "cautions",
    "cell_line_words",
    "cell_words",
    "compiled",
    "harms",
    "instruments",
    "kinetics",
    "laboratories",
    "mentions",
    "outcomes",
    "peptides_in",
    "populations",
    "route_words",
    "safety_outcomes",
    "search_names",
    "species_words",
    "sport_standing",
    "substances",
    "three_letter",
    "trial_doses",
]
