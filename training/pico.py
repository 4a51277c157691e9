"""Fit the PICO token chain on the EBM-NLP abstracts.

python -m training.pico [--try]   (--try: print the score of one held-out fold, write nothing)
"""

from __future__ import annotations

import sys

from evaluation.ebm_nlp import KINDS, sentences_of, tags_of
from evaluation.metrics import by_class, macro_f1
from evaluation.rows import Row, read_rows
from probatum.models import pico
from training.cards import Card, Data, write_card
from training.chain import Fitting, fit, prune, save
from training.files import ARTIFACTS, corpus

FILES = ("ebm_nlp/train_part.jsonl.gz", "ebm_nlp/train_extra_domains.jsonl.gz")
CLASSES = ("-", *KINDS)
HOW = Fitting(penalty=5.0, fewest=3, rounds=70, threshold=2.0)
KEPT, FOLDS = 200_000, 5


def prepared(rows: list[Row]):
    """Each abstract as (features of its sentences, tags of its sentences); equal strings are kept once."""
    once: dict[str, str] = {}
    found = []
    for row in rows:
        items = pico.features(sentences_of(row))
        found.append(
            ([[[once.setdefault(x, x) for x in item] for item in one] for one in items], tags_of(row))
        )
    return found


def fitted(documents, how: Fitting = HOW):
    items = [one for sentences, _ in documents for one in sentences]
    return prune(fit(items, [tags for _, rows in documents for tags in rows], CLASSES, how), KEPT)


def answers(model, documents) -> tuple[list[str], list[str]]:
    """Gold and given tags, in order."""
    gold = [tag for _, rows in documents for tags in rows for tag in tags]
    given = [p.label for rows, _ in documents for one in rows for p in pico.decide(model, one)]
    return gold, given


def main() -> None:
    rows = [row for name in FILES for row in read_rows(corpus(name), ("tokens", "tags", "sent_starts"))]
    documents = prepared(rows)
    held_out = [one for i, one in enumerate(documents) if i % FOLDS == 0]
    gold, given = answers(fitted([one for i, one in enumerate(documents) if i % FOLDS]), held_out)
    kinds = {name: round(counts.f1, 3) for name, counts in by_class(gold, given).items() if name != "-"}
    score = f"token macro F1 {macro_f1(gold, given, KINDS):.4f}, by kind {kinds}"
    print(score, flush=True)
    if "--try" in sys.argv:
        return
    model = fitted(documents)
    save(model, ARTIFACTS / "pico.npz")
    card = Card(
        name="pico",
        does="Tags the tokens of an abstract: P participants, I interventions, O outcomes, - none of them.",
        data=[Data(name, "train and measure; no text published", "all abstracts") for name in FILES],
        method="A linear-chain conditional random field over words, word groups, endings and shapes in a "
        "window of "
        "five tokens, the role of the sentence, and whether the word stands in the title; L2 penalty 5, "
        "L-BFGS.",
        scores=[
            f"every fifth abstract held out ({len(held_out)} abstracts, {len(gold):,} tokens; penalty and "
            f"threshold were chosen there among a few): {score}",
            "the shipped model was then fitted on all abstracts, so its score on these files is no "
            "measurement",
        ],
        threshold="2: a token is left outside only where that is twice as probable as its best tag.",
        not_for="Counting arms or outcomes, or taking a tag for a finding; it marks words, and "
        "of interventions it finds little more than half.",
    )
    write_card(card, model)


if __name__ == "__main__":
    main()
