"""How each shipped model was made. Never imported by `src`, not in the wheel."""
