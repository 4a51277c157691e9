"""An amount said to lie below or above a limit: "450 mg, which stays below the limit of 350 mg"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.scope import Layout
from probatum.dosing.constraints.wording import inputs_of
from probatum.text.dose_grammar import COUNTED
from probatum.text.dose_units import INTAKE, TIME
from probatum.text.measures import Measure

RULE = "what lies below a limit is smaller than it"
_LIMIT = (
    r"(?:the\s+|its\s+|an?\s+)?(?:\w+\s+){0,3}?(?:limit|maximum|ceiling|threshold|upper\s+level|safe\s+level|level)"
    r"\s+(?:of|at|\()\s*(?:about\s+)?"
)
_SAID = re.compile(
    r",?\s*(?:a\s+day\s*|daily\s*|per\s+day\s*)?,?\s*(?:which|that|and\s+so|and|it|this)?\s*"
    r"(?:is|are|stays?|remains?|lies|sits|keeps\s+you|falls)?\s*(?:still\s+|well\s+|safely\s+|far\s+|just\s+|comfortably\s+)*"
    rf"(?:(?P<below>below|under|within|less\s+than|lower\s+than|beneath)|(?P<above>above|over|beyond|exceeds?|more\s+than|higher\s+than))\s+{_LIMIT}",
    re.I,
)
_LOOSE = frozenset((INTAKE, TIME)) | COUNTED


def check_limits(layout: Layout) -> Iterator[TextCheck]:
    """Neighboring amounts of one dimension, the second a limit the first is said to keep or to pass."""
    for first, second in pairwise(layout.placed):
        one, other = first.measure, second.measure
        said = _SAID.fullmatch(layout.text, one.end, other.start) if one.end <= other.start else None
        if said and _comparable(one, other):
            yield _check(layout.text, one, other, is_below=said["below"] is not None)


def _comparable(one: Measure, other: Measure) -> bool:
    mine, theirs = (
        {base: exponent for base, exponent in what.first.dimensions if base not in _LOOSE}
        for what in (one, other)
    )
    return mine == theirs and one.first.unit.base not in _LOOSE


def _check(text: str, one: Measure, other: Measure, *, is_below: bool) -> TextCheck:
    amount, limit = (what.first.high * what.first.unit.size for what in (one, other))
    fits = amount <= limit if is_below else amount >= limit
    return TextCheck(
        kind=FaultKind.ARITHMETIC,
        rule=RULE,
        start=one.start,
        end=other.end,
        quote=text[one.start : other.end],
        inputs=inputs_of(text, (one, other)),
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
        because="the amounts stand as the words say" if fits else "the amounts stand the other way round",
        arithmetic=(
            f"{one.of(text)} {'<' if amount < limit else '>' if amount > limit else '='} {other.of(text)}",
        ),
    )
