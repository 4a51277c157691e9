"""Is a sentence of an abstract its claim? A linear chain over words, announcing verbs, roles and place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from probatum.models import roles
from probatum.models.claim_strength import marks
from probatum.models.clusters import UNKNOWN, groups
from probatum.models.linear import Prediction, load
from probatum.models.words import grams, words

ARTIFACT = "claim_sentence"
CUE = re.compile(
    r"\b(suggest|indicat|demonstrat|conclu|reveal|show|provid|support|confirm|imply|implies|propos|identif"
    r"|establish|highlight)"
)
_LONG_TITLE_WORD = 4
_STEM = 5
_OPENINGS = (1, 2)  # words of a neighboring sentence's opening

# Who announces, and with which verb: "our data … suggest", "here we show".
_ANNOUNCED = re.compile(
    r"\b(we|study|studies|results?|findings?|data|work|analys[ie]s|here|together|thus|these|this|our|evidence"
    r"|model|experiments?|observations?)\b(?:\W+\w+){0,5}?\W+(show|suggest|demonstrat|indicat|reveal|found|find"
    r"|identif|provid|present|report|conclu|propos|establish|confirm|describ|support|introduc|develop|highlight"
    r"|impl|predict|observ|can|may|could|allow|enabl|offer)\w*"
)
# A result that goes on to say what it means.
_MEANS = re.compile(
    r"\b(suggesting|indicating|demonstrating|implying|supporting|revealing|confirming|showing|providing"
    r"|highlighting|thereby|thus|therefore)\b"
)
_PRESENT = frozenset(
    ("is", "are", "may", "can", "has", "have", "suggest", "provide", "demonstrate", "show", "indicate")
)
_PAST = frozenset(("was", "were", "had"))


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
    announced = [sorted(set(_ANNOUNCED.findall(sentence.lower()))) for sentence in sentences]
    title_rank = _ranks([len(set(own) & set(words(title))) for own in tokens])
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
            *dict.fromkeys(f"~{word[:_STEM]}" for word in own if len(word) >= _STEM),
            *dict.fromkeys(f"f{groups().get(word, UNKNOWN)[1]}" for word in own),
            *_strength(sentences[i], len(tokens) - 1 - i),
            f"@tr{min(title_rank[i], 4)}",
            *_form(sentences[i], own, i, len(tokens)),
            *_announced(announced, i),
            *(f"@p {word}" for word in sorted(set(_MEANS.findall(sentences[i].lower())))),
            *_neighbors(tokens, i),
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


def _ranks(overlaps: Sequence[int]) -> list[int]:
    """The place of each sentence when the most words of the title come first; the later one wins a tie."""
    order = sorted(range(len(overlaps)), key=lambda i: (-overlaps[i], -i))
    return [order.index(i) for i in range(len(overlaps))]


def _strength(sentence: str, end: int) -> list[str]:
    """The marks of claim language, alone and with how near the end they stand."""
    found = marks(sentence)
    return [*(f"@m {name}" for name in found), *(f"@m{min(end, 2)} {name}" for name in found)]


def _form(sentence: str, own: Sequence[str], i: int, n: int) -> list[str]:
    """Digits, brackets, who speaks, tense, and the place among how many sentences."""
    end = n - 1 - i
    past = sum(word.endswith("ed") or word in _PAST for word in own)
    present = sum(word in _PRESENT for word in own)
    points = "these" in own or "this" in own or "our" in own
    return [
        f"@dig{min(sum(map(str.isdigit, sentence)) // 3, 3)}",
        f"@paren{min(sentence.count('('), 3)}",
        f"@we{'we' in own}",
        f"@end{min(end, 2)} we{'we' in own} these{points}",
        f"@past{min(past, 3)}{min(present, 2)}",
        f"@end{min(end, 2)} t{min(past, 2)}{min(present, 2)}",
        f"@n{min(n, 15)} e{min(end, 3)}",
    ]


def _neighbors(tokens: Sequence[Sequence[str]], i: int) -> list[str]:
    """How the sentences beside it open, its share of the mean length, and how much text came before."""
    whole = max(1, sum(map(len, tokens)))
    before = [f"@<^{' '.join(tokens[i - 1][:k])}" for k in _OPENINGS] if i else []
    after = [f"@>^{' '.join(tokens[i + 1][:k])}" for k in _OPENINGS] if i + 1 < len(tokens) else []
    return [
        *before,
        *after,
        f"@share of mean {min(3, 2 * len(tokens[i]) * len(tokens) // whole)}",
        f"@text before {8 * sum(map(len, tokens[:i])) // whole}",
    ]


def _announced(announced: Sequence[Sequence[tuple[str, str]]], i: int) -> list[str]:
    """Who announces with which verb, here and beside, and how much is still announced after this sentence."""
    later = announced[i + 1 :]
    share = round(4 * sum(map(bool, later)) / len(later)) if later else 9
    before = announced[i - 1] if i else ()
    return [
        *(f"@v {who} {verb}" for who, verb in announced[i]),
        *dict.fromkeys(f"@vv {verb}" for _, verb in announced[i]),
        *dict.fromkeys(f"@v{min(len(later), 2)} {verb}" for _, verb in announced[i]),
        *dict.fromkeys(f"@vn {verb}" for _, verb in (later[0] if later else ())),
        *dict.fromkeys(f"@vp {verb}" for _, verb in before),
        f"@share{share}",
    ]
