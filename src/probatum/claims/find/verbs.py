"""Finite verbs, told by a list of verbs that assert: no parser, and good enough to cut clauses."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads(files("probatum.claims.find").joinpath("verbs.toml").read_text("utf-8"))


@cache
def auxiliary() -> re.Pattern[str]:
    """Forms of be, have, do, and the modal verbs."""
    return _any(_words()["auxiliary"])


@cache
def present() -> re.Pattern[str]:
    """Third person present: nobody but a subject of its own can have said it."""
    return _any([third for verb in _words()["regular"] for third in _third(verb)])


@cache
def past() -> re.Pattern[str]:
    """Past forms; those in -ed may also be participles."""
    return _any([*(_ed(verb) for verb in _words()["regular"]), *_words()["irregular"]])


@cache
def plain() -> re.Pattern[str]:
    """Base forms, as a plural subject has them."""
    return _any(_words()["regular"])


@cache
def finite() -> re.Pattern[str]:
    """Any form that can be the verb of a clause, base forms apart."""
    return re.compile(f"{auxiliary().pattern}|{present().pattern}|{past().pattern}", re.IGNORECASE)


@cache
def unmistakable() -> re.Pattern[str]:
    """Forms that can be nothing but the verb of a clause: auxiliaries and irregular past forms."""
    return _any([*_words()["auxiliary"], *_words()["irregular"]])


def _any(words: list[str]) -> re.Pattern[str]:
    ordered = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])", re.IGNORECASE)


def _third(verb: str) -> tuple[str, ...]:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (verb[:-1] + "ies",)
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return (verb + "es",)
    return (verb + "s", verb[:-3] + "ises") if verb.endswith("ize") else (verb + "s",)


def _ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"
