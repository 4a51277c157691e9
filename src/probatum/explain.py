"""Where a number or sentence of a page comes from: a tree of rule, inputs, studies and quoted words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from probatum.domain.curated_effect import CuratedEffect
from probatum.domain.errors import ProbatumError
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Curated, Derived, Extracted, Missing
from probatum.domain.risk_of_bias import BiasAssessment, DomainJudgment
from probatum.domain.study import Study
from probatum.domain.synthesis import PooledEffect
from probatum.pages.contexts import Statement
from probatum.pages.judgments import Judged, judged, pool_behind
from probatum.pages.links import citation_words
from probatum.pages.plain_words import in_words
from probatum.pages.sections.finding_words import in_full
from probatum.pages.sections.findings import cited_behind
from probatum.pages.sections.page import build

_DEPTH = 6


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One node: what is said, how it is known, and what it rests on."""

    anchor: str
    says: str
    how: str  # extracted, curated, derived, missing, rule, study
    by: str | None = None
    quotes: tuple[str, ...] = ()
    rests_on: tuple[Derivation, ...] = ()


def explain(monograph: Monograph, anchor: str) -> Derivation:
    """Derive one anchor: an anchor printed on the page, or a path such as `study.ID.n`.

    Raises ProbatumError with close matches when there is no such anchor.
    """
    statements = {statement.anchor: statement for statement in _statements(build(monograph))}
    if anchor in statements:
        return _of_statement(statements[anchor], monograph)
    found = next(iter(_of_finding(monograph, anchor)), None) or _at(monograph, anchor)
    if found is None:
        close = get_close_matches(anchor, [*statements, *_study_anchors(monograph)], n=5, cutoff=0.4)
        hint = f"did you mean {', '.join(close)}?" if close else "anchors are printed on the page"
        raise ProbatumError("no such anchor on this page", value=anchor, remedy=hint)
    return found


def lines(derivation: Derivation, indent: str = "") -> Iterator[str]:
    """The tree as lines of text."""
    by = f" by {derivation.by}" if derivation.by else ""
    yield f"{indent}{derivation.anchor}: {derivation.says}"
    yield f"{indent}  [{derivation.how}{by}]"
    yield from (f"{indent}  {quote}" for quote in derivation.quotes)
    for child in derivation.rests_on:
        yield from lines(child, indent + "    ")


def _statements(context: Any) -> Iterator[Statement]:
    """Every statement of a page, in reading order."""
    if isinstance(context, Statement):
        yield context
    elif isinstance(context, tuple | list):
        for item in context:
            yield from _statements(item)
    elif dataclasses.is_dataclass(context) and not isinstance(context, type):
        for field in dataclasses.fields(context):
            yield from _statements(getattr(context, field.name))


def _of_statement(statement: Statement, monograph: Monograph) -> Derivation:
    studies: dict[str, Study] = {study.id: study for study in monograph.studies}
    rests_on = [
        _of_study(studies[reference.id]) for reference in statement.studies if reference.id in studies
    ]
    shown = {study.anchor for study in rests_on}
    rests_on += [_of_judged(one, statement.anchor, studies, shown) for one in judged(monograph, statement)]
    rests_on += _of_pool(monograph, statement.anchor)
    rests_on += _of_bias(monograph, statement)
    rests_on += _of_finding(monograph, statement.anchor)
    source = f"; source: {statement.source}" if statement.source else ""
    of = f"; of: {statement.of}" if statement.of else ""
    return Derivation(
        anchor=statement.anchor,
        says=statement.text,
        how=f"{statement.basis}{source}{of}",
        by=statement.rule,
        rests_on=tuple(rests_on),
    )


def _of_judged(one: Judged, anchor: str, studies: Mapping[str, Study], shown: set[str]) -> Derivation:
    """A rule that fired: its sentence here, its condition and source, and the studies not shown already."""
    own = [_of_study(studies[name]) for name in one.studies if name in studies]
    rows = tuple(
        Derivation(anchor=row, says="a row of the cited table", how="row of a table") for row in one.rows
    )
    return Derivation(
        anchor=f"{anchor}.{one.rule}",
        says=one.says,
        how="rule",
        by=f"{one.rule}: {one.condition} ({one.source})" if one.condition else one.rule,
        rests_on=(*(study for study in own if study.anchor not in shown), *rows),
    )


