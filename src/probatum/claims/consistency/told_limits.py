"""A usual dose that passes its own text's limit: "never exceed 400 mg a day ... the usual dose is 600 mg"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.results import result_of
from probatum.claims.consistency.subjects import are_about_one
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentence_at
from probatum.text.slices import Slice

RULE = "a usual dose keeps the limit of its own text"
_N = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_UNIT = r"mcg|µg|ug|mg|g|IU"
_LIMIT = re.compile(
    rf"\b(?:(?:never|do\s+not|don[’']t|should\s+not|must\s+not|not)\s+(?:ever\s+)?"
    rf"(?:exceed|go\s+(?:above|over|beyond)|(?:take|use)\s+more\s+than)"
    rf"|(?:daily\s+maximum|maximum\s+(?:daily\s+)?(?:dose|intake|amount)|most\s+anyone\s+should\s+take)\s+(?:is|of|:))\s+"
    rf"(?P<n>{_N})\s?(?P<u>{_UNIT})(?:\s+(?:(?:in\s+)?(?:a|per|each|any)\s+(?:one\s+)?day|daily))?",
    re.I,
)
_DOSE = re.compile(
    rf"\b(?:(?:recommended|usual|standard|typical|normal|suggested|ideal|best)\s+(?:daily\s+)?(?:dose|dosage|amount|intake)"
    rf"\s*(?:is|of|:)|(?<!not\s)(?<!never\s)\btake)\s+(?P<n>{_N})(?:\s?(?:-|–|to)\s?(?:{_N}))?\s?(?P<u>{_UNIT})"
    rf"(?P<day>\s+(?:(?:a|per|each|every)\s+day|daily))?",
    re.I,
)
_MICROGRAMS = {"mcg": 1, "µg": 1, "ug": 1, "mg": 1000, "g": 1_000_000}
_OTHERS = re.compile(
    r"\b(?:child\w*|kids|pregnan\w+|elderly|older|beginners?|loading|kidney|liver|athletes?|doctor|prescri\w+|supervis\w+"
    r"|trial|study|studies|patients|per\s+kg|single|at\s+once|one\s+sitting|if|unless|food|diet)\b|/kg",
    re.I,
)


def check_told_limits(text: str) -> Iterator[TextCheck]:
    """Every usual dose above a limit that the text tells the same reader."""
    limits = [one for one in _LIMIT.finditer(text) if not _is_of_others(text, one)]
    for dose in _DOSE.finditer(text):
        is_daily = dose["day"] or re.search(r"\bdaily\b", dose[0], re.I)
        if not is_daily or _is_of_others(text, dose):
            continue
        for limit in limits:
            if _passes(dose, limit) and are_about_one(
                text, *(sentence_at(text, one.start()) for one in (limit, dose))
            ):
                yield _fault(text, dose, limit)
                break


def _is_of_others(text: str, one: re.Match[str]) -> bool:
    return _OTHERS.search(sentence_at(text, one.start()).of(text)) is not None


def _amount(one: re.Match[str]) -> Decimal:
    return Decimal(one["n"].replace(",", "")) * _MICROGRAMS.get(one["u"].lower(), 1)


def _passes(dose: re.Match[str], limit: re.Match[str]) -> bool:
    is_one_kind = (dose["u"].lower() == "iu") == (limit["u"].lower() == "iu")
    is_apart = dose.end() <= limit.start() or limit.end() <= dose.start()
    return is_one_kind and is_apart and _amount(dose) > _amount(limit)


def _fault(text: str, dose: re.Match[str], limit: re.Match[str]) -> TextCheck:
    return result_of(
        text,
        FaultKind.DOSE_CONFLICT,
        RULE,
        Slice(*dose.span()),
        [("limit", Slice(*limit.span()))],
        "the dose told passes the limit told",
        f"{dose['n']} {dose['u']} > {limit['n']} {limit['u']}",
    )
