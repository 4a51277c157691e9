"""Which amounts, frequencies and lengths of time in a passage belong to a regimen.

`text.quantities` finds every amount; here the ones that were *given* are told from the ones that were
measured (a weight, a concentration in plasma, a difference, an interval).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from probatum.domain.quantity import Unit
from probatum.extraction.word_classes import word_list
from probatum.text.quantities import (
    FoundFrequency,
    FoundQuantity,
    FoundTime,
    find_frequencies,
    find_quantities,
    find_times,
)
from probatum.text.words import Opened

GIVEN = frozenset(
    {Unit.NG, Unit.UG, Unit.MG, Unit.G, Unit.PMOL, Unit.NMOL, Unit.UMOL, Unit.MMOL, Unit.IU, Unit.CFU}
)
COUNTED = frozenset({Unit.DROP, Unit.SPRAY, Unit.CAPSULE, Unit.TABLET})
DISSOLVED = frozenset({Unit.NANOMOLAR, Unit.MICROMOLAR, Unit.MILLIMOLAR, Unit.MOLAR})

# What stands just before a measured (not a given) amount.
_MEASURED_BEFORE = Opened(
    re.compile(
        r"(?:±|\+/-|\+-|=|\bCI,?:?|\bweigh(?:ed|s|t|ing)?(?:\s+(?:of|was|between|about))?"
        r"|\bchange[sd]?\s+(?:of|by|from|was)"
        r"|\bdifferences?(?:\s+(?:of|was|between|in))?|(?<!followed\s)\bby|\b(?:fell|rose|dropped)\s+(?:to|by|from)"
        r"|\b(?:de|in)creased?\s+(?:of|to|by|from)|\breductions?\s+of|\bdos(?:e|es|age|ages)(?:\s+(?:at"
        r"|after)\s+[\w\s]{0,16})?(?:\s+with\s+[\w\s]{0,25})?\s+(?:was|were|higher)|\bmeans?(?:\s+(?:of"
        r"|was|were))?|\bmedians?(?:\s+(?:of|was))?"
        r"|\b(?:LD50|LC50|EC50|ED50|IC\s?50|Ki|K[Dd]|Km|Kd|NOAEL|LOAEL|HED|Bmax|BMAX|Cmax"
        r"|AUC\S*)(?:\s*(?:of|was|values?|were|is|=|:|about|with))*"
        r"|\bequivalent\s+(?:dose\s+)?of(?:\s+about)?|\bfrom|\bfirst|\bvs\.?|\bversus|\bloss\s+of"
        r"|\bgain\s+of|\bsecretion\s+of|\bexcretion\s+of|\bcontain(?:s|ed)?\s+only|\bbaseline(?:\s+of)?)"
        r"\s*(?:[(\[:,]\s*)?(?:about\s+|approximately\s+|~\s*|less\s+than\s+|[<>≤≥]\s*)?[-−+]?$",
        re.IGNORECASE,
    ),
    (
        *("±", "+", "=", "ci", "weigh", "change", "difference", "by", "fell", "rose", "dropped"),
        *("decrease", "increase", "reduction", "dos", "mean", "median", "ld50", "lc50", "ec50", "ed50"),
        *("ic", "ki", "kd", "km", "noael", "loael", "hed", "bmax", "cmax", "auc", "equivalent", "from"),
        *("first", "vs", "versus", "loss", "gain", "secretion", "excretion", "contain", "baseline"),
    ),
)
_SOLUTION = re.compile(
    r"\s*(?:\([\w\s]+\)\s*)?(?:aqueous\s+|nasal\s+|ophthalmic\s+|w/v\s+|topical\s+)*"
    r"(?:solutions?|drops|gel|cream|ointment|lotion|suspension|spray|emulsion|mouthwash|shampoo"
    r"|ophthalmic|nasal)\b",
    re.IGNORECASE,
)
_AGENT_BEFORE = re.compile(r"([A-Za-z][\w-]{2,})(?:\s*\([\w\s]{2,12}\)|®|™)?(,?)\s*(\(?)\s*$")
_AGENT_AFTER = re.compile(r"\s*([A-Za-z][\w-]{2,})")
_COMPARED = re.compile(
    r"\s*(?:(?:vs\.?|versus)\s*\d|of\s+(?:the|patients|participants|subjects|cases)"
    r"|\)?\s*[;,]?\s*[pP]\s*[<=>]|CI\b)"
)
_FIGURES_BEFORE = re.compile(r"(?:\d\s*%?\s*(?:vs\.?|versus|and)|mm\s?Hg\s*\(|\d\s*\(|with|was|were)\s*$")
_REGULAR = re.compile(
    r"\s*(?:once|twice|daily|three|every|each|q\.?\s?d|b\.?i\.?d|\d\s+times)", re.IGNORECASE
)
# Endings of generic names (INN stems and common chemical endings).
_DRUG_LIKE = re.compile(
    r"(?:ine|ol|ost|ide|ate|one|am|ole|il|in|pan|mab|ax|ank|ept|acid|oxin|xyl|dil|rin)$", re.IGNORECASE
)
_NOT_AN_AGENT = word_list("regimen", "not_an_agent")


def _is_measured(text: str, found: FoundQuantity) -> bool:
    return _MEASURED_BEFORE.search_in(text, max(0, found.start - 45), found.start) is not None


def _is_strength(text: str, found: FoundQuantity) -> bool:
    """Is this percentage the strength of something: "timolol 0.5 %", "0.1 % solution", "10 % ethanol"?"""
    if found.quantity is None or found.quantity.high > 50 or _COMPARED.match(text, found.end):
        return False
    if _SOLUTION.match(text, found.end):
        return True
    window = max(0, found.start - 40)
    if found.quantity.low != found.quantity.high or _FIGURES_BEFORE.search(text, window, found.start):
        return False
    if text[found.start - 1 : found.start] == "/" or _follows_agent(text, found, window):
        return True
    after = _AGENT_AFTER.match(text, found.end)
    return after is not None and _is_drug_like(after.group(1))


def _follows_agent(text: str, found: FoundQuantity, window: int) -> bool:
    """After a comma or a bracket only a small strength or a stated frequency tells it from a rate."""
    before = _AGENT_BEFORE.search(text, window, found.start)
    if before is None or found.quantity is None:
        return False
    word = before.group(1)
    is_named = _is_drug_like(word) or (
        word[:1].isupper() and before.start() > 0 and text[before.start() - 2] not in ".:;"
    )
    is_apart = bool(before.group(2) or before.group(3))
    is_sure = found.quantity.high < 1 or _REGULAR.match(text, found.end) is not None
    return is_named and (not is_apart or is_sure)


def _is_drug_like(word: str) -> bool:
    return word.lower() not in _NOT_AN_AGENT and len(word) > 3 and _DRUG_LIKE.search(word) is not None


@lru_cache(maxsize=32)
def amounts(text: str) -> tuple[FoundQuantity, ...]:
    """The amounts that may have been given, in text order; percentages only as strengths."""
    return tuple(found for found in find_quantities(text) if _is_given(text, found))


# "250 mg of ascorbic acid/kg of diet", "mg/100 g oil", "1.9 µg equivalents to …": contents, given to nobody.
_CONTENT_AFTER = re.compile(
    r"\s*(?:of\s+)?(?:[\w()-]+\s+){0,4}?[\w()-]*\s?(?:/|per\s+)\s?(?:k?g|100\s?g)\s+(?:of\s+)?"
    r"(?:the\s+|basal\s+|dry\s+)*(?:diet|feed|food|chow|oil|DM|dry\s+matter|DW|FW|fresh\s+weight)\b"
    r"|\s*(?:of\s+)?(?:diet|feed|food|chow|oil|DW|FW)\b|\s*(?:\w[\w-]*\s+){0,2}equivalents\s+to\b",
    re.IGNORECASE,
)
_PER_BEFORE = re.compile(r"\w/\s?$|\bequivalents\s+to\s+$")


def _is_content(text: str, found: FoundQuantity) -> bool:
    """Is this what a food or a sample holds, not what somebody got?"""
    if _PER_BEFORE.search(text, max(0, found.start - 20), found.start):
        return True
    return _CONTENT_AFTER.match(text, found.end) is not None


def _is_given(text: str, found: FoundQuantity) -> bool:
    if not found.is_amount or found.quantity is None or _is_measured(text, found) or _is_content(text, found):
        return False
    unit = found.quantity.unit
    if unit is Unit.PERCENT:
        return _is_strength(text, found)
    if unit in DISSOLVED or unit in COUNTED:
        return True
    if unit is Unit.ML:
        return found.quantity.per_day or found.quantity.per_kg
    return unit in GIVEN


def dose_values(text: str) -> tuple[tuple[int, int], ...]:
    """The numbers of all doses, with a comparator sign where one is printed ("≥ 1500")."""
    spans = []
    for found in amounts(text):
        if found.quantity is not None and found.quantity.unit not in COUNTED:
            comparator = _COMPARATOR.search(text, max(0, found.number_start - 12), found.number_start)
            spans.append((comparator.start() if comparator else found.number_start, found.number_end))
    return tuple(spans)


_COMPARATOR = re.compile(r"(?:>\s*or\s*=|<\s*or\s*=|≥|≤|>|<|\bat least)\s*$")

_AGE_BEFORE = re.compile(
    r"(?:\baged?\b|\bages?\s+(?:of|was|range\S*)|±|\+/-|\brange[sd]?\b|\b(?:younger|older)\s+than"
    r"|\bover\s+the\s+age\s+of"
    r"|\bages|\bmean\s+age\b[^.;]{0,40}|\bsince|\bdiabetes\s+duration|\bduration\s+of\s+(?:diabetes"
    r"|disease|illness|insulin\s+use)(?:\s+was)?)"
    r"[\s:,(]*(?:between\s+|from\s+|over\s+|under\s+|[<>≥≤=]\s*|or\s+=\s*)*$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"[\s-]*(?:old\b|of\s+age\b|-?olds?\b|and\s+(?:over|older|above)\b)", re.IGNORECASE)
_POINT_BEFORE = re.compile(
    r"(?:\b(?:at|after|before|by|baseline,?|baseline\s+(?:and|to)|until|day|days|week|weeks|month"
    r"|months|visits?|previous|past|last|first|preceding)"
    r"|(?:\b(?:at|after)\b[^.;]{0,25}(?:,|\band)))\s*(?:both\s+|the\s+|≥\s*|(?:0?\.)?\d+,?\s*)*[\[(]?$",
    re.IGNORECASE,
)
_INTERVAL_AFTER = re.compile(
    r"[\s,-]*(?:wash-?out|medicine-free|drug-free|apart|interval|visits?|follow-?up\s+visit|earlier"
    r"|later|after|before|ago)",
    re.IGNORECASE,
)
_COURSE_AFTER = re.compile(
    r"[\s,-]*(?:of\s+(?:\w+\s+){0,2}(?:treatment|therapy|supplementation|administration|intake"
    r"|dosing)|course|period|trial|study)",
    re.IGNORECASE,
)
LONG = frozenset({Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR})


@lru_cache(maxsize=32)
def lengths(text: str) -> tuple[FoundTime, ...]:
    """Lengths of time of a day or more that are neither ages nor time points, in text order."""
    return tuple(found for found in find_times(text) if _is_length(text, found))


def _is_length(text: str, found: FoundTime) -> bool:
    if found.quantity.unit not in LONG or _AGE_AFTER.match(text, found.end):
        return False
    window = max(0, found.start - 45)
    if (
        found.quantity.unit is Unit.YEAR
        and found.quantity.low >= 12
        and not _COURSE_AFTER.match(text, found.end)
    ):
        return False
    if _AGE_BEFORE.search(text, window, found.start):
        return False
    if _INTERVAL_AFTER.match(text, found.end) and not lasts_until(text, found):
        return False
    return _POINT_BEFORE.search(text, window, found.start) is None


_UNTIL = re.compile(r"[\s,-]*(?:before|prior\s+to)\b", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:daily|day|received?|given|taken|took|supplement\w*|treat\w*)\s+for\s+$", re.IGNORECASE
)


def lasts_until(text: str, found: FoundTime) -> bool:
    """ "Capsules daily for 8 weeks before the exercise": how long, not when."""
    return _UNTIL.match(text, found.end) is not None and (
        _FOR.search(text, max(0, found.start - 30), found.start) is not None
    )


def durations(text: str) -> tuple[tuple[int, int], ...]:
    """The places of all lengths of a day or more, with a comparator sign where one is printed."""
    return tuple((found.start, found.end) for found in lengths(text))


_BARE = re.compile(
    r"(?:(?<=mg)|(?<=\bg)|(?<=IU)|(?<=/kg)|(?<=[µμ]g))\s+(daily|weekly)\b(?!\s+once)", re.IGNORECASE
)


@lru_cache(maxsize=32)
def intakes(text: str) -> tuple[FoundFrequency, ...]:
    """How often something was given, in text order; a bare "daily" counts only after an amount."""
    may_be_bare = "daily" in (low := text.lower()) or "weekly" in low
    bare = (
        FoundFrequency(
            m.start(1), m.end(1), Decimal(1) if m[1].lower() == "daily" else None, None, m[1].lower()
        )
        for m in (_BARE.finditer(text) if may_be_bare else ())
    )
    return tuple(sorted((*find_frequencies(text), *bare), key=lambda f: f.start))


def frequencies(text: str) -> tuple[tuple[int, int], ...]:
    """The places of all frequencies."""
    return tuple((found.start, found.end) for found in intakes(text))
