"""People sorted into kinds that exclude one another, groups told by their size, and everybody told twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.consistency.numbers import COUNT, PEOPLE, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.slices import Slice

RULE = "kinds that exclude one another add up to their whole at most"
GROUPS_RULE = "groups times their size is the total"
ALL_RULE = "all of those in a trial are not more than were in it"
_OF = rf"\bof\s+(?:the\s+|all\s+|these\s+|those\s+)?(?P<n>{COUNT})\b(?:\s+(?:[a-z-]+\s+){{0,2}}?{PEOPLE})?"
_THREE = re.compile(
    rf"{_OF},?\s+(?P<a>{COUNT})\s+(?:\w+\s+)?(?:improved|got\s+better|recovered|responded|benefited|slept\s+better)\b[^.;\d]{{0,20}}?,?\s*"
    rf"(?:and\s+)?(?P<b>{COUNT})\s+(?:\w+\s+)?(?:stayed|remained|were\s+unchanged|did\s+not\s+change|showed\s+no|had\s+no|felt\s+no|were\s+the\s+same)"
    rf"[^.;\d]{{0,25}}?,?\s*(?:and\s+)(?P<c>{COUNT})\s+(?:\w+\s+)?(?:got\s+worse|worsened|deteriorated|were\s+worse|declined|slept\s+worse)\b",
    re.I,
)
_SEXES = re.compile(
    rf"(?<![\w.,/-])(?<!hundred\s)(?<!thousand\s)(?<!and\s)(?:the\s+)?(?P<n>{COUNT})\s+(?:{PEOPLE}\s+)?(?:who|that|recruits|of\s+them|[a-z-]+)?(?:\s+[a-z]+){{0,3}}?\s*[(:,]\s*"
    rf"(?P<a>{COUNT})\s+(?P<first>women|men|females?|males?|girls|boys)\s*(?:,|and|,\s+and|/|;)\s*"
    rf"(?P<b>{COUNT})\s+(?P<second>women|men|females?|males?|girls|boys)\b",
    re.I,
)
_GROUPS = re.compile(
    rf"(?<![\w.,/-])(?P<k>{COUNT})\s+(?:\w+\s+)?(?:groups|arms|cohorts)\s+of\s+(?P<m>{COUNT})\b(?:\s+(?:{PEOPLE}|each))?[^.;\d]{{0,40}}?"
    rf"\b(?P<words>total|sum|altogether|in\s+all)\b[^.;\d]{{0,20}}?(?P<n>{COUNT})\b(?!\s?(?:mg|g|weeks|days))",
    re.I,
)
_ENROLLED = re.compile(
    rf"\b(?:enrolled|enroled|recruited|randomi[sz]ed|included|had)\s+(?P<n>{COUNT})\s+(?:[a-z-]+\s+){{0,2}}?{PEOPLE}\b"
    rf"|(?<![\w.,/-])(?P<m>{COUNT})\s+(?:[a-z-]+\s+){{0,2}}?{PEOPLE}\s+(?:(?:were|was)\s+)?(?:enrolled|recruited|randomi[sz]ed|took\s+part)\b",
    re.I,
)
_ALL = re.compile(
    rf"(?<!not )(?<!nearly )\ball\s+(?:of\s+the\s+|the\s+)?(?P<n>{COUNT})\s+(?:[a-z-]+\s+)?{PEOPLE}\b", re.I
)
_REACH = 600  # characters from who was enrolled to "all of them"


def check_categories(text: str) -> Iterator[TextCheck]:
    """Better, same and worse; women and men; k groups of m; all of those enrolled."""
    for match in _THREE.finditer(text):
        sizes = [count_of(match[name]) for name in "abc"]
        fits = sum(sizes) <= count_of(match["n"])
        at = Slice(match.start("a"), match.end())
        yield _result(text, RULE, at, match, fits, f"{' + '.join(map(str, sizes))} = {sum(sizes)}")
    for match in _SEXES.finditer(text):
        if match["first"].lower().rstrip("s") != match["second"].lower().rstrip("s"):
            sizes = [count_of(match["a"]), count_of(match["b"])]
            at = Slice(match.start("a"), match.end())
            yield _result(
                text,
                RULE,
                at,
                match,
                sum(sizes) == count_of(match["n"]),
                f"{sizes[0]} + {sizes[1]} = {sum(sizes)}",
            )
    for match in _GROUPS.finditer(text):
        k, m = count_of(match["k"]), count_of(match["m"])
        at = Slice(match.start("words"), match.end())
        yield _result(text, GROUPS_RULE, at, match, k * m == count_of(match["n"]), f"{k} × {m} = {k * m}")
    yield from _everybody(text)


def _everybody(text: str) -> Iterator[TextCheck]:
    """ "The trial enrolled 60 people ... all 75 participants": one trial only, no other number enrolled."""
    enrolled = list(_ENROLLED.finditer(text))
    numbers = {count_of(one["n"] or one["m"]) for one in enrolled}
    if len(numbers) != 1:
        return
    for match in _ALL.finditer(text, enrolled[0].end()):
        n = count_of(match["n"])
        is_new = not re.search(rf"(?<![\w.,]){re.escape(match['n'])}(?![\w.,]\d)", text[: match.start()])
        if n > min(numbers) and is_new and match.start() - enrolled[0].end() <= _REACH:
            yield result_of(
                text,
                FaultKind.PARTICIPANTS,
                ALL_RULE,
                Slice(*match.span()),
                [("enrolled", Slice(*enrolled[0].span()))],
                "more people than were enrolled",
                f"{n} > {min(numbers)}",
            )


def _result(text: str, rule: str, at: Slice, match: re.Match[str], fits: bool, line: str) -> TextCheck:
    return result_of(
        text,
        FaultKind.PARTICIPANTS,
        rule,
        at,
        [("total", Slice(*match.span("n")))],
        "the groups add up to the total" if fits else "the groups do not add up to the total",
        f"{line}, total {match['n']}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
