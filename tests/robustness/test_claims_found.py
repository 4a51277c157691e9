"""Articles made to keep the search for claims busy, or to break it, end all the same."""

from __future__ import annotations

import pytest
from tests.claim_texts import claims_of

from probatum.claims import find_claims
from probatum.domain.article import Article

TEXTS = {
    "one word": "a" * 100_000,
    "no sentence ends": "Semax improves memory and " * 400,
    "open brackets": "(" * 20_000,
    "marks": "Semax (1) improves [2] memory, " * 300,
    "digits": "1 " * 20_000,
    "dots": ". " * 20_000,
    "joints": "and or but " * 3_000,
    "colons": "Dose: " * 3_000,
    "bullets": "- \n" * 3_000,
    "questions": "?" * 20_000,
    "surrogate-like": "Semax improves \ufffd memory \u202e backwards.",
    "tables": "|" * 5_000,
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_a_hostile_text_ends(name: str, kind: str) -> None:
    assert len(claims_of(TEXTS[name], f"a.{kind}")) <= 60


def test_an_article_without_words_has_no_claims() -> None:
    assert find_claims(Article(text="", sha256="")) == ()


@pytest.mark.slow
def test_two_hundred_kilobytes_without_a_sentence_end() -> None:
    assert claims_of("Semax improves memory and it reduces anxiety in adults " * 4_000)
