"""What section 7 is given: interactions documented and inferred, in whom each was seen, and its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from probatum.pages.contexts.parts import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionRow:
    """One interaction of the substance with one partner."""

    id: Annotated[str, "identifier of the rule or of the inference"]
    anchor: Annotated[str, "identifier of the row on the page"]
    partner: Annotated[str, "substance, medicine, class or enzyme group on the other side"]
    kind: Annotated[str, "what the partner is: substance, drug, drug class, enzyme"]
    severity: Annotated[str, "how bad it is where it happens, or that none was found"]
    likelihood: Annotated[str, "how strongly the evidence says that it happens"]
    effect: Annotated[Statement, "what changes, with its source"]
    basis: Annotated[str, "in whom it was seen, with the species"]
    evidence: Annotated[str, "class of evidence, design and size as the source gives them"]
    steps: Annotated[tuple[Statement, ...], "mechanism, each step with its own source"]
    asked: Annotated[str, "what sources ask for, as a category"]
    note: Annotated[str, "what else the source says"]
    is_inferred: Annotated[bool, "made from facts about each side alone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interactions:
    """Section 7: interactions."""

    intro: Annotated[Statement, "how many are documented, inferred, looked for and not found"]
    rows: Annotated[tuple[InteractionRow, ...], "documented, then inferred, then looked for and not found"]
    unlisted: Annotated[Statement, "what it means that a partner is not listed"]
