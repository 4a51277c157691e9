"""Section 15b: questions people ask, answered from the same typed facts as the tables, or "no study"."""

from __future__ import annotations

from dataclasses import replace

from probatum.domain.evidence import active_arms
from probatum.domain.terms import Route, Track
from probatum.pages.contexts import Basis, Question, Statement
from probatum.pages.index import Index, routes_of
from probatum.pages.links import citation_words, source_link
from probatum.pages.sections import bottom_line, doses
from probatum.pages.sections.status import legal, route
from probatum.pages.sections.values import words_of
from probatum.pages.sentences import say, words

_MOUTH = frozenset({Route.ORAL, Route.SUBLINGUAL, Route.INTRAGASTRIC})


def build(index: Index) -> tuple[Question, ...]:
    """Seven questions; each answer repeats a fact of the page and adds none."""
    answers = (
        ("evidence", bottom_line.build(index).sentences),
        ("doses", _doses(index)),
        ("timing", (say("question.timing_answer", "answer-timing", basis=Basis.NO_STUDY, field="timing"),)),
        ("food", (_food(index),)),
        ("route", _route(index)),
        ("cautions", _cautions(index)),
        ("sport", _sport(index)),
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
        say("question.no_dose", "answer-doses", total=total, of=f"{total} human studies"),
    )


def _food(index: Index) -> Statement:
    """Food matters by mouth only; no other route gets an answer about meals."""
    routes = index.human_routes()
    total = f"{index.monograph.counts.human_studies} human studies"
    if routes and routes[0][0] not in _MOUTH:
        return say(
            "question.food_not_oral",
            "answer-food",
            route=routes[0][0].value,
            studies=index.refer(routes[0][1]),
            of=total,
            field="food",
        )
    return say("question.food_unread", "answer-food", of=total, field="food")


def _route(index: Index) -> tuple[Statement, ...]:
    several = [
        study.id for study in index.in_order(index.studies) if len(routes_of(study, index.monograph)) > 1
    ]
    total = f"{len(index.studies)} studies"
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
    return tuple(
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


def _sport(index: Index) -> tuple[Statement, ...]:
    facts = [fact for fact in index.regulations() if "sport" in fact.value.category.casefold()]
    return tuple(legal(i, fact, "answer-sport") for i, fact in enumerate(facts, 1)) or (
        say("question.no_sport", "answer-sport", of="legal facts on file"),
    )
