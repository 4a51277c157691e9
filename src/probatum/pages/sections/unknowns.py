"""Section 13: known unknowns."""

from __future__ import annotations

from probatum.domain.monograph import KnownUnknown
from probatum.pages.contexts import Basis, Statement, Unknowns
from probatum.pages.index import Index
from probatum.pages.links import full_citation, record_words, source_link
from probatum.pages.sentences import say

_NOT_ASSESSED = "not assessed"


def build(index: Index) -> Unknowns:
    """Everything the monograph lists, by kind; what this version cannot do stands last."""
    kinds: dict[str, list[Statement]] = {}
    for position, item in enumerate(index.monograph.known_unknowns, 1):
        kinds.setdefault(item.kind, []).append(_statement(index, item, f"unknown-{position}"))
    kinds.setdefault(_NOT_ASSESSED, []).append(say("unknowns.version", "unknown-version", basis=Basis.METHOD))
    order = [kind for kind in kinds if kind != _NOT_ASSESSED] + [_NOT_ASSESSED]
    return Unknowns(groups=tuple((kind[:1].upper() + kind[1:], tuple(kinds[kind])) for kind in order))


def _statement(index: Index, item: KnownUnknown, anchor: str) -> Statement:
    studies = index.refer([item.study]) if item.study else ()
    citation = item.citation
    where = full_citation(citation) if citation else None
    if citation and citation.id:
        where = f"{where}. {record_words(citation.id)}"
    return Statement(
        anchor=anchor,
        text=item.text,
        basis=Basis.STUDIES if studies else Basis.CITED if citation else Basis.NO_STUDY,
        rule=f"known unknown: {item.kind}",
        studies=studies,
        of="not counted as evidence",
        source=where,
        href=source_link(citation) if citation else None,
    )
