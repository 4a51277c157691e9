"""The starter studies: facts with their citation, nothing that was not seen, no sentence."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any, get_type_hints

import pytest

from probatum import codec, starter, vocabulary
from probatum.domain.errors import RuleError
from probatum.domain.evidence import counts_as_evidence, enrolled, on_track, total, track_of
from probatum.domain.provenance import (
    Absence,
    Curated,
    Derived,
    Extracted,
    Missing,
    Scheme,
    SeenIn,
    is_evidence,
    value_of,
)
from probatum.domain.study import Finding, Study
from probatum.domain.terms import Comparator, Direction, Route, Track
from probatum.starter.files import Line, study_lines
from probatum.starter.leaves import parse_quantity
from probatum.starter.studies import curation, study_of

ROWS = {line.values["id"]: (collected_for, line) for collected_for, line in study_lines()}
STUDIES = dict(zip(ROWS, starter.load().studies, strict=True))


def findings(row: str) -> list[tuple[str, str | None, str | None]]:
    """(name, direction, substance given) of every finding of a row."""
    one = STUDIES[row]
    names = {outcome.id: outcome.name for outcome in one.outcomes}
    given = {arm.id: arm.substance for arm in one.arms}
    return [
        (names[f.outcome], value_of(f.direction), given[f.intervention] if f.intervention else None)
        for f in one.findings
    ]


def leaves(thing: Any) -> Iterator[tuple[str, Any]]:
    """Every field of a study and its parts that is declared as reported."""
    for name, hint in get_type_hints(type(thing)).items():
        value = getattr(thing, name)
        if "Missing" in str(hint):
            yield from ((name, one) for one in (value if isinstance(value, tuple) else (value,)))
        elif dataclasses.is_dataclass(value) and name not in ("citation",):
            yield from leaves(value)
        elif isinstance(value, tuple) and value and dataclasses.is_dataclass(value[0]) and name != "records":
            for one in value:
                yield from leaves(one)


# ---- what is there ------------------------------------------------------------------------------


def test_the_set_holds_what_its_source_counts():
    semax = Counter(line.values["seen_in"] for kept_for, line in ROWS.values() if kept_for == "semax")
    others = Counter(line.values["seen_in"] for kept_for, line in ROWS.values() if kept_for != "semax")
    assert semax == {"primary_abstract": 58, "secondary": 11, "none": 9, "seed": 2}
    assert others == {"primary_abstract": 32, "secondary": 16, "none": 3}


def test_ids_are_unique_and_every_row_has_a_record_and_a_study():
    all_of_it = starter.load()
    assert len({study.id for study in all_of_it.studies}) == len(all_of_it.studies) == 131
    assert len({one.id for one in all_of_it.records}) == 131
    assert all(all_of_it.by_record[one.id].records == one.ids for one in all_of_it.records)


def test_every_substance_is_known_to_the_vocabulary():
    known = {substance.id for substance in vocabulary.substances().all()}
    assert {one for study in STUDIES.values() for one in study.substances} <= known


def test_about_a_substance_means_its_collection_and_every_row_that_studied_it():
    semax = starter.load().about("semax")
    assert len(semax.studies) == 80
    selank = {study.id for study in starter.load().about("selank").studies}
    assert {STUDIES["panikratova2020"].id, STUDIES["zozulia2008"].id} <= selank
    assert len(selank) == 15
    assert [study.id for study in starter.load().about("n-acetyl-semax").studies] == [STUDIES["magri2016"].id]
    assert starter.load().about("no-such-thing").studies == ()


def test_the_set_is_dated_and_its_digest_names_its_bytes():
    assert starter.load().compiled == date(2026, 11, 1) == starter.load().about("semax").compiled
    assert len(starter.load().digest) == 12
    assert starter.load().digest == starter.load().about("selank").digest


# ---- every leaf says where it comes from --------------------------------------------------------


@pytest.mark.parametrize("row", ROWS)
def test_every_leaf_is_reported_with_its_article_and_place(row: str):
    study, line = STUDIES[row], ROWS[row][1]
    for name, leaf in leaves(study):
        assert isinstance(leaf, Extracted | Derived | Curated | Missing), name
        assert not isinstance(leaf, Extracted), name
        if isinstance(leaf, Curated):
            assert leaf.citation == study.citation, name
            assert leaf.curated.by == "automated reading, not reviewed by a clinician"
            assert (leaf.curated.seen_in, leaf.curated.reviewed) == (SeenIn(line.values["seen_in"]), False), (
                name
            )


def test_what_was_never_verified_is_missing_and_says_so():
    not_verified = Missing(Absence.NOT_VERIFIED)
    rehabilitation = STUDIES["gusev2018_110"]
    assert rehabilitation.n == not_verified
    assert rehabilitation.findings == ()
    assert rehabilitation.laboratory == not_verified
    assert [arm.dose.amount for arm in rehabilitation.arms if arm.dose] == [not_verified]
    assert [arm.dose.route for arm in STUDIES["vorvul2021"].arms if arm.dose] == [not_verified] * 4
    assert STUDIES["sciacca2022"].citation.title is None


@pytest.mark.parametrize("row", ROWS)
def test_a_field_named_as_unverified_holds_nothing(row: str):
    values = ROWS[row][1].values
    kept = {
        "affiliations": "affiliations",
        "outcomes": "outcomes",
        "n_total": "n",
        "blinded": "blinded",
        "population": "population",
    }
    bibliographic = {"title", "authors", "journal", "year", "pmid"}
    for field in values.get("unverified", ()):
        assert kept.get(field, field) not in values
        assert field not in bibliographic or field not in values.get("cite", {})


def test_silence_is_never_a_no():
    """No primary row on Semax states random allocation; one states that there was none."""
    semax = [study for study in starter.load().about("semax").studies if counts_as_evidence(study)]
    stated = [study.randomized for study in semax if not isinstance(study.randomized, Missing)]
    assert [value_of(one) for one in stated] == [False]


@pytest.mark.parametrize("row", ROWS)
def test_hearsay_never_counts(row: str):
    seen_in = SeenIn(ROWS[row][1].values["seen_in"])
    study = STUDIES[row]
    if not seen_in.is_evidence:
        assert not counts_as_evidence(study)
        assert not any(is_evidence(finding.direction) for finding in study.findings)


def test_nothing_known_only_from_a_seed_counts():
    seeds = [STUDIES[row] for row, (_, line) in ROWS.items() if line.values["seen_in"] == "seed"]
    assert len(seeds) == 2
    assert not any(counts_as_evidence(study) for study in seeds)


# ---- facts, not sentences -----------------------------------------------------------------------


def strings(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from strings(one, f"{where}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from strings(one, where)


@pytest.mark.parametrize("row", ROWS)
def test_no_string_is_a_sentence(row: str):
    """Titles are part of the reference; nothing else has twelve words, and nothing is an address."""
    for where, text in strings(dict(ROWS[row][1].values)):
        assert where == ".cite.title" or len(text.split()) < 12, where
        assert "http" not in text, where


# ---- some facts by name -------------------------------------------------------------------------


def test_people_on_semax_are_told_from_people_enrolled():
    fmri = STUDIES["lebedeva2018"]
    assert value_of(fmri.n) == 24
    assert [(value_of(arm.n), value_of(arm.comparator)) for arm in fmri.arms] == [
        (14, None),
        (10, Comparator.PLACEBO),
    ]
    assert str(value_of(fmri.arms[0].dose.concentration)) == "1%"  # type: ignore[union-attr]
    assert value_of(fmri.arms[0].dose.route) is Route.INTRANASAL  # type: ignore[union-attr]
    assert [value_of(arm.n) for arm in STUDIES["panikratova2020"].arms] == [None, None, None]


def test_suspected_overlaps_are_named_both_ways_and_not_summed():
    a, b = STUDIES["lebedeva2018"], STUDIES["panikratova2020"]
    assert (a.overlaps, b.overlaps) == ((b.id,), (a.id,))
    assert starter.overlap_reasons()[frozenset((a.id, b.id))]
    people = total((a, b), enrolled)
    assert (people.certain, people.at_most) == (52, 76)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("samotrueva2019", "yasenyavskaya2022_epj"),
        ("fluvoxamine_dbs", "fluvoxamine2021"),
        ("volodina2012", "volodina_bebm"),
    ],
)
def test_other_suspected_overlaps(a: str, b: str):
    assert STUDIES[b].id in STUDIES[a].overlaps
    assert STUDIES[a].id in STUDIES[b].overlaps


def test_the_two_studies_of_110_patients_are_not_one():
    assert STUDIES["gusev1997_ecovector"].overlaps == STUDIES["gusev2018_110"].overlaps == ()


def test_human_studies_of_semax_that_count():
    human = on_track(starter.load().about("semax").studies, Track.HUMAN)
    assert {study.id for study in human} == {
        STUDIES[row].id
        for row in (
            "lebedeva2018",
            "panikratova2020",
            "gusev1997_ecovector",
            "ivanova_umedp",
            "miasoedova1999",
        )
    }


def test_a_unit_printed_far_from_its_class_is_flagged_and_kept():
    dose = STUDIES["agapova2008_molgen"].arms[0].dose
    assert dose is not None
    assert (str(value_of(dose.amount)), dose.flags) == ("50 mg/kg", ("unit-implausible",))


def test_a_dose_stays_with_its_own_arm_and_finding():
    """Escape failures rose at 0.5 mg/kg and did not change at 0.05 mg/kg."""
    one = STUDIES["levitskaya_depression_models"]
    labels = {arm.id: value_of(arm.label) for arm in one.arms}
    failures = {o.id for o in one.outcomes if o.name.startswith("escape failures")}
    found = {
        labels[f.intervention]: value_of(f.direction)
        for f in one.findings
        if f.outcome in failures and f.intervention
    }
    assert found == {"semax 0.05 mg/kg": Direction.NO_DIFFERENCE, "semax 0.5 mg/kg": Direction.INCREASE}


def test_what_another_agent_did_is_not_credited_to_the_substance():
    assert ("anxiety (Selank only)", Direction.DECREASE, "selank") in findings("slominsky2017_6ohda")
    assert ("motor activity (Semax and Selank)", Direction.NO_DIFFERENCE, "semax") in findings(
        "slominsky2017_6ohda"
    )
    assert ("puromycin", Direction.DECREASE, "puromycin") in findings("kost2001_semax")
    assert findings("lyapina2008_heparin") == [("anticoagulation", Direction.INCREASE, "heparin-complexes")]
    assert {given for _, _, given in findings("magri2016")} == {"n-acetyl-semax"}
    assert STUDIES["rlx2_2022"].substances == ("rlx2",)
    assert "noopept" not in STUDIES["cpg_review"].substances


def test_doses_of_animals_are_not_given_to_patients():
    """That abstract's micrograms per kilogram belong to experiments, not to its patients."""
    assert [arm.dose for arm in STUDIES["miasoedova1999"].arms if arm.dose] == []


