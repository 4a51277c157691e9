"""Is a report about exactly this substance, in this form: the identity guard at the door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from probatum import vocabulary
from probatum.domain.provenance import Section
from probatum.domain.record import Record
from probatum.domain.selection import ExclusionReason
from probatum.domain.study import Study
from probatum.domain.substance import Substance, SubstanceId

Verdict = tuple[ExclusionReason, str] | None

# Where a single mention already says that the study gave or measured the substance.
_TELLING = (Section.METHODS, Section.RESULTS, Section.CONCLUSION, Section.REGISTRY, Section.TABLE)
_PLAIN = (Section.ABSTRACT, Section.BODY)


def why_not_about(substance: Substance, records: Sequence[Record], studies: Iterable[Study]) -> Verdict:
    """Why a report is not about the substance; None when it is, or when one of its records is.

    A curator's word goes first. Otherwise the text decides: the title, the keywords, the methods,
    results or conclusion name it; or an abstract without sections names it twice, or once while its
    title names no other substance. Named only in the background, it is named in passing.
    """
    told = sorted({one for study in studies for one in study.substances})
    if told:
        return None if substance.id in told else (ExclusionReason.OTHER_SUBSTANCE, f"about {', '.join(told)}")
    first: Verdict = None
    for record in records:
        verdict = _by_text(substance, record)
        if verdict is None:
            return None
        first = first or verdict
    return first


def _by_text(substance: Substance, record: Record) -> Verdict:
    in_title = named_in(record.title)
    if in_title[substance.id] or named_in("; ".join((*record.keywords, *record.mesh)))[substance.id]:
        return None
    if _names(record, substance.id, _TELLING):
        return None
    plain = _names(record, substance.id, _PLAIN)
    others = sorted(one for one in in_title if one != substance.id)
    if plain > 1 or (plain == 1 and not others):
        return None
    return _why(
        substance, record, others, is_named=bool(plain or _names(record, substance.id, tuple(Section)))
    )


def _why(substance: Substance, record: Record, others: list[SubstanceId], *, is_named: bool) -> Verdict:
    alike = {one.substance for one in substance.not_the_same_as if one.substance}
    text = "\n".join(passage.text for passage in record.passages)
    forms = sorted(alike & named_in(text).keys())
    if is_named:
        return ExclusionReason.NO_SUBSTANCE_IN_TEXT, f"names {substance.name} only in passing"
    if forms or others:
        return ExclusionReason.OTHER_SUBSTANCE, f"about {', '.join(forms or others)}"
    return ExclusionReason.NO_SUBSTANCE_IN_TEXT, f"does not name {substance.name}"


def _names(record: Record, substance: SubstanceId, sections: tuple[Section, ...]) -> int:
    return sum(named_in(passage.text)[substance] for passage in record.section(*sections))


def named_in(text: str) -> Counter[SubstanceId]:
    """How often a text names each known substance, by any of its names, sequences or positional names."""
    return Counter(mention.substance for mention in vocabulary.mentions(text))
