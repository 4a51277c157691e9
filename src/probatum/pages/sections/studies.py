"""Section 11: all studies, and the records left out."""

from __future__ import annotations

from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Missing, value_of
from probatum.domain.record import Standing
from probatum.domain.study import Finding, Study
from probatum.domain.terms import Track
from probatum.pages.contexts import Basis, Card, Excluded, Leaf, Statement, Studies, StudyRef
from probatum.pages.index import Index, routes_of
from probatum.pages.links import full_citation, link_of, record_words
from probatum.pages.sections import bias
from probatum.pages.sections.values import curations, leaf, study_leaves, words_of
from probatum.pages.sentences import count, join, say

_STANDING = {
    Standing.CURRENT: "current",
    Standing.CORRECTED: "corrected",
    Standing.CONCERN: "expression of concern",
    Standing.RETRACTED: "retracted",
}
_MEMBERS = {Track.HUMAN: "people", Track.ANIMAL: "animals", Track.CELL: "cells", None: "samples"}
_ENGLISH = frozenset({"en", "eng", "und", ""})


def build(index: Index) -> Studies:
    """One card per study by year, then every exclusion with its reason."""
    flow = index.monograph.flow
    tracks = [index.refs[study.id].track for study in index.in_order(index.studies)]
    return Studies(
        intro=say(
            "studies.intro",
            "studies-intro",
            k=len(tracks),
            human=tracks.count(Track.HUMAN),
            animal=tracks.count(Track.ANIMAL),
            cell=tracks.count(Track.CELL),
            other=tracks.count(None),
            studies=index.all(),
            of=f"{count(flow.included, 'record')} included",
        )
        if tracks
        else say("studies.none", "studies-intro", of=f"{count(flow.identified, 'record')} identified"),
        cards=tuple(_card(index, study) for study in index.in_order(index.studies)),
        leads=tuple(_card(index, study) for study in index.in_order(index.leads)),
        leads_intro=say(
            "studies.leads",
            "leads-intro",
            k=len(index.leads),
            studies=index.refer(index.leads),
            of="counted nowhere",
        )
        if index.leads
        else None,
        excluded=tuple(
            Excluded(
                record=Statement(
                    anchor=f"excluded-{i}",
                    text=record_words(entry.record),
                    basis=Basis.METHOD,
                    rule="screening",
                    href=link_of(entry.record),
                    source="screening",
                ),
                reason=entry.reason.value,
                because=entry.because,
            )
            for i, entry in enumerate(flow.exclusions, 1)
        ),
        excluded_intro=say(
            "studies.excluded",
            "excluded-intro",
            k=flow.excluded,
            of=f"{count(flow.screened, 'record')} screened",
            total=flow.screened,
            basis=Basis.METHOD,
        )
        if flow.screened
        else say("studies.none_screened", "excluded-intro", of="0 records screened", basis=Basis.METHOD),
    )


def language(study: Study) -> str | None:
    """The language tag of a title that is not English."""
    return None if study.language in _ENGLISH else study.language


def _card(index: Index, study: Study) -> Card:
    ref = index.refs[study.id]
    return Card(
        ref=ref,
        title=study.citation.title or "Title not recorded",
        lang=language(study),
        citation=full_citation(study.citation),
        links=tuple(
            Statement(
                anchor=f"{ref.anchor}-id-{i}",
                text=record_words(record),
                basis=Basis.CITED,
                rule="record",
                href=link_of(record),
                source="bibliographic record",
            )
            for i, record in enumerate(dict.fromkeys(filter(None, (study.citation.id, *study.records))), 1)
        ),
        headline=_headline(index.monograph, study, ref.species),
        status=_STANDING[study.standing],
        results=tuple(_result(study, finding) for finding in study.findings),
        leaves=study_leaves(study),
        not_follow=_not_follow(study, ref.track, ref.anchor, index),
        overlap=_overlap(index, study, ref.anchor),
        checks=_checks(index, study, ref),
        disagreements=tuple(
            leaf(d.field, value, study.citation) for d in study.disagreements for value in d.values
        ),
        curations=curations(study),
        laboratory=index.clusters.get(study.id, "laboratory not known"),
        note=Statement(
            anchor=f"{ref.anchor}-note",
            text=study.note,
            basis=Basis.EDITORIAL,
            rule="curator's remark",
            studies=(ref,),
        )
        if study.note
        else None,
        bias=bias.build(index.bias[study.id], ref) if study.id in index.bias else None,
    )


