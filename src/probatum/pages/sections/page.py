"""Composing the sections of one page."""

from __future__ import annotations

from probatum.domain.monograph import Monograph
from probatum.pages.contexts import Page
from probatum.pages.index import Index
from probatum.pages.sections import (
    background,
    bottom_line,
    disagreements,
    doses,
    findings,
    grade,
    identity,
    interactions,
    matrix,
    methods,
    pooled,
    questions,
    related,
    safety,
    status,
    studies,
    timeline,
    unknowns,
)


def build(monograph: Monograph) -> Page:
    """The contexts of every section; the page shows these and adds no fact."""
    index = Index.of(monograph)
    return Page(
        title=f"{monograph.substance.name}: what was studied",
        strip=status.build(index),
        identity=identity.build(index),
        bottom_line=bottom_line.build(index),
        matrix=matrix.build(index),
        background=background.build(index),
        pooled=pooled.build(index),
        grade=grade.build(index),
        doses=doses.build(index),
        safety=safety.build(index),
        interactions=interactions.build(index),
        disagreements=disagreements.build(index),
        timeline=timeline.build(index),
        studies=studies.build(index),
        unknowns=unknowns.build(index),
        related=related.build(index),
        methods=methods.build(index),
        questions=questions.build(index),
        findings=findings.build(index),
    )
