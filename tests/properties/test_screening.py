"""What must hold for any batch of records: nothing is lost, counts balance, order does not matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from probatum import screening, vocabulary
from probatum.domain.record import Record
from probatum.domain.selection import FlowSource, Screened
from records import record

SEMAX = vocabulary.substances().get("semax")
TITLES = (
    "Semax in rats", "Semax and learning of white rats in a maze with four arms", "Selank in mice", "",
    "RETRACTED: Semax in rats", "Semax after stroke: a systematic review", "[Semax and learning of white rats in a maze]",
)  # fmt: skip
ABSTRACTS = (
    "",
    "Semax was given. Semax helped.",
    "n = 48, 71.5 and 41.2 percent, 15 and 28 days. Semax.",
    "Selank only.",
)
AUTHORS = ("", "Glazova NY, Levitskaya NG", "Глазова Н.Ю., Левицкая Н.Г.", "Gusev EI")
JOURNALS = (None, "Bull Exp Biol Med", "Byull Eksp Biol Med", "Neuropeptides")


@st.composite
def batches(draw: st.DrawFn) -> list[Record]:
    numbers = draw(st.lists(st.integers(1, 6), max_size=8))
    return [
        record(
            f"pmid:{number}",
            draw(st.sampled_from(TITLES)),
            draw(st.sampled_from(ABSTRACTS)),
            also=draw(st.sampled_from([(), (f"doi:10.1000/{number}",), ("doi:10.1000/x",)])),
            authors=draw(st.sampled_from(AUTHORS)),
            year=draw(st.sampled_from([None, 2019, 2020, 2030])),
            journal=draw(st.sampled_from(JOURNALS)),
            language=draw(st.sampled_from(["und", "eng", "rus"])),
        )
        for number in numbers
    ]


def screened(records: list[Record]) -> Screened:
    return screening.screen(records, SEMAX, studies={}, as_of=date(2026, 1, 1), sources=(FlowSource.FILES,))


@settings(max_examples=60, deadline=None)
@given(batches())
def test_every_record_is_included_excluded_or_grouped(records: list[Record]):
    result = screened(records)
    flow = result.flow
    assert flow.identified == len(records)
    assert (flow.included, flow.excluded) == (len(result.included), len(result.excluded))
    assert [one.record for one in flow.exclusions] == [one.id for one in result.excluded]
    kept = {one.id for one in (*result.included, *result.excluded)}
    grouped = {one for group in flow.groups for one in group.records}
    assert {one.id for one in records} == kept | grouped
    assert all(group.records[0] in kept and group.because for group in flow.groups)
    assert all(one.because for one in flow.exclusions)


@settings(max_examples=60, deadline=None)
@given(batches(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing(records: list[Record], random: object):
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert screened(shuffled) == screened(records)


@settings(max_examples=60, deadline=None)
@given(batches())
def test_a_second_copy_of_every_record_is_a_duplicate(records: list[Record]):
    once, twice = screened(records), screened([*records, *records])
    assert twice.flow.duplicates == once.flow.duplicates + len(records)
    assert (twice.included, twice.excluded) == (once.included, once.excluded)


@settings(max_examples=60, deadline=None)
@given(batches())
def test_a_record_split_by_its_identifiers_changes_no_count_but_duplicates(records: list[Record]):
    """The same article once under its PMID, once under its DOI: still one report."""
    split = [replace(one, id=other, also=(one.id,)) for one in records for other in one.also]
    whole, parts = screened(records).flow, screened([*records, *split]).flow
    assert parts.duplicates == whole.duplicates + len(split)
    assert (parts.screened, parts.included, parts.excluded) == (
        whole.screened,
        whole.included,
        whole.excluded,
    )
