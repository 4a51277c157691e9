"""A percentage beside a fold change: "doubled (a 200 % increase)", "eightfold, that is 800 % more"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.numbers import COUNT, DECIMAL, WORDS, count_of, decimal_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "k times as much is (k - 1) x 100 % more"
_NAMED = {
    "double": Decimal(2),
    "triple": Decimal(3),
    "treble": Decimal(3),
    "quadruple": Decimal(4),
    "quintuple": Decimal(5),
    "halve": Decimal("0.5"),
}
_FOLD = re.compile(
    rf"\b(?P<named>doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|es|ing|e(?=\s+(?:the|its|your|"
    rf"their)\b))\b(?!-)|\b(?:by|"
    rf"in)\s+(?P<half>half)\b|(?P<k>{DECIMAL}|{WORDS})[\s-]?fold\b"
    rf"|(?P<times>{DECIMAL}|{COUNT})\s+times\s+(?P<as>(?:as\s+(?:much|high|many|great|large|long|"
    rf"strong)|the\s+(?:baseline|original|starting|initial|control|normal|usual|placebo|level|amount|"
    rf"value)|its\s+|higher|greater|more|larger|what\b|baseline))"
    r"|\b(?P<twice>twice|half)\s+(?:as\s+(?:much|high|many|great|large|long)|the\s+(?:baseline|"
    r"original|starting|initial|control|level|amount|rate|value)|its\s+)",
    re.I,
)
_SAYS_A_FOLD = re.compile(r"doubl|tripl|trebl|quadrupl|quintupl|halv|half|fold|times|twice", re.I)
_PERCENT = re.compile(
    (
        r"(?P<p>\d+(?:,\d{3})*(?:\.\d+)?)\s?(?:%|percent|per\s+cent)\s*(?P<of>of\s+(?:the\s+)?(?:baseline|"
        r"original|control|starting|initial|its|normal))?"
    ),
    re.I,
)
_NOT_LINKED = re.compile(
    (
        r"\b(?:whereas|compared\s+with\s+a|respectively|while|but|was|were|p\s?[<=]|placebo\s+rose|dose|"
        r"confidence|CI|"
        r"chance|of\s+(?:people|participants|users|patients))\b|[;]"
    ),
    re.I,
)
_LINK = re.compile(
    (
        r"[(,=—–]|\bor\b|\bthat\s+is\b|\bi\.e\.|\bmean|\bequal|\bequivalent|\bcorrespond|\ban?\b|"
        r"\bwhich\s+is\b|\bin\s+other\s+words\b|\bso\b"
    ),
    re.I,
)
# A rate beside the rate it is compared with: "twice as many (31 %) than in the others (13 %)".
_COMPARED = re.compile(
    r"\s*\)?\s*(?:than|versus|vs\.?|compared\s+(?:with|to)|against)\b[^.;]{0,60}\d\s?(?:%|percent)", re.I
)
_FARTHEST = 70


def check_folds(text: str) -> Iterator[TextCheck]:
    """Fold changes and percentages said to be one change, in one sentence or joined by "in other words"."""
    for place in _windows(text):
        if _SAYS_A_FOLD.search(text, place.start, place.end) is None:
            continue  # most sentences: the pattern with every spelled number in it is slow
        for fold in _FOLD.finditer(text, place.start, place.end):
            nearest = _percent_near(text, place, fold)
            if nearest is not None:
                yield _check(text, fold, nearest)


def _windows(text: str) -> Iterator[Slice]:
    found = sentences(text)
    position = 0
    while position < len(found):
        end = position
        if position + 1 < len(found) and re.match(
            r"(?:In other words|That is|This is|That means|Put differently|It amounts)\b",
            found[position + 1].of(text),
        ):
            end = position + 1
        yield Slice(found[position].start, found[end].end)
        position = end + 1


def _percent_near(text: str, place: Slice, fold: re.Match[str]) -> re.Match[str] | None:
    best: tuple[int, re.Match[str]] | None = None
    for percent in _PERCENT.finditer(text, place.start, place.end):
        between = text[min(fold.end(), percent.end()) : max(fold.start(), percent.start())]
        is_interval = re.match(
            r"\s*(?:CI|confidence|credible)", text[percent.end() : percent.end() + 14], re.I
        )
        if (
            is_interval
            or _COMPARED.match(text, percent.end())
            or re.search(r",\s+and\s|\)[,;]?\s+(?:and|or)\s|\),", between)
            or len(between) > _FARTHEST
            or _NOT_LINKED.search(between)
            or not _LINK.search(between)
        ):
            continue
        if best is None or len(between) < best[0]:
            best = (len(between), percent)
    return best[1] if best else None


def _factors(text: str, fold: re.Match[str]) -> list[Decimal]:
    """What the words may mean: a threefold increase is three times as much, or (loosely) three times more."""
    if fold["named"]:
        stem = fold["named"].lower()[:4]
        return [next(value for name, value in _NAMED.items() if name.startswith(stem))]
    if fold["half"] or fold["twice"]:
        return [Decimal(2) if (fold["twice"] or "").lower() == "twice" else Decimal("0.5")]
    printed = fold["k"] or fold["times"]
    k = decimal_of(printed) if printed[0].isdigit() or printed[0] in ".-" else Decimal(count_of(printed))
    after = text[fold.end() : fold.end() + 12].lower()
    is_loose = (fold["as"] or "").lower() in (
        "higher",
        "greater",
        "more",
        "larger",
    ) or after.strip().startswith(("increase", "rise", "more", "higher", "gain", "jump", "boost"))
    before = text[max(0, fold.start() - 25) : fold.start()]
    is_fall = (
        re.match(r"\s*(?:lower|reduc|decreas|drop|fall|decline|less)", after) is not None
        or re.search(
            r"\b(?:fell|falls?|dropped|drops?|decreased?|declined?|reduced|sank)\s+(?:by\s+)?$", before, re.I
        )
        is not None
    )
    return [1 / k] if is_fall and k else [k, k + 1] if is_loose else [k]


def _noun(text: str, at: int) -> int:
    """How far "increase" or "drop" reaches after a percentage."""
    match = re.match(
        (
            r"\s?(?:increase|rise|gain|jump|boost|drop|fall|reduction|decrease|decline|more|higher|lower|less|"
            r"cut)\b"
        ),
        text[at:],
        re.I,
    )
    return match.end() if match else 0


def _check(text: str, fold: re.Match[str], percent: re.Match[str]) -> TextCheck:
    printed = Decimal(percent["p"].replace(",", ""))
    factors = _factors(text, fold)
    changes = [abs(factor - 1) * 100 for factor in factors]
    levels = [factor * 100 for factor in factors]
    around = text[max(0, percent.start() - 30) : percent.end() + 25]
    is_level = bool(percent["of"]) or re.search(
        r"\b(?:to|at)\s+(?:about\s+)?$", text[max(0, percent.start() - 10) : percent.start()]
    )
    is_change = re.search(
        (
            r"increas|rise|rose|gain|more|higher|drop|fall|fell|reduc|decreas|less|lower|cut|jump|climb|"
            r"growth|boost|decline"
        ),
        around,
        re.I,
    )
    expected = levels if is_level else changes if is_change else [*changes, *levels]
    fits = any(abs(printed - one) <= max(Decimal(5), one * Decimal("0.08")) for one in expected)
    return result_of(
        text,
        FaultKind.PERCENT_AND_FOLD,
        RULE,
        Slice(
            min(fold.start(), percent.start()), max(fold.end(), percent.end() + _noun(text, percent.end()))
        ),
        [("fold", Slice(*fold.span())), ("percent", Slice(*percent.span("p")))],
        "percentage and fold change agree" if fits else "percentage and fold change differ",
        *(
            f"{factor:g} times as much = {abs(factor - 1) * 100:g} % {'more' if factor > 1 else 'less'}"
            for factor in factors
        ),
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