def _of_pool(monograph: Monograph, anchor: str) -> list[Derivation]:
    """The numbers of a pool with their formula, down to the rows of the cited table."""
    pools = enumerate(monograph.pooled, 1)
    own = next((one for i, one in pools if anchor.startswith(f"pool-{i}-")), None)
    pool = own or pool_behind(monograph, anchor)
    if pool is None or not isinstance(pool.effect, PooledEffect):
        return []
    rows = tuple(
        Derivation(
            anchor=f"{pool.table}.{study.row}",
            says=f"{study.study} {study.year or ''}: {study.estimate:.6g} "
            f"[{study.interval.low:.6g}, {study.interval.high:.6g}], weight {study.weight:.2f} %",
            how=f"row of the table in {pool.source}",
        )
        for study in pool.effect.studies
    )
    scale = "natural logarithm" if pool.effect.is_log else "as measured"
    numbers = [
        Derivation(
            anchor=f"{anchor}.{trace.name}",
            says=f"{trace.value:.17g}",
            how=f"computed from {len(trace.rows)} rows (digest {trace.digest}), scale: {scale}",
            by=f"{trace.formula} {trace.version}",
        )
        for trace in pool.effect.trace
    ]
    return [*numbers, *rows]


def _of_finding(monograph: Monograph, anchor: str) -> list[Derivation]:
    """The curated effects behind a row or an outcome of the findings read from abstracts."""
    return [_of_effect(one) for one in cited_behind(monograph, anchor)]


def _of_effect(effect: CuratedEffect) -> Derivation:
    """One curated effect: what it says, where its curator read it, when, and whether a verdict may use it."""
    row, curated = in_full(effect), effect.curated
    use = "may carry a verdict on an article" if effect.is_primary else "a lead: no verdict rests on it"
    return Derivation(
        anchor=f"cited_effects.{effect.id}",
        says=row,
        how=f"curated: in no count, rating or score of this page; {use}",
        by=f"{curated.by}, {curated.on}{', reviewed' if curated.reviewed else ''}; "
        + citation_words(Curated(row, effect.citation, curated)),
    )


def _of_bias(monograph: Monograph, statement: Statement) -> list[Derivation]:
    """The domains of one study's risk of bias, each with its questions, answers and quotes."""
    _, found, domain = statement.anchor.partition("-bias")
    if not found or not statement.studies:
        return []
    of_study = (one for one in monograph.risk_of_bias if one.study == statement.studies[0].id)
    return [
        _of_domain(assessment, one, monograph)
        for assessment in of_study
        for one in assessment.domains
        if domain in ("", f"-{one.domain}")
    ]


def _of_domain(assessment: BiasAssessment, judged: DomainJudgment, monograph: Monograph) -> Derivation:
    anchor = f"risk_of_bias.{assessment.study}.domains.{judged.domain}"
    return Derivation(
        anchor=anchor,
        says=f"{judged.name}: {judged.judgment.value}; {judged.because}",
        how="rule",
        by=f"{assessment.by.name} {assessment.by.version}",
        rests_on=tuple(
            dataclasses.replace(
                _of_leaf(f"{anchor}.answers.{place}.value", answer.value, monograph),
                says=f"{answer.question} {answer.words} {_answered(answer.value)}",
            )
            for place, answer in enumerate(judged.answers)
        ),
    )


def _answered(value: Any) -> str:
    return f"no information ({value.why.value})" if isinstance(value, Missing) else str(value.value)


def _of_study(study: Study) -> Derivation:
    """A study with the leaves that carry a value, each with its words."""
    own = [
        _of_leaf(f"study.{study.id}.{field.name}", value)
        for field in dataclasses.fields(study)
        if isinstance(value := getattr(study, field.name), Extracted | Derived | Curated)
    ]
    return Derivation(
        anchor=f"study.{study.id}",
        says=f"{study.citation} ({', '.join(map(str, study.records))})",
        how="study",
        rests_on=tuple(own),
    )


