"""The numbers of one comparison and outcome, from tables and sentences; silence where it is not sure.

Every article here is invented.
"""

from __future__ import annotations

import pytest

from probatum.domain.provenance import Absence, Derived, Extracted, Missing, value_of
from probatum.domain.study import ArmValue
from probatum.extraction import ArmNumbers, effects_for

ABSTRACT = (
    "# Abstract Sixty adults got lumarol (LUM, n = 30) or placebo (n = 30) for 12 weeks. # Results "
    "::::table-wrap\n::: caption\n{caption}\n:::\n\n{table}\n\n{notes}:::: \n"
)
COLUMNS = """  Outcome            Lumarol (n = 30)   Placebo (n = 29)   P
  ------------------ ------------------ ------------------ ------
  Pain, mean (SD)    3.1 (1.2)          4.9 (1.4)          0.01
  Sleep, mean (SD)   6.0 (1.0)          6.1 (1.1)          0.72
  Nausea, n (%)      6 (20.0)           3 (10.3)           0.30
  Walk, median       12 (3)             14 (4)             0.20
"""
TIMES = """                     Lumarol          Placebo
                     Baseline         Week 12          Baseline   Week 12
  ------------------ ---------------- ---------------- ---------- ----------
"""


def article(table: str = COLUMNS, caption: str = "Outcomes after treatment", notes: str = "") -> str:
    return ABSTRACT.format(caption=caption, table=table, notes=notes)


def numbers(
    text: str, outcome: str, intervention: str = "lumarol", comparator: str = "placebo"
) -> ArmNumbers:
    found = effects_for(text, intervention, comparator, outcome)
    assert isinstance(found, ArmNumbers), found
    return found


def told(value: ArmValue) -> tuple[object, ...]:
    leaves = (value.n, value.events, value.mean, value.sd, value.standard_error)
    return tuple(None if isinstance(leaf, Missing) else float(leaf.value) for leaf in leaves)


def test_means_under_the_names_of_the_groups() -> None:
    found = numbers(article(), "pain")
    assert told(found.intervention) == (30, None, 3.1, 1.2, None)
    assert told(found.comparator) == (29, None, 4.9, 1.4, None)
    assert found.is_complete


def test_counts() -> None:
    found = numbers(article(), "nausea")
    assert told(found.intervention)[:2] == (30, 6)
    assert told(found.comparator)[:2] == (29, 3)


def test_every_number_quotes_its_cell() -> None:
    text = article()
    found = numbers(text, "pain")
    for leaf in (found.intervention.mean, found.intervention.n, found.comparator.sd):
        assert isinstance(leaf, Extracted)
        for span in leaf.spans:
            assert text[span.start : span.end] == span.quote
    assert value_of(found.intervention.label) == "Lumarol (n = 30)"


def test_a_short_form_names_its_arm() -> None:
    table = COLUMNS.replace("Lumarol (n = 30)", "LUM (n = 30)    ")
    assert told(numbers(article(table), "pain").intervention)[2] == 3.1


def test_a_median_is_no_mean() -> None:
    assert isinstance(effects_for(article(), "lumarol", "placebo", "walk"), Missing)


def test_an_outcome_nobody_reports() -> None:
    assert effects_for(article(), "lumarol", "placebo", "hemoglobin") == Missing(Absence.NOT_REPORTED)


def test_another_drug_is_not_in_the_table() -> None:
    assert isinstance(effects_for(article(), "brimadine", "tarolone", "pain"), Missing)


def test_a_table_of_who_they_were_is_no_result() -> None:
    assert isinstance(
        effects_for(article(caption="Baseline characteristics"), "lumarol", "placebo", "pain"), Missing
    )


def test_a_standard_error_is_no_sd() -> None:
    found = numbers(article(COLUMNS.replace("(SD)", "(SE)")), "pain")
    assert told(found.intervention) == (30, None, 3.1, None, 1.2)
    assert not found.is_complete


def test_a_plus_minus_is_an_sd_only_where_nobody_speaks_of_standard_errors() -> None:
    table = (
        COLUMNS.replace("mean (SD)", "score    ")
        .replace("3.1 (1.2)", "3.1 ± 1.2")
        .replace("4.9 (1.4)", "4.9 ± 1.4")
    )
    assert told(numbers(article(table), "pain").intervention)[3] == 1.2
    unsure = numbers(article(table) + " Errors are SEM.", "pain")
    assert isinstance(unsure.intervention.sd, Missing)


def test_after_goes_before_baseline() -> None:
    table = """           Lumarol (n = 30)   Placebo (n = 29)
           Before             After              Before      After
  -------- ------------------ ------------------ ----------- -----------
  Pain     7.0 ± 1.0          3.1 ± 1.2          7.1 ± 1.1   4.9 ± 1.4
"""
    found = numbers(article(table, notes="mean ± SD"), "pain")
    assert told(found.intervention) == (30, None, 3.1, 1.2, None)
    assert told(found.comparator) == (29, None, 4.9, 1.4, None)


WEEKS = """  Outcome   Week   Lumarol (n = 30)   Placebo (n = 29)
  --------- ------ ------------------ ------------------
  Pain      W 4    5.0 ± 1.0          6.0 ± 1.1
            W 12   3.1 ± 1.2          4.9 ± 1.4
"""


def test_the_last_time_goes_before_earlier_ones() -> None:
    assert told(numbers(article(WEEKS, notes="mean ± SD"), "pain").intervention)[2] == 3.1


def test_the_time_that_was_asked_for() -> None:
    assert told(numbers(article(WEEKS, notes="mean ± SD"), "pain at 4 weeks").intervention)[2] == 5.0
    assert isinstance(effects_for(article(WEEKS), "lumarol", "placebo", "pain at 8 weeks"), Missing)


