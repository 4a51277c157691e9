"""Claims: which sentence, how strong, and stronger than its source? The models and their rivals."""

from __future__ import annotations

import pytest

from probatum.claims import Comparison, claim_sentences, claim_strength, claim_strengths, exaggeration
from probatum.claims.exaggeration import by_rules
from probatum.claims.sentences import by_rule as sentences_by_rule
from probatum.claims.strength import Level, by_rule

ABSTRACT = [
    "Sleep loss is common in shift workers.",
    "We tested whether glycine improves sleep.",
    "Forty nurses were randomized to glycine or placebo for four weeks.",
    "Sleep latency fell by 12 minutes more with glycine (p = 0.01).",
    "These results suggest that glycine improves sleep in shift workers.",
]


def test_the_conclusion_is_the_claim():
    found = claim_sentences(ABSTRACT, "Glycine and sleep in shift workers")
    assert [one.index for one in found] == [4]
    assert found[0].probability is not None
    assert [one.index for one in sentences_by_rule(ABSTRACT)] == [4]


def test_no_sentence_no_claim():
    assert claim_sentences([]) == ()
    assert sentences_by_rule([]) == ()


RULED = [
    ("Coffee was associated with lower mortality.", Level.CORRELATIONAL),
    ("Coffee may reduce mortality.", Level.CONDITIONAL),
    ("Coffee reduces mortality.", Level.CAUSAL),
    ("Coffee should be studied further.", Level.NONE),
    ("The participants were nurses.", Level.NONE),
]


@pytest.mark.parametrize(("sentence", "level"), RULED)
def test_strength_by_rule(sentence, level):
    assert by_rule(sentence).level is level
    assert by_rule(sentence).probabilities == ()


@pytest.mark.parametrize(("sentence", "level"), RULED[:3])
def test_strength_by_model(sentence, level):
    found = claim_strength(sentence)
    assert found.level is level
    assert sum(found.probabilities) == pytest.approx(1, abs=1e-4)


def test_neighbors_are_read_together_and_one_sentence_as_alone():
    sentences = [sentence for sentence, _ in RULED]
    together = claim_strengths(sentences)
    assert len(together) == len(sentences)
    assert claim_strengths(sentences[:1])[0].level is claim_strength(sentences[0]).level
    assert claim_strengths([]) == ()
    assert any(
        one.probabilities != claim_strength(s).probabilities
        for one, s in zip(together, sentences, strict=True)
    )


def test_a_report_that_drops_the_hedge_exaggerates():
    strong, weak = "Coffee prevents stroke in women.", "Coffee was associated with a lower risk of stroke."
    assert exaggeration(strong, weak) is Comparison.EXAGGERATES
    assert exaggeration(weak, strong) is Comparison.DOWNPLAYS
    assert exaggeration(weak, weak) is Comparison.SAME
    assert by_rules(strong, weak) is Comparison.EXAGGERATES
    assert by_rules(weak, weak) is Comparison.SAME
