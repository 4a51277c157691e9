"""Substances named right beside an amount, and the words that are none."""

from __future__ import annotations

import re

_FUNCTION_WORDS = """
of in per and or to a an the with for from by each every as at twice once daily is are was were that
which this then than on into over up before after when if taken given used once three two one four five
six so can may will should must has have had not no but also only it they you your contains provides
"""
_OTHER_WORDS = """
capsule capsules tablet tablets drop drops spray sprays dose doses bottle bottles serving day days total
combined altogether together elemental nightly weekly intake amount level levels solution strength
product supply adult adults person people man woman child children rat rats mice mouse twice times
during while plus split divided without within between until because since where instead rather either
both above below minus about around roughly orally intranasally here there what how all any some more
less most least and/or pills pill scoop scoops softgel softgels gummies gummy label contain contains
provide provides equals equal gives give means in-between under against body per_day subcutaneously vial
vials course cycle was were been amounts comes lasts last made morning evening night nasal intranasal
powder liquid human humans
sits stands mark marks line lines notch dropper tub jar box bag pack portion portions size sizes unit units
runs lies falls comes goes works needs takes uses reaches leaves bringing giving making which
"""
STOP = tuple(_FUNCTION_WORDS.split())
"""Words that end the description of an amount."""
_NO_LABEL = frozenset((*STOP, *_OTHER_WORDS.split()))
_LABEL = re.compile(
    r"\s+(?:of\s+)?(?:(?:elemental|pure|total|active|the)\s+)*(?P<label>(?:vitamin\s+[A-EK]\d{0,2}|"
    r"St\.?\s+John.s\s+wort|[A-Za-z][\w'-]{2,})"
    r"(?:\s+(?:oxide|citrate|glycinate|bisglycinate|malate|taurate|threonate|L-threonate|gluconate|"
    r"picolinate|carbonate|sulfate|sulphate|chloride|monohydrate|orotate|fumarate|extract|oil))?)"
)


# Words right before an amount that end as names of substances do, and those that only look so.
_NAME_BEFORE = re.compile(
    r"(?<![\w-])(?P<label>[A-Za-z][A-Za-z-]{3,}(?:ine|ol|in|ide|ate|one|pril|zole|tan|cin|ium|am|il|ane))\s*\(?\s*$"
)
_LOOKALIKES = """
combine determine routine medicine decline baseline define examine machine online vaccine fine
contain obtain maintain remain certain begin within protein again pain skin main train gain control
protocol cool school provide outside inside beside besides decide guide wide rate estimate indicate
moderate separate approximate immediate date intermediate alternate appropriate calculate alone none
everyone hormone someone anyone milligram microgram gram program until daily vial pill plan than
human american combination explain explains domain retain sustain
"""
_NO_NAME = frozenset(_LOOKALIKES.split())


def label(text: str, start: int, end: int) -> str:
    """The substance named right after an amount, else right before it ("metoprolol (100 mg"), or ""."""
    return _label_after(text, end) or _label_before(text, start)


def _label_before(text: str, start: int) -> str:
    match = _NAME_BEFORE.search(text, max(0, start - 40), start)
    word = match["label"].lower() if match else ""
    return "" if word in _NO_NAME or word in _NO_LABEL else word


def _label_after(text: str, end: int) -> str:
    """The substance named right after an amount ("of magnesium"), in lower case; "" where none is."""
    match = _LABEL.match(text, end)
    if match is None:
        return ""
    word = match["label"].lower()
    if word.split()[0].endswith(("ed", "ing", "ly")):
        return ""
    return "" if word in _NO_LABEL or word.split()[0] in _NO_LABEL else word
