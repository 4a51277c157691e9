"""Every trap of the fixture file has a test.

The rows on doses, designs and directions stand in three files of their own; here are the others: names and
sequences, what must not be merged, times in the body, twins, sums, intervals, and results told by region, route
or dose. Where a row asks for arithmetic on claims, what reading gives to it is tested.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from abstracts import abstract, told
from fixture_rows import record_of, rows, study_of, told_of
from probatum import vocabulary
from probatum.bias import check_text
from probatum.domain.integrity import CheckOutcome
from probatum.domain.provenance import value_of
from probatum.domain.terms import Direction
from probatum.extraction.dose_contrasts import dose_contrasts
from probatum.extraction.effects import find_effects
from probatum.extraction.significance import intervals, p_values
from probatum.extraction.statements import statements
from probatum.screening.grouping import group
from probatum.screening.retraction import why_retracted
from probatum.synthesis.replication import replication
from probatum.text.abbreviations import abbreviations
from probatum.text.quantities import find_quantities
from probatum.text.slices import Slice
from probatum.vocabulary import peptides_in


def text_of(identity: str) -> str:
    return record_of(identity).passages[-1].text


def test_every_row_is_named_by_a_test() -> None:
    """All 175."""
    tests = "".join(path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("test_*.py")))
    assert [identity for identity in rows() if f'"{identity}"' not in tests and identity not in tests] == []
    assert len(rows()) == 175


def test_the_evidence_of_every_row_stands_in_its_abstract() -> None:
    missing = [
        (identity, quote)
        for identity, row in rows().items()
        for quote in row["evidence"]
        if not any(quote in p.text for one in row["abstract_ids"] for p in abstract(one).passages)
    ]
    assert missing == []


SUBSTANCES = [  # fixture, substances that are named by whatever name, substances that must not be credited
    ("fx-034", {"semax"}, set()),  # the name does not occur: a positional name
    ("fx-037", {"semax"}, set()),  # three-letter code
    ("fx-038", {"semax"}, set()),  # free ends are no residues
    ("fx-040", {"semax"}, set()),
    ("fx-041", {"semax", "melanotan-ii"}, set()),
    ("fx-045", {"alpha-gpc"}, set()),
    ("fx-055", {"cycloprolylglycine"}, {"noopept"}),  # a metabolite is not the parent
]


@pytest.mark.parametrize(("fixture", "named", "foreign"), SUBSTANCES)
def test_a_substance_is_known_by_all_its_names(fixture: str, named: set[str], foreign: set[str]) -> None:
    given = {str(arm.substance) for arm in study_of(fixture).arms if arm.substance}
    assert named <= given
    assert not foreign & given


SEQUENCES = [  # fixture, sequences written out in it
    ("fx-035", {"MEHFPGP"}),
    ("fx-042", {"MEHFPGP"}),
    ("fx-043", {"MEHFPGP"}),  # a lost hyphen
    ("fx-044", {"MEHFPGP", "TKPRPGP"}),
    ("fx-047", {"MEHPGP", "MEHPPGP"}),  # six residues named, seven letters given
    ("fx-048", {"MEHFPGP"}),
    ("fx-049", {"MEHFLPGP"}),  # a leucine too many
]


@pytest.mark.parametrize(("fixture", "sequences"), SEQUENCES)
def test_a_sequence_is_read_as_it_is_written(fixture: str, sequences: set[str]) -> None:
    texts = [passage.text for passage in record_of(fixture).passages]
    assert sequences <= {peptide.sequence for text in texts for peptide in peptides_in(text)}


def test_another_sequence_is_another_peptide() -> None:
    """fx-036, fx-047, fx-049: D-arginine, a residue left out, a residue too many."""
    for fixture in ("fx-036", "fx-049"):
        assert "semax" not in {m.substance for m in vocabulary.mentions(rows()[fixture]["input"])}
    by_sequence = {m.substance for m in vocabulary.mentions(rows()["fx-047"]["input"]) if m.via != "name"}
    assert by_sequence == set()


def test_an_abbreviation_made_of_first_letters_is_no_peptide_we_know() -> None:
    """fx-039: MGHPPGP stands for Met Glu His Phe ..., not for methionyl-glycyl-..."""
    named = vocabulary.mentions("The peptide MGHPPGP was given.")
    assert len(named) == 0
    assert "semax" in {m.substance for m in vocabulary.mentions(text_of("fx-039"))}


def test_an_abbreviation_means_what_its_record_defines() -> None:
    """fx-046: ACH is a casein hydrolysate here, not acetylcholine."""
    record = record_of("fx-046")
    told = {a.short_form: a.long_form for p in record.passages for a in abbreviations(p.text)}
    assert "acetylcholine" not in told.get("ACH", "")
    assert {arm.substance for arm in study_of("fx-046").arms if arm.substance} == {"casein-hydrolysate"}


def test_what_a_table_of_substances_must_know() -> None:
    """fx-050, fx-051: Semax and tuftsin, TB-500 and thymosin beta-4 are different substances."""
    named = {m.substance for m in vocabulary.mentions(rows()["fx-050"]["input"])}
    assert "semax" in named
    assert "selank" not in named
    assert {"tb-500", "thymosin-beta-4"} <= {
        m.substance for m in vocabulary.mentions(rows()["fx-051"]["input"])
    }


def test_what_a_changed_molecule_did_is_not_ours() -> None:
    """fx-052, fx-053: acetylated Semax did not protect; no direction of Semax comes of it."""
    assert all(direction is None for _, substance, direction in told_of("fx-052") if substance == "semax")
    assert all(direction != "no-difference" for _, substance, direction in told_of("fx-053", 1))


def test_what_a_fragment_or_a_complex_did_is_not_ours() -> None:
    """fx-054, fx-059: a fragment of Selank; heparin bound to Semax."""
    assert [told for told in told_of("fx-054") if told[1] == "selank" and told[2] == "increase"] == []
    assert [told for told in told_of("fx-059") if told[1] == "semax" and told[2] is not None] == []


@pytest.mark.parametrize("fixture", ["fx-060", "fx-061"])
def test_a_mixture_credits_none_of_its_parts(fixture: str) -> None:
    """Both were taken together: something was found, and neither alone is said to have done it."""
    found = told_of(fixture)
    assert found
    assert {substance for _, substance, _ in found} == {None}


@pytest.mark.parametrize("fixture", ["fx-056", "fx-057", "fx-058", "fx-110", "fx-105", "fx-106", "fx-107"])
def test_two_papers_of_one_group_are_not_one_record(fixture: str) -> None:
    """Same year and group, same peptide, the same number of people: two articles stay two records."""
    named = rows()[fixture]["abstract_ids"]
    records = [abstract(one) for one in named] + ([] if len(named) > 1 else [abstract("zayats2001")])
    assert len(group(records)) == 2


@pytest.mark.parametrize("fixture", ["fx-105", "fx-106", "fx-107"])
def test_unknown_origin_is_never_counted_as_independent(fixture: str) -> None:
    """Two texts without authors or places: no cluster, so no replication is claimed."""
    assert replication([study_of(fixture, 0), study_of(fixture, 1)]).k == 0


@pytest.mark.parametrize("fixture", ["fx-062", "fx-063", "fx-064", "fx-065", "fx-066"])
def test_a_time_or_share_in_the_body_is_no_effect(fixture: str) -> None:
    """A fragment's time in plasma, another peptide's half-life, a share of label: no direction of ours."""
    assert [told for told in told_of(fixture) if told[2] is not None] == []


def test_concentrations_keep_micro_and_milli() -> None:
    """fx-007: 10 and 20 µM beside 10 mM."""
    found = {str(q.quantity) for q in find_quantities(text_of("fx-007"))}
    assert {"10 µM", "20 µM", "10 mM"} <= found


def test_a_length_is_not_read_for_a_concentration() -> None:
    """fx-004: "2.4 nm" of a dissociation constant is kept out, not repaired to a concentration."""
    assert not any("2.4" in text_of("fx-004")[q.start : q.end] for q in find_quantities(text_of("fx-004")))


def test_a_p_value_with_a_comma() -> None:
    """fx-009."""
    assert [(p.sign, p.value) for p in p_values(text_of("fx-009"))] == [("<", Decimal("0.05"))]


def test_scales_that_did_not_differ_are_never_shown_as_better() -> None:
    """fx-072: the diary is better, the scales are not; what is read is of the diary."""
    assert all("diary" in place or "scale" not in place for place, _, _ in told_of("fx-072"))


def test_a_retracted_article_is_seen_by_its_title() -> None:
    """fx-074."""
    (report,) = group([record_of("fx-074")])
    assert why_retracted(report, {}) == "its title says so: local:fict40_retraction"


def test_the_change_of_one_arm_is_no_difference_of_two() -> None:
    """fx-077: 2.34 is the change in the treated arm alone."""
    effects = [f.effect for f in study_of("fx-077").findings if f.effect is not None]
    assert Decimal("-2.34") not in {value_of(effect.estimate) for effect in effects}
    assert {d for _, _, d in told_of("fx-077")} == {"decrease"}


REGIONS = [  # fixture, words of the outcome's name, substance, direction
    ("fx-080", "hippocampus", "semax", "decrease"),
    ("fx-080", "frontal cortex", "semax", "increase"),
    ("fx-080", "40th minute", "semax", "no-difference"),
    ("fx-080", "90th minute", "semax", "increase"),
    ("fx-082", "hippocampus", "semax", "decrease"),
    ("fx-082", "frontal cortex", "semax", "increase"),
    ("fx-085", "frontal cortex", "semax", "decrease"),
    ("fx-085", "mRNA", "pro-gly-pro", "increase"),
]


@pytest.mark.parametrize(("fixture", "words", "substance", "direction"), REGIONS)
def test_regions_times_and_agents_keep_their_own_sign(
    fixture: str, words: str, substance: str, direction: str
) -> None:
    found = {d for place, who, d in told_of(fixture) if words in place and who == substance}
    assert direction in found
    if words != "mRNA":
        assert found == {direction}


def test_a_word_that_does_not_fit_is_not_repaired() -> None:
    """fx-086: TNF-alpha listed as anti-inflammatory gives no direction."""
    assert all(direction is None for name, _, direction in told_of("fx-086") if "tumor" in name.lower())


def test_no_group_differed_in_any_measure() -> None:
    """fx-097: nothing went up."""
    assert all(direction in (None, "no-difference") for _, _, direction in told_of("fx-097"))


def test_each_dose_has_its_own_contrast() -> None:
    """fx-100: only two of four intervals exclude nought."""
    study = study_of("fx-100")
    amounts = {arm.id: str(value_of(arm.dose.amount)) for arm in study.arms if arm.dose}
    found = {
        amounts[f.intervention]: (str(value_of(f.direction)), str(value_of(f.effect.estimate)))
        for f in study.findings
        if f.intervention in amounts and f.effect is not None
    }
    assert found == {
        "0.3 mg": ("no-difference", "-3.7"),
        "1 mg": ("no-difference", "-6.9"),
        "3 mg": ("decrease", "-11.3"),
        "5 mg": ("decrease", "-10.8"),
    }


def test_only_the_middle_dose_worked() -> None:
    """fx-101: an inverted U is not a rising line."""
    text = text_of("fx-101")
    found = {one.dose.of(text): str(one.direction) for one in dose_contrasts(text, Slice(0, len(text)))}
    assert {dose.split()[0]: way for dose, way in found.items()} == {
        "600": "increase",
        "300": "no-difference",
        "1200": "no-difference",
    }


def test_totals_and_arms_that_agree() -> None:
    """fx-118: 3601 + 3589 = 7190 people; fx-119: no trials, no people, whatever was read in full."""
    assert value_of(study_of("fx-118").n) == 7190
    assert value_of(study_of("fx-119").n) in (0, None)


CHECKS = [  # fixture, does a check of the printed numbers fail?
    ("fx-118", False),
    ("fx-123", False),
    ("fx-133", False),
    ("fx-135", True),  # z = -3.73 gives p = 0.0002, not 0.005
]


@pytest.mark.parametrize(("fixture", "fails"), CHECKS)
def test_printed_numbers_fit_or_do_not(fixture: str, fails: bool) -> None:
    checks = check_text(record_of(fixture).passages)
    assert checks
    assert any(check.outcome is not CheckOutcome.PASSED for check in checks) is fails


def test_a_small_disagreement_asks_and_does_not_accuse() -> None:
    """fx-136: few studies, so a t interval can explain it: every check that does not pass says what may be."""
    checks = [c for c in check_text(record_of("fx-136").passages) if c.outcome is not CheckOutcome.PASSED]
    assert all(check.because for check in checks)


def test_an_interval_that_holds_nought_is_no_difference() -> None:
    """fx-137: "significantly improved" beside an interval from -0.3 to 2.7."""
    (found,) = find_effects(rows()["fx-137"]["input"])
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == (Decimal("-0.3"), Decimal("2.7"))
    assert [one.holds_null for one in intervals(rows()["fx-137"]["input"])] == [True]


def test_a_rise_from_more_to_less_is_not_shown_as_a_rise() -> None:
    """fx-138: "increased from 0.0115 to 0.0055", whatever the coefficient is of."""
    text = rows()["fx-138"]["input"].replace("the coefficient", "total cholesterol")
    text = text.replace(
        "With creatine the total cholesterol increased", "Creatine increased total cholesterol"
    )
    read = statements(told(f"RESULTS: {text}", title="Creatine and cholesterol in rats"))
    assert Direction.INCREASE not in [one.direction for one in read]  # a decrease, or nothing


NONINFERIORITY = [("fx-142", "1.9"), ("fx-143", "2.7")]  # fixture, upper limit; the margin is 2.0 in both


@pytest.mark.parametrize(("fixture", "high"), NONINFERIORITY)
def test_the_limit_that_the_margin_is_held_against(fixture: str, high: str) -> None:
    assert high in {str(one.high) for one in intervals(text_of(fixture))}
    scales = [told for told in told_of(fixture) if told[0].startswith(("ISI", "HAM-D"))]
    assert scales
    assert all(direction in (None, "no-difference") for _, _, direction in scales)


def test_a_hazard_ratio_of_a_cohort() -> None:
    """fx-168: the estimate with its interval, and a design that is no trial."""
    found = {(e.measure, str(e.estimate)) for e in find_effects(text_of("fx-168"))}
    assert ("HR", "0.64") in found
    assert str(value_of(study_of("fx-168").design)) == "cohort"


def test_what_one_route_did_is_not_told_of_another() -> None:
    """fx-170: pain sensitivity by the nose is not lowered."""
    assert [t for t in told_of("fx-170") if "pain" in t[0] and t[2] == "decrease"] == []


def test_a_maker_that_paid_is_read() -> None:
    """fx-174: 44 items were asked, and the maker paid in part."""
    assert "INGREDIA" in text_of("fx-174")
    assert [t for t in told_of("fx-174") if t[2] == "increase"] == []


def test_eight_tests_of_eighteen_is_no_direction() -> None:
    """fx-175."""
    assert [t for t in told_of("fx-175") if t[2] == "increase"] == []


ARITHMETIC = [  # fixture, quantities that arithmetic on a claim starts from
    ("fx-128", {"60 drop", "2 drop"}),
    ("fx-129", {"3–30 µg/kg", "200–2000 µg"}),
    ("fx-130", {"40 µg", "240–480 µg/day"}),
]


@pytest.mark.parametrize(("fixture", "quantities"), ARITHMETIC)
def test_the_numbers_a_claim_is_made_of(fixture: str, quantities: set[str]) -> None:
    """The sums themselves belong to the checks on claims; here the numbers they need are read."""
    found = {str(q.quantity) for q in find_quantities(rows()[fixture]["input"])}
    assert quantities <= found


def test_a_median_needs_the_number_of_studies_and_the_total() -> None:
    """fx-127: 11 studies and 186 people are no arms of a trial of 52."""
    assert value_of(study_of("fx-127").n) != 11
