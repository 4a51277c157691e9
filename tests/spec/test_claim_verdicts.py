"""A claim is rated by what is on file about its substance; each rule of the order is one paragraph here.

What a sentence does comes first: an anecdote is no evidence, opinions, questions and advice are not rated,
and a search that found no study is no anecdote. People count for people: a finding in animals or cells
supports a claim that says so, or a careful word, never a flat benefit, and never a claim about patients.
What got better is not cured. A substance told to raise what a study found unchanged is contradicted. What
was measured beside the thing named (a metabolite for the transmitter) is less than the claim says. A finding
told of animals that no study on file made is left open, and so is a detail that no study states. What
studies found both ways is too much told flatly, and left open told with doubt. Nothing on file is never "no
effect". A benefit is not held to equal a medicine's where nobody compared them; what both arms of a trial
did, and the part a nutrient plays in the body, claim no effect. Absence of harm, of interactions and of
addiction is never shown by silence; a harm or an interaction on file contradicts it; what one study counted,
or some studies over some weeks or beside placebo, is a report, no claim of absence. A half-life is held
against measured ones. Not being named on a list is no permission, and what a list names is not unlisted. No
supplement is approved by the FDA, and one country's restriction answers "in every country". A rule no longer
in force bears out only what is told of its year. Words that say how little is known are borne out by how
little is on file, and raise no alarm.
"""

from __future__ import annotations

from typing import Any

import pytest

from probatum.claims.judge import judge
from probatum.domain.claim import Attribution, ClaimType, Manner, Mismatch, Rating, Verdict, Wording
from probatum.domain.terms import Direction
from probatum.review import review
from probatum.vocabulary import substances
from reports import claim

UP, DOWN, SAME = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE
EFFICACY, MECHANISM, SAFETY = ClaimType.EFFICACY, ClaimType.MECHANISM, ClaimType.SAFETY
INTERACTION, KINETICS, SPORT = ClaimType.INTERACTION, ClaimType.PHARMACOKINETICS, ClaimType.SPORT
SUPPORTED, OVERSTATED, CONTRADICTED = Rating.SUPPORTED, Rating.OVERSTATED, Rating.CONTRADICTED
NOTHING, OPEN = Rating.NO_EVIDENCE, Rating.NOT_CHECKABLE
ALARM, QUIET = True, False


def verdict(words: str, type_: ClaimType, **given: Any) -> Verdict:
    return judge(claim(words, words, type_, substance="semax", **given), KNOWN)


KNOWN = review(substances().get("semax"), ())
GOOD = {"benefit": True, "direction": UP}
RATS = {"attribution": Attribution.ANIMALS}
PEOPLE = {"attribution": Attribution.PEOPLE}
CAREFUL = {"wording": Wording.HEDGED}

