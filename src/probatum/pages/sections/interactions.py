"""Section 7: interactions. Severity, likelihood and in whom it was seen stand apart; inferred ones marked."""

from __future__ import annotations

from probatum.domain.interaction import Interaction, KnownInteraction, Outcome, Party, Step
from probatum.domain.provenance import Curated, Derived
from probatum.pages.contexts import Basis, Statement
from probatum.pages.contexts.interactions import InteractionRow, Interactions
from probatum.pages.index import Index
from probatum.pages.links import citation_words, record_words, source_link
from probatum.pages.sentences import say


def build(index: Index) -> Interactions:
    """Every interaction on file, documented ones first, null results last."""
    known = sorted(index.monograph.interactions, key=_place)
    rows = tuple(_row(index, one, number) for number, one in enumerate(known, 1))
    return Interactions(
        intro=_intro(index), rows=rows, unlisted=say("interactions.unlisted", "interactions-unlisted")
    )


def _place(known: KnownInteraction) -> int:
    """Documented, inferred, then what was looked for without a finding; the order inside stays."""
    if known.value.outcome is not Outcome.INTERACTION:
        return 2
    return 1 if isinstance(known, Derived) else 0


def _intro(index: Index) -> Statement:
    known = index.monograph.interactions
    if not known:
        return say("interactions.none", "interactions-intro", substance=index.monograph.substance.name)
    found = [one for one in known if one.value.outcome is Outcome.INTERACTION]
    return say(
        "interactions.intro",
        "interactions-intro",
        documented=sum(isinstance(one, Curated) for one in found),
        inferred=sum(isinstance(one, Derived) for one in found),
        null=sum(one.value.outcome is Outcome.NONE_FOUND for one in known),
        people=sum(isinstance(one, Curated) and one.value.basis.value == "human" for one in found),
        of=f"{len(known)} interactions on file",
        basis=Basis.COMPUTED,
    )


def _row(index: Index, known: KnownInteraction, number: int) -> InteractionRow:
    value = known.value
    partner = _partner(index, value)
    anchor = f"interaction-{number}"
    found = value.outcome is Outcome.INTERACTION
    return InteractionRow(
        id=value.id,
        anchor=anchor,
        partner=partner.name,
        kind=partner.kind.value,
        severity=value.severity.value if found else value.outcome.value,
        likelihood=value.likelihood.value if found else "",
        effect=_effect(known, f"{anchor}-effect"),
        basis=_seen_in(value),
        evidence=" (".join(filter(None, (value.evidence.value, value.studied_in)))
        + (")" if value.studied_in else ""),
        steps=tuple(_step(step, f"{anchor}-step-{i}") for i, step in enumerate(value.mechanism, 1)),
        asked=_asked(value),
        note=value.note or "",
        is_inferred=isinstance(known, Derived),
    )


def _partner(index: Index, value: Interaction) -> Party:
    """The side that is not this substance."""
    own = index.monograph.substance.id
    return next((party for party in value.parties if party.id != own), value.parties[1])


def _effect(known: KnownInteraction, anchor: str) -> Statement:
    if isinstance(known, Curated):
        return say(
            "interactions.effect",
            anchor,
            effect=known.value.effect,
            basis=Basis.CITED,
            source=citation_words(known),
            href=source_link(known.citation),
        )
    return say("interactions.effect", anchor, effect=known.value.effect, basis=Basis.COMPUTED)


def _step(step: Step, anchor: str) -> Statement:
    citation = step.citation
    named = record_words(citation.id) if citation.id else (citation.title or "untitled")
    return say(
        "interactions.proposed" if step.is_proposed else "interactions.step",
        anchor,
        step=step.text,
        basis=Basis.CITED,
        source=named,
        href=source_link(citation),
    )


def _seen_in(value: Interaction) -> str:
    """The basis, and the species where one is stated: animals never pass for people."""
    basis = value.basis.value
    return basis if value.species in (None, basis) else f"{basis}: {value.species}"


def _asked(value: Interaction) -> str:
    if value.action.value == "none stated":
        return ""
    return f"{value.action.value} ({value.hours_apart}s)" if value.hours_apart else value.action.value
