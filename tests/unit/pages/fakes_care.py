"""A fictional small molecule with drops, animal doses, counted harms and cited human kinetics."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from probatum.domain.harms import EventCount, ReportedElsewhere
from probatum.domain.monograph import Caution, KineticFact, Monograph
from probatum.domain.provenance import Citation, Curated, SeenIn
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.regimen import TrialDose
from probatum.domain.study import Arm, ArmId, Dose, Harm, HarmCount, Study
from probatum.domain.substance import LegalStatus, SubstanceKind
from probatum.domain.terms import ArmRole, CertaintyLevel, Direction, FindingState, Route, StudyDesign
from unit.pages.fakes import CURATION, cared, cited, monograph, study, substance

PAPER = Citation(id=None, title="Kinetics of Fabulex in volunteers", year=2011)
REGISTER = Citation(id=None, title="Register of Fictional Medicines", year=2019)
TRIAL = Citation(id=None, title="Another trial of Fabulex", year=2014)


def small_molecule() -> Monograph:
    """By mouth and as drops, in people and rats; a report with counts, a product test, a superseded law."""
    made = cared(_plain)()
    return replace(made, trial_doses=(_trial_dose(),))


def _plain() -> Monograph:
    studies = (_trial(), _drops(), _rats())
    base = monograph(studies, levels=CertaintyLevel.LOW, finding=FindingState.BENEFIT)
    return replace(
        base,
        substance=replace(
            substance(SubstanceKind.NOOTROPIC),
            sequence=None,
            computed_formula=None,
            regulatory=(
                _law("registered", "2018-01-01"),
                _law("listed in an older order", "2010-01-01", is_superseded=True),
                _law(
                    "not named on the list",
                    "2024-01-01",
                    category="sport",
                    listing="not named",
                    clauses=("S0",),
                ),
            ),
        ),
        kinetics=(
            _kinetic("half-life", "2.0", "h"),
            _kinetic("Tmax", "40", "min"),
            _kinetic("bioavailability", "15", "%"),
        ),
        safety=replace(
            base.safety,
            cautions=(
                Curated(
                    Caution(population="liver disease", category="liver", caution="avoid", basis="monograph"),
                    REGISTER,
                    CURATION,
                ),
            ),
            elsewhere=(
                _report("rash", EventCount(events=13, people=100), EventCount(events=6, people=100)),
                _report("falls", None, None),
                replace(
                    _report("label quantity wrong", EventCount(events=9, people=12), None),
                    value=replace(
                        _report("label quantity wrong", EventCount(events=9, people=12), None).value,
                        is_product_quality=True,
                    ),
                ),
            ),
        ),
    )


def _trial() -> Study:
    """A randomized trial by mouth with nausea counted in both groups."""
    made = study(
        "601",
        "Hale",
        2010,
        StudyDesign.RCT,
        {"word_recall": Direction.INCREASE},
        n=200,
        species="human",
        randomized=True,
        route=Route.ORAL,
        amounts=(Quantity.of(300, Unit.MG),),
        population=cited("older adults", REGISTER),
    )
    active = made.arms[0]
    dose = replace(
        active.dose,
        form=cited("capsule", made.citation),
        times_per_day=cited(Decimal(2), made.citation),
        timing=cited("in the morning", made.citation),
        food=cited("with a meal", made.citation),
    )
    placebo = Arm(id=ArmId("arm:601-placebo"), role=ArmRole.COMPARATOR)
    counted = tuple(
        HarmCount(arm=arm, events=cited(events, made.citation), n=cited(100, made.citation))
        for arm, events in ((active.id, 12), (placebo.id, 5))
    )
    return replace(
        made,
        arms=(replace(active, dose=dose), placebo),
        harms=(Harm(event=cited("nausea", made.citation), arms=counted),),
        harms_collected=cited("asked at each visit", made.citation),
    )


def _drops() -> Study:
    """Two drops of a 0.1 % solution."""
    made = study(
        "602",
        "Ives",
        2012,
        StudyDesign.OPEN_TRIAL,
        {"word_recall": Direction.INCREASE},
        n=20,
        species="human",
    )
    dose = Dose(
        amount=cited(Quantity.of(2, Unit.DROP), made.citation),
        concentration=cited(Quantity.of("0.1", Unit.PERCENT), made.citation),
        route=cited(Route.SUBLINGUAL, made.citation),
        form=cited("drops", made.citation),
    )
    return replace(made, arms=(Arm(id=ArmId("arm:602"), role=ArmRole.INTERVENTION, dose=dose),))


def _rats() -> Study:
    return study(
        "603",
        "Jonas",
        2008,
        StudyDesign.ANIMAL,
        {"word_recall": Direction.INCREASE},
        n=30,
        species="rat",
        route=Route.ORAL,
        amounts=(Quantity.of(50, Unit.MG, per_kg=True),),
    )


def _law(status: str, date: str, **more: object) -> Curated[LegalStatus]:
    fields = {"jurisdiction": "XX", "body": "Ministry", "category": "drug", **more}
    return Curated(LegalStatus(status=status, date=date, **fields), REGISTER, CURATION)  # type: ignore[arg-type]


def _kinetic(parameter: str, value: str, unit: str) -> Curated[KineticFact]:
    fact = KineticFact(
        analyte="Fabulex",
        route="oral",
        species="human",
        parameter=parameter,
        value=value,
        unit=unit,
        dose="300 mg, n=12",
        is_measured=True,
        conflict=False,
    )
    return Curated(fact, PAPER, CURATION)


def _report(event: str, treated: EventCount | None, control: EventCount | None) -> Curated[ReportedElsewhere]:
    return Curated(
        ReportedElsewhere(
            event=event,
            product="Fabulex",
            treated=None if treated else "more often",
            control=None,
            treated_count=treated,
            control_count=control,
            effect=None,
            study="A cited report",
        ),
        TRIAL,
        CURATION,
    )


def _trial_dose() -> Curated[TrialDose]:
    return Curated(
        TrialDose(
            outcome="word recall",
            low="100",
            high="200",
            unit="mg/day",
            route="oral",
            duration="6 weeks",
            population="students",
            n=40,
            design="RCT",
        ),
        TRIAL,
        replace(CURATION, seen_in=SeenIn.SECONDARY),
    )