ROWS: list[tuple[str, ClaimType, dict[str, Any], Rating, bool]] = [
    # words, type, what else the claim finder read, rating, alarm
    ("I feel so much sharper with it", EFFICACY, {"manner": Manner.ANECDOTE, **GOOD}, NOTHING, ALARM),
    ("I could not find a large trial", EFFICACY, {"manner": Manner.ANECDOTE, **GOOD}, OPEN, QUIET),
    ("Does it improve memory?", EFFICACY, {"manner": Manner.QUESTION, **GOOD}, OPEN, QUIET),
    ("It improved passive avoidance in rats", EFFICACY, {**GOOD, **RATS}, SUPPORTED, QUIET),
    ("It may protect the brain from damage", EFFICACY, {**GOOD, **CAREFUL}, SUPPORTED, QUIET),
    ("It heals stomach ulcers", EFFICACY, {"benefit": True, "direction": DOWN}, OVERSTATED, ALARM),
    ("It heals ulcers in patients", EFFICACY, {"benefit": True, "direction": DOWN}, NOTHING, ALARM),
    ("It may heal ulcers in patients, but trials are small", EFFICACY, {**GOOD, **CAREFUL}, SUPPORTED, QUIET),
    ("It raises dopamine", MECHANISM, {"direction": UP}, CONTRADICTED, ALARM),
    ("It leaves dopamine unchanged", MECHANISM, {"direction": SAME}, SUPPORTED, QUIET),
    ("It raises serotonin", MECHANISM, {"direction": UP}, OVERSTATED, ALARM),
    ("It was shown to raise BDNF", MECHANISM, {"direction": UP}, SUPPORTED, QUIET),
    ("It was shown to raise human BDNF", MECHANISM, {"direction": UP}, OVERSTATED, ALARM),
    ("It raises serotonin turnover", MECHANISM, {"direction": UP}, SUPPORTED, QUIET),
    ("It raises BDNF in the raphe", MECHANISM, {"direction": UP}, OPEN, QUIET),
    ("It improves bone density", EFFICACY, GOOD, NOTHING, ALARM),
    ("Mice given it had denser bones, a better bone density", EFFICACY, {**GOOD, **RATS}, OPEN, QUIET),
    ("The evidence in people is limited", EFFICACY, GOOD, SUPPORTED, QUIET),
    ("Animal studies cannot show that it treats ulcers", EFFICACY, {**GOOD, **RATS}, SUPPORTED, QUIET),
    ("It has no side effects at all", SAFETY, {"negated": True}, NOTHING, ALARM),
    ("Two adults took it and no adverse effects were seen", SAFETY, {"negated": True}, OPEN, QUIET),
    ("No side effects were seen in any users", SAFETY, {"negated": True}, NOTHING, ALARM),
    ("No side effects have been reported", SAFETY, {"negated": True}, NOTHING, ALARM),
    ("Long-term safety is unknown", SAFETY, {}, SUPPORTED, QUIET),
    ("It does not interact with any drug", INTERACTION, {"negated": True}, CONTRADICTED, ALARM),
    ("With amphetamines it adds to their effect", INTERACTION, RATS, SUPPORTED, QUIET),
    ("With valerian it works even better", INTERACTION, GOOD, NOTHING, ALARM),
    ("Its half-life is eight to 9 hours", KINETICS, {}, CONTRADICTED, ALARM),
    ("It is not on the list, so athletes may use it", SPORT, {}, NOTHING, ALARM),
    ("Its status in sport is unclear", SPORT, {}, SUPPORTED, QUIET),
]


@pytest.mark.parametrize(("words", "type_", "given", "rating", "alarm"), ROWS, ids=[row[0] for row in ROWS])
def test_what_a_claim_is_rated(words, type_, given, rating, alarm):
    found = verdict(words, type_, **given)
    assert (found.rating, found.flagged) == (rating, alarm), (found.rule, found.because)


