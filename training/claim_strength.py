"""Fit the claim-strength model on press releases (never on the PubMed conclusions: those measure transfer).

python -m training.claim_strength [--try]   (--try: print cross-validated scores, write nothing)
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from evaluation.metrics import by_class, macro_f1
from evaluation.rows import Row, fold, read_rows
from evaluation.tasks.claim_strength import releases
from probatum.models import claim_strength
from training.cards import Card, Data, write_card
from training.chain import Fitting, fit, prune, save
from training.files import ARTIFACTS, corpus

PRESS = "causal_language/press_releases.jsonl.gz"
CLASSES = ("0", "1", "2", "3")
HOW = Fitting(penalty=3.0, fewest=2, rounds=60, length=4.0, chained=False)
KEPT, FOLDS = 60_000, 5
SMOOTHING = 5.0


def fitted(items: list[list[str]], labels: list[str], texts: Sequence[Sequence[int]]):
    """Each sentence by itself; then what follows what in one text, as pointwise mutual information."""
    model = prune(fit([[item] for item in items], [[label] for label in labels], CLASSES, HOW), KEPT)
    return replace(model, transitions=steps(labels, texts))


def steps(labels: list[str], texts: Sequence[Sequence[int]]) -> np.ndarray:
    """log P(a, b) / (P(a) P(b)) of neighboring sentences, smoothed by SMOOTHING imagined pairs a cell."""
    seen = np.full((len(CLASSES), len(CLASSES)), 0.0)
    for text in texts:
        for a, b in pairwise(text):
            seen[CLASSES.index(labels[a]), CLASSES.index(labels[b])] += 1
    expected = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / seen.sum()
    return np.log((seen + SMOOTHING) / (expected + SMOOTHING)).astype(np.float32)


def cross_validated(items, labels, rows: list[Row], key: Callable[[Row], str], together: bool) -> list[str]:
    """The answer to each sentence by a model fitted on the other folds; `together`: beside its neighbors."""
    given = [""] * len(labels)
    folds = [fold(key(row), FOLDS) for row in rows]
    for k in range(FOLDS):
        inside = [i for i, own in enumerate(folds) if own != k]
        outside = [i for i, own in enumerate(folds) if own == k]
        model = fitted(
            [items[i] for i in inside], [labels[i] for i in inside], releases([rows[i] for i in inside])
        )
        texts = releases([rows[i] for i in outside]) if together else [[i] for i in range(len(outside))]
        for text in texts:
            own = [outside[i] for i in text]
            for i, prediction in zip(own, model.label(model.chain([items[i] for i in own])), strict=True):
                given[i] = prediction.label
    return given


def main() -> None:
    rows = read_rows(corpus(PRESS), ("sentId", "sentence", "label"))
    items, labels = [claim_strength.features(row["sentence"]) for row in rows], [row["label"] for row in rows]
    scores = []
    for name, key, together in (
        ("by press release, neighbors read together", lambda row: row["sentId"].split("-")[0], True),
        ("by press release, each sentence alone", lambda row: row["sentId"].split("-")[0], False),
        ("by sentence, each alone", lambda row: row["sentId"], False),
    ):
        given = cross_validated(items, labels, rows, key, together)
        classes = {name: round(counts.f1, 3) for name, counts in by_class(labels, given).items()}
        scores.append(f"{FOLDS}-fold {name}: macro F1 {macro_f1(labels, given):.4f}, F1 by class {classes}")
        print(scores[-1], flush=True)
    if "--try" in sys.argv:
        return
    model = fitted(items, labels, releases(rows))
    save(model, ARTIFACTS / "claim_strength.npz")
    card = Card(
        name="claim_strength",
        does="How strong a claim a sentence makes: 0 none, 1 correlational, 2 conditional causal, 3 "
        "direct causal.",
        data=[
            Data(PRESS, "GPL-3 data, train and measure; no text published", f"all {len(rows):,} sentences")
        ],
        method="Multinomial logistic regression over words, pairs, stems, word groups and marks of claim "
        "language (hedges, causal verbs, words of association, comparison, recommendation; table MARKS); "
        "n-grams of one length, L2 penalty 3. Consecutive sentences of one text are read as a chain whose "
        "steps are the pointwise mutual information of neighboring levels "
        f"(smoothing {SMOOTHING:g}); a sentence alone needs no step.",
        scores=[*scores, "transfer to PubMed conclusions, never fitted on: see docs/evaluation.md"],
        threshold="None: the most probable level is given.",
        not_for="Judging whether a claim is true, or the design behind it; it reads the wording of one "
        "sentence.",
    )
    write_card(card, model)


if __name__ == "__main__":
    main()
