"""The words of what was tried: medicines and supplements on one side, everything else on the other.

Single words are looked up, endings of drug names (the stems of international nonproprietary names) are
compared, and the few phrases are patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import compress

from probatum.text.slices import Slice
from probatum.text.words import Cutter, Opened, fold, matches_from


class Tried(Enum):
    """What one word speaks for."""

    DRUG = "drug"
    NON_DRUG = "non-drug"
    TREATMENT = "treatment"  # that something was tried at all


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_DRUG_WORDS = _set(
    "drug drugs medication medications pharmacotherapy pharmacological pharmacologic "
    "placebo dose doses dosage",
    "antidepressant antidepressants antipsychotic antipsychotics neuroleptic neuroleptics anticonvulsant",
    "anticonvulsants antiepileptic antiepileptics stimulant stimulants inhibitor inhibitors agonist agonists",
    "antagonist antagonists blocker blockers steroid steroids corticosteroid "
    "corticosteroids lithium oxytocin",
    "insulin estrogen estrogens estradiol testosterone melatonin vitamin vitamins supplement supplements",
    "supplementation supplemented capsule capsules tablet tablets extract extracts "
    "infusion infusions injection",
    "injections administration intraperitoneal intraperitoneally intravenous intravenously orally gavage",
    "vaccine vaccines vaccination antibody antibodies levodopa l-dopa morphine cocaine "
    "heroin methadone alcohol",
    "ethanol nicotine caffeine ketamine valproate aspirin heparin warfarin opioid "
    "opioids antibiotic antibiotics",
    "compound compounds peptide peptides preparation probiotic probiotics creatine "
    "omega-3 herbal monotherapy",
    "chemotherapy anesthetic anesthesia thrombolysis alteplase rt-pa tpa immunoglobulin interferon hormone",
)
_DRUG_ENDINGS = (
    *("azole", "pril", "sartan", "statin", "mab", "nib", "zepam", "zolam", "oxetine", "apine", "idone"),
    *("peridol", "azine", "cillin", "mycin", "cycline", "olol", "dipine", "triptan", "gliptin", "gliflozin"),
    *("gabalin", "caine", "barbital", "setron", "prazole", "ovir", "avir", "uvir", "ivir", "parin", "platin"),
    *("taxel", "solone", "sone", "amide", "etam", "tidine", "pezil", "mantine", "stigmine", "traline"),
    *("pramine", "tiline", "faxine", "zodone", "triptyline", "phenidate", "amphetamine", "trigine", "bamate"),
    *("toin", "teplase", "dopa", "azepine", "afinil", "ergoline", "criptine", "pexole", "nirole"),
)
_NON_DRUG_WORDS = _set(
    "surgery surgical surgically resection stent stents stenting embolization transplant transplantation",
    "transplanted graft grafts grafting implant implantation implanted psychotherapy "
    "physiotherapy radiotherapy",
    "radiosurgery cbt ect exercise exercises training rehabilitation acupuncture "
    "electroacupuncture stimulation",
    "tms rtms tdcs dbs mindfulness yoga massage counseling counselling education educational psychoeducation",
    "psychoeducational program programs programme programmes intervention interventions curriculum nursing",
    "coaching diet dietary fasting hypothermia craniotomy decompression decompressive telehealth self-help",
    "internet-based web-based biofeedback neurofeedback hypnosis meditation treadmill enrichment ventilation",
    "hemodialysis angioplasty endarterectomy thrombectomy coil coiling shunt shunting shunts device devices",
    "music dance therapist therapists workshop caregiver-focused lobectomy clipping "
    "endovascular laparoscopic",
    "prosthesis orthosis electroconvulsive operation operative microsurgical "
    "reconstruction stereotactic running",
)
_TREATMENT_WORDS = _set(
    "treat treated treating treatment treatments therapy therapies therapeutic efficacy "
    "effective effectiveness",
    "intervention administered administration trial receive received receiving underwent "
    "manage managed management",
    "prevent prevention preventing prophylaxis prophylactic randomized randomised improve improved improves",
    "supplementation tolerability tolerated safety injected exposed protect protected protective protection",
    "attenuate attenuated ameliorate ameliorated given effects effect",
)
_AMOUNT_UNITS = ("mg", "µg", "μg", "mcg", "ug", "iu", "nmol", "mmol")  # of which a text must have one
_AMOUNT = re.compile(r"\b\d+(?:[.,]\d+)?\s?(?:mg|µg|μg|mcg|ug|IU|nmol|mmol)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_KINDS_OF_THERAPY = (
    *("cognitive", "behavior", "behaviour", "family", "group", "couple", "music", "art", "dance"),
    *("occupational", "speech", "physical", "exposure", "manual", "light", "animal-assisted"),
    *("interpersonal", "psychodynamic", "mirror", "laser", "radiation", "oxygen", "cell", "gene"),
    "problem-solving",
)
_THERAPY = Opened(
    re.compile(
        r"\b(?:" + "|".join(_KINDS_OF_THERAPY) + r")[\s-]+(?:\w+[\s-]+){0,2}?therap\w+"
        r"|\bstem\s+cells?\b|\benriched\s+environment",
        re.IGNORECASE,
    ),
    (*_KINDS_OF_THERAPY, "stem", "enriched"),
)
_THERAPY_NEEDS = ("therap", "stem", "enriched")
_WORD = re.compile(r"[^\W\d_](?:[\w-]*[^\W_])?")


def find_tried(text: str) -> Iterator[tuple[Tried, Slice]]:
    """Every word and phrase of what was tried, with its place; words first, then phrases."""
    folded = fold(text)
    starts, stretches = _CUTTER.cut(folded)
    told = list(map(_TOLD.__getitem__, stretches))
    for start, found in zip(compress(starts, told), filter(None, told), strict=True):
        for kind, place in found:
            yield kind, place.shift(start)
    for kind, match in _phrases(text, folded):
        yield kind, Slice(*match.span())


def _phrases(text: str, folded: str) -> Iterator[tuple[Tried, re.Match[str]]]:
    """Amounts, then kinds of therapy."""
    if any(unit in folded for unit in _AMOUNT_UNITS):
        starts = (run.start() for run in _DIGITS.finditer(text))
        yield from ((Tried.DRUG, match) for match in matches_from(_AMOUNT, text, starts))
    if any(literal in folded for literal in _THERAPY_NEEDS):
        yield from ((Tried.NON_DRUG, match) for match in _THERAPY.finditer(text))


def _kinds(word: str) -> tuple[Tried, ...]:
    """What a word in lower case speaks for."""
    is_drug = word in _DRUG_WORDS or (len(word) > 6 and word.endswith(_DRUG_ENDINGS))
    named = (Tried.DRUG,) if is_drug else (Tried.NON_DRUG,) if word in _NON_DRUG_WORDS else ()
    return (*named, Tried.TREATMENT) if word in _TREATMENT_WORDS else named


def _told(stretch: str) -> tuple[tuple[Tried, Slice], ...]:
    """What the word in a stretch between blanks speaks for, and where it stands there ("5-ht" is "ht")."""
    word = _WORD.search(stretch)
    return tuple((kind, Slice(*word.span())) for kind in _kinds(word[0])) if word else ()


class _Told(dict[str, tuple[tuple[Tried, Slice], ...]]):
    """Filled as stretches are met; emptied when it has grown to many."""

    def __missing__(self, stretch: str) -> tuple[tuple[Tried, Slice], ...]:
        if len(self) >= _MOST:
            self.clear()
        found = self[stretch] = _told(stretch)
        return found


_MOST = 16_384
_TOLD = _Told()
_CUTTER = Cutter(kept="_-")
