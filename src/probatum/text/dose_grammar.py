"""What stands around an amount: denominators, the thing that contains it, sides, labels."""

from __future__ import annotations

import re
from decimal import Decimal

from probatum.text.dose_labels import STOP
from probatum.text.dose_tokens import NUMBER, Token, number
from probatum.text.dose_units import (
    BODY_MASS,
    CONTAINER,
    INTAKE,
    MASS,
    SIDE,
    TIME,
    VOLUME,
    DoseUnit,
    forms,
    unit_of,
)
from probatum.text.measures import Per, named
from probatum.text.sentences import sentence_at

COUNTED = frozenset(
    ("drop", "dropper", "spray", "pump", "capsule", "tablet", "gummy", "pill", "scoop", "sachet", "ampoule")
) | {"teaspoon", "tablespoon", "cup", "patch"}
"""Bases that are counted one by one when taken."""
SUBSTANCE = frozenset((MASS, VOLUME, "nmol", "IU", "CFU", "kcal", "syringe unit", "percent"))
"""Bases that measure the substance itself."""
_HOLDERS = COUNTED | {INTAKE, CONTAINER}


def _pattern(bases: frozenset[str]) -> str:
    chosen = [form for form, unit in forms().items() if unit.base in bases]
    return "|".join(re.escape(form) for form in sorted(chosen, key=len, reverse=True))


_HOLDER = _pattern(_HOLDERS)
_CONTAINER = _pattern(frozenset((CONTAINER,)))
_ANY = _pattern(frozenset(unit.base for unit in forms().values()))
_PER = re.compile(
    rf"\s?(?P<link>/|⁄|\bper\b|\ba(?=\s)|\beach\b|\bevery\b|\b(?:in|into|up|to|for|from|through|with|"
    rf"inside)\s+(?:each|every|one|both|either|a|an|the)"
    rf"(?:\s+(?:single|individual|one))?\b)\s?(?:(?P<count>{NUMBER})[\s-]?)?(?:(?:level|small|single|"
    rf"full|kilo of)\s)?(?P<unit>{_ANY})(?!\w)(?!\s?[-–]\s?\d)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\s?\(?(?:of\s+)?(?:your\s+)?(?:b\.?w\.?\b|body[\s-]?(?:weight|mass)|bodyweight)\)?", re.IGNORECASE
)
_CONTENT_LINKS = frozenset(
    ("/", "⁄", "per", "in each", "in every", "in one", "to the", "to each", "to a", "to one")
)
_TIME_LINKS = frozenset(("/", "⁄", "per", "a", "each", "every", "in a", "in one", "for each"))
_SIDE_WORDS = re.compile(
    r"\s?(?:in(?:to|side)?|through|up|to|per|for|down)\s+(?P<which>each|every|both|either|one|the|"
    r"your|their|a)?\s?(?:side\s+of\s+the\s+)?"
    r"(?P<what>nostrils?|nasal\s+passages?|nose|nares|eyes?|ears?)\b",
    re.IGNORECASE,
)


_ROUND_THE_CLOCK = re.compile(
    r"\s+(?:over|in|within|per|every|each)\s+(?:the\s+|any\s+|a\s+)?(?:24|twenty-four)[\s-]?(?:hours?|hrs?|h)\b"
    r"(?:\s+period)?",
    re.IGNORECASE,
)
_MILLILITER_BEFORE = re.compile(
    r"(?<![\w.,/-])(?:(?:1|one|a|each|every|per)\s?)(?:mL|ml|milliliter|millilitre)\s+"
    r"(?:(?:is|are|equals?|makes?|gives?|contains?|holds?|has|of|taken|counted|reckoned|as|to|about|roughly|around|"
    r"approximately|some|solution|=|≈|~)\s+){1,4}$",
    re.IGNORECASE,
)


_IS_SUBJECT = re.compile(
    r"\s+(?:lasts?|will|is|holds?|contains?|gives?|makes?|should|would|runs?|ought|covers?|provides?)\b",
    re.IGNORECASE,
)


