"""Vote by direction of effect, as SWiM reports it (Campbell et al. 2020, BMJ 368:l6890, item 3).

A study votes with the direction it measured, never with its significance (Cochrane Handbook 12.2.2.1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import comb

from probatum.domain.provenance import is_evidence, value_of
from probatum.domain.study import Finding
from probatum.domain.synthesis import DirectionSummary, Interval, StudyDirection
from probatum.domain.terms import Direction

# Several measurements of one outcome in one study agree when 7 in 10 share a direction
# (effect direction plot: Boon and Thomson 2021, Res Synth Methods 12:29-33).
AGREEMENT_TENTHS = 7


def evidence_direction(finding: Finding) -> Direction | None:
    """The direction of a finding where a primary source states it."""
    return value_of(finding.direction) if is_evidence(finding.direction) else None


def direction_of(findings: Iterable[Finding]) -> Direction | None:
    """One direction for one study and outcome: the one that 70 % of its findings share, else mixed.

    None when no finding states a direction.
    """
    counts = Counter(d for finding in findings if (d := evidence_direction(finding)) is not None)
    if not counts:
        return None
    direction, shared = max(counts.items(), key=lambda item: (item[1], item[0]))
    return direction if shared * 10 >= AGREEMENT_TENTHS * counts.total() else Direction.MIXED


def summarize(votes: Sequence[StudyDirection]) -> DirectionSummary:
    """Count directions, and of the studies that moved say how many moved one way, how sure that is."""
    counts = Counter(vote.direction for vote in votes)
    up, down = counts[Direction.INCREASE], counts[Direction.DECREASE]
    most, moved = max(up, down), up + down
    return DirectionSummary(
        votes=tuple(sorted(votes, key=lambda vote: vote.study)),
        increase=up,
        decrease=down,
        no_difference=counts[Direction.NO_DIFFERENCE],
        mixed=counts[Direction.MIXED],
        toward=_toward(up, down),
        proportion=most / moved if moved else None,
        interval=clopper_pearson(most, moved) if moved else None,
        sign_test_p=sign_test(most, moved) if moved else None,
    )


def _toward(up: int, down: int) -> Direction | None:
    if up == down:
        return None
    return Direction.INCREASE if up > down else Direction.DECREASE


def sign_test(successes: int, trials: int) -> float:
    """Two-sided exact sign test: how often a fair coin falls at least this unevenly.

    >>> round(sign_test(9, 9), 4)
    0.0039
    """
    _check(successes, trials)
    fewer = min(successes, trials - successes)
    tail = sum(comb(trials, i) for i in range(fewer + 1))
    return min(1.0, 2 * tail / (1 << trials))


def clopper_pearson(successes: int, trials: int, level: float = 0.95) -> Interval:
    """Exact interval of a proportion (Clopper and Pearson 1934, Biometrika 26:404-413)."""
    from scipy.special import betaincinv  # not at the top: half a second on the CLI's start-up path

    _check(successes, trials)
    tail = (1 - level) / 2
    failures = trials - successes
    low = 0.0 if successes == 0 else float(betaincinv(successes, failures + 1, tail))
    high = 1.0 if failures == 0 else float(betaincinv(successes + 1, failures, 1 - tail))
    return Interval(low=low, high=high, level=level)


def _check(successes: int, trials: int) -> None:
    if trials < 1 or not 0 <= successes <= trials:
        raise ValueError(f"not a count of trials: {successes} of {trials}")
