"""Changing one study changes exactly what depends on it, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import curated, measured, study
from probatum import certainty, codec, review, screening, sensitivity, starter, synthesis, vocabulary
from probatum.domain.selection import FlowSource
from probatum.domain.terms import Direction, StudyDesign

SMALL = ("cerebrolysin", "casein-hydrolysate", "noopept")
# Entries of one study each, or of nothing but the tables and the vocabulary.
BY_STUDY = ("doses", "failed_checks", "risk_of_bias")
OF_NO_STUDY = ("pooled", "published_syntheses", "adopted", "curves", "kinetics", "related", "disclaimer")


@cache
def parts(name):
    """Substance, selection and studies of a shipped collection, as the review reads them."""
    substance = vocabulary.substances().get(name)
    known = starter.load().about(substance.id)
    screened = screening.screen(
        known.records,
        substance,
        studies=known.by_record,
        retracted=frozenset(),
        as_of=known.compiled,
        sources=(FlowSource.STARTER_SET,),
    )
    studies = review.read_studies(screened, known.by_record)
    return substance, known, screened, studies, review.leads_of(screened, known.by_record)


def document(name, studies):
    substance, known, screened, _, leads = parts(name)
    judged = review.judge(substance, screened, studies, leads)
    whole = review.compose(substance, known.compiled, screened, studies, leads, judged, data="same")
    return codec.to_json(whole)


def names(entry, identifier) -> bool:
    return identifier in json.dumps(entry, ensure_ascii=False)


def without(entries, identifier):
    return [entry for entry in entries if not names(entry, identifier)]


@pytest.mark.parametrize("name", SMALL)
def test_a_study_left_out_takes_only_its_own_with_it(name):
    """For every study of a small collection: what does not name it stays as it was, to the byte."""
    studies = parts(name)[3]
    before = document(name, studies)
    for gone in studies:
        after = document(name, tuple(one for one in studies if one is not gone))
        for section in BY_STUDY:
            assert without(before[section], gone.id) == without(after[section], gone.id), section
            assert not any(names(entry, gone.id) for entry in after[section])
        for section in OF_NO_STUDY:
            assert before[section] == after[section], section
        assert without(before["outcomes"], gone.id) == [
            row
            for row in after["outcomes"]
            if key(row) in {key(r) for r in without(before["outcomes"], gone.id)}
        ]
        assert not any(names(row, gone.id) for row in after["outcomes"])
        assert without(before["studies"], gone.id) == without(after["studies"], gone.id)


def key(row):
    return row["term"], row["population"]


@pytest.mark.parametrize("name", SMALL)
def test_another_size_of_one_study_changes_only_what_counts_people_in_it(name):
    """A corrected number of participants moves the outcomes of that study, and no other row."""
    studies = parts(name)[3]
    before = document(name, studies)
    for place, one in enumerate(studies):
        larger = replace(one, n=curated(4321))
        after = document(name, (*studies[:place], larger, *studies[place + 1 :]))
        changed = {
            key(old) for old, new in zip(before["outcomes"], after["outcomes"], strict=True) if old != new
        }
        assert changed <= {key(row) for row in before["outcomes"] if names(row, one.id)}
        assert before["contradictions"] == after["contradictions"]
        assert before["replication"] == after["replication"]


TERMS = ("memory", "sleep", "mood")
DIRECTIONS = st.sampled_from(list(Direction))
STUDY = st.tuples(
    st.dictionaries(st.sampled_from(TERMS), DIRECTIONS, min_size=1),
    st.sampled_from(
        [StudyDesign.RCT, StudyDesign.CONTROLLED_TRIAL, StudyDesign.OPEN_TRIAL, StudyDesign.ANIMAL]
    ),
    st.one_of(st.none(), st.integers(5, 900)),
)


def built(rows):
    return [
        study(
            f"s{i}",
            design=design,
            species="rat" if design is StudyDesign.ANIMAL else None,
            n=n,
            findings=[measured(term, direction) for term, direction in sorted(found.items())],
            authors=[f"Author{i} A"],
        )
        for i, (found, design, n) in enumerate(rows)
    ]


def rated(studies):
    """Every outcome with its rating, flips and settings, by term and side of the wall."""
    results = synthesis.synthesize(studies, {})
    graded = {(one.term, one.track): one for one in certainty.grade(results, studies)}
    return {
        (result.term, result.track): (
            result,
            graded[result.term, result.track],
            sensitivity.assess_directions(result, studies),
        )
        for result in results
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(STUDY, min_size=2, max_size=6), st.integers(0, 5), DIRECTIONS)
def test_an_edit_of_one_study_stays_within_its_outcomes(rows, place, direction):
    """Turn one study's results around: every outcome it did not measure keeps result, rating, flips and settings."""
    place %= len(rows)
    found, design, n = rows[place]
    edited = [*rows]
    edited[place] = (dict.fromkeys(found, direction), design, n)
    before, after = rated(built(rows)), rated(built(edited))
    own = {term for term in TERMS if term in found}
    assert before.keys() == after.keys()
    for where in before:
        if where[0] not in own or f"s{place}" not in before[where][0].studies:
            assert before[where] == after[where], where
