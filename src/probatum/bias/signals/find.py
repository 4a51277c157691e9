"""Finding signals in the sentences of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from probatum.bias.signals.cues import Cue, cues
from probatum.domain.provenance import Passage
from probatum.text.negation import negations
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

# What others did, what should be done, and what reviewers found in studies they included.
_ELSEWHERE = re.compile(
    r"\b(?:(?:previous|earlier|prior|other|most|many|several|few|included|future|further|larger)\s+"
    r"(?:\w+\s+){0,3}(?:studies|trials|reports|RCTs)|et\s+al\b|meta-?analys[ei]s|systematic(?:ally)?\s+review"
    r"|(?:is|are)\s+(?:needed|required|warranted)|should\s+be)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One signal and the sentence that gives it."""

    signal: str
    passage: Passage
    at: Slice


def in_passages(passages: Iterable[Passage]) -> Iterator[Sign]:
    """Every signal of a report's passages, in reading order; each once a sentence."""
    for passage in passages:
        for sentence in sentences(passage.text):
            at = _without_heading(passage.text, sentence)
            for signal in signals_of(at.of(passage.text)):
                yield Sign(signal, passage, at)


def _without_heading(text: str, sentence: Slice) -> Slice:
    """The sentence after the heading above it: a heading tells nothing by itself."""
    _, newline, below = sentence.of(text).rpartition("\n")
    if not newline or not below.strip():
        return sentence
    return Slice(sentence.end - len(below.lstrip()), sentence.end)


def signals_of(sentence: str) -> tuple[str, ...]:
    """The signals of one sentence, in the order of the cues, each once.

    >>> signals_of("Patients and outcome assessors were blinded to treatment.")
    ('blinding.participants', 'blinding.assessors')
    >>> signals_of("Participants were not blinded.")
    ('blinding.open',)
    """
    lowered = sentence.lower()
    tried = [cue for cue in cues() if any(literal in lowered for literal in cue.needs)]
    if not tried or _ELSEWHERE.search(sentence):
        return ()
    return tuple(dict.fromkeys(found for cue in tried if (found := _shown(cue, sentence))))


def _shown(cue: Cue, sentence: str) -> str | None:
    match = cue.pattern.search(sentence)
    if match is None or (cue.unless is not None and cue.unless.search(sentence)):
        return None
    if cue.negated is not None and _is_denied(sentence, match):
        return cue.negated
    return cue.signal


_UNAWARE = re.compile(r"not\s+(?:made\s+)?aware|not\s+informed|not\s+know|without\s+knowledge", re.IGNORECASE)


def _is_denied(sentence: str, match: re.Match[str]) -> bool:
    """Is the end of the match, the word that counts, denied? "Not aware" is itself a denial."""
    if _UNAWARE.search(match.group()) or re.match(r"no\b", match.group(), re.IGNORECASE):
        return False
    last = re.search(r"\w+$", match.group())
    start = match.start() + (last.start() if last else 0)
    word = Slice(start, match.end())
    denials = (one for one in negations(sentence) if one.cue.of(sentence).lower() != "non")  # non-transparent
    return any(one.scope.covers(word) for one in denials)
