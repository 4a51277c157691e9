"""What each section of the page is given; the whole page at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from probatum.domain.terms import Track
from probatum.pages.contexts.bias import Bias
from probatum.pages.contexts.care import AxisView, CareView, HarmsView, KineticsView, RegimenView
from probatum.pages.contexts.findings import Findings
from probatum.pages.contexts.interactions import Interactions
from probatum.pages.contexts.parts import Chart, Fact, Statement, StudyRef, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Section 0: class, law, route, dates."""

    kind: Annotated[Statement, "what the substance is sold or prescribed as"]
    legal: Annotated[tuple[Statement, ...], "newest legal status per jurisdiction, dated and cited"]
    legal_more: Annotated[tuple[Statement, ...], "further legal statements, dated and cited"]
    route: Annotated[Statement, "modal route of the human study records"]
    as_of: Annotated[Statement, "date of the evidence"]
    rules: Annotated[Statement, "version of the rules"]
    disclaimer: Annotated[Statement, "education, not advice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameOf:
    """One name with its language."""

    text: Annotated[str, "the name as written"]
    lang: Annotated[str, "its language tag"]
    kind: Annotated[str, "synonym, brand, systematic name, sequence or code"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Section 1: who the substance is."""

    name: Annotated[str, "canonical name"]
    what: Annotated[Statement, "what it is, in a dozen words"]
    names: Annotated[tuple[NameOf, ...], "other names, in every script"]
    sequence: Annotated[str | None, "amino acids from N to C, one-letter and three-letter"]
    computed: Annotated[tuple[Statement, ...], "mass and formula, computed, with their inputs"]
    identifiers: Annotated[tuple[Statement, ...], "identifiers in public registries"]
    look_alikes: Annotated[tuple[Statement, ...], "what must not be taken for it, and why"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dial:
    """One of the three separate signals."""

    name: Annotated[str, "human benefit, certainty or safety known"]
    value: Annotated[Statement, "its reading in words"]
    filled: Annotated[int, "marks filled, of `marks`; 0 where there is no reading"]
    marks: Annotated[int, "marks in all; 0 for a dial without a scale"]
    note: Annotated[Statement, "why it reads so"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """One study in the study strip."""

    study: Annotated[StudyRef, "the study"]
    name: Annotated[str, "the mark in words"]
    svg: Annotated[str, "the mark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlyphGroup:
    """The studies of one track in the strip."""

    title: Annotated[Statement, "how many, of how many"]
    glyphs: Annotated[tuple[Glyph, ...], "one mark per study, by year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BottomLine:
    """Section 2: the answer first."""

    sentences: Annotated[tuple[Statement, ...], "one or two sentences from templates"]
    dials: Annotated[tuple[Dial, ...], "human benefit, certainty, safety known: three separate signals"]
    reasons_title: Annotated[str, "what the list of reasons is"]
    reasons: Annotated[tuple[Statement, ...], "reasons of the refusal by weight, or inputs of the score"]
    would_change: Annotated[tuple[Statement, ...], "evidence that would change it"]
    strip: Annotated[tuple[GlyphGroup, ...], "one mark per study, people, animals and cells apart"]
    facts: Annotated[tuple[Fact, ...], "counts with their denominators"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wing:
    """One side of the wall for one outcome."""

    track: Annotated[Track, "people, animals or cells"]
    k: Annotated[Statement | None, "studies that measured it; none when nobody did"]
    n: Annotated[Statement | None, "participants or animals, where stated"]
    directions: Annotated[Statement | None, "how many studies point which way"]
    arrows: Annotated[str, "the same as marks, hidden from screen readers"]
    laboratories: Annotated[Statement | None, "groups of laboratories"]
    certainty: Annotated[Statement | None, "certainty of this track, never carried across the wall"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeStep:
    """One step of the rating."""

    domain: Annotated[str, "GRADE domain"]
    steps: Annotated[str, "steps down or up"]
    because: Annotated[Statement, "the reason with its numbers"]
    rule: Annotated[str, "id of the rule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeTable:
    """How one certainty was reached."""

    anchor: Annotated[str, "identifier of the table"]
    title: Annotated[str, "track and outcome"]
    start: Annotated[Statement, "starting level and why"]
    steps: Annotated[tuple[GradeStep, ...], "every step considered"]
    end: Annotated[Statement, "the level reached"]
    waterfall: Annotated[Chart, "start, steps and end as a drawing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the by-outcome matrix."""

    anchor: Annotated[str, "identifier of the row"]
    name: Annotated[str, "the outcome"]
    population: Annotated[str, "in whom"]
    sentence: Annotated[Statement, "what people's studies say, in fixed wording"]
    state: Annotated[str, "graded, conflicting, untested in people, no usable data"]
    level: Annotated[int, "certainty in people, 1 to 4; 0 when not rated"]
    wings: Annotated[tuple[Wing, ...], "people, then animals, then cells"]
    chart: Annotated[Chart | None, "effect-direction plot"]
    grades: Annotated[tuple[GradeTable, ...], "rating tables, one per track"]
    would_change: Annotated[tuple[Statement, ...], "what would change it"]
    robustness: Annotated[Statement | None, "how many settings give low certainty or lower"] = None
    strip: Annotated[Chart | None, "certainty under each setting"] = None
    cited: Annotated[Statement | None, "findings about it read from abstracts, and where they stand"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """Rows of one kind of outcome."""

    title: Annotated[str, "the kind of outcome"]
    note: Annotated[str, "what that kind means for a reader"]
    rows: Annotated[tuple[Row, ...], "its outcomes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Section 3: by outcome."""

    intro: Annotated[Statement, "how many outcomes, measured in whom"]
    groups: Annotated[tuple[RowGroup, ...], "patient-important first"]
    map: Annotated[Chart | None, "evidence map: outcome by track"]
    unplaced: Annotated[Statement | None, "outcomes that fit no term of the vocabulary"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Section 4: why this grade, and what would change it."""

    intro: Annotated[Statement, "which outcome leads and why, or why none is rated"]
    table: Annotated[GradeTable | None, "the rating of the leading outcome"]
    would_change: Annotated[tuple[Statement, ...], "what would change it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doses:
    """Section 5: doses studied."""

    intro: Annotated[Statement, "how many studies state a dose"]
    charts: Annotated[tuple[Chart, ...], "one chart per way of stating a dose"]
    regimens: Annotated[Table | None, "dose, route, form and duration per human study"]
    other_regimens: Annotated[Table | None, "the same for animals and cells"]
    forms: Annotated[Table | None, "forms with human studies only"]
    durations: Annotated[tuple[Statement, ...], "shortest, longest and most common duration"]
    flags: Annotated[tuple[Statement, ...], "doses printed in an implausible unit"]
    curve: Annotated[Statement, "whether a dose-response curve can be drawn, and why not"]
    levels: Annotated[Statement | None, "studies that gave more than one dose"]
    axis: Annotated[AxisView | None, "people and animals on one axis"]
    regimen: Annotated[RegimenView | None, "how it was given in human studies"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """Section 6: exposure, harms, cautions, kinetics."""

    ledger: Annotated[tuple[Fact, ...], "people, person-weeks, longest follow-up, how harms were looked for"]
    bound: Annotated[Statement, "rate a never-seen harm could still have, or why none can be given"]
    absence: Annotated[Statement | None, "mandatory sentence when exposure is short"]
    harms: Annotated[Table | None, "harms as reported, with denominators"]
    no_harms: Annotated[Statement | None, "said when no harm is recorded"]
    cautions: Annotated[tuple[Statement, ...], "who should be careful, according to whom"]
    kinetics: Annotated[Table | None, "measured values and claims, side by side"]
    kinetics_intro: Annotated[Statement | None, "how many are measured, claimed, in conflict"]
    half_life: Annotated[Statement | None, "half-life: measured values beside what is claimed"] = None
    detail: Annotated[KineticsView, "conflicts, and a computed curve or why there is none"]
    more: Annotated[HarmsView, "harms by group, of cited sources, of products, and signals"]
    care: Annotated[CareView, "populations and sport"]
    tabulated: Annotated[tuple[Statement, ...], "harm in published tables and reviews"] = ()
    cited: Annotated[Statement | None, "harms that findings read from abstracts tell of"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One position of a disagreement."""

    label: Annotated[Statement, "what these studies found, with their ids"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Studies that point apart."""

    anchor: Annotated[str, "identifier of the card"]
    question: Annotated[str, "the question they answer differently"]
    track: Annotated[str, "people, animals or cells"]
    sides: Annotated[tuple[Side, ...], "at least two positions"]
    differences: Annotated[tuple[Statement, ...], "what differs between them"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreements:
    """Section 9: where studies disagree."""

    intro: Annotated[Statement, "how many disagreements were found"]
    disputes: Annotated[tuple[Dispute, ...], "the disagreements"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Section 10: who published when."""

    intro: Annotated[Statement, "how many groups of laboratories, share of the largest"]
    chart: Annotated[Chart | None, "one lane per group of laboratories"]
    links: Annotated[Table | None, "why studies were put into one group"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and its answer from the same typed facts."""

    anchor: Annotated[str, "identifier of the question"]
    question: Annotated[str, "the question"]
    answers: Annotated[tuple[Statement, ...], "the answer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Exact words of a record, and where they stand."""

    words: Annotated[str, "the words"]
    where: Annotated[str, "record, section and characters"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One field of a study, with what it was read from."""

    name: Annotated[str, "name of the field"]
    value: Annotated[str, "its value, or why there is none"]
    kind: Annotated[str, "extracted, curated, derived or missing"]
    quotes: Annotated[tuple[Quote, ...], "exact words of the record"] = ()
    note: Annotated[str | None, "method, inputs, or where a curator saw it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One study."""

    ref: Annotated[StudyRef, "how the page points to it"]
    title: Annotated[str, "title of its publication"]
    lang: Annotated[str | None, "language of the title, where not English"]
    citation: Annotated[str, "authors, year, journal"]
    links: Annotated[tuple[Statement, ...], "its identifiers, linked"]
    headline: Annotated[str, "design, species, participants, route in a line"]
    status: Annotated[str, "current, corrected, retracted"]
    results: Annotated[tuple[Leaf, ...], "findings in a word each"]
    leaves: Annotated[tuple[Leaf, ...], "every field with its kind and source"]
    not_follow: Annotated[Statement, "what does not follow from it"]
    overlap: Annotated[Statement | None, "suspected overlap of samples"]
    checks: Annotated[
        tuple[Statement, ...], "printed numbers that do not fit one another, with the arithmetic"
    ]
    disagreements: Annotated[tuple[Leaf, ...], "fields on which two sources disagree"]
    laboratory: Annotated[str, "group of laboratories"]
    curations: Annotated[tuple[str, ...], "who wrote its curated values down, and when"]
    note: Annotated[Statement | None, "curator's remark, editorial"]
    bias: Annotated[
        Bias | None, "risk of bias by the tool made for its design; none where there is no tool"
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """One record left out."""

    record: Annotated[Statement, "its identifier, linked"]
    reason: Annotated[str, "the reason, from a closed list"]
    because: Annotated[str, "what showed it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Studies:
    """Section 11: all studies."""

    intro: Annotated[Statement, "how many, by side of the wall"]
    cards: Annotated[tuple[Card, ...], "one card per included study"]
    leads: Annotated[tuple[Card, ...], "one card per lead: shown, counted nowhere"]
    leads_intro: Annotated[Statement | None, "what a lead is, and how many there are"]
    excluded: Annotated[tuple[Excluded, ...], "records left out, each with its reason"]
    excluded_intro: Annotated[Statement, "how many were left out, of how many"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknowns:
    """Section 13: what we know that we do not know."""

    groups: Annotated[tuple[tuple[str, tuple[Statement, ...]], ...], "by kind"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedCard:
    """Another substance."""

    anchor: Annotated[str, "identifier of the card"]
    name: Annotated[str, "its name"]
    relation: Annotated[Statement, "how it is related"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Methods:
    """Section 15: method, versions, flow."""

    flow: Annotated[tuple[Fact, ...], "records found, screened, left out, included"]
    groups: Annotated[tuple[Statement, ...], "records grouped as reports of one study"]
    query: Annotated[str, "search strategy as written down"]
    verification: Annotated[tuple[Statement, ...], "how many values were checked, and against what"]
    versions: Annotated[tuple[Fact, ...], "rules, data and program"]
    sources: Annotated[Statement, "how the records were found"]
    explain: Annotated[str, "how to ask for the derivation of any statement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledRating:
    """How sure one pooled effect is, step by step, how far that holds and what would change it."""

    level: Annotated[int, "certainty, 1 to 4"]
    verdict: Annotated[Statement, "fixed sentence by certainty, finding and size"]
    reasons: Annotated[tuple[Statement, ...], "why this finding, and what counts as important"]
    grade: Annotated[GradeTable, "start, steps, level reached"]
    robustness: Annotated[Statement, "how many settings give low certainty or lower"]
    strip: Annotated[Chart | None, "the level under each setting; from four studies on"]
    would_change: Annotated[tuple[Statement, ...], "the nearest edits that change level or finding"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledCard:
    """One pooled effect or one dose-response curve."""

    anchor: Annotated[str, "identifier of the card"]
    title: Annotated[str, "outcome and comparison"]
    condition: Annotated[str, "in whom, or what kind of curve"]
    statements: Annotated[
        tuple[Statement, ...], "the effect, what a new study would show, what may be missing"
    ]
    chart: Annotated[Chart | None, "forest plot or curve; none where nothing was pooled"]
    rating: Annotated[PooledRating | None, "certainty of a pooled effect; none for curves"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """Section 3c: numbers that others tabulated or printed."""

    intro: Annotated[Statement, "where these numbers come from, and what they do not feed"]
    pools: Annotated[tuple[PooledCard, ...], "one card per outcome and comparison"]
    curves: Annotated[tuple[PooledCard, ...], "one card per dose-response table"]
    published: Annotated[Table | None, "estimates of published reviews, as printed"]
    adopted: Annotated[Table | None, "certainty levels of published reviews, beside ours"] = None
    adopted_intro: Annotated[Statement | None, "whose judgment these levels are"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole page."""

    title: Annotated[str, "title of the document"]
    strip: Annotated[Strip, "section 0"]
    identity: Annotated[Identity, "section 1"]
    bottom_line: Annotated[BottomLine, "section 2"]
    matrix: Annotated[Matrix, "section 3"]
    background: Annotated[tuple[Statement, ...], "section 3b: sentences with study ids"]
    pooled: Annotated[Pooled | None, "section 3c: study-level tables and published estimates, where on file"]
    grade: Annotated[Grade, "section 4"]
    doses: Annotated[Doses, "section 5"]
    safety: Annotated[Safety, "section 6"]
    interactions: Annotated[Interactions, "section 7"]
    disagreements: Annotated[Disagreements, "section 9"]
    timeline: Annotated[Timeline, "section 10"]
    studies: Annotated[Studies, "section 11"]
    unknowns: Annotated[Unknowns, "section 13"]
    related: Annotated[tuple[RelatedCard, ...], "section 14"]
    methods: Annotated[Methods, "section 15"]
    questions: Annotated[tuple[Question, ...], "section 15b"]
    findings: Annotated[Findings | None, "section 3d: findings read from abstracts, where on file"] = None
