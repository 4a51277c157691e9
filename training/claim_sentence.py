"""Fit the claim-sentence chain on the training and validation splits of scientific_claim.

python -m training.claim_sentence [--try]   (--try: print cross-validated scores, write nothing)
"""

from __future__ import annotations

import sys

from evaluation.metrics import Counts, sets
from evaluation.rows import Row, fold, read_rows
from probatum.models import claim_sentence
from training.cards import Card, Data, write_card
from training.chain import Fitting, fit, save
from training.files import ARTIFACTS, corpus

TRAIN = "scientific_claim/train.jsonl.gz"
VALIDATION = "scientific_claim/validation.jsonl.gz"
FIELDS = ("paper_id", "sentences", "labels", "title")
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5)
FOLDS = 5


def how(threshold: float = 0.0) -> Fitting:
    return Fitting(penalty=24.0, fewest=2, rounds=60, length=8.0, threshold=threshold)


def fitted(rows: list[Row], threshold: float = 0.0):
    items = [claim_sentence.features(row["sentences"], row["title"]) for row in rows]
    return fit(items, [row["labels"] for row in rows], ("0", "1"), how(threshold))


def counted(model, rows: list[Row], threshold: float) -> Counts:
    total = Counts()
    for row in rows:
        given = model.chain(claim_sentence.features(row["sentences"], row["title"]))[:, 1] >= threshold
        gold = [i for i, label in enumerate(row["labels"]) if label == "1"]
        total = total + sets(gold, [i for i, one in enumerate(given) if one])
    return total


def cross_validated(rows: list[Row]) -> dict[float, Counts]:
    totals = {threshold: Counts() for threshold in THRESHOLDS}
    for k in range(FOLDS):
        model = fitted([row for row in rows if fold(row["paper_id"], FOLDS) != k])
        for threshold in THRESHOLDS:
            held_out = [row for row in rows if fold(row["paper_id"], FOLDS) == k]
            totals[threshold] = totals[threshold] + counted(model, held_out, threshold)
    return totals


def main() -> None:
    train, validation = (read_rows(corpus(name), FIELDS) for name in (TRAIN, VALIDATION))
    rows = train + validation
    totals = cross_validated(rows)
    best = max(THRESHOLDS, key=lambda threshold: totals[threshold].f1)
    print({threshold: round(counts.f1, 4) for threshold, counts in totals.items()}, flush=True)
    apart = counted(fitted(train), validation, best)
    print(f"fitted on the training file, measured on the validation file: {apart.f1:.4f}", flush=True)
    if "--try" in sys.argv:
        return
    model = fitted(rows, best)
    save(model, ARTIFACTS / "claim_sentence.npz")
    card = Card(
        name="claim_sentence",
        does="The probability that a sentence of an abstract states its claim.",
        data=[
            Data(
                name,
                "no licence stated; train and measure; no text published",
                f"all {len(used)} abstracts",
            )
            for name, used in ((TRAIN, train), (VALIDATION, validation))
        ],
        method="A linear-chain conditional random field over words, word pairs and word groups (scaled "
        "to one length), opening words, who announces with which verb (also beside), marks of claim "
        "language, tense, digits, place, how the neighbors open, relative length, the rank of the overlap "
        "with the title, and the roles given by the roles model; L2 penalty 24, chosen with the length among "
        "seven pairs by the folds below; L-BFGS.",
        scores=[
            f"{FOLDS}-fold cross-validation by hash of paper_id on both files: F1 {totals[best].f1:.4f}, "
            f"precision {totals[best].precision:.4f}, recall {totals[best].recall:.4f}",
            f"fitted on the training file alone, measured on the validation file: F1 {apart.f1:.4f}, "
            f"precision {apart.precision:.4f}, recall {apart.recall:.4f}",
        ],
        threshold=f"{best}: the best F1 of {THRESHOLDS} in that cross-validation.",
        not_for="Rating a claim, or finding claims in web articles without checking them: it was fitted on "
        "abstracts of research articles, half of them basic science.",
    )
    write_card(card, model)


if __name__ == "__main__":
    main()