def _checks(index: Index, study: Study, ref: StudyRef) -> tuple[Statement, ...]:
    """Checks this study's printed numbers fail: the arithmetic, never an accusation."""
    failed = [one.check for one in index.monograph.failed_checks if one.study == study.id]
    return tuple(
        Statement(
            anchor=f"{ref.anchor}-check-{i}",
            text=f"{check.name}: {check.arithmetic}. {check.because[:1].upper()}{check.because[1:]}.",
            basis=Basis.COMPUTED,
            rule=f"integrity of reported numbers, {check.name}",
            studies=(ref,),
            of="numbers as printed in the record",
        )
        for i, check in enumerate(failed, 1)
    )


def _headline(monograph: Monograph, study: Study, species: str) -> str:
    n = value_of(study.n)
    design = value_of(study.design)
    routes = join(route.value for route in routes_of(study, monograph))
    parts = [
        design.value.replace("-", " ") if design else "design not stated",
        species,
        f"n = {n:,}" if n is not None else "n not stated",
        routes or "route not stated",
        "random allocation stated" if value_of(study.randomized) is True else "random allocation not stated",
    ]
    return " · ".join(dict.fromkeys(parts))


def _result(study: Study, finding: Finding) -> Leaf:
    """One finding: the outcome, the direction as measured, and the numbers as printed."""
    outcome = next((o for o in study.outcomes if o.id == finding.outcome), None)
    base = leaf(outcome.name if outcome else "outcome not named", finding.direction, study.citation)
    words = base.value.replace("-", " ")
    effect = finding.effect
    if effect is not None and not isinstance(effect.as_printed, Missing):
        words += f" ({effect.as_printed.value})"
    elif effect is not None and not isinstance(effect.estimate, Missing):
        words += f" ({words_of(effect.measure)} {effect.estimate.value})"
    return Leaf(name=base.name, value=words, kind=base.kind, quotes=base.quotes, note=base.note)


def _not_follow(study: Study, track: Track | None, anchor: str, index: Index) -> Statement:
    """What does not follow, by species, allocation and kind of outcome."""
    refs = (index.refs[study.id],)
    of = "this study"
    if track is Track.ANIMAL:
        return say(
            "not_follow.animal", f"{anchor}-not", studies=refs, of=of, species=index.refs[study.id].species
        )
    if track is Track.CELL:
        return say("not_follow.cell", f"{anchor}-not", studies=refs, of=of)
    if track is None:
        return say("not_follow.other", f"{anchor}-not", studies=refs, of=of)
    n = value_of(study.n)
    is_random = value_of(study.randomized) is True
    if n is None and not is_random:
        return say("not_follow.human_unstated", f"{anchor}-not", studies=refs, of=of)
    key = "not_follow.human_random" if is_random else "not_follow.human"
    who = count(n, "person", "people") if n is not None else "an unstated number of people"
    return say(key, f"{anchor}-not", studies=refs, of=of, who=who)


def _overlap(index: Index, study: Study, anchor: str) -> Statement | None:
    others = index.refer(study.overlaps)
    if not study.overlaps:
        return None
    return say(
        "studies.overlap",
        f"{anchor}-overlap",
        members=_MEMBERS[index.refs[study.id].track],
        others=[ref.label for ref in others] or ["a record that is not included"],
        studies=(index.refs[study.id], *others),
        of="these studies",
    )
