"""Arms: what was given to whom, against what, and to how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from probatum.domain.provenance import NOT_REPORTED, Extracted, Method, Missing, Passage, Reported
from probatum.domain.record import Record
from probatum.domain.study import Arm, Dose
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import ArmRole, Comparator
from probatum.extraction.dose import FoundDose
from probatum.extraction.identity import arm_id
from probatum.extraction.named import substances_in
from probatum.extraction.participants import ArmCount, Participants
from probatum.extraction.quoting import prose, quote
from probatum.text.sections import Role, passage_roles
from probatum.text.slices import Slice

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
        r"no[\s-]treatment|untreated|no\s+supplement\w*|wait(?:ing)?[\s-]?list|without\s+(?:treatment"
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
_STEMS: dict[Comparator, tuple[str, ...]] = {
    Comparator.PLACEBO: ("placebo", "dummy", "sham"),
    Comparator.VEHICLE: ("vehicle", "saline", "distilled", "solvent"),
    Comparator.NO_TREATMENT: ("no treat", "no-treat", "untreated", "no suppl", "wait", "without", "intact"),
    Comparator.USUAL_CARE: ("usual", "standard", "basic", "conventional"),
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


def read_arms(record: Record, doses: Sequence[FoundDose], participants: Participants) -> tuple[Arm, ...]:
    """Intervention arms, one per substance and dose, then comparators; numbers only where one arm fits."""
    interventions = list(_interventions(record, doses))
    comparators = [] if _is_uncontrolled(record) else list(_comparators(record))
    return tuple(_numbered(interventions, participants, False) + _numbered(comparators, participants, True))


def _interventions(record: Record, doses: Sequence[FoundDose]) -> Iterator[Arm]:
    dosed: set[SubstanceId] = set()
    for found in doses:
        if found.substance is None or found.is_background:
            continue
        dosed.add(found.substance)
        yield Arm(
            id=arm_id(record, "intervention", found.substance, found.place.start, _route(found.dose)),
            role=ArmRole.INTERVENTION,
            label=Extracted(
                found.agent.quote if found.agent else found.place.quote, (found.agent or found.place,), BY
            ),
            substance=found.substance,
            dose=found.dose,
        )
    for passage, start, end, substance in _named(record):
        if substance not in dosed:
            dosed.add(substance)
            span = quote(passage, Slice(start, end))
            label = Extracted(span.quote, (span,), BY)
            yield Arm(
                id=arm_id(record, "intervention", substance),
                role=ArmRole.INTERVENTION,
                label=label,
                substance=substance,
            )


def _route(dose: Dose) -> str:
    return "" if isinstance(dose.route, Missing) else str(dose.route.value)


def _named(record: Record) -> Iterator[tuple[Passage, int, int, SubstanceId]]:
    """Substances of the title; where it names none, of what was done."""
    title = [(p, m.start, m.end, m.substance) for p in prose(record)[:1] for m in substances_in(p.text)]
    if title:
        yield from title
        return
    for passage in prose(record)[1:]:
        methods = [place for place, role in passage_roles(passage.section, passage.text) if role in _DONE[:2]]
        for mention in substances_in(passage.text):
            if any(place.start <= mention.start < place.end for place in methods):
                yield passage, mention.start, mention.end, mention.substance


def _is_uncontrolled(record: Record) -> bool:
    return any(
        any(stem in passage.text for stem in ("comparator", "control group", "placebo", "ingle-arm"))
        and _NONE.search(passage.text)
        for passage in prose(record)
    )


def _comparators(record: Record) -> Iterator[Arm]:
    """Each kind of comparator once, from sentences that tell what was done or found."""
    seen: set[Comparator] = set()
    for passage in prose(record)[1:]:
        low = passage.text.lower()
        here = [(kind, pattern) for kind, pattern in _COMPARATOR if any(stem in low for stem in _STEMS[kind])]
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
    if len(arms) == 1 and len(counts) == 1:
        return [replace(arms[0], n=counts[0].n)]
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
