"""A stack of ten judged warm, beside a peer that scans every rule for every pair in the same run.

    python benchmarks/stack.py

Both answer the same question: which documented interactions hold among ten things. The peer asks each rule
whether it matches each pair, as a checker without an index would; the answers must agree. `stack` also
infers, adds up nutrients, reads limits and writes what is not known. The last line is one JSON object; the
ratio is the result, the milliseconds depend on the machine. Goal: ten items under 50 ms warm.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import combinations

from probatum.domain.interaction import Party
from probatum.interactions import between, stack
from probatum.interactions.pairs import matches
from probatum.vocabulary.agents import agents
from probatum.vocabulary.interaction_facts import interaction_rules

RUNS = 50
TEN = (
    "St John's wort 900 mg",
    "5-HTP 200 mg",
    "sertraline 50 mg",
    "warfarin 5 mg",
    "vitamin D3 4000 IU",
    "magnesium citrate 300 mg",
    "iron 65 mg",
    "levothyroxine 100 mcg",
    "caffeine 200 mg twice a day",
    "cod liver oil 10 mL",
)


def scan(parties: Sequence[Party]) -> set[tuple[str, str]]:
    """The peer: every rule asked about every pair."""
    return {
        (rule.known.value.id, rule.known.value.parties[1].key)
        for one, other in combinations(parties, 2)
        for rule in interaction_rules()
        if matches(rule, one, other)
    }


def indexed(parties: Sequence[Party]) -> set[tuple[str, str]]:
    """The same answer by the index."""
    return {
        (known.value.id, known.value.parties[1].key)
        for one, other in combinations(parties, 2)
        for known in between(one, other)
    }


def milliseconds(work: Callable[[], object]) -> float:
    """Median over the runs, after one run to warm up."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    """Print the medians and the ratio."""
    report = stack(TEN)
    parties = [item.party for item in report.stack.items]
    if len(parties) != len(TEN) or any(agents().named(p.name) != p for p in parties):
        raise SystemExit("an item of the stack was not understood")
    if scan(parties) != indexed(parties):
        raise SystemExit("the index and the scan disagree")
    whole = milliseconds(lambda: stack(TEN))
    pairs, naive = milliseconds(lambda: indexed(parties)), milliseconds(lambda: scan(parties))
    rules = len(interaction_rules())
    print(f"stack of {len(TEN)}, warm: {whole:.2f} ms (goal: under 50)")
    print(f"pairs by index: {pairs:.3f} ms; every rule scanned ({rules} rules): {naive:.2f} ms")
    result = {
        "stack_ms": round(whole, 2),
        "pairs_ms": round(pairs, 3),
        "scan_ms": round(naive, 2),
        "ratio": round(naive / pairs, 1),
        "rules": rules,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
