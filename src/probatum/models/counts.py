"""What a number of subjects counts: a linear chain over the candidate numbers of one abstract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from probatum.models.linear import Prediction, load

ARTIFACT = "counts"
TOTAL, INTERVENTION, COMPARATOR, OTHER = CLASSES = ("total", "intervention", "comparator", "other")

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,·]\d+)*|[^\w\s]")
_PEOPLE = re.compile(
    r"(?:out|in)?patients?|participants?|subjects?|wom[ae]n|m[ae]n|volunteers?"
    r"|adults?|children|people|individuals?|persons?"
    r"|students?|infants?|girls?|boys?|adolescents?|athletes?|survivors?"
    r"|males?|females?|cases|pts|respondents?|residents?"
    r"|rats?|mice|animals?|rabbits?|dogs?|pigs?|workers?|veterans?|clients"
    r"|caregivers|couples|nurses|elderly|bcs"
)
_COMPARATOR = re.compile(
    r"\b(?:placebo|controls?|sham|usual|standard|no|without|waiting"
    r"|wait-?list|untreated|observation|alone|vehicle|saline|comparison"
    r"|conventional|delayed)\b",
    re.IGNORECASE,
)
_VERBS = (
    "randomi",
    "assign",
    "allocat",
    "recruit",
    "enrol",
    "includ",
    "complet",
    "receiv",
    "analy",
    "evaluab",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One number of an abstract with the words of its sentence on both sides."""

    before: str
    printed: str
    after: str
    value: int
    role: str  # of the sentence; "title" in a title
    sentence: int  # its place among the sentences


def predict(candidates: Sequence[Candidate]) -> tuple[Prediction, ...]:
    """The part of each candidate of one abstract, given in order."""
    model = load(ARTIFACT)
    return model.label(model.chain(features(candidates)))


