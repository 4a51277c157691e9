"""Advice on a dose in a text that says it recommends none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.slices import Slice

RULE = "who recommends no dose does not tell how to dose"
_NONE = re.compile(
    r"\b(?:(?:is|are) not (?:a |dosing )?recommendations?|no "
    r"(?:recommended|validated|established|standard) dose"
    r"|not (?:dosing|medical) advice on dos\w+|none\s*[-–—:]\s*recommended)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:start (?:at|with|low|from)\b[^.;\n]{3,80}\b(?:adjust|increase|work up|titrate)\b[^.;\n]{0,40}"
    r"|increase (?:gradually|slowly) (?:until|to)\b[^.;\n]{0,40})",
    re.IGNORECASE,
)


def check_advice(text: str) -> Iterator[TextCheck]:
    """Words that tell the reader how to take it, beside words that no dose is recommended."""
    denied, told = _NONE.search(text), _ADVICE.search(text)
    if denied and told:
        yield result_of(
            text,
            FaultKind.ADVICE,
            RULE,
            Slice(*told.span()),
            [("elsewhere", Slice(*denied.span()))],
            "the text recommends no dose and tells how to dose",
        )
