"""What backs a told harm or a told interaction: people who had it, a partner under any of its names."""

import pytest

from probatum.check import check
from probatum.claims.judge.safety import _COUNTED_IN_NOBODY
from probatum.sources.articles import parse_article


@pytest.mark.parametrize(
    ("counted", "is_nobody"),
    [
        ("0/12", True),
        ("0 of 30", True),
        ("none", True),
        ("0.52%", False),
        ("0.5", False),
        ("10 cases", False),
    ],
)
def test_counts_of_nobody(counted: str, is_nobody: bool) -> None:
    assert (_COUNTED_IN_NOBODY.match(counted) is not None) is is_nobody


def test_a_liver_harm_of_turmeric_rests_on_cases() -> None:
    report = check(parse_article(b"# Curcumin\n\nTurmeric can cause liver damage.\n", name="harm.md"))
    (verdict,) = report.verdicts
    assert verdict.rule == "harm-on-record"
    assert all("0/12" not in one.text for one in verdict.evidence)


def test_a_partner_is_told_by_any_of_its_names() -> None:
    text = b"# St John's wort\n\nSt John's wort interacts with birth control pills.\n"
    (verdict,) = check(parse_article(text, name="pair.md")).verdicts
    assert verdict.rule == "interaction-documented"
