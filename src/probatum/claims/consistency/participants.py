"""People who do not add up: groups against the total, dropouts against completers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from probatum.claims.consistency.numbers import COUNT, PEOPLE, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentence_at, sentences
from probatum.text.slices import Slice

RULE = "groups add up to their total"
FLOW_RULE = "those who finished are those who began less those who left"
_ADJECTIVES = r"(?:(?!of\b|or\b|and\b|to\b|in\b|hundred\b|thousand\b)[A-Za-z-]+\s+){0,3}?"
_TOTAL = re.compile(
    (
        rf"(?<![\w.,/-])(?P<n>{COUNT})\s+{_ADJECTIVES}(?P<who>{PEOPLE}|trials|studies)\b(?!\s+(?:had|"
        rf"reported|dropped|withdrew|left|quit|completed|finished|in\s+the|got|took(?!\s+part)|to\s+(?:the|"
        rf"a|"
        rf"receive)))"
    ),
    re.I,
)
_PART = re.compile(
    rf"(?<![\w.,/-])(?P<n>{COUNT})\s+(?:(?:of\s+(?:them|whom)|{PEOPLE}|were|was|was\s+|had\s+been|"
    rf"people|in\s+total)\s+){{0,3}}?"
    r"(?P<role>(?:randomi[sz]ed|assigned|allocated)\s+to|took|take|taking|got|receiv(?:ed|ing)|given|"
    r"(?:were\s+)?on\s+(?:the\s+)?(?:placebo|active|drug)|(?:went\s+)?(?:in|into|to)\s+(?:the\s+|"
    r"a\s+)?(?:[\w-]+\s+){0,2}?(?:placebo|control|active|treatment|intervention|supplement|dummy|"
    r"comparison|group|arm)\b|to\s+[\w-]+"
    r"|on\s+[\w-]+|men\b|women\b|males?\b|females?\b|boys\b|girls\b|placebo|controls?\b|dummy|"
    r"(?:swallow|drank|used|serv)\w*|in\s+(?:animals|humans|people|rats|mice|cells)|human\b|animal\b)",
    re.I,
)
_UNITS_AFTER = re.compile(
    r"\s?(?:mg|g|kg|mcg|%|weeks?|days?|months?|years?|hours?|times|drops|capsules|to\s+\d+)(?!\w)", re.I
)
_EVEN = re.compile(
    (
        rf"(?P<total>{COUNT})\s+{_ADJECTIVES}{PEOPLE}\b[^.;]{{0,60}}?\b(?:split|divided|randomi[sz]ed|"
        rf"assigned|allocated|placed|"
        rf"sorted)\b[^.;]{{0,30}}?\binto\s+(?P<k>{COUNT})\s+(?:[a-z-]+\s+){{0,2}}?(?:groups|arms)\s+(?:of|"
        rf"with|each\s+of|containing|comprising|that\s+each\s+had)\s+(?P<n>{COUNT})\b"
    ),
    re.I,
)
_SPLIT = re.compile(
    rf"\b(?:split|divided|randomi[sz]ed|assigned|allocated|sorted|placed)\s+(?:the\s+)?(?P<total>{COUNT})\s+{_ADJECTIVES}"
    rf"{PEOPLE}\b\s*(?:\w+\s+){{0,2}}?(?:in)?to\s+(?P<k>{COUNT})\s+(?:[a-z]+\s+){{0,2}}?(?:groups|arms)\s+of\s+(?P<n>{COUNT})\b",
    re.I,
)
_ARMS = re.compile(
    rf"(?<![\w.,/-])(?P<total>{COUNT})\s+{_ADJECTIVES}{PEOPLE}\b[^.;()]{{0,60}}?\b(?:randomi[sz]ed|randomly|assigned|"
    rf"allocated|divided|split)\b(?P<arms>(?:[^.;()]{{0,60}}?\(n\s?=\s?\d+\)){{2,5}})",
    re.I,
)
_ARM = re.compile(r"\(n\s?=\s?(?P<n>\d+)\)", re.I)
_TOOK = re.compile(
    rf"(?<![\w.,/-])(?P<total>{COUNT})\s+{_ADJECTIVES}{PEOPLE}\b\s*[:—–(]\s*(?P<arms>{COUNT}\s+(?:took|received|got|drank|"
    rf"used|swallowed|were\s+given)\s+[a-z -]{{2,30}}?(?:,\s*(?:and\s+)?{COUNT}\s+[a-z -]{{2,30}}?){{0,3}}"
    rf",?\s+and\s+{COUNT}\s+[a-z -]{{2,25}})(?=[.;)])",
    re.I,
)
_TAKER = re.compile(rf"(?<![\w.,/-])(?P<n>{COUNT})\s+(?=[a-z])", re.I)
_LEFT = re.compile(
    (
        rf"(?P<n>{COUNT})\s+(?:{PEOPLE}\s+|of\s+them\s+|of\s+whom\s+|others\s+|people\s+)?(?:had\s+|"
        rf"later\s+|then\s+)?(?:dropped\s+out|dropping\s+out|withdrew|quit|left\s+(?:early|the\s+(?:trial|"
        rf"study))|were\s+lost|was\s+lost|discontinued|dropouts?|drop-outs?|did\s+not\s+(?:finish|"
        rf"complete))"
    ),
    re.I,
)
_LEAVES = re.compile(r"drop|withdrew|quit|\bleft\b|lost|discontinued|did\s+not\s+(?:finish|complete)", re.I)
_FINISHED = re.compile(
    rf"(?:(?P<n>{COUNT})\s+(?:{PEOPLE}\s+|of\s+them\s+|people\s+|remaining\s+)?(?:had\s+|have\s+|"
    rf"then\s+|who\s+)?(?:completed|finished|completing|were\s+analy[sz]ed|remained|"
    rf"stayed\s+to\s+the\s+end|made\s+it\s+to\s+the\s+end|reached\s+the\s+end|completers|"
    rf"were\s+(?:left|included\s+in\s+the\s+(?:final\s+)?analysis))"
    rf"|(?:leaving|leaves|left\s+with|data\s+(?:from|on|for)|analy[sz]ed|"
    rf"the\s+remaining)\s+(?P<m>{COUNT})\b(?!\s+(?:weeks|days|months)))",
    re.I,
)
_STARTED = re.compile(
    (
        rf"(?<![\w.,/-])(?P<n>{COUNT})\s+{_ADJECTIVES}{PEOPLE}\b[^.;]{{0,40}}?\b(?:enrolled|began|started|"
        rf"were\s+randomi[sz]ed|randomi[sz]ed|entered|joined|recruited|signed\s+up)|(?:enrolled|recruited|"
        rf"began\s+with|started\s+with|randomi[sz]ed|enrolling|starting\s+with|of\s+the|"
        rf"out\s+of)\s+(?P<m>{COUNT})\s+{_ADJECTIVES}{PEOPLE}"
    ),
    re.I,
)


def check_participants(text: str) -> Iterator[TextCheck]:
    """Totals with their groups in one sentence or the next, equal splits, and the flow of a trial."""
    found = sentences(text)
    for i, place in enumerate(found):
        window = Slice(place.start, found[min(i + 1, len(found) - 1)].end)
        if check := _groups(text, place, window):
            yield check
    for i, place in enumerate(found):
        window = Slice(place.start, found[min(i + 2, len(found) - 1)].end)
        if check := _flow(text, place, window):
            yield check
    for match in (*_EVEN.finditer(text), *_SPLIT.finditer(text)):
        yield _even(text, match)
    for pattern, arm in ((_ARMS, _ARM), (_TOOK, _TAKER)):
        for match in pattern.finditer(text):
            yield from _arms(text, match, arm)


def _parts(text: str, window: Slice) -> list[tuple[int, Slice, str]]:
    parts = []
    for match in _PART.finditer(text, window.start, window.end):
        if not _UNITS_AFTER.match(text, match.end("n")):
            parts.append((count_of(match["n"]), Slice(match.start("n"), match.end()), match["role"].lower()))
    return parts


_COMPLEMENT = (
    ("men", "women"),
    ("male", "female"),
    ("boys", "girls"),
    ("animal", "human"),
    ("placebo", ""),
    ("control", ""),
    ("dummy", ""),
)
_EXHAUSTIVE = re.compile(
    (
        r"\b(?:randomi[sz]ed|split|divided|assigned|allocated|the\s+(?:rest|other|remaining)|consist\w*|"
        r"compris\w*|made\s+up|half|includ\w*|placebo|control)\b|\("
    ),
    re.I,
)
_MORE = re.compile(
    (
        r"\b(?:third|another|a\s+further|others|rest|remaining|remainder|dropped|withdrew|excluded|among|completed|analy[sz]ed|evaluat\w*|died|withdrawn|three\s+groups|assess\w*|"
        r"least|subset|some|crossover|crossed|both)\b"
    ),
    re.I,
)


def _groups(text: str, place: Slice, window: Slice) -> TextCheck | None:
    total = _TOTAL.search(text, place.start, place.end)
    if total is None:
        return None
    n = count_of(total["n"])
    after = Slice(total.end("who"), window.end)
    parts = [one for one in _parts(text, after) if one[1].start >= total.end("who")]
    own = [one for one in parts if one[1].end <= place.end]
    parts = own if len(own) >= 2 else parts
    if (
        not 2 <= len(parts) <= 5
        or n < max(size for size, _, _ in parts)
        or not _is_whole(parts)
        or not _are_close(parts)
    ):
        return None
    if _OTHER_SEX.match(text, total.end("who")):
        return None  # "16 males & 4 females" are both groups
    if _IS_FIRST.fullmatch(text, total.end("who"), parts[0][1].start):
        return None  # "65 patients were randomized to A, 61 to B and 60 to C": the first group, no total
    words = after.of(text)
    sizes = [size for size, _, _ in parts]
    fits = _add_up(sizes, n) or sum(sizes) in _numbers(text, place)
    is_whole = _EXHAUSTIVE.search(Slice(place.start, window.end).of(text)) or _is_of_both_sexes(parts)
    if not fits and (_MORE.search(words) or not is_whole):
        return None
    at = Slice(parts[0][1].start, parts[-1][1].end)
    return result_of(
        text,
        FaultKind.PARTICIPANTS,
        RULE,
        at,
        [("total", Slice(*total.span("n"))), *(("group", where) for _, where, _ in parts)],
        "the groups add up to the total" if fits else "the groups do not add up to the total",
        f"{' + '.join(map(str, sizes))} = {sum(sizes)}, total {n}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )


_OTHER_SEX = re.compile(rf"\s*(?:&|and|,|/)\s*{COUNT}\s+(?:fe)?(?:males?|men|women)\b", re.I)
_IS_FIRST = re.compile(
    r"\s+(?:(?:were|was)\s+)?(?:randomly\s+)?(?:randomi[sz]ed|assigned|allocated)\s+to\s+[^,;:()]+,\s*(?:and\s+)?",
    re.I,
)


def _add_up(sizes: list[int], total: int) -> bool:
    """Do all of the groups, or some of them (others are parts of parts), make up the total?"""
    return any(sum(chosen) == total for k in range(2, len(sizes) + 1) for chosen in combinations(sizes, k))


_ANY_COUNT = re.compile(rf"(?<![\w.,/-]){COUNT}(?![\w%-])", re.I)


def _numbers(text: str, place: Slice) -> set[int]:
    """Every whole number of a sentence: more may have been screened, clusters may stand for people."""
    return {count_of(one[0]) for one in _ANY_COUNT.finditer(text, place.start, place.end)}


_FARTHEST = 80  # characters between one group and the next


def _are_close(parts: list[tuple[int, Slice, str]]) -> bool:
    return all(other[1].start - one[1].end <= _FARTHEST for one, other in pairwise(parts))


def _is_whole(parts: list[tuple[int, Slice, str]]) -> bool:
    """Do the groups claim to be everybody: men and women, a group and its control?"""
    roles = " ".join(role for _, _, role in parts)
    if any(a in roles and b in roles for a, b in _COMPLEMENT if b):
        return True
    if any(a in roles for a, b in _COMPLEMENT if not b):
        return True
    return all(re.search(r"\b(?:to|received|got|took|given|on|taking|in)\b", role) for _, _, role in parts)


def _is_of_both_sexes(parts: list[tuple[int, Slice, str]]) -> bool:
    """Are there two groups, women and men?"""
    roles = {role.split()[-1].rstrip("s") for _, _, role in parts}
    return len(parts) == 2 and roles in ({"women", "men"}, {"female", "male"}, {"boy", "girl"})


def _flow(text: str, place: Slice, window: Slice) -> TextCheck | None:
    if _LEAVES.search(text, window.start, window.end) is None:
        return None  # most sentences: the patterns with numbers in them are slow
    started = _STARTED.search(text, place.start, place.end)
    left = _LEFT.search(text, window.start, window.end)
    finished = _FINISHED.search(text, window.start, window.end)
    if not (started and left and finished):
        return None
    name, other = ("n" if started["n"] else "m"), ("n" if finished["n"] else "m")
    begun, gone, done = count_of(started[name]), count_of(left["n"]), count_of(finished[other])
    if len({started.start(name), left.start("n"), finished.start(other)}) < 3 or gone > begun:
        return None
    if len(_LEFT.findall(text, window.start, window.end)) > 1:
        return None
    fits = begun - gone == done
    return result_of(
        text,
        FaultKind.PARTICIPANTS,
        FLOW_RULE,
        Slice(finished.start(), finished.end()),
        [("began", Slice(*started.span(name))), ("left", Slice(*left.span()))],
        "the numbers of people agree" if fits else "the numbers of people do not agree",
        f"{begun} - {gone} = {begun - gone}, printed {done}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )


def _arms(text: str, match: re.Match[str], arm: re.Pattern[str]) -> Iterator[TextCheck]:
    """ "84 women were assigned to saffron (n = 42) or placebo (n = 42)": every arm printed with its size."""
    sizes = list(arm.finditer(text, match.start("arms"), match.end("arms")))
    counts, total = [count_of(one["n"]) for one in sizes], count_of(match["total"])
    if re.match(r"[^.;()]{0,60}?\(n\s?=", text[match.end() :]):
        return  # a further arm follows
    fits = _add_up(counts, total) or sum(counts) in _numbers(text, sentence_at(text, match.start()))
    yield result_of(
        text,
        FaultKind.PARTICIPANTS,
        RULE,
        Slice(sizes[0].start(), match.end("arms")),
        [("total", Slice(*match.span("total"))), *(("group", Slice(*one.span())) for one in sizes)],
        "the groups add up to the total" if fits else "the groups do not add up to the total",
        f"{' + '.join(map(str, counts))} = {sum(counts)}, total {total}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )


def _even(text: str, match: re.Match[str]) -> TextCheck:
    total, k, n = (count_of(match[name]) for name in ("total", "k", "n"))
    fits = k * n == total
    return result_of(
        text,
        FaultKind.PARTICIPANTS,
        RULE,
        Slice(match.start("k"), match.end("n")),
        [("total", Slice(*match.span("total")))],
        "the groups add up to the total" if fits else "the groups do not add up to the total",
        f"{k} × {n} = {k * n}, total {total}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
