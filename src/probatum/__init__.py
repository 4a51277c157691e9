"""Probatum: a living evidence engine for supplements, nootropics and research peptides."""