def denominators(text: str, token: Token) -> tuple[tuple[Per, ...], int]:
    """Read "/kg/day", "per 2 capsules", "in each nostril" after an amount: the denominators and their end."""
    if (clock := _ROUND_THE_CLOCK.match(text, token.end)) and token.unit.base in SUBSTANCE | COUNTED:
        return (Per(named("day")),), clock.end()
    if token.unit.base == "drop" and _MILLILITER_BEFORE.search(text, max(0, token.start - 50), token.start):
        return (Per(named("mL")),), token.end
    found: list[Per] = []
    at = token.end
    for _ in range(3):
        match = _PER.match(text, at) or (None if found else _per_after_name(text, at))
        per = _per(token, match) if match else None
        if match is None or per is None or any(per.unit.base == other.unit.base for other in found):
            break
        if found and _IS_SUBJECT.match(text, match.end()):
            break  # "at 1 g a day a jar lasts 30 days": the jar begins another clause
        found.append(per)
        at = match.end()
        if per.unit.base == BODY_MASS and (body := _BODY.match(text, at)):
            at = body.end()
    return tuple(found), at


_NAME = re.compile(r"\s+of\s+(?:[\w-]+\s+){0,2}?[\w-]+(?=\s+(?:per|in\s+each|in\s+every)\s)", re.IGNORECASE)


def _per_after_name(text: str, at: int) -> re.Match[str] | None:
    """ "1 mg of melatonin per mL": the denominator behind the substance."""
    name = _NAME.match(text, at)
    return _PER.match(text, name.end()) if name else None


def _per(token: Token, match: re.Match[str]) -> Per | None:
    unit = unit_of(match["unit"])
    if unit is None:
        return None
    link = " ".join(match["link"].lower().split())
    count = number(match["count"]) if match["count"] else Decimal(1)
    if count is None or count <= 0:
        return None
    if unit.symbol in ("kg", "lb"):
        if link not in ("/", "⁄", "per", "for each", "for every", "a", "each", "every") or (
            match["count"] and count > 10
        ):
            return None
        return Per(named("kg body mass"), count * _kilograms(unit), count * _kilograms(unit))
    if not _fits(token.unit, unit, link):
        return None
    return Per(unit, count, count)


def _kilograms(unit: DoseUnit) -> Decimal:
    return unit.size / named("kg").size


def _fits(what: DoseUnit, per: DoseUnit, link: str) -> bool:
    """May this unit be a denominator here? "10 mL in a day" yes, "in 2 weeks" is a duration."""
    if per.base == TIME:
        is_interval = link in ("every", "each") and per.size < 1  # "every 8 hours" is a frequency
        return link in _TIME_LINKS and what.base != TIME and not is_interval
    if per.base in (MASS, VOLUME, "nmol", "IU", "kcal", "percent"):
        return link in _CONTENT_LINKS and what.base != "percent"
    if per.base == SIDE:
        if link.endswith((" the", " a", " an", " one")):
            return False  # "into the nostrils": each, or both together
        return what.base in ("drop", "spray", "pump", VOLUME, MASS)
    if per.base == "syringe unit":
        return link in ("/", "⁄", "per")
    return what.base != per.base and not link.startswith(("to ", "with ", "up "))


def sides(text: str, at: int) -> tuple[str, int]:
    """Nostrils after an amount of drops: "each", "some" when it is open whether each side, or ""."""
    match = _SIDE_WORDS.match(text, at)
    if match is None:
        return "", at
    which, what = (match["which"] or "").lower(), match["what"].lower()
    if which in ("each", "every", "both", "either") or match[0].lstrip().lower().startswith("per"):
        return "each", match.end()
    return ("some" if what.endswith("s") or what in ("nose", "nares") else "one"), match.end()


_NASAL = re.compile(r"\b(?:nostrils?|nasal\w*|intranasal\w*|nose)\b", re.IGNORECASE)


def sides_later(text: str, at: int) -> str:
    """ "Two drops of a 0.1 % solution in each nostril": the side named later in the sentence."""
    sentence = sentence_at(text, max(0, at - 1))
    rest = text[at : min(sentence.end, at + 60)]
    later = _SIDE_WORDS.search(rest)
    if later and not re.search(r"\b(?:drops?|sprays?|puffs?)\b", rest[: later.start()]):
        return sides(rest, later.start())[0]
    return "some" if _NASAL.search(sentence.of(text)) else ""


