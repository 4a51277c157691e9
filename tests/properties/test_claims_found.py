"""Properties of claims found: spans quote the text, ids are unique, the same text gives the same claims."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.claim_texts import claims_of

from probatum.claims import find_claims
from probatum.sources.articles import parse_article

PIECES = [
    "Semax improves memory.",
    "It has no side effects, but it can cause nausea.",
    "## Side effects",
    "- Headache",
    "- Nausea",
    "Take 2 drops twice daily (1).",
    "> I sleep better now.",
    "| Dose | 5 mg |",
    "Does it work?",
    "In rats, Selank reduced anxiety and raised BDNF [2].",
    "\n",
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("\n\n".join) | st.text(
    st.characters(codec="utf-8", exclude_categories=["C"]), max_size=300
)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_a_claim_quotes_its_place(text: str) -> None:
    assume(text.strip())
    article = parse_article(text.encode(), name="a.md")
    claims = find_claims(article)
    for claim in claims:
        assert article.text[claim.place.start : claim.place.end] == claim.place.quote
        assert claim.place.quote == claim.place.quote.strip()
    assert list(claims) == sorted(claims, key=lambda claim: (claim.place.start, claim.place.end))
    assert len({claim.id for claim in claims}) == len(claims)
    assert find_claims(article) == claims


paragraphs = st.permutations(["Semax improves memory.", "Semax lowers blood pressure.", "Semax is safe."])


@settings(max_examples=20, deadline=None)
@given(paragraphs)
def test_the_order_of_paragraphs_changes_no_claim(order: list[str]) -> None:
    def told(parts: list[str]) -> set[tuple[str, str, str | None]]:
        found = claims_of("# Semax\n\n" + "\n\n".join(parts))
        return {(claim.place.quote, claim.type.value, claim.substance) for claim in found}

    assert told(list(order)) == told(sorted(order))
