"""Interactions, upper limits and what agents do: the facts a stack is judged by.

A documented interaction is `Curated[Interaction]`: somebody reported it, the citation says where. An
inferred one is `Derived[Interaction]`: it follows from facts about each agent alone; its chain shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from probatum.domain.provenance import Citation, Curated, Derived
from probatum.domain.quantity import Quantity


class PartyKind(StrEnum):
    """What stands on one side of an interaction."""

    SUBSTANCE = "substance"
    DRUG = "drug"
    DRUG_CLASS = "drug class"
    ENZYME = "enzyme"  # or transporter: all agents with one role at it


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """One side of an interaction: a substance, a drug, a class, or all agents with a role at an enzyme."""

    kind: PartyKind
    id: str
    name: str

    @property
    def key(self) -> str:
        """`kind:id`, unique among all parties."""
        return f"{self.kind}:{self.id}"


class Severity(StrEnum):
    """How bad the outcome is where the interaction happens; never how likely it is."""

    CONTRAINDICATED = "contraindicated"
    MAJOR = "major"
    MODERATE = "moderate"
    MINOR = "minor"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """4 for contraindicated, down to 0 for unknown."""
        return ("unknown", "minor", "moderate", "major", "contraindicated").index(self.value)


class Likelihood(StrEnum):
    """How strongly the evidence says that it happens at all; derived from the evidence class."""

    LIKELY = "likely"  # shown in people under control
    PROBABLE = "probable"  # seen in people
    POSSIBLE = "possible"  # stated by a label, or seen in animals
    DOUBTFUL = "doubtful"  # theory or cells
    UNKNOWN = "unknown"  # a page that shows no source


class EvidenceClass(StrEnum):
    """What the statement rests on."""

    HUMAN_CONTROLLED = "human controlled"
    HUMAN_OBSERVED = "human observational or case"
    LABEL = "label or monograph"
    ANIMAL = "animal"
    IN_VITRO = "in vitro"
    THEORETICAL = "theoretical"
    SECONDARY = "secondary page"
    INFERRED = "inferred"


class InteractionBasis(StrEnum):
    """In whom it was seen."""

    HUMAN = "human"
    ANIMAL = "animal"
    IN_VITRO = "in vitro"
    STATED = "not stated"  # said by a label, a monograph or a page that names no study
    INFERRED = "inferred"


class Action(StrEnum):
    """What the sources ask for, as a category; never an instruction to the reader."""

    AVOID_TOGETHER = "avoid together"
    ASK_BEFORE_COMBINING = "ask before combining"
    SEPARATE_BY_HOURS = "separate by hours"
    MONITOR = "monitor"
    NONE = "none stated"


class Onset(StrEnum):
    """How soon, where the source says."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    NOT_STATED = "not stated"


class Outcome(StrEnum):
    """What looking for the interaction gave."""

    INTERACTION = "interaction"
    NONE_FOUND = "none found"  # looked for, or stated as absent, by this source
    NOT_KNOWN = "not known"  # studied without a result we could see, or never studied


