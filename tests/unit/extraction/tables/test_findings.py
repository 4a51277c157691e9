"""From a JATS article to findings whose numbers may be pooled."""

from __future__ import annotations

from decimal import Decimal

import pytest

from probatum import extraction, sources
from probatum.domain.provenance import Derived, Extracted, value_of
from probatum.domain.record import Record
from probatum.domain.study import Finding, Study
from probatum.domain.terms import Direction, EffectMeasure

XML = """<article article-type="research-article"><front><article-meta>
<article-id pub-id-type="pmid">1</article-id>
<title-group><article-title>Melatonin for sleep: a randomized placebo-controlled trial</article-title></title-group>
<abstract><p>Sixty adults with insomnia were randomly assigned to melatonin 3 mg or placebo for 4 weeks.{more}</p></abstract>
</article-meta></front><body><sec><title>Results</title><p>See the table.</p></sec>
<table-wrap><label>Table 2</label><caption><p>{caption}</p></caption><table><thead>
<tr><th>Outcome</th><th>Melatonin (n = 30)</th><th>Placebo (n = 29)</th></tr></thead><tbody>
<tr><td>Systolic blood pressure, mmHg</td><td>118.0 ± 10.0</td><td>126.0 ± 11.0</td></tr>
<tr><td>Headache, n (%)</td><td>6 (20.0)</td><td>3 (10.3)</td></tr>
<tr><td>Zorgle index</td><td>1.0 ± 0.1</td><td>2.0 ± 0.1</td></tr>
<tr><td>Reduction in heart rate</td><td>5.0 ± 1.0</td><td>2.0 ± 1.0</td></tr>
</tbody></table><table-wrap-foot><p>Values are mean ± SD.</p></table-wrap-foot></table-wrap></body></article>"""


def study(caption: str = "Outcomes at week 4", more: str = "") -> tuple[Record, Study]:
    (record,) = sources.parse(XML.format(caption=caption, more=more).encode(), "a.xml")
    assert isinstance(record, Record)
    return record, extraction.read(record)


def in_tables(read: Study) -> dict[str | None, Finding]:
    terms = {outcome.id: value_of(outcome.term) for outcome in read.outcomes}
    return {terms[finding.outcome]: finding for finding in read.findings if finding.values}


def test_a_difference_of_means_from_both_groups() -> None:
    _, read = study()
    finding = in_tables(read)["systolic_bp"]
    mine, other = finding.values
    assert (value_of(mine.n), value_of(mine.mean), value_of(mine.sd)) == (
        30,
        Decimal("118.0"),
        Decimal("10.0"),
    )
    assert (value_of(other.n), value_of(other.mean)) == (29, Decimal("126.0"))
    assert finding.effect is not None
    assert value_of(finding.effect.measure) is EffectMeasure.MD
    assert value_of(finding.effect.estimate) == Decimal("-8.0")
    assert float(value_of(finding.effect.standard_error) or 0) == pytest.approx(
        (100 / 30 + 121 / 29) ** 0.5, rel=1e-5
    )
    assert value_of(finding.direction) is Direction.DECREASE
    assert isinstance(finding.direction, Derived)


def test_a_risk_ratio_from_both_groups() -> None:
    finding = next(
        f
        for f in in_tables(study()[1]).values()
        if f.effect and value_of(f.effect.measure) is EffectMeasure.RR
    )
    assert finding.effect is not None
    assert float(value_of(finding.effect.estimate) or 0) == pytest.approx((6 / 30) / (3 / 29), rel=1e-5)
    assert float(value_of(finding.effect.standard_error) or 0) == pytest.approx(
        (1 / 6 - 1 / 30 + 1 / 3 - 1 / 29) ** 0.5, rel=1e-5
    )
    assert value_of(finding.direction) is Direction.NO_DIFFERENCE


def test_every_value_quotes_the_table() -> None:
    record, read = study()
    texts = {passage.digest: passage.text for passage in record.passages}
    for finding in in_tables(read).values():
        for value in finding.values:
            for leaf in (value.label, value.n, value.mean, value.sd, value.events):
                if isinstance(leaf, Extracted):
                    for span in leaf.spans:
                        assert texts[span.digest][span.start : span.end] == span.quote


def test_unknown_outcomes_and_turned_ones_are_left_out() -> None:
    """A reduction that is larger is not an increase of the thing reduced."""
    assert {term for term in in_tables(study()[1]) if term} == {"systolic_bp", "headache_ae"}


def test_baseline_is_no_finding() -> None:
    assert in_tables(study(caption="Baseline characteristics")[1]) == {}


def test_a_crossover_gives_values_but_no_effect() -> None:
    _, read = study(more=" The trial had a double-blind, crossover design.")
    finding = in_tables(read)["systolic_bp"]
    assert finding.effect is None
    assert value_of(finding.direction) is None


def test_the_same_article_gives_the_same_study() -> None:
    assert study()[1] == study()[1]
