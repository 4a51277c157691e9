"""Outcomes: which curated term a study's short outcome name means.

A name maps to one term or to none. What was measured after a challenge drug is not the unprovoked outcome;
a name of a loss is not the ability; a list of several outcomes is none; in animals the animal test stands.
"""

from __future__ import annotations

import json

import pytest

from probatum.domain.terms import Better, OutcomeKind
from probatum.vocabulary import outcomes

RATS = """
BDNF protein, hippocampus                                | bdnf_brain
BDNF protein, basal forebrain                            | bdnf_brain
hippocampal BDNF (claimed)                               | bdnf_brain
exon III BDNF mRNA, hippocampus                          | bdnf_mrna
BDNF mRNA, retina, 90 min                                | bdnf_mrna
hippocampal Bdnf mRNA                                    | bdnf_mrna
NGF mRNA, retina, initial stage                          | ngf_mrna
Bdnf and Ngf mRNA, frontal cortex, 20 min                | neurotrophin_mrna
Bdnf, TrkC, TrkA mRNA, 3 h                               | neurotrophin_mrna
neurotrophin receptor mRNA, frontal cortex               | neurotrophin_mrna
trkB tyrosine phosphorylation, hippocampus               | trkb_phospho
trkB mRNA, hippocampus                                   | trkb_mrna
immune-system genes                                      | immune_genes
inflammatory-response mRNAs                              | immune_genes
Csf3, Artn, Il1b, Il6 mRNA                               | none
differentially expressed genes                           | none
5-HIAA tissue content, striatum                          | serotonin_turnover
5-HIAA extracellular, striatum                           | serotonin_turnover
dopamine and metabolites, tissue + extracellular (alone) | dopamine_extracellular
amphetamine-evoked extracellular dopamine                | dopamine_evoked
peak extracellular dopamine after amphetamine            | dopamine_evoked
extracellular DOPAC after amphetamine                    | dopac_evoked
amphetamine-evoked locomotion                            | locomotion_evoked
locomotor activity, mice                                 | animal_locomotion
motor activity                                           | animal_locomotion
alpha-MSH-induced excessive grooming                     | grooming_evoked
stress-induced corticosterone release                    | corticosterone_provoked
corticosterone                                           | corticosterone
passive avoidance learning, i.p.                         | animal_passive_avoidance
one-way active avoidance acquisition                     | animal_active_avoidance
two-way active avoidance acquisition                     | animal_active_avoidance
conditioned avoidance reactions                          | animal_active_avoidance
avoidance restoration after functional disturbance       | none
ethanol-induced memory disturbance                       | none
object recognition, no ethanol                           | animal_object_recognition
learning, all tasks                                      | animal_learning
escape failures, learned helplessness, 0.5 mg/kg         | animal_learned_helplessness
immobility, forced swim test                             | animal_despair
depressive-like behaviour                                | animal_despair
anhedonia (sucrose preference)                           | animal_anhedonia
anxiety, i.p.                                            | animal_anxiety_epm
anxiety-like behavior                                    | animal_anxiety_epm
anxiety; learning; body weight deficits                  | none
MPTP-induced movement decrease and anxiety               | none
pain sensitivity, i.p.                                   | animal_nociception
prothrombin time, thrombin time, APTT, fibrinogen        | coagulation
anticoagulation                                          | coagulation
gastric mucosal damage (ethanol, stress)                 | gut_ulcer
cardiomyocyte apoptosis                                  | cardiomyocyte_apoptosis
myocardial morphology                                    | none
body weight / metabolic dysfunction                      | none
caspase-3, caspase-8, TNF-alpha, BDNF, NGF serum         | none
cellular and humoral immunity, phagocytosis              | immune_response
"""

