"""How many directions of the test abstracts are read rightly."""

from __future__ import annotations

from dataclasses import dataclass

from abstracts import abstract, rows
from probatum import vocabulary
from probatum.extraction.statements import Statement, statements

_GOLD = {"increase": "increase", "decrease": "decrease", "no change": "no-difference", "mixed": "mixed"}


@dataclass(frozen=True)
class Scores:
    """Clear statements that agree or disagree with the gold outcomes whose quotation they overlap."""

    right: int
    wrong: int
    unmatched: int
    unclear: int

    @property
    def precision(self) -> float:
        """Right among those with an overlapping gold outcome."""
        return self.right / (self.right + self.wrong)


def scores() -> Scores:
    """Compare all test abstracts."""
    verdicts = [
        _verdict(statement, row)
        for identity, row in rows().items()
        for statement in statements(abstract(identity))
    ]
    return Scores(*(verdicts.count(word) for word in ("right", "wrong", "unmatched", "unclear")))


def _verdict(statement: Statement, row: dict) -> str:  # type: ignore[type-arg]
    if statement.direction is None:
        return "unclear"
    gold = [o for o in row["gold"].get("outcomes") or [] if o["direction"] in _GOLD]
    over = [o for o in gold if o["start"] < statement.place.end and statement.place.start < o["end"]]
    words = [w.lower()[:5] for w in statement.outcome_at.of(statement.passage.text).split() if len(w) > 3]
    same = [o for o in over if _is_same(o["name"], statement.term, words)] or over
    if not same:
        return "unmatched"
    return "right" if any(_GOLD[o["direction"]] == statement.direction for o in same) else "wrong"


def _is_same(name: str, term: str, words: list[str]) -> bool:
    return vocabulary.outcomes().map_name(name) == term or any(word in name.lower() for word in words)