def features(candidates: Sequence[Candidate]) -> list[list[str]]:
    """Named features of each candidate: words beside it, its shape, and its relation to the others."""
    seen = [_see(candidate) for candidate in candidates]
    return [[*_local(one), *_relations(seen, i)] for i, one in enumerate(seen)]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A candidate with its neighbors as tokens and the words that say whose number it is."""

    c: Candidate
    before: list[str]
    after: list[str]
    label: list[str]
    names_comparator: bool

    @property
    def last(self) -> str:
        """The token before the number."""
        return self.before[-1] if self.before else "<s>"

    @property
    def next(self) -> str:
        """The token after the number."""
        return self.after[0] if self.after else "</s>"


def _see(c: Candidate) -> _Seen:
    label = _label(c)
    return _Seen(
        c,
        _tokens(c.before[-110:])[-9:],
        _tokens(c.after[:110])[:11],
        _tokens(label),
        _COMPARATOR.search(label) is not None,
    )


def _tokens(text: str) -> list[str]:
    return [_kind(token) for token in _TOKEN.findall(text.lower())]


@lru_cache(maxsize=8192)
def _kind(token: str) -> str:
    if token[0].isdigit():
        return "0"
    return "PEOPLE" if _PEOPLE.fullmatch(token) else token


def _local(one: _Seen) -> list[str]:
    c, before, after = one.c, one.before, one.after
    b4, b3, b2, b1 = ["<s>", "<s>", "<s>", "<s>", *before][-4:]
    a1, a2, a3, a4 = [*after, "</s>", "</s>", "</s>", "</s>"][:4]
    noun = next((i for i, token in enumerate(after) if token == "PEOPLE"), 9)
    barrier = next((i for i, token in enumerate(after) if token in "0,;.)("), 9)
    verbs = _verbs((c.before + c.after).lower())
    side = one.label[-3:] if "(" in c.before[-8:] else one.label[:4]
    return [
        f"b1={b1}", f"b2={b2}", f"b3={b3}", f"b12={b2} {b1}", f"b23={b3} {b2}", f"b123={b3} {b2} {b1}",
        f"a1={a1}", f"a2={a2}", f"a3={a3}", f"a12={a1} {a2}", f"a23={a2} {a3}", f"a123={a1} {a2} {a3}",
        f"a1234={a1} {a2} {a3} {a4}", f"b1a1={b1} {a1}", f"b12a1={b2} {b1} {a1}",
        f"b1234={b4} {b3} {b2} {b1}",
        f"b1a12={b1} {a1} {a2}",
        *(f"B={token}" for token in dict.fromkeys(before)),
        *(f"A={token}" for token in dict.fromkeys(after)),
        f"noun={noun}", f"noun<bar={noun < barrier}", f"role={c.role}", f"role,b1={c.role} {b1}",
        f"sent={min(c.sentence, 6)}",
        f"size={min(len(str(c.value)), 5)}", f"word={not c.printed[0].isdigit()}",
        f"open={not c.before.strip()}",
        *(f"S={verb}" for verb in verbs),
        *(f"S,b1={verb} {b1}" for verb in verbs),
        *(f"L={token}" for token in dict.fromkeys(one.label)),
        f"label={one.names_comparator}",
        f"labels={' '.join(side)}",
    ]  # fmt: skip


@lru_cache(maxsize=256)
def _verbs(sentence: str) -> tuple[str, ...]:
    return tuple(verb for verb in _VERBS if verb in sentence)


_OPEN_BRACKET = re.compile(r"[(\[]\s*(?:[nN]\s?=\s?)?$")
_LAST_BRACKET = re.compile(r"[(\[][^(\[]*$")
_BEFORE_LABEL = re.compile(r"\d\s*\)|[;,]|\b(?:or|and|versus|vs)\b")
_AFTER_LABEL = re.compile(r"[;,]|\d|\b(?:and|versus|vs|or)\b")


def _label(c: Candidate) -> str:
    """The words that say whose number it is: before "(n = 24)", after "24 to placebo"."""
    if _OPEN_BRACKET.search(c.before[-8:]):
        return _BEFORE_LABEL.split(_LAST_BRACKET.sub("", c.before[-90:]))[-1]
    return _AFTER_LABEL.split(c.after[:80], maxsplit=1)[0]


def _relations(every: Sequence[_Seen], i: int) -> list[str]:
    one = every[i]
    values = [other.c.value for other in every]
    inside = [j for j, other in enumerate(every) if other.c.sentence == one.c.sentence]
    nth, of = min(inside.index(i), 4), min(len(inside), 6)
    found = [f"first={i == 0}", f"last={i == len(every) - 1}"]
    if one.c.value == max(values):
        found.append("largest")
    found += [f"nth={nth}", f"of={of}", f"nth/of={nth}/{of}"]
    for step in (-2, -1, 1, 2):
        if 0 <= i + step < len(every):
            found += _beside(one, every[i + step], step)
    return found + _sums(values, i) + _repeated(every, values, i)


def _beside(one: _Seen, other: _Seen, step: int) -> list[str]:
    together = other.c.sentence == one.c.sentence
    found = [f"near{step}={together},{_ratio(one.c.value, other.c.value)}"]
    if together:
        found += [f"b1@{step}={other.last}", f"a1@{step}={other.next}"]
        if (other.before or ["<s>"])[-2:] == (one.before or ["<s>"])[-2:]:
            found.append(f"alike@{step}")
        if other.names_comparator:
            found.append(f"comparator@{step}")
    return found


def _sums(values: Sequence[int], i: int) -> list[str]:
    value, found = values[i], []
    if i + 1 < len(values) and value + values[i + 1] in values:
        found.append("adds up with next")
    if i and value + values[i - 1] in values:
        found.append("adds up with last")
    if any(a + b == value for a, b in pairwise(values)):
        found.append("is a sum of two")
    if any(sum(values[j : j + 3]) == value for j in range(len(values) - 2)):
        found.append("is a sum of three")
    return found


def _repeated(every: Sequence[_Seen], values: Sequence[int], i: int) -> list[str]:
    if values[i] not in values[:i]:
        return []
    first = every[values.index(values[i])]
    return [
        "seen before",
        f"seen before with label={first.names_comparator}",
        f"seen before b1={first.last}",
    ]


def _ratio(a: int, b: int) -> str:
    low, high = sorted((a, b))
    if high == 0:
        return "zero"
    share = low / high
    size = "same" if share > 0.8 else "half" if share > 0.4 else "part" if share > 0.1 else "far"
    return f"{size}{'+' if b > a else '-'}"
