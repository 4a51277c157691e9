"""Claims found in an article: which stretches assert something checkable, about what, and how."""

from probatum.claims.find.finding import find_claims

__all__ = ["find_claims"]