OTHERS = [
    # substance, words, type, rating, alarm
    ("melatonin", "Its half-life is about 45 minutes", KINETICS, SUPPORTED, QUIET),
    ("melatonin", "Its half-life is about 10 hours", KINETICS, CONTRADICTED, ALARM),
    ("caffeine", "Caffeine's half-life is about five hours", KINETICS, SUPPORTED, QUIET),
    ("bpc-157", "Its half-life in rats is less than half an hour", KINETICS, SUPPORTED, QUIET),
    ("bpc-157", "The half-life of it is four hours", KINETICS, CONTRADICTED, ALARM),
    ("melatonin", "Its bioavailability is about 15 %", KINETICS, SUPPORTED, QUIET),
    ("melatonin", "Its bioavailability is 95 %", KINETICS, CONTRADICTED, ALARM),
    ("magnesium", "The chelate is absorbed six times better than the oxide", KINETICS, NOTHING, ALARM),
    ("magnesium", "In one study the chelate was absorbed six times better", KINETICS, OPEN, QUIET),
    ("magnesium", "Some of it is absorbed in the gut", KINETICS, OPEN, QUIET),
    ("semax", "In blood it is broken down within a few minutes", KINETICS, SUPPORTED, QUIET),
    ("noopept", "Its half-life is 3 hours", KINETICS, OPEN, QUIET),
    ("melatonin", "The level in blood peaks within an hour", KINETICS, SUPPORTED, QUIET),
    ("melatonin", "Melatonin is a hormone of the pineal gland", ClaimType.IDENTITY, SUPPORTED, QUIET),
    ("zinc", "Zinc is a plant that grows in India", ClaimType.IDENTITY, CONTRADICTED, ALARM),
    ("taurine", "Taurine is an anabolic steroid", ClaimType.IDENTITY, CONTRADICTED, ALARM),
    ("selank", "Selank is neither a vitamin nor a mineral", ClaimType.IDENTITY, SUPPORTED, QUIET),
    ("valerian", "Valerian is a plant steroid source", ClaimType.IDENTITY, OPEN, QUIET),
    ("zinc", "Zinc is often taken with a plant extract", ClaimType.IDENTITY, OPEN, QUIET),
    ("taurine", "Taurine is FDA approved for tiredness", ClaimType.LEGAL, NOTHING, ALARM),
    ("kpv", "It is FDA approved for tiredness", ClaimType.LEGAL, CONTRADICTED, ALARM),
    ("taurine", "Taurine is made in an FDA approved facility", ClaimType.LEGAL, OPEN, QUIET),
    ("melatonin", "Melatonin is a river in Asia", ClaimType.IDENTITY, OPEN, QUIET),
    ("tb-500", "TB-500 is a peptide of 43 residues", ClaimType.IDENTITY, CONTRADICTED, ALARM),
    ("tb-500", "TB-500 is a peptide of 7 residues", ClaimType.IDENTITY, SUPPORTED, QUIET),
    ("bacopa", "Bacopa is sold in many shops", ClaimType.PRODUCT, OPEN, QUIET),
    ("bacopa", "This product is backed by science and proven", ClaimType.PRODUCT, NOTHING, ALARM),
    ("ginseng", "It induces the enzyme CYP3A4", INTERACTION, SUPPORTED, QUIET),
    ("bpc-157", "In 2023 the FDA placed it in Category 2", ClaimType.LEGAL, SUPPORTED, QUIET),
    ("bpc-157", "The FDA places it in Category 2", ClaimType.LEGAL, OPEN, QUIET),
    ("bpc-157", "It is not on the prohibited list", SPORT, CONTRADICTED, ALARM),
    ("bpc-157", "It is not permitted in sport", SPORT, OPEN, QUIET),
    ("bpc-157", "It is prohibited in sport", SPORT, SUPPORTED, QUIET),
    ("caffeine", "It is on the monitoring list and not prohibited", SPORT, SUPPORTED, QUIET),
    ("caffeine", "Caffeine is banned in competition", SPORT, CONTRADICTED, ALARM),
    ("creatine", "Creatine is not on the prohibited list", SPORT, OPEN, QUIET),
    ("creatine", "Creatine is not on the prohibited list, so athletes are safe", SPORT, NOTHING, ALARM),
    ("ginseng", "It inhibits the enzyme CYP3A4", INTERACTION, CONTRADICTED, ALARM),
    ("lions-mane", "It is FDA approved as a brain supplement", ClaimType.LEGAL, CONTRADICTED, ALARM),
    ("lions-mane", "No such supplement is approved by the FDA", ClaimType.LEGAL, OPEN, QUIET),
    ("melatonin", "It is sold freely in every country", ClaimType.LEGAL, CONTRADICTED, ALARM),
    ("methylene-blue", "It can be combined safely with SSRIs", INTERACTION, CONTRADICTED, ALARM),
    ("methylene-blue", "It should not be combined with SSRIs", INTERACTION, SUPPORTED, QUIET),
    ("melatonin", "It is safe with any medication", SAFETY, CONTRADICTED, ALARM),
    ("vinpocetine", "It is safe during pregnancy", SAFETY, CONTRADICTED, ALARM),
    ("kava", "There are no reports of harm to the liver", SAFETY, CONTRADICTED, ALARM),
    ("zinc", "Its safety over many years has been proven", SAFETY, NOTHING, ALARM),
    ("creatine", "Studies show that it makes the hair fall out", SAFETY, OPEN, QUIET),
    ("vinpocetine", "It is safe for young women", SAFETY, NOTHING, ALARM),
    ("zinc", "It takes part in the healing of wounds", EFFICACY, OPEN, QUIET),
    ("rhodiola", "Both groups felt less fatigue", EFFICACY, OPEN, QUIET),
    ("rhodiola", "In trials of six weeks side effects were few, as with placebo", SAFETY, OPEN, QUIET),
    ("rhodiola", "Studies show no side effects", SAFETY, NOTHING, ALARM),
    ("taurine", "Our taurine is the one that is proven to reach the brain", KINETICS, NOTHING, ALARM),
    ("taurine", "That it reaches the brain has never been proven", KINETICS, OPEN, QUIET),
    ("kpv", "Shops may sell it lawfully as a food supplement", ClaimType.LEGAL, NOTHING, ALARM),
    ("kpv", "It is not allowed as a food supplement", ClaimType.LEGAL, OPEN, QUIET),
    ("nmn", "The body converts NMN to another molecule", EFFICACY, OPEN, QUIET),
    ("rhodiola", "No adverse events related to the treatment were reported", SAFETY, OPEN, QUIET),
    ("rhodiola", "No trial of it with antidepressants has been published", INTERACTION, OPEN, QUIET),
    ("taurine", "Taurine multiplies what glycine does", EFFICACY, NOTHING, ALARM),
    ("taurine", "Together they triple your stamina", EFFICACY, NOTHING, ALARM),
    ("taurine", "One trial found that taurine with glycine doubled it", EFFICACY, OPEN, QUIET),
    ("taurine", "It contains twice as much sulfur as glycine", EFFICACY, OPEN, QUIET),
    ("methylene-blue", "It can harm people who take SSRIs", SAFETY, SUPPORTED, QUIET),
    ("taurine", "It resets your hormones", MECHANISM, NOTHING, ALARM),
]


