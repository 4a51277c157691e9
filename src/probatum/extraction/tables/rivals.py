"""Pairs of results, intervention beside comparator, alike in everything but the group."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from probatum.extraction.tables.arms import ArmNames, sides_of
from probatum.extraction.tables.article import Article
from probatum.extraction.tables.entries import Entry, Part, entries
from probatum.extraction.tables.words import is_statistic, without_size

Sided = dict[str, Entry]  # "I" and "C"


@dataclass(slots=True)
class Pair:
    """What one row and time of a table says of both groups, by part (mean, SD, n, %)."""

    labels: tuple[str, ...]  # what both share: outcome, section, time
    rows: tuple[str, ...]
    parts: dict[Part, Sided] = field(default_factory=dict)
    arm_labels: dict[str, str] = field(default_factory=dict)
    is_doubtful: bool = False  # two different numbers for one place

    @property
    def whole(self) -> Sided:
        """The main numbers of both groups."""
        return self.parts.get(Part.WHOLE) or self.parts.get(Part.COUNT) or self.parts.get(Part.PERCENT) or {}


def pairs(article: Article, names: ArmNames) -> Iterator[Pair]:
    """Every pair of every table, in order."""
    for passage, grid in article.tables:
        yield from _of_table(list(entries(passage, grid)), names)


def _of_table(found: list[Entry], names: ArmNames) -> Iterator[Pair]:
    in_columns = sides_of([label for entry in found for label in entry.columns], names)
    in_rows = sides_of([label for entry in found for label in entry.rows], names)
    by_columns = {"I", "C"} <= set(in_columns.values())
    sides = in_columns if by_columns else in_rows
    if not {"I", "C"} <= set(sides.values()):
        return
    groups: dict[tuple[str, ...], Pair] = {}
    grouped: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in found:
        if entry.part is Part.OTHER:
            continue
        labels = entry.columns if by_columns else entry.rows
        arm = next((label for label in labels if sides.get(label)), None)
        if arm is None or any(sides.get(label) not in (None, "", sides[arm]) for label in labels):
            continue
        named = entry.labels if by_columns or not entry.corner else (entry.corner, *entry.labels)
        shared = tuple(_bare(label) for label in named if label != arm and not is_statistic(label))
        pair = groups.setdefault(shared, Pair(shared, tuple(r for r in entry.rows if r != arm)))
        side = sides[arm]
        slot = pair.parts.setdefault(entry.part, {})
        if side in slot and slot[side].printed != entry.printed:
            pair.is_doubtful = True
        slot.setdefault(side, entry)
        pair.arm_labels.setdefault(side, arm)
        grouped[shared].add(side)
    yield from (pair for key, pair in groups.items() if grouped[key] == {"I", "C"})


def _bare(label: str) -> str:
    """A shared label without a group size, which may differ between the groups."""
    return re.sub(r"\s+", " ", without_size(label)).strip()
