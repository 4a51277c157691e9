"""Fit the PICO token chain on the EBM-NLP abstracts.

python -m training.pico [--try]   (--try: print the score of one held-out fold, write nothing)
"""

from __future__ import annotations

import sys
from dataclasses import replace

from evaluation.ebm_nlp import KINDS, sentences_of, tags_of
from evaluation.metrics import by_class, macro_f1
from evaluation.rows import Row, read_rows
from probatum.models import pico
from training.cards import Card, Data, write_card
from training.chain import Fitting, fit, prune, save
from training.files import ARTIFACTS, corpus

FILES = ("ebm_nlp/train_part.jsonl.gz", "ebm_nlp/train_extra_domains.jsonl.gz")
CLASSES = ("-", *KINDS)
HOW = Fitting(penalty=2.0, fewest=3, rounds=70)
KEPT, FOLDS = 300_000, 5


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


def answers(model, documents, outside: float = 0.0) -> tuple[list[str], list[str]]:
    """Gold and given tags; `outside` is taken from the score of "no element" before deciding."""
    biased = replace(model, bias=model.bias - [outside, 0, 0, 0])
    gold = [tag for _, rows in documents for tags in rows for tag in tags]
    given = [p.label for rows, _ in documents for one in rows for p in biased.label(biased.chain(one))]
    return gold, given


def main() -> None:
    rows = [row for name in FILES for row in read_rows(corpus(name), ("tokens", "tags", "sent_starts"))]
    documents = prepared(rows)
    held_out = [one for i, one in enumerate(documents) if i % FOLDS == 0]
    model = fitted([one for i, one in enumerate(documents) if i % FOLDS])
    scores = {}
    for outside in (0.0, 0.25, 0.5, 0.75, 1.0):
        gold, given = answers(model, held_out, outside)
        scores[outside] = macro_f1(gold, given, KINDS)
        print(
            outside,
            scores[outside],
            {name: counts.as_dict() for name, counts in by_class(gold, given).items()},
        )


if __name__ == "__main__":
    main()
