"""The sentence of one outcome: certainty x finding x which way is better."""

from __future__ import annotations

from probatum.domain.monograph import OutcomeRow
from probatum.domain.provenance import Missing
from probatum.domain.synthesis import OutcomeResult
from probatum.domain.terms import Better, CertaintyLevel, EvidenceState, FindingState, Track
from probatum.pages.contexts import Statement
from probatum.pages.index import TRACK_WORDS, Index
from probatum.pages.sentences import bare, count, lower_first, say

_CHANGE = {
    (FindingState.BENEFIT, Better.HIGHER): "increase",
    (FindingState.BENEFIT, Better.LOWER): "reduce",
    (FindingState.HARM, Better.HIGHER): "reduce_harm",
    (FindingState.HARM, Better.LOWER): "increase_harm",
    (FindingState.LITTLE_OR_NO_DIFFERENCE, Better.HIGHER): "little",
    (FindingState.LITTLE_OR_NO_DIFFERENCE, Better.LOWER): "little",
    (FindingState.LITTLE_OR_NO_DIFFERENCE, Better.NEITHER): "little",
}


def effect_key(finding: FindingState, better: Better, level: CertaintyLevel) -> str:
    """The template of an assessed outcome; very low certainty says the same whatever was found."""
    if finding is FindingState.CONFLICTING:
        return "effect.conflicting"
    if level is CertaintyLevel.VERY_LOW:
        return "effect.very_low"
    if finding is FindingState.UNCLEAR:
        return "effect.unclear"
    return f"effect.{level.name.lower()}_{_CHANGE.get((finding, better), 'change')}"


def effect_sentence(index: Index, row: OutcomeRow, anchor: str, *, prefix: bool = False) -> Statement:
    """What the human studies of an outcome say, in fixed wording; `prefix` opens with the population."""
    name = index.monograph.substance.name
    assessment = row.assessment
    outcome = lower_first(row.name)
    if assessment.evidence_state is EvidenceState.UNTESTED or row.human is None:
        return say(
            "effect.untested",
            anchor,
            outcome=lower_first(bare(row.name)),
            of=count(index.monograph.counts.human_studies, "human study", "human studies"),
        )
    studies = index.refer(row.human.result.studies)
    of = f"{len(studies)} of {index.monograph.counts.human_studies} human studies"
    if assessment.certainty is None or assessment.finding is None:
        return say("effect.no_usable_data", anchor, outcome=outcome, k=len(studies), studies=studies, of=of)
    key = effect_key(assessment.finding, row.better, assessment.certainty.level)
    return say(
        key,
        anchor,
        lead="For people: " if prefix else "",
        substance=name,
        outcome=outcome,
        basis_words=with_group(row.human.result),
        studies=studies,
        of=of,
    )


def size_words(result: OutcomeResult) -> str:
    """`2 studies, 134 people` or what is not stated; animals and people are never added."""
    k = count(len(result.studies), "study", "studies")
    who = TRACK_WORDS[result.track]
    if result.track is Track.CELL:
        return k
    if isinstance(result.n, Missing):
        return f"{k}, number of {who} not stated"
    noun = count(result.n.value, "person" if result.track is Track.HUMAN else "animal", who)
    stated = (
        ""
        if result.n_stated_in == len(result.studies)
        else f" in the {result.n_stated_in} that state a number"
    )
    return f"{k}, {noun}{stated}"


def with_group(result: OutcomeResult) -> str:
    """The same, and that one group of laboratories stands behind all of it where that is so."""
    return size_words(result) + _one_group(result)


def _one_group(result: OutcomeResult) -> str:
    replication = result.replication
    alone = replication.k == 1 and not replication.unknown and len(result.studies) > 1
    return ", all from one group of laboratories" if alone else ""
