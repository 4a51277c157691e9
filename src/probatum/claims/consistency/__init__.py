"""Statements of one text held against one another: counts, intervals, sequences, directions, fields."""

from probatum.claims.consistency.check import check_statements

__all__ = ["check_statements"]
