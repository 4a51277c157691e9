"""`probatum stack`: a combination in words for the terminal, or as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import typer

from probatum.domain.errors import ProbatumError
from probatum.domain.interaction import Interaction, LimitScope, UpperLimit
from probatum.domain.provenance import Curated, Derived
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.stack import LimitCheck, NutrientTotal, PairLine, Profile, Sex, StackReport

DONE, PARTLY, BAD_INPUT = 0, 1, 2
JURISDICTIONS = ("EU", "UK", "US")
OLDEST = 130  # years


def run_stack(items: Sequence[str], profile: Profile, *, as_json: bool) -> int:
    """Print what is known about a combination; 1 when an item was not understood, 2 when none was."""
    from probatum import codec
    from probatum.documents import stack_document
    from probatum.interactions import stack

    report = stack(items, profile)
    if as_json:
        typer.echo(codec.dumps(stack_document(report), indent=1))
    else:
        typer.echo("\n".join(stack_lines(report)))
    if not report.stack.not_understood:
        return DONE
    return PARTLY if report.stack.items else BAD_INPUT


def profile_of(
    age: float | None,
    sex: str | None,
    pregnant: bool,
    lactating: bool,
    jurisdictions: Sequence[str],
    weight: float | None,
) -> Profile:
    """The person as options describe them; raises ProbatumError for what cannot be."""
    if age is not None and not 0 <= age <= OLDEST:
        raise ProbatumError("not an age", field="--age", value=age, remedy=f"years from 0 to {OLDEST}")
    if sex is not None and sex not in tuple(Sex):
        raise ProbatumError("not a word we know", field="--sex", value=sex, remedy="write female or male")
    if weight is not None and not 0 < weight < 1000:
        raise ProbatumError("not a body mass", field="--weight", value=weight, remedy="write kilograms")
    unknown = [one for one in jurisdictions if one.upper() not in JURISDICTIONS]
    if unknown:
        raise ProbatumError(
            "no limits of that jurisdiction",
            field="--jurisdiction",
            value=unknown[0],
            remedy=f"one of {', '.join(JURISDICTIONS)}",
        )
    return Profile(
        age=None if age is None else Decimal(str(age)),
        sex=Sex(sex) if sex else None,
        pregnant=pregnant,
        lactating=lactating,
        jurisdictions=tuple(sorted({one.upper() for one in jurisdictions})),
        body_mass=None if weight is None else Quantity.of(str(weight), Unit.KG),
    )


def stack_lines(report: StackReport) -> Iterator[str]:
    """The report in reading order: what is grave first, what is not known last."""
    yield "Stack: " + " · ".join(item.text for item in report.stack.items)
    yield report.disclaimer
    documented = [line for line in report.pairs if isinstance(line.known, Curated)]
    deduced = [line for line in report.pairs if isinstance(line.known, Derived)]
    yield from _section("Documented interactions", documented)
    yield from _section("Inferred, from what each does alone", deduced)
    yield from _section("Near, but not this pair", report.near, is_near=True)
    yield from _section("Looked for and not found, or not known", report.none_found)
    yield from _ingredients(report)
    for total in report.totals:
        yield from _total(total)
    if report.cautions:
        yield "\nCautions for this person"
        yield from (
            f"  {line.item}: {line.caution.value.population}: {line.caution.value.caution} "
            f"({line.caution.value.basis}; {_source(line.caution)})"
            for line in report.cautions
        )
    yield "\nWhat is not known"
    yield from (f"  {sentence}" for sentence in (*report.unknown, *report.notes))
    for unread in report.stack.not_understood:
        if unread.close:
            yield f"  {unread.text}: names like it are {', '.join(unread.close)}."


def _section(title: str, lines: Sequence[PairLine], *, is_near: bool = False) -> Iterator[str]:
    if lines:
        yield f"\n{title}"
    for line in lines:
        yield from _pair(line, is_near=is_near)


def _pair(line: PairLine, *, is_near: bool) -> Iterator[str]:
    """One line; a row about a relative is headed by the pair its source is about, never by the pair asked."""
    known = line.known.value
    grade = known.severity.value.upper() if known.outcome.value == "interaction" else known.outcome.value
    parties = " and ".join(party.name for party in known.parties)
    head = parties if is_near else f"{line.a} + {line.b}"
    yield f"  {grade}: {head}: {known.effect}"
    if is_near:
        yield f"    asked about {line.a} + {line.b}: not studied in this source"
    chip = "inferred; " if isinstance(line.known, Derived) else ""
    where = f", {known.species}" if known.species else ""
    study = f" ({known.studied_in})" if known.studied_in else ""
    yield f"    {chip}about {parties}; {known.evidence}{study}{where}; likelihood {known.likelihood}"
    yield from _asked_for(known)
    for step in known.mechanism:
        mark = " (proposed)" if step.is_proposed else ""
        yield f"    why: {step.text}{mark}"
    if isinstance(line.known, Curated):
        yield f"    source: {_source(line.known)}"
    else:
        yield from (f"    source: {title}" for title in dict.fromkeys(_titles(known)))
    for sign in line.urgent:
        yield f"    signs that need help at once: {sign.value.signs} ({_source(sign)})"


def _titles(known: Interaction) -> Iterator[str]:
    for step in known.mechanism:
        yield str(step.citation.id or step.citation.title or "")


def _asked_for(known: Interaction) -> Iterator[str]:
    """What the source asks for, as a category of its own; never an instruction of ours."""
    hours = f" ({known.hours_apart}s)" if known.hours_apart else ""
    onset = f"; onset within {known.onset}" if known.onset.value != "not stated" else ""
    if known.action.value != "none stated":
        yield f"    category: {known.action}{hours}{onset}"
    if known.note:
        yield f"    note: {known.note}"


def _source(fact: Curated[object]) -> str:
    from probatum.pages.links import citation_words, source_link

    link = source_link(fact.citation)
    return citation_words(fact) + (f" <{link}>" if link else "")


def _ingredients(report: StackReport) -> Iterator[str]:
    if report.duplicates:
        yield "\nThe same ingredient or class more than once"
    for twice in report.duplicates:
        yield f"  {twice.ingredient}: {', '.join(twice.sources)}"
    if report.shared_effects:
        yield "\nEffects on one thing"
    for shared in report.shared_effects:
        up = f"raised by {', '.join(shared.raising)}" if shared.raising else ""
        down = f"lowered by {', '.join(shared.lowering)}" if shared.lowering else ""
        yield f"  {shared.effect}: {'; '.join(filter(None, (up, down)))}"


def _total(total: NutrientTotal) -> Iterator[str]:
    amount = str(total.total) if total.total else "no total"
    yield f"\n{total.name}: {amount}" + ("" if total.is_complete else ", at least; a part is not known")
    for part in total.contributions:
        value = "not known" if part.amount.kind == "missing" else str(part.amount.value)
        form = f" as {part.form}" if part.form else ""
        yield f"  {part.item}{form}: {value} ({part.because})"
    for check in total.checks:
        yield f"  {_limit(check)}"


def _limit(check: LimitCheck) -> str:
    limit = check.limit.value
    year = f" {limit.year}" if limit.year else ""
    amount = f"{limit.amount}" if limit.amount else "none"
    return (
        f"{check.verdict.value}: {limit.kind} {amount}, {limit.authority}{year} ({limit.jurisdiction}), "
        f"{limit.age}, {_scope(limit)}: {check.because}"
    )


def _scope(limit: UpperLimit) -> str:
    """What intake the limit counts; where the facts point to a note, that note."""
    if limit.scope is not LimitScope.AS_NOTED:
        return limit.scope.value
    return "; ".join(filter(None, ("scope not stated", limit.note)))
