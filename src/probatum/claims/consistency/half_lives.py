"""Half-life against what is left, how long it takes to clear, and how long it works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.fields import same_subject
from probatum.claims.consistency.numbers import DECIMAL, WORDS, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentence_at
from probatum.text.slices import Slice

LEFT_RULE = "after n half-lives the share left is one half to the n"
CLEAR_RULE = "a substance is cleared in about five half-lives, not in one or two"
REUSED_RULE = "a half-life says how fast a substance leaves, not how long it works"
_NUMBER = rf"(?:{DECIMAL}|{WORDS})"
_TIME = (
    rf"(?P<a>{_NUMBER})(?:\s?(?:-|–|to|and)\s?(?P<b>{_NUMBER}))?\s?-?(?P<u>minutes?|mins?|hours?|hrs?|"
    rf"h|days?|weeks?)\b"
)
_HALF_LIFE = re.compile(
    (
        rf"\bhalf[\s-]li(?:fe|ves)\b[^.;\d]{{0,60}}?(?:\bbetween\s+|\bof\s+|\bis\s+|\babout\s+)*{_TIME}|"
        rf"(?:{_TIME.replace('<a>', '<a2>').replace('<b>', '<b2>').replace('<u>', '<u2>')})\s+half[\s-]life"
    ),
    re.I,
)
_TIME_4 = _TIME.replace("<a>", "<a4>").replace("<b>", "<b4>").replace("<u>", "<u4>")
_LEFT = re.compile(
    (
        rf"(?:\bafter\s+(?:about\s+|another\s+|roughly\s+|"
        rf"only\s+)?{_TIME}|{_TIME_4}\s+(?:after|later))[^.;]{{0,80}}?(?:(?P<p>\d+(?:\.\d+)?)\s?(?:%|percent)|(?P<share>half|"
        rf"a\s+quarter|one\s+quarter|three\s+quarters|an\s+eighth|one\s+eighth|a\s+third|one\s+third|none|"
        rf"nothing))(?P<rest>[^.;]{{0,50}})"
    ),
    re.I,
)
_GONE = re.compile(
    (
        r"\b(?:gone|cleared|eliminated|removed|left\s+the\s+body|excreted|metaboli[sz]ed|broken\s+down|"
        r"disappeared)\b"
    ),
    re.I,
)
_REMAINS = re.compile(
    r"\b(?:remain\w*|left|still|stays?|circulat\w*|present|in\s+the\s+(?:blood|body))\b", re.I
)
_TIME_3 = _TIME.replace("<a>", "<a3>").replace("<b>", "<b3>").replace("<u>", "<u3>")
_CLEARED = re.compile(
    rf"\b(?:complete(?:ly)?|fully|full|entire(?:ly)?|totally|all|every\s+trace|none|nothing|100\s?%|"
    rf"no\s+trace)\b[^.;]{{0,50}}?\b(?:clear\w*|eliminat\w*|gone|remov\w*|excret\w*|out|leav\w*|left|"
    rf"remain\w*|disappear\w*)\b[^.;]{{0,50}}?\b(?:in|within|after|takes?|by)\s+(?:about\s+|just\s+|"
    rf"only\s+|roughly\s+)?{_TIME}"
    rf"|\b(?:after|within)\s+(?:about\s+|just\s+|"
    rf"only\s+)?{_TIME_3}[^.;]{{0,50}}?\b(?:complete(?:ly)?|"
    rf"fully|entire(?:ly)?|totally|all\s+of\s+it|nothing|none|no\s+trace|"
    rf"every\s+trace)\b[^.;]{{0,40}}?\b(?:clear\w*|eliminat\w*|gone|remov\w*|excret\w*|left|remain\w*|"
    rf"out|disappear\w*|in\s+the\s+body)\b",
    re.I,
)
_EFFECT = re.compile(
    (
        rf"\b(?:effects?\s+(?:\w+\s+){{0,3}}?(?:lasts?|persists?|wears?\s+off|continues?|ends?|fades?)|"
        rf"lasts?|works?\s+for|acts?\s+for|active\s+for|benefits?\s+(?:last|persist)s?|"
        rf"duration\s+of\s+(?:action|effects?)\s*(?:is|:)?|keeps?\s+working)\s+(?:for\s+|between\s+|"
        rf"about\s+|around\s+|roughly\s+|after\s+|from\s+|anywhere\s+from\s+|approximately\s+)*{_TIME}"
    ),
    re.I,
)
_TIME_5 = _TIME.replace("<a>", "<a5>").replace("<b>", "<b5>").replace("<u>", "<u5>")
_AT_WORK = (
    r"(?:works?|working|acts?|acting|keeps?|lasts?|stays?|active|protects?|covers?|repairs?|heals?|boosts?|supports?"
    r"|relieves?|improves?|helps?|effects?|benefits?|calms?|feels?)"
)
_FOR_LONG = (
    rf"[^.;]{{0,80}}?\b{_AT_WORK}\b[^.;]{{0,50}}?\bfor\s+(?:a\s+full\s+|the\s+next\s+|up\s+to\s+|about\s+|at\s+least\s+"
    rf"|more\s+than\s+|over\s+)*{_TIME_5}"
)
_SO = re.compile(
    rf"(?:,|;|[–—])?\s*(?:so|which\s+means|meaning|therefore|thus|hence|that\s+is\s+why|accordingly)\b{_FOR_LONG}",
    re.I,
)
_COMMA = re.compile(rf",{_FOR_LONG}", re.I)
_BECAUSE = re.compile(r"\b(?:because|since|thanks\s+to|given)\b[^.;]{0,30}$", re.I)
_MOST_HALF_LIVES = 5  # what is left after them is 3 %
_SHARES = {
    "half": 50,
    "a quarter": 25,
    "one quarter": 25,
    "three quarters": 75,
    "an eighth": 12.5,
    "one eighth": 12.5,
    "a third": 33.3,
    "one third": 33.3,
    "none": 0,
    "nothing": 0,
}
_HOURS = {"m": Decimal(1) / 60, "h": Decimal(1), "d": Decimal(24), "w": Decimal(168)}
_SLACK = Decimal(6)  # percentage points


def check_half_lives(text: str) -> Iterator[TextCheck]:
    """The half-life a text states against what it says is left, cleared or still at work."""
    halves = tuple(_HALF_LIFE.finditer(text))
    if not halves:
        return
    lefts, all_cleared, effects = (tuple(one.finditer(text)) for one in (_LEFT, _CLEARED, _EFFECT))
    for half in halves:
        low, high = _hours(half, "2" if half["a2"] else "")
        at = Slice(*half.span())
        if min(low, high) <= 0:
            continue
        for left in lefts:
            if left.start() >= half.end() and left.start() - half.end() < 400:
                yield from _left(text, at, low, high, left)
        for cleared in all_cleared:
            yield from _cleared(text, at, low, high, cleared)
        yield from _gone_by(text, at, low)
        yield from _outlasting(text, at, high)
        for effect in effects:
            yield from _reused(text, at, half, effect)


def _hours(match: re.Match[str], suffix: str = "") -> tuple[Decimal, Decimal]:
    first, last, unit = match[f"a{suffix}"], match[f"b{suffix}"], match[f"u{suffix}"].lower()
    size = _HOURS[unit[0]]
    low = _number(first) * size
    return low, (_number(last) * size if last else low)


def _number(printed: str) -> Decimal:
    bare = printed.strip()
    return Decimal(bare) if bare[0].isdigit() or bare[0] == "." else Decimal(count_of(bare))


def _left(text: str, half: Slice, low: Decimal, high: Decimal, left: re.Match[str]) -> Iterator[TextCheck]:
    is_gone, remains = bool(_GONE.search(left[0])), bool(_REMAINS.search(left[0]))
    if is_gone == remains or (
        re.search(r"\b(?:dose|mg|improv|participants|people|score)\b", left[0], re.I)
        and not remains
        and not is_gone
    ):
        return
    stated = (
        Decimal(left["p"]) if left["p"] else Decimal(str(_SHARES[" ".join(left["share"].lower().split())]))
    )
    stated = 100 - stated if is_gone else stated
    after, until = _hours(left, "4" if left["a4"] else "")
    shares = [100 * Decimal(0.5 ** float(hours / life)) for hours in (after, until) for life in (low, high)]
    fits = min(shares) - _SLACK <= stated <= max(shares) + _SLACK
    yield result_of(
        text,
        FaultKind.HALF_LIFE_AND_DURATION,
        LEFT_RULE,
        _claim_place(left),
        [("half-life", half)],
        "the half-life leaves this share" if fits else "the half-life leaves another share",
        (
            f"after {after:.3g} h with a half-life of {low:.3g} h: {max(shares):.1f} % left, stated "
            f"{stated:.1f} %"
        ),
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )


def _claim_place(left: re.Match[str]) -> Slice:
    rest = left["rest"] or ""
    verb = re.match(r"[^,]*?\b(?:remains?|left|gone|cleared|eliminated|body|blood)\b", rest)
    return Slice(left.start(), left.start("rest") + (verb.end() if verb else 0))


def _cleared(
    text: str, half: Slice, low: Decimal, high: Decimal, cleared: re.Match[str]
) -> Iterator[TextCheck]:
    if not same_subject(sentence_at(text, half.start).of(text), sentence_at(text, cleared.start()).of(text)):
        return
    _after, until = _hours(cleared, "3" if cleared["a3"] else "")
    fits = until >= 3 * low
    yield result_of(
        text,
        FaultKind.HALF_LIFE_AND_DURATION,
        CLEAR_RULE,
        Slice(*cleared.span()),
        [("half-life", half)],
        "enough half-lives have passed" if fits else "too few half-lives have passed for this",
        (
            f"{until:.3g} h / {low:.3g} h = {until / low:.2g} half-lives: "
            f"{100 * 0.5 ** float(until / low):.0f} % left"
        ),
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )


_BY = re.compile(
    r"\b(?:by|before)\s+(?P<when>the\s+next\s+(?:morning|day)|(?:the\s+)?following\s+(?:morning|day)|tomorrow|the\s+evening|bedtime)\b"
    r"[^.;]{0,40}?\b(?:(?:has|have|had|is|are|will\s+have)\s+)?(?:completely\s+|entirely\s+|fully\s+|all\s+)?"
    r"(?:left\s+(?:the|your)\s+(?:body|system|blood)|gone|cleared|eliminated|out\s+of\s+(?:the|your)\s+(?:body|system|blood))\b"
    r"(?:\s+(?:completely|entirely|fully))?",
    re.I,
)
_DAY_HOURS = Decimal(24)


def _gone_by(text: str, half: Slice, low: Decimal) -> Iterator[TextCheck]:
    """ "Half-life: 24 h. By the next morning it has left the body": a day at most has passed."""
    for match in _BY.finditer(text, half.end, half.end + 300):
        is_one = same_subject(
            sentence_at(text, half.start).of(text), sentence_at(text, match.start()).of(text)
        )
        if is_one and 3 * low > _DAY_HOURS and not re.search(r"\bhalf\b|\bmost\b|\bpart", match[0], re.I):
            yield result_of(
                text,
                FaultKind.HALF_LIFE_AND_DURATION,
                CLEAR_RULE,
                Slice(*match.span()),
                [("half-life", half)],
                "too few half-lives have passed for this",
                f"24 h / {low:.3g} h = {_DAY_HOURS / low:.2g} half-lives",
            )


def _reused(text: str, half: Slice, match: re.Match[str], effect: re.Match[str]) -> Iterator[TextCheck]:
    """The same range of times given once as half-life and once as duration of effect."""
    if effect.start() < half.end and half.start < effect.end():
        return
    mine, theirs = _hours(match, "2" if match["a2"] else ""), _hours(effect)
    is_range = mine[0] != mine[1]
    if mine != theirs or not (is_range or _infers(text, half, effect)):
        return
    yield result_of(
        text,
        FaultKind.HALF_LIFE_AND_DURATION,
        REUSED_RULE,
        Slice(*effect.span()),
        [("half-life", half)],
        "the times of the half-life are given again as the duration of the effect",
        f"half-life {mine[0]:.3g}–{mine[1]:.3g} h, effect {theirs[0]:.3g}–{theirs[1]:.3g} h",
        result=CheckResult.NOT_DERIVABLE,
    )


def _outlasting(text: str, half: Slice, high: Decimal) -> Iterator[TextCheck]:
    """An effect of many half-lives, drawn from the half-life in its own sentence."""
    end = sentence_at(text, half.start).end
    is_reason = _BECAUSE.search(text, max(0, half.start - 60), half.start) is not None
    found = (_COMMA if is_reason else _SO).match(text, half.end, end)
    if found is None:
        return
    until = _hours(found, "5")[1]
    if until <= _MOST_HALF_LIVES * high:
        return
    yield result_of(
        text,
        FaultKind.HALF_LIFE_AND_DURATION,
        REUSED_RULE,
        Slice(*found.span()),
        [("half-life", half)],
        "so long an effect does not follow from this half-life",
        f"{until:.3g} h / {high:.3g} h = {until / high:.3g} half-lives",
        result=CheckResult.NOT_DERIVABLE,
    )


_REASON_FIRST = re.compile(r"(?:Because|Since|Given|As|With|Owing\s+to|Due\s+to|Thanks\s+to)\b", re.I)


def _infers(text: str, half: Slice, effect: re.Match[str]) -> bool:
    """Does the text draw the one from the other: "so", "which means", "because"?"""
    low, high = sorted((half.start, effect.start()))
    if _REASON_FIRST.match(sentence_at(text, low).of(text)):
        return True
    return (
        re.search(
            (
                r"\b(?:so|means?|therefore|thus|hence|because|since|as\s+a\s+result|which\s+is\s+why|accordingly|"
                r"consequently)\b"
            ),
            text[low : max(high, half.end)],
            re.I,
        )
        is not None
    )