_LIKELIHOOD = {
    EvidenceClass.HUMAN_CONTROLLED: Likelihood.LIKELY,
    EvidenceClass.HUMAN_OBSERVED: Likelihood.PROBABLE,
    EvidenceClass.LABEL: Likelihood.POSSIBLE,
    EvidenceClass.ANIMAL: Likelihood.POSSIBLE,
    EvidenceClass.IN_VITRO: Likelihood.DOUBTFUL,
    EvidenceClass.THEORETICAL: Likelihood.DOUBTFUL,
    EvidenceClass.SECONDARY: Likelihood.UNKNOWN,
    EvidenceClass.INFERRED: Likelihood.DOUBTFUL,
}
_BASIS = {
    EvidenceClass.HUMAN_CONTROLLED: InteractionBasis.HUMAN,
    EvidenceClass.HUMAN_OBSERVED: InteractionBasis.HUMAN,
    EvidenceClass.ANIMAL: InteractionBasis.ANIMAL,
    EvidenceClass.IN_VITRO: InteractionBasis.IN_VITRO,
    EvidenceClass.INFERRED: InteractionBasis.INFERRED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a mechanism, with where that step was read."""

    text: str
    species: str | None
    citation: Citation
    is_proposed: bool = False  # the source calls it a proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """What happens between two parties, according to one source or one inference."""

    id: str
    parties: tuple[Party, Party]
    outcome: Outcome
    effect: str  # what changes, in a few words
    topics: tuple[str, ...]  # what it is about: serotonin, bleeding, CYP3A4, absorption, …
    severity: Severity
    evidence: EvidenceClass
    species: str | None  # as the source states it; None where it states none
    mechanism: tuple[Step, ...]
    action: Action
    hours_apart: Quantity | None = None  # with `separate by hours`
    onset: Onset = Onset.NOT_STATED
    studied_in: str | None = None  # design and size, as the source gives them
    note: str | None = None

    def __post_init__(self) -> None:
        if self.outcome is Outcome.INTERACTION and not self.effect.strip():
            raise ValueError("an interaction says what changes")
        if self.evidence is EvidenceClass.INFERRED and self.severity.rank > Severity.MODERATE.rank:
            raise ValueError("an inferred interaction is never more than moderate")
        if self.hours_apart is not None and self.action is not Action.SEPARATE_BY_HOURS:
            raise ValueError("hours apart belong to `separate by hours`")

    @property
    def likelihood(self) -> Likelihood:
        """From the class of evidence; unknown where no interaction is claimed."""
        return _LIKELIHOOD[self.evidence] if self.outcome is Outcome.INTERACTION else Likelihood.UNKNOWN

    @property
    def basis(self) -> InteractionBasis:
        """In whom it was seen."""
        return _BASIS.get(self.evidence, InteractionBasis.STATED)


KnownInteraction = Curated[Interaction] | Derived[Interaction]


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionRule:
    """A documented interaction with the pairs that must fire it and those that must not."""

    known: Curated[Interaction]
    fires: tuple[tuple[str, str], ...]
    silent: tuple[tuple[str, str], ...]


class Role(StrEnum):
    """What an agent is to an enzyme or a transporter."""

    SUBSTRATE = "substrate"
    INHIBITOR = "inhibitor"
    INDUCER = "inducer"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnzymeRole:
    """One agent at one enzyme or transporter."""

    party: Party
    enzyme: str
    role: Role
    species: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentEffect:
    """What one agent does alone to something measurable, or to a molecular target."""

    party: Party
    effect: str  # id of an effect or target, as in effects.toml
    sign: int  # +1 raises or activates, -1 lowers or blocks
    species: str

    def __post_init__(self) -> None:
        if self.sign not in (-1, 1):
            raise ValueError("an effect has the sign 1 or -1")


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentSign:
    """Signs that need help at once, by the topic of an interaction."""

    topic: str
    signs: str


class LimitScope(StrEnum):
    """Which intake a limit counts."""

    TOTAL = "total intake"
    SUPPLEMENTS = "supplements and medicines only"
    ADDED = "supplements and fortified food"
    PREFORMED = "preformed, all sources"
    NOVEL_FOOD = "novel food"
    AS_NOTED = "see note"


class LimitKind(StrEnum):
    """What sort of value it is; authorities keep these apart and so do we."""

    UPPER_LEVEL = "tolerable upper intake level"
    SAFE_LEVEL = "safe level of intake"
    GUIDANCE = "guidance level"
    NONE_SET = "no level set"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpperLimit:
    """The most one authority calls unlikely to harm, for one group; without its group it means nothing."""

    id: str
    nutrient: str
    forms_covered: tuple[str, ...]  # empty: every form
    forms_not_covered: tuple[str, ...]
    authority: str
    jurisdiction: str
    year: int | None
    kind: LimitKind
    age: str  # the group in the authority's words
    age_low: Decimal  # years, inclusive
    age_high: Decimal | None  # years, exclusive; None: no upper end
    pregnancy: bool | None  # True: only pregnancy; False: not in pregnancy; None: both
    lactation: bool | None
    sex: str | None
    per_dose: bool  # a single amount, not a day's
    amount: Quantity | None  # None where no level could be set
    scope: LimitScope
    superseded_by: str | None = None
    note: str | None = None

    @property
    def is_current(self) -> bool:
        """Nothing on file replaces it."""
        return self.superseded_by is None
