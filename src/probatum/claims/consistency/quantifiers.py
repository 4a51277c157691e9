"""Everybody and nobody against some: "everyone responds" and "a quarter do not", "never" and "some users"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.consistency.results import result_of
from probatum.claims.consistency.subjects import are_about_one
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentence_at
from probatum.text.slices import Slice

ALL_RULE = "what everybody does, nobody fails to do"
NEVER_RULE = "what never happens does not happen to some"
_WHO = (
    r"(?:users?|people|patients?|participants?|persons?|volunteers?|subjects?|adults?|men|women|customers?"
    r"|individuals?)"
)
_SOME = (
    rf"(?:(?:some|a\s+few|several|many|certain|a\s+minority\s+of|\d+\s?%\s+of|\d+\s+percent\s+of|(?:about\s+|roughly\s+)?"
    rf"(?:a|one)\s+(?:quarter|third|fifth|tenth|half)\s+of|one\s+in\s+\w+)\s+(?:of\s+)?(?:the\s+|our\s+)?{_WHO})"
)
_ALL = re.compile(
    rf"\b(?P<all>everyone|everybody|every\s+{_WHO}|all\s+(?:of\s+the\s+|our\s+)?{_WHO})\s+(?:who\s+(?:takes?|uses?|tries)\s+it\s+)?"
    rf"(?P<verb>[a-z]{{4,}}?)(?:s|es)?\b|\b(?P<verb2>[a-z]{{4,}}?)(?:s|es)?\s+(?:for\s+)?(?P<all2>everyone|everybody|every\s+{_WHO})\b",
    re.I,
)
_NONE_OF_SOME = re.compile(
    rf"\b{_SOME}\s+(?:(?:do|does|did|will)(?:\s+not|n[’']t)|never|fail(?:s|ed)?\s+to)\s+(?P<verb>[a-z]{{4,}})\b"
    rf"|\b(?:(?:do|does|did|will)(?:\s+not|n[’']t)|never|fail(?:s|ed)?\s+to)\s+(?P<verb2>[a-z]{{4,}})\s+(?:for\s+|in\s+)?{_SOME}",
    re.I,
)
_COMPLAINT = (
    r"headaches?|nausea|insomnia|dizziness|drowsiness|diarrh\w+|constipation|rash(?:es)?|palpitations|anxiety|vomiting"
    r"|fatigue|irritability|cramps?|bloating|heartburn|allerg\w+|jitters|tremor|weight\s+gain|hair\s+loss|acne|sedation"
    r"|withdrawal|tolerance|dependence|sweating|itching|nosebleeds?|irritation|vivid\s+dreams|mood\s+swings"
)
_NEVER = re.compile(
    rf"\b(?:never|no\s+(?:one|{_WHO})\s+(?:\w+\s+)?|nobody|not\s+(?:a\s+single|one)\s+\w+)\b[^.;,]{{0,40}}?\b(?P<what>{_COMPLAINT})\b"
    rf"|\b(?:impossible|cannot|can\s?not|can[’']t)\b[^.;,]{{0,25}}?\b(?:cause|give|trigger|produce|lead\s+to)\b[^.;,]{{0,20}}?\b(?P<what2>{_COMPLAINT})\b",
    re.I,
)
_DENIED = re.compile(r"\b(?:not|never|no|without|nobody)\b|n[’']t\b", re.I)


def check_quantifiers(text: str) -> Iterator[TextCheck]:
    """A verb said of everybody and denied of some; a complaint that never occurs and that some have."""
    for every in _ALL.finditer(text):
        stem = _stem(every["verb"] or every["verb2"])
        for some in _NONE_OF_SOME.finditer(text):
            if stem and stem == _stem(some["verb"] or some["verb2"]) and _is_of_one(text, every, some):
                yield _fault(text, every, some, ALL_RULE, f"everybody and not everybody: {stem}")
                break
    for never in _NEVER.finditer(text):
        what = (never["what"] or never["what2"]).lower().rstrip("s")
        having = re.compile(rf"\b{_SOME}\s+(?P<between>[^.;]{{0,60}}?)\b{re.escape(what)}", re.I)
        for told in having.finditer(text):
            if not _DENIED.search(told["between"]) and _is_of_one(text, never, told):
                yield _fault(text, never, told, NEVER_RULE, f"{what}: never, and in some")
                break


_VERBS = frozenset(
    (
        "respond",
        "benefit",
        "work",
        "help",
        "improve",
        "notice",
        "tolerate",
        "feel",
        "react",
        "recover",
        "suit",
    )
)


def _stem(verb: str) -> str:
    """The verb without its ending, where it says what the substance does to people."""
    bare = verb.lower()
    return next(
        (one for one in sorted(_VERBS) if bare in (one, one + "s", one + "d", one + "ed", one[:-1])), ""
    )


def _is_of_one(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    is_apart = one.end() <= other.start() or other.end() <= one.start()
    first, second = (sentence_at(text, match.start()).of(text) for match in (one, other))
    is_hypothetical = any(
        re.search(r"\?|\b(?:if|myth|claims?|supposedly|not\s+everyone|placebo|control)\b", words, re.I)
        for words in (first, second)
    )
    places = [sentence_at(text, match.start()) for match in (one, other)]
    return is_apart and not is_hypothetical and are_about_one(text, *places)


def _fault(text: str, one: re.Match[str], other: re.Match[str], rule: str, because: str) -> TextCheck:
    first, second = sorted((one, other), key=lambda match: match.start())
    return result_of(
        text,
        FaultKind.EXISTENCE,
        rule,
        Slice(*second.span()),
        [("elsewhere", Slice(*first.span()))],
        because,
    )
