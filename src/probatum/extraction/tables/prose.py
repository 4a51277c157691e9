"""The same numbers told in a sentence: two values of one shape beside the names of the two groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from probatum.domain.provenance import NOT_REPORTED, Extracted, Method, Missing, Reported
from probatum.domain.study import ArmValue
from probatum.extraction.tables.arms import ArmNames
from probatum.extraction.tables.article import Article, Sentence, terms
from probatum.extraction.tables.numbers import ArmNumbers, Measured, events_from_percent
from probatum.extraction.tables.words import says
from probatum.text.numbers import read_decimal
from probatum.text.slices import Slice

BY = Method("told-numbers", "1")
_N = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.·]\d+)?)"
_S = rf"[-−–+]?{_N}"
_VALUE = re.compile(
    rf"(?P<pm>(?<![\w.])(?P<mean>{_S})\s?(?:%|[a-zA-Zµ/²]{{1,8}})?\s*(?:±|\+/?[-−–])\s*(?P<sd>{_N}))"
    rf"|(?P<msd>(?<![\w.])(?P<mean2>{_S})\s?(?:%|[a-zA-Zµ/²]{{1,8}})?\s*[(\[]\s*(?:SD|s\.d\.)\s*[:=,]?\s*±?\s*(?P<sd2>{_N})\s*[)\]])"
    rf"|(?P<frac>(?<![\w./])(?P<e>\d+)\s*(?:/|\s(?:out\s+)?of\s(?:the\s)?)\s*(?P<n>\d+)(?!\s*%|[/.]\d)(?:\s*\w+)?(?:\s*[(\[]\s*{_N}\s*%\s*[)\]])?)"
    rf"|(?P<count>(?<![\w.,/])(?P<e2>\d+)\s*(?:\w+\s+)?[(\[]\s*{_N}\s*%\s*[)\]])"
    rf"|(?P<pct>(?<![\w.,/])(?P<p>{_N})\s?%\s*[(\[]\s*(?P<e3>\d+)\s*(?:/|of)\s*(?P<n3>\d+)\s*[)\]])"
    rf"|(?P<share>(?<![\w.,/±–-])(?P<e4>{_N})\s?%(?!\s*(?:-|CI|confidence|power|reduc|decreas|increas|improve|lower|higher|change|to\s)))"
)
# A percentage counts people only where the sentence speaks of people or rates, or prints a decimal that a
# whole number of people makes.
_OF_PEOPLE = re.compile(
    r"\b(?:rates?|incidence|proportions?|percentages?|frequency|patients|participants|subjects|women|men|children|people|"
    r"infants|responders?|events?|occurred|experienced|developed)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\d\s*(?:,|and|or|/)\s*$")  # "35 and 42.5%": two things of one group
_AGAINST = re.compile(
    r"^[\s)\],;]*(?:vs\.?|versus|v\.?|compared\s+(?:with|to)|against)[\s(\[]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """One value in a sentence."""

    at: Slice
    kind: Measured
    first: Decimal
    second: Decimal | None
    is_percent: bool = False


def told_values(text: str) -> list[Told]:
    """Every mean with spread and every count of people in a sentence, in order.

    >>> [(str(t.first), str(t.second)) for t in told_values("9.9 ± 14.8 days vs 9.1 ± 9.9 days; 8/20 (40%)")]
    [('9.9', '14.8'), ('9.1', '9.9'), ('8', '20')]
    """
    found = []
    for match in _VALUE.finditer(text):
        if match["pm"] or match["msd"]:
            mean, sd = match["mean"] or match["mean2"], match["sd"] or match["sd2"]
            found.append(Told(Slice(*match.span()), Measured.CONTINUOUS, _signed(mean), read_decimal(sd)))
        elif match["share"] and _LISTED.search(text[: match.start()]):
            continue
        elif match["share"]:
            found.append(Told(Slice(*match.span()), Measured.BINARY, read_decimal(match["e4"]), None, True))
        else:
            events, n = match["e"] or match["e2"] or match["e3"], match["n"] or match["n3"]
            second = Decimal(n) if n else None
            if second is None or Decimal(events) <= second:
                found.append(Told(Slice(*match.span()), Measured.BINARY, Decimal(events), second))
    return found


def _signed(printed: str) -> Decimal:
    bare = printed.lstrip("-−–+")
    return -read_decimal(bare) if printed[:1] in "-−–" else read_decimal(bare)


def told_pairs(
    article: Article, names: ArmNames, wanted: frozenset[str], sizes: dict[str, Reported[int]]
) -> Iterator[tuple[float, ArmNumbers, str]]:
    """(share of the outcome's words in the sentence, the numbers, the sentence) for every pair told."""
    total = sum(article.weight(t) for t in wanted)
    for sentence in article.sentences:
        text = sentence.text
        held = terms(article.spelled(text)) & wanted if total else frozenset[str]()
        if not held or not _VALUE.search(text):
            continue
        for mine, other in pairs_in(text, names, sizes):
            numbers = _numbers(article, sentence, mine, other, sizes)
            if numbers.has_values:
                named = _named_with(article, text, mine, other, wanted, names)
                yield sum(article.weight(t) for t in named) / total, numbers, text


_MOST_STRANGERS = 2  # telling words before the numbers that are neither the outcome's nor an arm's


def _named_with(
    article: Article, text: str, mine: Told, other: Told, wanted: frozenset[str], names: ArmNames
) -> frozenset[str]:
    """The outcome's words that go with these numbers: up to them; behind them where nothing stands before.

    "A was 3 ± 1 and 5 ± 1, as was B": the numbers are A's.
    """
    first, last = min(mine.at.start, other.at.start), max(mine.at.end, other.at.end)
    strangers = terms(text[:first]) - wanted - names.mine - names.other
    reach = text[:last] if len(strangers) > _MOST_STRANGERS else text
    return terms(article.spelled(reach)) & wanted


def pairs_in(text: str, names: ArmNames, sizes: Mapping[str, Reported[int]]) -> Iterator[tuple[Told, Told]]:
    """Two values of one shape, each with its group; several outcomes in a row are left out.

    Percentages are read only where no counts are printed.
    """
    values = told_values(text)
    counts = [value for value in values if value.kind is Measured.BINARY and not value.is_percent]
    shares = [value for value in values if value.is_percent]
    means = [value for value in values if value.kind is Measured.CONTINUOUS]
    for same in (means, counts or shares):
        if 2 <= len(same) <= 5:
            pair = _by_size(same, sizes) or _beside(text, same, names) or _against(text, same, names)
            if pair is not None and all(_may_count(text, value) for value in pair):
                yield pair


def _may_count(text: str, value: Told) -> bool:
    return not value.is_percent or int(value.first.as_tuple().exponent) < 0 or bool(_OF_PEOPLE.search(text))


def _by_size(values: list[Told], sizes: Mapping[str, Reported[int]]) -> tuple[Told, Told] | None:
    """Denominators that are the sizes of the two groups tell whose events they are."""
    mine, other = sizes["I"], sizes["C"]
    if isinstance(mine, Missing) or isinstance(other, Missing) or mine.value == other.value:
        return None
    found = [[v for v in values if v.kind is Measured.BINARY and v.second == n.value] for n in (mine, other)]
    return (found[0][0], found[1][0]) if len(found[0]) == len(found[1]) == 1 else None


def _against(text: str, values: list[Told], names: ArmNames) -> tuple[Told, Told] | None:
    """ "fewer in the drug group (8% vs 20%)": the first number belongs to the group named first."""
    if len(values) != 2 or not _AGAINST.match(text[values[0].at.end : values[1].at.start]):
        return None
    mine, other = names.hits(text)
    marks = _merged(text, sorted([(p, "I") for p in mine] + [(p, "C") for p in other]), values)
    sides = [side for place, side in marks if place.end <= values[0].at.start]
    if not sides or len(sides) != len(marks) or len(sides) > 2 or len(set(sides)) != len(sides):
        return None
    return (values[0], values[1]) if sides[0] == "I" else (values[1], values[0])


def _beside(text: str, values: list[Told], names: ArmNames) -> tuple[Told, Told] | None:
    mine, other = names.hits(text)
    marks = _merged(text, sorted([(p, "I") for p in mine] + [(p, "C") for p in other]), values)
    if {side for _, side in marks} != {"I", "C"}:
        return None
    if (
        "respectively" in text[values[-1].at.end : values[-1].at.end + 250]
        or "respectively" in text[: values[0].at.start]
    ):
        return _in_order(text, values, marks)
    return _adjacent(text, values, marks)


_BARE = re.compile(r"^[\s,;()\[\]%]*(?:and|or|to)?[\s(\[]*$")  # two values of one group, in a row
_NEAR = 45  # characters between a name and its number


def _adjacent(text: str, values: list[Told], marks: list[tuple[Slice, str]]) -> tuple[Told, Told] | None:
    """Each number beside the name of its group, all behind their names or all before them."""
    is_behind = marks[0][0].start < values[0].at.start
    found: dict[str, list[Told]] = {"I": [], "C": []}
    for index, value in enumerate(values):
        start = values[index - 1].at.end if index else 0
        end = values[index + 1].at.start if index + 1 < len(values) else len(text)
        near = (
            [
                m
                for m in marks
                if max(start, value.at.start - _NEAR) <= m[0].start and m[0].end <= value.at.start
            ]
            if is_behind
            else [
                m for m in marks if value.at.end <= m[0].start and m[0].end <= min(end, value.at.end + _NEAR)
            ]
        )
        if not near and index and _BARE.match(text[values[index - 1].at.end : value.at.start]):
            return None
        if near:
            found[near[-1 if is_behind else 0][1]].append(value)
    if len(found["I"]) != 1 or len(found["C"]) != 1:
        return None
    return found["I"][0], found["C"][0]


def _merged(text: str, marks: list[tuple[Slice, str]], values: list[Told]) -> list[tuple[Slice, str]]:
    """Neighboring words of one name are one mention."""
    found: list[tuple[Slice, str]] = []
    for place, side in marks:
        if found and found[-1][1] == side:
            last = found[-1][0]
            if not any(last.end <= value.at.start < place.start for value in values):
                found[-1] = (Slice(last.start, place.end), side)
                continue
        found.append((place, side))
    return found


_LIST = re.compile(r"\s*(?:,\s*(?:and|or)?|\band\b|\bor\b|\bversus\b|\bvs\.?|&)\s*")


def _in_order(text: str, values: list[Told], marks: list[tuple[Slice, str]]) -> tuple[Told, Told] | None:
    """ "A, B and C got 1 ± 1, 2 ± 1 and 3 ± 1, respectively": by the place in a list of equal length."""
    sides = [side for _, side in marks]
    if len(values) == 2 and len(sides) == 2:
        by_side = dict(zip(sides, values, strict=True))
        return (by_side["I"], by_side["C"]) if len(by_side) == 2 else None
    for first in range(len(marks) - 1):
        one, two = marks[first], marks[first + 1]
        if one[1] == two[1]:
            continue
        for start in (one[0].start, *_starts(text, one[0].start)):
            listed = _places(text, Slice(start, _list_end(text, two[0].end, values)))
            if len(listed) != len(values):
                continue
            index = {side: _index(listed, place) for place, side in (one, two)}
            if None not in index.values() and index["I"] != index["C"]:
                return values[index["I"] or 0], values[index["C"] or 0]
    return None


def _starts(text: str, at: int) -> list[int]:
    """Where a list that holds the first name may begin: behind each word before it, the nearest first."""
    window = text[max(0, at - 60) : at]
    base = max(0, at - 60)
    return [
        base + m.end()
        for m in re.finditer(r"\b(?:in|of|for|fed|with|the|to|given|receiving|between|among)\s+", window)
    ][::-1]


def _list_end(text: str, after: int, values: list[Told]) -> int:
    """Where a list of names ends: before "respectively", the numbers, or the end of the clause."""
    stop = re.compile(r"\brespectively|[.;:(]|\b(?:was|were|had|is|are)\b").search(text, after)
    numbers = (value.at.start for value in values if value.at.start >= after)
    return min(stop.start() if stop else len(text), after + 60, *numbers, len(text))


def _places(text: str, stretch: Slice) -> list[Slice]:
    """The items of a list, in order."""
    found, start = [], stretch.start
    for mark in (*_LIST.finditer(text, stretch.start, stretch.end), None):
        end = mark.start() if mark else stretch.end
        if text[start:end].strip():
            found.append(Slice(start, end))
        start = mark.end() if mark else end
    return found


def _index(listed: list[Slice], place: Slice) -> int | None:
    return next((i for i, item in enumerate(listed) if item.start <= place.start < item.end), None)


def _numbers(
    article: Article, sentence: Sentence, mine: Told, other: Told, sizes: dict[str, Reported[int]]
) -> ArmNumbers:
    values = [_value(article, sentence, told, sizes[side]) for told, side in ((mine, "I"), (other, "C"))]
    return ArmNumbers(kind=mine.kind, intervention=values[0], comparator=values[1])


def _value(article: Article, sentence: Sentence, told: Told, n: Reported[int]) -> ArmValue:
    at = told.at.shift(sentence.place.start)
    span = sentence.passage.span(at.start, at.end)
    if told.kind is Measured.BINARY:
        size: Reported[int] = n if told.second is None else Extracted(int(told.second), (span,), BY)
        if told.is_percent:
            return ArmValue(n=size, events=events_from_percent(told.first, size, (span,)))
        return ArmValue(n=size, events=Extracted(int(told.first), (span,), BY))
    spread: Reported[Decimal] = NOT_REPORTED if told.second is None else Extracted(told.second, (span,), BY)
    is_error = _is_error(article, sentence, told)
    return ArmValue(
        n=n,
        mean=Extracted(told.first, (span,), BY),
        sd=NOT_REPORTED if is_error else spread,
        standard_error=spread if is_error else NOT_REPORTED,
        is_change=says(sentence.text).change and "baseline" in sentence.text,
    )


def _is_error(article: Article, sentence: Sentence, told: Told) -> bool:
    """Does the sentence, else the article, call the spread a standard error?"""
    near = says(sentence.text)
    if near.sd != near.se:
        return near.se
    return any(says(s.text).se for s in article.sentences) and not any(
        says(s.text).sd for s in article.sentences
    )
