"""What an article's clause is a claim of is told by its words, by a fixed order of the twelve types.

A word that decides comes before one that merely may; a list item without a deciding word is of the type
its lead announces; a heading only chooses between what the words allow.
"""

from __future__ import annotations

import pytest

from probatum.claims.find.kinds import type_of

BY_WORDS = [
    # words, type
    ("Rhodiola is a flowering plant of cold regions", "identity"),
    ("It is also known as golden root", "identity"),
    ("Oil can be called EPA in a shorter form", "identity"),
    ("It binds to the receptor and slows the breakdown of serotonin", "mechanism"),
    ("A single dose raised BDNF in the hippocampus", "mechanism"),
    ("It improves memory in older adults", "efficacy"),
    ("Fish oil is a remedy for joint pain", "efficacy"),
    ("In one trial 500 mg three times a day lowered fasting glucose", "efficacy"),
    ("Take two capsules with breakfast", "dose"),
    ("The usual dosage is 300 mg per day", "dose"),
    ("Protocols used 10 mg daily", "dose"),
    ("A bottle of 60 capsules lasts 30 days", "arithmetic"),
    ("Each drop of the 0.1% solution contains 50 mcg", "arithmetic"),
    ("10 mg/kg equals 700 mg for a 70 kg man", "arithmetic"),
    ("The half-life is about four hours", "pharmacokinetics"),
    ("It crosses the blood-brain barrier", "pharmacokinetics"),
    ("The effects last 6 to 8 hours", "pharmacokinetics"),
    ("There are no known side effects", "safety"),
    ("It can cause nausea", "safety"),
    ("Pregnant women should avoid it", "safety"),
    ("It does not interact with other drugs", "interaction"),
    ("Do not combine it with blood thinners", "interaction"),
    ("It slows the enzyme CYP3A4", "interaction"),
    ("The FDA has not approved it", "legal"),
    ("It is sold in the US as a dietary supplement", "legal"),
    ("It is on the WADA prohibited list", "sport"),
    ("It does not show up on drug tests", "sport"),
    ("Every batch is third-party tested", "product"),
    ("The vial sold online was underdosed", "product"),
    ("Most of these studies were unblinded and have not been replicated", "citation"),
    ("Hundreds of studies back it", "citation"),
    ("Several large trials have confirmed this", "citation"),
    ("It was a small open-label study", "citation"),
    ("Forty nurses took part in the trial", "citation"),
    ("Rhodiola is clearly superior to sertraline", "efficacy"),
    ("Regrows hair within weeks", "efficacy"),
    ("Rhodiola is not a stimulant", "identity"),
    ("The capsule stays active for two days", "pharmacokinetics"),
    ("Every lot is checked for heavy metals", "product"),
    ("It can be taken with any prescription drug", "interaction"),
    ("People with liver disease can take it without worry", "safety"),
    ("EFSA has rejected the claim", "legal"),
    ("That is 62% of the bottles", "arithmetic"),
    ("Carnitine is made in the body from lysine", "identity"),
    ("Its atomic mass is about 65.4", "identity"),
    ("It is a prescription medicine in France", "legal"),
    ("Kava ruins the liver", "safety"),
    ("There are too few data in children", "citation"),
    ("It normalizes blood sugar in a week", "efficacy"),
]

NOT_BY_A_WORD_ALONE = [
    # words, what it is not, because
    ("It lowers the risk of stroke", "safety", "a risk lowered is an effect"),
    ("It protects neurons from toxicity", "safety", "protection from harm is no harm"),
    ("It fights fatigue", "safety", "a complaint relieved is an effect"),
    ("It interacts with the melanocortin receptor", "interaction", "a receptor is no drug"),
    ("Mood is regulated by the brain", "legal", "regulation by the body is no law"),
    ("It shortens the menstrual cycle", "dose", "not every cycle is one of doses"),
    ("It is also known for its calming effect", "identity", "a fame is no name"),
    ("Taking 400 mg a day raised grip strength", "dose", "what came of a dose is a result"),
    ("A single dose improved how fast they answered", "dose", "no amount is told"),
    ("Three trials taken together show a benefit", "interaction", "trials are not swallowed"),
    ("The anxiety score went down", "safety", "a score is no harm"),
    ("We hear this question every day", "dose", "a day is no dose"),
    ("Start slowly and keep a diary", "dose", "no amount and no time of day"),
]


@pytest.mark.parametrize(("words", "kind"), BY_WORDS)
def test_the_words_decide(words: str, kind: str) -> None:
    found = type_of(words)
    assert found is not None
    assert found.value == kind


@pytest.mark.parametrize(("words", "kind", "because"), NOT_BY_A_WORD_ALONE)
def test_a_word_that_belongs_to_another_thought(words: str, kind: str, because: str) -> None:
    found = type_of(words)
    assert found is None or found.value != kind, because


def test_a_list_item_is_of_the_type_its_lead_announces() -> None:
    assert str(type_of("Drowsiness", lead="Possible side effects include:")) == "safety"
    assert str(type_of("Sharper mornings", lead="It has many benefits, such as:")) == "efficacy"


def test_a_heading_chooses_between_what_the_words_allow() -> None:
    assert str(type_of("It stimulates the brain", heading="Benefits")) == "efficacy"
    assert str(type_of("It stimulates the brain", heading="Mechanism of action")) == "mechanism"


def test_words_without_a_cue_claim_nothing() -> None:
    assert type_of("The weather was fine that day") is None
