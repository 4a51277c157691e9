"""A claim and what is known of its substance -> a verdict."""

from probatum.claims.judge.judging import judge

__all__ = ["judge"]