PEOPLE = """
lower urinary tract symptoms | prostate_symptoms
obsessive-compulsive disorder | ocd_symptoms
clinical pregnancy | fertility
statin-associated muscle symptoms | statin_muscle_symptoms
joint space narrowing | joint_space
postprandial glucose | postprandial_glucose
cyclical mastalgia | breast_pain
glutathione levels | glutathione_status
hay fever | allergic_rhinitis
duration of the flu | influenza_duration
common cold, incidence                                   | urti_incidence
duration of colds, days                                  | cold_duration
invasive cancer                                          | cancer_incidence
new nonmelanoma skin cancers                             | nonmelanoma_skin_cancer
recurrence of colorectal adenomas                        | colorectal_adenoma
severity of colds                                        | urti_symptoms
left ventricular ejection fraction                       | ejection_fraction
peripheral neuropathy                                    | peripheral_neuropathy
antibiotic-associated diarrhea                           | antibiotic_diarrhea
serum ferritin                                           | ferritin
hemoglobin concentration                                 | hemoglobin
glycated hemoglobin                                      | hba1c
coronary artery calcium                                  | vascular_calcification
Barthel index                                            | adl_function
recovery rate of neurological function, esp. motor       | stroke_recovery_global
neurological status, EEG, CT, REG, ultrasound            | none
NIHSS day 60                                             | neurological_deficit
plasma BDNF                                              | bdnf_serum
visual memory correct responses next morning             | memory_visual
operator sensorimotor accuracy over 8 h shift            | operator_performance
EEG delta power                                          | eeg_spectrum
EEG alpha power                                          | eeg_alpha
volume of DMN rostral subcomponent                       | brain_connectivity
IL-10, TNF-alpha                                         | none
IL-8, CRP                                                | none
IL-6 gene expression in vitro, depression patients       | il6_mrna
IL-6 concentration, culture                              | il6
enkephalin half-life, generalized anxiety                | enkephalin_half_life
cognition, α-GPC + donepezil                             | global_cognition
haemorrhagic stroke                                      | hemorrhagic_stroke
plasma cortisol, CS                                      | none
memory, overall                                          | memory_overall
anxiety (Hamilton, Zung, CGI)                            | anxiety_symptoms
antiasthenic and psychostimulant effect                  | none
all-cause death                                          | all_cause_mortality
death at one month                                       | all_cause_mortality
non-fatal SAEs                                           | adverse_events_serious
adverse events                                           | adverse_events_any
global impression of change                              | dementia_global_change
cognition, dependency, depression                        | none
cognition at 12 months, ChEI                             | none
ADAS-cog                                                 | cognitive_impairment_score
PSQI total                                               | poor_sleep_score
total sleep time                                         | total_sleep_time
actigraphy sleep efficiency                              | sleep_efficiency
choice RT h1, theanine+caffeine                          | reaction_time_choice
PSS 250 mg/day                                           | perceived_stress
HAMA                                                     | anxiety_symptoms
serum cortisol                                           | cortisol_serum
SBP, DBP % change                                        | none
copper-induced cytotoxicity                              | cytotoxicity
protection from Cu(II) toxicity, Ac-Semax                | none
Abeta fibril formation with Cu2+                         | amyloid_aggregation
response                                                 | depression_response
lost to follow-up                                        | none
lost to follow-up due to adverse events                  | discontinuation_ae
fat oxidation rate                                       | fat_oxidation
urine volume                                             | urine_volume
resting metabolic rate                                   | resting_metabolic_rate
fat mass                                                 | fat_mass
"""


def rows(table: str) -> list[tuple[str, str | None]]:
    pairs = [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]
    return [(name, None if term == "none" else term) for name, term in pairs]


@pytest.mark.parametrize(("name", "term"), rows(RATS))
def test_in_animals(name: str, term: str | None) -> None:
    """Short names of studies in animals."""
    assert outcomes().map_name(name, animal=True) == term


@pytest.mark.parametrize(("name", "term"), rows(PEOPLE))
def test_in_people(name: str, term: str | None) -> None:
    """Short names of studies in people, and of tests in a tube."""
    assert outcomes().map_name(name) == term


def test_a_challenge_named_beside_the_outcome_counts() -> None:
    """Locomotion given as "amphetamine alone against amphetamine with the substance" is provoked locomotion."""
    beside = "182% (amphetamine alone) vs 261% (with amphetamine)"
    assert outcomes().map_name("locomotor activity, mice", context=beside, animal=True) == "locomotion_evoked"
    assert outcomes().map_name("BDNF hippocampus", context="prevented ethanol-induced increase") is None


def test_a_provoked_term_has_no_spelling_of_its_own() -> None:
    """Text alone never yields a provoked term: the challenge must be read with it."""
    provoked = {term.id for term in outcomes().all() if term.is_provoked}
    assert provoked == {
        "dopamine_evoked",
        "dopac_evoked",
        "locomotion_evoked",
        "grooming_evoked",
        "corticosterone_provoked",
    }
    assert not provoked & {
        mention.term for mention in outcomes().match("amphetamine-evoked dopamine release, locomotion")
    }


def test_animal_tests_are_mechanistic() -> None:
    """A test in animals is never patient-important."""
    for term in outcomes().all():
        if term.id.startswith("animal_"):
            assert term.kind is OutcomeKind.MECHANISTIC, term.id


@pytest.mark.parametrize(
    ("term", "better"),
    [("poor_sleep_score", Better.LOWER), ("sleep_quality", Better.HIGHER), ("cognitive_impairment_score", Better.LOWER),
     ("global_cognition", Better.HIGHER), ("neurological_deficit", Better.LOWER), ("stroke_recovery_global", Better.HIGHER)],
)  # fmt: skip
def test_scales_that_fall_with_benefit_have_their_own_term(term: str, better: Better) -> None:
    """A falling PSQI or ADAS-Cog is a benefit; it must not read as falling sleep quality or cognition."""
    assert outcomes().get(term).better is better


def test_every_outcome_of_the_facts_is_a_term(shared) -> None:
    lines = (shared / "data/facts/outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        term = outcomes().get(row["id"])
        assert (term.group, term.kind, term.better) == (row["group"], row["kind"], row["better"])
