"""Section 6: safety and exposure. "No reports" never reads as "no harm"."""

from __future__ import annotations

from decimal import Decimal

from probatum.certainty.refusal import length_of_time
from probatum.domain.monograph import KineticFact, ReportedHarm
from probatum.domain.provenance import Curated, Derived, Missing, value_of
from probatum.domain.study import Harm, StudyId
from probatum.pages.contexts import Basis, Fact, Safety, Statement, Table, TableRow
from probatum.pages.index import Index
from probatum.pages.links import citation_words, source_link
from probatum.pages.sections import care, findings, kinetics, tabulated_harms
from probatum.pages.sections import harms as harms_section
from probatum.pages.sentences import count, number, say

# ICH E1 (1994): a safety database for long-term use holds at least 100 people exposed for one year.
LONG_WEEKS = Decimal(52)
MANY_PEOPLE = 100


def build(index: Index) -> Safety:
    """Exposure ledger, bound, harms with denominators, cautions with basis, kinetics."""
    safety = index.monograph.safety
    harms = _harms(index)
    of = count(safety.exposure.human_studies, "human study", "human studies")
    return Safety(
        ledger=_ledger(index),
        bound=_bound(index),
        absence=say("safety.absence", "safety-absence", of=of, basis=Basis.METHOD)
        if is_short(index)
        else None,
        harms=harms,
        no_harms=None
        if harms or safety.differences
        else say("safety.no_harms", "safety-no-harms", total=safety.exposure.human_studies, of=of),
        cautions=tuple(_caution(index, i) for i in range(len(safety.cautions))),
        kinetics=_kinetics(index),
        kinetics_intro=_kinetics_intro(index),
        half_life=_half_life(index),
        tabulated=tabulated_harms.build(index),
        cited=findings.harms(index),
        detail=kinetics.build(index),
        more=harms_section.build(index),
        care=care.build(index),
    )


def is_short(index: Index) -> bool:
    """Is exposure too short or too small for silence about harm to mean anything?"""
    exposure = index.monograph.safety.exposure
    longest = exposure.longest_weeks
    people = exposure.people
    if isinstance(longest, Missing) or isinstance(people, Missing):
        return True
    return longest.value < LONG_WEEKS or people.value < MANY_PEOPLE


def _ledger(index: Index) -> tuple[Fact, ...]:
    exposure = index.monograph.safety.exposure
    of = count(exposure.human_studies, "human study", "human studies")
    collected = index.refer(exposure.collected_in)
    rows = (
        ("People observed on the substance", "exposure-people", exposure.people, "people"),
        ("Person-weeks observed", "exposure-weeks", exposure.person_weeks, "person-weeks"),
        ("Longest follow-up", "exposure-longest", exposure.longest_weeks, "weeks"),
    )
    facts = tuple(
        Fact(label=label, value=_entry(anchor, value, unit, of)) for label, anchor, value, unit in rows
    )
    if not exposure.human_studies:
        return facts  # "0 of 0" says nothing
    return (
        *facts,
        Fact(
            label="Studies that state how harms were collected",
            value=number(
                "exposure-collected", len(collected), of=of, studies=collected, basis=Basis.NO_STUDY
            ),
        ),
    )


def _entry(anchor: str, value: Derived[int] | Derived[Decimal] | Missing, unit: str, of: str) -> Statement:
    if isinstance(value, Missing):
        return say("safety.missing", anchor, why=value.why.value, of=of)
    return number(anchor, _observed(value.value, unit), of=of, rule=f"{value.by.name} {value.by.version}")


def _observed(value: int | Decimal, unit: str) -> str:
    """A number with its unit; less than a week is said in days, hours or minutes, never as "0 weeks"."""
    if isinstance(value, int):
        return f"{value:,} {unit}"
    if unit == "weeks" and value < 1:
        return length_of_time(value)
    return f"{value.quantize(Decimal('0.1')):,f}".removesuffix(".0") + f" {unit}"


def _bound(index: Index) -> Statement:
    exposure = index.monograph.safety.exposure
    of = count(exposure.human_studies, "human study", "human studies")
    if isinstance(exposure.bound, Missing):
        return Statement(
            anchor="safety-bound",
            text=exposure.because,
            basis=Basis.COMPUTED,
            rule="upper bound of a never-seen harm",
            of=of,
            field="harm-bound",
        )
    people = exposure.people
    return say(
        "safety.bound",
        "safety-bound",
        percent=f"{100 * exposure.bound.value:.1f}",
        n=people.value if isinstance(people, Derived) else 0,
        studies=index.refer(exposure.collected_in),
        of=of,
        field="harm-bound",
    )