_ADJECTIVE = rf"(?:(?!(?:{'|'.join(STOP)})\b)[A-Za-z][\w'-]*\s+){{0,3}}?"
_COMPOUND = re.compile(rf"[\s-]+(?P<adjective>{_ADJECTIVE})(?P<unit>{_HOLDER})(?!\w)", re.IGNORECASE)
_VESSEL = re.compile(rf"[\s-]+(?:{_CONTAINER})(?!\w)", re.IGNORECASE)
_COUNT_BEFORE = re.compile(
    rf"(?<![\w.,/-])(?P<low>{NUMBER}|an?|single)(?:\s?(?:[-–]|to|or)\s?(?P<high>{NUMBER}))?\s?"
    r"(?:x|×|\*|individual|single|separate|equal|measured|metered|pre-measured|[A-Za-z]+-sized)?\s?$",
    re.IGNORECASE,
)


def compound(text: str, token: Token, end: int) -> tuple[DoseUnit, int] | None:
    """The thing an amount describes: "500 mg capsules", "3 ml nasal bottle", "60-capsule bottle"."""
    match = _COMPOUND.match(text, end)
    if match is None or token.unit.base in (TIME, "percent", SIDE):
        return None
    unit = unit_of(match["unit"])
    if unit is not None and unit.base != CONTAINER and (vessel := _VESSEL.match(text, match.end())):
        return named("container"), vessel.end()  # "a 30 mL dropper bottle" is a bottle
    if unit is None or unit.base == token.unit.base:
        return None
    is_hyphened = text[token.end : token.end + 1] == "-"
    if token.unit.base in COUNTED | {INTAKE} and (
        unit.base != CONTAINER or (not is_hyphened and match["adjective"])
    ):
        return None
    return unit, match.end()


def count_before(text: str, start: int) -> tuple[Decimal, Decimal, int] | None:
    """The number in "two 500 mg capsules" and "60 individual 50 µg doses", and where it starts."""
    window = text[max(0, start - 30) : start]
    match = _COUNT_BEFORE.search(window)
    if match is None:
        return None
    low = number(match["low"])
    high = number(match["high"]) if match["high"] else low
    if low is None or high is None or low > high:
        return None
    return low, high, max(0, start - 30) + match.start()


