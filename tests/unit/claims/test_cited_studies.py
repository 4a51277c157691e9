"""A cited study of the starter set that measured something else than the sentence tells."""

from __future__ import annotations

import pytest

from probatum.check import check
from probatum.domain.claim import ClaimType
from probatum.sources.articles import parse_article
from probatum.starter import load

PAGE = """# Semax

Semax is a peptide. {claim} [1]

It is sold as nasal drops.

References

[1] {title}. {year}. doi:{doi}
"""
ROWS = [
    ("Semax raises serotonin turnover in rats.", False),
    ("Semax lowers blood pressure in rats.", True),
]


def page(words: str) -> str:
    """A page that cites one study on dopamine and serotonin for these words."""
    found = next(
        study.citation
        for study in load().by_record.values()
        if "Dopaminergic and Serotoninergic" in (study.citation.title or "")
    )
    doi = str(found.id).removeprefix("doi:")
    return PAGE.format(claim=words, title=found.title, year=found.year, doi=doi)


@pytest.mark.parametrize(("words", "is_silent"), ROWS)
def test_what_the_cited_study_measured_is_shown(words, is_silent):
    report = check(parse_article(page(words).encode(), name="a.md"))
    assert any(one.claim.cited for one in report.verdicts if one.claim.type is not ClaimType.CITATION)
    runs = [run.result for one in report.verdicts for run in one.checks]
    assert ("it does not speak of this" in runs) is is_silent
