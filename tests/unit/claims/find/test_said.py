"""The second saying of a thing needs no second verdict."""

from __future__ import annotations

from tests.claim_texts import claims_of


def quotes(text: str) -> list[str]:
    return [claim.place.quote for claim in claims_of(f"# Semax\n\n{text}\n")]


def test_the_same_sentence_is_given_once_at_its_first_place() -> None:
    found = claims_of("# Semax\n\nSemax improves memory.\n\nSome words.\n\nSemax improves memory.\n")
    assert [claim.place.start for claim in found] == [9]


def test_another_number_is_another_claim() -> None:
    assert len(quotes("The usual dose is 300 mcg a day.\n\nThe usual dose is 900 mcg a day.")) == 2


def test_a_denial_is_another_claim() -> None:
    assert len(quotes("Semax has side effects.\n\nSemax has no side effects.")) == 2


def test_standing_said_in_other_words_is_said_once() -> None:
    text = "Semax is not approved by the FDA.\n\nBe aware that the FDA has not approved Semax for anything."
    assert len(quotes(text)) == 1
