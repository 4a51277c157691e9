"""What is kept of a reply: values whose quote stands in the record and proves them; of the rest, why not."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from probatum.domain.provenance import Extracted, Method, Span
from probatum.domain.record import Record
from probatum.extraction.own_model.prompt import FIELDS, SHOWN, Field, Shape
from probatum.text.numbers import numbers

MOST_VALUES = 100
LONGEST_QUOTE = 1000
LEAST_WORDS = 3
_FENCE = re.compile(r"^\s*```(?:json)?\s*\n(?P<inside>.*?)\n\s*```\s*$", re.DOTALL)
_KNOWN = {one.name: one for one in FIELDS}


@dataclass(frozen=True, slots=True)
class Discarded:
    """Something a model said that is not kept, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """The values kept, by field, and everything discarded."""

    values: dict[str, Extracted[int] | Extracted[str]] = field(default_factory=dict)
    discarded: tuple[Discarded, ...] = ()


def accept(record: Record, reply: str, model: str) -> Accepted:
    """Keep each value whose quote stands in the record and holds it; never raises, whatever the reply.

    Kept values are marked `own-model:<name>` and carry no confidence: a model's own is not one.
    """
    try:
        rows = _rows(reply)
    except ValueError as error:
        return Accepted(discarded=(Discarded(_short(reply), str(error)),))
    method = Method(f"own-model:{model}", "1")
    values: dict[str, Extracted[int] | Extracted[str]] = {}
    discarded: list[Discarded] = []
    for row in rows:
        try:
            name, value = _value(record, row, method)
            if name in values:
                raise ValueError(f"{name} is given twice")
            values[name] = value
        except ValueError as error:
            discarded.append(Discarded(_short(row), str(error)))
    return Accepted(values, tuple(discarded))


def _rows(reply: str) -> list[object]:
    fenced = _FENCE.match(reply)
    try:
        document = json.loads(fenced["inside"] if fenced else reply)
    except (ValueError, RecursionError):
        raise ValueError("the reply is not JSON") from None
    rows = document.get("values") if isinstance(document, dict) else None
    if not isinstance(rows, list):
        raise ValueError('the reply has no list "values"')
    if len(rows) > MOST_VALUES:
        raise ValueError(f"the reply has more than {MOST_VALUES} values")
    return rows


def _value(record: Record, row: object, method: Method) -> tuple[str, Extracted[int] | Extracted[str]]:
    if not isinstance(row, dict):
        raise ValueError("not an object")
    asked = _KNOWN.get(str(row.get("field")))
    if asked is None:
        raise ValueError("not a field that was asked for")
    quote = row.get("quote")
    if not isinstance(quote, str) or len(quote.split()) < LEAST_WORDS or len(quote) > LONGEST_QUOTE:
        raise ValueError(f"the quote is no text of {LEAST_WORDS} words to {LONGEST_QUOTE} characters")
    span = _stands(record, quote)
    if span is None:
        raise ValueError("the quote does not stand in the record")
    return asked.name, _proved(asked, row.get("value"), span, method)


def _proved(asked: Field, value: object, span: Span, method: Method) -> Extracted[int] | Extracted[str]:
    if asked.shape is Shape.COUNT:
        count = _count(value)
        if not any(one.is_count and one.value == count for one in numbers(span.quote)):
            raise ValueError("the number does not stand in the quote")
        return Extracted(count, (span,), method)
    words = " ".join(value.split()) if isinstance(value, str) else ""
    if not words:
        raise ValueError("the value is not text")
    if words.casefold() not in " ".join(span.quote.split()).casefold():
        raise ValueError("the value does not stand in the quote")
    return Extracted(words, (span,), method)


def _count(value: object) -> int:
    """A whole number, given as such or as its digits."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9:
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value.strip()):
        return int(value)
    raise ValueError("the value is not a whole number")


def _stands(record: Record, quote: str) -> Span | None:
    """Where the quote stands, white space aside; the span holds the record's own words."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
    for passage in record.section(*SHOWN):
        match = pattern.search(passage.text)
        if match:
            return passage.span(*match.span())
    return None


def _short(said: object, limit: int = 120) -> str:
    try:
        text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    except (ValueError, RecursionError):
        text = "(cannot be shown)"
    text = " ".join(text[: limit * 2].split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
