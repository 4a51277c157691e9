"""Which stated quantities claim to follow from others: "a total of", "that is", "lasts", "(= …)"."""

from __future__ import annotations

import re
from enum import IntEnum

from probatum.text.measures import Measure

# Right before the quantity, within its clause: the words that say it was computed.
_STRONG = re.compile(
    r"\b(?:totals?|totall?ing|altogether|in\s+all|in\s+total|adds?\s+up\s+to|adding\s+up|"
    r"sums?\s+(?:up\s+)?to|that\s+is|that[’']s|that\s+means|which\s+(?:is|means|makes|gives|comes|"
    r"equals|adds|works|amounts|translates|corresponds|lasts|provides)"
    r"|i\.e\.|equals?|equal(?:ing)?(?:\s+to)?|equivalent|amount(?:s|ing)?\s+to|com(?:es|ing)\s+to|"
    r"works?\s+out|working\s+out|giv(?:es|ing|e)|provid(?:es|ing|e)|deliver(?:s|ing)?"
    r"|suppl(?:y|ies|ying)|yield(?:s|ing)?|mak(?:es|ing)|mean(?:s|ing)|so|thus|therefore|hence|lasts?|"
    r"lasting|enough|sufficient|run(?:s)?\s+out|runs?\s+dry|covers?|covering|results?\s+in|resulting"
    r"|corresponds?|corresponding|translat(?:es|ing)|converts?|daily\s+(?:dose|intake|total|amount|"
    r"dosage)|total\s+(?:dose|intake|amount|daily)|a\s+full\s+(?:course|day|bottle)|you\s+(?:get|take|"
    r"consume|would\s+take|are\s+taking|end\s+up)|(?:month|day|week)[’']s\s+supply"
    r"|meant|made|gave|came\s+to|worked\s+out|provided|delivered|supplied|lasted"
    r"|leav(?:es|ing)|needs?|requires?|uses?\s+up|going\s+through|goes\s+through|finish\w*|empt(?:y|"
    r"ies)|stretch\w*|bring(?:s|ing)?|reach(?:es|ing)?|result|works|gets?|expect(?:s|ed)?|averag(?:es|ing)|sits|stands\s+for)\b|=|≈|\bi\.e\.",
    re.IGNORECASE,
)
_WEAK = re.compile(
    (
        r"(?:\(|—|–|\bor\b|,|:|\bfor\b|\babout\b|\broughly\b|\bcontain\w*|\bholds?\b|\bof\b|\bis\b|"
        r"\bare\b|\bas\b|\bin\b|\binto\b|\b(?:swallows?|takes?|gets?|receives?|needs?|consumes?|drinks?|"
        r"given|received|took)\b|\bto\b|\bat\b)\s*(?:\w+\s+){0,3}$"
    ),
    re.IGNORECASE,
)
_AFTER = re.compile(
    (
        r"\s*(?:\w+\s+){0,2}?(?:in\s+total|altogether|in\s+all|total|combined|overall|supply|worth|"
        r"of\s+use|all\s+told|based\s+(?:up)?on|assuming|calculated)\b"
    ),
    re.IGNORECASE,
)
_WINDOW = 70


_CONTAINS = re.compile(
    (
        r"\b(?:contain(?:s|ed|ing)?|hold(?:s|ing)?|has|have|pack(?:s|ed)?|dispens\w+|recommended|"
        r"usual(?:ly)?|typical(?:ly)?|is|are|based)\b"
    ),
    re.IGNORECASE,
)


class Weight(IntEnum):
    """How clearly the words say that a quantity was computed from others."""

    NONE = 0
    BESIDE = 1  # a bracket, an "or": enough where the inputs stand in the same sentence
    CONTENT = 2  # "contains", "is": a statement that other sentences can bear out
    CONCLUSION = 3  # "a total of", "that is", "lasts"


def weight_of(text: str, one: Measure, floor: int, after: int = -1) -> Weight:
    """How clearly the words right before (or after) a quantity say that it follows from others.

    A conclusion's words stand after the quantity before it, which ends at `after`.
    """
    before = _own_clause(text[max(floor, one.start - _WINDOW) : one.start])
    own = before[-(one.start - after) :] if floor <= after < one.start else before
    if _STRONG.search(own) or _AFTER.match(text, one.end):
        return Weight.CONCLUSION
    if _CONTAINS.search(before[-45:]):
        return Weight.CONTENT
    return Weight.BESIDE if _WEAK.search(before) else Weight.NONE


def _own_clause(before: str) -> str:
    """The part of a stretch that belongs to the clause of what follows."""
    return re.split(r";\s", before)[-1]
