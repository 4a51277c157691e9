"""Work at the bench, where nobody and no animal was studied: a bioassay, or an analysis of composition.

Asked only where neither the words on design nor the model say what was done (`design.read_design`). What was
done weighs more than what is known, as in `subjects`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from probatum.domain.provenance import Extracted, Method, Passage
from probatum.domain.record import Record
from probatum.domain.terms import StudyDesign, Track
from probatum.extraction.quoting import extracted, prose
from probatum.extraction.subjects import sentence_weights, subjects
from probatum.text.slices import Slice

BY = Method("bench", "1")
_LEAST = 3.0  # less than two signs in what was done says nothing

# What is measured when a substance meets cells, microbes, enzymes or radicals in a dish: an in-vitro study.
_BIOASSAY = (
    r"[IE]C\s?\(?50\)?|\bMICs?\b|\bminim(?:um|al)\s+inhibitory|\bzones?\s+of\s+inhibition"
    r"|\bscaveng\w+|\bDPPH\b|\bABTS\b|\bORAC\b|\bFRAP\b"
    r"|\bin\s+vitro\b|\bex\s+vivo\b|\bincubat(?:ed|ions?)\b|\btransfect\w+"
    r"|\b(?:anti-?(?:microbial|bacterial|fungal|oxidant|proliferative|cancer|viral|inflammatory|oxidative)"
    r"|cytotoxic|inhibitory)\s+(?:activit(?:y|ies)|effects?|capacit(?:y|ies)|potenc(?:y|ies)|propert(?:y|ies))"
    r"|\b(?:inhibit\w*|activat\w*|stimulat\w*)\s+(?:of\s+)?(?:\S+\s+){0,4}?\w{3,}ase\b|\b\w{3,}ases?\s+inhibit\w+"
    r"|\b[A-Z][\w/-]*\d[\w/-]*\s+cells?\b|\b(?:cancer|tumou?r|carcinoma|endothelial|epithelial|leuk[ae]mia)\s+cells\b"
    r"|\b(?:hepatocytes|keratinocytes|fibroblasts|chondrocytes|osteoclasts?|osteoblasts?|macrophages|microglial?"
    r"|eosinophils|neutrophils|monocytes|lymphocytes|erythrocytes|platelets|microsom(?:es|al))\b"
    r"|\bapoptosis\b|\b(?:mRNA|protein|gene)\s+expression\b|\bwestern\s+blot\w*|\bcell\s+(?:viability|growth|cycle)\b"
    r"|\bbioassay\w*|\bassay-(?:guided|directed)|\bdocking\b|\bbinding\s+affinit\w+|\bkinetic\s+parameters\b"
)
# What is measured when a food, a product or a plant is itself the subject: no study of an effect.
_ANALYSIS = (
    r"\b(?:simultaneous\s+|rapid\s+)?(?:determination|quantification|quantitation|detection|estimation|analysis)\s+of\b"
    r"|\bHPLC\b|\b[UL]?H?P?LC[-/–]|\bGC[-/–]\w+|\bchromatograph\w+|\bmass\s+spectrometr\w+|\bspectrofluorimetr\w+"
    r"|\blimits?\s+of\s+(?:detection|quanti\w+)|\bLO[DQ]s?\b|\brecover(?:y|ies)\s+(?:\w+\s+){0,3}?(?:of|from|ranged|were)\b"
    r"|\bcalibration\b|\bmethod\s+(?:was\s+)?(?:developed|validat\w+)|\bresidues?\b|\bphysico-?chemical\b"
    r"|\b(?:chemical|mineral|fatty\s+acids?|amino\s+acids?|volatile|phenolic|nutritional|proximate)\s+"
    r"(?:\w+\s+)?(?:composition|profiles?|contents?|characteri[sz]ation)"
    r"|\bcontents?\s+(?:of|in)\b|\bcultivars?\b|\bsensor(?:y|ial)\b|\bstorage\b|\bsamples\s+of\b|\bvolatiles?\b"
)
SIGNS: Mapping[StudyDesign, re.Pattern[str]] = {
    StudyDesign.IN_VITRO: re.compile(_BIOASSAY, re.IGNORECASE),
    StudyDesign.OTHER: re.compile(_ANALYSIS, re.IGNORECASE),
}


def bench_design(record: Record) -> Extracted[StudyDesign] | None:
    """In vitro for a bioassay, other for an analysis of composition, with the words; None where none says so.

    Where the text speaks of animals or people as subjects it is None: their blood is analyzed, too.
    """
    if subjects(record).track in (Track.ANIMAL, Track.HUMAN):
        return None
    weighed = [(design, *_weighed(record, sign)) for design, sign in SIGNS.items()]
    design, weight, place = max(weighed, key=lambda found: found[1])
    if place is None or weight < _LEAST:
        return None
    return extracted(design, BY, place)


def _weighed(record: Record, sign: re.Pattern[str]) -> tuple[float, tuple[Passage, Slice] | None]:
    """How much the different words of a sign weigh together, and the heaviest."""
    heaviest: dict[str, tuple[float, tuple[Passage, Slice]]] = {}
    for weight, passage, place in _matches(record, sign):
        words = place.of(passage.text).casefold()
        if words not in heaviest or weight > heaviest[words][0]:
            heaviest[words] = (weight, (passage, place))
    if not heaviest:
        return 0.0, None
    best = max(heaviest.values(), key=lambda found: found[0])
    return sum(weight for weight, _ in heaviest.values()), best[1]


def _matches(record: Record, sign: re.Pattern[str]) -> Iterator[tuple[float, Passage, Slice]]:
    for passage in prose(record):
        ends = sentence_weights(passage)
        for match in sign.finditer(passage.text):
            weight = next((w for end, w in ends if match.start() < end), ends[-1][1] if ends else 1.0)
            yield weight, passage, Slice(*match.span())
