"""The numbers of one comparison and one outcome: the pair of results that fits best, or none when unsure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from probatum.domain.provenance import NOT_REPORTED, Absence, Missing, Reported
from probatum.domain.record import Record
from probatum.extraction.tables.arms import ArmNames, arm_names
from probatum.extraction.tables.article import Article, article_of
from probatum.extraction.tables.grid import Grid
from probatum.extraction.tables.numbers import ArmNumbers, arm_numbers
from probatum.extraction.tables.prose import told_pairs
from probatum.extraction.tables.relevance import fit, outcome_terms
from probatum.extraction.tables.rivals import Pair, pairs
from probatum.extraction.tables.sizes import article_sizes
from probatum.extraction.tables.times import is_baseline, is_baseline_table, is_final, latest, minutes
from probatum.extraction.tables.words import says

T = TypeVar("T")

# How much of the outcome's words must stand in the labels, and how much of the row's in the outcome.
LEAST_HELD = 0.6
LEAST_OWN = 0.34
LEAD = 0.08  # a rival this near in score with other numbers: unsure


@dataclass(frozen=True, slots=True)
class _Scored:
    score: float
    numbers: ArmNumbers
    rows: tuple[str, ...]
    labels: tuple[str, ...]


def effects_for(
    source: Record | str, intervention: str, comparator: str, outcome: str
) -> ArmNumbers | Missing:
    """Events and n, or mean, SD and n, of both groups for one outcome; Missing unless one result stands out.

    `source` is a record with TABLE passages, or an article as Markdown. Final values go before changes,
    the last time before earlier ones, unless the outcome names another; baseline is never a result.
    """
    article = article_of(source)
    names = arm_names(article, intervention, comparator)
    if not names.mine and not names.mine_short and not names.mine_groups:
        return Missing(Absence.UNCLEAR)
    sizes = article_sizes(article, names)
    found = [*_in_tables(article, names, outcome, sizes), *_in_prose(article, names, outcome, sizes)]
    return _best(found, outcome)


def _in_tables(
    article: Article, names: ArmNames, outcome: str, sizes: dict[str, Reported[int]]
) -> list[_Scored]:
    found: list[_Scored] = []
    for pair in pairs(article, names):
        if not is_result(pair, asked_baseline=is_baseline(outcome)):
            continue
        caption = pair.whole["I"].grid.caption
        held, own = fit(article, pair, caption, outcome)
        if held < LEAST_HELD or (own < LEAST_OWN and pair.rows):
            continue
        numbers = arm_numbers(article, pair, names, sizes)
        if numbers is not None and numbers.has_values:
            found.append(_Scored(0.7 * held + 0.3 * own, numbers, pair.rows, (*pair.labels, caption)))
    return found


def is_result(pair: Pair, asked_baseline: bool = False) -> bool:
    """Does a pair tell both groups' numbers without doubt, and of a time after baseline?"""
    entry = pair.whole.get("I")
    if pair.is_doubtful or entry is None or "C" not in pair.whole:
        return False
    if not asked_baseline and any(is_baseline(label) for label in pair.labels):
        return False
    is_before = is_baseline_table(entry.grid.caption) or shows_people(entry.grid)
    return not is_before or latest(pair.labels) is not None or any(is_final(label) for label in pair.labels)


_PERSON = re.compile(
    r"^\W*(?:mean\s+)?(?:age\b|sex\b|gender\b|(?:fe)?males?\b|women\b|men\b|race\b|ethnicity\b|(?:no\.?\s+of\s+)?(?:fe)?male\s)",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def shows_people(grid: Grid) -> bool:
    """Does a table tell age or sex: who the people were as they came?"""
    return any(_PERSON.match(row[0].text) for row in grid.body)


def _in_prose(
    article: Article, names: ArmNames, outcome: str, sizes: dict[str, Reported[int]]
) -> list[_Scored]:
    wanted = outcome_terms(article, outcome)
    return [
        _Scored(score, numbers, (text,), (text,))
        for score, numbers, text in told_pairs(article, names, wanted, sizes)
        if score >= LEAST_HELD and not (is_baseline(text) and not is_baseline(outcome))
    ]


def _best(found: Sequence[_Scored], outcome: str) -> ArmNumbers | Missing:
    """The pair with the best labels; of several times the one asked for, else the last; unsure otherwise."""
    if not found:
        return NOT_REPORTED
    asked = minutes(outcome)
    if asked is not None:
        timed = [one for one in found if _time(one) == asked]
        found = timed or [one for one in found if _time(one) is None]
        if not found:
            return NOT_REPORTED
    wants_change = says(outcome).change
    plain = [one for one in found if one.numbers.intervention.is_change == wants_change] or list(found)
    top = max(one.score for one in plain)
    near = [one for one in plain if one.score >= top - LEAD]
    complete = [one for one in near if one.numbers.is_complete] or near
    if asked is None and len({_key(one) for one in complete}) > 1:
        complete = _of_all(complete)
        complete = at_the_end(complete, lambda one: one.labels)
        last = max((t for one in complete if (t := _time(one)) is not None), default=None)
        if last is not None and len({_key(one) for one in complete}) > 1:
            complete = [one for one in complete if _time(one) == last]
    if len({_key(one) for one in complete}) != 1:
        best = [one for one in complete if one.score == max(c.score for c in complete)]
        if len({_key(one) for one in best}) != 1 or top - LEAD / 2 < _second(complete, best):
            return Missing(Absence.UNCLEAR)
        complete = best
    chosen = complete[0]
    return replace(chosen.numbers, fit=round(chosen.score, 4))


_END = re.compile(
    r"\bpost\b|\bpost-?\s?(?:test|treatment|intervention)\b|\bend\s+of\s+(?:the\s+)?(?:treatment|intervention|study)",
    re.IGNORECASE,
)
_LATER = re.compile(r"\bfollow(?:ed)?-?\s?up\b", re.IGNORECASE)


def at_the_end(found: Sequence[T], labels_of: Callable[[T], Sequence[str]]) -> list[T]:
    """Where both are told, the end of the intervention goes before a later follow-up.

    The last label of each is its table's caption, which may name a later time for other rows.
    """
    ended = [one for one in found if any(_END.search(label) for label in labels_of(one)[:-1])]
    later = [one for one in found if any(_LATER.search(label) for label in labels_of(one))]
    return ended if ended and later else list(found)


_ALL = re.compile(r"^\W*(?:overall|total|all)\b", re.IGNORECASE)


def _of_all(found: list[_Scored]) -> list[_Scored]:
    """Where columns tell parts of the people and all of them, all."""
    whole = [one for one in found if any(_ALL.match(label) for label in one.labels[:-1])]
    return whole or found


def _second(found: Sequence[_Scored], best: Sequence[_Scored]) -> float:
    return max((one.score for one in found if _key(one) != _key(best[0])), default=0.0)


def _time(one: _Scored) -> Decimal | None:
    return latest(one.labels[:-1] or one.labels)


def _key(one: _Scored) -> tuple[object, ...]:
    arms = (one.numbers.intervention, one.numbers.comparator)
    return tuple(
        None if isinstance(v, Missing) else v.value.normalize() if hasattr(v.value, "normalize") else v.value
        for arm in arms
        for v in (arm.events, arm.mean, arm.sd, arm.standard_error)
    )
