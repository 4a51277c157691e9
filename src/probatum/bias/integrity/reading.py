"""Finding numbers in prose to check: tests, counts with percentages, intervals, means of scales."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from probatum.bias.integrity.grimmer import Scale
from probatum.bias.integrity.interval import PrintedInterval
from probatum.bias.integrity.spread import Group
from probatum.bias.integrity.statcheck import PrintedTest
from probatum.domain.provenance import Missing
from probatum.text.sentences import sentence_at
from probatum.text.slices import Slice
from probatum.vocabulary.instrument_terms import instruments

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Something to check, and where it stands."""

    what: T
    at: Slice


@dataclass(frozen=True, slots=True)
class PercentOfCount:
    """ "31 of 150 (20.7 %)": a count, its denominator, and the percentage as printed."""

    count: int
    total: int
    percent: str


_NUMBER = r"(?:\d+(?:[.·,]\d+)?|[.·]\d+)"
_SIGNED = rf"[-−–]?\s?{_NUMBER}"
_DF = r"\d+(?:[.·]\d+)?"
_P = (
    rf"(?:(?P<ns>n\.?\s?s\.?(?!\w))|[pP](?:[\s-]?values?)?\s?(?P<p_sign>[<>=≤≥])\s?(?P<p>{_NUMBER})"
    r"(?![\d%]|\s?[×x*]\s?10|[.,·]\d))"
)
_LINK = r"\s?[,;:]?\s{0,2}(?:and\s)?(?:with\s)?[(\[]?"
_KINDS = {
    "t": rf"(?<![\w-])t\s?(?:[(\[]\s?(?P<df2>{_DF})\s?[)\]]|(?P<df2_bare>\d+(?:\.\d+)?)(?=\s?=))",
    "F": rf"(?<![\w-])F\s?[(\[]?\s?(?P<df1>{_DF})\s?[,;]\s?(?P<df2>{_DF})\s?[)\]]?",
    # r(2) is how MEDLINE prints r squared, so it is never read as two degrees of freedom
    "r": rf"(?<![\w-])r\s?[(\[]\s?(?!2\s?[)\]])(?P<df2>{_DF})\s?[)\]]",
    "chi2": rf"(?<!\w)(?:χ|[cC]hi|X)[\s-]?(?:2|²|\^2|squared?)\s?[(\[]\s?(?:df\s?=\s?)?(?P<df1>{_DF})"
    r"(?:\s?,\s?[nN]\s?=\s?[\d,]+)?\s?[)\]]",
    "Q": rf"(?<![\w-])Q(?:\s?-?\s?(?:w|b|m|within|between))?\s?[(\[]\s?(?:df\s?=\s?)?(?P<df1>{_DF})\s?[)\]]",
    "z": r"(?<![\w-])[zZ](?=\s?[<>=])",
}
_TESTS = tuple(
    (kind, re.compile(rf"{head}\s?(?P<sign>[<>=])\s?(?P<value>{_SIGNED}){_LINK}\s?{_P}"))
    for kind, head in _KINDS.items()
)
_ONE_TAILED = re.compile(r"\bone[\s-](?:tailed|sided)\b|\bdirectional\s+(?:test|hypothes)", re.IGNORECASE)


def printed_tests(text: str) -> Iterator[Found[PrintedTest]]:
    """Test statistics with degrees of freedom and p: "t(28) = 2.20, p = .03", "F2,28 = 4.1; P < 0.001".

    >>> [found.what.label for found in printed_tests("an effect, t(28) = 2.20, p = .03, and z = 1.2, ns")]
    ['t(28)', 'z']
    """
    found = []
    for kind, pattern in _TESTS:
        for match in pattern.finditer(text):
            named = match.groupdict()
            result = PrintedTest(
                kind=kind,
                statistic=plain(match["value"]),
                statistic_sign=match["sign"],
                p=plain(match["p"]) if match["p"] else None,
                p_sign=_sign(match["p_sign"]),
                df1=_df(named.get("df1")),
                df2=_df(named.get("df2") or named.get("df2_bare")),
            )
            found.append(Found(result, Slice(*match.span())))
    return iter(sorted(found, key=lambda one: one.at))


def says_one_tailed(text: str) -> bool:
    """Does the text state a one-tailed test anywhere?"""
    return _ONE_TAILED.search(text) is not None


def plain(printed: str) -> str:
    """Digits as Python reads them: decimal comma or middle dot as a point, any minus as a hyphen.

    >>> plain("−2·5"), plain("0,03"), plain(".05")
    ('-2.5', '0.03', '.05')
    """
    return re.sub(r"\s", "", printed).translate(str.maketrans("−–·,", "--.."))


def _df(printed: str | None) -> str | None:
    return plain(printed) if printed else None


def _sign(printed: str | None) -> str:
    return {"≤": "<", "≥": ">", None: "="}.get(printed, printed or "=")


_COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})"
_OF = r"\s?(?:/|\bof(?:\s+the)?\b|\bout\s+of(?:\s+the)?\b)\s?"
_PERCENT = r"(?P<percent>\d{1,3}(?:[.·]\d+)?)\s?%"
_COUNTED = (
    re.compile(
        rf"(?<![\d.,/±])(?P<count>{_COUNT}){_OF}(?P<total>{_COUNT})(?![\d/.]\d)(?:\s[A-Za-z]+){{0,3}}?\s?[(\[]\s?{_PERCENT}\s?[)\];,]"
    ),
    re.compile(
        rf"(?<![\d.,±–-]){_PERCENT}\s?[(\[]\s?(?:n\s?=\s?)?(?P<count>{_COUNT}){_OF}(?P<total>{_COUNT})(?:\s[A-Za-z]+){{0,3}}?\s?[)\];,]"
    ),
)


def counted(text: str) -> Iterator[Found[PercentOfCount]]:
    """Counts with denominator and percentage, either first.

    >>> [found.what.percent for found in counted("31 of 150 (20.7%) and 8.2% (8/98)")]
    ['20.7', '8.2']
    """
    for pattern in _COUNTED:
        for match in pattern.finditer(text):
            count, total = (int(match[name].replace(",", "")) for name in ("count", "total"))
            if count <= total and total > 1:
                yield Found(PercentOfCount(count, total, plain(match["percent"])), Slice(*match.span()))


_RATIO = (
    r"(?P<ratio>(?:a|adjusted\s)?(?:OR|HR|RR|IRR|odds\s+ratio|hazards?\s+ratio|risk\s+ratio"
    r"|relative\s+risk|(?:incidence\s+)?rate\s+ratio)s?)"
)
_DIFFERENCE = (
    r"(?:W?MD|SMD|(?:standardi[sz]ed\s+|weighted\s+)?mean\s+difference|(?:absolute\s+)?risk\s+difference"
    r"|(?:between-group\s+|treatment\s+)?difference|Hedges['’]?s?\s+g|Cohen['’]?s?\s+d)"
)
_INTERVAL = re.compile(
    rf"(?<!\w)(?:{_RATIO}|{_DIFFERENCE})(?:\s(?:of|was|were|is))?\s?(?:[(\[]\w{{1,4}}[)\]])?"
    rf"[\s:,;=(\[]*(?P<estimate>{_SIGNED})\s?%?"
    rf"(?:\s[a-zA-Z/]{{1,8}})?[\s,;:(\[]*(?P<level>9[059])\s?%\s?(?:CIs?|confidence\s+intervals?)(?:\s?[\[(]CI[\])])?"
    rf"[\s:,;=(\[]*(?:of\s|from\s)?(?P<low>{_SIGNED})\s?%?\s?(?:to|-|–|—|−|,|;|and)\s?(?P<high>{_SIGNED})(?![\d%]*[.·]\d)"
    rf"(?:\s?%)?(?:[\s)\],;:]{{1,4}}{_P})?"
)


def printed_intervals(text: str) -> Iterator[Found[PrintedInterval]]:
    """Estimates with an interval, and p where one follows: "RR 0.70; 95% CI 0.49-0.99; P = .044"."""
    for match in _INTERVAL.finditer(text):
        found = PrintedInterval(
            estimate=plain(match["estimate"]),
            low=plain(match["low"]),
            high=plain(match["high"]),
            level=int(match["level"]) / 100,
            is_ratio=match["ratio"] is not None,
            p=plain(match["p"]) if match["p"] else None,
            p_sign=_sign(match["p_sign"]),
        )
        yield Found(found, Slice(*match.span()))


_MEAN_OF_N = re.compile(
    rf"(?<![\d.,±–-])(?P<mean>\d+[.·]\d+)\s?(?:±\s?(?P<sd>{_NUMBER})\s?[(\[]\s?"
    rf"|[(\[]\s?(?:SD\s?[:=]?\s?|±\s?)(?P<sd2>{_NUMBER})\s?[,;]\s?)[nN]\s?=\s?(?P<n>\d{{1,5}})\s?[)\]]"
)
_NO_SCORES = re.compile(
    r"\bchange|\badjust|least[\s-]squares?|\bLS\b|\bS\.?E\.?M?\b|standard\s+error|imput(?:ed|ation)|\bpercent|%",
    re.IGNORECASE,
)
_WHOLE_RANGE = re.compile(r"(\d+)-(\d+)")
_WIDEST_SCALE = 120  # wider "scales" are sums of times or visual analogs, seldom whole numbers


def scale_means(text: str) -> Iterator[Found[tuple[Group, Scale]]]:
    """Means with SD and n of an instrument with a known whole-number range, named alone in its sentence.

    Changes, adjusted means and standard errors are left out: they are not means of whole scores.
    """
    for match in _MEAN_OF_N.finditer(text):
        sentence = sentence_at(text, match.start()).of(text)
        scale = _scale_of(sentence)
        if scale is not None and not _NO_SCORES.search(sentence):
            group = Group(plain(match["mean"]), plain(match["sd"] or match["sd2"]), int(match["n"]))
            yield Found((group, scale), Slice(*match.span()))


def _scale_of(sentence: str) -> Scale | None:
    named = {mention.instrument for mention in instruments().match(sentence)}
    if len(named) != 1:
        return None
    known = instruments().get(named.pop()).range
    match = None if isinstance(known, Missing) else _WHOLE_RANGE.fullmatch(known.value)
    if match is None or not 0 < int(match[2]) - int(match[1]) <= _WIDEST_SCALE:
        return None
    return Scale(int(match[1]), int(match[2]))
