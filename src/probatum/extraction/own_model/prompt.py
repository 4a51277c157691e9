"""What is asked: the fields, and the messages that ask for them with a quote each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.provenance import Section
from probatum.domain.record import Record

LONGEST = 60_000  # characters of text sent; what is beyond is not asked about
SHOWN = (
    Section.TITLE,
    Section.ABSTRACT,
    Section.BACKGROUND,
    Section.METHODS,
    Section.RESULTS,
    Section.CONCLUSION,
    Section.FUNDING,
    Section.CONFLICTS,
    Section.BODY,
    Section.TABLE,
)


class Shape(StrEnum):
    """What a value must be, and how its quote proves it."""

    COUNT = "count"  # a whole number; the quote prints it
    WORDS = "words"  # words that stand in the quote


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a study that may be asked for."""

    name: str
    shape: Shape
    meaning: str


FIELDS: tuple[Field, ...] = (
    Field("n", Shape.COUNT, "number of participants or animals enrolled, in all groups together"),
    Field("n_analyzed", Shape.COUNT, "number analyzed"),
    Field("n_dropped", Shape.COUNT, "number who dropped out or were lost"),
    Field("population", Shape.WORDS, "who was studied"),
    Field("condition", Shape.WORDS, "the disease or state they had"),
    Field("strain", Shape.WORDS, "strain of the animals"),
    Field("cell_line", Shape.WORDS, "cell line"),
    Field("funder", Shape.WORDS, "who paid"),
    Field("conflicts", Shape.WORDS, "conflicts of interest as stated"),
    Field("registration", Shape.WORDS, "trial registration number"),
)

_SYSTEM = (
    "You read one scientific record. Answer with one JSON object and nothing else: "
    '{"values": [{"field": "...", "value": ..., "quote": "..."}]}. '
    "Each quote is copied from the text letter by letter, at least three words, and contains the value. "
    "Leave out every field that the text does not state. Never guess, never compute."
)


def ask(record: Record) -> list[dict[str, str]]:
    """The messages of a chat that ask for every field of a record, each with its quote.

    The record's text is data: whatever it says, only what `accept` proves is kept.
    """
    wanted = "\n".join(f"- {field.name} ({field.shape}): {field.meaning}" for field in FIELDS)
    text = "\n\n".join(f"[{p.section}]\n{p.text}" for p in record.section(*SHOWN))[:LONGEST]
    return [
        {"role": "system", "content": f"{_SYSTEM}\nFields:\n{wanted}"},
        {"role": "user", "content": text},
    ]
