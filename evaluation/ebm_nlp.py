"""The layout of EBM-NLP: tokens, tags, and where sentences start."""

from __future__ import annotations

from itertools import pairwise

from evaluation.rows import Layout, Row

KINDS = ("P", "I", "O")
TAGS = {"O": "-", "I-PAR": "P", "I-INT": "I", "I-OUT": "O"}


def sentences_of(row: Row) -> list[list[str]]:
    """The tokens of each sentence."""
    starts = [*row["sent_starts"], len(row["tokens"])]
    return [row["tokens"][a:b] for a, b in pairwise(starts) if b > a]


def tags_of(row: Row) -> list[list[str]]:
    """The tags of each sentence's tokens."""
    if unknown := sorted({*row["tags"]} - {*TAGS}):
        raise Layout(f"tags: {', '.join(unknown)} are none of {', '.join(TAGS)}")
    if len(row["tags"]) != len(row["tokens"]):
        raise Layout(f"tags: {len(row['tags'])} tags for {len(row['tokens'])} tokens")
    starts = [*row["sent_starts"], len(row["tokens"])]
    return [[TAGS[tag] for tag in row["tags"][a:b]] for a, b in pairwise(starts) if b > a]
