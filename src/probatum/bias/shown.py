"""What a study shows about how it was done: sentences of its reports, and its own numbers and fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from probatum.bias.signals import in_passages
from probatum.domain.evidence import enrolled, is_randomized
from probatum.domain.provenance import Missing, Passage, Reported, Section, Span, is_evidence, value_of
from probatum.domain.study import Study
from probatum.domain.terms import OutcomeKind

_READ = (
    Section.TITLE,
    Section.ABSTRACT,
    Section.BACKGROUND,
    Section.METHODS,
    Section.RESULTS,
    Section.CONCLUSION,
    Section.BODY,
)
# RoB 2's guidance: for a continuous outcome 95 % of the participants are often enough.
NEARLY_ALL = 0.95
_QUOTED = 2  # sentences quoted for one signal
_ON_A_DEVICE = {OutcomeKind.SURROGATE, OutcomeKind.MECHANISTIC}


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows one signal: the sentences, or the fields of the study it was computed from."""

    spans: tuple[Span, ...]
    inputs: tuple[str, ...] = ()


# The first line of a body passage is its heading; these sections tell about other studies.
_ABOUT_OTHERS = re.compile(
    r"(?:\d+\.?\s*)?(?:introduction|background|discussion|conclusions?)\b", re.IGNORECASE
)


def readable(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages in which authors tell what they did themselves."""
    return tuple(
        passage
        for passage in passages
        if passage.section in _READ
        and not (passage.section is Section.BODY and _ABOUT_OTHERS.match(passage.text))
    )


def shown_by(study: Study, passages: Iterable[Passage]) -> Mapping[str, Shown]:
    """Every signal of a study. Words speak first; fields add what no sentence was found for."""
    shown = _in_words(passages)
    for signal, because in _in_fields(study):
        if not (signal == "blinding.open" and any(name.startswith("blinding.") for name in shown)):
            shown.setdefault(signal, because)
    if "outcome.by-person" in shown and "blinding.open" in shown:
        told = (shown["outcome.by-person"], shown["blinding.open"])
        shown["outcome.told-by-the-informed"] = _joined(told)
    return shown


def _in_words(passages: Iterable[Passage]) -> dict[str, Shown]:
    quoted: dict[str, list[Span]] = {}
    for sign in in_passages(readable(passages)):
        spans = quoted.setdefault(sign.signal, [])
        if len(spans) < _QUOTED:
            spans.append(sign.passage.span(*sign.at))
    return {signal: Shown(tuple(spans)) for signal, spans in quoted.items()}


def _joined(several: Iterable[Shown]) -> Shown:
    known = tuple(several)
    inputs = tuple(dict.fromkeys(name for one in known for name in one.inputs))
    spans = tuple(dict.fromkeys(span for one in known for span in one.spans))
    return Shown(spans, inputs or ("the quoted sentences",))


def _in_fields(study: Study) -> Iterator[tuple[str, Shown]]:
    if not is_randomized(study):
        yield "design.not-randomized", _field(study, "design", study.design)
    if is_evidence(study.blinded) and value_of(study.blinded) is False:
        yield "blinding.open", _field(study, "blinded", study.blinded)
    yield from _followed(study)
    yield from _measured(study)


def _field(study: Study, name: str, value: Reported[object]) -> Shown:
    return Shown(() if isinstance(value, Missing) else _spans(value), (f"study.{study.id}.{name}",))


def _spans(value: Reported[object]) -> tuple[Span, ...]:
    return getattr(value, "spans", ())


def _followed(study: Study) -> Iterator[tuple[str, Shown]]:
    """The share of those enrolled who were analyzed, where primary sources state both numbers."""
    n, analyzed, name = enrolled(study), _analyzed(study), "n_analyzed"
    if is_evidence(study.n_dropped) and analyzed is None and n:
        analyzed, name = n - (value_of(study.n_dropped) or 0), "n_dropped"
    if not n or analyzed is None or not 0 < analyzed <= n:
        return
    signal = "missing.nearly-none" if analyzed >= NEARLY_ALL * n else "missing.some"
    other: Reported[int] = getattr(study, name)
    spans = (*_spans(study.n), *_spans(other))
    yield signal, Shown(tuple(dict.fromkeys(spans)), (f"study.{study.id}.n", f"study.{study.id}.{name}"))


def _analyzed(study: Study) -> int | None:
    return value_of(study.n_analyzed) if is_evidence(study.n_analyzed) else None


def _measured(study: Study) -> Iterator[tuple[str, Shown]]:
    """Who or what says how the outcome is: a device or assay, or a person on a scale."""
    kinds = [value_of(one.kind) for one in study.outcomes if is_evidence(one.kind)]
    inputs = tuple(f"study.{study.id}.outcome.{one.id}.kind" for one in study.outcomes)
    if kinds and len(kinds) == len(study.outcomes) and all(kind in _ON_A_DEVICE for kind in kinds):
        yield "outcome.by-instrument", Shown((), inputs)
    rated = [
        one
        for one in study.outcomes
        if value_of(one.kind) is OutcomeKind.PATIENT_IMPORTANT and is_evidence(one.instrument)
    ]
    if rated:
        spans = tuple(dict.fromkeys(span for one in rated for span in _spans(one.instrument)))
        names = tuple(f"study.{study.id}.outcome.{one.id}.instrument" for one in rated)
        yield "outcome.by-person", Shown(spans, names)
