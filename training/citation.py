"""Fit the weights that judge a citation from what the rules see, on the training file of Citation Integrity.

python -m training.citation [--try]   (--try: print cross-validated scores, write nothing)
"""

from __future__ import annotations

import sys

import numpy as np
from sklearn.linear_model import LogisticRegression

from evaluation.citations import Instance, read_instances
from evaluation.metrics import accuracy, by_class, macro_f1
from evaluation.rows import fold
from probatum.claims.citation import held_against
from probatum.claims.citation_signs import values
from probatum.models.citation import ARTIFACT, CLASSES
from training.cards import Card, Data, write_card
from training.chain import write
from training.files import ARTIFACTS, corpus

TRAIN = "citation_integrity/claims_train.jsonl.gz"
TEXTS = "citation_integrity/corpus.jsonl.gz"
C = 0.01  # inverse L2 penalty over standardized numbers; chosen among 0.003, 0.01 and 0.03 by the folds
FOLDS = 5
ARTICLE = 1000  # identifiers of the works cited by one article share all but the last three digits
ODDS = [(refute / 10, nei / 2) for refute in range(10, 26) for nei in range(2, 16)]


def seen(instances: list[Instance]) -> tuple[list[str], np.ndarray]:
    """The names of the numbers, and the numbers of each instance."""
    rows = [values(held_against(one.statement, one.sentences)) for one in instances]
    return list(rows[0]), np.array([[row[name] for name in rows[0]] for row in rows])


def fitted(table: np.ndarray, gold: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Weights and beginnings over the numbers as they are, verdicts in the order of CLASSES."""
    center, scale = table.mean(axis=0), table.std(axis=0) + 1e-9
    model = LogisticRegression(C=C, max_iter=2000).fit((table - center) / scale, gold)
    order = [list(model.classes_).index(name) for name in CLASSES]
    weights = model.coef_[order].T / scale[:, None]
    return weights, model.intercept_[order] - center @ weights


def part(gold: list[str], inside: np.ndarray) -> list[str]:
    return [label for label, kept in zip(gold, inside, strict=True) if kept]


def cross_validated(table: np.ndarray, gold: list[str], folds: np.ndarray) -> np.ndarray:
    found = np.zeros((len(gold), len(CLASSES)))
    for k in range(FOLDS):
        inside = folds != k
        weights, bias = fitted(table[inside], part(gold, inside))
        found[~inside] = table[~inside] @ weights + bias
    return found


def answers(found: np.ndarray, odds: tuple[float, float]) -> list[str]:
    """The verdicts when the odds of refute and of nei are multiplied by these."""
    return [CLASSES[k] for k in (found + np.log([1.0, *odds])).argmax(axis=1)]


def best_odds(found: np.ndarray, gold: list[str]) -> tuple[float, float]:
    return max(ODDS, key=lambda odds: macro_f1(gold, answers(found, odds), CLASSES))


def honest(found: np.ndarray, gold: list[str], folds: np.ndarray) -> list[str]:
    """The verdicts of each fold with the odds chosen on the other folds."""
    given = [""] * len(gold)
    for k in range(FOLDS):
        inside = folds != k
        odds = best_odds(found[inside], part(gold, inside))
        for i, answer in zip(np.flatnonzero(~inside), answers(found[~inside], odds), strict=True):
            given[i] = answer
    return given


def main() -> None:
    instances = read_instances(corpus(TRAIN), corpus(TEXTS))
    names, table = seen(instances)
    gold = [one.gold for one in instances]
    folds = np.array([fold(one.work // ARTICLE, FOLDS) for one in instances])
    found = cross_validated(table, gold, folds)
    given = honest(found, gold, folds)
    classes = {name: counts.as_dict() for name, counts in by_class(gold, given).items()}
    score = (
        f"{FOLDS}-fold by citing article: macro F1 {macro_f1(gold, given, CLASSES):.4f}, micro F1 "
        f"{accuracy(gold, given):.4f}, by verdict {classes}"
    )
    print(score, flush=True)
    odds = best_odds(found, gold)
    print("odds", odds)
    if "--try" in sys.argv:
        return
    weights, bias = fitted(table, gold)
    arrays = {
        "names": np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        "weights": weights.astype(np.float32),
        "bias": (bias + np.log([1.0, *odds])).astype(np.float32),
    }
    write(ARTIFACTS / f"{ARTIFACT}.npz", arrays)
    terms = "Citation Integrity, Sarol et al. 2024; train and measure; no text published"
    card = Card(
        name=ARTIFACT,
        does="Whether the sentences of a cited record support a citing statement, say otherwise, or are "
        "about something else.",
        data=[Data(TRAIN, terms, f"all {len(gold):,} instances"), Data(TEXTS, terms, "the sentences cited")],
        method="Multinomial logistic regression over the named numbers that `claims.citation_signs` sees "
        f"(shares of rare words, names and numbers found, directions, denial, hedging, species, strength of "
        f"claim, second-hand reports, place and company of the marker); inverse L2 penalty {C}.",
        scores=[score, "the development file: see docs/evaluation.md"],
        threshold=f"The odds of refute are multiplied by {odds[0]:.1f} and of nei by {odds[1]:.1f}, chosen "
        "by macro F1 over the folds (in the score above: on the other folds).",
        not_for="Saying alone that an author misquotes: many that it calls inaccurate are accurate to "
        "the annotators. Show the sentence and the faults that the rules name.",
        size=f"{len(names)} named numbers, {len(CLASSES)} verdicts ({', '.join(CLASSES)}).",
    )
    write_card(card)


if __name__ == "__main__":
    main()
