"""Fixed sentences with typed slots: the page says nothing in free text.

Templates live in `sentences.toml`. A slot says what may stand in it; a sentence in a noun slot
raises InvariantBroken, so "the dose is No validated dose exists." cannot be written.
Wording by certainty follows GRADE guidance 26 (Santesso 2020, J Clin Epidemiol 119:126).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from probatum.domain.errors import InvariantBroken, RuleError
from probatum.pages.contexts import Basis, Statement, StudyRef

_SENTENCE_INSIDE = re.compile(r"[.!?](\s|$)|^(No|None|Not|There)\b.*\b(is|are|exists?|was|were)\b")
_ABBREVIATIONS = re.compile(r"\b(?:e\.g|i\.e|vs|et al|n\.d|cf|approx|spp?|[A-Z][a-z]{0,4})\.")


@cache
def _templates() -> dict[str, dict[str, Any]]:
    text = files("probatum.pages").joinpath("sentences.toml").read_text("utf-8")
    return {
        f"{group}.{key}": entry
        for group, entries in tomllib.loads(text).items()
        for key, entry in entries.items()
    }


def is_sentence(text: str) -> bool:
    """Does this read as a sentence, so that it may not stand in a noun slot?

    >>> is_sentence("No Western-validated dose exists"), is_sentence("memory, delayed recall")
    (True, False)
    """
    return bool(_SENTENCE_INSIDE.search(_ABBREVIATIONS.sub("", text.strip())))


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A count with its noun.

    >>> count(1, "study", "studies"), count(0, "rat")
    ('1 study', '0 rats')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def join(words: Iterable[str]) -> str:
    """Words as an English list.

    >>> join(["rat", "mouse", "cells"])
    'rat, mouse and cells'
    """
    listed = list(words)
    return " and ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:])))


def lower_first(name: str) -> str:
    """A name inside a sentence; abbreviations keep their capitals.

    >>> lower_first("Word recall"), lower_first("BDNF protein")
    ('word recall', 'BDNF protein')
    """
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


_WHOSE = re.compile(r" \((?:animal|animals|rodent|cells?)\)$")


def bare(name: str) -> str:
    """The name of an outcome where the sentence says by itself in whom it was measured.

    >>> bare("Anxiety-like behavior (animal)"), bare("Serotonin turnover (5-HIAA)")
    ('Anxiety-like behavior', 'Serotonin turnover (5-HIAA)')
    """
    return _WHOSE.sub("", name)


def _fill(key: str, name: str, kind: str, value: object) -> str:
    if kind == "noun":
        text = " ".join(str(value).split())
        if not text or is_sentence(text):
            raise InvariantBroken(
                "a sentence or nothing stands where a name should",
                source=key,
                field=name,
                value=value,
                remedy="give the name alone",
            )
        return text
    if kind == "number":
        return f"{value:,}" if isinstance(value, int) else str(value)
    if kind.startswith("count "):
        if not isinstance(value, int) or isinstance(value, bool):
            raise InvariantBroken("not a count", source=key, field=name, value=value)
        return count(value, *kind.removeprefix("count ").split("|"))
    if kind == "list":
        return join(value if isinstance(value, (list, tuple)) else [str(value)])
    if kind == "text":
        return " ".join(str(value).split())
    if kind == "text_space":  # opens or closes with the space that joins it to the sentence
        return str(value)
    raise RuleError("no such kind of slot", source="sentences.toml", field=key, value=kind)


def words(key: str, **slots: object) -> str:
    """The words of a template with its slots filled; raise RuleError when key or slots do not match."""
    entry = _templates().get(key)
    if entry is None:
        raise RuleError("no such sentence", source="sentences.toml", value=key)
    declared: dict[str, str] = entry.get("slots", {})
    if set(declared) != set(slots):
        raise RuleError(
            "slots do not match", source="sentences.toml", field=key, value=sorted(set(declared) ^ set(slots))
        )
    filled = {name: _fill(key, name, kind, slots[name]) for name, kind in declared.items()}
    text = str(entry["text"]).format(**filled)
    return text[:1].upper() + text[1:] if entry.get("capital", True) else text


def say(
    key: str,
    anchor: str,
    *,
    studies: tuple[StudyRef, ...] = (),
    of: str | None = None,
    basis: Basis | None = None,
    field: str | None = None,
    source: str | None = None,
    href: str | None = None,
    extra: Mapping[str, object] | None = None,
    **slots: object,
) -> Statement:
    """A statement made from a template; its basis is its studies unless said otherwise.

    `extra` holds further slots, for templates chosen while running.
    """
    return Statement(
        anchor=anchor,
        text=words(key, **slots, **(extra or {})),
        basis=basis
        or (Basis.STUDIES if studies else Basis(_templates().get(key, {}).get("basis", "no study"))),
        rule=f"sentence {key}",
        studies=studies,
        of=of,
        field=field,
        source=source,
        href=href,
    )


def number(
    anchor: str,
    text: object,
    *,
    of: str,
    studies: tuple[StudyRef, ...] = (),
    basis: Basis = Basis.COMPUTED,
    rule: str = "count",
    field: str | None = None,
) -> Statement:
    """A number or short value with its denominator in words."""
    return Statement(
        anchor=anchor,
        text=f"{text:,}" if isinstance(text, int) else str(text),
        basis=Basis.STUDIES if studies else basis,
        rule=rule,
        studies=studies,
        of=of,
        field=field,
    )


def slug(text: str) -> str:
    """Letters, digits and hyphens, for anchors.

    >>> slug("BDNF protein, hippocampus")
    'bdnf-protein-hippocampus'
    """
    return re.sub(r"[^0-9a-z]+", "-", text.casefold()).strip("-") or "x"