@pytest.mark.parametrize(
    ("name", "words", "type_", "rating", "alarm"), OTHERS, ids=[row[1] for row in OTHERS]
)
def test_the_same_rules_hold_for_other_substances(name, words, type_, rating, alarm):
    known = review(substances().get(name), ())
    found = judge(claim(words, words, type_, substance=name), known)
    assert (found.rating, found.flagged) == (rating, alarm), (found.rule, found.because)


DOSE = ClaimType.DOSE
LEVELS = [
    # substance, words, type, rating, alarm
    ("magnesium", "The upper limit of magnesium from supplements is 350 mg a day", DOSE, SUPPORTED, QUIET),
    ("magnesium", "EFSA sets the upper level at 250 mg a day", DOSE, SUPPORTED, QUIET),
    ("magnesium", "EFSA sets the upper level at 350 mg a day", DOSE, CONTRADICTED, ALARM),
    ("zinc", "The tolerable upper intake level is 100 mg a day", DOSE, CONTRADICTED, ALARM),
    ("zinc", "Take 75 mg of zinc a day", DOSE, OVERSTATED, ALARM),
    ("zinc", "The upper level for children aged 4 to 8 is 12 mg a day", DOSE, OPEN, QUIET),
]


@pytest.mark.parametrize(
    ("name", "words", "type_", "rating", "alarm"), LEVELS, ids=[row[1] for row in LEVELS]
)
def test_upper_levels_are_those_that_authorities_set(name, words, type_, rating, alarm):
    known = review(substances().get(name), ())
    found = judge(claim(words, words, type_, substance=name), known)
    assert (found.rating, found.flagged) == (rating, alarm), (found.rule, found.because)