def _harms(index: Index) -> Table | None:
    rows = [row for harm in _reported(index) for row in _harm_rows(index, harm)]
    head = ("Event as reported", "Study", "In whom", "Events by group", "How harms were collected")
    return (
        Table(caption="Harms as reported", head=head, rows=tuple(dict.fromkeys(rows)), is_quoted=True)
        if rows
        else None
    )


def _reported(index: Index) -> tuple[ReportedHarm, ...]:
    order = {ref.id: i for i, ref in enumerate(index.all())}
    return tuple(sorted(index.monograph.safety.harms, key=lambda h: (order.get(h.study, 10**6), h.event)))


def _harm_rows(index: Index, reported: ReportedHarm) -> list[TableRow]:
    study = index.studies.get(reported.study)
    if study is None:
        return []
    ref = index.refs[study.id]
    counts = [
        _count_words(index, study.id, harm) for harm in study.harms if value_of(harm.event) == reported.event
    ]
    cells = (
        reported.event,
        ref.label,
        ref.species,
        "; ".join(filter(None, counts)) or "counts not reported",
        reported.collected or "not reported",
    )
    return [TableRow(cells=cells, studies=(ref,), of="participants of this study's groups")]


def _count_words(index: Index, study: StudyId, harm: Harm) -> str:
    arms = {arm.id: arm for arm in index.studies[study].arms}
    shown = []
    for entry in harm.arms:
        arm = arms.get(entry.arm) if entry.arm else None
        events, n = value_of(entry.events), value_of(entry.n)
        group = arm.role.value if arm else "group not stated"
        if events is not None:
            shown.append(f"{group}: {events} of {n if n is not None else 'unknown'}")
    return ", ".join(shown)


def _caution(index: Index, position: int) -> Statement:
    fact = index.monograph.safety.cautions[position]
    caution = fact.value
    return say(
        "safety.caution",
        f"caution-{position + 1}",
        population=caution.population,
        caution=caution.caution,
        basis_words=caution.basis,
        basis=Basis.CITED,
        source=citation_words(fact),
        href=source_link(fact.citation),
    )


def _kinetics(index: Index) -> Table | None:
    """Measured values first, then claims; conflicts are marked, never settled."""
    facts = sorted(
        index.monograph.kinetics,
        key=lambda f: (
            not f.value.is_measured,
            f.value.parameter,
            f.value.species,
            f.value.route,
            f.value.value,
        ),
    )
    rows = tuple(_kinetic_row(fact) for fact in facts)
    head = ("Basis", "What", "Value", "In whom, how given", "Source")
    return (
        Table(caption="Kinetics: measured values and claims", head=head, rows=rows, is_quoted=True)
        if rows
        else None
    )


def _kinetic_row(fact: Curated[KineticFact]) -> TableRow:
    value = fact.value
    basis = ("measured" if value.is_measured else "claimed") + (", in conflict" if value.conflict else "")
    given = ", ".join(filter(None, (value.species, value.route, value.dose)))
    return TableRow(
        cells=(
            basis,
            f"{value.analyte}: {value.parameter}",
            _amount(value),
            given,
            citation_words(fact),
        ),
        of="as its source gives it",
        href=source_link(fact.citation),
    )


def _amount(fact: KineticFact) -> str:
    """Value and unit; a value in words that holds its unit is not given it twice."""
    silent = fact.unit in ("", "qualitative") or fact.unit in fact.value
    return fact.value if silent else f"{fact.value} {fact.unit}"


def _half_life(index: Index) -> Statement | None:
    """How long it stays, as measured and as claimed; never one number made of both."""
    substance = index.monograph.substance.name
    facts = [
        fact.value
        for fact in index.monograph.kinetics
        if fact.value.parameter.casefold() == "half-life" and fact.value.analyte == substance
    ]
    measured = sorted({f"{_amount(fact)} ({fact.species})" for fact in facts if fact.is_measured})
    claimed = sorted({_amount(fact) for fact in facts if not fact.is_measured})
    if not claimed:
        return None
    return say(
        "safety.half_life_measured" if measured else "safety.half_life",
        "kinetics-half-life",
        substance=substance,
        claims="; ".join(claimed),
        extra={"values": "; ".join(measured)} if measured else {},
        of=f"{len(facts)} half-life values",
        basis=Basis.COMPUTED,
    )


def _kinetics_intro(index: Index) -> Statement | None:
    facts = index.monograph.kinetics
    if not facts:
        return None
    measured = sum(fact.value.is_measured for fact in facts)
    human = sum(fact.value.is_measured and "human" in fact.value.species.casefold() for fact in facts)
    return say(
        "safety.kinetics",
        "kinetics-intro",
        measured=measured,
        claimed=len(facts) - measured,
        human=human,
        conflict=sum(fact.value.conflict for fact in facts),
        of=f"{len(facts)} kinetic values",
        basis=Basis.COMPUTED,
    )
