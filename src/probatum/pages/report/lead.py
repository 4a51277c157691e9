"""The first sentence of a report: what is wrong with the article, before any table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from probatum.domain.claim import Rating, Verdict

# Faults in the order of their weight: what is said of one, and of several.
_FAULTS = {
    Rating.CONTRADICTED: (
        "is contradicted by studies or facts on file",
        "are contradicted by studies or facts on file",
    ),
    Rating.INCONSISTENT: (
        "does not fit the article's own words or numbers",
        "do not fit the article's own words or numbers",
    ),
    Rating.OVERSTATED: ("says more than the evidence does", "say more than the evidence does"),
}


def lead(verdicts: Sequence[Verdict], summary: str) -> str:
    """A few sentences: the faults by weight, what agrees, what nothing on file decides.

    What the report's `summary` adds after its counts (a subject that is not on file) is kept.
    """
    if not verdicts:
        return summary
    counted = Counter(verdict.rating for verdict in verdicts)
    _, _, more = summary.partition("; ")
    told = [_faults(counted, len(verdicts)), *_rest(counted), *([more] if more else [])]
    return " ".join(f"{one[:1].upper()}{one[1:].rstrip('.')}." for one in told)


def _faults(counted: Counter[Rating], total: int) -> str:
    of = f"of {total} claims" if total > 1 else "of one claim"
    parts = [f"{counted[one]} {words[counted[one] > 1]}" for one, words in _FAULTS.items() if counted[one]]
    if not parts:
        return f"{of}, none is contradicted, at odds with the article itself or overstated"
    return f"{of}, {_listed(parts)}"


def _rest(counted: Counter[Rating]) -> Iterator[str]:
    """What agrees with the evidence, and what stays open."""
    agree, none, open_ = (
        counted[one] for one in (Rating.SUPPORTED, Rating.NO_EVIDENCE, Rating.NOT_CHECKABLE)
    )
    if agree:
        yield f"{agree} agree{'s' if agree == 1 else ''} with the evidence"
    parts = [f"for {none} no evidence was found"] if none else []
    parts += [f"{open_} could not be decided from what is on file"] if open_ else []
    if parts:
        yield ", and ".join(parts)


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
