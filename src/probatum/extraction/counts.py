"""Numbers that count the subjects of a study, and what each counts.

Every whole number of title and abstract is looked at with the words beside it, and its part is named: all
subjects, those of an intervention or a comparator arm, analyzed, dropped out, or something else. A small
trained chain (`models.counts`) decides about totals and arms: on five folds it was better than the rules
(F1 0.79 against 0.60). The rules stay: they tell who was analyzed and who dropped out, and are its rival.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from probatum.domain.provenance import Passage, Section
from probatum.domain.record import Record
from probatum.extraction.quoting import prose
from probatum.models import counts as models
from probatum.text.numbers import Number, numbers
from probatum.text.sections import Role, passage_roles
from probatum.text.slices import Slice

_MOST = 10_000_000  # larger numbers count no subjects


class Part(StrEnum):
    """What a number of subjects counts."""

    TOTAL = "total"
    ARM = "arm"
    INTERVENTION = "intervention"
    COMPARATOR = "comparator"
    ANALYZED = "analyzed"
    DROPPED = "dropped"
    OTHER = "other"


_PARTS = {
    models.TOTAL: Part.TOTAL,
    models.INTERVENTION: Part.INTERVENTION,
    models.COMPARATOR: Part.COMPARATOR,
    models.OTHER: Part.OTHER,
}
_RULE_AGREES = 0.4
_PLAIN = 0.95  # a rule this sure overrules the model: "total n =", cases counted as events
_ASIDE = (Part.ANALYZED, Part.DROPPED)


@dataclass(frozen=True, slots=True)
class Count:
    """One number of subjects."""

    passage: Passage
    place: Slice
    sentence: Slice
    role: Role | None  # None in a title
    value: int
    part: Part
    certainty: float  # 0 … 1: how plainly the words say it; the model's probability
    total: float = 0.0  # the model's probability of a total, and more where the rules agree
    also: Part | None = None  # a total that the words say was analyzed, or dropped out


PEOPLE = (
    r"(?:patients?|participants?|subjects?|wom[ae]n|m[ae]n|volunteers?"
    r"|adults?|children|people|individuals?|persons?|students?|infants?"
    r"|girls?|boys?|adolescents?"
    r"|athletes?|survivors?|males?|females?|cases|pts|respondents?|outpatients?"
    r"|inpatients?|residents?|smokers?|workers?|veterans?|soldiers?"
    r"|seniors?|elders|elderly"
    r"|mothers|fathers|couples|carers|caregivers|neonates|newborns|toddlers"
    r"|youths?|teenagers|players|cyclists|runners|swimmers|nurses|physicians"
    r"|employees|users|drinkers|clients|consumers|members"
    r"|rats?|mice|mouse|rabbits?|animals?|dogs?|pigs?|piglets?|monkeys?"
    r"|hamsters?|gerbils?|cats?|sheep|lambs?|chicks?|broilers|hens|cows"
    r"|calves|pups|guinea\s+pigs|zebrafish|larvae"
    r"|controls|probands|twins|pensioners|schoolchildren|preschoolers"
    r"|postmenopausal|BCS|больны[хе]|пациент\w*|крыс\w*|мыш\w*|доброволь\w*"
    r"|человек)"
)
_NOT_A_COUNT_AFTER = re.compile(
    r"\s?(?:%|‰|[-–]?\s?(?:fold|year|yr|week|wk|month|day|hour|min(?:ute)?"
    r"|second|center|centre|site|item|point|arm|way|period|dose|step"
    r"|session|hospital|countr|school|clinic|stud(?:y|ies)\b|trial|article"
    r"|report"
    r"|time|group|cycle|event|dimension|stage|phase|lesion|tumou?r|node"
    r"|eye|sample|specimen|biops|score|kcal|kg|mg|g\b|µg|μg|ug\b|mcg"
    r"|mL|ml\b|mm|cm|m2|h\b|°|IU|nmol|µmol|mmol|nM|µM|mM|Gy|Hz|W\b|degree"
    r"|percent|cell|gene|month|line|class|level)"
    r"|[-–](?:[a-z]))",
    re.IGNORECASE,
)
_NOT_A_COUNT_BEFORE = re.compile(
    r"(?:\b(?:aged?|ages|grade|stage|phase|day|week|month|year|visit"
    r"|cycle|table|fig(?:ure)?|level|type|version|chapter|since|until"
    r"|before|after|BMI|by|than|least|score|mean|median|power|alpha"
    r"|beta|factor|study|trial|group|part|no\.?|number|HR|OR|RR|CI|SD"
    r"|SE|p|r|t|F|d|df|z|ratio|interleukin|vitamin|omega|ICD|DSM|HER"
    r"|ACTH|from|between|in)\s*[-=:]?\s*"
    r"|[<>≤≥~±×/+]\s?|[=:]\s*[-−]?|\bP\s?[<=>]\s?|\d\s?[-–/:]\s?|\$|€|£)$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 40  # characters of such a word, its mark and the blanks
_N_IS = re.compile(r"(?:\b|^|\()[nN]\s?(?:\(%\))?\s?[=:]\s?$|\bn\s?=\s?$|\btotal\s+N\s?$", re.IGNORECASE)
_TOTAL_N_IS = re.compile(r"\btotal\s*[,(]?\s*[nN]\s?=\s?$", re.IGNORECASE)
_N_IS_ENDS = ("=", ":", "n", "N")  # what both end in, before white space
_CASES_COUNTED = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:cases|deaths|events)\s+(?:\w+\s+){0,3}?(?:identified"
    r"|occurred|diagnosed|observed|recorded|ascertained)\b",
    re.IGNORECASE,
)
_SUBJECTS_AFTER = re.compile(
    rf"[\s-]+(?:(?!of\b|and\b|or\b|to\b|were\b|was\b|with\b|in\b|from\b"
    rf"|had\b|received\b|\d)[\w'’/+().-]+(?:,)?\s+){{0,8}}?{PEOPLE}\b",
    re.IGNORECASE,
)
_TOTAL_BEFORE = re.compile(
    r"\b(?:a\s+)?(?:(?:grand\s+)?total(?:ity)?\s+(?:sample\s+)?(?:of"
    r"|number\s+of\s+\w+)|in\s+total,?|totall?ing|altogether,?|overall,?"
    r"|in\s+all,?|sample\s+(?:size\s+)?(?:of|was|comprised|consisted\s+of"
    r"|included)"
    r"|(?:enrol?led|recruited|included|randomi[sz]ed|studied|comprised"
    r"|comprising|involving|involved|entered|examined|investigated|assessed"
    r"|evaluated|registered|consisting\s+of|consisted\s+of|allocated"
    r"|assigned|including|selected"
    r"|accrued|treated|invited|followed|conducted\s+(?:in|on|with|among)"
    r"|performed\s+(?:in|on|with|among)|study\s+(?:of|in|with|on)|trial\s+(?:of"
    r"|in|with|on)|data\s+(?:from|of|on)|participants\s+were|subjects\s+were"
    r"|sample\s+of|cohort\s+of|population\s+of|series\s+of)"
    r"(?:\s+(?:a\s+total\s+of|an?\s+\w+\s+of|the|all|approximately|about|only))?)\s*$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(
    r"[^.;]{0,110}?\b(?:(?:were|was|have\s+been|had\s+been|are|agreed\s+to\s+be"
    r"|will\s+be)\s+(?:\w+\s+){0,3}?(?:randomi[sz]ed|randomly|enrol?led"
    r"|recruited|included|entered|assigned|allocated|divided|studied"
    r"|accrued|registered|examined|stratified|split|eligible"
    r"|selected|invited|treated|investigated|observed|given|compared"
    r"|evaluated|distributed|subjected|kept|placed)|participated|took\s+part"
    r"|entered|enrolled|underwent|completed|received|volunteered|joined"
    r"|took)\b",
    re.IGNORECASE,
)
_SCREENED = re.compile(
    r"\b(?:screened|approached|invited|contacted|eligible|identified"
    r"|referred|assessed\s+for\s+eligibility|records?|articles?|studies"
    r"|trials|papers|citations)\b",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\b(?:dropped?\s*-?\s*outs?|withdr[ae]w\w*|withdrawn|discontinued"
    r"|lost\s+to\s+follow|excluded|died|did\s+not\s+complete|left\s+the\s+study"
    r"|drop-?outs?)\b",
    re.IGNORECASE,
)
_ANALYZED = re.compile(
    r"\b(?:complet(?:ed|ers|ing)|finished|analy[sz]ed|evaluable|assessable"
    r"|available\s+for|remained|included\s+in\s+the\s+(?:\w+\s+){0,3}analys[ie]s"
    r"|provided\s+data|had\s+(?:\w+\s+){0,2}data)\b",
    re.IGNORECASE,
)
_SOME_OF = re.compile(
    r"(?:\b(?:of|out\s+of|among(?:st)?)\s+(?:the\s+|these\s+|those\s+|whom\s+)?|/\s?)$", re.IGNORECASE
)
_IS_PART = re.compile(
    r"\s?(?:%\)?\s*)?(?:\([^)]{0,20}\)\s*)?(?:/\s?\d|(?:out\s+)?of\s+(?:the\s+|these\s+|them|whom|\d|all))",
    re.IGNORECASE,
)
_COMPARATOR = re.compile(
    r"\b(?:placebo|controls?|comparator|sham|usual\s+care|standard(?:\s+\w+){0,2}"
    r"|no\s+\w+|without|waiting|wait-?list|untreated|observation|alone"
    r"|vehicle|saline|comparison|conventional|delayed)\b",
    re.IGNORECASE,
)
_OF_THEM_TREATED = re.compile(
    r"\s+of\s+(?:them|whom|these)\s+(?:were\s+)?(?:treated|given|received?|took|randomi[sz]ed|assigned)\b",
    re.IGNORECASE,
)
_SERVED_AS_CONTROL = re.compile(r"\bcontrols?\s+served\s+$", re.IGNORECASE)
_ALONE_IN_BRACKETS = re.compile(rf"\s+(?:\w+\s+)?{PEOPLE}\s*\)", re.IGNORECASE)
_TO_ARM = re.compile(
    r"\s?(?:\([^)]{0,25}\)\s*)?(?:(?:patients?|participants?|women|subjects?"
    r"|pts|men|rats|mice)\s+)?(?:were\s+(?:\w+\s+)?(?:randomi[sz]ed"
    r"|assigned|allocated|given|treated)\s+)?(?:to\b|in\s+(?:the\s+)?(?:\w+[\s+/-]+){0,5}?(?:group"
    r"|arm)s?\b|received\b|receiving\b|on\s+\w|with\b|were\s+given\b"
    r"|treated\s+with\b|by\b|took\b|\w+\s+(?:group|arm)\b|[,;:]\s?[A-Za-z])",
    re.IGNORECASE,
)


_CLOSED = re.compile(r"\s?\)")
_OPENS_WITH_OF = re.compile(r"(?:^|[.;,]\s)\s*(?:of|among)\s+(?:the\s+|these\s+)?$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:]|\b(?:and|but|while|whereas)\b")
_IN_GROUP = re.compile(
    rf"\s*{PEOPLE}\s+in\s+(?:the\s+)?(?:\w+[\s+/-]+){{0,5}}?(?:group|arm)\b", re.IGNORECASE
)
_RANDOMIZED = re.compile(r"\brandomi[sz]ed\b", re.IGNORECASE)
_OF_MORE = re.compile(r"\b(?:of|out\s+of)\s*$|/\s?$")
_N_OF_ALL = re.compile(
    rf"\b{PEOPLE}\b[^()]{{0,60}}[(\[]\s?[nN]\s?=\s?$|\b(?:trial|study|sample)\s*[(\[]\s?[nN]\s?=\s?$",
    re.IGNORECASE,
)
_OPEN_BRACKET = re.compile(r"[(\[]\s*(?:[nN]\s?=\s?)?$")
_LAST_BRACKET = re.compile(r"[(\[][^(\[]*$")
_BEFORE_LABEL = re.compile(r"\d\s*\)|[;,]|\b(?:or|and|versus|vs)\b")
_AFTER_LABEL = re.compile(r"\b(?:and|versus|vs|or)\b\s*\d|[;,]|\d")


@lru_cache(maxsize=64)
def counts(record: Record) -> tuple[Count, ...]:
    """Every number that may count subjects, with its part, in the order of the record."""
    return tuple(count for passage in prose(record) for count in by_model(passage))


def by_model(passage: Passage) -> list[Count]:
    """The counts of one passage, as the trained chain names them."""
    seen = candidates(passage)
    if not seen:
        return []
    predictions = models.predict([candidate for *_, candidate in seen])
    ruled = {count.place: count for count in by_rules(passage)}
    found = []
    for (place, sentence, role, candidate), answer in zip(seen, predictions, strict=True):
        rule = ruled[place].part if place in ruled else Part.OTHER
        part = _PARTS[answer.label]
        if part is Part.OTHER and rule in _ASIDE:
            part = rule
        if rule is Part.TOTAL and ruled[place].certainty >= _PLAIN:
            part = Part.TOTAL
        also = rule if part is Part.TOTAL and rule in _ASIDE else None
        total = answer.probabilities[models.CLASSES.index(models.TOTAL)]
        if place in ruled and ruled[place].certainty >= _PLAIN and rule is Part.OTHER:
            total = 0.0
        if rule is Part.TOTAL:
            total += _RULE_AGREES * ruled[place].certainty
        found.append(
            Count(
                passage=passage,
                place=place,
                sentence=sentence,
                role=role,
                value=candidate.value,
                part=part,
                certainty=round(answer.probability, 4),
                total=round(total, 4),
                also=also,
            )
        )
    return found


@lru_cache(maxsize=64)
def by_rules(passage: Passage) -> tuple[Count, ...]:
    """The counts of one passage, as the rules name them."""
    found: list[Count] = []
    every = [n for n in numbers(passage.text) if n.is_count and n.value < _MOST]
    index = 0
    for sentence, role in _sentences(passage):
        inside: list[Number] = []
        while index < len(every) and every[index].at.start < sentence.end:
            inside.append(every[index])
            index += 1
        found += _in_sentence(passage, sentence, role, inside)
    return tuple(found)


def candidates(passage: Passage) -> list[tuple[Slice, Slice, Role | None, models.Candidate]]:
    """Every whole number of a passage that no unit follows: its place, its sentence, the role, its words."""
    text = passage.text
    found = []
    every = [number for number in numbers(text) if number.is_count and number.value < _MOST]
    for index, (sentence, role) in enumerate(_sentences(passage)):
        for number in every:
            if not sentence.start <= number.at.start < sentence.end:
                continue
            if _NOT_A_COUNT_AFTER.match(text, number.at.end, number.at.end + 60):
                continue
            words = models.Candidate(
                before=text[sentence.start : number.at.start],
                printed=number.at.of(text),
                after=text[number.at.end : sentence.end],
                value=int(number.value),
                role=str(role or "title"),
                sentence=index,
            )
            found.append((number.at, sentence, role, words))
    return found


def _sentences(passage: Passage) -> tuple[tuple[Slice, Role | None], ...]:
    if passage.section is Section.TITLE:
        return ((Slice(0, len(passage.text)), None),)
    return passage_roles(passage.section, passage.text)


def _in_sentence(passage: Passage, sentence: Slice, role: Role | None, inside: list[Number]) -> list[Count]:
    shaped = [_by_rule(passage, sentence, role, number) for number in inside]
    return _pair([count for count in shaped if count is not None], passage.text)


def _by_rule(passage: Passage, sentence: Slice, role: Role | None, number: Number) -> Count | None:
    text, at = passage.text, number.at
    before = text[max(sentence.start, at.start - 90) : at.start]
    after = text[at.end : min(sentence.end, at.end + 150)]
    count = Count(passage, at, sentence, role, int(number.value), Part.OTHER, 0.5)
    if before.rstrip()[-1:] in _N_IS_ENDS:
        if _TOTAL_N_IS.search(before):
            return replace(count, part=Part.TOTAL, certainty=1.0)
        if _N_IS.search(before):
            return replace(count, part=Part.ARM, certainty=0.8)
    if _NOT_A_COUNT_AFTER.match(after):
        return None
    names_subjects = _SUBJECTS_AFTER.match(after)
    if before.endswith("(") and _CLOSED.match(after) and (number.value <= 5 or "/m" in before[-6:]):
        return None
    if _OF_THEM_TREATED.match(after):
        return replace(count, part=Part.ARM, certainty=0.6)
    if _IS_PART.match(after):
        return count
    if _SOME_OF.search(before) and not _TOTAL_BEFORE.search(before):
        if names_subjects and _OPENS_WITH_OF.search(before):
            return replace(count, part=Part.TOTAL, certainty=0.5)
        return (
            replace(count, part=Part.ARM, certainty=0.4)
            if names_subjects or before.rstrip().endswith(("of", "/"))
            else None
        )
    if _CASES_COUNTED.match(after):
        return replace(count, certainty=_PLAIN)
    if number.is_word and number.value <= 3 and not names_subjects:
        return None
    if names_subjects:
        return _of_subjects(count, before, after)
    if _NOT_A_COUNT_BEFORE.search(before, max(0, len(before) - _LONGEST_BEFORE)):
        return None
    stands_between = before.rstrip().endswith(("(", ",", ";")) and after.lstrip().startswith((")", ",", ";"))
    if _TO_ARM.match(after) or stands_between:
        return replace(count, part=Part.ARM, certainty=0.5)
    return None


def _of_subjects(count: Count, before: str, after: str) -> Count:
    clause = _CLAUSE_END.split(after, maxsplit=1)[0]
    if _DROPPED.search(clause) or _DROPPED.search(before[-40:]):
        return replace(count, part=Part.DROPPED, certainty=0.6)
    if _TOTAL_BEFORE.search(before):
        part = Part.OTHER if _SCREENED.search(clause) and "were" in clause else Part.TOTAL
        return replace(count, part=part, certainty=0.9)
    if _IN_GROUP.match(after):
        return replace(count, part=Part.ARM, certainty=0.7)
    if _ANALYZED.search(clause) and not _RANDOMIZED.search(clause):
        return replace(count, part=Part.ANALYZED, certainty=0.6)
    if _TOTAL_AFTER.match(after):
        return replace(count, part=Part.TOTAL, certainty=0.85)
    if _SERVED_AS_CONTROL.search(before):
        return replace(count, part=Part.ARM, certainty=0.7)
    if before.endswith("(") and _ALONE_IN_BRACKETS.match(after):
        return replace(count, part=Part.TOTAL, certainty=0.8)
    if count.role in (Role.METHODS, Role.OBJECTIVE, None):
        return replace(count, part=Part.TOTAL, certainty=0.6)
    return replace(count, part=Part.OTHER, certainty=0.3)


def _pair(found: list[Count], text: str) -> list[Count]:
    """Two or more arm-like numbers of one sentence are arms; the comparator is named, or stands second."""
    arms = [count for count in found if count.part is Part.ARM]
    if len(arms) == 1:
        lone = arms[0]
        before = text[max(lone.sentence.start, lone.place.start - 60) : lone.place.start]
        if _OF_MORE.search(before):
            part = Part.OTHER
        elif _N_OF_ALL.search(before):
            part = Part.TOTAL
        else:
            part = Part.ARM
        return [replace(count, part=part) if count is lone else count for count in found]
    named = {count.place for count in arms if _COMPARATOR.search(_label(text, count))}
    if not named or len(named) == len(arms):
        named = {arms[-1].place} if len(arms) == 2 else set()
    return [
        replace(count, part=Part.COMPARATOR if count.place in named else Part.INTERVENTION)
        if count.part is Part.ARM
        else count
        for count in found
    ]


def _label(text: str, count: Count) -> str:
    """The words that say whose number it is: before "(n = 24)", after "24 to placebo"."""
    before = text[max(count.sentence.start, count.place.start - 70) : count.place.start]
    if _OPEN_BRACKET.search(before):
        return _BEFORE_LABEL.split(_LAST_BRACKET.sub("", before))[-1]
    after = text[count.place.end : count.place.end + 70]
    return _AFTER_LABEL.split(after, maxsplit=1)[0]
