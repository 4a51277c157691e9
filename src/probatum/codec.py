"""JSON documents: domain types to plain data and back, with the provenance tag kept.

cattrs does the work; the hooks here are only for our few scalar types. Every leaf keeps its
`kind`, so a `Derived` value can never come back as an `Extracted` one. Absent keys mean "does
not apply"; numbers that must stay exact (doses, estimates) are strings.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from probatum.domain.certainty import Refusal, Score
from probatum.domain.errors import ProbatumError
from probatum.domain.provenance import Curated, Derived, Extracted, Missing, RecordId

T = TypeVar("T")
Json = dict[str, Any]

_BY_KIND = {
    "extracted": Extracted,
    "derived": Derived,
    "curated": Curated,
    "missing": Missing,
    "score": Score,
    "refusal": Refusal,
}


def to_json(value: object) -> Any:
    """Turn a domain object into plain JSON data."""
    return _converter().unstructure(value)


def from_json(cls: type[T], data: object, *, source: str = "document") -> T:
    """Build a domain object from plain JSON data; raise ProbatumError naming what is wrong."""
    try:
        return _converter().structure(data, cls)
    except Exception as broken:
        raise ProbatumError(
            f"not a {getattr(cls, '__name__', cls)} document",
            source=source,
            value=_innermost(broken),
            remedy="compare with docs/interfaces.md",
        ) from broken


def document(name: str, version: int, value: object) -> Json:
    """A JSON document that names its schema, `probatum/<name>/<n>`."""
    return {"schema": f"probatum/{name}/{version}", **to_json(value)}


def dumps(data: object, *, indent: int | None = None) -> str:
    """Serialize domain objects or plain data; the same input gives the same text."""
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(to_json(data), ensure_ascii=False, indent=indent, separators=separators)


def loads(cls: type[T], text: str | bytes, *, source: str = "document") -> T:
    """Parse text written by `dumps`."""
    return from_json(cls, json.loads(text), source=source)


def _innermost(error: BaseException) -> str:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return str(error) or type(error).__name__


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=False)
    converter.register_unstructure_hook(RecordId, str)
    converter.register_structure_hook(RecordId, lambda text, _: RecordId.parse(text))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    for moment in (datetime, date):
        converter.register_unstructure_hook(moment, lambda when: when.isoformat())
        converter.register_structure_hook(moment, lambda text, cls: cls.fromisoformat(text))
    converter.register_unstructure_hook(Path, str)
    converter.register_unstructure_hook_factory(_is_kind_union, lambda _: converter.unstructure)
    converter.register_structure_hook_factory(_is_kind_union, lambda union: _by_kind(union, converter))
    converter.register_structure_hook_factory(_is_untagged_union, lambda union: _by_fields(union, converter))
    converter.register_unstructure_hook_factory(dataclasses.is_dataclass, lambda cls: _writer(cls, converter))
    converter.register_structure_hook_factory(_is_dataclass_type, lambda cls: _reader(cls, converter))
    return converter


def _is_dataclass_type(cls: Any) -> bool:
    return dataclasses.is_dataclass(get_origin(cls) or cls)


def _writer(cls: Any, converter: Converter) -> Any:
    """Write a dataclass, leaving out None and empty optional leaves' keys that do not apply."""
    write = make_dict_unstructure_fn(cls, converter)
    optional = frozenset(
        field.name for field in dataclasses.fields(cls) if field.default is None or _allows_none(field.type)
    )
    if not optional:
        return write

    def write_present(value: Any) -> Json:
        return {key: item for key, item in write(value).items() if item is not None or key not in optional}

    return write_present


def _reader(cls: Any, converter: Converter) -> Any:
    """Read a dataclass; an absent optional key is None."""
    origin = get_origin(cls) or cls
    absent = {
        field.name: override()
        for field in dataclasses.fields(origin)
        if field.default is dataclasses.MISSING and _allows_none(field.type)
    }
    read = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=False)
    if not absent:
        return read

    def read_with_absent(data: Mapping[str, Any], target: Any) -> Any:
        return read({**dict.fromkeys(absent), **data}, target)

    return read_with_absent


def _allows_none(annotation: Any) -> bool:
    if isinstance(annotation, str):
        return "None" in annotation.replace(" ", "").split("|")
    return type(None) in get_args(annotation)


def _is_kind_union(annotation: Any) -> bool:
    if get_origin(annotation) not in (Union, UnionType):
        return False
    members = {get_origin(member) or member for member in get_args(annotation)}
    return bool(members) and members <= set(_BY_KIND.values())


def _by_kind(union: Any, converter: Converter) -> Any:
    """Read one of several tagged dataclasses by its `kind`."""
    members = {(get_origin(member) or member): member for member in get_args(union)}
    by_kind = {kind: members[cls] for kind, cls in _BY_KIND.items() if cls in members}

    def read(data: Mapping[str, Any], _: Any) -> Any:
        kind = data.get("kind")
        if kind not in by_kind:
            raise ValueError(f"kind {kind!r} is none of {', '.join(by_kind)}")
        return converter.structure(data, by_kind[kind])

    return read


def _is_untagged_union(annotation: Any) -> bool:
    if get_origin(annotation) not in (Union, UnionType) or _is_kind_union(annotation):
        return False
    return all(_is_dataclass_type(member) for member in get_args(annotation))


def _by_fields(union: Any, converter: Converter) -> Any:
    """Read the first member that has every key of the data and whose own keys are all there.

    cattrs picks one telling field from a set, in hash order, and may pick one that is left out when it
    is None; the whole set of keys decides the same way in every process.
    """
    members = get_args(union)
    known = {member: _keys_of(member) for member in members}

    def read(data: Mapping[str, Any], _: Any) -> Any:
        keys = frozenset(data)
        for member in members:
            always, ever = known[member]
            if always <= keys <= ever:
                return converter.structure(data, member)
        names = ", ".join(getattr(get_origin(member) or member, "__name__", "") for member in members)
        raise ValueError(f"the keys {', '.join(sorted(keys))} are those of none of {names}")

    return read


def _keys_of(cls: Any) -> tuple[frozenset[str], frozenset[str]]:
    """The keys a document of a dataclass must have, and all it may have."""
    fields = dataclasses.fields(get_origin(cls) or cls)
    required = (
        field.name
        for field in fields
        if field.default is dataclasses.MISSING
        and field.default_factory is dataclasses.MISSING
        and not _allows_none(field.type)
    )
    return frozenset(required), frozenset(field.name for field in fields)
