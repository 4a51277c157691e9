"""Numbers of one text that follow from one another: shares, ratios, limits, means, wholes, risks, prices.

Each row is a passage with a place for a number, the number that fits and one that does not. The passage with
the number that fits is silent; the other is one fault whose words hold the wrong number.
"""

from __future__ import annotations

import pytest

from probatum.text_checks import faults

ROWS = (
    # what is held against what, the passage, fits, does not
    ("a share of the whole", "At 5 % withanolides, 300 mg hold {} mg of withanolides.", "15", "60"),
    ("an extract's ratio", "It is a 10:1 extract, so 500 mg equal {} mg of root.", "5,000", "2,000"),
    ("a limit", "Two tablets give 450 mg, which is {} the limit of 350 mg.", "above", "below"),
    ("a mean and its range", "The women were aged 20 to 35 years (mean {} years).", "27", "52"),
    ("parts of one whole", "Each named one reason: 45 % sleep, 35 % stress and {} % pain.", "20", "40"),
    ("women and men", "Of all users {} % were women and 40 % were men.", "60", "75"),
    (
        "a relative risk",
        "It struck 20 of 100 on placebo and 15 of 100 on zinc, a relative reduction of {} %.",
        "25",
        "50",
    ),
    (
        "the price of one piece",
        "The tin costs $30 and holds 60 capsules, so a capsule costs {} cents.",
        "50",
        "30",
    ),
    ("pounds and kilograms", "A man of 200 lb ({} kg) took part.", "91", "110"),
    ("weeks and days", "It lasted 12 weeks ({} days).", "84", "120"),
    (
        "hours of one day",
        "They took 40 mg before breakfast and 40 mg before dinner ({} mg per day).",
        "80",
        "120",
    ),
    (
        "counts at two hours",
        "A gummy has 250 mg. I chew two in the morning and two at night, so {} mg a day.",
        "1,000",
        "1,500",
    ),
    (
        "a count without its unit",
        "There are 240 tablets in the jar. Taken four a day, it lasts {} days.",
        "60",
        "80",
    ),
    (
        "arms with their sizes",
        "The 84 women were randomized to saffron (n = 42) or placebo (n = {}).",
        "42",
        "32",
    ),
    (
        "values before and after",
        "The score was 24 at baseline and 18 after eight weeks, a drop of {} points.",
        "6",
        "9",
    ),
)


@pytest.mark.parametrize(("text", "fits", "fails"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_numbers_that_follow_from_one_another(text: str, fits: str, fails: str) -> None:
    """The number that follows is silent; another one is a single fault that touches it."""
    assert not faults(text.format(fits))
    (found,) = faults(text.format(fails))
    at = text.index("{}")
    assert found.start <= at + len(fails)
    assert at <= found.end


def test_an_effect_is_not_as_long_as_words_make_it() -> None:
    """A day of effect does not follow from a half-life of twenty minutes; a course of two weeks claims no effect."""
    (found,) = faults("The half-life is 20 minutes, so it keeps you sharp for a full 24 hours.")
    assert found.kind == "half-life against duration"
    assert not faults("The half-life is 2 hours, so we gave it for 14 days.")


def test_no_controlled_trial_is_no_denial_of_every_trial() -> None:
    """Who says that no controlled trial exists may tell of an uncontrolled one."""
    assert not faults(
        "No controlled human trial has been published. A study of 12 patients had no control group."
    )
    assert faults("No human trials exist. In a randomized trial of 44 adults, colds were a day shorter.")


@pytest.mark.parametrize(
    "text",
    [
        "A 500 mg tablet of magnesium oxide supplies about 300 mg. Three tablets of 150 mg a day are 450 mg.",
        "Quinapril (20 mg) and metoprolol (100 mg) were given once daily.",
        "They received oxaliplatin 40 mg/m2 and leucovorin 250 mg/m2 weekly.",
        "Group A received 20 mL of 0.25% bupivacaine with 100 µg of clonidine.",
        "Levels fell (P < 0.001), there were no significant differences in symptoms.",
        "Twenty schools serving 1,830 children were assigned to sport (n = 10) or to food (n = 10).",
        "The change was 307 L-1 (95 % CI 289 to 325).",
    ],
)
def test_what_belongs_to_two_things_is_not_held_against_each_other(text: str) -> None:
    """Two drugs, two outcomes, children and their schools: numbers that never claimed to follow."""
    assert not faults(text)
