"""Reading the curated TOML: every wrong key or value is a RuleError that names file, key and remedy."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from probatum.domain.errors import RuleError

E = TypeVar("E", bound=StrEnum)


class Entry:
    """One table of a curated file, read key by key; `done` raises for keys nobody asked for."""

    def __init__(self, values: Mapping[str, Any], file: str, where: str = "") -> None:
        self.file = file
        self.where = where
        self._values = values
        self._asked: set[str] = set()

    def _path(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def wrong(self, key: str, value: object, remedy: str) -> RuleError:
        """The error for one key."""
        return RuleError(
            "curated file is wrong", source=self.file, field=self._path(key), value=value, remedy=remedy
        )

    def _get(self, key: str) -> Any:
        self._asked.add(key)
        return self._values.get(key)

    def text(self, key: str) -> str:
        """A text that must be there and must not be empty."""
        value = self._get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, value, "give a text that is not empty")
        return value

    def maybe(self, key: str) -> str | None:
        """A text, or None when the key is absent."""
        self._asked.add(key)
        return self.text(key) if key in self._values else None

    def flag(self, key: str) -> bool:
        """True or false; absent is false."""
        value = self._get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key, value, "write true or false")
        return bool(value)

    def number(self, key: str) -> int | None:
        """A whole number, or None when absent."""
        value = self._get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise self.wrong(key, value, "write a whole number")
        return value

    def day(self, key: str) -> date:
        """A TOML date that must be there."""
        value = self._get(key)
        if not isinstance(value, date):
            raise self.wrong(key, value, "write a date, 2026-11-01")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; absent is empty."""
        value = self._get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.wrong(key, value, 'write a list of texts, ["a", "b"]')
        return tuple(value)

    def lists(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts; absent is empty."""
        value = self._get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, list) for item in value):
            raise self.wrong(key, value, 'write a list of lists, [["a", "b"]]')
        if not all(isinstance(text, str) and text.strip() for item in value for text in item):
            raise self.wrong(key, value, "every text must not be empty")
        return tuple(tuple(item) for item in value)

    def word(self, key: str, words: type[E]) -> E:
        """A value of a closed list."""
        value = self.text(key)
        try:
            return words(value)
        except ValueError:
            raise self.wrong(key, value, f"one of: {', '.join(words)}") from None

    def keys(self) -> tuple[str, ...]:
        """Every key of this table, in file order."""
        return tuple(self._values)

    def counts(self, key: str) -> dict[str, int]:
        """A table of whole numbers."""
        value = self._get(key)
        if not isinstance(value, dict) or not all(isinstance(item, int) for item in value.values()):
            raise self.wrong(key, value, "write { C = 2, H = 4 }")
        return dict(value)

    def tables(self, key: str) -> tuple[Entry, ...]:
        """A list of tables; absent is empty."""
        value = self._get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, value, f"write [[{key}]] tables")
        return tuple(Entry(item, self.file, f"{self._path(key)}[{i}]") for i, item in enumerate(value))

    def table(self, key: str) -> Entry:
        """One table that must be there."""
        value = self._get(key)
        if not isinstance(value, dict):
            raise self.wrong(key, value, f"write a [{key}] table")
        return Entry(value, self.file, self._path(key))

    def done(self) -> None:
        """Raise for any key that was not read: a misspelled key must not be lost in silence."""
        unknown = sorted(set(self._values) - self._asked)
        if unknown:
            raise self.wrong(
                unknown[0], self._values[unknown[0]], f"known keys: {', '.join(sorted(self._asked))}"
            )


def folder() -> Traversable:
    """Where the curated files lie."""
    return files("probatum.vocabulary")


def parse(text: str, file: str) -> Entry:
    """Parse one curated file; raise RuleError naming it when it is not TOML."""
    try:
        return Entry(tomllib.loads(text), file)
    except tomllib.TOMLDecodeError as error:
        raise RuleError("not TOML", source=file, value=error, remedy="see toml.io") from error


@cache
def _values(name: str) -> Mapping[str, Any]:
    return parse(folder().joinpath(name).read_text(encoding="utf-8"), name)._values


def read(name: str) -> Entry:
    """Read one curated file of this package by its name; each file is parsed once."""
    return Entry(_values(name), name)


def each(name: str, kind: str) -> Iterator[Entry]:
    """The tables of one kind in one curated file, in file order; ids must be unique."""
    seen: set[str] = set()
    for entry in read(name).tables(kind):
        key = entry.maybe("id")
        if key is not None and key in seen:
            raise entry.wrong("id", key, "an id stands only once in a file")
        if key is not None:
            seen.add(key)
        yield entry
