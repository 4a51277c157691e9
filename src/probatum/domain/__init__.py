"""Ground floor: pure types, standard library only."""
