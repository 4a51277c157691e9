"""A sentence cut into the clauses that each assert something of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.text.slices import Slice

_JOINT = re.compile(
    r"[;•]\s+|\s[–—]\s|,?\s+(?:but|however|whereas|whilst|while|although|though|yet|so\s+that|and|plus|or)\s+"
    r"|,\s+(?=which\s|meaning\s|making\s|resulting\s|leading\s|suggesting\s|causing\s|allowing\s)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:also\s+|even\s+|then\s+|therefore\s+|in\s+turn\s+)?"
    r"(?:it|they|this|these|that|he|she|we|you|there|the\s+\w+|some|most|many|its\s+\w+|patients|users|people|"
    r"studies|research|[A-Z][\w-]+)\s",
)
_PREDICATE = re.compile(
    r"(?:also\s+|even\s+|then\s+|therefore\s+|thus\s+|further\s+)?"
    r"(?:is|are|was|were|has|have|had|can|may|might|could|will|would|does|do|did|should|must|cannot|can't|"
    r"doesn't|isn't|[a-z]{3,}(?:ates|ises|izes|oves|uces|eases|ents|hibits|tains|ains|ects|orts|pes|vides|eats|"
    r"elps|osts|ances|ulates|akes|icates|ows|ests|inds|ers))\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|might|could|will|would|does|do|did|should|must|cannot|"
    r"[a-z]{2,}(?:s|ed)|n't)\b"
)
_LEAST_WORDS = 4


def clauses(sentence: str) -> tuple[Slice, ...]:
    """The clauses of one sentence in order; together they leave out only what joins them.

    >>> text = "It has no addictive effects and it does not interact with other drugs."
    >>> [place.of(text) for place in clauses(text)]
    ['It has no addictive effects', 'it does not interact with other drugs.']
    """
    found: list[Slice] = []
    start = 0
    for joint in _JOINT.finditer(sentence):
        if (
            joint.start() > start
            and _divides(sentence, start, joint)
            and not _is_bracketed(sentence, joint.start())
        ):
            found.append(Slice(start, joint.start()))
            start = joint.end()
    found.append(Slice(start, len(sentence)))
    return tuple(_with_words(sentence, found))


def _divides(sentence: str, start: int, joint: re.Match[str]) -> bool:
    """Do both sides assert something: words enough, a verb before, a subject or a predicate after?"""
    before, after = sentence[start : joint.start()], sentence[joint.end() :]
    if min(len(before.split()), len(after.split())) < _LEAST_WORDS or not _FINITE.search(before):
        return False
    if joint[0].strip().startswith((";", "•", "–", "—")):
        return bool(_FINITE.search(after))
    if not joint[0].strip(", "):  # ", which", ", meaning"
        return True
    if _PREDICATE.match(after):
        return True
    subject = _SUBJECT.match(after)
    return bool(subject) and bool(_FINITE.search(after[: _clause_reach(after)]))


def _clause_reach(words: str) -> int:
    joint = _JOINT.search(words)
    return joint.start() if joint else len(words)


def _is_bracketed(sentence: str, place: int) -> bool:
    before = sentence[:place]
    return before.count("(") > before.count(")") or before.count("[") > before.count("]")


def _with_words(sentence: str, found: list[Slice]) -> Iterator[Slice]:
    for place in found:
        words = place.of(sentence)
        if words.strip():
            lead = len(words) - len(words.lstrip())
            yield Slice(place.start + lead, place.start + len(words.rstrip()))