def _of_leaf(anchor: str, leaf: Any, monograph: Monograph | None = None, depth: int = 0) -> Derivation:
    says = leaf.why.value if isinstance(leaf, Missing) else str(leaf.value)
    by: str | None = None
    rests_on: list[Derivation] = []
    if isinstance(leaf, Extracted | Derived):
        by = f"{leaf.by.name} {leaf.by.version}"
    if isinstance(leaf, Curated):
        by = f"{leaf.curated.by}; {citation_words(leaf)}"
    if isinstance(leaf, Derived) and monograph is not None and depth < _DEPTH:
        rests_on = [_input(name, monograph, depth) for name in leaf.inputs]
    quotes = tuple(
        f"“{span.quote}” ({span.record}, {span.section}, {span.start}-{span.end})"
        for span in getattr(leaf, "spans", ())
    )
    return Derivation(anchor=anchor, says=says, how=leaf.kind, by=by, quotes=quotes, rests_on=tuple(rests_on))


def _input(name: str, monograph: Monograph, depth: int) -> Derivation:
    found = _at(monograph, name, depth + 1)
    return found or Derivation(anchor=name, says="a named input of the computation", how="input")


def _at(monograph: Monograph, path: str, depth: int = 0) -> Derivation | None:
    """What stands at a path: attributes by name, members of a list by id, term or position."""
    value = _walk(monograph, _steps(path, monograph))
    if value is None:
        return None
    if isinstance(value, Study):
        return _of_study(value)
    if isinstance(value, CuratedEffect):
        return _of_effect(value)
    if isinstance(value, Extracted | Derived | Curated | Missing):
        return _of_leaf(path, value, monograph, depth)
    return _plain(path, value, monograph)


def _steps(path: str, monograph: Monograph) -> list[str]:
    """Split a path at dots, keeping identifiers that contain dots whole."""
    steps = path.split(".")
    return ["studies", *steps[1:]] if steps[0] == "study" else steps


_LISTS = {"arm": "arms", "outcome": "outcomes", "finding": "findings"}
_THROUGH = ("dose", "result", "assessment", "human")


def _walk(value: Any, steps: Sequence[str]) -> Any:
    """Follow the steps; `arm.ID.duration` may leave out the list's plural and the dose in between."""
    for number, step in enumerate(steps):
        if step.startswith("_"):
            return None
        if isinstance(value, tuple):
            value = _member(value, step)
        elif hasattr(value, _LISTS.get(step, step)):
            value = getattr(value, _LISTS.get(step, step))
        else:
            inner = next((getattr(value, name) for name in _THROUGH if hasattr(value, name)), None)
            return None if inner is None else _walk(inner, steps[number:])
        if value is None:
            return None
    return value


_KEYS = ("id", "term", "rule", "study", "domain", "question")


def _member(items: tuple[Any, ...], key: str) -> Any:
    for item in items:
        if any(getattr(item, name, None) == key for name in _KEYS):
            return item
    return items[int(key)] if key.isdigit() and int(key) < len(items) else None


def _plain(path: str, value: Any, monograph: Monograph) -> Derivation:
    """A count, a judgement or another plain value, with the studies it names."""
    field = path.rpartition(".")[2]
    basis = next((one for one in monograph.counts.basis if one.field == field), None)
    named = basis.studies if basis else getattr(value, "studies", ())
    studies = {study.id: study for study in monograph.studies}
    note = f"; {basis.note}" if basis and basis.note else ""
    return Derivation(
        anchor=path,
        says=in_words(getattr(value, "text", None) or getattr(value, "because", None) or value),
        how=f"counted over {basis.of} {basis.of_what}{note}" if basis else "computed",
        by=str(getattr(value, "rule", None) or getattr(getattr(value, "by", None), "name", "")) or None,
        rests_on=tuple(_of_study(studies[name]) for name in named if name in studies),
    )


def _study_anchors(monograph: Monograph) -> Iterator[str]:
    for study in monograph.studies:
        for field in dataclasses.fields(study):
            if isinstance(getattr(study, field.name), Extracted | Derived | Curated | Missing):
                yield f"study.{study.id}.{field.name}"
