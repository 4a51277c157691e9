"""The field's words, as closed lists. Values are the words of `interfaces.md`."""

from enum import IntEnum, StrEnum


class StudyDesign(StrEnum):
    """How the study was done."""

    RCT = "rct"
    CONTROLLED_TRIAL = "controlled-trial"
    OPEN_TRIAL = "open-trial"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    CROSS_SECTIONAL = "cross-sectional"
    CASE_REPORT = "case-report"
    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic-review"
    REVIEW = "review"
    ANIMAL = "animal"
    IN_VITRO = "in-vitro"
    IN_SILICO = "in-silico"
    PROTOCOL = "protocol"
    OTHER = "other"


SYNTHESIS_DESIGNS = frozenset({StudyDesign.META_ANALYSIS, StudyDesign.SYSTEMATIC_REVIEW, StudyDesign.REVIEW})
HUMAN_PRIMARY_DESIGNS = frozenset(
    {
        StudyDesign.RCT,
        StudyDesign.CONTROLLED_TRIAL,
        StudyDesign.OPEN_TRIAL,
        StudyDesign.COHORT,
        StudyDesign.CASE_CONTROL,
        StudyDesign.CROSS_SECTIONAL,
        StudyDesign.CASE_REPORT,
    }
)


class Track(StrEnum):
    """The side of the species wall a study stands on; evidence never crosses it."""

    HUMAN = "human"
    ANIMAL = "animal"
    CELL = "cell"


class InterventionKind(StrEnum):
    """What sort of thing was tried."""

    DRUG = "drug"
    NON_DRUG = "non-drug"
    NONE = "none"


class Route(StrEnum):
    """How the substance was given."""

    ORAL = "oral"
    SUBLINGUAL = "sublingual"
    INTRANASAL = "intranasal"
    INHALED = "inhaled"
    SUBCUTANEOUS = "subcutaneous"
    INTRAMUSCULAR = "intramuscular"
    INTRAVENOUS = "intravenous"
    INTRAPERITONEAL = "intraperitoneal"
    INTRAGASTRIC = "intragastric"
    INTRACEREBRAL = "intracerebral"
    TOPICAL = "topical"
    OCULAR = "ocular"
    RECTAL = "rectal"
    VAGINAL = "vaginal"
    IN_VITRO = "in vitro"
    SEVERAL = "several"
    OTHER = "other"


class ArmRole(StrEnum):
    """The I and the C of PICO."""

    INTERVENTION = "intervention"
    COMPARATOR = "comparator"


class Comparator(StrEnum):
    """What the intervention was compared with."""

    PLACEBO = "placebo"
    VEHICLE = "vehicle"
    NO_TREATMENT = "no treatment"
    USUAL_CARE = "usual care"
    ACTIVE = "active comparator"
    OTHER_DOSE = "other dose"
    BASELINE = "own baseline"
    OTHER = "other comparator"


class Direction(StrEnum):
    """The direction of effect, in the outcome's own scale: measured, not judged."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NO_DIFFERENCE = "no-difference"
    MIXED = "mixed"


class Better(StrEnum):
    """Which way is good for the person."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class OutcomeKind(StrEnum):
    """How near the outcome is to what people feel."""

    PATIENT_IMPORTANT = "patient-important"
    SURROGATE = "surrogate"
    MECHANISTIC = "mechanistic"


class EffectMeasure(StrEnum):
    """Effect measures, under metafor's codes."""

    MD = "MD"
    SMD = "SMD"
    ROM = "ROM"
    RR = "RR"
    OR = "OR"
    RD = "RD"
    HR = "HR"
    IRR = "IRR"
    COR = "COR"
    FOLD = "fold change"
    PERCENT = "percent change"


class EvidenceState(StrEnum):
    """Has anybody measured it in people, and could the measurement be judged?"""

    UNTESTED = "untested"
    NO_USABLE_DATA = "no-usable-data"
    ASSESSED = "assessed"


class FindingState(StrEnum):
    """What an assessed body of evidence found."""

    BENEFIT = "benefit"
    HARM = "harm"
    LITTLE_OR_NO_DIFFERENCE = "little-or-no-difference"
    UNCLEAR = "unclear"
    CONFLICTING = "conflicting"


class CertaintyLevel(IntEnum):
    """GRADE's four levels."""

    VERY_LOW = 1
    LOW = 2
    MODERATE = 3
    HIGH = 4

    @property
    def words(self) -> str:
        """The level as a page prints it."""
        return self.name.lower().replace("_", " ")


class GradeDomain(StrEnum):
    """GRADE's five reasons to rate down and three to rate up. Replication is not among them."""

    RISK_OF_BIAS = "risk of bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication bias"
    LARGE_EFFECT = "large effect"
    DOSE_RESPONSE = "dose-response gradient"
    PLAUSIBLE_CONFOUNDING = "plausible confounding"


class RiskOfBias(StrEnum):
    """The overall risk of bias of one study's result: RoB 2's words, ROBINS-I's worst, and "cannot tell"."""

    LOW = "low"
    SOME_CONCERNS = "some concerns"
    HIGH = "high"
    CRITICAL = "critical"
    NOT_ASSESSABLE = "not assessable"
