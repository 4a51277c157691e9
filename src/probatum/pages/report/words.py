"""Words of an article and of ours, made fit to be shown."""

from __future__ import annotations

import re
from typing import TypeGuard

from probatum.pages.invariants.language import forbidden

MOST_SHARED = 300  # characters of an article that may stand in a version to share
# Controls a browser does not show, and marks that turn the direction of writing around.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_QUOTATION = re.compile(r"“[^”]*”")


def shown(words: str) -> str:
    """Words of an article with what cannot be shown replaced, character by character."""
    return _CONTROLS.sub("�", words)


def in_short(words: str, most: int = MOST_SHARED) -> str:
    """The words in one line, cut at a word's end with an ellipsis where they are longer.

    >>> in_short("one two three", 9)
    'one two…'
    """
    plain = " ".join(shown(words).split())
    if len(plain) <= most:
        return plain
    cut = plain[: most - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:") + "…"


def own(words: str) -> str:
    """A sentence of ours; one that would read as advice is withheld, never shown.

    Reasons may carry what an article says; no page of ours tells anybody to take anything.
    """
    return sentence(label(words, "The reason is withheld, because it could be read as advice."))


def label(words: str, instead: str = "withheld") -> str:
    """A word or two of ours, under the same rule as a sentence."""
    plain = " ".join(shown(words).split())
    unquoted = _QUOTATION.sub("“”", plain)
    is_advice = forbidden("advice").search(unquoted) or forbidden("word").search(unquoted)
    return instead if is_advice else plain


def sentence(words: str) -> str:
    """With a capital and an end mark."""
    plain = words[:1].upper() + words[1:]
    return plain if not plain or plain.endswith((".", "?", "!", "”")) else f"{plain}."


# Units that people count; the grammar of doses names them in the singular.
_COUNTED = re.compile(
    r"(?P<n>\d[\d.,]*) (?:actuation|capsule|container|day|dose|drop|hour|injection|month|nostril|scoop|"
    r"serving|spray|tablet|vial|week|year)(?![\w-])"
)


def plural_units(line: str) -> str:
    """A line of arithmetic as a person writes it: several of a unit are in the plural.

    >>> plural_units("60 dose per container ÷ 1 dose per day")
    '60 doses per container ÷ 1 dose per day'
    """
    return _COUNTED.sub(lambda one: one[0] if one["n"] == "1" else f"{one[0]}s", line)


_UNDATED = " n.d."
_MOST_TITLE = 60  # characters of a work named by its title alone


def with_short_title(text: str, source: str | None) -> str:
    """A finding of a work that has neither author nor year on file, with its title cut short."""
    if not _is_long_title(source) or not text.startswith(source):
        return text
    title = source.removesuffix(_UNDATED)
    return f"{in_short(title, _MOST_TITLE)}{text[len(title) :]}"


def without_long_title(text: str, source: str | None) -> str:
    """The finding alone where its work is named by a long title, which then stands beneath it."""
    return text.removeprefix(f"{source}: ") if _is_long_title(source) else text


def _is_long_title(source: str | None) -> TypeGuard[str]:
    return source is not None and source.endswith(_UNDATED) and len(source) > _MOST_TITLE
