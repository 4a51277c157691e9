"""Small fictional monographs, one per state a page must be able to show. No substance here exists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any

from probatum import dosing, synthesis, vocabulary
from probatum.domain.certainty import Assessment, Certainty, Judgement, Refusal, RefusalReason, Score
from probatum.domain.evidence import track_of
from probatum.domain.monograph import (
    Basis,
    Caution,
    Counts,
    KineticFact,
    KnownUnknown,
    Monograph,
    OutcomeRow,
    Related,
    ReportedHarm,
    Safety,
    StudiedDose,
    TrackView,
    Verification,
    Versions,
)
from probatum.domain.provenance import (
    Absence,
    Citation,
    Curated,
    Curation,
    Derived,
    Extracted,
    Method,
    Missing,
    Passage,
    RecordId,
    Section,
    SeenIn,
    value_of,
)
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.record import Standing
from probatum.domain.selection import Exclusion, ExclusionReason, Flow, FlowSource
from probatum.domain.study import (
    Arm,
    ArmId,
    Dose,
    Finding,
    FindingId,
    Harm,
    HarmCount,
    Outcome,
    OutcomeId,
    Study,
    StudyId,
)
from probatum.domain.substance import LegalStatus, LookAlike, Name, Substance, SubstanceId, SubstanceKind
from probatum.domain.synthesis import (
    Cluster,
    Contradiction,
    DirectionSummary,
    Exposure,
    Link,
    OutcomeResult,
    Position,
    Replication,
    StudyDirection,
)
from probatum.domain.terms import (
    ArmRole,
    Better,
    CertaintyLevel,
    Direction,
    EvidenceState,
    FindingState,
    GradeDomain,
    OutcomeKind,
    Route,
    StudyDesign,
    Track,
)

DAY = date(2020, 5, 17)
BY = Method("test", "1")
CURATION = Curation(
    by="automated reading, not reviewed by a clinician", on=DAY, seen_in=SeenIn.PRIMARY_ABSTRACT
)
OUTCOMES = {
    "word_recall": ("Word recall", OutcomeKind.PATIENT_IMPORTANT, Better.HIGHER),
    "sleep_latency": ("Sleep latency", OutcomeKind.PATIENT_IMPORTANT, Better.LOWER),
    "plasma_marker": ("Plasma marker Q", OutcomeKind.SURROGATE, Better.NEITHER),
    "gene_zeta": ("Gene zeta expression", OutcomeKind.MECHANISTIC, Better.NEITHER),
}


def cited(value: Any, citation: Citation) -> Curated[Any]:
    return Curated(value, citation, CURATION)


def read(value: Any, pmid: str, quote: str) -> Extracted[Any]:
    passage = Passage(RecordId.parse(f"pmid:{pmid}"), Section.ABSTRACT, f"In this trial, {quote} were seen.")
    return Extracted(value, (passage.span(15, 15 + len(quote)),), BY)


def study(
    key: str,
    author: str,
    year: int,
    design: StudyDesign,
    findings: dict[str, Direction],
    *,
    n: int | None = None,
    route: Route | None = Route.INTRANASAL,
    amounts: tuple[Quantity, ...] = (),
    species: str | None = None,
    randomized: bool | None = None,
    **more: Any,
) -> Study:
    """A study of Fabulex; `key` is digits and becomes its PMID."""
    citation = Citation(
        id=RecordId.parse(f"pmid:{key}"),
        title=f"Fabulex and {', '.join(findings) or 'nothing'} ({author})",
        year=year,
        authors=(f"{author} AB", "Second C"),
        locator="J Fict 1:1-9",
    )
    identifier = StudyId(f"study:{key}")
    arms = tuple(
        Arm(
            id=ArmId(f"arm:{key}-{i}"),
            role=ArmRole.INTERVENTION,
            substance=SubstanceId("fabulex"),
            dose=Dose(
                amount=cited(amount, citation),
                route=cited(route, citation) if route else Missing(Absence.NOT_REPORTED),
                duration=cited(Quantity.of(10, Unit.DAY), citation),
                form=cited("nasal drops", citation),
            ),
        )
        for i, amount in enumerate(amounts)
    )
    outcomes = tuple(
        Outcome(
            id=OutcomeId(f"outcome:{key}-{term}"),
            name=OUTCOMES[term][0],
            term=cited(term, citation),
            kind=cited(OUTCOMES[term][1], citation),
            better=cited(OUTCOMES[term][2], citation),
        )
        for term in findings
    )
    found = tuple(
        Finding(
            id=FindingId(f"finding:{key}-{term}"),
            study=identifier,
            outcome=OutcomeId(f"outcome:{key}-{term}"),
            intervention=None,
            comparator=None,
            direction=cited(direction, citation),
        )
        for term, direction in findings.items()
    )
    defaults: dict[str, Any] = {
        "n": read(n, key, f"{n} participants") if n else Missing(Absence.NOT_REPORTED),
        "species": cited(species, citation) if species else Missing(Absence.NOT_REPORTED),
        "randomized": cited(randomized, citation)
        if randomized is not None
        else Missing(Absence.NOT_REPORTED),
    }
    return Study(
        id=identifier,
        records=(RecordId.parse(f"pmid:{key}"),),
        citation=citation,
        authors=citation.authors,
        substances=(SubstanceId("fabulex"),),
        design=cited(design, citation),
        arms=arms,
        outcomes=outcomes,
        findings=found,
        **{**defaults, **more},
    )


def substance(kind: SubstanceKind = SubstanceKind.RESEARCH_PEPTIDE) -> Substance:
    law = Citation(id=None, title="Register of Fictional Medicines", year=2019)
    return Substance(
        id=SubstanceId("fabulex"),
        name="Fabulex",
        kind=kind,
        what="A made-up tetrapeptide for tests",
        names=(Name(text="Фабулекс", language="ru", kind="other-script"), Name(text="FBX-4", kind="code")),
        identifiers=("cas:00-00-0", "pubchem:1"),
        sequence="MEHF",
        mass=Derived(Decimal("562.64"), BY, ("sequence MEHF",)),
        computed_formula=Derived("C25H34N6O7S", BY, ("sequence MEHF",)),
        not_the_same_as=(LookAlike(name="N-acetyl Fabulex", because="it carries an acetyl group"),),
        regulatory=(
            Curated(
                LegalStatus(
                    jurisdiction="XX",
                    body="Ministry",
                    status="registered",
                    date="2018-01-01",
                    category="drug",
                ),
                law,
                CURATION,
            ),
            Curated(
                LegalStatus(
                    jurisdiction="YY", body="Agency", status="not approved", date=None, category="drug"
                ),
                law,
                CURATION,
            ),
        ),
        query='"Fabulex"[tiab]',
        related=((SubstanceId("mythol"), "same parent hormone"),),
    )


def ug_kg(amount: int) -> Quantity:
    return Quantity.of(amount, Unit.UG, per_kg=True)


def directions(studies: list[Study], term: str) -> DirectionSummary:
    votes = []
    for one in studies:
        found = [f for f in one.findings if f.outcome.endswith(term)]
        votes.append(
            StudyDirection(
                study=one.id, direction=found[0].direction.value, findings=tuple(f.id for f in found)
            )
        )  # type: ignore[union-attr]
    tally = {d: sum(v.direction is d for v in votes) for d in Direction}
    return DirectionSummary(
        votes=tuple(votes),
        increase=tally[Direction.INCREASE],
        decrease=tally[Direction.DECREASE],
        no_difference=tally[Direction.NO_DIFFERENCE],
        mixed=tally[Direction.MIXED],
        toward=None,
        proportion=None,
        interval=None,
        sign_test_p=None,
    )


def replication_of(studies: list[Study]) -> Replication:
    by: dict[str, list[Study]] = {}
    for one in studies:
        by.setdefault(one.citation.authors[0][0], []).append(one)
    clusters = tuple(
        Cluster(
            id=f"lab:{letter}",
            label=f"Institute {letter}",
            studies=tuple(s.id for s in group),
            institutions=(f"Institute {letter}",),
        )
        for letter, group in sorted(by.items(), key=lambda item: (-len(item[1]), item[0]))
    )
    shares = [len(c.studies) / len(studies) for c in clusters]
    links = tuple(
        Link(a=c.studies[0], b=s, because="shared authors: Second C") for c in clusters for s in c.studies[1:]
    )
    return Replication(
        clusters=clusters,
        links=links,
        k=len(clusters),
        max_share=max(shares, default=None),
        effective=1 / sum(p * p for p in shares) if shares else None,
    )


def view(
    term: str, track: Track, studies: list[Study], levels: CertaintyLevel | None, finding: FindingState
) -> TrackView | None:
    if not studies:
        return None
    name, kind, better = OUTCOMES[term]
    sizes = [s.n.value for s in studies if not isinstance(s.n, Missing)]
    result = OutcomeResult(
        term=term,
        name=name,
        kind=kind,
        better=better,
        track=track,
        population="adults",
        studies=tuple(s.id for s in studies),
        n=Derived(sum(sizes), BY, ("n",)) if sizes else Missing(Absence.NOT_REPORTED),
        n_stated_in=len(sizes),
        directions=directions(studies, term),
        replication=replication_of(studies),
    )
    steps = tuple(
        Judgement(
            domain=domain,
            steps=-1,
            because=f"{len(studies)} {'study' if len(studies) == 1 else 'studies'}, fewer than 400 people",
            rule=f"grade.{domain.name.lower()}",
            studies=result.studies,
        )
        for domain in (GradeDomain.RISK_OF_BIAS, GradeDomain.IMPRECISION)
    )[: CertaintyLevel.HIGH - levels if levels else 2]
    certainty = (
        Certainty(
            term=term,
            population="adults",
            track=track,
            start=CertaintyLevel(min(4, (levels or 1) + len(steps))),
            start_because="allocation not stated",
            judgements=steps,
            by=BY,
        )
        if levels
        else None
    )
    state = EvidenceState.ASSESSED if certainty else EvidenceState.NO_USABLE_DATA
    assessment = Assessment(
        term=term,
        population="adults",
        track=track,
        evidence_state=state,
        finding=finding if certainty else None,
        certainty=certainty,
        because="by rule",
    )
    return TrackView(result=result, assessment=assessment)


def row(term: str, studies: list[Study], levels: CertaintyLevel | None, finding: FindingState) -> OutcomeRow:
    name, kind, better = OUTCOMES[term]
    measured = [
        s
        for s in studies
        if any(f.outcome.endswith(term) for f in s.findings) and s.standing is not Standing.RETRACTED
    ]
    views = {
        track: view(term, track, [s for s in measured if track_of(s) is track], levels, finding)
        for track in Track
    }
    untested = Assessment(
        term=term,
        population="adults",
        track=Track.HUMAN,
        evidence_state=EvidenceState.UNTESTED,
        finding=None,
        certainty=None,
        because="no human study",
    )
    human = views[Track.HUMAN]
    return OutcomeRow(
        term=term,
        name=name,
        kind=kind,
        better=better,
        population="adults",
        assessment=human.assessment if human else untested,
        human=human,
        animal=views[Track.ANIMAL],
        cell=views[Track.CELL],
        flips=("One independent randomized trial of 400 people would lift this by one level",)
        if human
        else (),
    )


def monograph(
    studies: tuple[Study, ...],
    *,
    exclusions: tuple[Exclusion, ...] = (),
    levels: CertaintyLevel | None = CertaintyLevel.VERY_LOW,
    finding: FindingState = FindingState.UNCLEAR,
    score: Score | None = None,
    **more: Any,
) -> Monograph:
    """A monograph that agrees with itself, made from studies."""
    ordered = list(studies)
    valid = [s for s in ordered if s.standing is not Standing.RETRACTED]
    tracks = {track: [s for s in valid if track_of(s) is track] for track in Track}
    humans = tracks[Track.HUMAN]
    sizes = sorted(s.n.value for s in humans if not isinstance(s.n, Missing))
    terms = [t for t in OUTCOMES if any(f.outcome.endswith(t) for s in valid for f in s.findings)]
    overlapping = any(s.overlaps for s in humans)
    total = sum(sizes)
    certain = total - min(sizes) if overlapping and sizes else total
    reasons = (
        RefusalReason(
            rule="refuse.no-search",
            text="No systematic search has been run; this is a starter set.",
            weight=90,
        ),
        RefusalReason(
            rule="refuse.no-rct",
            text=f"None of {len(humans)} human studies states random allocation and blinding.",
            weight=50,
            studies=tuple(s.id for s in humans),
        ),
    )
    flow = Flow(
        source=(FlowSource.STARTER_SET,),
        identified=len(ordered) + len(exclusions) + 1,
        duplicates=1,
        screened=len(ordered) + len(exclusions),
        excluded=len(exclusions),
        included=len(ordered),
        exclusions=exclusions,
    )
    years = sorted(s.year for s in ordered if s.year)
    doses = tuple(
        StudiedDose(study=s.id, track=track_of(s), species=value_of(s.species), dose=a.dose)
        for s in ordered
        for a in s.arms
        if a.dose and track_of(s)
    )  # type: ignore[arg-type]
    designs = [str(s.design.value) for s in ordered]  # type: ignore[union-attr]
    defaults: dict[str, Any] = {
        "substance": substance(),
        "as_of": DAY,
        "counts": Counts(
            identified=flow.identified,
            screened=flow.screened,
            included=flow.included,
            human_studies=len(humans),
            animal_studies=len(tracks[Track.ANIMAL]),
            cell_studies=len(tracks[Track.CELL]),
            human_participants=certain if sizes else None,
            human_participants_at_most=total if sizes else None,
            exposed=None,
            median_human_n=Decimal(sizes[len(sizes) // 2]) if sizes else None,
            years=(years[0], years[-1]) if years else (),
            by_design={d: designs.count(d) for d in sorted(set(designs))},
            by_species={},
            basis=(
                Basis(
                    field="human_participants",
                    studies=tuple(s.id for s in humans if not isinstance(s.n, Missing)),
                    of=len(humans),
                    of_what="human studies",
                ),
            ),
        ),
        "flow": flow,
        "appraisal": score
        or Refusal(
            reasons=reasons,
            would_change=("A registered randomized trial with a patient-important outcome",),
            by=BY,
        ),
        "outcomes": tuple(row(t, ordered, levels, finding) for t in terms),
        "replication": replication_of(ordered),
        "contradictions": (),
        "studies": studies,
        "doses": doses,
        "dose_response": Missing(Absence.NOT_APPLICABLE),
        "dose_response_because": "no human study gave more than one dose",
        "safety": Safety(
            exposure=Exposure(
                people=Missing(Absence.NOT_REPORTED),
                person_weeks=Missing(Absence.NOT_REPORTED),
                longest_weeks=Missing(Absence.NOT_REPORTED),
                collected_in=(),
                human_studies=len(humans),
                bound=Missing(Absence.NOT_APPLICABLE),
                because="Harms were not systematically collected; no upper bound can be given.",
            ),
            harms=(),
            cautions=(),
        ),
        "kinetics": (),
        "known_unknowns": (
            KnownUnknown(
                kind="not verified",
                text="A trial of 30 people named on a web page was not seen.",
                citation=None,
            ),
        ),
        "related": (Related(substance="mythol", name="Mythol", relation="same parent hormone"),),
        "references": tuple(r for s in studies for r in s.records),
        "verification": Verification(
            values=50, extracted=5, curated=40, derived=5, missing=10, never_checked_against_full_text=40
        ),
        "versions": Versions(rules="1.0", data="abc123", program="0.1.0"),
    }
    return Monograph(**{**defaults, **more})


def cared(make: Callable[[], Monograph]) -> Callable[[], Monograph]:
    """Fills in what the rooms derive from studies, doses and cautions: regimen, axis, populations, sport."""

    @wraps(make)
    def made() -> Monograph:
        m = make()
        substance = m.substance
        return replace(
            m,
            regimen=dosing.regimen(m.studies, substance.id),
            axis=dosing.dose_axis(m.doses, substance),
            concentration=dosing.concentration(m.kinetics, substance.name),
            sport=vocabulary.sport_standing(substance),
            safety=replace(
                m.safety,
                differences=synthesis.harm_differences(m.studies, substance.id),
                elsewhere_differences=synthesis.differences_elsewhere(m.safety.elsewhere),
                populations=synthesis.population_coverage(m.studies, m.safety.cautions),
            ),
        )

    return made


def peptide_studies() -> tuple[Study, ...]:
    return (
        study(
            "101",
            "Abel",
            1998,
            StudyDesign.CONTROLLED_TRIAL,
            {"word_recall": Direction.INCREASE},
            n=24,
            species="human",
            amounts=(Quantity.of(600, Unit.UG),),
        ),
        study(
            "102",
            "Adler",
            2004,
            StudyDesign.OPEN_TRIAL,
            {"word_recall": Direction.NO_DIFFERENCE, "plasma_marker": Direction.INCREASE},
            n=52,
            species="human",
            overlaps=(StudyId("study:101"),),
            amounts=(Quantity.of(1200, Unit.UG),),
        ),
        study(
            "103",
            "Abel",
            2006,
            StudyDesign.ANIMAL,
            {"gene_zeta": Direction.INCREASE, "word_recall": Direction.INCREASE},
            n=40,
            species="rat",
            amounts=(ug_kg(50), ug_kg(250)),
        ),
        study(
            "104",
            "Bors",
            2010,
            StudyDesign.ANIMAL,
            {"gene_zeta": Direction.DECREASE},
            species="mouse",
            route=Route.INTRAPERITONEAL,
            amounts=(ug_kg(100),),
            language="ru",
        ),
        study(
            "105",
            "Cato",
            2015,
            StudyDesign.IN_VITRO,
            {"gene_zeta": Direction.INCREASE},
            species="rat",
            route=None,
        ),
    )


@cared
def research_peptide() -> Monograph:
    """Refused: few uncontrolled human studies, a contradiction, claims against measurements."""
    studies = peptide_studies()
    paper = studies[2].citation
    label = Citation(id=None, title="Label of fictional nasal drops", year=2018)
    lead = study("150", "Zola", 2001, StudyDesign.ANIMAL, {"gene_zeta": Direction.DECREASE}, species="rat")
    base = monograph(
        studies,
        leads=(lead,),
        exclusions=(
            Exclusion(
                record=RecordId.parse("pmid:900"),
                reason=ExclusionReason.NOT_A_STUDY,
                because="publication type: Review",
            ),
        ),
    )
    return replace(
        base,
        contradictions=(
            Contradiction(
                term="gene_zeta",
                question="Does Fabulex raise gene zeta expression?",
                track=Track.ANIMAL,
                positions=(
                    Position(
                        label="It rises",
                        direction=Direction.INCREASE,
                        studies=(studies[2].id,),
                        findings=(studies[2].findings[0].id,),
                    ),
                    Position(
                        label="It falls",
                        direction=Direction.DECREASE,
                        studies=(studies[3].id, lead.id),
                        findings=(studies[3].findings[0].id,),
                    ),
                ),
                differences=("Species: rat against mouse", "Route: intranasal against intraperitoneal"),
            ),
        ),
        kinetics=(
            Curated(
                KineticFact(
                    analyte="Fabulex",
                    route="intravenous",
                    species="rat",
                    parameter="half-life",
                    value="3",
                    unit="min",
                    dose="50 µg/kg",
                    is_measured=True,
                    conflict=True,
                ),
                paper,
                CURATION,
            ),
            Curated(
                KineticFact(
                    analyte="Fabulex",
                    route="intranasal",
                    species="human (claimed)",
                    parameter="half-life",
                    value="20",
                    unit="h",
                    dose=None,
                    is_measured=False,
                    conflict=True,
                ),
                label,
                CURATION,
            ),
        ),
        safety=replace(
            base.safety,
            harms=(ReportedHarm(study=studies[0].id, event="nasal irritation", collected=None),),
            cautions=(
                Curated(
                    Caution(
                        population="Pregnancy", category="pregnancy", caution="contraindicated", basis="label"
                    ),
                    label,
                    CURATION,
                ),
            ),
        ),
    )


@cared
def empty() -> Monograph:
    """No record at all."""
    return monograph(())


@cared
def single() -> Monograph:
    """One human study."""
    return monograph(peptide_studies()[:1])


@cared
def conflicting() -> Monograph:
    """Two trials that point apart."""
    return monograph(
        (
            study(
                "201",
                "Dorn",
                2011,
                StudyDesign.RCT,
                {"sleep_latency": Direction.DECREASE},
                n=60,
                species="human",
                randomized=True,
            ),
            study(
                "202",
                "Eck",
                2013,
                StudyDesign.RCT,
                {"sleep_latency": Direction.INCREASE},
                n=80,
                species="human",
                randomized=True,
            ),
        ),
        levels=CertaintyLevel.LOW,
        finding=FindingState.CONFLICTING,
    )


@cared
def all_retracted() -> Monograph:
    """Every study has been retracted."""
    gone = tuple(replace(s, standing=Standing.RETRACTED) for s in peptide_studies()[:2])
    exclusions = tuple(
        Exclusion(
            record=s.records[0], reason=ExclusionReason.RETRACTED, because="retraction notice in the record"
        )
        for s in gone
    )
    return monograph((), exclusions=exclusions)


@cared
def only_reviews() -> Monograph:
    """Reviews, and no study."""
    exclusions = tuple(
        Exclusion(
            record=RecordId.parse(f"pmid:{i}"),
            reason=ExclusionReason.NOT_A_STUDY,
            because="publication type: Review",
        )
        for i in (301, 302)
    )
    return monograph((), exclusions=exclusions)


@cared
def harmful() -> Monograph:
    """A supplement given by mouth with counted harms and a bound."""
    first = study(
        "401",
        "Faber",
        2009,
        StudyDesign.RCT,
        {"sleep_latency": Direction.INCREASE},
        n=240,
        species="human",
        randomized=True,
        route=Route.ORAL,
        amounts=(Quantity.of(200, Unit.MG),),
    )
    arm = first.arms[0]
    first = replace(
        first,
        harms=(
            Harm(
                event=cited("raised liver enzymes", first.citation),
                arms=(HarmCount(arm=arm.id, events=cited(6, first.citation), n=cited(120, first.citation)),),
            ),
        ),
        harms_collected=cited("blood tests every two weeks", first.citation),
    )
    second = study(
        "402",
        "Gross",
        2012,
        StudyDesign.RCT,
        {"sleep_latency": Direction.INCREASE},
        n=300,
        species="human",
        randomized=True,
        route=Route.ORAL,
        amounts=(Quantity.of(400, Unit.MG),),
    )
    base = monograph((first, second), levels=CertaintyLevel.MODERATE, finding=FindingState.HARM)
    return replace(
        base,
        substance=substance(SubstanceKind.SUPPLEMENT),
        safety=Safety(
            exposure=Exposure(
                people=Derived(120, BY, ("study:401 arm",)),
                person_weeks=Derived(Decimal(960), BY, ("study:401",)),
                longest_weeks=Derived(Decimal(8), BY, ("study:401",)),
                collected_in=(first.id,),
                human_studies=2,
                bound=Derived(0.0247, BY, ("120 exposed",)),
                because="Harms were looked for in 1 of 2 studies.",
            ),
            harms=(
                ReportedHarm(
                    study=first.id, event="raised liver enzymes", collected="blood tests every two weeks"
                ),
            ),
            cautions=(),
        ),
    )


@cared
def scored() -> Monograph:
    """A supplement with a score for a named outcome."""
    studies = (
        study(
            "501",
            "Hahn",
            2010,
            StudyDesign.RCT,
            {"word_recall": Direction.INCREASE},
            n=210,
            species="human",
            randomized=True,
            route=Route.ORAL,
            amounts=(Quantity.of(5, Unit.G),),
        ),
        study(
            "502",
            "Ilg",
            2012,
            StudyDesign.RCT,
            {"word_recall": Direction.INCREASE},
            n=260,
            species="human",
            randomized=True,
            route=Route.ORAL,
            amounts=(Quantity.of(10, Unit.G),),
        ),
    )
    score = Score(
        outcome="Word recall",
        points=62,
        because=("certainty moderate: ceiling 75", "2 groups of laboratories"),
        by=BY,
    )
    base = monograph(studies, levels=CertaintyLevel.MODERATE, finding=FindingState.BENEFIT, score=score)
    return replace(base, substance=substance(SubstanceKind.SUPPLEMENT))


def small_molecule() -> Monograph:
    """Drops, animal doses, counted harms, cited kinetics: everything about doses and care."""
    from unit.pages import fakes_care  # builds on this module

    return fakes_care.small_molecule()


STATES = {
    "research peptide": research_peptide,
    "no studies": empty,
    "single study": single,
    "conflicting": conflicting,
    "all retracted": all_retracted,
    "only reviews": only_reviews,
    "harm": harmful,
    "scored": scored,
    "doses and harms": small_molecule,
}
