"""A pair is answered as its sources answer it; what nobody reported is silent, and an inference says so.

Each row is looked up by the names people use. Severity, class of evidence and action are those of the source;
a row read only on a second-hand page says "secondary page", whatever that page claims to know. A null result
stands beside the others. Where nothing is on file nothing is said, and that is never called harmless.
"""

from __future__ import annotations

import pytest

from probatum.domain.interaction import Action, EvidenceClass, Outcome, Severity
from probatum.interactions import between, inferred
from probatum.vocabulary.agents import agents

# one, other, severity, evidence, action, what changes
KNOWN = [
    ("St John's wort", "warfarin", "major", "human observational or case", "ask before combining", "lowers"),
    ("hypericum", "digoxin", "major", "human controlled", "ask before combining", "lowers"),
    (
        "St John's wort",
        "ciclosporin",
        "contraindicated",
        "human observational or case",
        "avoid together",
        "lowers",
    ),
    (
        "St John's wort",
        "tacrolimus",
        "contraindicated",
        "human observational or case",
        "avoid together",
        "lowers",
    ),
    ("St John's wort", "birth control pill", "major", "human controlled", "ask before combining", "lowers"),
    ("St John's wort", "zoloft", "major", "human observational or case", "avoid together", "serotonin"),
    (
        "St John's wort",
        "citalopram",
        "major",
        "human observational or case",
        "ask before combining",
        "serotonin",
    ),
    (
        "St John's wort",
        "sumatriptan",
        "major",
        "human observational or case",
        "ask before combining",
        "serotonin",
    ),
    ("5-HTP", "paroxetine", "major", "secondary page", "avoid together", "serotonin"),
    ("5-HTP", "phenelzine", "major", "secondary page", "avoid together", "serotonin"),
    ("5-HTP", "St John's wort", "major", "secondary page", "ask before combining", "serotonin"),
    ("caffeine", "fluvoxamine", "major", "human controlled", "ask before combining", "clearance"),
    ("caffeine", "melatonin", "moderate", "human controlled", "ask before combining", "raises"),
    ("berberine", "dextromethorphan", "major", "human controlled", "ask before combining", "raises"),
    ("berberine", "losartan", "moderate", "human controlled", "ask before combining", "activation"),
    ("kratom", "midazolam", "moderate", "human controlled", "ask before combining", "raises"),
    ("modafinil", "levonorgestrel", "major", "label or monograph", "ask before combining", "contraceptive"),
    ("CBD", "clobazam", "major", "human controlled", "ask before combining", "raises"),
    ("turmeric", "piperine", "moderate", "human controlled", "ask before combining", "raises"),
    ("American ginseng", "warfarin", "major", "human controlled", "ask before combining", "lowers"),
    ("N-acetylcysteine", "nitroglycerin", "major", "human controlled", "ask before combining", "hypotension"),
    ("iron", "levothyroxine", "moderate", "secondary page", "separate by hours", "absorption"),
    ("ferrous sulfate", "doxycycline", "moderate", "label or monograph", "separate by hours", "absorption"),
    ("zinc", "ciprofloxacin", "moderate", "label or monograph", "separate by hours", "lowers"),
    ("zinc", "copper", "major", "human observational or case", "ask before combining", "copper"),
    ("magnesium", "alendronate", "moderate", "label or monograph", "separate by hours", "absorption"),
    ("melatonin", "nifedipine", "moderate", "human controlled", "ask before combining", "blood pressure"),
    ("melatonin", "diazepam", "moderate", "label or monograph", "ask before combining", "sedation"),
    ("kava", "xanax", "major", "secondary page", "ask before combining", "semicomatose"),
    ("vitamin A", "isotretinoin", "major", "secondary page", "avoid together", "toxicity"),
    ("vitamin D", "hydrochlorothiazide", "moderate", "secondary page", "ask before combining", "calcium"),
    ("piracetam", "aspirin", "moderate", "label or monograph", "ask before combining", "bleeding"),
    ("citicoline", "levodopa", "moderate", "label or monograph", "ask before combining", "potentiates"),
    ("semax", "adderall", "unknown", "animal", "ask before combining", "dopamine"),
]

# one, other, the null result's evidence
NULL = [
    ("ginkgo", "warfarin", "human controlled"),
    ("omega-3", "warfarin", "human controlled"),
    ("Panax ginseng", "warfarin", "human controlled"),
    ("valerian", "alprazolam", "human controlled"),
    ("kratom", "dextromethorphan", "human controlled"),
    ("modafinil", "methylphenidate", "human controlled"),
    ("rhodiola", "theophylline", "animal"),
    ("semax", "warfarin", "animal"),
]

# nothing documented, nothing inferred
SILENT = [
    ("semax", "caffeine", "amphetamine is another stimulant"),
    ("N-acetyl Semax", "amphetamine", "another molecule than Semax"),
    ("creatine", "sertraline", "no fact on file"),
    ("vitamin C", "paracetamol", "no fact on file"),
    ("zinc", "sertraline", "zinc binds antibiotics, not this"),
    ("magnesium", "amoxicillin", "no tetracycline, no quinolone"),
    ("coenzyme Q10", "vitamin D", "no fact on file"),
    ("BPC-157", "ibuprofen", "no fact on file"),
    ("GHK-Cu", "levothyroxine", "no fact on file"),
    ("St John's wort", "amoxicillin", "not a substrate on file"),
    ("beta-carotene", "isotretinoin", "a provitamin is not vitamin A"),
]


