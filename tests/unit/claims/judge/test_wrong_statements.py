"""Every computable wrong statement of the collection (facts/wrong_statements.jsonl) is flagged.

The statements are carried in our own words. Those about the record they cite are given with that record's
numbers, as an article with its sources at hand would be.
"""

from __future__ import annotations

import pytest

from probatum.check import check
from probatum.claims.citation_numbers import absent_numbers
from probatum.claims.judge.citations import leads_elsewhere
from probatum.domain.article import Place, Reference
from probatum.domain.claim import Verdict
from probatum.domain.provenance import Citation
from probatum.sources.articles import parse_article

IN_THE_TEXT = {
    "ws-01": "Semax is Met-Glu-His-Pro-Gly-Pro, MEHPPGP, an analogue of tuftsin.",
    "ws-02": "Semax has the sequence Met-Glu-His-Phe-Pro-Gly and a molecular weight near 650 Da.",
    "ws-03": "The active ingredient of Semax is Selank.",
    "ws-04": "The CAS number of Semax is 4037-01-8.",
    "ws-10": "A melatonin meta-analysis found a latency of 7.06 min (95 % CI -8.81 to -5.30).",
    "ws-13": "Methionyl-glutamyl-histidyl-phenylalanyl-leucyl-prolyl-glycyl-proline has a molar mass of 813.93.",
    "ws-14": "Large doses of Semax are 250-300 mg/kg.",
    "ws-16": "The committee voted [number] to [number] against adding the peptide to the list.",
    "ws-18": "Category 1 is the restricted category that cannot be compounded.",
    "ws-20": "TB-500 is a fragment of 17 residues of thymosin beta-4.",
    "ws-21": "TB-500 is the 43-residue thymosin beta-4.",
    "ws-22": "Magnesium oxide is 4 % magnesium.",
    "ws-23": "Magnesium acetate is about 25 % elemental magnesium.",
    "ws-25": "Bacopa speeds up the enzyme CYP3A4.",
    "ws-27": "Trials of the early 2000s showed BPC-157 to be safe and effective in people.",
    "ws-29": "Selank is threonyl-lysyl-arginyl-prolyl-prolyl-glycyl-proline diacetate.",
    "ws-30": "Semax nasal drops 0.1 %, composition 10 g per liter.",
    "ws-33": "Creatine did not significantly alter creatinine (SMD 0.48, 95 % CI 0.24 to 0.73, P = .001).",
    "ws-34": "Creatine raised serum creatinine by 0.07 umol/L (95 % CI 0.01 to 0.12).",
    "ws-35": "Complaints came up in 4.3 % of 652 placebo studies and 4.9 % of 685 creatine studies, p < 0.001.",
    "ws-36": "Asian ginseng inhibits CYP3A4.",
}
RIGHT = (
    "Semax is the heptapeptide Met-Glu-His-Phe-Pro-Gly-Pro.",
    "The CAS number of Semax is 80714-61-0.",
    "A melatonin meta-analysis found a latency of 7.06 min (95 % CI 4.37 to 9.75).",
    "Doses of Semax in rats were 50 to 450 ug/kg.",
    "TB-500 is a fragment of 7 residues of thymosin beta-4.",
    "Magnesium oxide is 60 % magnesium.",
    "Asian ginseng induces CYP3A4.",
    "Complaints came up in 4.3 % of 652 placebo studies and 4.9 % of 685 creatine studies, p = 0.6.",
    "Category 2 is the category that cannot be compounded.",
)


def verdicts_on(statement: str) -> tuple[Verdict, ...]:
    return check(parse_article(statement.encode(), name="statement.txt")).verdicts


@pytest.mark.parametrize(("row", "statement"), IN_THE_TEXT.items(), ids=IN_THE_TEXT)
def test_a_wrong_statement_is_flagged(row: str, statement: str) -> None:
    assert any(verdict.flagged for verdict in verdicts_on(statement))


@pytest.mark.parametrize("statement", RIGHT)
def test_its_right_twin_is_not(statement: str) -> None:
    assert not any(verdict.flagged for verdict in verdicts_on(statement))


def test_numbers_that_the_cited_record_does_not_hold() -> None:
    record = ("Isolated rat pups were given 50 ug/kg into the nose; corticosterone was lower.",)
    told = "At 0.1 and 0.5 mg/kg there was 45 % more time in open arms and 60 % less immobility."
    assert {"0.1", "45", "60"} <= set(absent_numbers(told, record))  # ws-07
    pilot = ("Two adults were given the peptide by vein; there was no placebo group.",)
    assert absent_numbers("In 24 people three mild events were seen.", pilot) == ("24",)  # ws-15


def test_a_reference_whose_identifier_leads_elsewhere() -> None:
    known = Citation(id=None, title="Ethinylestradiol and St John's wort", year=2003, authors=("Hall SD",))
    place = Place(0, 9, "Smith 199")
    told = Reference(place=place, label="1", authors=("Smith",), title="Hypericum", year=1999)
    right = Reference(place=place, label="1", authors=("Hall",), title="Hypericum", year=2003)
    assert leads_elsewhere(told, known)  # ws-24
    assert not leads_elsewhere(right, known)


def test_the_substance_is_read_from_the_text_never_from_the_address() -> None:
    text = b"Semax is a heptapeptide."
    here = check(parse_article(text, name="selank-review.txt"))
    there = check(parse_article(text, name="semax.txt"))
    assert here.verdicts == there.verdicts  # ws-26
