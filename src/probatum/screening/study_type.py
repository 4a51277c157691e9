"""Which reports are no study of their own: reviews, protocols, comments, notices and rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from probatum.domain.provenance import value_of
from probatum.domain.record import Record
from probatum.domain.study import Study
from probatum.domain.terms import SYNTHESIS_DESIGNS, StudyDesign

NOT_A_STUDY_DESIGNS = SYNTHESIS_DESIGNS | {StudyDesign.PROTOCOL, StudyDesign.OTHER}

# MEDLINE publication types that settle it.
NEVER_A_STUDY = frozenset(
    {
        "Meta-Analysis", "Network Meta-Analysis", "Systematic Review", "Scoping Review",
        "Clinical Trial Protocol", "Guideline", "Practice Guideline", "Consensus Development Conference",
        "Published Erratum", "Retraction of Publication", "Retraction Notice", "Expression of Concern",
        "News", "Newspaper Article", "Biography", "Portrait", "Interview", "Bibliography", "Legal Case",
        "Patient Education Handout",
    }
)  # fmt: skip
# Types that say "no study" unless a type of the third list stands beside them ("Case Reports; Review").
RARELY_A_STUDY = frozenset(
    {"Review", "Comment", "Editorial", "Historical Article", "Lecture", "Address", "Congress"}
)
STUDY_TYPES = frozenset(
    {
        "Clinical Trial", "Clinical Trial, Phase I", "Clinical Trial, Phase II", "Clinical Trial, Phase III",
        "Clinical Trial, Phase IV", "Controlled Clinical Trial", "Randomized Controlled Trial",
        "Pragmatic Clinical Trial", "Equivalence Trial", "Observational Study", "Case Reports", "Twin Study",
        "Clinical Study",
    }
)  # fmt: skip
# Where no type decides, a title may: these are the words such texts put there. A review of charts or
# cases is a study, and so is a case report beside a review of the literature.
_CASES = re.compile(
    r"\b(?:case reports?|case series|report of (?:a|an|one|two|three|\d+) cases?)\b", re.IGNORECASE
)
_OWN_DATA = r"(?!(?:retrospective|prospective|chart|case|record|medical)\b)"
_TITLE = re.compile(
    r"\b(?:study|trial|review|research) protocol\b"
    r"|\bprotocol (?:for|of) an? (?:randomi[sz]ed|systematic|clinical|controlled|double|open|pilot|phase)"
    r"|\bsystematic review\b|\bmeta-?analys[ie]s\b"
    r"|\b(?:narrative|scoping|umbrella|literature|mini|critical)[ -]?review\b|\ba review of the\b"
    rf"|[:.]\s*an? {_OWN_DATA}(?:\w+ )?(?:review|overview|update|perspective|commentary|editorial)\b"
    r"|\bpractice guidelines?(?: for\b|:|\W*$)|\bposition (?:paper|statement)\b|\bscientific opinion\b"
    r"|^\W*(?:comment(?:ary)? on|reply to|response to (?:the )?(?:letter|comment|editor)"
    r"|letter to the editor|editorial\b|erratum\b|corrigendum\b|correction(?: to)?:"
    r"|retraction(?: note| notice| of)?:|expression of concern)",
    re.IGNORECASE,
)


def why_not_a_study(records: Sequence[Record], study: Study | None) -> str | None:
    """What shows that a report is no study: the curated design, MEDLINE's types, or its title."""
    design = value_of(study.design) if study else None
    if design is not None:
        return f"design: {design}" if design in NOT_A_STUDY_DESIGNS else None
    types = {one for record in records for one in record.publication_types}
    if named := sorted(types & NEVER_A_STUDY):
        return f"publication type: {named[0]}"
    if types & STUDY_TYPES:
        return None
    if named := sorted(types & RARELY_A_STUDY):
        return f"publication type: {named[0]}"
    if any(_CASES.search(record.title) for record in records):
        return None
    words = next((found for record in records if (found := _TITLE.search(record.title))), None)
    return f"its title says: {words.group().strip(' :.')}" if words else None