def pair(one: str, other: str):
    return agents().named(one), agents().named(other)


@pytest.mark.parametrize(("one", "other", "severity", "evidence", "action", "effect"), KNOWN)
def test_a_known_pair_is_answered_as_its_source_does(one, other, severity, evidence, action, effect):
    a, b = pair(one, other)
    rows = [known.value for known in between(a, b) if known.value.outcome is Outcome.INTERACTION]
    assert rows == [known.value for known in between(b, a) if known.value.outcome is Outcome.INTERACTION]
    wanted = (Severity(severity), EvidenceClass(evidence), Action(action))
    fitting = [row for row in rows if (row.severity, row.evidence, row.action) == wanted]
    assert any(effect in row.effect for row in fitting), [
        (r.severity, r.evidence, r.action, r.effect) for r in rows
    ]
    assert rows[0].severity.rank == max(row.severity.rank for row in rows)


def test_there_are_thirty_known_pairs_and_ten_silent_ones():
    assert len(KNOWN) >= 30
    assert len(SILENT) >= 10


@pytest.mark.parametrize(("one", "other", "evidence"), NULL)
def test_a_null_result_is_told_with_its_evidence(one, other, evidence):
    rows = [known.value for known in between(*pair(one, other)) if known.value.outcome is Outcome.NONE_FOUND]
    assert evidence in [row.evidence for row in rows]


@pytest.mark.parametrize(("one", "other", "because"), SILENT)
def test_what_nobody_reported_is_silent(one, other, because):
    a, b = pair(one, other)
    assert between(a, b) == (), because
    assert inferred(a, b) == (), because


def test_one_source_for_and_one_against_stand_side_by_side():
    outcomes = {known.value.outcome for known in between(*pair("ginkgo", "warfarin"))}
    assert outcomes == {Outcome.INTERACTION, Outcome.NONE_FOUND}


def test_asian_and_american_ginseng_are_not_one_plant():
    american = [known.value.outcome for known in between(*pair("American ginseng", "warfarin"))]
    asian = [known.value.outcome for known in between(*pair("Panax ginseng", "warfarin"))]
    assert american == [Outcome.INTERACTION]
    assert asian == [Outcome.NONE_FOUND]


def test_what_only_a_second_hand_page_says_is_never_evidence_from_people():
    [row] = list(between(*pair("iron", "levothyroxine")))
    assert row.value.evidence is EvidenceClass.SECONDARY
    assert row.value.studied_in == "human case + review"
    assert row.value.likelihood == "unknown"


# one, other, topic, severity, words
INFERRED = [
    ("kava", "diazepam", "sedation", "moderate", "both raise drowsiness"),
    ("ginkgo", "ibuprofen", "bleeding", "moderate", "both raise tendency to bleed"),
    ("caffeine", "lisinopril", "blood pressure", "minor", "opposite effects on blood pressure"),
    ("St John's wort", "simvastatin", "CYP3A4", "moderate", "faster turnover of simvastatin by CYP3A4"),
    ("berberine", "metformin", "glucose", None, None),
    ("5-HTP", "duloxetine", "serotonin", "moderate", "both raise serotonin activity"),
    ("modafinil", "apixaban", "CYP3A4", "moderate", "faster turnover of apixaban by CYP3A4"),
    ("bacopa", "alprazolam", "CYP3A4", "minor", "slower turnover of alprazolam by CYP3A4"),
    ("melatonin", "caffeine", "sedation", "minor", "opposite effects on drowsiness"),
]


@pytest.mark.parametrize(("one", "other", "topic", "severity", "words"), INFERRED)
def test_an_inference_shows_its_chain_and_stays_moderate(one, other, topic, severity, words):
    found = [known for known in inferred(*pair(one, other)) if topic in known.value.topics]
    if words is None:
        assert found == [], "documented rows about the topic leave nothing to infer"
        return
    [known] = found
    assert known.value.effect == words
    assert known.value.severity == severity
    assert known.value.evidence is EvidenceClass.INFERRED
    assert len(known.value.mechanism) == len(known.inputs) == 2
    assert all(step.citation.title for step in known.value.mechanism)


def test_a_null_result_in_people_silences_the_inference_on_its_topic():
    """Omega-3 with warfarin was tried in people; that they both act on blood is then no news."""
    a, b = pair("omega-3", "warfarin")
    assert not [known for known in inferred(a, b) if "bleeding" in known.value.topics]


def test_a_null_result_in_rats_silences_nothing():
    a, b = pair("rhodiola", "theophylline")
    assert between(a, b)[0].value.evidence is EvidenceClass.ANIMAL
    from probatum.interactions.inference import settled_topics

    assert settled_topics(a, b) == frozenset()


def test_every_inference_about_any_pair_is_at_most_moderate():
    everything = [party for party in agents().all() if party.kind != "enzyme"]
    sample = everything[::7]
    for a in sample:
        for b in sample:
            for known in inferred(a, b):
                assert known.value.severity.rank <= Severity.MODERATE.rank
                assert known.value.likelihood == "doubtful"
