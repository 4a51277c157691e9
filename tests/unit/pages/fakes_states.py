"""More states a page must be able to show (design, "States"), beside those of `fakes`. Nothing here exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from probatum.domain.certainty import Score
from probatum.domain.monograph import Monograph
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.selection import FlowSource
from probatum.domain.study import Disagreement
from probatum.domain.substance import SubstanceKind
from probatum.domain.terms import CertaintyLevel, Direction, FindingState, Route, StudyDesign
from unit.pages.fakes import BY, cared, cited, monograph, study, substance


def trial(key: str, author: str, year: int, direction: Direction, n: int, **more):
    """A randomized trial of word recall, by mouth."""
    given = {"amounts": (Quantity.of(5, Unit.G),)} | more
    return study(
        key,
        author,
        year,
        StudyDesign.RCT,
        {"word_recall": direction},
        n=n,
        species="human",
        randomized=True,
        route=Route.ORAL,
        **given,
    )


@cared
def scored_null() -> Monograph:
    """Well shown to make little or no difference: high certainty, and a score of nothing."""
    score = Score(
        outcome="Word recall",
        points=0,
        because=("ceiling 100: certainty is high (2 studies pooled)", "probability 0.00", "replication 0.75"),
        by=BY,
    )
    studies = (
        trial("601", "Jahn", 2014, Direction.NO_DIFFERENCE, 900),
        trial("602", "Kern", 2016, Direction.NO_DIFFERENCE, 1100),
    )
    base = monograph(
        studies, levels=CertaintyLevel.HIGH, finding=FindingState.LITTLE_OR_NO_DIFFERENCE, score=score
    )
    return replace(base, substance=substance(SubstanceKind.SUPPLEMENT))


@cared
def no_human() -> Monograph:
    """Animals and cells only: people stay untested."""
    return monograph(
        (
            study(
                "611",
                "Lang",
                2007,
                StudyDesign.ANIMAL,
                {"gene_zeta": Direction.INCREASE},
                n=30,
                species="rat",
            ),
            study("612", "Lang", 2009, StudyDesign.IN_VITRO, {"gene_zeta": Direction.INCREASE}),
        )
    )


@cared
def one_laboratory() -> Monograph:
    """Many studies, one group of laboratories behind them all."""
    return monograph(
        tuple(trial(f"62{i}", "Moser", 2001 + i, Direction.INCREASE, 20 + i) for i in range(6)),
        finding=FindingState.BENEFIT,
    )


@cared
def not_english() -> Monograph:
    """Every study was published in another language."""
    studies = tuple(
        replace(trial(f"63{i}", author, 1994 + i, Direction.INCREASE, 24), language="ru")
        for i, author in enumerate(("Novik", "Orlova"))
    )
    return monograph(studies, finding=FindingState.BENEFIT)


@cared
def several_forms() -> Monograph:
    """Two forms of one substance, each with studies of its own."""
    studies = []
    for key, author, form in (
        ("641", "Pohl", "citrate"),
        ("642", "Quast", "oxide"),
        ("643", "Roth", "citrate"),
    ):
        plain = trial(key, author, 2010, Direction.INCREASE, 50)
        (arm,) = plain.arms
        dose = replace(arm.dose, form=cited(form, plain.citation))
        studies.append(replace(plain, arms=(replace(arm, dose=dose),)))
    base = monograph(tuple(studies), finding=FindingState.BENEFIT)
    return replace(base, substance=substance(SubstanceKind.SUPPLEMENT))


@cared
def combination() -> Monograph:
    """A product of several substances: what was found belongs to the product."""
    base = monograph((trial("651", "Sachs", 2018, Direction.INCREASE, 90),), finding=FindingState.BENEFIT)
    return replace(base, substance=substance(SubstanceKind.COMBINATION))


@cared
def old_search() -> Monograph:
    """A search was run, long ago: the page says until when, and claims nothing later."""
    base = monograph((trial("661", "Thal", 2003, Direction.INCREASE, 70),), finding=FindingState.BENEFIT)
    return replace(base, as_of=date(2004, 2, 29), flow=replace(base.flow, source=(FlowSource.SEARCH,)))


@cared
def overridden() -> Monograph:
    """A curator wrote down another number than the text gives: both values stand, with a remark."""
    plain = trial("671", "Ulm", 2015, Direction.INCREASE, 40)
    both = Disagreement(field="n", values=(plain.n, cited("44", plain.citation)))
    noted = replace(plain, disagreements=(both,), note="the table counts four people more than the text")
    return monograph((noted,), finding=FindingState.BENEFIT)


STATES = {
    "scored null": scored_null,
    "no human data": no_human,
    "one laboratory": one_laboratory,
    "not in English": not_english,
    "several forms": several_forms,
    "combination": combination,
    "old search": old_search,
    "curator override": overridden,
}
