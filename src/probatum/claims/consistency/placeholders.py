"""Blanks of a template that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.slices import Slice

RULE = "a published text has no blanks of a template"
_BLANK = re.compile(
    r"\[(?:insert|your|enter|date|name|number|x+|tbd|vote|result)[^\]\n]{0,40}\]|\{\{[^}\n]{1,40}\}\}"
    r"|\blorem ipsum\b|\bX{1,3}\s?(?:[-–]|to)\s?X{1,3}\b|\b_{3,}\b|(?<=\s)_{3,}(?=[\s.,;])",
    re.IGNORECASE,
)

_HEADING = re.compile(
    r"\[(?:background|introduction|purpose|aims?|objectives?|subjects?|participants?|methods?"
    r"|materials?(?: and methods)?|results?|findings?|discussion|conclusions?)\]",
    re.IGNORECASE,
)


def check_placeholders(text: str) -> Iterator[TextCheck]:
    """Blanks between brackets, braces or underscores."""
    headings = _HEADING.findall(text)
    for found in _BLANK.finditer(text):
        if len(headings) > 1 and _HEADING.fullmatch(found[0]):
            continue  # "[Methods] ... [Results]": headings of an abstract
        because = "a blank of a template stands where a value should"
        yield result_of(text, FaultKind.PLACEHOLDER, RULE, Slice(*found.span()), [], because)
