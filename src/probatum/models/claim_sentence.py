"""Is a sentence of an abstract its claim? A linear chain over words, cue verbs, roles and place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from probatum.models import roles
from probatum.models.linear import Prediction, load
from probatum.models.words import grams, words

ARTIFACT = "claim_sentence"
CUE = re.compile(
    r"\b(suggest|indicat|demonstrat|conclu|reveal|show|provid|support|confirm|imply|implies|propos|identif"
    r"|establish|highlight)"
)
_LONG_TITLE_WORD = 4


def predict(sentences: Sequence[str], title: str = "") -> tuple[float, ...]:
    """The probability that each sentence of one abstract, given in order, states its claim."""
    model = load(ARTIFACT)
    claim = model.classes.index("1")
    return tuple(model.chain(features(sentences, title))[:, claim].tolist())


def threshold() -> float:
    """From which probability on a sentence is taken as a claim (chosen by cross-validation, see the card)."""
    return load(ARTIFACT).threshold


def features(sentences: Sequence[str], title: str) -> list[list[str]]:
    """Named features of each sentence."""
    tokens = [words(sentence) for sentence in sentences]
    cues = [sorted(set(CUE.findall(sentence.lower()))) for sentence in sentences]
    predicted = roles.predict(sentences)
    in_title = {word for word in words(title) if len(word) >= _LONG_TITLE_WORD}
    return [
        [
            *grams(own),
            *roles.opening(own),
            *roles.place(i, len(tokens) - 1),
            *_role(predicted, i),
            *_cue(cues, own, i),
            f"@title{4 * len(in_title & set(own)) // max(1, len(in_title))}",
            f"@length{min(len(own) // 8, 6)}",
        ]
        for i, own in enumerate(tokens)
    ]


def _role(predicted: Sequence[Prediction], i: int) -> list[str]:
    """The sentence's own role, its neighbors', and how far the first conclusion is."""
    here = predicted[i]
    before = predicted[i - 1].label if i else "-"
    after = predicted[i + 1].label if i + 1 < len(predicted) else "-"
    first = next((j for j, one in enumerate(predicted) if one.label == "conclusion"), None)
    distance = "none" if first is None else max(-3, min(3, i - first))
    levels = [f"@role{k}:{int(p * 5)}" for k, p in enumerate(here.probabilities)]
    return [
        *levels,
        f"@is {here.label}",
        f"@before {before} {here.label}",
        f"@after {here.label} {after}",
        f"@first{distance}",
    ]


def _cue(cues: Sequence[Sequence[str]], own: Sequence[str], i: int) -> list[str]:
    """Verbs that announce a claim, with how near the end they stand, and the cues before and after."""
    end = min(len(cues) - 1 - i, 3)
    announced = [f"@cue{end} {cue}" for cue in cues[i]] or [f"@cue{end} none"]
    early = [f"@early{end} {word}" for word in dict.fromkeys(own[:4])]
    later = min(sum(map(bool, cues[i + 1 :])), 2)
    earlier = min(sum(map(bool, cues[:i])), 2)
    return [*announced, *early, f"@later{later}", f"@earlier{earlier}{bool(cues[i])}"]
