"""Shipped models: small, without pickles, each with its card; the same answer every time."""

from __future__ import annotations

import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.domain.errors import RuleError
from probatum.models import claim_sentence, claim_strength, pico, roles
from probatum.models.clusters import UNKNOWN, groups
from probatum.models.linear import LinearModel, load, marginals
from probatum.models.words import grams, words

ARTIFACTS = Path(str(files("probatum.models").joinpath("artifacts")))
NPZ = sorted(ARTIFACTS.glob("*.npz"))


@pytest.mark.parametrize("path", NPZ, ids=lambda path: path.stem)
def test_an_artifact_is_small_and_holds_no_pickle(path):
    assert path.stat().st_size <= 5_000_000
    with np.load(path, allow_pickle=False) as stored:
        assert all(stored[name].dtype != object for name in stored.files)


@pytest.mark.parametrize("path", NPZ, ids=lambda path: path.stem)
def test_a_card_stands_beside_each_artifact_and_names_its_bytes(path):
    card = path.with_suffix(".md").read_text(encoding="utf-8")
    for heading in ("Data", "Method", "Scores", "Threshold", "Must not be used for"):
        assert f"\n## {heading}\n" in card
    assert sha256(path.read_bytes()).hexdigest() in card
    assert re.search(r"sha256 `[0-9a-f]{64}`", card.split("## Method")[0]), "hash of the data"
    assert "python -m training." in card


def chain(scores, transitions, start, end):
    """Marginals by adding up every path."""
    from itertools import pairwise, product

    steps, classes = scores.shape
    totals = np.zeros_like(scores)
    for path in product(range(classes), repeat=steps):
        weight = start[path[0]] + end[path[-1]] + sum(scores[i, c] for i, c in enumerate(path))
        weight += sum(transitions[a, b] for a, b in pairwise(path))
        for i, c in enumerate(path):
            totals[i, c] += np.exp(weight)
    return totals / totals.sum(axis=1, keepdims=True)


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_marginals_equal_the_sum_over_all_paths(steps, seed):
    draw = np.random.default_rng(seed)
    scores, transitions = draw.normal(size=(steps, 3)), draw.normal(size=(3, 3))
    start, end = draw.normal(size=3), draw.normal(size=3)
    found = marginals(scores, transitions, start, end)
    assert np.allclose(found, chain(scores, transitions, start, end))


def small_model(length: float) -> LinearModel:
    weights = np.array([[1.0, 0.0], [0.0, 4.0], [2.0, 0.0], [0.0, 0.0]], dtype=np.float32)
    zeros = np.zeros(2, dtype=np.float32)
    names = {"@mark": 0, "a": 1, "b": 2}
    return LinearModel(
        ("x", "y"), names, weights, zeros, np.zeros((2, 2), np.float32), zeros, zeros, 0.0, length, 1
    )


def test_scores_add_the_weights_of_known_features():
    assert small_model(0.0).scores([["@mark", "a", "b"], ["unknown"]]).tolist() == [[3.0, 4.0], [0.0, 0.0]]


def test_n_grams_share_one_length_and_marks_do_not():
    scores = small_model(2.0).scores([["@mark", "a", "b", "unknown"]])
    assert scores[0].tolist() == pytest.approx([1 + 2 * 2**0.5, 4 * 2**0.5])


def test_nothing_in_nothing_out():
    assert roles.predict([]) == ()
    assert claim_sentence.predict([]) == ()
    assert pico.predict([]) == ()


def test_a_missing_artifact_is_named():
    with pytest.raises(RuleError, match=r"no_such_model\.npz"):
        load("no_such_model")


def test_roles_of_a_plain_abstract():
    told = [
        "Sleep loss is common.",
        "Forty adults were randomized to glycine or placebo for four weeks.",
        "Sleep latency fell by 12 minutes (p = 0.01).",
        "These findings suggest that glycine may be useful.",
    ]
    found = roles.predict(told)
    assert [one.label for one in found][1:] == ["methods", "results", "conclusion"]
    assert all(sum(one.probabilities) == pytest.approx(1, abs=1e-4) for one in found)
    assert found == roles.predict(told)


def test_strength_follows_the_wording():
    assert claim_strength.predict("Coffee was associated with lower mortality.").label == "1"
    assert claim_strength.predict("Coffee may reduce mortality.").label == "2"


@given(st.text(max_size=300))
def test_odd_text_never_raises(text):
    assert claim_strength.predict(text).label in "0123"
    assert len(roles.predict([text, text])) == 2
    assert len(pico.predict([text.split(), ["Rats"]])) == 2
    assert len(claim_sentence.predict([text], text)) == 1


def test_words_and_pairs():
    assert words("No-effect at 5.2 mg/kg") == ("no", "-", "effect", "at", "0", "mg", "/", "kg")
    assert grams(("a", "b", "a")) == ["a", "b", "a b", "b a"]


def test_words_of_a_kind_stand_together():
    known = groups()
    assert known["mice"][1] == known["rats"][1] != known["placebo"][1]
    assert known.get("nosuchword", UNKNOWN) == UNKNOWN
