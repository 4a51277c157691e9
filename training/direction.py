"""Fit the model of the direction of effect on the prompts of Evidence Inference 2.0.

python -m training.direction [--try]   (--try: print cross-validated scores, write nothing)
"""

from __future__ import annotations

import sys

from evaluation.metrics import accuracy, by_class, interval, macro_f1
from evaluation.prompts import FIELDS, LABELS, Prompt, prompt_of
from evaluation.rows import fold, read_rows
from probatum.extraction.direction_core import decide, direction_features
from probatum.extraction.direction_weighed import marks, placeholders
from probatum.models import direction
from training.cards import Card, Data, write_card
from training.chain import Fitting, fit, prune, save
from training.files import ARTIFACTS, corpus

PROMPTS = "evidence_inference/prompts_labelled_v2.jsonl.gz"
ARTICLES = "evidence_inference/fulltext_v2_articles.jsonl.gz"
CLASSES = tuple(sorted(map(str, LABELS.values())))
HOW = Fitting(penalty=3.0, fewest=2, rounds=60, length=3.0, chained=False)
KEPT, FOLDS = 60_000, 5


def prompts() -> list[Prompt]:
    articles = {str(row["pmcid"]): row["text"] for row in read_rows(corpus(ARTICLES), ("pmcid", "text"))}
    return [one for row in read_rows(corpus(PROMPTS), FIELDS) if (one := prompt_of(row, articles))]


def featured(prompt: Prompt) -> list[str]:
    asked = (prompt.evidence, prompt.intervention, prompt.comparator, prompt.outcome)
    return direction.features(marks(direction_features(*asked)), placeholders(*asked))


def by_rules(prompt: Prompt) -> str:
    asked = (prompt.evidence, prompt.intervention, prompt.comparator, prompt.outcome)
    return str(decide(direction_features(*asked)) or "none")


def fitted(items: list[list[str]], labels: list[str]):
    return prune(fit([[item] for item in items], [[label] for label in labels], CLASSES, HOW), KEPT)


def cross_validated(items, labels, folds) -> list[str]:
    given = [""] * len(labels)
    for k in range(FOLDS):
        inside = [i for i, own in enumerate(folds) if own != k]
        outside = [i for i, own in enumerate(folds) if own == k]
        model = fitted([items[i] for i in inside], [labels[i] for i in inside])
        for i, prediction in zip(outside, model.label(model.alone([items[i] for i in outside])), strict=True):
            given[i] = prediction.label
    return given


def main() -> None:
    asked = prompts()
    items, labels = [featured(one) for one in asked], [one.gold for one in asked]
    given = cross_validated(items, labels, [fold(one.pmcid, FOLDS) for one in asked])
    ruled = [by_rules(one) for one in asked]
    pairs = list(zip(labels, given, strict=True))
    low, high = interval(pairs, lambda drawn: macro_f1([g for g, _ in drawn], [a for _, a in drawn], CLASSES))
    classes = {name: round(counts.f1, 3) for name, counts in by_class(labels, given).items()}
    scores = [
        f"{FOLDS}-fold by article, gold span given ({len(labels):,} prompts): macro F1 "
        f"{macro_f1(labels, given, CLASSES):.4f} [{low}, {high}], accuracy {accuracy(labels, given):.4f}, "
        f"by class {classes}",
        f"the rules, same prompts: macro F1 {macro_f1(labels, ruled, CLASSES):.4f}, "
        f"abstained {ruled.count('none')}",
    ]
    print(*scores, sep="\n", flush=True)
    if "--try" in sys.argv:
        return
    shown = [i for i, one in enumerate(asked) if one.split == "train"]
    model = fitted([items[i] for i in shown], [labels[i] for i in shown])
    save(model, ARTIFACTS / "direction.npz")
    terms = "articles of PubMed Central; train and measure; no text published"
    card = Card(
        name="direction",
        does="Which way an outcome went, intervention against comparator, by the words of a result.",
        data=[
            Data(PROMPTS, terms, f"{len(shown):,} prompts of the split train"),
            Data(ARTICLES, terms, "the annotated spans"),
        ],
        method="Multinomial logistic regression over what the rules saw (in steps), and the words and "
        "pairs of the "
        "result with arms and outcome as placeholders; n-grams of one length, L2 penalty 3.",
        scores=[
            *scores,
            "the shipped model was fitted on the split train; its scores on the split validation stand in "
            "docs/evaluation.md",
        ],
        threshold="0.5: where the most probable direction is less probable, the rules decide "
        "(cross-validated macro F1 "
        "0.837; chosen among nine values); `read` shows as certain only what the "
        "rules say.",
        not_for="Text that tells no result of the comparison asked for: it always answers.",
    )
    write_card(card, model)


if __name__ == "__main__":
    main()
