"""Every error this project raises.

ProbatumError
├── SourceError            a source could not be read; never turned into "no records"
│   ├── SourceUnavailable
│   └── MalformedRecord    one record of a file is broken; the rest of the file goes on
├── ProvenanceError        a value and its quotation disagree
│   ├── SpanOutOfRange
│   └── QuoteMismatch
├── UnitError              arithmetic on quantities that do not share a dimension
├── RuleError              a curated file (substance, rule, term) is wrong; names file and key
├── LibraryError           the library could not be opened or written
├── UnknownName            no substance of that name; carries close matches
└── InvariantBroken        a page would contradict itself or its evidence

A refusal to score is not an error: it is a value, see `certainty.Refusal`.
Every message names the source (file or record), the field, the value and what would be right.
"""

from __future__ import annotations


class ProbatumError(Exception):
    """Base of everything raised on purpose.

    >>> str(ProbatumError("cannot read", source="a.nbib", field="DP", value="soon", remedy="give a year"))
    'a.nbib: DP: cannot read: soon (give a year)'
    """

    def __init__(
        self,
        problem: str,
        *,
        source: str | None = None,
        field: str | None = None,
        value: object = None,
        remedy: str | None = None,
    ) -> None:
        self.problem = problem
        self.source = source
        self.field = field
        self.value = value
        self.remedy = remedy
        super().__init__(self._message())

    def _message(self) -> str:
        where = "".join(f"{part}: " for part in (self.source, self.field) if part)
        what = "" if self.value is None else f": {_short(self.value)}"
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{where}{self.problem}{what}{remedy}"


def _short(value: object, limit: int = 80) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


class SourceError(ProbatumError):
    """A source could not be read."""


class SourceUnavailable(SourceError):
    """The source did not answer."""


class MalformedRecord(SourceError):
    """The source answered with something that is not a record."""


class ProvenanceError(ProbatumError):
    """A value and its quotation disagree."""


class SpanOutOfRange(ProvenanceError):
    """The span lies outside the passage."""


class QuoteMismatch(ProvenanceError):
    """The passage no longer says what the span quotes."""


class UnitError(ProbatumError):
    """Two quantities do not share a dimension."""


class RuleError(ProbatumError):
    """A curated file is wrong."""


class LibraryError(ProbatumError):
    """The library could not be opened, read or written."""


class UnknownName(ProbatumError):
    """No substance has this name; `close` holds the nearest known names."""

    def __init__(self, name: str, close: tuple[str, ...]) -> None:
        self.close = close
        hint = f"did you mean {', '.join(close)}?" if close else "see `probatum substances`"
        super().__init__("unknown substance", value=name, remedy=hint)


class InvariantBroken(ProbatumError):
    """A page would contradict itself or its evidence; it is not written."""
