"""Which outcomes a stretch of a result names: by known spellings, else by what its phrases mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from probatum import vocabulary
from probatum.extraction.direction_words import tokens
from probatum.extraction.phrases import phrases
from probatum.extraction.stretches import is_aside, is_measured
from probatum.extraction.word_classes import word_list
from probatum.text.quantities import find_quantities
from probatum.text.slices import Slice
from probatum.vocabulary import Mention, OutcomeMention


@dataclass(frozen=True, slots=True)
class Named:
    """An outcome named at a place of a passage."""

    term: str
    start: int
    end: int


REGION = re.compile(
    r"\b(?:hippocamp(?:us|al)|frontal\s+cort(?:ex|ices|ical)|prefrontal\s+cortex|cerebral\s+cortex"
    r"|cortex|cortical|basal\s+forebrain|cerebell(?:um|ar)|striat(?:um|al)|hypothalam(?:us|ic)"
    r"|amygdala|brain\s?stem"
    r"|retinal?|plasma|serum|urinary|urine|saliva(?:ry)?|nucleus\s+accumbens|midbrain|spinal\s+cord"
    r"|liver|heart|colon)\b",
    re.IGNORECASE,
)
_PROVOKED = re.compile(
    r"[\w-]*-?(?:evoked|induced|stimulated|provoked|elicited)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE
)
_PROVOKED_AFTER = re.compile(
    r"\b(?:that|which)\s+[\w-]+\s+(?:had\s+)?(?:elicit|evoke|provoke|cause|induce|produce)(?:s|d)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\s*(?:Results?:\s*)?(?:In|On|At|During|By|According\s+to)\s+(?:the\s+)?[^,:;]{3,60}?(?:[,:]"
    r"|\s(?=the\b))",
    re.IGNORECASE,
)


def outcomes_of(
    text: str, piece: Slice, named: Sequence[OutcomeMention], given: Sequence[Mention], is_animal: bool
) -> list[Named]:
    """The outcomes of a stretch, each term once: named outright, then meant by its other phrases.

    A substance that is given is no outcome of itself: its level in the blood is read elsewhere.
    """
    found: dict[str, Named] = {}
    lead = _LEAD.match(text, piece.start, piece.end)
    begin = lead.end() if lead else piece.start
    outright = [m for m in named if begin <= m.start < piece.end]
    for mention in outright:
        if _is_told(text, mention, piece) and not _is_given(mention, given):
            term = _term_of(text, piece, mention, is_animal)
            if term is not None:
                found.setdefault(term, Named(term, mention.start, mention.end))
    for meant in _meant(text, piece, outright, given, is_animal):
        found.setdefault(meant.term, meant)
    return [found[term] for term in found if not (term.startswith(_NOT_HERE) or term.endswith("_ae"))]


def _is_given(mention: OutcomeMention, given: Sequence[Mention]) -> bool:
    return any(g.start < mention.end and mention.start < g.end for g in given)


def _meant(
    text: str, piece: Slice, taken: Sequence[OutcomeMention], given: Sequence[Mention], is_animal: bool
) -> Iterator[Named]:
    stretch = piece.of(text)
    known = [Slice(m.start, m.end) for m in taken] + [Slice(m.start, m.end) for m in given]
    for phrase in phrases(stretch):
        at = phrase.shift(piece.start)
        if not may_name(phrase.of(stretch)):
            continue
        if any(m.start < at.end and at.start < m.end for m in known) or _is_counted(text, at):
            continue
        if (
            not is_measured(text, at.start, at.end, piece)
            or is_aside(text, at.start, at.end, piece)
            or _OF_GROUP.search(at.of(text))
            or _RATIO.search(at.of(text))
        ):
            continue
        mapped = _meaning(phrase.of(stretch), stretch, is_animal)
        if mapped is not None:
            yield Named(mapped, at.start, at.end)


def _is_counted(text: str, at: Slice) -> bool:
    return any(q.start < at.end and at.start < q.end for q in find_quantities(text))


_TURNED = re.compile(r"(\w+) of (?:the )?([\w-]+(?: [\w-]+){0,2})")


def may_name(phrase: str) -> bool:
    """May it name an outcome: does it hold a word of any outcome's names, and more than a general one?"""
    known = _outcome_words()
    return phrase.lower() not in _NOT_ALONE and any(token.low in known for token in tokens(phrase))


def _meaning(phrase: str, stretch: str, is_animal: bool) -> str | None:
    """The term a phrase means, alone or with the one tissue its stretch names ("BDNF … in cortex")."""
    known = vocabulary.outcomes()
    regions = {m[0].lower() for m in REGION.finditer(stretch)}
    turned = _TURNED.fullmatch(phrase)  # "release of lactate dehydrogenase"
    names = (phrase, *((f"{turned[2]} {turned[1]}",) if turned else ()))
    if len(regions) == 1:
        names = (*names, f"{phrase}, {min(regions)}")
    found = (known.map_name(name, context=stretch, animal=is_animal) for name in names)
    return next((term for term in found if term is not None), None)


@cache
def _outcome_words() -> frozenset[str]:
    """Every word of every outcome's names: a phrase without any of them means none."""
    terms = vocabulary.outcomes().all()
    names = (
        name
        for term in terms
        for name in (
            term.name,
            *term.synonyms,
            *term.abbreviations,
            *term.weak,
            *term.exact,
            *(word for rule in term.together for word in rule.all),
        )
    )
    return frozenset(token.low for name in names for token in tokens(name) if token.low not in _EMPTY)


_EMPTY = word_list("statements", "empty")
_NOT_ALONE = word_list("outcome_mentions", "not_alone")


_OF_GROUP = re.compile(
    r"\bbaseline\b|-treated\b|\bgroups?\b|\b(?:patients|women|men|mice|rats|subjects|children|adults|participants)\b"
    r"|\b(?:liver|cardiac|respiratory|myocardial|bone\s+marrow|immune)\s+depression\b|\bintake\b|\bcell\s+death\b|/kg\b|\b[FT]ST\b|\bST[\s-]|\binoculated\b",
    re.IGNORECASE,
)
# "the DHEA/cortisol ratio", "as measured by the PSQI": neither of the two, nor the scale's own total.
_RATIO = re.compile(r"\w/\w[^/]*\bratio\b|^as\s+(?:measured|assessed)\b", re.IGNORECASE)
# Harms are read apart, and the level of a substance in blood is no effect of it.
_NOT_HERE = ("adverse_events", "substance_level")


def _is_told(text: str, mention: OutcomeMention, piece: Slice) -> bool:
    """Is it measured here, and no part of a unit ("50 µg/kg body weight")?"""
    is_unit = any(q.start <= mention.start < q.end for q in find_quantities(text))
    return (
        not (is_unit or "/kg" in text[mention.start : mention.end])
        and is_measured(text, mention.start, mention.end, piece)
        and not is_aside(text, mention.start, mention.end, piece)
    )


def _term_of(text: str, piece: Slice, mention: OutcomeMention, is_animal: bool) -> str | None:
    """The curated term; what a challenge provoked is another outcome, or none we know."""
    known = vocabulary.outcomes()
    provoked = _PROVOKED.search(text, max(piece.start, mention.start - 60), mention.start)
    if provoked is not None:
        return known.map_name(text[provoked.start() : mention.end], animal=is_animal)
    if _PROVOKED_AFTER.search(text, mention.end, piece.end):
        return None
    return (known.get(mention.term).in_animals if is_animal else None) or mention.term