def test_serum_and_cloned_receptors_are_cell_studies():
    assert track_of(STUDIES["kost2001_semax"]) is Track.CELL
    assert track_of(STUDIES["adan1994"]) is Track.CELL


def test_identifiers_come_from_the_article_pmid_first():
    assert [str(one) for one in STUDIES["dolotov2006_jnc"].records] == [
        "pmid:16635254",
        "doi:10.1111/j.1471-4159.2006.03658.x",
    ]
    assert [str(one) for one in STUDIES["salve2019"].records] == ["pmcid:PMC6979308"]
    assert STUDIES["dolotov2006_brainres"].records[0].scheme is Scheme.LOCAL


def test_findings_point_to_parts_of_their_study():
    for study in STUDIES.values():
        arms, outcomes = {arm.id for arm in study.arms}, {outcome.id for outcome in study.outcomes}
        for finding in study.findings:
            assert isinstance(finding, Finding)
            assert finding.study == study.id
            assert finding.outcome in outcomes
            assert finding.intervention is None or finding.intervention in arms
            assert finding.comparator is None or finding.comparator in arms
        assert len({finding.id for finding in study.findings}) == len(study.findings)


def test_studies_survive_a_round_trip_through_json():
    for study in STUDIES.values():
        assert codec.loads(Study, codec.dumps(study)) == study


