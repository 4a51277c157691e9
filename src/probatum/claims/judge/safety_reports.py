"""Absence of harm told of one study or a bounded set of studies: a report, no claim about the substance.

What a study counted in some people over some weeks, or held against placebo, is its result. Told of users, of
"studies" at large or of the substance itself it is a claim of absence, which nothing of this kind shows.
"""

from __future__ import annotations

import re

from probatum.claims.judge.wordings import tells_one_study
from probatum.domain.claim import Claim

_HARMS = r"(?:\w+ ){0,3}(?:adverse|side)[ -](?:effects?|events?|reactions?)"
_STUDY = r"(?:trials?|study|studies|pilots?|reports?|tests?)"
_COUNTED = re.compile(
    rf"\bno {_HARMS} (?:(?:were|was) )?(?:seen|observed|noted|recorded)\b"
    rf"|\b(?:saw|observed|noted|recorded) no {_HARMS}"
    rf"|\bno {_HARMS} (?:\w+ )?(?:attribut\w+|related|due) to (?:the )?"
    r"(?:extract|treatment|preparation|intervention|study \w+|trial \w+)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    rf"\bno {_HARMS} (?:[\w-]+ ){{0,4}}(?:were|was) (?:found|reported)\b"
    rf"|\b(?:found|reported|showed) no {_HARMS}",
    re.IGNORECASE,
)
_AT_LARGE = re.compile(
    r"\b(?:ever|whatsoever|at all|studies|trials|research|users?|customers?|clients?)\b", re.IGNORECASE
)
_OF_THIS_STUDY = re.compile(
    rf"\bin (?:that|this|the(?: same)?)(?: [\w-]+){{0,3}} {_STUDY}\b|\ba (?:small |[\w-]+ )?pilot\b",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    rf"\b(?:short(?:-term)?|brief|small) {_STUDY}\b"
    rf"|\b{_STUDY} (?:of|lasting|over|up to)(?: [\w-]+){{0,4}} (?:days?|weeks?|months?)\b"
    r"|\bfor up to [\w-]+ (?:days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:as|than|to|from|between|like) (?:[\w-]+ ){0,4}(?:placebo|controls?|the (?:two )?groups)\b"
    r"|\b(?:similar|comparable|equally) (?:\w+ ){0,3}(?:in|between|across) (?:both|the)\b",
    re.IGNORECASE,
)


def tells_of_a_study(claim: Claim) -> bool:
    """Is the absence told of one study, of studies with their length, or beside placebo?"""
    words = claim.place.quote
    if _COMPARED.search(words) or _BOUNDED.search(words) or _OF_THIS_STUDY.search(words):
        return True
    if _AT_LARGE.search(words):
        return False
    return bool(_COUNTED.search(words) or (tells_one_study(claim) and _REPORTED.search(words)))
