"""Plain values of a monograph in words a person reads: no type names, no brackets of a program."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum

from probatum.domain.provenance import Curated, Derived, Extracted, Missing

_FLAGS = {"unit-implausible": "the unit looks misprinted"}
_UNSAID = frozenset({"basis", "groups"})  # they stand as nodes of their own, or on the page


def in_words(value: object) -> str:
    """A value in one line: fields by name, lists by commas, nothing as "none".

    >>> in_words({"rat": 2, "mouse": 1}), in_words((1991, 2024)), in_words(())
    ('rat 2, mouse 1', '1991, 2024', 'none')
    """
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Missing):
        return in_words(value.why)
    if isinstance(value, Extracted | Derived | Curated):
        return in_words(value.value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Mapping):
        return ", ".join(f"{in_words(key)} {in_words(one)}" for key, one in value.items()) or "none"
    if isinstance(value, tuple | list):
        separator = "; " if any(dataclasses.is_dataclass(one) for one in value) else ", "
        return separator.join(map(in_words, value)) or "none"
    if dataclasses.is_dataclass(value) and type(value).__str__ is object.__str__:
        return _fields(value)
    return str(value)


def flag_words(flags: tuple[str, ...]) -> str:
    """The flags of a dose as a reader would say them; a flag without words of its own stays as it is.

    >>> flag_words(("unit-implausible", "suspected-unit: µg/kg"))
    'the unit looks misprinted, perhaps µg/kg'
    """
    suspected = "suspected-unit: "
    said = (
        f"perhaps {flag.removeprefix(suspected)}" if flag.startswith(suspected) else _FLAGS.get(flag, flag)
        for flag in flags
    )
    return ", ".join(said)


def _fields(value: object) -> str:
    named = [
        (field.name.replace("_", " "), getattr(value, field.name))
        for field in dataclasses.fields(value)  # type: ignore[arg-type]
        if field.name not in _UNSAID
    ]
    return ", ".join(f"{name}: {in_words(one)}" for name, one in named)
