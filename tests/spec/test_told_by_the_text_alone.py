"""What a text shows to be wrong by itself: numbers beside their scale, their year, their other unit, their parts.

Each row is a passage with a place for a number or a word, one that fits and one that does not. The passage
with the one that fits is silent; the other is one fault whose words touch the place.
"""

from __future__ import annotations

import pytest

from probatum.text_checks import faults

NUMBERS = (
    # what is held against what, the passage, fits, does not
    ("both scales of temperature", "Keep the vial at 20-25 °C ({} °F).", "68-77", "48-57"),
    ("a spoon and its volume", "Two tablespoons ({} mL) of the oil are a serving.", "30", "300"),
    ("inches and centimeters", "The patch is 4 inches (about {} cm) wide.", "10", "20"),
    ("an age and two years", "She was born in 1961 and joined in 2015, {} years old.", "54", "44"),
    ("a span of years", "Samples were kept from 2004 to 2012, a period of {} years.", "eight", "twelve"),
    ("height, weight and index", "At 160 cm and 64 kg her body mass index was {}.", "25", "35"),
    ("a value and its scale", "On a scale of 1 to 5 the mean rating was {}.", "4.2", "6.2"),
    (
        "a mean of whole numbers",
        "Eight people answered a single question on a Likert scale; the mean was {}.",
        "3.88",
        "3.80",
    ),
    ("days on and off", "Two days on and one day off, over six weeks, is {} dosing days.", "28", "35"),
    (
        "a cycle's length",
        "Six weeks on, then two weeks off: the full cycle takes {} weeks.",
        "eight",
        "nine",
    ),
    (
        "an absolute change",
        "Relapse was 30 % with placebo and 20 % with zinc, an absolute difference of {} %.",
        "10",
        "33",
    ),
    (
        "a number needed to treat",
        "With 8 of 100 ill on the vitamin and 12 of 100 on placebo, the NNT was {}.",
        "25",
        "10",
    ),
    (
        "a relative risk",
        "30 of 200 treated and 40 of 200 control patients relapsed (relative risk = {}).",
        "0.75",
        "1.33",
    ),
    (
        "better, same and worse",
        "Of the 90 patients, 50 improved, 30 remained the same and {} worsened.",
        "10",
        "20",
    ),
    ("women and men", "All 48 volunteers who came, 20 women and {} men, were paid.", "28", "38"),
    ("groups and their size", "Four arms of 25 made a total of {} people.", "100", "120"),
    (
        "everybody told twice",
        "The study recruited 44 nurses. They wore a watch. All {} nurses returned it.",
        "44",
        "58",
    ),
    (
        "two values and a fold",
        "Levels were 20 pg/mL before and 80 pg/mL after, a {} rise.",
        "four-fold",
        "nine-fold",
    ),
    ("the name of a length", "This decapeptide is made up of {} amino acids.", "ten", "eight"),
    ("a range's order", "The recommended dose is {} a day.", "5 to 10 mg", "10 to 5 mg"),
    ("millimoles of an element", "The drip held 8 mmol of calcium, that is, {} mg.", "320", "32"),
    ("drops in a milliliter", "1 mL equals 25 drops, so a 10 mL bottle contains {} drops.", "250", "500"),
    (
        "an amount of some weeks",
        "With 0.5 mg once a week one gets a total of {} mg in eight weeks.",
        "4",
        "28",
    ),
    (
        "an amount of a vial",
        "With 10 mg reconstituted in 4 mL, a 500 mcg dose is {} mL.",
        "0.2",
        "0.4",
    ),
    (
        "a day's price",
        "You pay $24 for 48 tablets; taking three a day, the cost per day is {}.",
        "$1.50",
        "$3.00",
    ),
    (
        "portions of a day",
        "They took 12 g per day, divided into three doses of {}, for a week.",
        "4 g",
        "6 g",
    ),
    ("pieces and their sum", "A tub holds 90 tablets of 200 mg, {} in all.", "18 g", "24 g"),
    (
        "a jar by weight of pieces",
        "One jar holds 90 capsules of 400 mg. At 1.2 g a day a jar lasts {} days.",
        "30",
        "90",
    ),
    (
        "a vial beside a syringe",
        "Mix a 10 mg vial with 2 mL, which gives 5 mg per mL. 10 units is 0.1 mL, or 500 mcg. At 500 mcg twice a day, "
        "one vial lasts {} days.",
        "10",
        "20",
    ),
    (
        "two arms and who took part",
        "Forty-four nurses took part in a ten-week trial. Twenty-two received the herb and {} a placebo.",
        "twenty-two",
        "twenty-four",
    ),
    (
        "groups and a trial's people",
        "A trial with 90 healthy adults lasted a month. Each of the three groups had {} people.",
        "30",
        "40",
    ),
    ("what an extract stands for", "With a 6:1 extract, 2 g stands for {}.", "12 g", "20 g"),
    ("every second day", "A 60 mg tablet taken every other day averages {} mg per day.", "30", "60"),
)


