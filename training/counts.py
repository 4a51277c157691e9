"""Fit the chain that tells what each number of subjects counts.

python -m training.counts [--try]   (--try: print the five-fold score, write nothing)
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from math import log

from evaluation.rows import read_rows
from probatum.domain.provenance import Passage, RecordId, Section
from probatum.extraction.counts import candidates
from probatum.models import counts
from training.cards import Card, Data, write_card
from training.chain import Fitting, fit, prune, save
from training.files import ARTIFACTS, corpus

CORPUS = "pico_corpus_breast_cancer/folds_0_3.jsonl.gz"
LABELS = {
    "total-participants": counts.TOTAL,
    "intervention-participants": counts.INTERVENTION,
    "control-participants": counts.COMPARATOR,
}
HOW = Fitting(penalty=4.0, fewest=2, rounds=60)
KEPT = 20_000
CAUTION = 0.65  # the odds of "other" are multiplied by this: balances precision and recall
FOLDS = 5


def documents():
    """(pmid, places, features, labels, gold places) of each abstract."""
    found = []
    for row in read_rows(corpus(CORPUS), ("pmid", "text", "entities")):
        passage = Passage(RecordId.parse(f"pmid:{row['pmid']}"), Section.ABSTRACT, row["text"])
        seen = candidates(passage)
        gold = {}
        for entity in row["entities"]:
            if entity["label"] in LABELS:
                printed = row["text"][entity["start"] : entity["end"]]
                start = entity["start"] + len(printed) - len(printed.lstrip())
                gold[start, start + len(printed.strip())] = LABELS[entity["label"]]
        places = [(candidate[0].start, candidate[0].end) for candidate in seen]
        labels = [gold.get(place, counts.OTHER) for place in places]
        found.append((row["pmid"], places, counts.features([c[3] for c in seen]), labels, gold))
    return found


def fold_of(pmid: str) -> int:
    """The fold of a document: by hash of its identifier."""
    return int(sha256(pmid.encode()).hexdigest(), 16) % FOLDS


def fitted(train):
    """The model fitted on these documents, with the odds of "other" lowered."""
    train = [document for document in train if document[2]]
    model = prune(fit([d[2] for d in train], [d[3] for d in train], counts.CLASSES, HOW), KEPT)
    bias = model.bias.copy()
    bias[counts.CLASSES.index(counts.OTHER)] += log(CAUTION)
    return replace(model, bias=bias)


def cross_validated(every):
    """True positives, false positives and false negatives by label, exact places, five folds."""
    right, wrong, missed = Counter(), Counter(), Counter()
    for fold in range(FOLDS):
        model = fitted([d for d in every if fold_of(d[0]) != fold])
        for pmid, places, features, _, gold in every:
            if fold_of(pmid) != fold or not features:
                continue
            answers = model.label(model.chain(features))
            given = {p: a.label for p, a in zip(places, answers, strict=True) if a.label != counts.OTHER}
            for place in given.keys() | gold.keys():
                a, b = gold.get(place), given.get(place)
                if a == b:
                    right[a] += 1
                else:
                    missed[a] += a is not None
                    wrong[b] += b is not None
    return right, wrong, missed


def scores(right, wrong, missed) -> list[str]:
    """Precision, recall and F1 of each label and of all together."""
    lines = []
    for name in (*counts.CLASSES[:3], "all"):
        parts = [
            sum(c[n] for n in counts.CLASSES[:3]) if name == "all" else c[name]
            for c in (right, wrong, missed)
        ]
        precision, recall = parts[0] / (parts[0] + parts[1]), parts[0] / (parts[0] + parts[2])
        f1 = 2 * precision * recall / (precision + recall)
        lines.append(f"{name}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    return lines


def main() -> None:
    every = documents()
    lines = scores(*cross_validated(every))
    print("\n".join(lines))
    if "--try" in sys.argv:
        return
    model = fitted(every)
    save(model, ARTIFACTS / "counts.npz")
    used = f"all {len(every)} abstracts, {sum(len(d[1]) for d in every):,} candidate numbers"
    card = Card(
        name="counts",
        does="What a number of subjects counts: all, an intervention arm, a comparator arm, or "
        "something else.",
        data=[Data(CORPUS, "no licence stated; train and measure; no text published", used)],
        method="A linear-chain conditional random field over the whole numbers of an abstract that no unit "
        "follows: words beside them, shape, sums and repetitions; L2 penalty 4, L-BFGS.",
        scores=[f"five folds by hash of pmid, exact places: {line}" for line in lines],
        threshold=f"None; the odds of `other` are multiplied by {CAUTION}, chosen on the same five folds.",
        not_for="Telling intervention from comparator where both are active (the commonest confusion); "
        "counts of studies, cells or events; texts that are not about trials.",
    )
    write_card(card, model)


if __name__ == "__main__":
    main()
