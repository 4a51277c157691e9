"""What a number of subjects counts: a linear chain over the candidate numbers of one abstract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
    befores = [_tokens(c.before[-110:])[-9:] for c in candidates]
    afters = [_tokens(c.after[:110])[:11] for c in candidates]
    own = [_local(c, b, a) for c, b, a in zip(candidates, befores, afters, strict=True)]
    return [[*own[i], *_relations(candidates, befores, afters, i)] for i in range(len(candidates))]


def _tokens(text: str) -> list[str]:
    return [_kind(token) for token in _TOKEN.findall(text.lower())]


def _kind(token: str) -> str:
    if token[0].isdigit():
        return "0"
    return "PEOPLE" if _PEOPLE.fullmatch(token) else token


def _local(c: Candidate, before: list[str], after: list[str]) -> list[str]:
    padded_before = ["<s>", "<s>", "<s>", "<s>", *before]
    padded_after = [*after, "</s>", "</s>", "</s>", "</s>"]
    b1, b2, b3, b4 = padded_before[-1], padded_before[-2], padded_before[-3], padded_before[-4]
    a1, a2, a3, a4 = padded_after[:4]
    sentence = (c.before + c.after).lower()
    noun = next((i for i, token in enumerate(after) if token == "PEOPLE"), 9)
    barrier = next((i for i, token in enumerate(after) if token in "0,;.)("), 9)
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
        *(f"S={verb}" for verb in _VERBS if verb in sentence),
        *(f"S,b1={verb} {b1}" for verb in _VERBS if verb in sentence),
        *(f"L={token}" for token in dict.fromkeys(_tokens(_label(c)))),
        f"label={_COMPARATOR.search(_label(c)) is not None}",
        f"labels={_side(c)}",
    ]  # fmt: skip


def _label(c: Candidate) -> str:
    """The words that say whose number it is: before "(n = 24)", after "24 to placebo"."""
    if re.search(r"[(\[]\s*(?:[nN]\s?=\s?)?$", c.before[-8:]):
        head = re.sub(r"[(\[][^(\[]*$", "", c.before[-90:])
        return re.split(r"\d\s*\)|[;,]|\b(?:or|and|versus|vs)\b", head)[-1]
    return re.split(r"[;,]|\d|\b(?:and|versus|vs|or)\b", c.after[:80])[0]


def _side(c: Candidate) -> str:
    return " ".join(_tokens(_label(c))[-3:]) if "(" in c.before[-8:] else " ".join(_tokens(_label(c))[:4])


def _relations(
    every: Sequence[Candidate], befores: list[list[str]], afters: list[list[str]], i: int
) -> list[str]:
    c = every[i]
    found = [f"first={i == 0}", f"last={i == len(every) - 1}"]
    if c.value == max(other.value for other in every):
        found.append("largest")
    inside = [j for j, other in enumerate(every) if other.sentence == c.sentence]
    found += [
        f"nth={min(inside.index(i), 4)}",
        f"of={min(len(inside), 6)}",
        f"nth/of={min(inside.index(i), 4)}/{min(len(inside), 6)}",
    ]
    for step in (-2, -1, 1, 2):
        if 0 <= i + step < len(every):
            other = every[i + step]
            together = other.sentence == c.sentence
            found.append(f"near{step}={together},{_ratio(c.value, other.value)}")
            if together:
                found.append(f"b1@{step}={(befores[i + step] or ['<s>'])[-1]}")
                found.append(f"a1@{step}={(afters[i + step] or ['</s>'])[0]}")
                if (befores[i + step] or ["<s>"])[-2:] == (befores[i] or ["<s>"])[-2:]:
                    found.append(f"alike@{step}")
                if _COMPARATOR.search(_label(other)):
                    found.append(f"comparator@{step}")
    values = [other.value for other in every]
    if i + 1 < len(every) and c.value + values[i + 1] in values:
        found.append("adds up with next")
    if i and c.value + values[i - 1] in values:
        found.append("adds up with last")
    if any(values[j] + values[j + 1] == c.value for j in range(len(values) - 1)):
        found.append("is a sum of two")
    if any(sum(values[j : j + 3]) == c.value for j in range(len(values) - 2)):
        found.append("is a sum of three")
    if c.value in values[:i]:
        j = values.index(c.value)
        found.append("seen before")
        found.append(f"seen before with label={_COMPARATOR.search(_label(every[j])) is not None}")
        found.append(f"seen before b1={(befores[j] or ['<s>'])[-1]}")
    return found


def _ratio(a: int, b: int) -> str:
    low, high = sorted((a, b))
    if high == 0:
        return "zero"
    share = low / high
    size = "same" if share > 0.8 else "half" if share > 0.4 else "part" if share > 0.1 else "far"
    return f"{size}{'+' if b > a else '-'}"
