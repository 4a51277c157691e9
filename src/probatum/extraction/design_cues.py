"""The words by which authors name their design, as data: (design, where it must stand, pattern).

`where`: "title"; "done" = title or a sentence of aim, methods or results; "any" = anywhere.
A pattern is tried only where the text has one of the literals it `needs`: most texts have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from probatum.domain.terms import StudyDesign as D

TITLE, DONE, ANY = "title", "done", "any"


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern, and the lower-case literals of which a text must have one for it to match at all."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """One sign of one design."""

    design: D
    where: str
    sign: Sign


def _sign(needs: str, *parts: str) -> Sign:
    return Sign(re.compile("".join(parts), re.IGNORECASE), tuple(needs.split()))


_TABLE: tuple[tuple[D, str, str, str], ...] = (
    # protocols
    (D.PROTOCOL, TITLE, "protocol rationale",
        r"(?<!per )(?<!per-)\bprotocol\b(?!\s+(?:violation|deviation|amendment|driven|based)s?)"
        r"|\b(?:rationale\s+and\s+(?:study\s+)?(?:design|methods)"
        r"|(?:study\s+)?design\s+and\s+rationale)\b"),
    (D.PROTOCOL, ANY, "protocol",
        r"\b(?:this|the\s+present|our)\s+(?:study\s+)?protocol\b(?!\s+(?:was"
        r"|were))|\bprotocol\s+(?:for|of)\s+an?\s+(?:\w+[\s,-]+){0,6}(?:trial"
        r"|study|review)\b"),
    (D.PROTOCOL, ANY, "will",
        r"\bwill\s+be\s+(?:randomly\s+)?(?:randomi[sz]ed|recruited|enrolled"
        r"|allocated|assigned|included)\b|\bwill\s+(?:recruit|randomi[sz]e"
        r"|enroll?)\b"),
    # syntheses
    (D.META_ANALYSIS, TITLE, "meta", r"\bmeta[\s-]?anal\w+"),
    (D.META_ANALYSIS, DONE, "meta effect",
        r"\b(?:we\s+(?:performed|conducted|undertook|carried\s+out|report)"
        r"|this|present|our|updated|network)\s+(?:an?\s+)?(?:\w+[\s,-]+){0,5}?meta[\s-]?analys[ie]s\b"
        r"|\bmeta[\s-]?analys[ie]s\s+(?:was|were|of\s+\w+\s+(?:trials|studies))"
        r"|\b(?:random|fixed)[\s-]effects?\s+(?:model|meta)\w*\s[^.]{0,60}\b(?:pooled"
        r"|trials|studies)\b"),
    (D.SYSTEMATIC_REVIEW, TITLE, "systematic scoping umbrella cochrane",
        r"\b(?:systematic(?:ally)?\s+(?:\w+\s+){0,2}?(?:review|overview"
        r"|search)|scoping\s+review|umbrella\s+review|cochrane|systematic\s+literature)\w*"),
    (D.SYSTEMATIC_REVIEW, DONE, "systematic prisma scoping search",
        r"\bsystematic(?:ally)?\s+(?:\w+\s+){0,2}?(?:review\w*|search\w*)\b(?!s?\s+(?:are"
        r"|is)\s+needed)|\bPRISMA\b|\bscoping\s+review\b|\b(?:searched|search\s+(?:of"
        r"|in|was|were)|searches)\b[^.]{0,90}\b(?:MEDLINE|PubMed|EMBASE"
        r"|Cochrane|PsycINFO|databases?|registers?|Scopus)\b|\b(?:MEDLINE"
        r"|PubMed|EMBASE|Cochrane\s+\w+|PsycINFO)\b[^.]{0,120}\bsearched\b"),
    # one or a few patients
    (D.CASE_REPORT, TITLE, "case report child infant neonate boy girl woman man patient newborn old",
        r"\b(?:a\s+)?case\s+(?:reports?|series|study|presentation|history"
        r"|description)\b(?!\s+(?:of|from)\s+\d{3})"
        r"|\breport\s+of\s+(?:\w+\s+){0,3}(?:an?\s+)?(?:\w+\s+)?cases?\b|\b(?:an?|two|three"
        r"|four|five|2|3|4|rare|unusual|first)\s+(?:\w+\s+){0,2}cases?\b(?!\s*-?\s*control)"
        r"|\bin\s+an?\s+(?:\w+[\s-]+){0,3}(?:child|infant|neonate|boy|girl|woman|man|patient"
        r"|newborn)\b|\b\d{1,2}[\s-]year[\s-]old\b|\bcase\s+of\b"),
    (D.CASE_REPORT, ANY, "case report describ present old",
        r"\b(?:we|authors?)\s+(?:here\s+)?(?:report|describe|present)\w*\s+(?:on\s+)?(?:here\s+)?(?:an?"
        r"|the|two|three|one|four|\d)\s+(?:\w+[\s,-]+){0,5}?(?:cases?|patients?"
        r"|boy|girl|wom[ae]n|m[ae]n|child|infant|sisters?|brothers?|siblings?"
        r"|twins?|(?:\w+-)?year-old)\b(?!-)|\b(?:an?|the)\s+(?:\w+\s+){0,3}\d{1,2}[\s-](?:year"
        r"|yr|month|week|day)s?[\s-]old\s+(?:\w+[\s-]+){0,4}(?:man|woman"
        r"|male|female|boy|girl|patient|child|infant|gentleman|lady|neonate"
        r"|athlete)\b|\bthis\s+case\s+(?:report|study)\b|\bcase\s+(?:report"
        r"|presentation)\s*[:.]"),
    # reviews that tell
    (D.REVIEW, TITLE,
        "review overview update perspective state current advances commentary past "
        "challenges future guideline lessons introduction primer role what from developments "
        "progress",
        r"\b(?:reviews?|overview|update|perspectives?|state\s+of\s+the\s+art"
        r"|current\s+(?:concepts|status|knowledge|evidence|understanding)"
        r"|recent\s+(?:advances|progress|developments)|advances\s+in|commentary"
        r"|past,\s+present|challenges|future\s+directions|guidelines?|lessons\s+from"
        r"|an\s+introduction|primer)\b(?!\s+(?:of\s+\d|board))|^role\s+of\b"
        r"|\breviewed\b"),
    (D.REVIEW, ANY,
        "review overview chapter commentary editorial summari discuss outline highlight "
        "survey considered",
        r"\b(?:this|the\s+present|our|current|in\s+(?:this|the))\s+(?:\w+\s+){0,3}?(?:review"
        r"|overview|chapter|minireview|commentary|editorial)\b|\b(?:article"
        r"|paper|authors?|chapter|we)\s+(?:\w+\s+){0,3}?(?:reviews?|summari[sz]es?"
        r"|discuss(?:es)?|outlines?|overviews?|highlights?|surveys)\b(?!\s+board)"
        r"|\b(?:is|are)\s+(?:reviewed|discussed|summari[sz]ed|considered"
        r"|outlined)\b|\breviewed\s+(?:here|in\s+this)\b|\breview\s+(?:of\s+)?the\s+(?:\w+\s+)?(?:literature"
        r"|evidence)\b"),
    # trials in people
    (D.OPEN_TRIAL, DONE, "open single-arm controlled one arm pre before",
        r"\bopen[\s-]?label(?:l?ed)?\b|\bopen,?\s+(?:\w+[\s,-]+){0,3}(?:trial"
        r"|study|comparison|treatment)\b(?<!open field)|\bsingle[\s-]arm\b"
        r"|\bun-?controlled\b|\bone[\s-]arm\b|\bpre-?post\b|\bbefore[\s-]and[\s-]after\b"),
    (D.CONTROLLED_TRIAL, DONE, "placebo sham blind cross control clinical comparative randomi quasi",
        r"\b(?:placebo|sham)\b|\bdouble[\s-]?blind\w*|\bcross[\s-]?over\b"
        r"|\b(?:controlled|clinical|comparative)\s+(?:clinical\s+)?(?:trial"
        r"|study)\b(?<!case-controlled study)|\bnon-?randomi[sz]ed\b|\bquasi[\s-]experiment\w*"),
    (D.CONTROLLED_TRIAL, DONE, "group arm comparison",
        r"\b(?:control|comparison|comparator|reference|untreated)\s+(?:group"
        r"|arm)\b|\bgroup\s+of\s+comparison\b|\bin\s+comparison\s+with\s+(?:\w+\s+){0,2}patients\b"
        r"|\b(?:two|three|four|2|3|4)\s+(?:\w+\s+){0,2}groups\b"),
    (D.CONTROLLED_TRIAL, DONE, "control comparison and",
        r"\bas\s+(?:a\s+)?controls?\s+served\b|\bserved\s+as\s+(?:\w+\s+)?controls?\b"
        r"|\bgroup\s+for\s+comparison\b"
        r"|\b\d+\s+(?:of\s+them\s+)?(?:were\s+)?(?:treated|received?"
        r"|given)\b[^.]{0,40}\band\s+\d+\s+(?:with|received)\b"),
    (D.CASE_CONTROL, DONE, "healthy matched",
        r"\band\s+\d+\s+(?:[\w-]+\s+){0,4}?(?:healthy|matched)\s+(?:\w+\s+){0,3}?(?:controls?|individuals"
        r"|subjects|volunteers|persons|people|women|men|children|adults|participants)\b"),
    (D.CASE_CONTROL, DONE, "case",
        r"\bcase[\s–-]+control(?:led)?\b|\bcases\b[^.]{0,60}\bcompared\s+with\b[^.]{0,40}\bcon"
        r"trols\b"),
    (D.CROSS_SECTIONAL, DONE, "cross survey prevalence questionnaire",
        r"\bcross[\s-]?sectional\w*|\b(?:national|postal|online|web|mail"
        r"|telephone|household|population)[\s-](?:based\s+)?survey\b|\bprevalence\s+(?:study"
        r"|survey|of)\b|\bquestionnaire\s+(?:survey|study)\b"),
    (D.COHORT, DONE,
        "cohort regist retrospective longitudinal prospective follow incident person-years "
        "chart",
        r"\bcohorts?\b|\bregistr(?:y|ies)\b|\bretrospective(?:ly)?\b|\blongitudinal(?:ly)?\b(?!\s+(?:muscle|smooth|strip|axis|section|layer))"
        r"|\bprospective(?:ly)?\b|\bfollowed[\s-]up\b|\bfollow-?up\s+(?:study"
        r"|of)\b|\bincident\b|\bperson-years\b|\bchart\s+review\b"),
)  # fmt: skip

CUES: tuple[Cue, ...] = tuple(
    Cue(design, where, _sign(needs, pattern)) for design, where, needs, pattern in _TABLE
)

# MEDLINE's publication types that name a design.
PUBLICATION_TYPES: dict[str, D] = {
    "Clinical Trial Protocol": D.PROTOCOL,
    "Network Meta-Analysis": D.META_ANALYSIS,
    "Meta-Analysis": D.META_ANALYSIS,
    "Systematic Review": D.SYSTEMATIC_REVIEW,
    "Scoping Review": D.SYSTEMATIC_REVIEW,
    "Case Reports": D.CASE_REPORT,
    "Review": D.REVIEW,
    "Randomized Controlled Trial": D.RCT,
    "Pragmatic Clinical Trial": D.RCT,
    "Equivalence Trial": D.RCT,
    "Controlled Clinical Trial": D.CONTROLLED_TRIAL,
}

_RANDOM = (
    r"\brandomi[sz](?:ed|ing|ation|e|es)\b|\brandom(?:ly)?\s+(?:assign\w*"
    r"|allocat\w*|divid\w*|distribut\w*|split|grouped|separated|order\w*"
    r"|sequence|into)"
    r"|\brandomly\b[^.]{0,30}\b(?:assigned|allocated|divided|received?)\b"
    r"|\b(?:assigned|allocated|divided|distributed)\s+(?:\w+\s+){0,3}?(?:at\s+random"
    r"|randomly|by\s+(?:lot|chance))"
    r"|\bin\s+(?:a\s+)?random\s+(?:order|sequence)\b|\bby\s+drawing\s+lots\b"
    r"|\ballocation\s+was\s+(?:at\s+)?random\b|\brandom\s+allocation\b"
    r"|\bmethod\s+of\s+envelopes\b|рандомизи\w+"
)
RANDOMIZED = _sign("random lots envelopes chance рандомизи", _RANDOM)
# Random words that are no allocation of this study's subjects.
NOT_ALLOCATION = _sign(
    "random",
    r"\bmendelian\s+randomi[sz]ation\b|\brandomi[sz]ed(?:[\s-]+\w+){0,6}?[\s-]+(?:trials"
    r"|RCTs|(?<!these\s)studies)\b|\bnon-?\s?randomi[sz]ed\b|\bnot\s+randomi[sz]ed\b"
    r"|\bwithout\s+randomi[sz]ation\b|\brandomi[sz]ed\s+(?:\w+[\s-]+){0,3}(?:trials?"
    r"|studies)\s+(?:is|are)\s+(?:\w+\s+)?(?:needed|required|warranted)"
    r"|\b(?:future|further|larger?|need\s+for|previous|prior|earlier"
    r"|published|several|few|no)\s+(?:\w+[\s,-]+){0,4}?randomi[sz]ed\b"
    r"|\brandomi[sz]ed\s+(?:search|algorithm|response)\b"
    r"|\brandomly\s+(?:selected|chosen|sampled)\b",
)
NOT_RANDOMIZED = _sign(
    "random",
    r"\bnon-?\s?randomi[sz]ed\b|\b(?:was|were)\s+not\s+randomi[sz]ed\b"
    r"|\bwithout\s+randomi[sz]ation\b|\bno\s+randomi[sz]ation\b|\bunrandomi[sz]ed\b",
)
BLINDED = _sign(
    "blind mask слеп",
    r"\b(?:double|single|triple|assessor|observer|rater|investigator"
    r"|participant|evaluator|examiner|patient)s?[\s-]*(?:blind|mask)(?:ed"
    r"|ing)?\b|\bblinded\b|(?<!-)\bmasked\b(?!\s+(?:priming|faces|hypertension))"
    r"|\bblind(?:ly)?\s+(?:to|assess\w*|fashion|manner|conditions|trial|study|rat\w+)\b|двойн\w+\s+слеп\w+",
)
NOT_BLINDED = _sign(
    "open blind mask knew",
    r"\bopen[\s-]?label(?:l?ed)?\b|\bun-?blinded\b|\bnot\s+blind(?:ed)?\b"
    r"|\bno\s+blinding\b|\bnon-?blinded\b|\bunmasked\b|\bwithout\s+blinding\b"
    r"|\bwho\s+knew\s+the\s+treatment\b"
    r"|\bopen\s+(?:clinical\s+|randomi[sz]ed\s+|controlled\s+|parallel\s+"
    r"|comparative\s+|prospective\s+|pilot\s+)*(?:trial|study|comparison"
    r"|feasibility)\b|\bblinding\s+was\s+(?:not\s+possible|impossible)\b",
)
CROSSOVER = _sign(
    "cross",
    r"\bcross[\s-]?over\b(?!\s+(?:to|from|events?|recombination))|\bcrossed\s+over\b",
)
PARALLEL = _sign(
    "parallel",
    r"\bparallel[\s-](?:group|arm|design|trial|study|randomi[sz]ed|controlled)s?\b"
    r"|\bparallel\s+groups\b|\b\w+\s+parallel\s+arms\b",
)
PLACEBO = _sign(
    "placebo плацебо",
    r"\bplacebo[\s-]controlled\b|\b(?:or|and|versus|vs\.?|to|with|than"
    r"|of|against|over|on|under|either|received?|receiving)\s+(?:an?\s+|the\s+)?(?:\w+[\s-]+){0,2}?placebo\b"
    r"|\(\s*placebo\s*\)|\bplacebo\s+(?:group|arm|control|\(|as)|плацебо",
)
NO_PLACEBO = _sign(
    "placebo comparator control",
    r"\b(?:no|without(?:\s+an?)?)\s+(?:placebo|comparator|control\s+(?:group"
    r"|arm))\b|\bthere\s+was\s+no\s+(?:placebo|comparator)\b|\bnot\s+placebo[\s-]controlled\b",
)


def signs() -> tuple[Sign, ...]:
    """Every sign, those of designs first."""
    others = (RANDOMIZED, NOT_RANDOMIZED, NOT_ALLOCATION, BLINDED, NOT_BLINDED, CROSSOVER, PARALLEL)
    return (*(cue.sign for cue in CUES), *others, PLACEBO, NO_PLACEBO)
