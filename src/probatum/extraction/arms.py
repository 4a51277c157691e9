"""Arms: what was given to whom, against what, and to how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from probatum.domain.provenance import (
    NOT_REPORTED,
    Extracted,
    Method,
    Missing,
    Passage,
    Reported,
    Section,
    value_of,
)
from probatum.domain.record import Record
from probatum.domain.study import Arm, ArmId, Dose
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import ArmRole, Comparator, InterventionKind, StudyDesign
from probatum.extraction.agents import NameFinder
from probatum.extraction.design import read_design, read_intervention_kind
from probatum.extraction.dose import FoundDose
from probatum.extraction.given_names import given
from probatum.extraction.identity import arm_id
from probatum.extraction.named import substances_in
from probatum.extraction.participants import ArmCount, Participants
from probatum.extraction.quoting import prose, quote
from probatum.extraction.regimen_alone import read_regimen
from probatum.extraction.subjects import subjects
from probatum.text.sections import Role, passage_roles
from probatum.text.slices import Slice
from probatum.text.words import Literals

BY = Method("arms", "1")

# In this order: the first that the methods name is the comparator's kind.
COMPARATORS: tuple[tuple[Comparator, str], ...] = (
    (Comparator.PLACEBO, r"placebo|dummy\s+(?:pills?|capsules?|tablets?)|sham\s+(?:treatment|supplement)"),
    (
        Comparator.VEHICLE,
        r"vehicle|(?:physiological\s+|normal\s+|isotonic\s+)?saline|distilled\s+water|solvent",
    ),
    (
        Comparator.NO_TREATMENT,
        r"no[\s-]treatment|untreated(?!\s+(?:patients|blood|essential|hypertens\w+|diseases?|depress\w+))|no\s+supplement\w*|wait(?:ing)?[\s-]?list|without\s+(?:treatment"
        r"|supplementation)|intact\s+(?:controls?|animals|group)",
    ),
    (
        Comparator.USUAL_CARE,
        r"usual\s+care|standard\s+(?:care|treatment|therapy)|treatment\s+as\s+usual"
        r"|basic\s+(?:therapy|treatment)|conventional\s+(?:therapy|treatment)",
    ),
)
_COMPARATOR = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in COMPARATORS)
# Each of their words holds one of these: a passage without any need not be searched.
_STEMS: dict[Comparator, Literals] = {
    Comparator.PLACEBO: Literals(("placebo", "dummy", "sham")),
    Comparator.VEHICLE: Literals(("vehicle", "saline", "distilled", "solvent")),
    Comparator.NO_TREATMENT: Literals(
        ("no treat", "no-treat", "untreated", "no suppl", "wait", "without", "intact")
    ),
    Comparator.USUAL_CARE: Literals(("usual", "standard", "basic", "conventional")),
}
_NONE = re.compile(
    r"\b(?:no|without|lacked|absence\s+of)\s+(?:an?\s+)?(?:comparator|control\s+group|placebo)"
    r"|single-arm|there\s+was\s+no\s+comparator",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"placebo-controlled\s+(?:trials|studies)|future|further|needed", re.IGNORECASE)
_ACTIVE = re.compile(
    r"\b(?:versus|vs\.?|compared\s+(?:with|to)|or|and)\s+(?:the\s+)?(?:\w+\s+){0,2}$", re.IGNORECASE
)
_DONE = (Role.OBJECTIVE, Role.METHODS, Role.RESULTS)
# Designs in which somebody gave something: only there a route or a length without an amount is the arm's.
_GIVING = frozenset(
    {
        StudyDesign.RCT,
        StudyDesign.CONTROLLED_TRIAL,
        StudyDesign.OPEN_TRIAL,
        StudyDesign.ANIMAL,
        StudyDesign.PROTOCOL,
    }
)


def read_arms(record: Record, doses: Sequence[FoundDose], participants: Participants) -> tuple[Arm, ...]:
    """Intervention arms, one per substance and dose, then comparators; numbers only where one arm fits."""
    interventions = list(_interventions(record, doses))
    comparators = [] if _is_uncontrolled(record) else list(_comparators(record))
    return tuple(_numbered(interventions, participants, False) + _numbered(comparators, participants, True))


def _interventions(record: Record, doses: Sequence[FoundDose]) -> Iterator[Arm]:
    dosed: set[SubstanceId] = set()
    taken: set[ArmId] = set()
    for found in doses:
        if found.substance is None or found.is_background:
            continue
        dosed.add(found.substance)
        if _is_for_all(record, found):
            continue
        identity = arm_id(record, "intervention", found.substance, found.place.start, _route(found.dose))
        if identity in taken:  # "0.3, 1 or 3 mg": one place, several arms
            identity = arm_id(record, identity, value_of(found.dose.amount))
        taken.add(identity)
        yield Arm(
            id=identity,
            role=ArmRole.INTERVENTION,
            label=Extracted(
                found.agent.quote if found.agent else found.place.quote, (found.agent or found.place,), BY
            ),
            substance=found.substance,
            dose=found.dose,
        )
    named = [one for one in _named(record) if one[3] not in dosed]
    is_only = not doses and len({one[3] for one in named}) == 1 and value_of(read_design(record)) in _GIVING
    for passage, start, end, substance in named:
        if substance not in dosed:
            dosed.add(substance)
            span = quote(passage, Slice(start, end))
            label = Extracted(span.quote, (span,), BY)
            yield Arm(
                id=arm_id(record, "intervention", substance),
                role=ArmRole.INTERVENTION,
                label=label,
                substance=substance,
                dose=read_regimen(record, _names_of(substance)) if is_only else None,
            )


def _names_of(substance: SubstanceId) -> NameFinder:
    return lambda text: [name for name in substances_in(text) if name.substance == substance]


_ALSO = re.compile(
    r"\b(?:all|both)\b[^.;]{0,40}\b(?:also|additionally|in\s+addition)\s+(?:received|took|were\s+given|got)\b[^.;]*$"
    r"|\b(?:in\s+addition|additionally),?\s+(?:all|both)\b[^.;]*$",
    re.IGNORECASE,
)


def _is_for_all(record: Record, found: FoundDose) -> bool:
    """ "All subjects also received calcium": every arm had it, so it is no arm of its own."""
    passages = record.section(found.place.section)
    return any(
        passage.digest == found.place.digest and _ALSO.search(passage.text[: found.place.start]) is not None
        for passage in passages
    )


def _route(dose: Dose) -> str:
    return "" if isinstance(dose.route, Missing) else str(dose.route.value)


def _named(record: Record) -> Iterator[tuple[Passage, int, int, SubstanceId]]:
    """Substances of the title; where it names none, of what was done."""
    is_nothing_tried = value_of(read_intervention_kind(record)) is InterventionKind.NONE
    is_analysis = value_of(read_design(record)) is StudyDesign.OTHER
    if is_nothing_tried and (subjects(record).track is None or is_analysis):
        return  # a food or a sample was analyzed; nobody got anything
    title = [(p, m) for p in prose(record) if p.section is Section.TITLE for m in substances_in(p.text)]
    if title:
        passage = title[0][0]
        for name in given(passage.text, [m for _, m in title]):
            yield passage, name.start, name.end, name.substance
        return
    for passage in _body(record):
        methods = [place for place, role in passage_roles(passage.section, passage.text) if role in _DONE[:2]]
        for mention in given(passage.text, substances_in(passage.text)):
            if any(place.start <= mention.start < place.end for place in methods):
                yield passage, mention.start, mention.end, mention.substance


def _body(record: Record) -> tuple[Passage, ...]:
    return tuple(passage for passage in prose(record) if passage.section is not Section.TITLE)


def _is_uncontrolled(record: Record) -> bool:
    return any(
        any(stem in passage.text for stem in ("comparator", "control group", "placebo", "ingle-arm"))
        and _NONE.search(passage.text)
        for passage in prose(record)
    )


def _comparators(record: Record) -> Iterator[Arm]:
    """Each kind of comparator once, from sentences that tell what was done or found."""
    seen: set[Comparator] = set()
    for passage in _body(record):
        low = passage.text.lower()
        here = [(kind, pattern) for kind, pattern in _COMPARATOR if _STEMS[kind].are_in(low)]
        for place, role in passage_roles(passage.section, passage.text) if here else ():
            if role not in _DONE or _ELSEWHERE.search(place.of(passage.text)):
                continue
            for kind, pattern in here:
                match = pattern.search(passage.text, place.start, place.end)
                if match and kind not in seen:
                    seen.add(kind)
                    yield _comparator(record, passage, Slice(*match.span()), kind)


def _comparator(record: Record, passage: Passage, at: Slice, kind: Comparator) -> Arm:
    span = quote(passage, at)
    return Arm(
        id=arm_id(record, "comparator", kind),
        role=ArmRole.COMPARATOR,
        label=Extracted(span.quote, (span,), BY),
        comparator=Extracted(kind, (span,), BY),
    )


def _numbered(arms: list[Arm], participants: Participants, is_comparator: bool) -> list[Arm]:
    """Give an arm its number when exactly one count is told for exactly one arm, or labels agree."""
    counts = [c for c in participants.arms if c.is_comparator == is_comparator]
    # Two groups and several doses of one substance: a loading dose, EPA and DHA of one capsule.
    is_one_group = len(participants.arms) == 2 and not is_comparator and len({a.substance for a in arms}) == 1
    if len(counts) == 1 and (len(arms) == 1 or is_one_group):
        return [replace(arm, n=counts[0].n) for arm in arms]
    return [replace(arm, n=_by_label(arm, counts)) for arm in arms]


def _by_label(arm: Arm, counts: Sequence[ArmCount]) -> Reported[int]:
    if isinstance(arm.label, Missing):
        return NOT_REPORTED
    label = arm.label.value.lower()
    amount = arm.dose.amount if arm.dose else NOT_REPORTED
    number = "" if isinstance(amount, Missing) else str(amount.value.low.normalize())
    fitting = [
        c
        for c in counts
        if label in c.label.lower()
        and (not number or re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", c.label))
    ]
    return fitting[0].n if len(fitting) == 1 else NOT_REPORTED
