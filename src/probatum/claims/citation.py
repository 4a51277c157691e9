"""The citation check: does the cited record say what a statement cites it for?

Rules name what stands between the two (a number, a name or a species that is not there, the opposite
direction); a small linear model over what the rules saw gives the verdict. Verdicts as in Citation Integrity:
Sarol MJ et al. Bioinformatics 2024;40:btae420.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from probatum.claims.citation_signs import SECOND_HAND, Signs, signs, values
from probatum.claims.citation_text import cited, rarity
from probatum.domain.citation import (
    CitationFault,
    CitationFaultKind,
    CitationJudgment,
    CitationVerdict,
)
from probatum.domain.provenance import Method, Passage, Span
from probatum.models import citation as trained
from probatum.text.sentences import sentences as split

MODEL = Method("citation", "1")
RULES = Method("citation-rules", "1")
NEAREST = 5  # sentences of a record that are held against a statement: as many as the model was fitted on
LONGEST = 2_000  # characters of a statement (its last) or a sentence (its first) that are read
OFF_TOPIC = 0.08  # below this share of a statement's telling words, weighed by rarity, its topic is absent


def cited_sentences(passages: Sequence[Passage]) -> tuple[Span, ...]:
    """The sentences of a record's passages, in order, each as a span."""
    return tuple(
        passage.span(place.start, place.end)
        for passage in passages
        for place in split(passage.text)
        if place.of(passage.text).strip()
    )


def judge_citation(statement: str, sentences: Sequence[Span]) -> CitationJudgment:
    """Does a cited record, given by its sentences, say what the statement cites it for?

    Markers in the statement ("[3]", "(Smith et al., 2010)", "<|cit|>") tell which stretch is meant; without
    one, all of it. Without any sentence the verdict is NEI, by rule.
    """
    near = _nearest(statement, sentences)
    if not near:
        return CitationJudgment(verdict=CitationVerdict.NEI, by=RULES)
    seen = held_against(statement, [span.quote for span in near])
    shares = trained.predict(values(seen))
    best = shares.index(max(shares))
    return CitationJudgment(
        verdict=CitationVerdict(trained.CLASSES[best]),
        by=MODEL,
        probabilities=shares,
        evidence=_evidence(seen, near),
        faults=tuple(faults(statement, seen, near)),
    )


def judge_by_rules(statement: str, sentences: Sequence[Span]) -> CitationJudgment:
    """The model's rival: another topic is NEI, any graver fault is REFUTE, else SUPPORT."""
    near = _nearest(statement, sentences)
    if not near:
        return CitationJudgment(verdict=CitationVerdict.NEI, by=RULES)
    seen = held_against(statement, [span.quote for span in near])
    found = tuple(faults(statement, seen, near))
    kinds = {fault.kind for fault in found}
    verdict = CitationVerdict.REFUTE if kinds & GRAVE else CitationVerdict.SUPPORT
    if CitationFaultKind.TOPIC_ABSENT in kinds:
        verdict = CitationVerdict.NEI
    return CitationJudgment(verdict=verdict, by=RULES, evidence=_evidence(seen, near), faults=found)


# What makes a citation inaccurate by rule; a dropped hedge and a second-hand report only weaken it.
GRAVE = frozenset(
    (
        CitationFaultKind.NUMBER_ABSENT,
        CitationFaultKind.NAME_ABSENT,
        CitationFaultKind.SPECIES_DIFFERS,
        CitationFaultKind.DIRECTION_OPPOSITE,
        CitationFaultKind.CHANGE_DENIED,
    )
)


def held_against(statement: str, sentences: Sequence[str]) -> Signs:
    """What is seen when the statement is held against one sentence or more."""
    return signs(cited(statement[-LONGEST:]), [sentence[:LONGEST] for sentence in sentences])


def _nearest(statement: str, sentences: Sequence[Span]) -> list[Span]:
    """The sentences that share most with the statement, by rarity, in the order of the record."""
    wanted = rarity(cited(statement[-LONGEST:]).text)
    told = [rarity(span.quote[:LONGEST]) for span in sentences]
    shared = [sum(weight for word, weight in wanted.items() if word in own) for own in told]
    order = sorted(range(len(sentences)), key=lambda i: (-shared[i], i))
    return [sentences[i] for i in sorted(order[:NEAREST])]


def _evidence(seen: Signs, near: Sequence[Span]) -> tuple[Span, ...]:
    return (near[seen.closest],) if seen.covered > 0 else ()


def faults(statement: str, seen: Signs, near: Sequence[Span]) -> Iterator[CitationFault]:
    """What the rules hold against the citation, the gravest first; where the topic is absent, that alone."""
    quote, stretch = near[seen.closest].quote[:LONGEST], cited(statement[-LONGEST:]).stretch.strip()
    if seen.covered < OFF_TOPIC:
        yield CitationFault(CitationFaultKind.TOPIC_ABSENT, stretch)
        return
    for number in seen.numbers_absent:
        yield CitationFault(CitationFaultKind.NUMBER_ABSENT, number)
    for word in seen.opposite:
        yield CitationFault(CitationFaultKind.DIRECTION_OPPOSITE, word, quote)
    for word in seen.denied:
        yield CitationFault(CitationFaultKind.CHANGE_DENIED, word, quote)
    if seen.species_stated and seen.species_told and not seen.species_stated & seen.species_told:
        here, there = "; ".join(sorted(seen.species_stated)), "; ".join(sorted(seen.species_told))
        yield CitationFault(CitationFaultKind.SPECIES_DIFFERS, here, there)
    for name in seen.names_absent:
        yield CitationFault(CitationFaultKind.NAME_ABSENT, name)
    if seen.is_hedged_told and not seen.is_hedged:
        yield CitationFault(CitationFaultKind.HEDGE_DROPPED, stretch, quote)
    if found := SECOND_HAND.search(quote):
        yield CitationFault(CitationFaultKind.SECOND_HAND, stretch, found.group())
