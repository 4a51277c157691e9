"""The two numbers a sentence prints beside its arms: which of them is larger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from probatum.extraction.comparison import ArmMention
from probatum.extraction.direction_words import Token
from probatum.extraction.significance import signed
from probatum.extraction.word_classes import word_list

_NUMBER_PAIR = re.compile(
    r"(?P<a>[-−]?\d+(?:[.,·]\d+)?)\s*(?:%|\w{1,6})?\s*(?:[\[(][^)\]]{0,40}[)\]]|±\s*\d+(?:[.,·]\d+)?"
    r"|\+/?-\s*\d+(?:\.\d+)?)?\s*(?:%|\w{1,8})?\s*"
    r"(?:vs\.?|versus|v\.?|compared\s+(?:with|to)|against|and|or"
    r"|,)\s+(?P<b>[-−]?\d+(?:[.,·]\d+)?)(?!\s*%?\s*CI)"
)


_FROM_TO = re.compile(
    r"\bfrom\s+(?P<a>\d+(?:[.,·]\d+)?)(?:\s*[±(][^;()]{0,20}\)?)?\s*\S{0,8}\s+to\s+(?P<b>\d+(?:[.,·]\d+)?)",
    re.IGNORECASE,
)


def from_to(text: str) -> int:
    """+1 where "from A to B" rises, -1 where it falls, 0 where none is printed or several disagree.

    >>> from_to("increased from 0.0115 to 0.0055")
    -1
    """
    pairs = [(signed(m["a"]), signed(m["b"])) for m in _FROM_TO.finditer(text)]
    ways = {(b > a) - (b < a) for a, b in pairs if a is not None and b is not None}
    return ways.pop() if len(ways) == 1 else 0


def compared_numbers(piece: str, words: Sequence[Token], arms: list[ArmMention]) -> float:
    """Compare the two numbers printed beside the arms: +1 the intervention's is larger."""
    pair = _versus_pair(piece, words, arms) or _one_each(words, arms)
    if pair is None or pair[0] == pair[1]:
        return 0.0
    return 1.0 if pair[0] > pair[1] else -1.0


def _versus_pair(piece: str, words: Sequence[Token], arms: list[ArmMention]) -> tuple[float, float] | None:
    """ "(12.3 vs 9.8)": in the order in which the arms were last named before it."""
    match = _NUMBER_PAIR.search(piece)
    if match is None or {a.side for a in arms} != {"I", "C"}:
        return None
    a, b = _float(match["a"]), _float(match["b"])
    before = [arm for arm in arms if words[arm.first].start < match.start()]
    order = (
        [arm.side for arm in before]
        if {arm.side for arm in before} == {"I", "C"}
        else [arm.side for arm in arms]
    )
    last_first = next(side for side in reversed(order) if side != order[-1])
    if a is None or b is None:
        return None
    return (a, b) if last_first == "I" else (b, a)


def _one_each(words: Sequence[Token], arms: list[ArmMention]) -> tuple[float, float] | None:
    """ "3.6 in the X group and 2.1 in the Y group", "X 3.6, Y 2.1": one number beside each arm."""
    for one, two in pairwise(arms):
        if one.side == two.side or two.first - one.first > 40:
            continue
        between = _plain_numbers(words, one.first + 1, two.first)
        before = _plain_numbers(words, max(0, one.first - 14), one.first)
        after = _plain_numbers(words, two.first + 1, min(len(words), two.first + 12))
        is_number_first = (
            words[one.first - 1].low in _INTRODUCES or words[max(0, one.first - 2)].low in _INTRODUCES
        )
        first, second = (before[-1:], between[:1]) if is_number_first and before else (between[:1], after[:1])
        if first and second:
            return (first[0], second[0]) if one.side == "I" else (second[0], first[0])
    return None


_INTRODUCES = word_list("paired_numbers", "introduces")


def _plain_numbers(words: Sequence[Token], start: int, stop: int) -> list[float]:
    """Numbers outside brackets that are no p value, no spread and no limit."""
    found: list[float] = []
    depth = 0
    for position in range(start, stop):
        low = words[position].low
        if low in ("(", "["):
            depth += 1
        elif low in (")", "]"):
            depth = max(0, depth - 1)
        elif (
            depth == 0
            and low[0].isdigit()
            and words[position - 1].low not in ("<", "=", ">", "±", "-", "–", "p")
        ):
            value = _float(low)
            if value is not None:
                found.append(-value if words[position - 1].low == "−" else value)
    return found


def _float(text: str) -> float | None:
    try:
        return float(text.replace("−", "-").replace(",", ".").replace("·", "."))
    except ValueError:
        return None