def test_arms_in_rows() -> None:
    table = """  Group     n    Pain, mean   SD    Responders
  --------- ---- ------------ ----- ------------
  Lumarol   28   3.1          1.2   14/28
  Placebo   27   4.9          1.4   9/27
"""
    found = numbers(article(table), "pain")
    assert told(found.intervention) == (28, None, 3.1, 1.2, None)
    assert told(numbers(article(table), "responders").comparator)[:2] == (27, 9)


def test_two_rows_that_fit_alike_are_unsure() -> None:
    table = COLUMNS.replace("Sleep, mean (SD)", "Pain, mean (SD) ")
    assert isinstance(effects_for(article(table), "lumarol", "placebo", "pain"), Missing)


def test_two_doses_in_two_columns_are_not_mixed_up() -> None:
    table = """  Outcome           Lumarol 5 mg (n = 20)   Lumarol 9 mg (n = 21)   Placebo (n = 22)
  ----------------- ----------------------- ----------------------- ------------------
  Pain, mean (SD)   3.1 (1.2)               2.2 (1.3)               4.9 (1.4)
"""
    assert told(numbers(article(table), "pain", "lumarol 9 mg").intervention)[:3] == (21, None, 2.2)
    assert isinstance(effects_for(article(table), "lumarol", "placebo", "pain"), Missing)


def test_a_count_that_contradicts_its_percentage_has_no_size() -> None:
    """6 of 30 are 20 %, not 60 %: which number is wrong, the table does not say."""
    found = numbers(article(COLUMNS.replace("6 (20.0)", "6 (60.0)")), "nausea")
    assert isinstance(found.intervention.n, Missing)
    assert not found.is_complete


def test_people_from_a_percentage_only_where_one_number_fits() -> None:
    table = (
        COLUMNS.replace("Nausea, n (%)", "Nausea, %    ")
        .replace("6 (20.0)", "20.0    ")
        .replace("3 (10.3)", "10.3    ")
    )
    found = numbers(article(table), "nausea")
    assert isinstance(found.intervention.events, Derived)
    assert told(found.intervention)[:2] == (30, 6)
    odd = effects_for(article(table.replace("10.3", "11.0")), "lumarol", "placebo", "nausea")
    assert isinstance(odd, Missing)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pain was 3.1 ± 1.2 in the lumarol group and 4.9 ± 1.4 in the placebo group.", (3.1, 4.9)),
        ("Pain was lower with lumarol (3.1 ± 1.2) than with placebo (4.9 ± 1.4).", (3.1, 4.9)),
        ("Pain was 4.9 ± 1.4 and 3.1 ± 1.2 in the placebo and lumarol groups, respectively.", (3.1, 4.9)),
        ("Mean pain (SD) was 3.1 (SD 1.2) for lumarol and 4.9 (SD 1.4) for placebo.", (3.1, 4.9)),
        (
            "Pain was 4.0 ± 1.0, 3.1 ± 1.2 and 4.9 ± 1.4 in patients given rest, lumarol and placebo, respectively.",
            (3.1, 4.9),
        ),
    ],
)
def test_means_told_in_a_sentence(sentence: str, expected: tuple[float, float]) -> None:
    found = numbers(f"# Abstract Lumarol (n = 30) or placebo (n = 29). # Results {sentence}", "pain")
    assert (told(found.intervention)[2], told(found.comparator)[2]) == expected
    assert (told(found.intervention)[0], told(found.comparator)[0]) == (30, 29)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nausea occurred in 6/30 (20%) with lumarol and in 3/29 (10%) with placebo.",
        "Nausea was seen in 6 (20.0%) patients on lumarol and 3 (10.3%) on placebo.",
        "Nausea was more frequent with lumarol (20.0%) than with placebo (10.3%).",
        "Significantly more people on lumarol had nausea (6/30 vs 3/29).",
        "Nausea occurred in 3 of 29 and 6 of 30 patients.",
    ],
)
def test_events_told_in_a_sentence(sentence: str) -> None:
    found = numbers(f"# Abstract Lumarol (n = 30) or placebo (n = 29). # Results {sentence}", "nausea")
    assert told(found.intervention)[:2] == (30, 6)
    assert told(found.comparator)[:2] == (29, 3)


@pytest.mark.parametrize(
    "sentence",
    [
        "Pain was 3.1 ± 1.2 and 4.9 ± 1.4.",
        "Pain fell by 20% with lumarol.",
        "Pain was 3.1 ± 1.2 in men and 4.9 ± 1.4 in women on lumarol or placebo.",
        "Pain: lumarol 3.1 ± 1.2 and 2.9 ± 1.0, placebo 4.9 ± 1.4 and 5.0 ± 1.1.",
        "At baseline pain was 7.1 ± 1.2 with lumarol and 7.0 ± 1.4 with placebo.",
    ],
)
def test_a_sentence_that_does_not_say_whose(sentence: str) -> None:
    assert isinstance(effects_for(f"# Results {sentence}", "lumarol", "placebo", "pain"), Missing)


@pytest.mark.parametrize(
    "text", ["", "\n", "#", "|||", "::::table-wrap\n:::", "  ---- ----\n", "± ± ±", "\x00"]
)
def test_odd_text_is_no_error(text: str) -> None:
    assert isinstance(effects_for(text, "lumarol", "placebo", "pain"), Missing)


@pytest.mark.parametrize("name", ["", " ", "of the", "()", "[", "\\"])
def test_odd_questions_are_no_error(name: str) -> None:
    assert isinstance(effects_for(article(), name, name, name), Missing)
