"""Work at the bench: a bioassay is in vitro, an analysis of composition is "other", and only where nobody was studied.

The words that say so are quoted. One sign alone, or a sign in what was known before, says nothing; plasma of
volunteers that was analyzed makes no analysis of the study.
"""

from __future__ import annotations

import pytest

from probatum.domain.provenance import value_of
from probatum.domain.terms import StudyDesign
from probatum.extraction.bench import bench_design
from probatum.extraction.design import read_design
from records import record

TEXTS = [  # title, abstract, what the bench says
    (
        "Radical scavenging and lipase inhibition by a leaf extract",
        "The extract was tested for DPPH scavenging and showed an IC50 of 12 mg/L against lipase.",
        StudyDesign.IN_VITRO,
    ),
    (
        "Determination of melatonin in sprouts by HPLC",
        "The method was validated; the limit of detection was 0.2 ng/g and recoveries were above 90 %.",
        StudyDesign.OTHER,
    ),
    (
        "Determination of melatonin in plasma of healthy volunteers by HPLC",
        "Twelve healthy volunteers took melatonin. Plasma of the volunteers was analyzed with a limit of "
        "detection of 0.2 ng/mL.",
        None,
    ),
    (
        "Melatonin in plasma of rats by HPLC",
        "Rats were given 1 mg/kg melatonin orally, and plasma was analyzed; the limit of detection was 0.2 ng/mL.",
        None,
    ),
    ("A letter about tea", "Tea is known for its antioxidant activity.", None),
]


@pytest.mark.parametrize(("title", "abstract", "expected"), TEXTS)
def test_what_was_done_at_the_bench(title: str, abstract: str, expected: StudyDesign | None) -> None:
    read = bench_design(record("pmid:1", title, abstract))
    assert (read.value if read else None) is expected
    if read:
        assert all(span.quote for span in read.spans)


def test_an_analysis_of_a_food_is_no_study_of_an_effect() -> None:
    title, abstract, _ = TEXTS[1]
    assert value_of(read_design(record("pmid:1", title, abstract))) is StudyDesign.OTHER
