"""Species, strains, cell lines and routes."""

from __future__ import annotations

from probatum.domain.terms import Route, Track
from probatum.vocabulary import cell_line_words, cell_words, route_words, species_words


def test_species_stand_on_their_track() -> None:
    tracks = {species.id: species.track for species in species_words()}
    assert tracks["human"] is Track.HUMAN
    assert tracks["rat"] is Track.ANIMAL
    assert Track.CELL not in tracks.values()


def test_no_word_names_two_species() -> None:
    words = [word.casefold() for species in species_words() for word in species.words]
    assert len(words) == len(set(words))


def test_strains_and_cell_lines() -> None:
    rat = next(species for species in species_words() if species.id == "rat")
    assert "Wistar" in {strain.name for strain in rat.strains}
    lines = {line.name: line.species for line in cell_line_words()}
    assert lines["SH-SY5Y"] == "human"
    assert lines["PC12"] == "rat"
    assert "cell culture" in cell_words()


def test_every_route_but_several_has_words() -> None:
    assert {words.route for words in route_words()} == set(Route) - {Route.SEVERAL}
    spoken = [word.casefold() for words in route_words() for word in words.words]
    assert len(spoken) == len(set(spoken))
