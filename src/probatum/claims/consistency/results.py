"""Building the result of one check."""

from __future__ import annotations

from collections.abc import Sequence

from probatum.domain.text_check import CheckInput, CheckResult, FaultKind, TextCheck
from probatum.text.slices import Slice


def result_of(
    text: str,
    kind: FaultKind,
    rule: str,
    at: Slice,
    inputs: Sequence[tuple[str, Slice]],
    because: str,
    *arithmetic: str,
    result: CheckResult = CheckResult.IMPOSSIBLE,
) -> TextCheck:
    """A check about one expression of a text without the white space around it, its inputs quoted."""
    at = trimmed(text, at)
    return TextCheck(
        kind=kind,
        rule=rule,
        start=at.start,
        end=at.end,
        quote=at.of(text),
        inputs=tuple(
            CheckInput(name=name, quote=place.of(text), start=place.start, end=place.end)
            for name, place in inputs
        ),
        result=result,
        because=because,
        arithmetic=arithmetic,
    )


def trimmed(text: str, at: Slice) -> Slice:
    """A place without the white space and opening marks at its ends."""
    start, end = at
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;("):
        end -= 1
    return Slice(start, end)