@pytest.mark.parametrize(
    ("text", "fits", "fails"), [row[1:] for row in NUMBERS], ids=[row[0] for row in NUMBERS]
)
def test_numbers_that_a_text_binds(text: str, fits: str, fails: str) -> None:
    """The number that follows is silent; another one is a single fault that touches it."""
    assert not faults(text.format(fits))
    (found,) = faults(text.format(fails))
    at = text.index("{}")
    assert found.start <= at + len(fails)
    assert at <= found.end


def test_a_row_of_a_table() -> None:
    """Five milligrams in two milliliters are 2.5 mg per mL, in a table too."""
    row = "| Vial | Diluent | Result |\n|---|---|---|\n| 5 mg | 2 mL | {} mg/mL |"
    assert not faults(row.format("2.5"))
    assert any("3.5" in one.quote for one in faults(row.format("3.5")))


STATEMENTS = (
    # what is held against what, the first statement, one it allows, one it excludes
    (
        "nobody and some",
        "No one has reported nausea.",
        "Some users reported thirst.",
        "Some users reported nausea.",
    ),
    (
        "not one side effect and a few",
        "Not a single side effect has been seen in ten years.",
        "A few buyers like the taste.",
        "A few buyers got a mild headache.",
    ),
    (
        "large trials",
        "Large clinical trials have confirmed that it helps.",
        "There are small studies too.",
        "There are still no large trials of it.",
    ),
    (
        "everybody and some",
        "Everybody benefits from it.",
        "A few people do not like the taste.",
        "About a third of people do not benefit.",
    ),
    (
        "work by mouth",
        "It is broken down in the stomach.",
        "Capsules are sold as well.",
        "Tablets work just as well.",
    ),
    (
        "pregnancy",
        "Do not use it in pregnancy.",
        "Pregnant women should ask their midwife.",
        "Pregnant women can take two capsules.",
    ),
    (
        "approval",
        "No agency has ever approved it.",
        "It was first described in 1998.",
        "It got its FDA approval in 1998.",
    ),
    (
        "dependence",
        "It is not addictive.",
        "Headache occurs in some.",
        "Addiction to it is common; dependence develops fast.",
    ),
    (
        "food",
        "Take it on an empty stomach.",
        "Take it half an hour before breakfast.",
        "Take it with a light lunch.",
    ),
    (
        "what it is combined with",
        "It can be combined with coffee.",
        "Never combine it with sertraline.",
        "Never combine it with coffee.",
    ),
    (
        "two half-lives",
        "Its half-life is 30 minutes.",
        "The half-life of 40 minutes is short.",
        "With a half-life of 6 hours it is taken once.",
    ),
    (
        "two peaks",
        "Levels peak after 20 minutes.",
        "The peak comes at 30 minutes.",
        "The maximum is reached at three hours.",
    ),
    (
        "a far half-life",
        "The half-life is 20 hours.",
        "By the next day about half is gone.",
        "By the next day it is gone entirely.",
    ),
    (
        "a passive and a noun",
        "Ferritin is left unchanged by the herb.",
        "Iron stores matter.",
        "The herb lowers ferritin.",
    ),
    (
        "a limit and a dose",
        "Do not take more than 2 g a day.",
        "The usual daily dose is 1.5 g.",
        "The usual daily dose is 3 g.",
    ),
    (
        "down and up",
        "The tea brought heart rate down.",
        "Heart rate was measured.",
        "Heart rate went up with the tea.",
    ),
)


