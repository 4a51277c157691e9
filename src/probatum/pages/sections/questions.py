"""Section 15b: questions people ask, answered from the same typed facts as the tables, or "no study"."""

from __future__ import annotations

from dataclasses import replace

from probatum.domain.evidence import active_arms
from probatum.domain.terms import Track
from probatum.pages.contexts import Basis, Question, Statement
from probatum.pages.index import Index, routes_of
from probatum.pages.links import citation_words, source_link
from probatum.pages.sections import bottom_line, care, doses, regimen
from probatum.pages.sections.status import route
from probatum.pages.sections.values import words_of
from probatum.pages.sentences import count, say, words


def build(index: Index) -> tuple[Question, ...]:
    """Seven questions; each answer repeats a fact of the page and adds none."""
    answers = (
        ("evidence", bottom_line.build(index).sentences),
        ("doses", _doses(index)),
        ("timing", (regimen.timing(index, "answer-timing"),)),
        ("food", (regimen.food(index, "answer-food"),)),
        ("route", _route(index)),
        ("cautions", _cautions(index)),
        ("sport", care.sport(index, "answer-sport")),
    )
    return tuple(
        Question(
            anchor=f"question-{key}",
            question=words(f"question.{key}", substance=index.monograph.substance.name),
            answers=tuple(replace(answer, anchor=f"answer-{key}-{i}") for i, answer in enumerate(found, 1)),
        )
        for key, found in answers
    )


def _doses(index: Index) -> tuple[Statement, ...]:
    """Amounts of the human studies, each with its study; animal doses are pointed to, never converted."""
    found = []
    for study in index.of_track(Track.HUMAN):
        amounts = [
            doses.amount_words(entry)
            for entry in index.monograph.doses
            if entry.study == study.id and doses.states_amount(entry)
        ]
        if amounts:
            routes = {
                words_of(arm.dose.route)
                for arm in active_arms(study, index.monograph.substance.id)
                if arm.dose
            }
            found.append(
                say(
                    "question.dose_of",
                    "answer-doses",
                    study=index.refs[study.id].label,
                    amounts=list(dict.fromkeys(amounts)),
                    routes=sorted(routes),
                    studies=index.refer([study.id]),
                    of="as this study states it",
                )
            )
    total = index.monograph.counts.human_studies
    if not total:
        return (say("background.no_humans", "answer-doses", of="0 human studies"),)
    return tuple(found) or (
        say(
            "question.no_dose",
            "answer-doses",
            total=total,
            of=count(total, "human study", "human studies"),
        ),
    )


def _route(index: Index) -> tuple[Statement, ...]:
    several = [
        study.id for study in index.in_order(index.studies) if len(routes_of(study, index.monograph)) > 1
    ]
    total = count(len(index.studies), "study", "studies")
    compared = (
        say("question.route_several", "answer-route", k=len(several), studies=index.refer(several), of=total)
        if several
        else say("question.route_none", "answer-route", of=total)
    )
    return (route(index, "answer-route"), compared)


def _cautions(index: Index) -> tuple[Statement, ...]:
    cautions = index.monograph.safety.cautions
    if not cautions:
        return (say("question.no_cautions", "answer-cautions", of="cautions on file"),)
    view = care.build(index)
    silent = () if view.silent is None else (view.silent,)
    named = tuple(
        say(
            "safety.caution",
            "answer-cautions",
            population=fact.value.population,
            caution=fact.value.caution,
            basis_words=fact.value.basis,
            basis=Basis.CITED,
            source=citation_words(fact),
            href=source_link(fact.citation),
        )
        for fact in cautions
    )
    return (*named, *silent)
