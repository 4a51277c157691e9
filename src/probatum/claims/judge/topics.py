"""General words of articles and the outcomes that studies measured under other names."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum.domain.errors import RuleError
from probatum.domain.terms import Better
from probatum.vocabulary import outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What an article talks about: `rises` and `falls` go with it, `near` is measured beside it."""

    name: str
    words: re.Pattern[str]
    wanted: re.Pattern[str] | None  # words that name the good way themselves
    complaint: re.Pattern[str] | None  # words that name the bad end: less of it is more of the topic
    better: Better
    rises: tuple[str, ...]
    falls: tuple[str, ...]
    near: tuple[str, ...]


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic, in the order of the table; raises RuleError on an outcome that is not there."""
    text = files("probatum.claims.judge").joinpath("topics.toml").read_text("utf-8")
    return tuple(_topic(entry) for entry in tomllib.loads(text)["topic"])


def _topic(entry: dict[str, object]) -> Topic:
    lists = {field: _terms(entry, field) for field in ("rises", "falls", "near")}
    return Topic(
        name=str(entry["name"]),
        words=_pattern(entry["words"]),
        wanted=_pattern(entry["wanted"]) if "wanted" in entry else None,
        complaint=_pattern(entry["complaint"]) if "complaint" in entry else None,
        better=Better(str(entry["better"])),
        **lists,
    )


def _pattern(patterns: object) -> re.Pattern[str]:
    assert isinstance(patterns, list)
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)


def _terms(entry: dict[str, object], field: str) -> tuple[str, ...]:
    named = entry.get(field, [])
    assert isinstance(named, list)
    for term in named:
        if not outcomes().has(term):
            raise RuleError(
                "names an outcome that is not there", source="topics.toml", field=field, value=str(term)
            )
    return tuple(named)


def topics_in(words: str) -> tuple[Topic, ...]:
    """The topics a text names, in the order of the table."""
    return tuple(topic for topic in topics() if topic.words.search(words))
