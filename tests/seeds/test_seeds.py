"""The three seed articles, row by row: what a reader with a pencil finds in them, and what they do not say.

Each row names a few words of the article, what must be found at them, and the arithmetic that shows it.
The articles lie beside the checkout; where they do not, these tests skip and say so.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from probatum.check import check
from probatum.claims import disagreements
from probatum.domain.claim import ArticleReport, Rating, Verdict
from probatum.sources.articles import parse_article


@cache
def report_on(folder: Path, seed: str) -> ArticleReport:
    """The report on one seed article, made once."""
    [path] = sorted(folder.glob(f"{seed}_*.txt"))
    return check(parse_article(path.read_bytes(), name=path.name))


@pytest.fixture
def seeds(shared: Path) -> Path:
    folder = shared / "seeds"
    if not folder.is_dir():
        pytest.skip("needs ../shared/seeds")
    return folder


def at(report: ArticleReport, words: str) -> list[Verdict]:
    """The verdicts whose claim shares a character with these words of the article."""
    start = report.article.text.index(words)
    end = start + len(words)
    return [one for one in report.verdicts if one.claim.place.start < end and start < one.claim.place.end]


def shown(verdict: Verdict) -> str:
    """Everything a reader is told beside a verdict."""
    lines = [verdict.rule, verdict.because]
    lines += [one.text for one in verdict.evidence]
    lines += [line for run in verdict.checks for line in (run.rule, run.because, *run.arithmetic)]
    return "\n".join(lines)


# seed, words of the article, rating, what the verdict must show (rule, reason or line of arithmetic)
FOUND = [
    ("000", "Met-Glu-His-Phe-Pro-Gly-Pro", "supported", "7 residues"),
    ("000", "U.S. Food and Drug Association", "not-checkable", "Food and Drug Administration"),
    ("000", "can be imported in the country", "not-checkable", "legal-not-on-file"),
    ("000", "significantly accelerated the training", "overstated", "findings-divided"),
    ("000", "optic nerve atrophy and diabetic neuropathy", "contradicted", "not of the eye"),
    ("000", "nonproliferative diabetic neuropathy", "contradicted", "diabetic retinopathy"),
    ("000", "without any serious side effects", "no-evidence", "absence-not-studied"),
    ("000", "free from effects on hormonal activity", "overstated", "corticosterone"),
    ("000", "does not interact with other drugs", "contradicted", "amphetamine"),
    ("000", ".25-1 mg per day", "inconsistent", "factor of 4"),
    ("000", "60 doses or approximately 120 drops", "inconsistent", "120 drop per container"),
    ("001", "N-acetyl Semax, or Semax", "contradicted", "855.9"),
    ("001", "MEHFPGP in a single-letter form", "supported", "7 residues"),
    ("001", "an increase in both serotonin and dopamine", "inconsistent", "dopamine"),
    (
        "001",
        "60 individual 50 mcg doses",
        "inconsistent",
        "200–400 µg per day: 3000 µg in it ÷ that = 7.5–15",
    ),
    ("001", "60 individual 50 mcg doses", "inconsistent", "600–900 µg per day: 3000 µg in it ÷ that = 3.3–5"),
    ("001", "3–30 mcg/kg for 7–70 kg", "inconsistent", "no adult weighs 7 kg"),
    ("001", "these neurons came from a postnatal period", "inconsistent", "glial primary cultures"),
    ("001", "acts as a Melanocortin Stimulating Hormone-like", "contradicted", "shares TKPR with tuftsin"),
    ("001", "50 mcg (at 0.1%) or 500 mcg (at 1%)", "supported", "= 450–550 µg per drop; stated 500 mcg"),
    ("001", "800-8000mcg", "inconsistent", "21–2100 µg"),
    ("001", "equivalent of 515 mcg for a 65 kg human", "supported", "515 µg ÷ 65 kg × 37/6 = 48.9 µg/kg"),
    ("001", "between 400–900 mcg/day", "inconsistent", "600–900 µg per day"),
    ("001", "can be stacked with other nootropics", "inconsistent", "combining is said"),
    ("001", "1,400 to 3,500 mcg", "inconsistent", "1400 µg ÷ 40 µg/kg = 35 kg"),
    ("001", "40-50 mcg per kilogram", "inconsistent", "3500 µg ÷ 50 µg/kg = 70 kg"),
    ("001", "lasts between 2 to 10 hours", "inconsistent", "half-life 2–10 h, effect 2–10 h"),
    ("001", "half-life of Semax is between 2 and 10 hours", "contradicted", "kinetics-disagree"),
    ("001", "does not show up on drug tests", "no-evidence", "WADA S0"),
    ("001", "improvement in my ADHD symptoms", "no-evidence", "anecdote"),
    ("001", "13 science-backed ingredients", "no-evidence", "product-not-studied"),
    ("001", "well-tolerated by most users, with few", "no-evidence", "absence-not-studied"),
    ("001", "Phosphorylation of Trkb Receptors in the …", "not-checkable", "the title is cut"),
    ("004", "typically administered by injection", "inconsistent", "two routes"),
    ("004", "typical study size of 52 participants", "inconsistent", "52 × 6 = 312 at least, total 186"),
    (
        "004",
        "typical study size of 52 participants",
        "inconsistent",
        "studies of 110, 52 and 24 (an inference)",
    ),
    ("004", "Overall evidence is Emerging", "inconsistent", "3 labels: not rated, Low, Emerging"),
    ("004", "dose of Semax is No Western-validated", "inconsistent", "grafted-sentence"),
    ("004", "start at the lower end of the range", "inconsistent", "recommends no dose"),
    ("004", "The best time to take Semax is in the morning", "inconsistent", "no timing is established"),
    ("004", "None — no Western-approved", "inconsistent", "told to be recommended"),
    ("004", "potentiated amphetamine-evoked", "supported", "interaction-documented"),
]


@pytest.mark.parametrize(("seed", "words", "rating", "expected"), FOUND)
def test_found(seeds, seed, words, rating, expected):
    verdicts = at(report_on(seeds, seed), words)
    told = "\n---\n".join(f"{one.rating.value}\n{shown(one)}" for one in verdicts)
    assert any(one.rating is Rating(rating) and expected in shown(one) for one in verdicts), told


# Words a careful pharmacist would let stand: no verdict on them may warn the reader.
LET_STAND = [
    ("000", "greatly improved their passive avoidance"),
    ("001", "Drowsiness"),
    ("001", "only 4 of the 39 amino acids"),
    ("001", "derived from the fragment of adrenocorticotropic hormone"),
    ("001", "limited data on the long-term efficacy"),
    ("001", "Dopamine is not increased from Semax alone"),
    ("001", "may work by increasing levels of BDNF"),
    ("004", "absence of reported harm is not evidence of safety"),
    ("004", "retains the behaviourally active core"),
    ("001", "antagonize the action of the full agonist"),
    ("001", "A separate study of 110 stroke patients"),
    ("004", "a 110-patient open study found"),
    ("004", "warrants caution"),
    ("004", "almost entirely Russian (stroke, cognition, attention)"),
    ("004", "In rats, a single intranasal dose"),
    ("004", "its long-term safety is uncharacterized"),
]


@pytest.mark.parametrize(("seed", "words"), LET_STAND)
def test_let_stand(seeds, seed, words):
    assert [shown(one) for one in at(report_on(seeds, seed), words) if one.flagged] == []


# Across the two articles: words of each, and what is said of the pair.
ACROSS = [
    (".25-1 mg per day", "250-1000 micrograms per kilogram", "70 times"),
    ("approximately 120 drops", "50 mcg (at 0.1%)", "at 0.1 % 25 µg and 50 µg"),
    ("increase the levels of serotonin and dopamine", "Dopamine is not increased", "opamine"),
]


@pytest.mark.parametrize(("words", "others", "expected"), ACROSS)
def test_across(seeds, words, others, expected):
    one, other = report_on(seeds, "000"), report_on(seeds, "001")
    first, second = one.article.text.index(words), other.article.text.index(others)
    conflicts = disagreements(one, other)
    assert any(
        conflict.a.start < first + len(words)
        and first < conflict.a.end
        and conflict.b.start < second + len(others)
        and second < conflict.b.end
        and expected in conflict.because
        for conflict in conflicts
    ), conflicts


def test_the_shop_is_seen(seeds):
    kinds = {one.kind.value for one in report_on(seeds, "001").commercial}
    assert {"brand placement", "call to buy"} <= kinds
    assert any(one.kind.value == "sells what it describes" for one in report_on(seeds, "000").commercial)
