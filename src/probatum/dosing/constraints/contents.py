"""What a stated percentage of a mass is: "it contains 60 %, so a 500 mg tablet supplies 300 mg".

The percentage is told of the content, in the same sentence or the one before, and one mass is said to supply
another. Absorption, changes and shares of people are no content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import EXACT, LOOSE, Interval, verdict
from probatum.dosing.constraints.scope import Layout, Placed, is_contrasted
from probatum.dosing.constraints.wording import inputs_of, stretch
from probatum.text.dose_units import BODY_MASS, MASS
from probatum.text.measures import Measure, plain

RULE = "a percentage of a mass is that share of it"
_OF_CONTENT_BEFORE = re.compile(
    r"\b(?:contain\w*|hold\w*|ha(?:s|ve|d)|standardi[sz]ed\s+(?:to|at|for)|only|just|about|roughly|is|are|with|at"
    r"|provid\w*|suppl\w*|offer\w*|carr\w*)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_OF_CONTENT_AFTER = re.compile(
    r"\s*(?:[a-z-]*extract|elemental|pure|active|by\s+weight|(?:of\s+)?(?!of\s+the\s+(?:people|group|day))[a-z][\w-]{3,})",
    re.IGNORECASE,
)
_NO_CONTENT = re.compile(
    r"\b(?:absor\w*|bioavail\w*|daily\s+value|RDA|NRV|recommended|increas\w*|decreas\w*|reduc\w*|lower|higher|less"
    r"|drop(?:s|ped)?|rise|rose|risk|confidence|CI|solution|people|participants|patients|users|studies|trials|off"
    r"|discount\w*|sav(?:e|ing)\w*|cheaper|faster|excreted|eliminated)\b",
    re.IGNORECASE,
)
_SUPPLIES = re.compile(
    r"\s*(?:\w+\s+){0,4}?(?:\w+\s+)?(?:suppl(?:y|ies)|contains?|holds?|gives?(?:\s+you)?|provides?|delivers?|yields?|has"
    r"|carries|means|comes?\s+to|works\s+out\s+to|is)\s+(?:you\s+)?(?:about\s+|roughly\s+|only\s+|just\s+)?",
    re.IGNORECASE,
)


def check_contents(layout: Layout) -> Iterator[TextCheck]:
    """Neighboring masses, the first said to supply the second, with the last percentage told before them."""
    for whole, part in pairwise(layout.placed):
        if whole.sentence != part.sentence or not (_is_mass(whole.measure) and _is_mass(part.measure)):
            continue
        between = layout.text[whole.measure.end : part.measure.start]
        share = _share(layout, whole)
        if share is not None and _SUPPLIES.fullmatch(between) and not is_contrasted(between):
            yield _check(layout, share, whole.measure, part.measure)


def _is_mass(one: Measure) -> bool:
    bases = dict(one.first.dimensions)
    return one.first.unit.base == MASS and "mL" not in bases and BODY_MASS not in bases and not one.bound


def _share(layout: Layout, whole: Placed) -> Measure | None:
    """The last percentage before the masses in their sentence, else the only one of the sentence before."""
    ahead = [
        one for one in layout.placed if one.measure.end <= whole.measure.start and _is_percent(one.measure)
    ]
    own = [one for one in ahead if one.sentence == whole.sentence]
    former = [one for one in ahead if one.sentence == whole.sentence - 1]
    found = own[-1:] or (former if len(former) == 1 else [])
    return found[0].measure if found and _is_content(layout, found[0]) else None


def _is_percent(one: Measure) -> bool:
    return one.readings[-1].unit.base == "percent"


def _is_content(layout: Layout, share: Placed) -> bool:
    words, one = layout.text, share.measure
    sentence = layout.sentence(share)
    if _NO_CONTENT.search(sentence.of(words)):
        return False
    return bool(
        _OF_CONTENT_BEFORE.search(words, sentence.start, one.start)
        or _OF_CONTENT_AFTER.match(words, one.end, sentence.end)
    )


def _check(layout: Layout, share: Measure, whole: Measure, part: Measure) -> TextCheck:
    least, most = share.readings[-1].low / 100, share.readings[-1].high / 100
    low, high = _micrograms(whole)
    computed = (low * least, high * most)
    loose = any(one.is_approximate for one in (share, whole, part))
    result = verdict(_micrograms(part), [computed], LOOSE if loose else 2 * EXACT)
    start, end = stretch(layout.text, part)
    given = (
        plain(computed[0] / 1000)
        if computed[0] == computed[1]
        else f"{plain(computed[0] / 1000)}–{plain(computed[1] / 1000)}"
    )
    line = f"{whole.of(layout.text)} × {share.of(layout.text)} = {given} mg; stated {part.of(layout.text)}"
    return TextCheck(
        kind=FaultKind.ELEMENTAL_CONTENT,
        rule=RULE,
        start=start,
        end=end,
        quote=layout.text[start:end],
        inputs=inputs_of(layout.text, (share, whole)),
        result=result,
        because="the share gives this amount"
        if result is CheckResult.CONSISTENT
        else "the share gives another amount",
        arithmetic=(line,),
    )


def _micrograms(one: Measure) -> Interval:
    size = one.first.unit.size
    return one.first.low * size, one.first.high * size