@pytest.mark.parametrize(
    ("first", "allowed", "excluded"), [row[1:] for row in STATEMENTS], ids=[row[0] for row in STATEMENTS]
)
def test_statements_that_exclude_each_other(first: str, allowed: str, excluded: str) -> None:
    """A statement the first allows is silent; one it excludes is a single fault."""
    between = " The bottle is brown. "
    assert not faults(first + between + allowed)
    assert len(faults(first + between + excluded)) == 1


SILENT = (
    # why it is no contradiction, the text
    ("a later phase", "Begin with 12 g a day, split into four doses of 3 g, for a week, then 2 to 4 g a day."),
    ("what a study gave", "Each capsule holds 400 mg; take two a day. A pilot gave 1.5 g to 30 adults."),
    ("a shared denominator", "Rats got it at 20 micrograms or 20 nanograms per kilogram."),
    ("the end of a sequence", "Noopept is no heptapeptide, but both end in a piece: a heptapeptide may carry the Pro-Gly-Pro tail."),
    ("two agents", "Ethanol increased catalase. Zinc sulfate decreased catalase."),
    ("a compound adjective", "The drug inhibited calcium entry. ET-1-induced calcium entry was studied."),
    ("another cause", "The herb does not affect body weight. The illness makes people lose weight."),
    ("a contrast", "Serum iron rose in men. In contrast, serum iron fell in women."),
    ("sizes are no items", "There were two groups: group A, 9 patients, and group B, 12 patients."),
    ("each mean its own range", "Relief was better (median 80 %, range 70-80 %) than before (median 60 %, range 55-70 %)."),
    ("a share of people", "Mean iron was 5 ng/mL, and 15.9 % of subjects were short of it."),
    ("a salt named whole", "They got 10 % sodium bicarbonate."),
    ("a third capsule", "They took two capsules of 182 mg (364 mg); a third capsule would bring the day to 546 mg."),
    ("an animal dose told again", "Mice got 100 or 300 mg/kg. So 300 mg/kg corresponds to about 24 mg/kg in a human adult."),
    ("a taper", "The dose is tapered 600 to 200 mg over a week."),
    ("sums of salt", "Sodium excretion was 244 mmol (equivalent to about 14 g of salt)."),
    ("better is no up", "Ashwagandha improves anxiety. In trials it reduced anxiety."),
    ("a lack of it", "The mineral reduces cramps. Cramps increase when the mineral is low."),
    ("shorter is not prevented", "Zinc shortens colds. It does not prevent colds."),
    ("two partners", "It does not interact with alcohol. It interacts with warfarin."),
    ("two trials", "No side effects were reported in the first trial. In the second the main side effects were nausea and rash."),
    ("those on placebo", "Nobody in the placebo group reported headache; some users of the extract reported headache."),
    ("a piece and its part", "Each scoop (5 g) contains 3 g of creatine and 2 g of sugar."),
    ("each of two", "Use 2 sprays (100 mcg each) per nostril, i.e. 400 mcg, up to three times daily (1,200 mcg)."),
    ("another substance", "Zinc may help. It is best taken with food. Iron is best taken on an empty stomach."),
    ("other syringes", "A U-50 syringe has 50 marks per milliliter: one unit is 0.02 mL. A U-100 syringe has 100."),
    ("a list of equations", "For a U-100 syringe: 5mg + 2mL = 2.5mg/mL (25mcg/unit); 10mg + 2mL = 5mg/mL (50mcg/unit)."),
    ("one amount in two units", "Levels above 2.5 mg/L (2.5 µg/mL) were reached after a dose of 100 mg."),
    ("the first group", "65 patients were randomized to A, 61 to B, and 60 to placebo."),
    ("numbers in words", "Two hundred sixty-six patients (133 women and 133 men) took part."),
    ("a spread is no estimate", "It fell from 7.4 to 2.6 (SD 1.0; 95 % CI 2.2-2.9)."),
    ("a legend", "There were no significant differences at the start; * denotes a significant change (p < 0.05)."),
    ("half-lives of two routes", "The oral half-life is 5 hours. After injection the half-life is 20 minutes."),
)  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in SILENT], ids=[row[0] for row in SILENT])
def test_what_only_looks_like_a_contradiction(text: str) -> None:
    """Two agents, two conditions, another denominator: nothing to warn of."""
    assert not faults(text)
