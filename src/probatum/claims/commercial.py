"""Where a page shows that it earns money with what it tells: links, calls to buy, discounts, brands.

The rules are data (commercial.toml) with examples of both kinds. A signal names a place and why; it never
says that a statement is wrong or that anybody acted badly.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

from probatum.domain.article import Article, BlockKind, Link
from probatum.domain.claim import CommercialSignal, SignalKind
from probatum.text.sentences import sentences
from probatum.vocabulary import mentions

Rule = Mapping[str, Any]


def commercial_signals(article: Article) -> tuple[CommercialSignal, ...]:
    """Every place that shows a commercial interest, in the order of the text; one signal a kind and place."""
    found = [*_in_links(article), *_in_words(article)]
    unique = {(one.kind, one.place): one for one in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda one: (one.place, one.kind)))


# Words


def _in_words(article: Article) -> Iterator[CommercialSignal]:
    for block in article.blocks:
        if block.kind is not BlockKind.REFERENCE:
            words = article.text[block.start : block.end]
            for sentence in sentences(words):
                yield from _in_sentence(article, sentence.of(words), block.start + sentence.start)


def _in_sentence(article: Article, sentence: str, start: int) -> Iterator[CommercialSignal]:
    for rule in rules()["words"]:
        found = _pattern(rule).search(sentence)
        if found and not _is_excused(rule, sentence, found):
            place = article.place(start + found.start(), start + found.end())
            yield CommercialSignal(kind=SignalKind(rule["kind"]), place=place, because=rule["because"])


def _is_excused(rule: Rule, sentence: str, found: re.Match[str]) -> bool:
    if rule.get("not_substance") and any(one.end >= found.end() > one.start for one in mentions(sentence)):
        return True  # its last word is, or begins, a substance's name: no brand
    return bool(rule.get("unless") and re.search(rule["unless"], sentence, re.IGNORECASE))


def signs_in(sentence: str) -> tuple[SignalKind, ...]:
    """The kinds of signal that the words of one sentence show."""
    found = [
        SignalKind(rule["kind"])
        for rule in rules()["words"]
        if (match := _pattern(rule).search(sentence)) and not _is_excused(rule, sentence, match)
    ]
    return tuple(dict.fromkeys(found))


def _pattern(rule: Rule) -> re.Pattern[str]:
    return re.compile(rule["pattern"], 0 if rule.get("case") else re.IGNORECASE)


# Links


def _in_links(article: Article) -> Iterator[CommercialSignal]:
    own = host_of(article.url or "")
    for link in article.links:
        found = sign_of_link(link, own)
        if found is not None:
            kind, because = found
            yield CommercialSignal(kind=kind, place=link.place, because=because)


def sign_of_link(link: Link, own_host: str = "") -> tuple[SignalKind, str] | None:
    """What a link shows, and why; None for a plain one. `own_host` is the page's, empty when unknown."""
    try:
        parts = urlsplit(link.href)
        host = (parts.hostname or "").lower().removeprefix("www.")
    except ValueError:
        return None
    if _is_neutral(host):
        return None
    if "sponsored" in link.rel:
        return SignalKind.AFFILIATE_LINK, "its own markup says that it is paid for"
    return _redirect(host) or _parameter(parts, host, own_host) or _path(parts, host, own_host)


def host_of(url: str) -> str:
    """The host of an address without `www.`; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def _redirect(host: str) -> tuple[SignalKind, str] | None:
    for rule in rules()["redirect"]:
        if any(_is_at(host, one) for one in rule["hosts"]):
            return SignalKind.AFFILIATE_LINK, rule["because"]
    return None


def _parameter(parts: SplitResult, host: str, own_host: str) -> tuple[SignalKind, str] | None:
    given = {name.lower(): value for name, value in parse_qsl(parts.query, max_num_fields=None) if value}
    for rule in rules()["parameter"]:
        values = [given[name] for name in rule["names"] if name in given]
        if values and _fits(rule, values, parts, host, own_host):
            return SignalKind(rule.get("kind", SignalKind.AFFILIATE_LINK)), rule["because"]
    return None


def _fits(rule: Rule, values: list[str], parts: SplitResult, host: str, own_host: str) -> bool:
    return (
        (not rule.get("elsewhere") or (host != "" and host != own_host))
        and ("hosts" not in rule or any(one in host for one in rule["hosts"]))
        and ("path" not in rule or bool(re.search(rule["path"], parts.path, re.IGNORECASE)))
        and ("value" not in rule or any(re.search(rule["value"], one, re.IGNORECASE) for one in values))
    )


def _path(parts: SplitResult, host: str, own_host: str) -> tuple[SignalKind, str] | None:
    if host and own_host and host != own_host:
        return None  # another site's paths mean what they like
    for rule in rules()["path"]:
        if re.search(rule["pattern"], parts.path, re.IGNORECASE):
            return SignalKind.AFFILIATE_LINK, rule["because"]
    for rule in rules()["shop"]:
        if re.search(rule["pattern"], f"{parts.path}?{parts.query}", re.IGNORECASE):
            return SignalKind.SELLS, rule["because"]
    return None


def _is_neutral(host: str) -> bool:
    neutral = rules()["neutral"]
    return any(_is_at(host, one) for one in neutral["hosts"]) or host.endswith(tuple(neutral["suffixes"]))


def _is_at(host: str, known: str) -> bool:
    return host == known or host.endswith(f".{known}")


@cache
def rules() -> Mapping[str, Any]:
    """The rules of commercial.toml."""
    return tomllib.loads(files("probatum.claims").joinpath("commercial.toml").read_text("utf-8"))
