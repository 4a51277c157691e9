"""Species, strain, sex and cell line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from probatum.domain.provenance import NOT_APPLICABLE, NOT_REPORTED, Method, Passage, Reported
from probatum.domain.record import Record
from probatum.domain.terms import Track
from probatum.extraction.quoting import extracted, prose
from probatum.extraction.subjects import Mention, mentions, subjects
from probatum.text.slices import Slice
from probatum.text.unit_words import NUMBER_WORDS
from probatum.text.words import Opened

BY = Method("species", "1")

_SEX = Opened(
    re.compile(
        r"\b(?P<both>(?:both|either)\s+sex(?:es)?|males?\s+and\s+females?"
        r"|females?\s+and\s+males?|men\s+and\s+women|women\s+and\s+men"
        r"|boys\s+and\s+girls|girls\s+and\s+boys|of\s+both\s+genders)\b"
        r"|\b(?P<female>females?|women|girls|woman|lady|girl|самки|самок|женщин\w*)\b|\b(?P<male>males?"
        r"|men|boys|man|gentleman|boy|самцы|самцов|самцах|мужчин\w*)\b",
        re.IGNORECASE,
    ),
    (
        *("both", "either", "male", "female", "men", "women", "boys", "girls", "of both", "woman"),
        *("lady", "girl", "man", "gentleman", "boy"),
        *("самк", "самок", "самц", "женщин", "мужчин"),
    ),
)

# "60 % women", "25 of them men": a part of the subjects, not all of them.
_COUNTED = re.compile(
    rf"(?:%|\d|\((?:{'|'.join(sorted(NUMBER_WORDS))})\b|\bof\s+(?:them|whom|which))\s*(?:\w+\s+){{0,2}}$"
    r"|\b(?:percentage|proportion|number|rate|majority|most)\s+(?:of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def read_species(record: Record) -> Reported[str]:
    """The species studied, by its common name; several are joined by "; " in the order of the text.

    Work outside the living organism has no species (not applicable); where the text does not say, Missing.
    """
    track = subjects(record).track
    if track is Track.CELL:
        return NOT_APPLICABLE
    if track is None:
        return NOT_REPORTED
    named = [m for m in mentions(record) if m.track is track]
    if not named:  # only materials are named: "blood of rats"
        named = [m for m in mentions(record) if m.species != "human"]
    return _joined(named, lambda m: m.species, share=0.3)


def read_strain(record: Record) -> Reported[str]:
    """Strain or stock of the animals."""
    if subjects(record).track is not Track.ANIMAL:
        return NOT_APPLICABLE
    return _joined([m for m in mentions(record) if m.track is Track.ANIMAL], _strain_as_printed, share=0.0)


def read_cell_line(record: Record) -> Reported[str]:
    """Cell line or cell type by its catalog name."""
    return _joined(list(mentions(record)), lambda m: m.cell_line, share=0.0)


def read_sex(record: Record) -> Reported[str]:
    """ "male", "female" or "both", as the text says about the subjects."""
    if subjects(record).track is Track.CELL:
        return NOT_APPLICABLE
    said: dict[str, tuple[Passage, Slice]] = {}
    for passage in prose(record):
        for match in _SEX.finditer(passage.text):
            said.setdefault(str(match.lastgroup), (passage, Slice(*match.span())))
    if "both" in said:
        return extracted("both", BY, said["both"])
    said = {word: said[word] for word in said if not _COUNTED.search(_before(*said[word]))}
    if not said:
        return NOT_REPORTED
    value = "both" if len(said) == 2 else next(iter(said))
    return extracted(value, BY, *said.values())


def _strain_as_printed(mention: Mention) -> str | None:
    """The catalog name, or the substrain where the text prints one: C57BL/6J."""
    printed = mention.place.of(mention.passage.text)
    if mention.strain and printed.startswith(mention.strain) and " " not in printed:
        return printed
    return mention.strain


def _before(passage: Passage, place: Slice) -> str:
    return passage.text[max(0, place.start - 25) : place.start]


def _joined(
    candidates: Sequence[Mention], key: Callable[[Mention], str | None], *, share: float
) -> Reported[str]:
    """The names that carry at least `share` of the weight of the heaviest, with their best mention each."""
    weights: dict[str, float] = {}
    best: dict[str, Mention] = {}
    for mention in candidates:
        name = key(mention)
        if name is None:
            continue
        weights[name] = weights.get(name, 0.0) + mention.weight
        if name not in best or mention.weight > best[name].weight:
            best[name] = mention
    if not weights:
        return NOT_REPORTED
    floor = share * max(weights.values())
    names = [name for name in weights if weights[name] >= floor]
    return extracted("; ".join(names), BY, *((best[name].passage, best[name].place) for name in names))