PUT = [
    # substance, words, type, what else the claim finder read, rating, alarm
    (
        "ashwagandha",
        "It may raise thyroid hormone levels",
        MECHANISM,
        {"direction": UP, **CAREFUL},
        SUPPORTED,
        QUIET,
    ),
    ("melatonin", "It cures insomnia", EFFICACY, {"benefit": True, "direction": DOWN}, OVERSTATED, ALARM),
    (
        "melatonin",
        "It eases insomnia as well as prescription drugs",
        EFFICACY,
        {"benefit": True, "direction": DOWN},
        OVERSTATED,
        ALARM,
    ),
    ("melatonin", "It eases insomnia", EFFICACY, {"benefit": True, "direction": DOWN}, SUPPORTED, QUIET),
    ("melatonin", "It is the most potent remedy for bad sleep", EFFICACY, GOOD, OVERSTATED, ALARM),
    ("melatonin", "The higher the amount, the deeper the sleep", EFFICACY, GOOD, OVERSTATED, ALARM),
    ("melatonin", "Sleep got deeper", EFFICACY, GOOD, SUPPORTED, QUIET),
    ("ashwagandha", "It raises thyroid hormone levels", MECHANISM, {"direction": UP}, OVERSTATED, ALARM),
    ("creatine", "It slows the loss of lean mass", EFFICACY, {"direction": DOWN}, SUPPORTED, QUIET),
    ("creatine", "It lowers lean mass", EFFICACY, {"direction": DOWN}, CONTRADICTED, ALARM),
    (
        "bpc-157",
        "A sham-controlled trial saw less pain",
        EFFICACY,
        {"direction": DOWN, **PEOPLE},
        OVERSTATED,
        ALARM,
    ),
    ("bpc-157", "Some patients had less pain", EFFICACY, {"direction": DOWN, **PEOPLE}, SUPPORTED, QUIET),
    ("ashwagandha", "It shuts down cortisol production", MECHANISM, {"direction": DOWN}, OVERSTATED, ALARM),
    ("semax", "No salt of it works better than another", EFFICACY, {**GOOD, "direction": SAME}, OPEN, QUIET),
    ("magnesium", "Heavy drinking lowers magnesium levels", EFFICACY, {"direction": DOWN}, OPEN, QUIET),
    ("magnesium", "It lowers serum magnesium", EFFICACY, {"direction": DOWN}, CONTRADICTED, ALARM),
    (
        "melatonin",
        "For sleep the hour matters more than the dose",
        EFFICACY,
        {"direction": DOWN},
        OPEN,
        QUIET,
    ),
    ("creatine", "Combined with weight training it adds strength", INTERACTION, GOOD, SUPPORTED, QUIET),
    ("creatine", "Combined with valerian it adds strength", INTERACTION, GOOD, NOTHING, ALARM),
]


@pytest.mark.parametrize(
    ("name", "words", "type_", "given", "rating", "alarm"), PUT, ids=[row[1] for row in PUT]
)
def test_how_it_is_put_decides_what_it_is_held_to(name, words, type_, given, rating, alarm):
    known = review(substances().get(name), ())
    found = judge(claim(words, words, type_, substance=name, **given), known)
    assert (found.rating, found.flagged) == (rating, alarm), (found.rule, found.because)


@pytest.mark.parametrize(
    ("words", "given", "mismatch"),
    [
        ("It heals stomach ulcers", {"benefit": True, "direction": DOWN}, Mismatch.SPECIES),
        ("It raises serotonin", {"direction": UP}, Mismatch.OUTCOME),
        ("It raises dopamine", {"direction": UP}, Mismatch.DIRECTION),
    ],
)
def test_how_claim_and_evidence_differ_is_named(words, given, mismatch):
    type_ = EFFICACY if "benefit" in given else MECHANISM
    assert mismatch in verdict(words, type_, **given).mismatches


def test_nothing_on_file_is_told_as_nothing_searched():
    assert "no search has been run" in verdict("It improves bone density", EFFICACY, **GOOD).because
