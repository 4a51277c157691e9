"""Which part of an abstract a label names, and where the labels stand in unsplit text."""

from __future__ import annotations

import re
from functools import cache

from probatum.domain.provenance import Section
from probatum.sources.fields import Part

# NLM's own categories, assigned by its indexers (https://structuredabstracts.nlm.nih.gov).
CATEGORIES = {
    "BACKGROUND": Section.BACKGROUND,
    "OBJECTIVE": Section.BACKGROUND,
    "METHODS": Section.METHODS,
    "RESULTS": Section.RESULTS,
    "CONCLUSIONS": Section.CONCLUSION,
}

# Words of a label, tried in this order: the first row with a hit names the section. A label that
# joins two parts ("METHODS AND RESULTS") takes the later part, as NLM's indexers do.
LABEL_WORDS: tuple[tuple[Section, str], ...] = (
    (Section.REGISTRY, r"REGIST(?:RY|RATION|RATIONS|ERED)|CLINICALTRIALS\.GOV|ISRCTN|TRIAL NUMBER"),
    (Section.FUNDING, r"FUNDING|FUNDED|FINANCIAL SUPPORT|SPONSOR(?:SHIP)?"),
    (Section.CONFLICTS, r"DISCLOSURES?|CONFLICTS? OF INTERESTS?|COMPETING INTERESTS?"),
    (Section.CONCLUSION, r"CONCLUSIONS?|CONCLUSION\(S\)|INTERPRETATION|DISCUSSION|IMPLICATIONS?|SIGNIFICANCE"
                         r"|LESSONS?|SUMMARY ANSWER|RECOMMENDATIONS?|CLINICAL RELEVANCE"),
    (Section.METHODS, r"OUTCOME MEASURES?(?:\(S\))?|OUTCOMES? AND MEASURES|MAIN OUTCOMES?(?: MEASURES?)?"
                      r"|OUTCOME MEASUREMENTS?"),
    (Section.RESULTS, r"RESULTS?|RESULT\(S\)|FINDINGS?|OUTCOMES?|DATA SYNTHESIS"),
    (Section.METHODS, r"METHODS?|METHODOLOGY|DESIGN|SETTINGS?|PATIENTS?(?:\(S\))?|PARTICIPANTS?|SUBJECTS?"
                      r"|ANIMALS?|INTERVENTIONS?(?:\(S\))?|MEASURE(?:S|MENTS?)|MATERIALS?|PROCEDURES?|POPULATION"
                      r"|STATISTICAL ANALYSIS|STATISTICS|SEARCH STRATEGY|SELECTION CRITERIA|DATA SOURCES?"
                      r"|DATA (?:COLLECTION|EXTRACTION)|STUDY SELECTION|SAMPLE|CASE (?:REPORTS?|PRESENTATION|"
                      r"DESCRIPTION)|CLINICAL (?:FEATURES|PRESENTATION)|DIAGNOSIS|EQUIPMENT"),
    (Section.BACKGROUND, r"BACKGROUND|OBJECTIVES?|AIMS?|PURPOSE|INTRODUCTION|CONTEXT|RATIONALE|IMPORTANCE"
                         r"|HYPOTHES[IE]S|GOALS?|OBJECT|RESEARCH QUESTION|STUDY QUESTION"),
)  # fmt: skip

_ROWS = tuple((section, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for section, words in LABEL_WORDS)
_INLINE = re.compile(r"(?:^|(?<=[.?!)\]%\"”'] ))([A-Z](?:[A-Za-z /&,()'-]|\.(?=\w)){2,60}):\s+")
_ANY = "|".join(words for _, words in LABEL_WORDS)
_WHOLE = re.compile(rf"(?:{_ANY})(?:\s*(?:/|&|,|\band\b)\s*(?:{_ANY}))*", re.IGNORECASE)
_MAX_LABEL_WORDS = 8


@cache
def section_of(label: str, category: str = "") -> Section | None:
    """The section a label (or NLM's category, which goes first) names; None where it names none.

    >>> section_of("MAIN OUTCOME MEASURES")
    <Section.METHODS: 'methods'>
    """
    if category.upper() in CATEGORIES:
        named = _by_words(label)
        return named if named in (Section.REGISTRY, Section.FUNDING) else CATEGORIES[category.upper()]
    return _by_words(label)


def _by_words(label: str) -> Section | None:
    upper = label.upper()
    return next((section for section, words in _ROWS if words.search(upper)), None)


def split_labeled(text: str) -> list[Part]:
    """Cut an abstract printed in one piece at its labels; whole where it is not a structured one.

    A structured abstract starts with a label and has at least two. Only labels whose section is
    known cut; anything else stays in the text, so that no word of it is lost.
    """
    labels = [match for match in _INLINE.finditer(text) if _is_label(match[1])]
    if len(labels) < 2 or labels[0].start() != 0:
        return [Part(text=text)]
    ends = [match.start() for match in labels[1:]] + [len(text)]
    return [
        Part(label=match[1], text=text[match.end() : end].rstrip())
        for match, end in zip(labels, ends, strict=True)
    ]


def _is_label(text: str) -> bool:
    """Capitals with a telling word among them, or telling words and nothing else."""
    if not text.isupper():
        return _WHOLE.fullmatch(text) is not None
    return len(text.split()) <= _MAX_LABEL_WORDS and section_of(text) is not None
