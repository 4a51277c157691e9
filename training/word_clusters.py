"""Group the words of biomedical abstracts by the company they keep.

python -m training.word_clusters

Each word's neighbors (two to each side, by place) are counted, weighed by positive pointwise mutual
information, reduced by a singular value decomposition, and grouped by k-means (fixed seed), coarsely and
finely.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from scipy import sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from evaluation.rows import read_rows
from probatum.models.words import words
from training.cards import Card, Data, write_card
from training.chain import write
from training.files import ARTIFACTS, corpus

POOL = "record_pool/pool_all.jsonl.gz"
WORDS, CONTEXTS, DIMENSIONS, COARSE, FINE, SEED = 30_000, 3_000, 80, 128, 1_024, 20240501
OFFSETS = (-2, -1, 1, 2)


def texts() -> list[tuple[str, ...]]:
    return [
        words(f"{row['title'] or ''} . {row['abstract'] or ''}")
        for row in read_rows(corpus(POOL), ("title", "abstract"))
    ]


def counted(documents: list[tuple[str, ...]]) -> tuple[list[str], sparse.csr_matrix]:
    """The commonest words, and how often each context word stands at each offset from them."""
    frequency = Counter(word for document in documents for word in document)
    names = [word for word, _ in sorted(frequency.items(), key=lambda item: (-item[1], item[0]))[:WORDS]]
    number = {word: i for i, word in enumerate(names)}
    edge = len(names)
    flat = np.array([number.get(word, edge) for document in documents for word in (*document, "", "")])
    tables = []
    for offset in OFFSETS:
        here, there = (flat[:-offset], flat[offset:]) if offset > 0 else (flat[-offset:], flat[:offset])
        kept = (here < edge) & (there < CONTEXTS)
        ones = np.ones(kept.sum())
        tables.append(sparse.csr_matrix((ones, (here[kept], there[kept])), shape=(edge, CONTEXTS)))
    return names, sparse.hstack(tables).tocsr()


def vectors(table: sparse.csr_matrix) -> np.ndarray:
    """Unit vectors of the words: PPMI, then the strongest directions."""
    table = table.tocoo()
    rows = np.asarray(table.sum(axis=1)).ravel()
    columns = np.asarray(table.sum(axis=0)).ravel() ** 0.75
    share = np.log(table.data * columns.sum() / (rows[table.row] * columns[table.col]))
    weighed = sparse.csr_matrix((np.maximum(share, 0), (table.row, table.col)), shape=table.shape)
    u, s, _ = randomized_svd(weighed, DIMENSIONS, n_iter=3, random_state=SEED)
    found = u * np.sqrt(s)
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)


def groups(found: np.ndarray, k: int) -> np.ndarray:
    model = MiniBatchKMeans(k, random_state=SEED, n_init=1, batch_size=4096, max_iter=30)
    return model.fit_predict(found)


def main() -> None:
    names, table = counted(texts())
    found = vectors(table)
    arrays = {
        "words": np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        "coarse": groups(found, COARSE).astype(np.uint8),
        "fine": groups(found, FINE).astype(np.uint16),
    }
    write(ARTIFACTS / "word_clusters.npz", arrays)
    for name in ("placebo", "mice", "anxiety", "reduced", "women", "mg", "suggest"):
        i = names.index(name)
        print(name, [names[j] for j in np.flatnonzero(arrays["fine"] == arrays["fine"][i])[:12]])
    card = Card(
        name="word_clusters",
        does="Groups of words that keep the same company in abstracts, coarse and fine; features of "
        "other models.",
        data=[Data(POOL, "no licence stated; train and measure; no text published", "titles and abstracts")],
        method=f"Counts of {CONTEXTS:,} context words at offsets {OFFSETS}, PPMI, {DIMENSIONS} singular "
        f"vectors, "
        f"k-means with {COARSE} and {FINE} groups; seed {SEED}.",
        scores=["none of its own: judged by the models that use it"],
        threshold="None.",
        not_for="Saying that two words mean the same: groups mix opposites (increased, decreased).",
        size=f"{len(names):,} words.",
    )
    write_card(card)


if __name__ == "__main__":
    main()
