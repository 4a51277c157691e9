"""Which tokens of an abstract name participants, interventions and outcomes: a linear chain over tokens."""

from __future__ import annotations

from collections.abc import Sequence

from probatum.models import roles
from probatum.models.clusters import UNKNOWN, groups
from probatum.models.linear import Prediction, load

ARTIFACT = "pico"
EDGE = "|"
_WINDOW = 2


def predict(sentences: Sequence[Sequence[str]]) -> tuple[tuple[Prediction, ...], ...]:
    """The tag of every token of one abstract, its title first: label "P", "I", "O" or "-" (none)."""
    model = load(ARTIFACT)
    return tuple(model.label(model.chain(items)) for items in features(sentences))


def features(sentences: Sequence[Sequence[str]]) -> list[list[list[str]]]:
    """Named features of each token of each sentence."""
    predicted = roles.predict([" ".join(sentence) for sentence in sentences])
    in_title = {word.lower() for word in sentences[0]} if sentences else set()
    return [
        _sentence(sentence, role.label if i else "title", in_title if i else set())
        for i, (sentence, role) in enumerate(zip(sentences, predicted, strict=True))
    ]


def _sentence(tokens: Sequence[str], role: str, in_title: set[str]) -> list[list[str]]:
    known = groups()
    edges = [EDGE] * _WINDOW
    low = [*edges, *("0" if token[:1].isdigit() else token.lower() for token in tokens), *edges]
    near = [known.get(word, UNKNOWN) for word in low]
    bracket = _in_brackets(tokens)
    return [
        [
            *_words(low, i + _WINDOW),
            *_groups(near, i + _WINDOW),
            *_form(token),
            f"r{role}",
            f"r{role} {low[i + _WINDOW]}",
            f"r{role} {near[i + _WINDOW][0]}",
            f"t{low[i + _WINDOW] in in_title}{role}",
            f"b{bracket[i]}",
            f"s{min(i, 3)}{role}",
        ]
        for i, token in enumerate(tokens)
    ]


def _words(low: Sequence[str], i: int) -> list[str]:
    a, b, c, d, e = low[i - 2 : i + 3]
    return [
        f"0{c}", f"-{b}", f"+{d}", f"={a}", f"*{e}", f"0{b} {c}", f"0+{c} {d}", f"-+{b} {d}", f"=-{a} {b}", f"+*{d} {e}"
    ]  # fmt: skip


def _groups(near: Sequence[tuple[int, int]], i: int) -> list[str]:
    (a, fa), (b, fb), (c, fc), (d, fd), (e, fe) = near[i - 2 : i + 3]
    return [
        f"f0{fc}", f"f-{fb}", f"f+{fd}", f"f={fa}", f"f*{fe}", f"c0{c}", f"c-{b}", f"c+{d}", f"c-0{b} {c}", f"c0+{c} {d}",
        f"c-0+{b} {c} {d}", f"c=-0{a} {b} {c}", f"c0+*{c} {d} {e}",
    ]  # fmt: skip


def _form(token: str) -> list[str]:
    """Endings, beginnings and the shape of a word."""
    low = token.lower()
    shape = "".join(
        "X" if x.isupper() else "x" if x.islower() else "9" if x.isdigit() else x for x in token[:5]
    )
    return [f"z{low[-3:]}", f"y{low[-4:]}", f"a{low[:4]}", f"h{shape}"]


def _in_brackets(tokens: Sequence[str]) -> list[bool]:
    depth, found = 0, []
    for token in tokens:
        depth += token.count("(") - token.count(")")
        found.append(depth > 0)
    return found
