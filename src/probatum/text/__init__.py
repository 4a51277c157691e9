"""Cellar: sentences, roles, numbers, abbreviations, negation, hedging; all of it returns places."""

from probatum.text.abbreviations import Abbreviation, abbreviations
from probatum.text.hedging import hedges, is_hedged
from probatum.text.negation import Negation, is_negated, negations
from probatum.text.numbers import Number, numbers, read_decimal
from probatum.text.sections import Role, passage_roles, roles
from probatum.text.sentences import sentence_at, sentences
from probatum.text.slices import Slice

__all__ = [
    "Abbreviation",
    "Negation",
    "Number",
    "Role",
    "Slice",
    "abbreviations",
    "hedges",
    "is_hedged",
    "is_negated",
    "negations",
    "numbers",
    "passage_roles",
    "read_decimal",
    "roles",
    "sentence_at",
    "sentences",
]