# ---- bad rows -----------------------------------------------------------------------------------


def line(**values: Any) -> Line:
    row = {"id": "x", "about": ["semax"], "seen_in": "secondary", "design": "animal", **values}
    return Line("studies/semax.jsonl:7", row, sha256(json.dumps(row).encode()).hexdigest())


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"design": "trial"}, "studies/semax.jsonl:7: design:"),
        (
            {"arms": [{"key": "on", "substance": "semax", "dose": {"amount": "50 drops/kg"}}]},
            "studies/semax.jsonl:7: dose:",
        ),
        ({"arms": [{"key": "on", "substance": "semax", "dose": {"amount": "9-5 mg"}}]}, "9-5 mg"),
        ({"outcomes": [{"name": "weight", "direction": "up"}]}, "studies/semax.jsonl:7: direction:"),
        ({"outcomes": [{"name": "weight", "arm": "off"}]}, "studies/semax.jsonl:7: outcomes.arm:"),
        ({"cite": {"doi": "doi:10.1/x"}}, "studies/semax.jsonl:7: cite:"),
        ({"seen_in": "hearsay"}, "studies/semax.jsonl:7: seen_in:"),
    ],
    ids=["design", "unit", "range", "direction", "arm", "identifier", "place"],
)
def test_a_wrong_row_names_file_line_and_field(wrong: dict[str, Any], says: str):
    row = line(**wrong)
    with pytest.raises(RuleError) as raised:
        study_of(row, curation(row, "test", date(2026, 1, 1)), {})
    assert says in str(raised.value)


@pytest.mark.parametrize("text", ["", "50", "mg", "50 mg/ml", "x mg", "1--2 mg", "nan mg"])
def test_not_an_amount(text: str):
    with pytest.raises((ValueError, ArithmeticError)):
        parse_quantity(text)
