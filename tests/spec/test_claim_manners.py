"""What a clause does: only an assertion is held against studies; the page's words about itself are no claim."""

from __future__ import annotations

import pytest
from tests.claim_texts import claim_of, claims_of

from probatum.domain.claim import Manner

MANNERS = [
    # sentence, manner
    ("Semax improves memory.", Manner.ASSERTION),
    ("Semax may improve memory, but no one knows.", Manner.ASSERTION),
    ("My memory improved within a week.", Manner.ANECDOTE),
    ("One user reports better sleep.", Manner.ANECDOTE),
    ("I think Semax helps memory.", Manner.OPINION),
    ("In my opinion Semax improves memory.", Manner.OPINION),
    (
        "Many people write to us about this every week. Does Semax improve memory? They all ask.",
        Manner.QUESTION,
    ),
]

NO_CLAIMS = [
    # sentence, because
    ("We use cookies to improve your experience.", "words of the page about itself"),
    ("Sign up for our newsletter to boost your health.", "an invitation"),
    ("Ask your doctor before you take Semax.", "advice that every page gives"),
    ("This article explains the benefits of Semax.", "an announcement"),
    ("This product is not intended to diagnose, treat, cure or prevent any disease.", "a disclaimer"),
    ("Let's take a look at the effects of Semax.", "an announcement"),
    ("Jane Doe is a health writer who improves lives.", "words about the author"),
    ("The shop has a nice logo.", "nothing a study could answer"),
]


@pytest.mark.parametrize(("sentence", "manner"), MANNERS)
def test_manner(sentence: str, manner: Manner) -> None:
    found = claims_of(f"# Semax\n\n{sentence}\n")
    assert found
    assert found[0].manner is manner


@pytest.mark.parametrize(("sentence", "because"), NO_CLAIMS)
def test_no_claim(sentence: str, because: str) -> None:
    assert claims_of(f"# Semax\n\n{sentence}\n") == (), because


def test_a_quotation_is_somebody_s_experience() -> None:
    assert claim_of("> Better sleep after two days.").manner is Manner.ANECDOTE
