"""Every type comes back from JSON as it went in, with its provenance."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
from probatum import codec
from probatum.domain.certainty import Refusal, RefusalReason, Score
from probatum.domain.dates import PartialDate
from probatum.domain.errors import ProbatumError
from probatum.domain.provenance import (
    Absence,
    Citation,
    Curated,
    Curation,
    Derived,
    Extracted,
    Method,
    Missing,
    Passage,
    RecordId,
    Reported,
    Section,
    SeenIn,
)
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.record import Author, Notice, Record, Retrieval, Standing
from probatum.domain.selection import Exclusion, ExclusionReason, Flow, FlowSource
from probatum.domain.study import Effect, Study

RECORD = RecordId.parse("doi:10.1000/x(1)y:2")
PASSAGE = Passage(RECORD, Section.ABSTRACT, "половина 50 µg/kg of rats 😀 were given it")
METHOD = Method("test", "2")
CITATION = Citation(id=RECORD, title="Ä title", year=1996, authors=("A B",))
CURATION = Curation(by="x", on=date(2026, 1, 2), seen_in=SeenIn.SECONDARY)

spans = st.tuples(st.integers(0, 20), st.integers(1, 15)).map(lambda pair: PASSAGE.span(pair[0], sum(pair)))
leaves = st.one_of(
    st.builds(
        lambda v, s: Extracted(v, (s,), METHOD, 0.5),
        st.decimals(allow_nan=False, allow_infinity=False),
        spans,
    ),
    st.builds(lambda v: Derived(v, METHOD, ("study.a.n",)), st.decimals(-5, 5)),
    st.builds(lambda v: Curated(v, CITATION, CURATION), st.decimals(-5, 5)),
    st.builds(Missing, st.sampled_from(Absence), st.lists(spans, max_size=2).map(tuple)),
)


@given(leaves)
def test_every_leaf_keeps_its_kind(leaf):
    back = codec.loads(Effect, codec.dumps(Effect(estimate=leaf)))
    assert back.estimate == leaf
    assert type(back.estimate) is type(leaf)


@pytest.mark.parametrize(
    "value",
    [
        PartialDate(1996, 1, text="1996 Jan-Feb"),
        Quantity(Decimal("0.25"), Decimal("1"), Unit.MG, per_day=True),
        PASSAGE,
        Record(
            id=RECORD,
            passages=(PASSAGE,),
            authors=(Author("Мясоедов НФ", ("ИМГ РАН",)),),
            published=PartialDate(2006),
            notices=(Notice("RetractionIn", RecordId.parse("pmid:1")),),
            standing=Standing.RETRACTED,
            retrieval=Retrieval("a.xml", "0" * 64, datetime(2026, 1, 2, 3, 4)),
        ),
        Flow(
            source=(FlowSource.FILES,),
            identified=2,
            duplicates=0,
            screened=2,
            excluded=1,
            included=1,
            exclusions=(Exclusion(record=RECORD, reason=ExclusionReason.RETRACTED, because="notice"),),
        ),
        Score(outcome="memory", points=41, because=("low",), by=METHOD),
        Refusal(reasons=(RefusalReason(rule="a", text="b", weight=1),), would_change=("c",), by=METHOD),
    ],
    ids=lambda value: type(value).__name__,
)
def test_types_round_trip(value):
    assert codec.loads(type(value), codec.dumps(value)) == value


def test_studies_round_trip():
    study = builders.study("S1")
    assert codec.loads(Study, codec.dumps(study)) == study


def test_a_leaf_without_its_kind_is_refused():
    with pytest.raises(ProbatumError, match="kind None is none of"):
        codec.from_json(Effect, {"estimate": {"value": "1"}})


def test_absent_keys_mean_does_not_apply():
    document = codec.to_json(CITATION)
    assert "locator" not in document
    assert codec.from_json(Citation, document) == CITATION


def test_reported_is_the_union_of_four():
    assert len(Reported.__args__) == 4