_VERB = (
    r"(?:contain(?:s|ed|ing)?|provid(?:es?|ed|ing)|deliver(?:s|ed|ing)?|suppl(?:y|ies|ied|ying)|"
    r"giv(?:es?|ing)|yield(?:s|ing)?"
    r"|hold(?:s|ing)?|has|have|carr(?:y|ies|ying)|pack(?:s|ed|ing)?|offer(?:s|ing)?|equals?|"
    r"equivalent to|amounts? to|comes? to|comes? with"
    r"|is|are|=|makes?|weigh(?:s|ing)?|measures?|dispens(?:es?|ing)|releas(?:es?|ing)|corresponds? to|"
    r"means?|adds? up to|works? out (?:at|to)|costs you|ships with|includes?|would contain|total(?:s|"
    r"ing)?|gets?\s+you|lets\s+you\s+have|comes?\s+out\s+at|:)"
)
_FILLER = (
    r"(?:(?:a\s+total\s+of|around|about|approximately|roughly|nearly|almost|just|exactly|only|either|"
    r"up\s+to|some|altogether|in\s+total"
    r"|an?\s+estimated|equal\s+to|equivalent\s+to|dosed\s+at|standardized\s+to|then|therefore|thus|"
    r"labeled\s+(?:as|with)|to|~|≈|you|your\s+body|a|an|the)\s*){0,3}"
)
_HOLDER_BEFORE = re.compile(
    rf"(?<![\w.,-])(?<!to\s)(?<!per\s)(?:(?:(?:each|every|an?|the|this|"
    rf"per)\s+)?(?P<count>{NUMBER})(?:\s?[-–]\s?(?P<upper>{NUMBER}))?[\s-]+"
    rf"(?!(?:mg|mcg|ug|µg|g|kg|IU|mmol|%|count|ct|micrograms?|milligrams?|grams?|units?)\b|(?:mL|ml)[\s-]+(?:\w+\s+)?(?:{_HOLDER})\b)|"
    rf"(?:each|every|one|an?|per|the|single|this|that)[\s-]+)"
    rf"(?P<between>(?:[\w.%’'-]+\s+){{0,4}}?)(?P<unit>{_HOLDER}|mL|ml|milliliter|"
    rf"millilitre)(?!\w)(?!-?\s*(?:\w+\s+)?(?:{_HOLDER})\b)(?P<rest>(?:\s+(?:\([^()]{{0,40}}\)|"
    rf"(?!(?:and|or|but|so|which)\b)[\w.%’'-]+)){{0,9}}?)\s*{_VERB}\s*{_FILLER}$",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    rf"(?<![\w.,-])(?P<low>{NUMBER}|an?)(?:\s?(?:[-–]|to|"
    rf"or)\s?(?P<high>{NUMBER}))?[\s-](?:\w+\s)?(?P<unit>{_HOLDER})"
    rf"(?P<side>\s(?:per|in(?:to)?)\s(?:each\s|every\s)?nostril)?\s?(?:\(|=\s?|,?\si\.e\.,?\s|"
    rf",\sor\s)\s?{_FILLER}$",
    re.IGNORECASE,
)
_HOLDER_OF = re.compile(
    (
        rf"\b(?P<unit>{_HOLDER})\s+(?:each\s+)?(?:of|containing|holding|with|at|providing|delivering|"
        rf"dosed\s+at|labeled)\s+{_FILLER}$"
    ),
    re.IGNORECASE,
)
_HOLDERS_EACH = re.compile(rf"\b(?P<unit>{_HOLDER})\s+(?:\w+\s+){{0,2}}?{_VERB}\s*{_FILLER}$", re.IGNORECASE)
_EACH_AFTER = re.compile(
    r"\s+(?:of\s+\w+\s+)?(?:each(?!\s+(?:day|night|morning|evening|week|time)\b)|apiece)\b", re.IGNORECASE
)
_DAYS_OWN = re.compile(r"\b(?:daily|total)\s+$", re.IGNORECASE)  # "the daily dose is": of a day, of no intake
_WINDOW = 130


def holder(text: str, token: Token, floor: int) -> tuple[Per, ...]:
    """What holds the amount: "each capsule contains 500 mg", "bottle of 60 capsules", "20 drops = 1 mL".

    "Two sprays in each nostril give 400 µg" has two readings: two sprays or four.
    """
    before = text[max(floor, token.start - _WINDOW) : token.start]
    if (match := _HOLDER_OF.search(before)) and not re.search(
        r"\b(?:daily|total)\s+$", before[: match.start()]
    ):
        unit = unit_of(match["unit"])
        if unit is not None and unit.base != token.unit.base:
            return (Per(unit),)
    if (match := _APPOSED.search(before)) and token.unit.base in SUBSTANCE:
        if _EACH_AFTER.match(text, token.end):
            return _counted("1", None, unit_of(match["unit"]), token, "")
        return _counted(match["low"], match["high"], unit_of(match["unit"]), token, match[0])
    if match := _HOLDERS_EACH.search(before):
        unit = unit_of(match["unit"])
        if unit is not None and unit.base != token.unit.base and _EACH_AFTER.match(text, token.end):
            return (Per(unit),)
    match = None
    for one in _HOLDER_BEFORE.finditer(before):
        match = one
    if match is None or re.search(r"[.;!?]\s", match[0]) or _DAYS_OWN.search(match["between"]):
        return ()
    return _counted(match["count"] or "1", match["upper"], unit_of(match["unit"]), token, match[0])


_EACH_SIDE = re.compile(r"\b(?:each|every|both|per|either)\s+(?:side|nostril|eye|ear|nasal)", re.IGNORECASE)


def _counted(low: str, high: str | None, unit: DoseUnit | None, token: Token, words: str) -> tuple[Per, ...]:
    least = number(low)
    most = number(high) if high else least
    if unit is None or unit.base == token.unit.base or not least or not most or least > most:
        return ()
    both = (Per(unit, 2 * least, 2 * most),) if _EACH_SIDE.search(words) else ()
    return (*both, Per(unit, least, most))
