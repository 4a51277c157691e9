"""A text that refuses to rate its evidence and rates it elsewhere: one question, several labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.slices import Slice

RULE = "evidence that is not rated carries no rating elsewhere in the text"
_REFUSED = re.compile(
    r"\bno (?:overall |evidence )*(?:score|grade|rating) (?:is|was|has been|can be) (?:assigned|given)\b"
    r"|\binsufficient to (?:assign|give) an? (?:overall |evidence )*(?:score|grade|rating)\b"
    r"|\bevidence (?:is|was) not (?:scored|graded|rated)\b",
    re.IGNORECASE,
)
_LABELS = (
    "Very low|Low|Moderate|High|Strong|Weak|Limited|Emerging|Promising|Preliminary|Established|Insufficient"
)
# Labels are printed as names, with a capital: "confidence is low" may speak of anything.
_RATED = re.compile(
    rf"\b(?:[Oo]verall (?:evidence|rating|grade)|[Ee]vidence (?:rating|grade|score|level))"
    rf"\s*(?::|is|=|[–—-])\s*(?P<told>{_LABELS}|[A-F])(?![a-z])"
    rf"|^Confidence\s*:?\s+(?P<headed>{_LABELS})(?![a-z])"
    rf"|^(?P<reasoned>{_LABELS}) because (?:the )?evidence\b",
    re.MULTILINE,
)


def check_ratings(text: str) -> Iterator[TextCheck]:
    """The last label a text gives its evidence as a whole, beside its refusal and its other labels."""
    refused = _REFUSED.search(text)
    rated = list(_RATED.finditer(text))
    if refused is None or not rated:
        return
    labels = list(dict.fromkeys(_label(one) for one in rated))
    first = {_label(one): one for one in reversed(rated)}
    others = [("refused", Slice(*refused.span()))]
    others += [(label, Slice(*first[label].span())) for label in labels if first[label] is not rated[-1]]
    yield result_of(
        text,
        FaultKind.RATING,
        RULE,
        Slice(*rated[-1].span()),
        others,
        f"one question, {len(labels) + 1} labels: not rated, {', '.join(labels)}",
    )


def _label(one: re.Match[str]) -> str:
    return one["told"] or one["headed"] or one["reasoned"]
